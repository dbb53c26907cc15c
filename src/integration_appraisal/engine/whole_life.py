"""A whole-life cost from yearly ones: discounted year by year, summed, then raised for optimism bias.

After *The Green Book* (HM Treasury), annexes A5 and A6: the first year is year 0 and is not discounted.
"""

from collections.abc import Sequence
from typing import NamedTuple

GREEN_BOOK_RATE = 3.5  # per cent a year, for costs in real terms in years 0 to 30
GREEN_BOOK_YEARS = 31  # years 0 to 30; later ones have lower rates


class YearCost(NamedTuple):
    """One year's cost, and what it counts for in the first year."""

    year: int
    cost: float
    factor: float
    discounted: float


class WholeLife(NamedTuple):
    """A cost with every step to it: the years, their sums, what optimism bias adds, the total."""

    years: tuple[YearCost, ...]
    undiscounted: float
    discounted: float
    bias: float | None  # per cent; None where none is given, and then nothing is added
    added: float | None
    total: float


def whole_life(yearly: Sequence[float], rate: float, first_year: int, bias: float | None = None) -> WholeLife:
    """``(1 + bias / 100) · Σ_t yearly_t / (1 + rate / 100)^t``, with t = 0 for the first year.

    Worked out in fractions, from decimals as people write them: costs that are the same come out the same.
    """
    from fractions import Fraction

    growth = 1 + Fraction(repr(rate)) / 100
    factors = [growth**-at for at in range(len(yearly))]
    costs = [Fraction(repr(cost)) for cost in yearly]
    discounted = sum((cost * factor for cost, factor in zip(costs, factors, strict=True)), Fraction(0))
    added = None if bias is None else discounted * Fraction(repr(bias)) / 100
    years = tuple(
        YearCost(first_year + at, yearly[at], float(factor), float(costs[at] * factor))
        for at, factor in enumerate(factors)
    )
    return WholeLife(
        years,
        float(sum(costs)),
        float(discounted),
        bias,
        None if added is None else float(added),
        float(discounted if added is None else discounted + added),
    )
