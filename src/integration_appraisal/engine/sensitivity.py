"""What would change the answer: everything that can be said of that without sampling, together."""

from contextlib import suppress
from typing import NamedTuple

from integration_appraisal.engine.bands import BandSwitch, Shifted, band_switches, bands_together
from integration_appraisal.engine.losses import Ready
from integration_appraisal.engine.optimality import Shift, least_shift, never_lead
from integration_appraisal.engine.problem import Problem
from integration_appraisal.engine.programme import Unsolved
from integration_appraisal.engine.ranks import SAME, passing
from integration_appraisal.engine.scoring import Result, eligible
from integration_appraisal.engine.stability import Interval, points_intervals, price_interval, weight_intervals
from integration_appraisal.engine.steps import Steps, TooMany, Unready, fewest_steps, steps_to_unready
from integration_appraisal.engine.switching import Switches, Then, first_by_level, switching_values
from integration_appraisal.engine.tornado import Swing, tornado


class Sensitivity(NamedTuple):
    """Options by row, criteria by column, factors by position, as in the problem."""

    weights: tuple[Interval[int], ...]  # per criterion, as shares
    points: tuple[Interval[int], ...]  # per factor
    price: Interval[int]  # what all losses together may be multiplied by
    levels: tuple[tuple[Then, ...], ...]  # per factor, per level
    scores: tuple[tuple[Switches[int], ...], ...]  # per option, per criterion
    bands: tuple[BandSwitch, ...]  # per option, need and end
    bands_together: tuple[Shifted, ...]
    steps: Steps | None  # None where no levels change first place, and where not all of them are ``tried``
    steps_tried: bool
    steps_ready: Unready[int] | None
    tornado: tuple[Swing[int], ...]  # the largest swing first
    to_lead: tuple[Shift | None, ...]  # per option; None where no weights do, it is ruled out or it is ``unsolved``
    never_lead: tuple[int, ...]
    unsolved: tuple[int, ...]  # options for which the solver could not find the least shift of weight


def sensitivity(problem: Problem, result: Result) -> Sensitivity:
    """What would change the answer to a problem with this result."""
    found = _sensitivity(*marked(problem, result))
    own = len(problem.scores)
    if len(found.scores) == own:
        return found
    return found._replace(
        scores=found.scores[:own],
        tornado=tornado(problem, result),
        to_lead=found.to_lead[:own],
        never_lead=tuple(row for row in found.never_lead if row < own),
        unsolved=tuple(row for row in found.unsolved if row < own),
    )


def marked(problem: Problem, result: Result) -> tuple[Problem, Result]:
    """The same with a pass mark that first place reaches as one more option.

    One that it reaches only if something not given is better than it counts is left aside.
    """
    mark = problem.pass_mark
    if mark is None or not passing(result.values, result.lead.first, mark):
        return problem, result
    return with_mark(problem, result, mark)


def with_mark(problem: Problem, result: Result, mark: float) -> tuple[Problem, Result]:
    """The same with the pass mark as one more option, which is worth just too little to tie with whoever reaches it.

    It has the same value on all criteria and relies on nothing, so nothing moves it. Whatever puts it first leaves
    nobody. Its scores are another option's, so that no scale moves.
    """
    value = mark - 2 * SAME
    width, ranges = len(problem.scales), problem.ranges
    above = problem._replace(
        scores=(*problem.scores, problem.scores[0]),
        needs=(*problem.needs, ()),
        ruled_out=(*problem.ruled_out, False),
        ranges=ranges and ranges._replace(scores=(*ranges.scores, (None,) * width)),
    )
    return above, result._replace(
        cells=(*result.cells, (value,) * width),
        contributions=(*result.contributions, tuple(value * share for share in result.weights.shares)),
        losses=(*result.losses, {}),
        values=(*result.values, value),
        ready=(*result.ready, Ready.YES),
        failed=(*result.failed, ()),
        contenders=(*eligible(problem, result.failed), len(problem.scores)),
    )


def _sensitivity(problem: Problem, result: Result) -> Sensitivity:
    steps, tried = _steps(problem, result)
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
        bands=band_switches(problem, result),
        bands_together=bands_together(problem, result),
        steps=steps,
        steps_tried=tried,
        steps_ready=steps_to_unready(problem, result),
        tornado=tornado(problem, result),
        to_lead=tuple(shifts.get(row) for row in range(len(result.values))),
        never_lead=never_lead(result.cells, lost, result.contenders),
        unsolved=tuple(row for row in result.contenders if row not in shifts),
    )


def _steps(problem: Problem, result: Result) -> tuple[Steps | None, bool]:
    try:
        return fewest_steps(problem, result), True
    except TooMany:
        return None, False
