"""How values move as one criterion takes more of the weight: a line each, and where another takes the lead."""

from collections.abc import Sequence
from itertools import pairwise

from integration_appraisal.figures import percent
from integration_appraisal.render.svg.axes import Scale, counted
from integration_appraisal.render.svg.keys import Sample, legend
from integration_appraisal.render.svg.labels import Label, at_ends, near
from integration_appraisal.render.svg.planes import Plane, upwards
from integration_appraisal.render.svg.shapes import (
    BLUE,
    FAINT,
    GREEN,
    GROUND,
    INK,
    PURPLE,
    VERMILLION,
    WIDTH,
    Drawn,
    Mark,
    Shape,
    circle,
    stroke,
    words,
)
from integration_appraisal.render.svg.texts import wide
from integration_appraisal.report.document import WeightLine, WeightLines

_TOP, _RADIUS, _ENDS = 58, 5.5, (0, 100)
_LOOKS = ((BLUE, ""), (VERMILLION, "9 4"), (GREEN, "3 3"), (PURPLE, "12 3 3 3"), (INK, "1 4"))  # that can be told apart


def draw(figures: WeightLines) -> Drawn:
    """A line for each option; those that are first somewhere look different from each other, all others alike."""
    shown = _shown(figures)
    others = [line for line in figures.lines if line not in shown]
    values, left = upwards([end for line in figures.lines for end in line.ends], _TOP)
    labels = max((wide(line.label, bold=True) for line in shown), default=0)
    plane = Plane(Scale(0, 100, left, WIDTH - labels - 24), values)
    shapes = [*plane.grid(0), *_now(figures, plane), *_lines(shown, others, plane), *_crossings(figures, plane)]
    shapes += at_ends([Label(line.label, plane.at(100, line.ends[1])) for line in shown], plane.bottom)
    under, y = counted(f"weight of “{figures.criterion}”, in per cent", plane.bottom, plane.across.end)
    told = [(line.label, line.name) for line in shown]
    told += [("", f"others ({len(others)})")] if others else []
    names, height = legend(told, y + 16, lambda at: _sample(at, len(shown)))
    return [*shapes, *under, *names], height


def _lines(shown: Sequence[WeightLine], others: Sequence[WeightLine], plane: Plane) -> list[Shape]:
    """Lines from no weight to all of it, those that stand out over the others."""
    shapes = [stroke(*plane.way(_ENDS, line.ends), colour=FAINT, mark=Mark("other", line.name)) for line in others]
    for line, (colour, dash) in zip(shown, _LOOKS, strict=False):
        way = plane.way(_ENDS, line.ends)
        shapes.append(stroke(*way, colour=colour, thick=3, dash=dash, mark=Mark("line", line.name)))
    return shapes


def _shown(figures: WeightLines) -> list[WeightLine]:
    """The lines of those that are first somewhere: the one that is now, and those that are for longest."""
    stretches = list(pairwise(sorted({0.0, *figures.crossings, 1.0})))

    def worth(line: WeightLine) -> tuple[bool, float]:
        best = [(end - start, (start + end) / 2) for start, end in stretches]
        return _leads(figures, line, figures.now), sum(long for long, at in best if _leads(figures, line, at))

    return sorted((line for line in figures.lines if line.is_first), key=worth, reverse=True)[: len(_LOOKS)]


def _leads(figures: WeightLines, line: WeightLine, share: float) -> bool:
    return line.at(share) >= max(own.at(share) for own in figures.lines) - 1e-9


def _now(figures: WeightLines, plane: Plane) -> list[Shape]:
    x, said = plane.across.at(100 * figures.now), f"now {percent(figures.now)}"
    half = wide(said) / 2
    place = min(max(x, plane.across.start + half), WIDTH - half)
    return [words(place, _TOP - 18, said, "middle"), stroke((x, _TOP - 12), (x, plane.bottom), dash="4 3")]


def _crossings(figures: WeightLines, plane: Plane) -> list[Shape]:
    """A ring where first place changes, with the weight beside it."""
    told = [
        Label(percent(share), plane.at(100 * share, max(line.at(share) for line in figures.lines)))
        for share in figures.crossings
    ]
    ways = [plane.way(_ENDS, line.ends) for line in figures.lines]
    now = plane.way((100 * figures.now,), (plane.up.low, plane.up.high))
    shapes = near(told, _RADIUS, plane.frame(plane.across.end), [*ways, now])
    return [*shapes, *(circle(*label.place, _RADIUS, GROUND, INK, Mark("crossing")) for label in told)]


def _sample(at: int, shown: int) -> Sample:
    """A piece of a line as it looks."""
    colour, dash = _LOOKS[at] if at < shown else (FAINT, "")
    thick = 3 if at < shown else 1
    return lambda x, y: [stroke((x - 15, y), (x + 15, y), colour=colour, dash=dash, thick=thick)]
