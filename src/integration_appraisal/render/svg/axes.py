"""Scales, and axes with round numbers."""

from collections.abc import Iterable, Sequence
from math import ceil, floor, log10
from typing import NamedTuple

from integration_appraisal.render.svg.shapes import GREY, GRID, Area, Drawn, Shape, lines, stroke, words
from integration_appraisal.render.svg.texts import LINE, wide, wrapped

_MOST = 8  # numbers on an axis


class Scale(NamedTuple):
    """Figures from ``low`` to ``high`` on a way from ``start`` to ``end``."""

    low: float
    high: float
    start: float
    end: float

    def at(self, figure: float) -> float:
        """Where a figure stands."""
        return self.start + (figure - self.low) / (self.high - self.low) * (self.end - self.start)


def steps(low: float, high: float, most: int) -> float:
    """The least of 1, 2 and 5 times a power of ten that goes at most so often between two figures."""
    size = float(10 ** floor(log10((high - low) / most)))
    return next(own * size for own in (1, 2, 5, 10) if own * size * most >= high - low)


def hundred(figures: Iterable[float], start: float, end: float) -> Scale:
    """A scale from 0 to 100, to round numbers beyond where figures lie outside."""
    own = (0.0, 100.0, *figures)
    return wider(min(own), max(own), start, end)


def wider(low: float, high: float, start: float, end: float) -> Scale:
    """A scale between two figures, to round numbers beyond."""
    step = steps(low, high, _MOST - 1)
    return Scale(floor(low / step) * step, ceil(high / step) * step, start, end)


def ticks(scale: Scale) -> list[tuple[float, str]]:
    """Round numbers in words with their figures: as many as have room beside each other, or else both ends."""
    for most in range(_MOST - 1, 0, -1):
        step = steps(scale.low, scale.high, most)
        first, last = ceil(scale.low / step - 1e-9), floor(scale.high / step + 1e-9)
        told = [(number * step, _said(number * step, step)) for number in range(first, last + 1)]
        room = abs(scale.at(step) - scale.at(0))
        if len(told) > 1 and all(wide(text) + 10 <= room for _, text in told):
            return told
    # An end need not be round: a mark is read off it.
    return [(end, f"{end:z,.2f}".rstrip("0").rstrip(".")) for end in (scale.low, scale.high)]


def widest(scale: Scale) -> float:
    """The room that a number of an axis takes at most."""
    step = steps(scale.low, scale.high, _MOST - 1)
    return max(wide(_said(end, step)) for end in (scale.low, scale.high))


def _said(number: float, step: float) -> str:
    return f"{number:z,.{max(0, -floor(log10(step)))}f}"


def axis(scale: Scale, bottom: float, top: float | None = None) -> list[Shape]:
    """A line with numbers under it, and fainter lines up from them if there is a top."""
    told = ticks(scale)
    up = told if top is not None else []
    shapes = [stroke((scale.at(own), top or 0), (scale.at(own), bottom), colour=GRID) for own, _ in up]
    shapes.append(stroke((scale.start, bottom), (scale.end, bottom)))
    shapes += [stroke((scale.at(own), bottom), (scale.at(own), bottom + 5)) for own, _ in told]
    return [*shapes, *(words(scale.at(own), bottom + 20, text, "middle", fill=GREY) for own, text in told)]


def upright(scale: Scale, left: float, right: float) -> list[Shape]:
    """Numbers beside a line upwards, and fainter lines across from them."""
    told = ticks(scale)
    shapes = [stroke((left, scale.at(own)), (right, scale.at(own)), colour=GRID) for own, _ in told]
    shapes += [words(left - 6, scale.at(own) + 5, text, "end", fill=GREY) for own, text in told]
    return [*shapes, stroke((left, scale.start), (left, scale.end))]


def around(x: float, top: float, bottom: float, texts: Sequence[Area]) -> list[tuple[float, float]]:
    """The parts of a line downwards at x that no text stands in."""
    parts, y = [], top
    for area in sorted(texts, key=lambda own: own.top):
        if area.left - 2 <= x <= area.right + 2 and area.bottom > y:
            parts.append((y, min(area.top, bottom)))
            y = area.bottom
    return [(start, end) for start, end in (*parts, (y, bottom)) if end > start]


def counted(said: str, bottom: float, right: float) -> Drawn:
    """What an axis counts, under its numbers at its end; and where that ends."""
    told = wrapped(said, right)
    return lines(right, bottom + 40, told, "end"), bottom + 46 + (len(told) - 1) * LINE
