"""Two appraisals over the same rows, columns and positions, so that any part of one can be put into the other."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from integration_appraisal.appraisal.appraise import Appraisal, costs_by_row, ranges_of
from integration_appraisal.engine.frontier import Cost
from integration_appraisal.engine.losses import Factor
from integration_appraisal.engine.scales import Score
from integration_appraisal.engine.scoring import Problem


class Shared(NamedTuple):
    """What the rows, columns and positions stand for: options and criteria of both, factors of either."""

    options: tuple[str, ...]
    criteria: tuple[str, ...]
    factors: tuple[str, ...]


class Numbers(NamedTuple):
    """One appraisal's numbers."""

    problem: Problem  # its weights are settled last, from the two below
    points: tuple[float, ...]  # per criterion: the catalogue's weight
    own: tuple[float | None, ...]  # per criterion: the place's own points, swing or position
    costs: tuple[Cost | None, ...]  # per option
    score_ranges: tuple[tuple[tuple[Score, Score] | None, ...], ...]  # per option, per criterion
    level_ranges: tuple[tuple[int, int] | None, ...]  # per factor

    @property
    def settled(self) -> Problem:
        """The problem with the weights that follow."""
        given = tuple(weight if own is None else own for own, weight in zip(self.own, self.points, strict=True))
        return self.problem._replace(given=given)


def shared(old: Appraisal, new: Appraisal) -> Shared:
    """What two appraisals have in common."""
    return Shared(
        tuple(option for option in old.options if option in new.options),
        tuple(criterion for criterion in old.criteria if criterion in new.criteria),
        tuple(dict.fromkeys((*old.factors, *new.factors))),
    )


def numbers(own: Appraisal, other: Appraisal, over: Shared) -> Numbers:
    """One appraisal's numbers over what it shares with another."""
    problem, weights = own.numbers.problem, own.numbers.view.weights
    rows = [own.options.index(option) for option in over.options]
    columns = {own.criteria.index(criterion): at for at, criterion in enumerate(over.criteria)}
    positions = {position: over.factors.index(factor) for position, factor in enumerate(own.factors)}
    is_ranking = weights.method == "ranking"
    ends, costs = ranges_of(own), costs_by_row(own)
    return Numbers(
        problem._replace(
            scales=tuple(problem.scales[column] for column in columns),
            scores=tuple(tuple(problem.scores[row][column] for column in columns) for row in rows),
            groups=(None,) * len(columns),
            factors=tuple(_factor(own, other, factor, columns) for factor in over.factors),
            needs=tuple(
                tuple(need._replace(factor=positions[need.factor]) for need in problem.needs[row]) for row in rows
            ),
            must_haves=tuple(problem.must_haves[column] for column in columns),
            ruled_out=tuple(problem.ruled_out[row] for row in rows),
        ),
        points=tuple(own.catalogue.criteria[criterion].weight for criterion in over.criteria),
        own=tuple(
            problem.given[column] if is_ranking else weights.values.get(own.criteria[column]) for column in columns
        ),
        costs=tuple(costs.get(row) for row in rows),
        score_ranges=tuple(tuple(ends.scores[row][column] for column in columns) for row in rows),
        level_ranges=tuple(
            ends.levels[own.factors.index(factor)] if factor in own.factors else None for factor in over.factors
        ),
    )


def _factor(own: Appraisal, other: Appraisal, factor: str, columns: Mapping[int, int]) -> Factor:
    """A factor that only the other has is here without a level, points and emphasis: it does nothing."""
    if factor not in own.factors:
        return Factor(len(other.catalogue.factors[factor].levels), None)
    found = own.numbers.problem.factors[own.factors.index(factor)]
    emphasises = {columns[column]: times for column, times in found.emphasises.items() if column in columns}
    return found._replace(emphasises=emphasises)


def only_in(own: Sequence[str], other: Sequence[str]) -> list[str]:
    """The ids that one has and the other has not."""
    return [identity for identity in own if identity not in other]
