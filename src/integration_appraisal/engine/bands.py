"""What options rely on, moved: the level of one need at which first place changes, and many needs one level at once.

A band stays one that some level meets and some level misses, as any file's must: the ends of a need move no further.
"""

from collections.abc import Iterator
from typing import Literal, NamedTuple

from integration_appraisal.engine.losses import Need, loss, ready
from integration_appraisal.engine.problem import Problem
from integration_appraisal.engine.scoring import Result, valued
from integration_appraisal.engine.switching import Then, after, first_of

End = Literal["at_least", "at_most"]
Whose = Literal["all", "first", "rivals"]
How = Literal["looser", "stricter"]

ENDS: tuple[End, ...] = ("at_least", "at_most")


class BandSwitch(NamedTuple):
    """One end of a need of an option, and the nearest level at which first place changes; None where none does."""

    row: int
    factor: int
    end: End
    now: int
    at: int | None
    then: Then | None


class Shifted(NamedTuple):
    """Who is first where needs ask one level less, or one more: those of all options, the first's or its rivals'."""

    whose: Whose
    how: How
    then: Then


def band_switches(problem: Problem, result: Result) -> tuple[BandSwitch, ...]:
    """For each need that is not firm, and each end it has; of two levels equally near, the lower."""
    return tuple(
        _nearest(problem, result, row, need, end)
        for row, needs in enumerate(problem.needs)
        for need in needs
        for end in ENDS
        if not need.firm and getattr(need, end) is not None
    )


def _nearest(problem: Problem, result: Result, row: int, need: Need, end: End) -> BandSwitch:
    now = getattr(need, end)
    for level in sorted(range(1, problem.factors[need.factor].levels + 1), key=lambda level: (abs(level - now), level)):
        then = _with(problem, result, row, need, _moved(need, end, level))
        if then is not None and then.first != result.lead.first:
            return BandSwitch(row, need.factor, end, now, level, then)
    return BandSwitch(row, need.factor, end, now, None, None)


def _moved(need: Need, end: End, level: int) -> Need:
    return need._replace(at_least=level) if end == "at_least" else need._replace(at_most=level)


def _with(problem: Problem, result: Result, row: int, need: Need, moved: Need) -> Then | None:
    """The answer with one need of one option replaced; None where no file may say so."""
    factor = problem.factors[need.factor]
    if not _can_be_met_and_missed(moved, factor.levels):
        return None
    values, readiness = list(result.values), list(result.ready)
    values[row] += loss(need, factor) - loss(moved, factor)
    readiness[row] = ready([moved if own == need else own for own in problem.needs[row]], problem.factors)
    return Then(first_of(values, result.contenders), tuple(readiness))


def _can_be_met_and_missed(need: Need, levels: int) -> bool:
    low = 1 if need.at_least is None else need.at_least
    high = levels if need.at_most is None else need.at_most
    return low <= high and (low, high) != (1, levels)


def shifted(need: Need, levels: int, by: int) -> Need:
    """A need that asks so many levels more at each end (less, where below 0), no end beyond the factor's own levels.

    It stays as it is if it is firm, or if no level or every level would then meet it.
    """
    least = None if need.at_least is None else min(max(need.at_least + by, 1), levels)
    most = None if need.at_most is None else min(max(need.at_most - by, 1), levels)
    moved = need._replace(at_least=least, at_most=most)
    return need if need.firm or not _can_be_met_and_missed(moved, levels) else moved


def bands_together(problem: Problem, result: Result) -> tuple[Shifted, ...]:
    """All needs, those of the options in first place, and those of all others, each one level looser and stricter."""
    return tuple(_together(problem, result))


def _together(problem: Problem, result: Result) -> Iterator[Shifted]:
    first = set(result.lead.first)
    rows = range(len(problem.needs))
    sides: dict[Whose, set[int]] = {"all": set(rows), "first": first, "rivals": set(rows) - first}
    ways: dict[How, int] = {"looser": -1, "stricter": 1}
    for whose, moved in sides.items():
        for how, by in ways.items():
            needs = tuple(
                tuple(shifted(need, problem.factors[need.factor].levels, by) for need in own) if row in moved else own
                for row, own in enumerate(problem.needs)
            )
            valuation = valued(problem._replace(needs=needs), result.cells, problem.base_weights)
            yield Shifted(whose, how, after(result, valuation))
