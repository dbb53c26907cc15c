"""Value beside cost: a mark each with its range of cost, and the line through those best for their cost."""

from collections.abc import Callable, Sequence
from itertools import pairwise
from math import ceil, dist, floor, log10

from integration_appraisal.figures import amount, one_decimal
from integration_appraisal.render.brief.charts.shapes import (
    GREY,
    INK,
    LEADER,
    WIDTH,
    Drawn,
    Shape,
    axis,
    circle,
    legend,
    stroke,
    values,
    words,
)
from integration_appraisal.report.document import CostMark, CostMarks

_LEFT, _RIGHT, _TOP, _BOTTOM = 50, WIDTH - 40, 24, 250
_RADIUS, _GAP = 12, 27  # of a mark with its number, and from one such mark to the next
_DOT = 3  # radius of a mark's own place, where the mark had to move

Place = tuple[float, float]


def draw(figures: CostMarks) -> Drawn:
    """Marks over an axis of cost, with what each stands for below."""
    marks = figures.marks
    x, ticks = _costs(marks)
    y, numbers = values([mark.value for mark in marks], _TOP, _BOTTOM, _LEFT)
    places = [(x(mark.total), y(mark.value)) for mark in marks]
    shapes = [*axis(_LEFT, _RIGHT, _BOTTOM, ticks), stroke(_LEFT, _TOP, _LEFT, _BOTTOM), *numbers]
    shapes += [words(_RIGHT, _BOTTOM + 40, "cost", "end"), words(_LEFT + 6, _TOP - 4, "value out of 100")]
    best = [place for place, mark in zip(places, marks, strict=True) if mark.is_best]
    shapes += [stroke(*one, *other, dash="6 4", stroke=LEADER, thick=2) for one, other in pairwise(best)]
    for mark, (_, level) in zip(marks, places, strict=True):
        dash = "" if mark.is_in else "2 3"
        shapes.append(stroke(x(mark.low), level, x(mark.high), level, stroke=GREY, thick=2, dash=dash))
    shapes += _marks(marks, places)
    names, height = legend([(mark.label, _standing(mark)) for mark in marks], _BOTTOM + 64)
    return [*shapes, *names], height


def _costs(marks: Sequence[CostMark]) -> tuple[Callable[[float], float], list[tuple[float, str]]]:
    """Where a cost stands, and the ticks of its axis."""
    least: float = min(0.0, *(mark.low for mark in marks))
    most: float = max(mark.high for mark in marks)
    most = most if most > least else least + 1

    def x(cost: float) -> float:
        return _LEFT + (cost - least) / (most - least) * (_RIGHT - _LEFT)

    return x, [((cost - least) / (most - least), amount(cost)) for cost in _round_numbers(least, most)]


def _round_numbers(least: float, most: float) -> list[float]:
    """Up to six round numbers between two: multiples of 1, 2 or 5 times a power of ten."""
    size = 10 ** floor(log10((most - least) / 5))
    step = next(own * size for own in (1, 2, 5, 10) if own * size * 5 >= most - least)
    return [number * step for number in range(ceil(least / step), floor(most / step) + 1)]


def _marks(marks: Sequence[CostMark], places: Sequence[Place]) -> list[Shape]:
    """Circles with their labels; where one had to move, a dot and a line at its own place."""
    shapes: list[Shape] = []
    rooms = _apart(places)
    for place, room in zip(places, rooms, strict=True):
        if place != room:
            shapes += [stroke(*place, *room), circle(*place, _DOT, INK)]
    for mark, room in zip(marks, rooms, strict=True):
        shapes += _mark(mark, room)
    return shapes


def _apart(places: Sequence[Place]) -> list[Place]:
    """Where marks have room: their own places, or the nearest above or below where one would cover another."""
    rooms: list[Place] = []
    for x, y in places:
        away = (0, *range(_RADIUS + 6, _BOTTOM - _TOP))  # far enough to show its own place, too
        tries = (y + way * step for step in away for way in (-1, 1))
        free = (own for own in tries if _TOP <= own <= _BOTTOM and all(dist((x, own), room) >= _GAP for room in rooms))
        rooms.append((x, next(free, y)))
    return rooms


def _mark(mark: CostMark, place: Place) -> list[Shape]:
    x, y = place
    filling, ink = (LEADER, "#ffffff") if mark.is_best else ("#ffffff", INK)
    return [circle(x, y, _RADIUS, filling), words(x, y + 5, mark.label, "middle", fill=ink, weight="bold")]


def _standing(mark: CostMark) -> str:
    state = "best for its cost" if mark.is_best else "another or a mix does better" if mark.is_in else "ruled out"
    return f"{mark.name}: value {one_decimal(mark.value)}, cost {amount(mark.total)}; {state}"
