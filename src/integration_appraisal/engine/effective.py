"""What criteria do in a table of values: how far each sets options apart, and how many say a thing of their own."""

from collections.abc import Sequence
from itertools import combinations
from math import fsum
from typing import NamedTuple

from integration_appraisal.engine.ranks import SAME


class EffectiveWeight(NamedTuple):
    """A criterion's weight (a share), the range of values that the options use of it, and what the two make of it."""

    weight: float
    used: float  # the largest value among the options less the smallest, 0 to 100
    effective: float | None  # weight × range used, as a share of the sum of these; None where that is 0


class EffectiveNumber(NamedTuple):
    """How many unrelated criteria would tell options apart as these do."""

    criteria: int  # those on which options differ
    number: float
    by_chance: float  # what as many unrelated criteria would come to over as few options


def effective_weights(weights: Sequence[float], cells: Sequence[Sequence[float]]) -> tuple[EffectiveWeight, ...]:
    """Per criterion, from shares of weight and values per option and criterion, 0 to 100."""
    ranges = [max(column) - min(column) for column in zip(*cells, strict=True)]
    parts = [weight * used for weight, used in zip(weights, ranges, strict=True)]
    total = fsum(parts)
    return tuple(
        EffectiveWeight(weight, used, part / total if total > SAME else None)
        for weight, used, part in zip(weights, ranges, parts, strict=True)
    )


def effective_number(cells: Sequence[Sequence[float]]) -> EffectiveNumber | None:
    """``(Σλ)² / Σλ²`` of the eigenvalues λ of the criteria's correlations over the options; None where none differs.

    The eigenvalues sum to the number of criteria m, and their squares to the sum of all squared correlations, so none
    has to be found. A correlation of two unrelated columns over n options has a mean square of ``1 / (n − 1)``, which
    makes ``m / (1 + (m − 1) / (n − 1))`` of them. Values per option and criterion; a criterion on which all options
    are equal is left aside. The formula is that of
    Bretherton et al. 1999, Journal of Climate 12(7).
    """
    from statistics import correlation

    columns = [column for column in zip(*cells, strict=True) if max(column) - min(column) > SAME]
    if not columns:
        return None
    criteria, options = len(columns), len(cells)
    squares = criteria + 2 * fsum(correlation(one, other) ** 2 for one, other in combinations(columns, 2))
    return EffectiveNumber(criteria, criteria**2 / squares, criteria / (1 + (criteria - 1) / (options - 1)))
