"""What would change the answer: everything that can be said of that without sampling, together."""

from contextlib import suppress
from typing import NamedTuple

from integration_appraisal.engine.optimality import Shift, least_shift, never_lead
from integration_appraisal.engine.programme import Unsolved
from integration_appraisal.engine.scoring import Problem, Result
from integration_appraisal.engine.stability import Interval, points_intervals, price_interval, weight_intervals
from integration_appraisal.engine.switching import AtLevel, Switches, first_by_level, switching_values


class Sensitivity(NamedTuple):
    """Options by row, criteria by column, factors by position, as in the problem."""

    weights: tuple[Interval[int], ...]  # per criterion, as shares
    points: tuple[Interval[int], ...]  # per factor
    price: Interval[int]  # what all losses together may be multiplied by
    levels: tuple[tuple[AtLevel, ...], ...]  # per factor, per level
    scores: tuple[tuple[Switches[int], ...], ...]  # per option, per criterion
    to_lead: tuple[Shift | None, ...]  # per option; None where no weights do, it is ruled out or it is ``unsolved``
    never_lead: tuple[int, ...]
    unsolved: tuple[int, ...]  # options for which the solver could not find the least shift of weight


def sensitivity(problem: Problem, result: Result) -> Sensitivity:
    """What would change the answer to a problem with this result."""
    lost, shifts = result.lost, dict[int, Shift | None]()
    for row in result.contenders:
        with suppress(Unsolved):
            shifts[row] = least_shift(result.cells, lost, row, result.contenders, result.weights.shares)
    return Sensitivity(
        weights=weight_intervals(result),
        points=points_intervals(problem, result),
        price=price_interval(result),
        levels=first_by_level(problem, result),
        scores=switching_values(problem, result),
        to_lead=tuple(shifts.get(row) for row in range(len(result.values))),
        never_lead=never_lead(result.cells, lost, result.contenders),
        unsolved=tuple(row for row in result.contenders if row not in shifts),
    )
