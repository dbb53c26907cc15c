"""Multi-attribute value analysis with additive weights, losses and readiness (DCLG 2009, ch. 6; docs/method.md)."""

from collections.abc import Mapping, Sequence
from math import fsum
from typing import NamedTuple

from integration_appraisal.engine import losses as lost
from integration_appraisal.engine.losses import Ready
from integration_appraisal.engine.moments import spread
from integration_appraisal.engine.not_given import Extremes, NotGiven
from integration_appraisal.engine.problem import Problem, cell_values, products
from integration_appraisal.engine.ranks import SAME, Doubt, Lead, Name, Places, lead, passing, places, ranks
from integration_appraisal.engine.weights import Emphasised, shares


class Step(NamedTuple):
    """Values and ranks at one step of the method, per option."""

    values: tuple[float, ...]
    ranks: tuple[int | None, ...]


class Result(NamedTuple):
    """Everything that follows from a problem, per option unless said otherwise."""

    weights: Emphasised
    cells: tuple[tuple[float, ...], ...]  # values 0 to 100 per option, per criterion
    contributions: tuple[tuple[float, ...], ...]  # points per option, per criterion
    benefits: tuple[float, ...]
    losses: tuple[dict[int, float], ...]  # factor → points lost
    values: tuple[float, ...]
    extremes: tuple[Extremes, ...]  # what values may come to where levels are not given
    ready: tuple[Ready, ...]
    failed: tuple[tuple[int, ...], ...]  # criteria whose must-have the option misses
    contenders: tuple[int, ...]  # options that are not ruled out
    ranks: tuple[int | None, ...]
    lead: Lead[int]
    steps: dict[str, Step]  # criteria, emphasis, losses
    by_group: dict[int, Step]  # by each group of criteria alone, before losses
    by_group_after: dict[int, Step]  # the same less losses

    @property
    def lost(self) -> list[float]:
        """Points lost to all factors together."""
        return [fsum(lost.values()) for lost in self.losses]


class Valuation(NamedTuple):
    """What the place makes of given values: weights, and per option what it gains, loses and is worth."""

    weights: Emphasised
    contributions: tuple[tuple[float, ...], ...]
    losses: tuple[dict[int, float], ...]
    values: tuple[float, ...]
    ready: tuple[Ready, ...]


def score(problem: Problem) -> Result:
    """Values, ranks, verdict and steps. Raises OffScale where a score is off its scale."""
    cells, base = cell_values(problem), problem.base_weights
    valuation = valued(problem, cells, base)
    failed = tuple(failed_must_haves(problem, row, own) for row, own in enumerate(cells))
    steps = {
        "criteria": tuple(fsum(products(base, row)) for row in cells),
        "emphasis": tuple(fsum(gained) for gained in valuation.contributions),
        "losses": valuation.values,
    }
    not_given = NotGiven(problem, cells, base)
    extremes = tuple(not_given.extremes(row, value) for row, value in enumerate(valuation.values))
    contenders = passing([own.high for own in extremes], eligible(problem, failed), problem.pass_mark)
    first = places(valuation.values, contenders, valuation.ready)
    by_group = _by_group(problem, valuation.weights.shares, cells)
    return Result(
        weights=valuation.weights,
        cells=cells,
        contributions=valuation.contributions,
        benefits=steps["emphasis"],
        losses=valuation.losses,
        values=valuation.values,
        extremes=extremes,
        ready=valuation.ready,
        failed=failed,
        contenders=contenders,
        ranks=tuple(ranks(valuation.values, contenders)),
        lead=lead(first, valuation.ready, _doubt(problem, cells, valuation, contenders, first, not_given)),
        steps=_steps(steps, contenders),
        by_group=_steps(by_group, contenders),
        by_group_after=_steps(_less(by_group, valuation.losses), contenders),
    )


def _doubt(
    problem: Problem,
    cells: Sequence[Sequence[float]],
    valuation: Valuation,
    contenders: Sequence[int],
    found: Places[int],
    not_given: NotGiven,
) -> Doubt:
    """What is not known of the lead."""
    leaving = not_given.leaving(found.first, valuation.values)
    overtaking = not_given.overtaking(contenders, found.first)
    find_out = not_given.find_out(found.first, overtaking, leaving)
    if not found.second:
        return Doubt(overtaking=overtaking, leaving=leaving, find_out=find_out)
    pair = found.first[0], found.second[0]
    own = spread(problem, cells, problem.base_weights, pair)
    return Doubt(own.mean, own.sigma, _is_ranged(problem, valuation, pair), overtaking, leaving, find_out)


def _is_ranged(problem: Problem, valuation: Valuation, pair: tuple[int, int]) -> bool:
    """Whether a range is given for half or more of what separates two options on the criteria."""
    apart = [abs(one - other) for one, other in zip(*(valuation.contributions[row] for row in pair), strict=True)]
    ranged = [points for column, points in enumerate(apart) if any(problem.drawn_from(row, column) for row in pair)]
    return bool(ranged) and fsum(ranged) >= fsum(apart) / 2


def valued(problem: Problem, cells: Sequence[Sequence[float]], base: Sequence[float]) -> Valuation:
    """Weights, gains, losses and values at the problem's levels; ``cells`` and ``base`` do not depend on those."""
    weights = problem.weights(base)
    contributions = tuple(products(weights.shares, row) for row in cells)
    losses = tuple(lost.losses(needs, problem.factors) for needs in problem.needs)
    # One sum over all parts, exactly rounded, so that the order of criteria and factors changes nothing.
    values = tuple(
        fsum([*gained, *(-points for points in less.values())])
        for gained, less in zip(contributions, losses, strict=True)
    )
    ready = tuple(lost.ready(needs, problem.factors) for needs in problem.needs)
    return Valuation(weights, contributions, losses, values, ready)


def eligible(problem: Problem, failed: Sequence[Sequence[int]]) -> tuple[int, ...]:
    """The options that are in if they pass: not ruled out, and with all that they must have."""
    return tuple(row for row, out in enumerate(problem.ruled_out) if not out and not failed[row])


def failed_must_haves(problem: Problem, row: int, cells: Sequence[float]) -> tuple[int, ...]:
    """The criteria on which an option's value is strictly below what it must have, whatever is not known of it."""
    return tuple(
        column
        for column, limit in enumerate(problem.must_haves)
        if limit is not None and problem.reached(row, column, cells[column])[1] < limit - SAME
    )


def _steps(values: Mapping[Name, tuple[float, ...]], contenders: Sequence[int]) -> dict[Name, Step]:
    """Values with the ranks that follow from them."""
    return {name: Step(own, tuple(ranks(own, contenders))) for name, own in values.items()}


def columns_by_group(groups: Sequence[int | None], weights: Sequence[float]) -> dict[int, list[int]]:
    """The criteria of each group that have any weight; a group without is left out."""
    columns: dict[int, list[int]] = {}
    for column, group in enumerate(groups):
        if group is not None and weights[column] > 0:
            columns.setdefault(group, []).append(column)
    return {group: columns[group] for group in sorted(columns)}


def _by_group(
    problem: Problem, weights: Sequence[float], cells: Sequence[Sequence[float]]
) -> dict[int, tuple[float, ...]]:
    """Benefit by each group's criteria alone, their weights shared out anew; a group without weight has none."""
    by_group = columns_by_group(problem.groups, weights)
    return {group: _benefits(weights, cells, columns) for group, columns in by_group.items()}


def _benefits(weights: Sequence[float], cells: Sequence[Sequence[float]], columns: Sequence[int]) -> tuple[float, ...]:
    """What each option has by some criteria alone."""
    alone = shares([weights[column] for column in columns])
    return tuple(fsum(products(alone, [row[column] for column in columns])) for row in cells)


def _less(
    by_group: Mapping[int, Sequence[float]], losses: Sequence[Mapping[int, float]]
) -> dict[int, tuple[float, ...]]:
    """The same less losses, in one sum."""
    lost = [[-points for points in own.values()] for own in losses]
    return {
        group: tuple(fsum([own, *less]) for own, less in zip(gained, lost, strict=True))
        for group, gained in by_group.items()
    }
