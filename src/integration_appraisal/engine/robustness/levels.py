"""Levels drawn from their ranges, and what follows from them for losses and emphasis."""

from collections.abc import Sequence
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from integration_appraisal.engine.chances import steps
from integration_appraisal.engine.drawing import Floats, draw_steps
from integration_appraisal.engine.losses import Factor, Need
from integration_appraisal.engine.weights import LEAST_EMPHASIS, MOST_EMPHASIS, emphasis

Drawn: TypeAlias = dict[int, NDArray[np.intp]]  # factor → its level in each draw, counted from 1; only those that move


class Levels:
    """The levels of all factors: those with a range are drawn, the others stand."""

    def __init__(self, factors: Sequence[Factor], ranges: Sequence[tuple[int, int] | None]) -> None:
        self._factors = factors
        self._chances = {
            position: (ends[0], np.array(steps(ends[0], factor.level, ends[1])))
            for position, (factor, ends) in enumerate(zip(factors, ranges, strict=True))
            if ends is not None and factor.level is not None and ends[0] < ends[1]
        }

    @property
    def emphasised(self) -> tuple[int, ...]:
        """The criteria that any factor emphasises."""
        return tuple(sorted({column for factor in self._factors for column in factor.emphasises}))

    def draw(self, rng: np.random.Generator, count: int) -> Drawn:
        """So many levels of each factor that moves."""
        return {position: low + draw_steps(rng, chances, count) for position, (low, chances) in self._chances.items()}

    def shortfall(self, need: Need, levels: Drawn) -> Floats | float:
        """``gap / (L − 1)``: the part of its points that a factor costs an option."""
        factor = self._factors[need.factor]
        if factor.level is None:
            return 0.0
        by_level = [need.gap(level) / (factor.levels - 1) for level in range(1, factor.levels + 1)]
        return self._at(need.factor, by_level, levels)

    def emphasis(self, column: int, levels: Drawn) -> Floats | float:
        """What all factors together multiply a criterion's weight by, held within 0.5 to 2."""
        product: Floats | float = 1.0
        for position, factor in enumerate(self._factors):
            if column in factor.emphasises and factor.level is not None:
                by_level = [
                    emphasis(factor._replace(level=level), factor.emphasises[column])
                    for level in range(1, factor.levels + 1)
                ]
                product = product * self._at(position, by_level, levels)
        return np.clip(product, LEAST_EMPHASIS, MOST_EMPHASIS)

    def _at(self, position: int, by_level: Sequence[float], levels: Drawn) -> Floats | float:
        """What stands for a factor's level: one number, or one a draw."""
        level = self._factors[position].level
        if position in levels:
            by_draw: Floats = np.array(by_level)[levels[position] - 1]
            return by_draw
        return 0.0 if level is None else by_level[level - 1]
