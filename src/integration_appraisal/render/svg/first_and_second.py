"""What speaks for each of two options: bars to both sides of a line, and their sum."""

from functools import partial

from integration_appraisal.figures import signed
from integration_appraisal.render.svg.axes import Scale
from integration_appraisal.render.svg.keys import Sample, key
from integration_appraisal.render.svg.shapes import (
    BLUE,
    INK,
    VERMILLION,
    WIDTH,
    Area,
    Drawn,
    Mark,
    Shape,
    box,
    centred,
    hatched,
    lines,
    stroke,
    words,
)
from integration_appraisal.render.svg.texts import LINE, wide, wrapped
from integration_appraisal.report.document import Apart, FirstAndSecond

_NAMES, _TALL, _BAR = 270, 26, 16
_LEAD = "Lead, the sum"


def draw(figures: FirstAndSecond) -> Drawn:
    """A row for each criterion and local factor, and one for the lead."""
    scale = _scale(figures)
    shapes, y = key(_meanings(figures))
    heads, y = _heads(figures, scale.at(0), y)
    shapes += heads
    top = y
    for own in figures.apart:
        row, tall = _row(own, scale, y, BLUE if own.points > 0 else VERMILLION)
        shapes += row
        y += tall
    shapes.append(stroke((0, y + 3), (WIDTH, y + 3)))
    row, tall = _row(Apart(_LEAD, figures.lead, is_loss=False), scale, y + 6, INK, bold=True)
    y += tall + 6
    return [*shapes, *row, stroke((scale.at(0), top), (scale.at(0), y), thick=1.5)], y + 4


def _scale(figures: FirstAndSecond) -> Scale:
    """From the least to the most points, with room for a number at both ends, and for a heading on both sides."""
    points = [*(own.points for own in figures.apart), figures.lead]
    low, high = max(0.0, -min(points)), max(0.0, *points)
    low, high = (max(low, high / 3), max(high, low / 3)) if low or high else (1.0, 1.0)
    numbers = max(wide(signed(own), bold=True) for own in points) + 8
    return Scale(-low, high, _NAMES + 12 + numbers, WIDTH - numbers)


def _heads(figures: FirstAndSecond, zero: float, y: float) -> Drawn:
    left = wrapped(f"For {figures.second}", zero - 10, bold=True)
    right = wrapped(f"For {figures.first}", WIDTH - zero - 10, bold=True)
    last = y + LINE * max(len(left), len(right))
    shapes = lines(zero - 10, last - LINE * (len(left) - 1), left, "end", bold=True)
    shapes += lines(zero + 10, last - LINE * (len(right) - 1), right, bold=True)
    return shapes, last + 8


def _row(own: Apart, scale: Scale, top: float, colour: str, *, bold: bool = False) -> Drawn:
    """A name, its bar, and its number at the end of the bar."""
    told = wrapped(own.name, _NAMES, bold=bold)
    tall = max(_TALL, len(told) * LINE + 4)
    y, zero, end = top + tall / 2, scale.at(0), scale.at(own.points)
    shapes = lines(0, centred(y, len(told)), told, bold=bold)
    if end != zero:
        area = Area(min(zero, end), y - _BAR / 2, max(zero, end), y + _BAR / 2)
        mark = Mark("lead" if bold else "loss" if own.is_loss else "bar", own.name)
        shapes.append(box(area, hatched(colour) if own.is_loss else colour, mark))
    side = -1 if own.points < 0 else 1
    number = words(end + side * 6, y + 5, signed(own.points), "end" if side < 0 else "start", bold=bold)
    return [*shapes, number], tall


def _meanings(figures: FirstAndSecond) -> list[tuple[Sample, str]]:
    kinds = {own.is_loss for own in figures.apart}
    told = ((False, "by criteria"), (True, "by what is lost here"))
    return [(partial(_sample, loss), said) for loss, said in told if loss in kinds]


def _sample(loss: bool, x: float, y: float) -> list[Shape]:  # noqa: FBT001 - taken by its place
    """A bar to both sides."""
    halves = ((Area(x - 14, y - 7, x, y + 7), VERMILLION), (Area(x, y - 7, x + 14, y + 7), BLUE))
    return [box(area, hatched(colour) if loss else colour) for area, colour in halves]
