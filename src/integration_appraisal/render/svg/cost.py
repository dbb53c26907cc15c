"""Value beside cost: a dot each, the line through those best for their cost, and under them the ranges of cost."""

from collections.abc import Sequence
from functools import partial
from itertools import pairwise
from typing import NamedTuple

from integration_appraisal.figures import amount, one_decimal
from integration_appraisal.render.svg.axes import Scale, counted, wider, widest
from integration_appraisal.render.svg.keys import Sample, key, legend
from integration_appraisal.render.svg.labels import Label, near
from integration_appraisal.render.svg.placing import Way
from integration_appraisal.render.svg.planes import HEADING, Plane, upwards
from integration_appraisal.render.svg.shapes import (
    BLUE,
    FAINT,
    GREY,
    GROUND,
    INK,
    NONE,
    WIDTH,
    Drawn,
    Mark,
    Shape,
    circle,
    stroke,
    words,
)
from integration_appraisal.report.document import CostMark, CostMarks

_RADIUS, _CAP, _ROW = 5.5, 4, 18


class _Look(NamedTuple):
    filling: str
    outline: str


_BEST, _OTHER, _OUT = _Look(BLUE, BLUE), _Look(GROUND, INK), _Look(GROUND, FAINT)


def draw(figures: CostMarks) -> Drawn:
    """Dots over an axis of cost, ranges between the two, a row each, and what each stands for below."""
    marks = figures.marks
    shapes, y = key(_meanings(marks))
    values, left = upwards([mark.value for mark in marks], y + HEADING)
    plane = Plane(_costs(marks, left), values)
    ranges, foot = _ranges(marks, plane)
    under, end = counted(_across(figures.unit, plane.across), foot, WIDTH)
    names, height = legend([(mark.label, _standing(mark)) for mark in marks], end + 16)
    return [*shapes, *plane.grid(y, foot), *ranges, *_marks(marks, plane), *under, *names], height


def _across(unit: str, across: Scale) -> str:
    """What the axis counts, and that it has no 0 where it has none: nobody is to take its length for a cost."""
    told = f"cost, {unit}" if unit else "cost"
    return told if across.low <= 0 else f"{told} (the axis begins at {amount(across.low)}, not at 0)"


def _marks(marks: Sequence[CostMark], plane: Plane) -> list[Shape]:
    """The line through the best, labels, and dots over all of them."""
    places = [plane.at(mark.total, mark.value) for mark in marks]
    best = list(pairwise(place for place, mark in zip(places, marks, strict=True) if mark.is_best))
    shapes = [stroke(*way, colour=BLUE, thick=1.5, dash="6 4", mark=Mark("frontier")) for way in best]
    dots, told = list[Shape](), list[Label]()
    for mark, place in zip(marks, places, strict=True):
        told.append(Label(mark.label, place, INK if mark.is_in else GREY))
        dots.append(circle(*place, _RADIUS, *_look(mark), Mark("dot", mark.name)))
    return [*shapes, *near(told, _RADIUS, plane.frame(), best), *dots]


def _ranges(marks: Sequence[CostMark], plane: Plane) -> Drawn:
    """A row for each cost that has a range, so that none lies on another; and where the last row ends."""
    shapes, y = list[Shape](), plane.bottom
    for mark in marks:
        if mark.low != mark.high:
            y += _ROW
            low, total, high = map(plane.across.at, (mark.low, mark.total, mark.high))
            shapes += _range(((low, y), (high, y)), GREY if mark.is_in else FAINT, Mark("range", mark.name))
            shapes.append(circle(total, y, _CAP, *_look(mark)))
            shapes.append(words(plane.across.start - 6, y + 5, mark.label, "end", bold=True))
    return shapes, y + _ROW if shapes else y


def _costs(marks: Sequence[CostMark], left: float) -> Scale:
    """From 0, or from the least where all costs lie close to each other and far from 0."""
    least, most = min(mark.low for mark in marks), max(mark.high for mark in marks)
    if not 0 < most / 2 < least:
        least, most = min(0.0, least), max(0.0, most)
    apart = max(abs(least), abs(most)) / 20 or 1.0
    low, high = (least, most) if most - least > apart else (least - apart, most + apart)
    scale = wider(low, high, left, WIDTH - 20)
    half = widest(scale) / 2
    return scale._replace(start=max(left, half), end=WIDTH - max(12, half))


def _range(way: Way, colour: str, mark: Mark = NONE) -> list[Shape]:
    """A line with caps."""
    (low, y), (high, _) = way
    caps = [stroke((x, y - _CAP), (x, y + _CAP), colour=colour, thick=1.5) for x in (low, high)]
    return [stroke(*way, colour=colour, thick=1.5, mark=mark), *caps]


def _look(mark: CostMark) -> _Look:
    return _BEST if mark.is_best else _OTHER if mark.is_in else _OUT


def _standing(mark: CostMark) -> str:
    out = "" if mark.is_in else " (ruled out)"
    return f"{mark.name}{out}: value {one_decimal(mark.value)}, cost {amount(mark.total)}"


def _meanings(marks: Sequence[CostMark]) -> list[tuple[Sample, str]]:
    """Dots as they look, with their range."""
    used = {_look(mark) for mark in marks}
    looks = ((_BEST, "best for its cost"), (_OTHER, "another or a mix does better"), (_OUT, "ruled out"))
    entries: list[tuple[Sample, str]] = [(partial(_sampled, look), said) for look, said in looks if look in used]
    if any(mark.low != mark.high for mark in marks):
        entries.append((lambda x, y: _range(((x - 14, y), (x + 14, y)), GREY), "range of the cost"))
    return entries


def _sampled(look: _Look, x: float, y: float) -> list[Shape]:
    return [circle(x, y, _RADIUS, *look)]
