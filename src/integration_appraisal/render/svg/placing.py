"""Where labels have room: near what they are for, and covering nothing."""

from collections.abc import Iterator, Sequence
from math import cos, hypot, pi, sin
from typing import TypeAlias

from integration_appraisal.render.svg.shapes import Area

Place: TypeAlias = tuple[float, float]
Way: TypeAlias = tuple[Place, Place]

_STEP, _TURNS = 6, 16


def around(place: Place, radius: float) -> Area:
    """The square around a circle."""
    return Area(place[0] - radius, place[1] - radius, place[0] + radius, place[1] + radius)


def free(place: Place, size: tuple[float, float], frame: Area, taken: Sequence[Area], ways: Sequence[Way]) -> Area:
    """The nearest room for a label: off all that is taken and all ways, or else off what is taken alone.

    Neither does the way from its place lead over what is taken.
    """
    tries = [area for area in _tries(place, size) if _within(area, frame)]
    clear = [own for own in tries if not any(_meet(own, area) for area in taken)]
    reached = _reached(place, clear, taken)
    return _first_off(ways, reached) or next(iter([*reached, *clear, *tries]))


def _reached(place: Place, areas: Sequence[Area], taken: Sequence[Area]) -> list[Area]:
    """Areas to which a way leads over nothing that is taken, but for what stands at the place itself."""
    others = [area for area in taken if not _holds(area, place)]
    return [area for area in areas if not _any_crossed([(place, _middle(area))], others)]


def _first_off(ways: Sequence[Way], areas: Sequence[Area]) -> Area | None:
    return next((area for area in areas if not _any_crossed(ways, [area])), None)


def _any_crossed(ways: Sequence[Way], areas: Sequence[Area]) -> bool:
    return any(crosses(way, area) for way in ways for area in areas)


def joined(place: Place, area: Area) -> Way:
    """The way from a place to the edge of its label."""
    x, y = min(max(place[0], area.left), area.right), min(max(place[1], area.top), area.bottom)
    return place, (x, y)


def _tries(place: Place, size: tuple[float, float]) -> Iterator[Area]:
    """Rooms around a place, the nearest first, and above before below."""
    wide, tall = size
    for ring in range(120):
        away = 8 + ring * _STEP
        for turn in range(_TURNS):
            angle = (turn + 1) // 2 * (-1) ** turn * 2 * pi / _TURNS - pi / 4
            x = place[0] + cos(angle) * (away + wide / 2)
            y = place[1] + sin(angle) * (away + tall / 2)
            yield Area(x - wide / 2, y - tall / 2, x + wide / 2, y + tall / 2)


def _within(area: Area, frame: Area) -> bool:
    beside = frame.left <= area.left and area.right <= frame.right
    return beside and frame.top <= area.top and area.bottom <= frame.bottom


def _holds(area: Area, place: Place) -> bool:
    return area.left < place[0] < area.right and area.top < place[1] < area.bottom


def _meet(one: Area, other: Area) -> bool:
    beside = one.left < other.right and other.left < one.right
    return beside and one.top < other.bottom and other.top < one.bottom


def _middle(area: Area) -> Place:
    return (area.left + area.right) / 2, (area.top + area.bottom) / 2


def crosses(way: Way, area: Area) -> bool:
    """Whether a straight way leads through an area."""
    (x, y), (to_x, to_y) = way
    if hypot(to_x - x, to_y - y) == 0:
        return _holds(area, (x, y))
    enter, leave = 0.0, 1.0
    for start, move, low, high in ((x, to_x - x, area.left, area.right), (y, to_y - y, area.top, area.bottom)):
        if move == 0:
            if not low < start < high:
                return False
            continue
        one, other = sorted(((low - start) / move, (high - start) / move))
        enter, leave = max(enter, one), min(leave, other)
    return enter < leave
