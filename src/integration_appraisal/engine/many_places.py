"""One problem at many places at once: what its options gain, lose and are worth there, as arrays option × place.

A place is a column of levels, one a factor, counted from 1, with 0 for a level that is not given. All else is the
problem's own: each column comes out as ``scoring.score`` would have it with those levels. Options that are ruled out
have their values, too.
"""

from collections.abc import Callable, Sequence
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from integration_appraisal.engine.drawing import Floats
from integration_appraisal.engine.losses import Factor, Need, Ready, loss, ready
from integration_appraisal.engine.problem import Problem, cell_values
from integration_appraisal.engine.weights import LEAST_EMPHASIS, MOST_EMPHASIS, emphasis

Levels: TypeAlias = NDArray[np.intp]  # factor × place
Flags: TypeAlias = NDArray[np.bool_]  # option × place


class ManyPlaces:
    """Tables by level for a problem, whose own levels don't matter. Raises OffScale where a score is off its scale."""

    def __init__(self, problem: Problem) -> None:
        self._problem = problem
        self._cells = np.array(cell_values(problem), dtype=np.float64).reshape(-1, len(problem.scales))
        self._base = np.array(problem.base_weights, dtype=np.float64)[:, None]
        self.losses = [  # per factor: option × level, from 0 for not given
            np.array(self._by_option(position, loss, nothing=0.0)) for position in range(len(problem.factors))
        ]
        self._ready = [
            np.array(self._by_option(position, _is_ready, nothing=True)) for position in range(len(problem.factors))
        ]
        self._multipliers = self._by_criterion() if problem.emphasis else []

    def _by_option(self, position: int, what: Callable[[Need, Factor], float], *, nothing: float) -> list[list[float]]:
        """Something of each option's need of a factor, by the factor's levels; ``nothing`` where it has none."""
        at_levels = _at_levels(self._problem.factors[position])
        needs = [{need.factor: need for need in own}.get(position) for own in self._problem.needs]
        return [[nothing if need is None else what(need, factor) for factor in at_levels] for need in needs]

    def _by_criterion(self) -> list[tuple[int, int, Floats]]:
        """Factor, criterion, and what the one multiplies the other's weight by, by level."""
        return [
            (position, column, np.array([emphasis(at_level, most) for at_level in _at_levels(factor)]))
            for position, factor in enumerate(self._problem.factors)
            for column, most in factor.emphasises.items()
        ]

    def emphasises(self, factor: int) -> bool:
        """Whether a factor, by its position, moves any weight."""
        return any(position == factor for position, _, _ in self._multipliers)

    def weights(self, levels: Levels) -> Floats:
        """Weights after emphasis, criterion × place; only their proportions matter."""
        weights = np.ones((len(self._base), levels.shape[1]))
        for factor, column, multipliers in self._multipliers:
            weights[column] *= multipliers[levels[factor]]
        np.clip(weights, LEAST_EMPHASIS, MOST_EMPHASIS, out=weights)
        weights *= self._base
        return weights

    def benefits(self, weights: Floats, columns: Sequence[int] | None = None) -> Floats:
        """What each option gains; with ``columns`` by these criteria alone, their weights shared out anew."""
        cells = self._cells if columns is None else self._cells[:, columns]
        own = weights if columns is None else weights[columns]
        # Not `@`: it sums in as many parts as the machine has threads, and the last digits differ.
        gained: Floats = np.einsum("oc,cp->op", cells, own)
        gained /= own.sum(axis=0)
        return gained

    def lost(self, levels: Levels) -> Floats:
        """What each option loses to all factors together."""
        total = np.zeros((len(self._cells), levels.shape[1]))
        for table, row in zip(self.losses, levels, strict=True):
            if table.any():
                total += table.take(row, axis=1, mode="clip")  # three times as fast as an index, and levels are in it
        return total

    def values(self, levels: Levels) -> Floats:
        """What each option is worth."""
        return self.benefits(self.weights(levels)) - self.lost(levels)

    def ready(self, levels: Levels) -> Flags:
        """Whether each option has what it can't do without; not shown to have it counts as not having it."""
        able = np.ones((len(self._cells), levels.shape[1]), dtype=np.bool_)
        for table, row in zip(self._ready, levels, strict=True):
            if not table.all():
                able &= table[:, row]
        return able


def _at_levels(factor: Factor) -> list[Factor]:
    """A factor whose level is not given, then at each of its levels."""
    return [factor._replace(level=level) for level in (None, *range(1, factor.levels + 1))]


def _is_ready(need: Need, factor: Factor) -> bool:
    return ready([need._replace(factor=0)], [factor]) is Ready.YES
