"""Levels drawn from their ranges, or from all that there are where none is given, and what they emphasise."""

from typing import TypeAlias

import numpy as np

from integration_appraisal.engine.drawing import Floats, Steps, draw_steps
from integration_appraisal.engine.problem import Problem
from integration_appraisal.engine.weights import LEAST_EMPHASIS, MOST_EMPHASIS, emphasis

Drawn: TypeAlias = dict[int, Steps]  # factor → its level in each draw, counted from 0; only those that move


class Levels:
    """The levels of all factors: those with a range and those not given are drawn, the others stand."""

    def __init__(self, problem: Problem) -> None:
        self._factors = problem.factors
        positions = range(len(problem.factors))
        self._chances = {position: chances for position in positions if (chances := _chances(problem, position))}

    @property
    def drawn(self) -> tuple[int, ...]:
        """The factors that move."""
        return tuple(self._chances)

    @property
    def emphasised(self) -> tuple[int, ...]:
        """The criteria that any factor emphasises."""
        return tuple(sorted({column for factor in self._factors for column in factor.emphasises}))

    def chances(self, position: int) -> Floats:
        """The chance of each level, from the lowest that there is, of a factor that moves."""
        own = self._chances[position]
        return np.array([own.get(level, 0.0) for level in range(1, self._factors[position].levels + 1)])

    def possible(self, position: int) -> tuple[int, ...]:
        """All levels of a factor that moves, else the one at which it stands."""
        factor = self._factors[position]
        if factor.level is None or position in self._chances:
            return tuple(range(1, factor.levels + 1))
        return (factor.level,)

    def draw(self, rng: np.random.Generator, count: int) -> Drawn:
        """So many levels of each factor that moves."""
        return {
            position: draw_steps(rng, [*chances.values()], count) + np.uint16(min(chances) - 1)
            for position, chances in self._chances.items()
        }

    def emphasis(self, column: int, levels: Drawn) -> Floats | float:
        """What all factors together multiply a criterion's weight by, held within 0.5 to 2."""
        product: Floats | float = 1.0
        for position, factor in enumerate(self._factors):
            if column in factor.emphasises:
                by_level = np.array(
                    [
                        emphasis(factor._replace(level=level), factor.emphasises[column])
                        for level in self.possible(position)
                    ]
                )
                product = product * (by_level.take(levels[position]) if position in levels else by_level[0])
        return np.clip(product, LEAST_EMPHASIS, MOST_EMPHASIS)


def _chances(problem: Problem, position: int) -> dict[int, float]:
    """The chance of each level that a factor may be at; all alike where none is given, empty where one stands."""
    factor = problem.factors[position]
    if factor.level is None:
        return dict.fromkeys(range(1, factor.levels + 1), 1 / factor.levels)
    return problem.levels_drawn(position)
