"""Cost beside value: which options are worth looking at, and what more points cost. The two are never mixed.

After *The Green Book* (HM Treasury) and Drummond et al., *Methods for the economic evaluation of health care
programmes* (dominance, extended dominance, incremental ratios).
"""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import NamedTuple

from integration_appraisal.engine.ranks import SAME


class Cost(NamedTuple):
    """A whole-life cost with its honest range, in the place's own unit. Without a range all three are the same."""

    total: float
    low: float
    high: float


class Standing(StrEnum):
    """Where an option stands among those that have a cost and are not ruled out."""

    FRONTIER = "frontier"  # no other gives as much for less, nor does a mix of two
    EXTENDED = "extended"  # a mix of two others would give as much for less: extended dominance
    DOMINATED = "dominated"  # another gives as much or more for less, or more for as much
    OUT = "out"  # ruled out, or without a cost


class Extra(NamedTuple):
    """What an option costs and gives over the baseline; ranges run from the least to the most extra cost."""

    cost: float
    cost_low: float
    cost_high: float
    points: float
    points_per_cost: float | None  # None unless it both costs more and gives more
    per_cost_low: float | None  # at the most extra cost
    per_cost_high: float | None  # at the least extra cost; None where that may be nothing


class Placed(NamedTuple):
    """An option beside the others: ``by`` are the options that dominate it, or the two whose mix does.

    ``certain`` says whether its standing is the same wherever costs fall within their ranges: for an option on the
    frontier, that no other can dominate it; for a dominated one, that some other always does.
    """

    standing: Standing
    by: tuple[int, ...]
    certain: bool
    extra: Extra | None


def place(
    values: Sequence[float], costs: Mapping[int, Cost], contenders: Sequence[int], baseline: int
) -> tuple[Placed, ...]:
    """Per option: its place beside the others, and its extra cost and points over the baseline.

    ``values`` are points by row; ``costs`` are by row, for those that have one.
    """
    table = _Table(values, costs, tuple(row for row in contenders if row in costs))
    return tuple(table.placed(row)._replace(extra=_extra(values, costs, row, baseline)) for row in range(len(values)))


class _Table(NamedTuple):
    """Values and costs; ``rows`` are the options that have a cost and are not ruled out."""

    values: Sequence[float]
    costs: Mapping[int, Cost]
    rows: tuple[int, ...]

    def placed(self, row: int) -> Placed:
        if row not in self.rows:
            return Placed(Standing.OUT, (), certain=True, extra=None)
        own = self.costs[row]
        others = [other for other in self.rows if other != row]
        by = tuple(other for other in others if self._dominates(other, self.costs[other].total, row, own.total))
        if by:
            always = any(self._dominates(other, self.costs[other].high, row, own.low) for other in others)
            return Placed(Standing.DOMINATED, by, certain=always, extra=None)
        mix = self._best_mix(row)
        if mix:
            return Placed(Standing.EXTENDED, mix, certain=False, extra=None)
        ever = any(self._dominates(other, self.costs[other].low, row, own.high) for other in others)
        return Placed(Standing.FRONTIER, (), certain=not ever, extra=None)

    def _dominates(self, one: int, cost: float, other: int, other_cost: float) -> bool:
        """As much for less, or more for as much."""
        more, less = self.values[one] - self.values[other], other_cost - cost
        return (more >= -SAME and less > 0) or (more > SAME and less >= 0)

    def _best_mix(self, row: int) -> tuple[int, int] | None:
        """A cheaper and a dearer option, of which a mix at the same cost gives more, and the most of all mixes."""
        cost = self.costs[row].total
        mixes = []
        for cheap in self.rows:
            for dear in self.rows:
                low, high = self.costs[cheap].total, self.costs[dear].total
                if low < cost < high:
                    part = (cost - low) / (high - low)
                    mixes.append((self.values[cheap] + part * (self.values[dear] - self.values[cheap]), cheap, dear))
        best = max(mixes, default=None, key=lambda mix: mix[0])
        return best[1:] if best and best[0] > self.values[row] + SAME else None


def _extra(values: Sequence[float], costs: Mapping[int, Cost], row: int, baseline: int) -> Extra | None:
    if row == baseline or row not in costs or baseline not in costs:
        return None
    own, base = costs[row], costs[baseline]
    cost, low, high = own.total - base.total, own.low - base.high, own.high - base.low
    points = values[row] - values[baseline]

    def per_cost(extra: float) -> float | None:
        return points / extra if extra > 0 and points > SAME else None

    return Extra(cost, low, high, points, per_cost(cost), per_cost(high), per_cost(low))
