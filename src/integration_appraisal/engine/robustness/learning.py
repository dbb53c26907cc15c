"""What it is worth to find out the level of one factor before choosing an option.

The expected value of partial perfect information (Raiffa and Schlaifer 1961; Felli and Hazen 1998, Medical Decision
Making 18(1)): ``Σ_k p_k max_o E[V_o | k] − max_o E[V_o]``. Weights, scores, points and bands are drawn apart from one
another, so a mean value needs no more than mean weights: all else is exact.
"""

from collections.abc import Sequence
from math import sqrt
from typing import NamedTuple

import numpy as np

from integration_appraisal.engine.drawing import Floats
from integration_appraisal.engine.problem import Problem
from integration_appraisal.engine.ranks import SAME
from integration_appraisal.engine.robustness.draws import Chunk, Draws
from integration_appraisal.engine.robustness.levels import Drawn
from integration_appraisal.engine.scoring import Result


class Learned(NamedTuple):
    """Of a factor, by how many points the best choice is worth more on average once its level is known."""

    factor: int
    points: float
    standard_error: float  # 0 where one option is the best choice at every level


class Learning:
    """Sums over draws. The options to choose from are those that are in at the stated scores."""

    def __init__(self, problem: Problem, draws: Draws, result: Result) -> None:
        self._levels, self._needs = draws.levels, draws.needs
        self._options = [draws.rows.index(row) for row in result.contenders]
        self._means = _mean_values(problem, result)
        self._emphasising = [
            position
            for position in (draws.levels.drawn if draws.emphasised else ())
            if problem.factors[position].emphasises
        ]
        levels = {position: problem.factors[position].levels for position in self._emphasising}
        self._sums = {position: np.zeros((len(problem.scales), count)) for position, count in levels.items()}
        self._counts = {position: np.zeros(count) for position, count in levels.items()}
        self._some: list[tuple[Floats, Drawn]] = []  # weights and levels of the first chunk, from which errors come

    def add(self, chunk: Chunk) -> None:
        """Sum up a chunk's weights by level, where that emphasises criteria."""
        if not self._levels.drawn or not self._options:
            return
        if not self._some:
            self._some = [(chunk.weights / chunk.scale, chunk.levels)]
        for position in self._emphasising:
            levels, counts = chunk.levels[position], self._counts[position]
            counts += np.bincount(levels, minlength=counts.size)
            for column, own in enumerate(chunk.weights):
                self._sums[position][column] += np.bincount(levels, own / chunk.scale, counts.size)

    def found(self, mean_weights: Sequence[float], samples: int) -> tuple[Learned, ...]:
        """For each factor that moves, the one that is worth most first."""
        if not self._some:
            return ()
        means = np.array(mean_weights)
        return tuple(
            sorted(
                (self._learned(position, means, samples) for position in self._levels.drawn),
                key=lambda own: -own.points,
            )
        )

    def _learned(self, position: int, mean_weights: Floats, samples: int) -> Learned:
        chances, weights = self._chances_and_weights(position, mean_weights)
        lost = self._lost(position)
        values = self._means @ weights - lost  # option × level
        best, at_level = int((values @ chances).argmax()), values.argmax(axis=0)
        points = float((values.max(axis=0) - values[best]) @ chances)
        apart = self._means[at_level] - self._means[best]  # by level, then by criterion
        saved = lost[best] - lost[at_level, np.arange(len(chances))]
        return Learned(position, points if points > SAME else 0.0, self._spread(position, apart, saved) / sqrt(samples))

    def _chances_and_weights(self, position: int, mean_weights: Floats) -> tuple[Floats, Floats]:
        """The chance of each level, and mean weights there (criterion × level)."""
        if position not in self._emphasising:
            chances = self._levels.chances(position)
            return chances, np.repeat(mean_weights[:, None], len(chances), axis=1)
        counts = self._counts[position]
        return counts / counts.sum(), self._sums[position] / np.maximum(counts, 1)

    def _lost(self, position: int) -> Floats:
        """Mean losses, option × level of one factor."""
        lost = np.zeros((len(self._options), len(self._levels.possible(position))))
        for option, factor, by_level in self._needs.mean_lost():
            if option in self._options:
                alike = factor == position or by_level.size == 1
                lost[self._options.index(option)] += by_level if alike else by_level @ self._levels.chances(factor)
        return lost

    def _spread(self, position: int, apart: Floats, saved: Floats) -> float:
        """How far what the best choice at each level gains is spread over the draws.

        It gains by level what is ``apart`` on the criteria, and ``saved`` of losses. Where a factor emphasises nothing,
        each draw stands for all its levels.
        """
        ((weights, levels),) = self._some
        if position in self._emphasising:
            at = levels[position]
            return float((np.einsum("cd,dc->d", weights, apart[at]) + saved[at]).std())
        return float((self._levels.chances(position) @ apart @ weights).std())


def _mean_values(problem: Problem, result: Result) -> Floats:
    """The mean value of each score over its range, by option and criterion."""
    means, scales = np.array([result.cells[row] for row in result.contenders], dtype=np.float64), problem.settled_scales
    for option, row in enumerate(result.contenders):
        for column, scale in enumerate(scales):
            drawn = problem.drawn_from(row, column)
            if drawn is not None:
                means[option, column] = scale.spread(*drawn).mean
    return means
