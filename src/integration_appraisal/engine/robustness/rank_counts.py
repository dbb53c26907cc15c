"""Who beats whom, counted over draws."""

from collections.abc import Collection, Iterable

import numpy as np
from numpy.typing import NDArray

from integration_appraisal.engine.ranks import SAME
from integration_appraisal.engine.robustness.draws import Chunk

Places = NDArray[np.uint16]


class RankCounts:
    """Counts over all draws so far. Options are in the order given; ties share the better rank.

    Options that ``may_be_out`` take a rank, beat and are beaten only in draws in which they are in.
    """

    def __init__(
        self, options: int, criteria: int, may_tie: Iterable[tuple[int, int]], may_be_out: Collection[int] = ()
    ) -> None:
        self.draws = 0
        self.ranks = [[0] * options for _ in range(options)]  # option × rank from 0
        self.wins = [[0] * options for _ in range(options)]  # option × option that it strictly beats
        self.out = [0] * options
        self.ready = [0] * options  # in or out
        self.weights = np.zeros((options, criteria))  # sum of the weights with which an option is first
        self.all_weights = np.zeros(criteria)
        self._may_tie = tuple(may_tie)
        self._may_be_out = frozenset(may_be_out)
        self._kind = np.uint8 if options < np.iinfo(np.uint8).max else np.uint16

    def add(self, chunk: Chunk) -> None:
        """Count a chunk: ranks, wins and weights."""
        places = self.count(chunk)
        per_draw = 1 / chunk.scale
        np.equal(places, 0, out=chunk.first)
        chunk.first *= per_draw
        # Not `@`: it sums in as many parts as the machine has threads, and the last digits differ.
        self.weights += np.einsum("od,cd->oc", chunk.first, chunk.weights)
        self.all_weights += np.einsum("cd,d->c", chunk.weights, per_draw)

    def count(self, chunk: Chunk) -> Places:
        """Count ranks, wins, and who is in and ready.

        Gives the ranks from 0, option × draw; an option that is out has one behind the last.
        """
        places = self._places(chunk)
        equal = np.empty(chunk.draws, bool)
        for option, (ranks, hits) in enumerate(zip(places, self.ranks, strict=True)):
            self.ready[option] += int(np.count_nonzero(chunk.ready[option]))
            rest = chunk.draws - self._leave_out(chunk, option, ranks)
            for rank in range(len(hits) - 1):
                count = int(np.count_nonzero(np.equal(ranks, rank, equal)))
                hits[rank] += count
                rest -= count
            hits[-1] += rest
        self.draws += chunk.draws
        return places

    def _leave_out(self, chunk: Chunk, option: int, ranks: Places) -> int:
        """Take the ranks from an option where it is out; in how many draws that is."""
        if option not in self._may_be_out:
            return 0
        ranks[chunk.out[option]] = len(self.ranks)
        out = int(np.count_nonzero(chunk.out[option]))
        self.out[option] += out
        return out

    def _places(self, chunk: Chunk) -> Places:
        """Each pair is compared once: one beats the other, or else it is beaten."""
        values, last = list(chunk.values), len(chunk.values) - 1
        places = np.empty(chunk.values.shape, self._kind)
        rows = list(places)
        for option, row in enumerate(rows):
            row.fill(last - option)  # behind all that come later, until it beats them
        over = np.empty(chunk.draws, bool)
        one = over.view(np.uint8)  # the same as 0 and 1, ready to be added
        for a, value in enumerate(values):
            for b in range(a + 1, len(values)):
                np.greater(value, values[b], over)
                np.subtract(rows[a], one, rows[a])
                np.add(rows[b], one, rows[b])
                self._count_wins(chunk, a, b, over)
        for a, b in self._may_tie:
            self._untie(chunk, places, a, b)
        return places

    def _count_wins(self, chunk: Chunk, a: int, b: int, over: NDArray[np.bool_]) -> None:
        won, draws = int(np.count_nonzero(over)), chunk.draws
        if not self._may_be_out.isdisjoint((a, b)):
            both = _both_in(chunk, a, b)
            won, draws = int(np.count_nonzero(over & both)), int(np.count_nonzero(both))
        self.wins[a][b] += won
        self.wins[b][a] += draws - won

    def _untie(self, chunk: Chunk, places: Places, a: int, b: int) -> None:
        """Take back what was counted where two options are equal."""
        over = chunk.values[a] > chunk.values[b]
        equal = np.abs(chunk.values[a] - chunk.values[b]) <= chunk.scale * SAME
        if not self._may_be_out.isdisjoint((a, b)):
            equal &= _both_in(chunk, a, b)
        for winner, loser, won in ((a, b, equal & over), (b, a, equal & ~over)):
            places[loser] -= won
            self.wins[winner][loser] -= int(np.count_nonzero(won))


def _both_in(chunk: Chunk, a: int, b: int) -> NDArray[np.bool_]:
    both: NDArray[np.bool_] = ~(chunk.out[a] | chunk.out[b])
    return both
