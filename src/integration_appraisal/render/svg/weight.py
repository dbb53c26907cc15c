"""How values move as one criterion takes more of the weight: a line each, and where another takes the lead."""

from collections.abc import Callable, Sequence
from itertools import cycle

from integration_appraisal.figures import percent
from integration_appraisal.render.brief.charts.shapes import (
    INK,
    LEADER,
    LETTERS,
    LINE_HEIGHT,
    WIDTH,
    Drawn,
    Shape,
    axis,
    circle,
    hundred,
    legend,
    stroke,
    values,
    words,
    wrapped,
)
from integration_appraisal.report.document import WeightLine, WeightLines

_LEFT, _RIGHT, _TOP, _TALL = 50, WIDTH - 60, 26, 224
_DASHES = ("8 4", "2 3", "12 4 2 4", "6 2 2 2 2 2", "1 4")  # of all but the leader, whose line is whole


def draw(figures: WeightLines) -> Drawn:
    """A line for each option, labelled at its end; the weight of now, and each crossing."""
    lines = figures.lines
    bottom = _TOP + max(_TALL, len(lines) * LINE_HEIGHT)  # room for a label at the end of every line
    y, numbers = values([end for line in lines for end in line.ends], _TOP, bottom, _LEFT)
    below, count = wrapped(_RIGHT, bottom + 40, f"weight of “{figures.criterion}”", LETTERS, "end")
    now = _across(figures.now)
    shapes = [*axis(_LEFT, _RIGHT, bottom, hundred("%")), *numbers, *below]
    shapes += [stroke(now, _TOP, now, bottom, dash="4 3")]
    shapes += [words(now, _TOP - 8, f"now {percent(figures.now)}", "middle"), *_lines(lines, y)]
    for share in figures.crossings:
        shapes += _crossing(lines, share, y)
    spread = _spread([(y(line.ends[1]), line.label) for line in lines], bottom)
    shapes += [words(_RIGHT + 8, place + 5, label, weight="bold") for place, label in spread]
    names, height = legend([(line.label, line.name) for line in lines], bottom + 46 + count * LINE_HEIGHT)
    return [*shapes, *names], height


def _across(share: float) -> float:
    return _LEFT + share * (_RIGHT - _LEFT)


def _lines(lines: Sequence[WeightLine], y: Callable[[float], float]) -> list[Shape]:
    dashes = cycle(_DASHES)
    return [
        stroke(
            _LEFT,
            y(line.ends[0]),
            _RIGHT,
            y(line.ends[1]),
            thick=4 if line.is_first else 3,
            dash="" if line.is_first else next(dashes),
            stroke=LEADER if line.is_first else INK,
        )
        for line in lines
    ]


def _crossing(lines: Sequence[WeightLine], share: float, y: Callable[[float], float]) -> list[Shape]:
    best = max(line.at(share) for line in lines)
    x = _across(share)
    return [circle(x, y(best), 7, "#ffffff"), words(x + 12, y(best) - 10, percent(share), weight="bold")]


def _spread(labels: Sequence[tuple[float, str]], bottom: float) -> list[tuple[float, str]]:
    """Labels moved down where they would stand on each other, and up where they would leave the picture."""
    down: list[tuple[float, str]] = []
    for place, label in sorted(labels):
        down.append((max(place, down[-1][0] + LINE_HEIGHT) if down else place, label))
    up: list[tuple[float, str]] = []
    for place, label in reversed(down):
        up.append((min(place, up[-1][0] - LINE_HEIGHT if up else bottom), label))
    return up
