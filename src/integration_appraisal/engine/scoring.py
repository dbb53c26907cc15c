"""Multi-attribute value analysis with additive weights, losses and readiness (DCLG 2009, ch. 6; docs/method.md)."""

from collections.abc import Sequence
from math import fsum
from typing import NamedTuple

from integration_appraisal.engine import losses as lost
from integration_appraisal.engine.losses import Factor, Need, Ready
from integration_appraisal.engine.ranks import SAME, Lead, lead, ranks
from integration_appraisal.engine.scales import Scale, Score
from integration_appraisal.engine.weights import METHODS, Emphasised, emphasised, shares, unemphasised


class Problem(NamedTuple):
    """One place's problem. Options are rows, criteria columns, factors positions; tuples run in those orders."""

    scales: tuple[Scale, ...]  # per criterion
    scores: tuple[tuple[Score, ...], ...]  # per option, per criterion
    method: str  # a key of METHODS
    given: tuple[float, ...]  # per criterion: points, swings or places, as the method takes them
    groups: tuple[int | None, ...]  # per criterion
    factors: tuple[Factor, ...]
    needs: tuple[tuple[Need, ...], ...]  # per option
    must_haves: tuple[float | None, ...]  # per criterion: the value an option must reach
    ruled_out: tuple[bool, ...]  # per option: ruled out by the place

    @property
    def emphasis(self) -> bool:
        """Whether local factors put emphasis on the weights."""
        return METHODS[self.method].is_emphasised

    @property
    def base_weights(self) -> tuple[float, ...]:
        """Shares per criterion before emphasis."""
        return METHODS[self.method](self.given)

    @property
    def settled_scales(self) -> tuple[Scale, ...]:
        """Per criterion; relative ones take their ends from all options, ruled-out ones too."""
        columns = zip(*self.scores, strict=True) if self.scores else ((),) * len(self.scales)
        return tuple(scale.settled(column) for scale, column in zip(self.scales, columns, strict=True))


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
    ready: tuple[Ready, ...]
    failed: tuple[tuple[int, ...], ...]  # criteria whose must-have the option misses
    contenders: tuple[int, ...]  # options that are not ruled out
    ranks: tuple[int | None, ...]
    lead: Lead[int]
    steps: dict[str, Step]  # criteria, emphasis, losses
    by_group: dict[int, Step]  # by each group of criteria alone

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
    failed = tuple(failed_must_haves(problem, row) for row in cells)
    contenders = tuple(row for row, out in enumerate(problem.ruled_out) if not out and not failed[row])
    steps = {
        "criteria": tuple(fsum(products(base, row)) for row in cells),
        "emphasis": tuple(fsum(gained) for gained in valuation.contributions),
        "losses": valuation.values,
    }
    return Result(
        weights=valuation.weights,
        cells=cells,
        contributions=valuation.contributions,
        benefits=steps["emphasis"],
        losses=valuation.losses,
        values=valuation.values,
        ready=valuation.ready,
        failed=failed,
        contenders=contenders,
        ranks=tuple(ranks(valuation.values, contenders)),
        lead=lead(valuation.values, contenders, valuation.ready),
        steps={name: _step(values, contenders) for name, values in steps.items()},
        by_group=_by_group(problem, valuation.weights.shares, cells, contenders),
    )


def valued(problem: Problem, cells: Sequence[Sequence[float]], base: Sequence[float]) -> Valuation:
    """Weights, gains, losses and values at the problem's levels; ``cells`` and ``base`` do not depend on those."""
    weights = emphasised(base, problem.factors) if problem.emphasis else unemphasised(base)
    contributions = tuple(products(weights.shares, row) for row in cells)
    losses = tuple(lost.losses(needs, problem.factors) for needs in problem.needs)
    # One sum over all parts, exactly rounded, so that the order of criteria and factors changes nothing.
    values = tuple(
        fsum([*gained, *(-points for points in less.values())])
        for gained, less in zip(contributions, losses, strict=True)
    )
    ready = tuple(lost.ready(needs, problem.factors) for needs in problem.needs)
    return Valuation(weights, contributions, losses, values, ready)


def cell_values(problem: Problem) -> tuple[tuple[float, ...], ...]:
    """The value of every score, 0 to 100, per option and criterion."""
    scales = problem.settled_scales
    return tuple(tuple(scale.value(cell) for scale, cell in zip(scales, row, strict=True)) for row in problem.scores)


def failed_must_haves(problem: Problem, cells: Sequence[float]) -> tuple[int, ...]:
    """The criteria on which an option's value is strictly below what it must have."""
    return tuple(
        column for column, limit in enumerate(problem.must_haves) if limit is not None and cells[column] < limit - SAME
    )


def products(left: Sequence[float], right: Sequence[float]) -> tuple[float, ...]:
    """Numbers of two rows multiplied pair by pair."""
    return tuple(a * b for a, b in zip(left, right, strict=True))


def _step(values: tuple[float, ...], contenders: Sequence[int]) -> Step:
    return Step(values, tuple(ranks(values, contenders)))


def _by_group(
    problem: Problem, weights: Sequence[float], cells: Sequence[Sequence[float]], contenders: Sequence[int]
) -> dict[int, Step]:
    """Benefit by each group's criteria alone, their weights shared out anew; a group without weight has no ranking."""
    columns: dict[int, list[int]] = {}
    for column, group in enumerate(problem.groups):
        if group is not None and weights[column] > 0:
            columns.setdefault(group, []).append(column)
    return {group: _step(_benefits(weights, cells, columns[group]), contenders) for group in sorted(columns)}


def _benefits(weights: Sequence[float], cells: Sequence[Sequence[float]], columns: Sequence[int]) -> tuple[float, ...]:
    """What each option has by some criteria alone."""
    alone = shares([weights[column] for column in columns])
    return tuple(fsum(products(alone, [row[column] for column in columns])) for row in cells)
