"""Scores drawn from their ranges, and whether options then have what they must have."""

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from integration_appraisal.engine.drawing import DrawnCell, Floats
from integration_appraisal.engine.problem import Problem
from integration_appraisal.engine.ranks import SAME


class Cells:
    """The values of the options on the table: those that some draw may let in.

    These are all that the place does not rule out, and that have what they must have at the stated scores or may have
    it within their ranges.
    """

    def __init__(self, problem: Problem, values: Sequence[Sequence[float]], stated: Sequence[int]) -> None:
        """``values`` are those of the stated scores, ``stated`` the rows that are in with them."""
        drawn = _drawn(problem)
        self.rows = tuple(row for row in range(len(values)) if row in stated or _may_be_in(problem, values, row, drawn))
        option_of = {row: option for option, row in enumerate(self.rows)}
        self.drawn = {(option_of[row], column): cell for (row, column), cell in drawn.items() if row in option_of}
        self.stands: Floats = np.array([values[row] for row in self.rows], dtype=np.float64)
        for position, cell in self.drawn.items():
            self.stands[position] = cell.stands
        self._limits = _limits(problem, self.drawn)
        self.may_be_out = tuple(sorted({option for option, _ in self._limits}))

    def add(self, rng: np.random.Generator, weights: Floats, values: Floats, out: NDArray[np.bool_]) -> None:
        """Draw scores, add what comes on top of what stands to ``values``, and mark those that are ``out``.

        Triangles are summed in single precision and added once an option.
        """
        if not self.drawn:
            return
        single = weights.astype(np.float32)
        extra = np.zeros(values.shape, np.float32)
        for position, cell in self.drawn.items():
            option, column = position
            added = cell.draw(rng, values.shape[1])
            if position in self._limits:
                out[option] |= added < self._limits[position] - cell.stands
            added *= (single if cell.evenly else weights)[column]
            (extra if cell.evenly else values)[option] += added
        values += extra


def _drawn(problem: Problem) -> dict[tuple[int, int], DrawnCell]:
    """By row and column, the scores that have a range with some width."""
    scales = problem.settled_scales
    return {
        (row, column): cell
        for row in range(len(problem.scores))
        for column, scale in enumerate(scales)
        if (drawn := problem.drawn_from(row, column)) and (cell := scale.drawn(*drawn)) is not None
    }


def _limits(problem: Problem, drawn: Mapping[tuple[int, int], DrawnCell]) -> dict[tuple[int, int], float]:
    """What drawn values must reach that may fall short of it."""
    return {
        position: limit - SAME
        for position, cell in drawn.items()
        if (limit := problem.must_haves[position[1]]) is not None and cell.least < limit - SAME
    }


def _may_be_in(
    problem: Problem, values: Sequence[Sequence[float]], row: int, drawn: Mapping[tuple[int, int], DrawnCell]
) -> bool:
    """Whether some draw may give an option all that it must have; never, where the place rules it out."""
    limits = ((column, limit) for column, limit in enumerate(problem.must_haves) if limit is not None)
    return not problem.ruled_out[row] and all(
        cell.may_reach(limit) if (cell := drawn.get((row, column))) else values[row][column] >= limit - SAME
        for column, limit in limits
    )
