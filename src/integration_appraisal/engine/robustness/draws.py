"""Everything that is drawn for one place, put together into values, a chunk at a time."""

from collections.abc import Iterator
from math import fsum

import numpy as np

from integration_appraisal.engine.drawing import DrawnCell, Floats
from integration_appraisal.engine.problem import Problem, Ranges
from integration_appraisal.engine.robustness.levels import Drawn, Levels
from integration_appraisal.engine.robustness.weights import MODES, half_to_double
from integration_appraisal.engine.scoring import Result

_HARDLY_APART = 1e-6  # points; well above what counts as equal, so that no pair is overlooked


class Chunk:
    """Values (option × draw) and weights (criterion × draw), both ``scale`` times what they stand for.

    Ranks do not depend on the scale, so nothing is divided by it until somebody asks. The arrays are filled again and
    again: to ask the system for fresh ones each time would take longer than to fill them.
    """

    def __init__(self, options: int, criteria: int, draws: int) -> None:
        self.values: Floats = np.empty((options, draws))
        self.weights: Floats = np.empty((criteria, draws))
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
        """The weights are about to be drawn anew."""
        self._scale = None


class Draws:
    """One place's numbers, ready to be drawn. Rows are the options that are in (``result.contenders``)."""

    def __init__(self, problem: Problem, result: Result, ranges: Ranges, mode: str) -> None:
        self._problem, self._rows, self._mode = problem, result.contenders, MODES[mode]
        weights = problem.base_weights if self._mode.emphasises else result.weights.shares
        self._weights = weights
        # What hardly weighs in a typical draw hardly parts two options.
        self._typical = np.array(self._mode.typical(weights))
        self._weighted = [column for column, weight in enumerate(self._typical) if weight > 0]
        self._levels = Levels(problem.factors, ranges.levels)
        self._emphasised = self._levels.emphasised if self._mode.emphasises and problem.emphasis else ()
        self._cells = np.array([result.cells[row] for row in self._rows], dtype=np.float64)
        self._drawn = dict(self._drawn_cells(ranges))
        for position, cell in self._drawn.items():
            self._cells[position] = cell.stands

    def _drawn_cells(self, ranges: Ranges) -> Iterator[tuple[tuple[int, int], DrawnCell]]:
        scales = self._problem.settled_scales
        for option, row in enumerate(self._rows):
            for column, ends in enumerate(ranges.scores[row]):
                cell = scales[column].drawn(self._problem.scores[row][column], *ends) if ends else None
                if cell is not None:
                    yield (option, column), cell

    def may_tie(self) -> list[tuple[int, int]]:
        """Pairs that may have the same value in more than a vanishing share of draws.

        Where two options differ by unlike amounts on weighted criteria, or a number on a straight line is drawn for
        one of them, their difference moves with every draw and has no chance of being nothing.
        """
        count = len(self._rows)
        return [(a, b) for a in range(count) for b in range(a + 1, count) if self._may_tie(a, b)]

    def _may_tie(self, a: int, b: int) -> bool:
        evenly = {column: cell.evenly for (option, column), cell in self._drawn.items() if option in (a, b)}
        if any(evenly.get(column) for column in self._weighted):
            return False
        standing = [column for column in self._weighted if column not in evenly]
        weights, gaps = self._typical[standing], self._cells[a, standing] - self._cells[b, standing]
        mean = fsum(weights * gaps) / (fsum(weights) or 1.0)
        return fsum(weights * abs(gaps - mean)) <= _HARDLY_APART

    def fill(self, rng: np.random.Generator, chunk: Chunk) -> None:
        """Draw everything anew."""
        chunk.forget()
        levels = self._levels.draw(rng, chunk.draws)
        self._mode.fill(rng, self._weights, chunk.weights)
        for column in self._emphasised:
            chunk.weights[column] *= self._levels.emphasis(column, levels)
        np.matmul(self._cells, chunk.weights, out=chunk.values)
        self._add_drawn(rng, chunk)
        losses = self._losses(rng, levels, chunk.draws)
        if losses is not None:
            losses *= chunk.scale
            chunk.values -= losses

    def _add_drawn(self, rng: np.random.Generator, chunk: Chunk) -> None:
        """What drawn scores add; triangles are summed in single precision and added once an option."""
        if not self._drawn:
            return
        single = chunk.weights.astype(np.float32)
        extra = np.zeros(chunk.values.shape, np.float32)
        for (option, column), cell in self._drawn.items():
            added = cell.draw(rng, chunk.draws)
            added *= (single if cell.evenly else chunk.weights)[column]
            (extra if cell.evenly else chunk.values)[option] += added
        chunk.values += extra

    def _losses(self, rng: np.random.Generator, levels: Drawn, draws: int) -> Floats | None:
        """Points lost, option × draw; None where no option can lose any."""
        points = [factor.points for factor in self._problem.factors]
        if not any(points[need.factor] for row in self._rows for need in self._problem.needs[row]):
            return None
        by_factor = np.empty((len(points), draws))
        if self._mode.moves_points:
            half_to_double(rng, points, by_factor)
        else:
            by_factor[:] = np.array(points)[:, None]
        losses = np.zeros((len(self._rows), draws))
        for option, row in enumerate(self._rows):
            for need in self._problem.needs[row]:
                losses[option] += by_factor[need.factor] * self._levels.shortfall(need, levels)
        return losses
