"""Weights: the ways to elicit them, and the emphasis that local factors put on the catalogue's.

All functions take and give one number per criterion, in the same order. Shares sum to 1.
"""

from collections.abc import Callable, Iterable, Sequence
from enum import Enum, auto
from math import fsum, isclose, prod
from typing import NamedTuple

from integration_appraisal.engine.losses import Factor

MOST_EMPHASIS = 2.0
LEAST_EMPHASIS = 0.5


def shares(given: Sequence[float]) -> tuple[float, ...]:
    """Numbers as shares of their sum, which must be above zero; only the proportions matter.

    So are points shared out among criteria (DCLG 2009, ch. 6), and swings from worst to best, the largest of which is
    100 (von Winterfeldt and Edwards 1986).
    """
    total = fsum(given)
    return tuple(number / total for number in given)


def within_groups(given: Sequence[float], groups: Sequence[int], group_weights: Sequence[float]) -> tuple[float, ...]:
    """Shares of the whole from weights within groups and those of the groups: ``G_g / Σ G · given_c / Σ_g given``."""
    by_group = shares(group_weights)
    inside = [
        fsum(own for own, its in zip(given, groups, strict=True) if its == group) for group in range(len(by_group))
    ]
    pairs = zip(given, groups, strict=True)
    return tuple(by_group[group] * own / inside[group] if own else 0.0 for own, group in pairs)


def points_by_swing(swings: Sequence[float], given: Sequence[float]) -> tuple[float, ...]:
    """Points of local factors by swings on the scale of the criteria's: ``100 · s_f / Σ_c s_c``.

    Points are a part of the whole value, 100, and a criterion's share of the weights is a part of it in the same way.
    """
    total = fsum(given)
    return tuple(100 * swing / total for swing in swings)


def equal(given: Sequence[float]) -> tuple[float, ...]:
    """The same weight for each criterion (Dawes 1979)."""
    return tuple(1 / len(given) for _ in given)


def ranking(given: Sequence[float]) -> tuple[float, ...]:
    """Rank-order centroid weights of criteria given by their places, 1 for the most important.

    ``w_k = (1/n) Σ_{i=k}^{n} 1/i`` (Barron and Barrett 1996, Management Science 42(11)). Criteria that share a place
    form a block: it fills as many places as it has criteria, and each has the mean of their weights.
    """
    count = len(given)
    centroids = [fsum(1 / i for i in range(k, count + 1)) / count for k in range(1, count + 1)]
    weights = [0.0] * count
    taken = 0
    for place in sorted(set(given)):
        block = [index for index, its_place in enumerate(given) if its_place == place]
        mean = fsum(centroids[taken : taken + len(block)]) / len(block)
        for index in block:
            weights[index] = mean
        taken += len(block)
    return tuple(weights)


class Takes(Enum):
    """What a place gives for a method."""

    SOME_VALUES = auto()  # the catalogue's points stand for what is not named
    ALL_VALUES = auto()
    ORDER = auto()
    NOTHING = auto()


class Method(NamedTuple):
    """A way to elicit weights; called, it makes shares of what is given: numbers, or places in an order from 1."""

    weigh: Callable[[Sequence[float]], tuple[float, ...]]
    takes: Takes
    is_emphasised: bool = False  # the place is in elicited weights already, and would count twice
    largest: float | None = None  # what the largest value has to be
    sets_points: bool = False  # whether local factors may be given values beside the criteria

    def __call__(self, given: Sequence[float]) -> tuple[float, ...]:
        """Weights before emphasis."""
        return self.weigh(given)


METHODS = {
    "catalogue": Method(shares, Takes.SOME_VALUES, is_emphasised=True),
    "points": Method(shares, Takes.ALL_VALUES, sets_points=True),
    "swing": Method(shares, Takes.ALL_VALUES, largest=100.0, sets_points=True),
    "ranking": Method(ranking, Takes.ORDER),
    "equal": Method(equal, Takes.NOTHING),
}


def emphasis(factor: Factor, multiplier: float) -> float:
    """What a factor at its level multiplies a criterion's weight by.

    ``m ^ ((ℓ − mid) / (L − mid))`` with ``mid = (1 + L) / 2``: ``m`` at the top level, 1 in the middle, ``1/m`` at the
    bottom. A level not given emphasises nothing.
    """
    if factor.level is None:
        return 1.0
    middle = (1 + factor.levels) / 2
    return float(multiplier ** ((factor.level - middle) / (factor.levels - middle)))


def held(multipliers: Iterable[float]) -> float:
    """The product of multipliers within 0.5 to 2; sorted, so that the order of factors can't change the last digit."""
    return min(max(prod(sorted(multipliers)), LEAST_EMPHASIS), MOST_EMPHASIS)


class Emphasised(NamedTuple):
    """Weights after emphasis, with the trace of how they came about."""

    shares: tuple[float, ...]
    multipliers: tuple[float, ...]  # per criterion, after clipping
    by_factor: tuple[dict[int, float], ...]  # per criterion: factor → its multiplier
    clipped: tuple[bool, ...]  # per criterion: whether the product had to be held within the limits


def emphasised(base: Sequence[float], factors: Sequence[Factor]) -> Emphasised:
    """Shares of the base weights times each factor's multiplier, the product held within 0.5 to 2."""
    by_factor = tuple(
        {
            position: emphasis(factor, factor.emphasises[criterion])
            for position, factor in enumerate(factors)
            if criterion in factor.emphasises and factor.level is not None
        }
        for criterion in range(len(base))
    )
    multipliers = tuple(held(own.values()) for own in by_factor)
    return Emphasised(
        shares=shares([weight * multiplier for weight, multiplier in zip(base, multipliers, strict=True)]),
        multipliers=multipliers,
        by_factor=by_factor,
        clipped=tuple(not isclose(prod(own.values()), kept) for own, kept in zip(by_factor, multipliers, strict=True)),
    )


def unemphasised(base: Sequence[float]) -> Emphasised:
    """Weights as they are, for methods that are not emphasised."""
    count = len(base)
    return Emphasised(shares(base), (1.0,) * count, tuple({} for _ in base), (False,) * count)
