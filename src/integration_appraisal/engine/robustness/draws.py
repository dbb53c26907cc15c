"""Everything that is drawn for one place, put together into values, a chunk at a time."""

from math import fsum

import numpy as np
from numpy.typing import NDArray

from integration_appraisal.engine.robustness import NEAR
from integration_appraisal.engine.robustness.levels import Drawn, Levels
from integration_appraisal.engine.robustness.ranges import Ranges
from integration_appraisal.engine.robustness.scores import DrawnCell, drawn
from integration_appraisal.engine.robustness.weights import MODES, half_to_double
from integration_appraisal.engine.scales import settled
from integration_appraisal.engine.scoring import Problem, Result
from integration_appraisal.engine.weights import METHODS, shares

Floats = NDArray[np.float64]
_HARDLY_APART = 1e-6  # points; well above what counts as equal, so that no pair is overlooked


class Chunk:
    """Values (option × draw) and weights (criterion × draw), both ``scale`` times what they stand for.

    Ranks do not depend on the scale, so nothing is divided by it until somebody asks. The arrays are filled again and
    again: to ask the system for fresh ones each time would take longer than to fill them.
    """

    def __init__(self, options: int, criteria: int, draws: int) -> None:
        self.values: Floats = np.empty((options, draws))
        self.weights: Floats = np.empty((criteria, draws))
        self.first: Floats = np.empty((options, draws))  # room for the tally
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
        self._problem, self._rows, self._near = problem, result.contenders, mode == NEAR
        base = METHODS[problem.method](problem.given) if self._near else result.weights.shares
        self._weights = MODES[mode](base)
        # How much each criterion weighs in a typical draw: what hardly weighs hardly parts two options.
        self._typical = shares(base) if self._near else tuple(1 / len(base) for _ in base)
        self._weighted = [column for column, weight in enumerate(self._typical) if weight > 0]
        self._levels = Levels(problem.factors, ranges.levels)
        self._emphasised = self._levels.emphasised if self._near and problem.emphasis else ()
        self._cells = np.array([result.cells[row] for row in self._rows], dtype=np.float64)
        self._drawn = self._drawn_cells(ranges)
        for place, cell in self._drawn.items():
            self._cells[place] = cell.stands

    def _drawn_cells(self, ranges: Ranges) -> dict[tuple[int, int], DrawnCell]:
        scores = self._problem.scores
        scales = [
            settled(scale, column)
            for scale, column in zip(self._problem.scales, zip(*scores, strict=True), strict=True)
        ]
        found = {}
        for option, row in enumerate(self._rows):
            for column, ends in enumerate(ranges.scores[row]):
                cell = drawn(scales[column], scores[row][column], ends) if ends else None
                if cell is not None:
                    found[option, column] = cell
        return found

    def may_tie(self) -> list[tuple[int, int]]:
        """Pairs that may have the same value in more than a vanishing share of draws.

        Where two options differ by unlike amounts on weighted criteria, or a number on a straight line is drawn for
        one of them, their difference moves with every draw and has no chance of being nothing.
        """
        count = len(self._rows)
        return [(a, b) for a in range(count) for b in range(a + 1, count) if self._may_tie(a, b)]

    def _may_tie(self, a: int, b: int) -> bool:
        moving = {column: cell for (own, column), cell in self._drawn.items() if own in (a, b)}
        if any(cell.evenly for column, cell in moving.items() if column in self._weighted):
            return False
        apart = {
            column: self._cells[a, column] - self._cells[b, column] for column in self._weighted if column not in moving
        }
        middle = fsum(self._typical[column] * gap for column, gap in apart.items())
        whole = fsum(self._typical[column] for column in apart) or 1.0
        spread = fsum(self._typical[column] * abs(gap - middle / whole) for column, gap in apart.items())
        return spread <= _HARDLY_APART

    def fill(self, rng: np.random.Generator, chunk: Chunk) -> None:
        """Draw everything anew."""
        chunk.forget()
        levels = self._levels.draw(rng, chunk.draws)
        self._weights(rng, chunk.weights)
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
            found = cell.draw(rng, chunk.draws)
            found *= (single if cell.evenly else chunk.weights)[column]
            (extra if cell.evenly else chunk.values)[option] += found
        chunk.values += extra

    def _losses(self, rng: np.random.Generator, levels: Drawn, draws: int) -> Floats | None:
        """Points lost, option × draw; None where no option can lose any."""
        points = [factor.points for factor in self._problem.factors]
        if not any(points[need.factor] for row in self._rows for need in self._problem.needs[row]):
            return None
        by_factor = np.empty((len(points), draws))
        if self._near:
            half_to_double(rng, points, by_factor)
        else:
            by_factor[:] = np.array(points)[:, None]
        found = np.zeros((len(self._rows), draws))
        for option, row in enumerate(self._rows):
            for need in self._problem.needs[row]:
                found[option] += by_factor[need.factor] * self._levels.shortfall(need, levels)
        return found
