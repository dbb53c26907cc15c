"""Value beside cost: a dot each with its range of cost, and the line through those best for their cost."""

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
)
from integration_appraisal.report.document import CostMark, CostMarks

_RADIUS, _CAP = 5.5, 4


class _Look(NamedTuple):
    filling: str
    outline: str


_BEST, _OTHER, _OUT = _Look(BLUE, BLUE), _Look(GROUND, INK), _Look(GROUND, FAINT)


def draw(figures: CostMarks) -> Drawn:
    """Dots over an axis of cost, with what each stands for below."""
    marks = figures.marks
    shapes, y = key(_meanings(marks))
    values, left = upwards([mark.value for mark in marks], y + HEADING)
    plane = Plane(_costs(marks, left), values)
    under, end = counted(f"cost, {figures.unit}" if figures.unit else "cost", plane.bottom, WIDTH)
    names, height = legend([(mark.label, _standing(mark)) for mark in marks], end + 16)
    return [*shapes, *plane.grid(y), *_marks(marks, plane), *under, *names], height


def _marks(marks: Sequence[CostMark], plane: Plane) -> list[Shape]:
    """The line through the best, ranges, labels, and dots over all of them."""
    places = [plane.at(mark.total, mark.value) for mark in marks]
    best = list(pairwise(place for place, mark in zip(places, marks, strict=True) if mark.is_best))
    ranges = [plane.way((mark.low, mark.high), (mark.value,)) for mark in marks]
    shapes = [stroke(*way, colour=BLUE, thick=1.5, dash="6 4", mark=Mark("frontier")) for way in best]
    dots, told = list[Shape](), list[Label]()
    for mark, place, way in zip(marks, places, ranges, strict=True):
        ink, faint = (INK, GREY) if mark.is_in else (GREY, FAINT)
        shapes += _range(way, faint, Mark("range", mark.name))
        told.append(Label(mark.label, place, ink))
        dots.append(circle(*place, _RADIUS, *_look(mark), Mark("dot", mark.name)))
    return [*shapes, *near(told, _RADIUS, plane.frame(), [*best, *ranges]), *dots]


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
    """A line with caps; nothing where a cost has no range."""
    (low, y), (high, _) = way
    if low == high:
        return []
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
