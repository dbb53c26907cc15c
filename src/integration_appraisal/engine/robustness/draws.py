"""Everything that is drawn for one place, put together into values, a chunk at a time."""

from collections.abc import Sequence
from math import fsum

import numpy as np
from numpy.typing import NDArray

from integration_appraisal.engine.drawing import Floats
from integration_appraisal.engine.problem import Problem
from integration_appraisal.engine.ranks import SAME
from integration_appraisal.engine.robustness.cells import Cells
from integration_appraisal.engine.robustness.levels import Drawn, Levels
from integration_appraisal.engine.robustness.needs import Needs
from integration_appraisal.engine.robustness.weights import Mode, mode_for
from integration_appraisal.engine.scoring import Result, eligible

_HARDLY_APART = 1e-6  # points; well above what counts as equal, so that no pair is overlooked
_LAST = -1e300  # the value of an option that is out: behind all that are in


class Chunk:
    """Values (option × draw) and weights (criterion × draw), both ``scale`` times what they stand for.

    Ranks do not depend on the scale, so nothing is divided by it until somebody asks. The arrays are filled again and
    again: to ask the system for fresh ones each time would take longer than to fill them.
    """

    def __init__(self, options: int, criteria: int, draws: int) -> None:
        self.values: Floats = np.empty((options, draws))
        self.weights: Floats = np.empty((criteria, draws))
        self.out: NDArray[np.bool_] = np.zeros((options, draws), bool)  # whether an option misses a must-have
        self.ready: NDArray[np.bool_] = np.ones((options, draws), bool)
        self.levels: Drawn = {}
        self.first: Floats = np.empty((options, draws))  # room for whoever counts
        self._scale: Floats | None = None

    @property
    def draws(self) -> int:
        """How many draws it holds."""
        return int(self.values.shape[1])

    @property
    def scale(self) -> Floats:
        """The sum of weights of each draw."""
        if self._scale is None:
            self._scale = self.weights.sum(axis=0)
        return self._scale

    def forget(self) -> None:
        """All is about to be drawn anew."""
        self._scale = None
        self.out[:], self.ready[:] = False, True


class Draws:
    """One place's numbers, ready to be drawn: ``rows`` are the options that some draw may let in."""

    def __init__(self, problem: Problem, result: Result, mode: str | Mode) -> None:
        self.mode = mode_for(mode, problem.method) if isinstance(mode, str) else mode
        self.cells = Cells(problem, result.cells, eligible(problem, result.failed))
        self.pass_mark = problem.pass_mark
        self.rows = self.cells.rows
        self.levels = Levels(problem)
        self.needs = Needs(problem, self.rows, self.levels, moves=self.mode.moves_needs)
        self.emphasised = self.levels.emphasised if self.mode.emphasises and problem.emphasis else ()
        self._weights = problem.base_weights if self.mode.emphasises else result.weights.shares
        # What hardly weighs in a typical draw hardly parts two options.
        self._typical = np.array(self.mode.typical(self._weights))
        self._weighted = [column for column, weight in enumerate(self._typical) if weight > 0]

    @property
    def may_be_out(self) -> Sequence[int]:
        """The options that are out of some draws, by their places."""
        return self.cells.may_be_out if self.pass_mark is None else range(len(self.rows))

    def may_tie(self) -> list[tuple[int, int]]:
        """Pairs that may have the same value in more than a vanishing share of draws.

        Where two options differ by unlike amounts on weighted criteria, or a number on a straight line is drawn for
        one of them, their difference moves with every draw and has no chance of being nothing.
        """
        count = len(self.rows)
        return [(a, b) for a in range(count) for b in range(a + 1, count) if self._may_tie(a, b)]

    def _may_tie(self, a: int, b: int) -> bool:
        evenly = {column: cell.evenly for (option, column), cell in self.cells.drawn.items() if option in (a, b)}
        if any(evenly.get(column) for column in self._weighted):
            return False
        standing = [column for column in self._weighted if column not in evenly]
        stands = self.cells.stands
        weights, gaps = self._typical[standing], stands[a, standing] - stands[b, standing]
        mean = fsum(weights * gaps) / (fsum(weights) or 1.0)
        return fsum(weights * abs(gaps - mean)) <= _HARDLY_APART

    def fill(self, rng: np.random.Generator, chunk: Chunk) -> None:
        """Draw everything anew."""
        chunk.forget()
        chunk.levels = self.levels.draw(rng, chunk.draws)
        self.mode.fill(rng, self._weights, chunk.weights)
        for column in self.emphasised:
            chunk.weights[column] *= self.levels.emphasis(column, chunk.levels)
        np.matmul(self.cells.stands, chunk.weights, out=chunk.values)
        self.cells.add(rng, chunk.weights, chunk.values, chunk.out)
        if self.needs.matter:
            lost = self.needs.draw(rng, chunk.levels, chunk.ready)
            lost *= chunk.scale
            chunk.values -= lost
        if self.pass_mark is not None:
            chunk.out |= chunk.values < (self.pass_mark - SAME) * chunk.scale
        for option in self.may_be_out:
            chunk.values[option][chunk.out[option]] = _LAST
