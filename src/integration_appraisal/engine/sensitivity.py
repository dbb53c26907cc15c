"""What would change the answer: everything that can be said of that without sampling, together."""

from math import fsum
from typing import NamedTuple

from integration_appraisal.engine.flips import ScoreFlips, first_by_level, score_flips
from integration_appraisal.engine.holding import Holds, points_hold, weight_holds
from integration_appraisal.engine.leading import Shift, least_shift, never_lead
from integration_appraisal.engine.scoring import Problem, Result


class Sensitivity(NamedTuple):
    """Options by row, criteria by column, factors by position, as in the problem."""

    weights: tuple[Holds, ...]  # per criterion, as shares
    points: tuple[Holds, ...]  # per factor
    levels: tuple[tuple[tuple[int, ...], ...], ...]  # per factor, per level: who would be first
    scores: tuple[tuple[ScoreFlips, ...], ...]  # per option, per criterion
    to_lead: tuple[Shift | None, ...]  # per option; None where no weights put it first, or where it is ruled out
    never_lead: tuple[int, ...]


def sensitivity(problem: Problem, result: Result) -> Sensitivity:
    """What would change the answer to a problem with this result."""
    losses = [fsum(lost.values()) for lost in result.losses]
    return Sensitivity(
        weights=weight_holds(result),
        points=points_hold(problem, result),
        levels=first_by_level(problem, result),
        scores=score_flips(problem, result),
        to_lead=tuple(
            least_shift(result.cells, losses, row, result.contenders, result.weights.shares)
            if row in result.contenders
            else None
            for row in range(len(result.values))
        ),
        never_lead=never_lead(result.cells, losses, result.contenders),
    )
