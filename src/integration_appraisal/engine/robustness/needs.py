"""What options rely on: points and bands drawn, and what follows from them for losses and readiness."""

from collections.abc import Iterator, Sequence
from math import log, sqrt
from typing import NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray

from integration_appraisal.engine.bands import shifted
from integration_appraisal.engine.drawing import Floats, Steps, eighths
from integration_appraisal.engine.losses import Need, loss_at
from integration_appraisal.engine.problem import Problem
from integration_appraisal.engine.robustness.levels import Drawn, Levels

Entry = TypeVar("Entry", np.float64, np.bool_)

_SHIFTS = (-1, 0, 0, 0, 0, 0, 0, 1)  # of a band, each as likely as the next
_MEAN_TIMES = ((sqrt(2) - sqrt(0.5)) / log(2)) ** 2  # of what points are multiplied by: the mean of 2^(½U) squared


class _Rule(NamedTuple):
    """One need of one option. Tables run over shifts of its band and levels; what does not matter has one entry."""

    option: int  # in the order of the rows
    factor: int
    lost: Floats  # at the points stated
    met: NDArray[np.bool_] | None  # whether the band is met; None where that is not essential

    @property
    def costs(self) -> bool:
        """Whether it may cost anything."""
        return bool(self.lost.any())

    @property
    def shifts(self) -> bool:
        """Whether it matters where the band is."""
        return len(self.lost) > 1

    def place(self, levels: Drawn, shift: Steps | None) -> Steps | None:
        """Where in the tables each draw is; None where all are at the one entry."""
        by_level = levels[self.factor] if self.lost.shape[1] > 1 else None
        if shift is None:
            return by_level
        return shift if by_level is None else shift * np.uint16(self.lost.shape[1]) + by_level


class Needs:
    """All needs of the options on the table. ``moves`` says whether points and bands are drawn, too."""

    def __init__(self, problem: Problem, rows: Sequence[int], levels: Levels, *, moves: bool) -> None:
        self._moves = moves
        self._rules = [
            rule
            for option, row in enumerate(rows)
            for need in problem.needs[row]
            if (rule := _rule(problem, option, need, levels, moves=moves)) is not None
        ]
        self._costing = sorted({rule.factor for rule in self._rules if rule.costs})

    @property
    def matter(self) -> bool:
        """Whether any option may lose anything, or not be ready."""
        return bool(self._rules)

    def mean_lost(self) -> Iterator[tuple[int, int, Floats]]:
        """Option, factor, and the mean loss by level (one where it stands or does not matter), for each need."""
        times = _MEAN_TIMES if self._moves else 1.0
        for rule in self._rules:
            yield rule.option, rule.factor, times * rule.lost.mean(axis=0)

    def draw(self, rng: np.random.Generator, levels: Drawn, ready: NDArray[np.bool_]) -> Floats:
        """Points lost, option × draw; options that lack something essential are marked as not ``ready``."""
        draws = ready.shape[1]
        shifts = iter(eighths(rng, sum(rule.shifts for rule in self._rules), draws))
        times = self._times(rng, draws)
        lost = np.zeros(ready.shape)
        for rule in self._rules:
            place = rule.place(levels, next(shifts) if rule.shifts else None)
            if rule.costs:
                lost[rule.option] += _taken(rule.lost, place) * times[rule.factor]
            if rule.met is not None:
                ready[rule.option] &= _taken(rule.met, place)
        return lost

    def _times(self, rng: np.random.Generator, draws: int) -> dict[int, Floats | float]:
        """By factor, what its points are multiplied by: half of the way its own, the other half common to all."""
        if not self._moves or not self._costing:
            return dict.fromkeys(self._costing, 1.0)
        drawn = rng.random((len(self._costing) + 1, draws))
        drawn -= 0.5
        drawn[:-1] += drawn[-1]
        return dict(zip(self._costing, np.exp2(drawn[:-1], out=drawn[:-1]), strict=True))


def _rule(problem: Problem, option: int, need: Need, levels: Levels, *, moves: bool) -> _Rule | None:
    """A need's tables; None where it neither costs anything nor is essential."""
    factor, at = problem.factors[need.factor], levels.possible(need.factor)
    bands = [shifted(need, factor.levels, by) for by in _SHIFTS] if moves else [need]
    lost = np.array([[loss_at(band, factor, level) for level in at] for band in bands])
    met = np.array([[band.gap(level) == 0 for level in at] for band in bands]) | (not need.essential)
    if met.all() and not lost.any():
        return None
    lost, met = _no_larger_than_needed(lost, met)
    return _Rule(option, need.factor, lost, None if met.all() else met)


def _no_larger_than_needed(lost: Floats, met: NDArray[np.bool_]) -> tuple[Floats, NDArray[np.bool_]]:
    """Two tables with one row if all rows are alike in both, and one column if all columns are."""
    for one in ((slice(1), slice(None)), (slice(None), slice(1))):
        if (lost == lost[one]).all() and (met == met[one]).all():
            lost, met = lost[one], met[one]
    return lost, met


def _taken(table: NDArray[Entry], place: Steps | None) -> NDArray[Entry] | Entry:
    """What stands in a table at each draw's place, or its one entry."""
    found: NDArray[Entry] | Entry = table[0, 0] if place is None else table.take(place)
    return found
