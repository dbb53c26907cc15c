"""How values move as one criterion takes more of the weight: a line each, and where another takes the lead."""

from collections.abc import Sequence
from itertools import pairwise

from integration_appraisal.figures import percent
from integration_appraisal.render.svg.axes import Scale, axis, counted, hundred, ticks, upright
from integration_appraisal.render.svg.keys import Sample, legend
from integration_appraisal.render.svg.placing import Way, around, free, joined
from integration_appraisal.render.svg.shapes import (
    BLUE,
    FAINT,
    GREEN,
    GROUND,
    INK,
    PURPLE,
    VERMILLION,
    WIDTH,
    Area,
    Drawn,
    Mark,
    Shape,
    box,
    circle,
    stroke,
    words,
)
from integration_appraisal.render.svg.texts import LINE, SIZE, wide
from integration_appraisal.report.document import WeightLine, WeightLines

_TALL, _TOP, _RADIUS = 250, 58, 5.5
_LOOKS = ((BLUE, ""), (VERMILLION, "9 4"), (GREEN, "3 3"), (PURPLE, "12 3 3 3"), (INK, "1 4"))  # that can be told apart


def draw(figures: WeightLines) -> Drawn:
    """A line for each option; those that are first somewhere look different from each other, all others alike."""
    shown = _shown(figures)
    others = [line for line in figures.lines if line not in shown]
    bottom = _TOP + _TALL
    values = hundred([end for line in figures.lines for end in line.ends], bottom, _TOP)
    left = max(wide(text) for _, text in ticks(values)) + 8
    weights = Scale(0, 1, left, WIDTH - max((wide(line.label, bold=True) for line in shown), default=0) - 24)
    shapes = [words(0, 14, "value out of 100"), *upright(values, left, weights.end)]
    shapes += axis(weights._replace(high=100), bottom, unit="%")
    shapes += _now(figures, weights, bottom)
    ways = [_way(line, weights, values) for line in shown]
    faint = [_way(line, weights, values) for line in others]
    for line, way in zip(others, faint, strict=True):
        shapes.append(stroke(*way, colour=FAINT, mark=Mark("other", line.name)))
    for line, way, (colour, dash) in zip(shown, ways, _LOOKS, strict=False):
        shapes.append(stroke(*way, colour=colour, thick=3, dash=dash, mark=Mark("line", line.name)))
    shapes += [*_crossings(figures, weights, values, [*ways, *faint]), *_labels(shown, ways, bottom)]
    under, y = counted(f"weight of “{figures.criterion}”", bottom, weights.end)
    told = [(line.label, line.name) for line in shown]
    told += [("", f"others ({len(others)})")] if others else []
    names, height = legend(told, y + 16, lambda at: _sample(at, len(shown)))
    return [*shapes, *under, *names], height


def _shown(figures: WeightLines) -> list[WeightLine]:
    """The lines of those that are first somewhere: the one that is now, and those that are for longest."""
    stretches = list(pairwise(sorted({0.0, *figures.crossings, 1.0})))

    def worth(line: WeightLine) -> tuple[bool, float]:
        best = [(end - start, (start + end) / 2) for start, end in stretches]
        return _leads(figures, line, figures.now), sum(long for long, at in best if _leads(figures, line, at))

    return sorted((line for line in figures.lines if line.is_first), key=worth, reverse=True)[: len(_LOOKS)]


def _leads(figures: WeightLines, line: WeightLine, share: float) -> bool:
    return line.at(share) >= max(own.at(share) for own in figures.lines) - 1e-9


def _way(line: WeightLine, weights: Scale, values: Scale) -> Way:
    return (weights.start, values.at(line.ends[0])), (weights.end, values.at(line.ends[1]))


def _now(figures: WeightLines, weights: Scale, bottom: float) -> list[Shape]:
    x, said = weights.at(figures.now), f"now {percent(figures.now)}"
    half = wide(said) / 2
    place = min(max(x, weights.start + half), WIDTH - half)
    return [words(place, _TOP - 18, said, "middle"), stroke((x, _TOP - 12), (x, bottom), dash="4 3")]


def _crossings(figures: WeightLines, weights: Scale, values: Scale, ways: Sequence[Way]) -> list[Shape]:
    """A ring where first place changes, with the weight beside it."""
    frame = Area(weights.start + 2, _TOP - 12, weights.end, values.start - 2)
    best = [(share, max(line.at(share) for line in figures.lines)) for share in figures.crossings]
    places = [(weights.at(share), values.at(value)) for share, value in best]
    taken = [around(place, _RADIUS + 2) for place in places]
    now = weights.at(figures.now)
    lines = [*ways, ((now, _TOP), (now, values.start))]
    shapes: list[Shape] = []
    for (share, _), place in zip(best, places, strict=True):
        said = percent(share)
        area = free(place, (wide(said, bold=True) + 4, SIZE + 2), frame, taken, lines)
        taken.append(area)
        shapes += [box(area, GROUND), stroke(*joined(place, area))]
        shapes.append(words((area.left + area.right) / 2, area.bottom - 4, said, "middle", bold=True))
    return [*shapes, *(circle(*place, _RADIUS, GROUND, INK, Mark("crossing")) for place in places)]


def _labels(shown: Sequence[WeightLine], ways: Sequence[Way], bottom: float) -> list[Shape]:
    """Labels at the ends of lines, moved apart where they would stand on each other, with a line to them."""
    ends = sorted((way[1], line.label) for way, line in zip(ways, shown, strict=True))
    down: list[float] = []
    for (_, y), _ in ends:
        down.append(max(y, down[-1] + LINE) if down else y)
    up: list[float] = []
    for y in reversed(down):
        up.append(min(y, up[-1] - LINE if up else bottom))
    shapes: list[Shape] = []
    for (end, label), y in zip(ends, reversed(up), strict=True):
        x = end[0] + 16
        shapes += [stroke(end, (x - 2, y)), words(x + 2, y + 5, label, bold=True)]
    return shapes


def _sample(at: int, shown: int) -> Sample:
    """A piece of a line as it looks."""
    colour, dash = _LOOKS[at] if at < shown else (FAINT, "")
    thick = 3 if at < shown else 1
    return lambda x, y: [stroke((x - 15, y), (x + 15, y), colour=colour, dash=dash, thick=thick)]
