"""A dot for each option at its value, with its range over it and what it loses under it."""

from functools import partial
from typing import NamedTuple

from integration_appraisal.figures import one_decimal
from integration_appraisal.render.svg.axes import Scale, axis, hundred
from integration_appraisal.render.svg.keys import Sample, key
from integration_appraisal.render.svg.shapes import (
    BLUE,
    FAINT,
    GREY,
    GRID,
    GROUND,
    INK,
    NONE,
    VERMILLION,
    WIDTH,
    Area,
    Drawn,
    Mark,
    Shape,
    box,
    centred,
    circle,
    hatched,
    lines,
    stroke,
    words,
)
from integration_appraisal.render.svg.texts import LINE, wide, wrapped
from integration_appraisal.report.document import ValueDot, Values

_NAMES, _TALL = 240, 32
_RANGE, _CAP, _RADIUS = -12, 4, 6.5  # three heights, so that no mark covers another: range, dot, loss
_LOSS = (8, 14)


class _Look(NamedTuple):
    ink: str
    dot: str
    outline: str
    loss: str


_FIRST = _Look(INK, BLUE, BLUE, VERMILLION)
_OTHER = _Look(INK, GROUND, INK, VERMILLION)
_OUT = _Look(GREY, GROUND, FAINT, FAINT)


def draw(figures: Values) -> Drawn:
    """A row for each option."""
    numbers = max((wide(one_decimal(dot.value), bold=True) for dot in figures.dots), default=0)
    ends = [end for dot in figures.dots for end in (dot.value, dot.low, dot.high, dot.value + dot.lost)]
    scale = hundred(ends, _NAMES + 20, WIDTH - numbers - 24)
    shapes, y = key(_meanings(figures))
    top = y
    rows: list[Shape] = []
    for dot in figures.dots:
        row, tall = _row(dot, scale, y)
        rows += [*row, stroke((0, y + tall), (WIDTH, y + tall), colour=GRID)]
        y += tall
    return [*shapes, *axis(scale, y, top), *rows], y + 28


def _row(dot: ValueDot, scale: Scale, top: float) -> Drawn:
    look = _look(dot)
    told = wrapped(dot.name + ("" if dot.is_in else " (ruled out)"), _NAMES, bold=dot.is_first)
    tall = max(_TALL, len(told) * LINE + 4)
    y = top + tall / 2
    start = centred(y, len(told))
    shapes = lines(0, start, told, fill=look.ink, bold=dot.is_first)
    shapes.append(words(WIDTH, y + 5, one_decimal(dot.value), "end", fill=look.ink, bold=dot.is_first))
    shapes += _range(scale.at(dot.low), scale.at(dot.high), y + _RANGE, look, Mark("range", dot.name))
    if dot.lost > 0:
        area = Area(scale.at(dot.value), y + _LOSS[0], scale.at(dot.value + dot.lost), y + _LOSS[1])
        shapes.append(box(area, hatched(look.loss), Mark("loss", dot.name)))
    return [*shapes, _dot(scale.at(dot.value), y, look, Mark("dot", dot.name))], tall


def _look(dot: ValueDot) -> _Look:
    return _FIRST if dot.is_first and dot.is_in else _OTHER if dot.is_in else _OUT


def _dot(x: float, y: float, look: _Look, mark: Mark = NONE) -> Shape:
    return circle(x, y, _RADIUS, look.dot, look.outline, mark)


def _range(low: float, high: float, y: float, look: _Look, mark: Mark = NONE) -> list[Shape]:
    """A line with a cap at each end; nothing where both are the same."""
    if low == high:
        return []
    caps = [stroke((x, y - _CAP), (x, y + _CAP), colour=look.outline, thick=1.5) for x in (low, high)]
    return [stroke((low, y), (high, y), colour=look.outline, thick=1.5, mark=mark), *caps]


def _meanings(figures: Values) -> list[tuple[Sample, str]]:
    used = {_look(dot) for dot in figures.dots}
    looks = ((_FIRST, "value of the first"), (_OTHER, "value"), (_OUT, "ruled out"))
    entries: list[tuple[Sample, str]] = [(partial(_sampled, look), said) for look, said in looks if look in used]
    if any(dot.low != dot.high for dot in figures.dots):
        entries.append((lambda x, y: _range(x - 14, x + 14, y, _OTHER), "where it lies 8 times in 10"))
    if any(dot.lost > 0 for dot in figures.dots):
        entries.append((lambda x, y: [box(Area(x - 14, y - 3, x + 14, y + 3), hatched(VERMILLION))], "lost here"))
    return entries


def _sampled(look: _Look, x: float, y: float) -> list[Shape]:
    return [_dot(x, y, look)]
