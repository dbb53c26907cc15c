"""Losses: what an option loses where the place lacks what it relies on, and whether it is ready."""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from math import fsum
from types import MappingProxyType
from typing import NamedTuple


class Ready(StrEnum):
    """Whether a place has what an option can't do without."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


class Factor(NamedTuple):
    """A local factor: ``levels`` in all, the place's ``level`` counted from 1 (None: not given).

    ``points`` is what an option that relies on it loses at the widest gap, unless its need has points of its own;
    ``emphasises`` maps criteria to multipliers at the top level.
    """

    levels: int
    level: int | None
    points: float = 0.0
    emphasises: Mapping[int, float] = MappingProxyType({})


class Need(NamedTuple):
    """The band of levels of one factor (by position) that an option relies on."""

    factor: int
    at_least: int | None = None
    at_most: int | None = None
    essential: bool = False
    points: float | None = None  # what it costs at the widest gap; None: what the factor costs
    firm: bool = False  # whether its ends are beyond doubt
    rate: float | None = None  # its own points for each one of the factor's, where it has both

    def gap(self, level: int) -> int:
        """Levels between the place and the band: ``max(0, a − ℓ, ℓ − b)``."""
        below = 0 if self.at_least is None else self.at_least - level
        above = 0 if self.at_most is None else level - self.at_most
        return max(0, below, above)


def loss(need: Need, factor: Factor) -> float:
    """What missing one band costs, in points of value; a level not given costs nothing."""
    return 0.0 if factor.level is None else loss_at(need, factor, factor.level)


def loss_at(need: Need, factor: Factor, level: int) -> float:
    """The same were the factor at some level: ``points · gap / (L − 1)``."""
    points = factor.points if need.points is None else need.points
    return points * need.gap(level) / (factor.levels - 1)


def lost_more(ours: Need | None, theirs: Need | None, factor: Factor, level: int) -> float:
    """What one option loses to a factor at some level beyond what another does; None is no need of it."""
    return (loss_at(ours, factor, level) if ours else 0.0) - (loss_at(theirs, factor, level) if theirs else 0.0)


def with_points(need: Need, of_factor: float, counted: float) -> Need:
    """A need where its factor counts for other than the catalogue's points: own points keep their proportion to it."""
    if need.points is None or not of_factor:
        return need
    rate = need.points / of_factor
    return need._replace(points=rate * counted, rate=rate)


def losses(needs: Sequence[Need], factors: Sequence[Factor]) -> dict[int, float]:
    """What an option loses, by factor; only factors that cost it something."""
    by_factor = {need.factor: loss(need, factors[need.factor]) for need in needs}
    return {factor: points for factor, points in by_factor.items() if points > 0}


def most_to_lose(needs: Sequence[Need], factors: Sequence[Factor]) -> float:
    """What an option would lose with every factor at the level that is worst for it."""
    pairs = ((need, factors[need.factor]) for need in needs)
    return fsum(max(loss_at(need, factor, 1), loss_at(need, factor, factor.levels)) for need, factor in pairs)


def ready(needs: Sequence[Need], factors: Sequence[Factor]) -> Ready:
    """``no`` when an essential band is missed, else ``unknown`` when its level is not given, else ``yes``."""
    essential = [(need, factors[need.factor].level) for need in needs if need.essential]
    if any(level is not None and need.gap(level) > 0 for need, level in essential):
        return Ready.NO
    if any(level is None for _, level in essential):
        return Ready.UNKNOWN
    return Ready.YES
