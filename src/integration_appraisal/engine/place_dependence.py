"""How much the answer depends on the place: who leads over places drawn at random, and which factors decide it."""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from integration_appraisal.engine.drawing import Floats
from integration_appraisal.engine.many_places import Flags, Levels, ManyPlaces
from integration_appraisal.engine.problem import Problem
from integration_appraisal.engine.ranks import SAME
from integration_appraisal.engine.scoring import columns_by_group, score

PLACES = 20_000
SEED = 2013
_CHUNK = 4_096  # places at a time: their arrays stay close to the processor


class PlaceDependence(NamedTuple):
    """Shares of places, per option or per factor. Tied options each count, so options may sum to more than 1."""

    places: int
    leads: tuple[float, ...]  # per option: it is first
    best_ready: tuple[float, ...]  # per option: it is first among those that are ready; nobody is where none is ready
    by_group: dict[int, tuple[float, ...]]  # per option: it is first by one group's criteria alone, less all losses
    decides: tuple[float, ...]  # per factor: some other level of it alone would put others first
    redrawn: tuple[float, ...]  # per factor: a level of it drawn anew, perhaps the same, does; the mean over levels


def place_dependence(problem: Problem, places: int = PLACES, seed: int = SEED) -> PlaceDependence:
    """Shares over places with every level drawn at random, each level as likely as the next, from a fixed seed.

    The levels that the problem has don't matter. The same seed gives the same places on every machine.
    """
    counts = _Counts(problem)
    for levels in _drawn(problem, places, seed) if counts.rows else ():
        counts.add(levels)
    return counts.shares(places)


def _drawn(problem: Problem, places: int, seed: int) -> Iterator[Levels]:
    # Bits, and not what numpy's generator makes of them: that may change from version to version.
    bits = np.random.PCG64(seed)
    most = np.array([factor.levels for factor in problem.factors], dtype=np.uint64)[:, None]
    for start in range(0, places, _CHUNK):
        words = bits.random_raw((len(most), min(_CHUNK, places - start)))
        yield 1 + ((words >> np.uint64(32)) * most >> np.uint64(32)).astype(np.intp)


class _Counts:
    """In how many places each thing held so far. ``rows`` are the options that are in, and the rows of all arrays."""

    def __init__(self, problem: Problem) -> None:
        self.rows = list(score(problem).contenders)
        self._problem = problem
        self._at = ManyPlaces(problem)
        self._groups = columns_by_group(problem.groups, problem.base_weights)
        options, factors = len(problem.scores), len(problem.factors)
        self._leads, self._best_ready = np.zeros(options, np.intp), np.zeros(options, np.intp)
        self._by_group = {group: np.zeros(options, np.intp) for group in self._groups}
        self._decides, self._redrawn = np.zeros(factors, np.intp), np.zeros(factors, np.intp)

    def add(self, levels: Levels) -> None:
        """Count some places."""
        weights, lost = self._at.weights(levels), self._at.lost(levels)
        benefits = self._at.benefits(weights)
        values = (benefits - lost)[self.rows]
        first = _first(values)
        self._leads[self.rows] += first.sum(axis=1)
        self._best_ready[self.rows] += _first(values, self._at.ready(levels)[self.rows]).sum(axis=1)
        for group, columns in self._groups.items():
            alone = (self._at.benefits(weights, columns) - lost)[self.rows]
            self._by_group[group][self.rows] += _first(alone).sum(axis=1)
        for position in range(len(levels)):
            self._move(position, levels, benefits - lost, first)

    def _move(self, position: int, levels: Levels, values: Floats, first: Flags) -> None:
        """Count the places in which other levels of one factor put others first."""
        changes = [
            (_first(there[self.rows]) != first).any(axis=0) for there in self._elsewhere(position, levels, values)
        ]
        if changes:
            self._decides[position] += np.count_nonzero(np.any(changes, axis=0))
            self._redrawn[position] += np.count_nonzero(changes)

    def _elsewhere(self, position: int, levels: Levels, values: Floats) -> Iterator[Floats]:
        """All options' values with a factor at each of its levels in turn; nothing where it moves none of them."""
        losses, moves_weights = self._at.losses[position], self._at.emphasises(position)
        if not losses.any() and not moves_weights:
            return
        without = values + losses[:, levels[position]]
        for level in range(1, losses.shape[1]):
            if moves_weights:
                there = levels.copy()
                there[position] = level
                yield self._at.values(there)
            else:
                yield without - losses[:, [level]]

    def shares(self, places: int) -> PlaceDependence:
        """What the counts come to."""
        levels = np.array([factor.levels for factor in self._problem.factors], dtype=np.intp)
        return PlaceDependence(
            places,
            _over(self._leads, places),
            _over(self._best_ready, places),
            {group: _over(found, places) for group, found in self._by_group.items()},
            _over(self._decides, places),
            _over(self._redrawn, places * levels),
        )


def _first(values: Floats, among: Flags | None = None) -> Flags:
    """Who is first in each place, several where they tie; nobody where nobody is ``among`` those who may be."""
    best = (values if among is None else np.where(among, values, -np.inf)).max(axis=0)
    first: Flags = best - values <= SAME
    return first if among is None else first & among


def _over(counts: NDArray[np.intp], places: int | NDArray[np.intp]) -> tuple[float, ...]:
    return tuple((counts / places).tolist())
