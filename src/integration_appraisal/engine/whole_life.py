"""A whole-life cost from yearly ones: discounted year by year, summed, then raised for optimism bias.

After *The Green Book* (HM Treasury), annexes A5 and A6: the first year is year 0 and is not discounted.
"""

from collections.abc import Sequence
from math import fsum
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


def factor(rate: float, year: int) -> float:
    """What a cost of 1 counts for, so many years after the first, at a rate in per cent."""
    return float((1 + rate / 100) ** -year)


def whole_life(yearly: Sequence[float], rate: float, first_year: int, bias: float | None = None) -> WholeLife:
    """``(1 + bias / 100) · Σ_t yearly_t / (1 + rate / 100)^t``, with t = 0 for the first year."""
    years = tuple(_year(first_year + at, cost, factor(rate, at)) for at, cost in enumerate(yearly))
    discounted = fsum(own.discounted for own in years)
    total = discounted if bias is None else discounted * (100 + bias) / 100
    added = None if bias is None else discounted * bias / 100
    return WholeLife(years, fsum(yearly), discounted, bias, added, total)


def _year(year: int, cost: float, factor: float) -> YearCost:
    return YearCost(year, cost, factor, cost * factor)
