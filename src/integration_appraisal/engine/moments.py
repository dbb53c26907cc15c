"""How sure a lead is: its mean and variance when scores and levels move within their honest ranges.

``Var(lead) = Σ_k p_k (s_k² + m_k²) − (Σ_k p_k m_k)² + Σ_f Var(loss_b − loss_a)``. The sum over k runs over what the
levels of emphasising factors may be; ``m_k = Σ_c u_c μ_c`` and ``s_k² = Σ_c u_c² var_c`` with the weights u at those
levels, and the mean and variance of the difference between two values. Every range is drawn by itself.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import product
from math import fsum, prod, sqrt
from typing import NamedTuple

from integration_appraisal.engine import chances
from integration_appraisal.engine.chances import Moments
from integration_appraisal.engine.losses import lost_more
from integration_appraisal.engine.problem import Problem
from integration_appraisal.engine.scales import Scale

_NOTHING = 1e-18  # a variance no larger than this is rounding
_MOST_COMBINATIONS = 10_000  # of levels of emphasising factors; where there are more, these stand as they are


class Spread(NamedTuple):
    """Of the lead of one option over another, in points; ``moves`` is each factor's part of the variance, 0 to 1."""

    mean: float
    sigma: float
    moves: dict[int, float]


class _Emphasis(NamedTuple):
    """One way in which the levels of emphasising factors may fall: its chance, and mean and variance of benefits."""

    levels: dict[int, int]
    chance: float
    mean: float
    variance: float


Pair = tuple[int, int | None]
"""Two options by row; without a second one, what is spread is the value of the first."""


def spread(problem: Problem, cells: Sequence[Sequence[float]], base: Sequence[float], pair: Pair) -> Spread:
    """Of the lead of the first of two options over the second; weights, points and bands stand as they are."""
    by_criterion = [
        _difference(problem, cells, pair, column, scale) for column, scale in enumerate(problem.settled_scales)
    ]
    emphases = list(_emphases(problem, base, by_criterion))
    mean = fsum(own.chance * own.mean for own in emphases)
    within = fsum(own.chance * (own.variance + (own.mean - mean) ** 2) for own in emphases)
    lost = {position: _lost(problem, position, pair) for position in range(len(problem.factors))}
    variance = within + fsum(own.variance for own in lost.values())
    moved = {position: own.variance for position, own in lost.items()} | _moved(emphases, mean)
    moves = {position: part / variance for position, part in moved.items() if part > _NOTHING}
    return Spread(mean + fsum(own.mean for own in lost.values()), sqrt(variance), moves)


_LIKELY = 1.2815515655446004  # standard errors either side of the mean that hold 80 % of a normal distribution


def likely(problem: Problem, cells: Sequence[Sequence[float]], base: Sequence[float], row: int) -> tuple[float, float]:
    """The ends between which an option's value lies about 8 times in 10, as far as ranges tell; normal."""
    own = spread(problem, cells, base, (row, None))
    return own.mean - _LIKELY * own.sigma, own.mean + _LIKELY * own.sigma


def _difference(problem: Problem, cells: Sequence[Sequence[float]], pair: Pair, column: int, scale: Scale) -> Moments:
    """Of the difference between two values on one criterion."""

    def of(row: int | None) -> Moments:
        if row is None:
            return Moments(0.0, 0.0)
        drawn = problem.drawn_from(row, column)
        return scale.spread(*drawn) if drawn else Moments(cells[row][column], 0.0)

    first, second = map(of, pair)
    return Moments(first.mean - second.mean, first.variance + second.variance)


def _emphases(problem: Problem, base: Sequence[float], by_criterion: Sequence[Moments]) -> Iterator[_Emphasis]:
    """All ways in which the levels of emphasising factors may fall."""
    drawn = {
        position: levels
        for position, factor in enumerate(problem.factors)
        if problem.emphasis and factor.emphasises and (levels := problem.levels_drawn(position))
    }
    if prod(map(len, drawn.values())) > _MOST_COMBINATIONS:
        drawn = {}
    for combination in product(*drawn.values()):
        at = dict(zip(drawn, combination, strict=True))
        weights = problem.at(at).weights(base).shares
        yield _Emphasis(
            at,
            prod(drawn[position][level] for position, level in at.items()),
            fsum(weight * own.mean for weight, own in zip(weights, by_criterion, strict=True)),
            fsum(weight * weight * own.variance for weight, own in zip(weights, by_criterion, strict=True)),
        )


def _lost(problem: Problem, position: int, pair: Pair) -> Moments:
    """Of what the second loses to a factor beyond what the first does."""
    factor, levels = problem.factors[position], problem.levels_drawn(position)
    ours, theirs = (
        None if row is None else next((need for need in problem.needs[row] if need.factor == position), None)
        for row in pair
    )
    if not levels:
        return Moments(0.0 if factor.level is None else lost_more(theirs, ours, factor, factor.level), 0.0)
    return chances.over([*levels.values()], [lost_more(theirs, ours, factor, level) for level in levels])


def _moved(emphases: Sequence[_Emphasis], mean: float) -> dict[int, float]:
    """By emphasising factor, the variance of the lead's mean at each of its levels."""
    return {position: _between(emphases, position, mean) for position in emphases[0].levels}


def _between(emphases: Sequence[_Emphasis], position: int, mean: float) -> float:
    by_level = defaultdict[int, list[_Emphasis]](list)
    for own in emphases:
        by_level[own.levels[position]].append(own)
    chances_means = (
        (fsum(own.chance for own in alike), fsum(own.chance * own.mean for own in alike)) for alike in by_level.values()
    )
    return fsum(chance * (summed / chance - mean) ** 2 for chance, summed in chances_means)
