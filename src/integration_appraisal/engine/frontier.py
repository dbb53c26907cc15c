"""Cost beside value: which options are worth looking at, and what more points cost. The two are never mixed.

After *The Green Book* (HM Treasury) and Drummond et al., *Methods for the economic evaluation of health care
programmes* (dominance, extended dominance, incremental ratios).
"""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from itertools import product
from math import isinf
from typing import Generic, NamedTuple

from integration_appraisal.engine.ranks import SAME, Name


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


class BesideCost(NamedTuple, Generic[Name]):
    """An option beside the others: ``by`` are the options that dominate it, or the two whose mix does.

    ``certain`` says whether it is on the frontier, or off it, wherever costs fall within their ranges. It is enough to
    look at the ends: an option is worst placed where it costs most and the others least.
    """

    standing: Standing
    by: tuple[Name, ...]
    certain: bool
    extra: Extra | None


def beside_cost(
    values: Sequence[float], costs: Mapping[int, Cost], contenders: Sequence[int], baseline: int | None
) -> tuple[BesideCost[int], ...]:
    """Per option: its place beside the others, and its extra cost and points over the baseline, if there is one.

    ``values`` are points by row; ``costs`` are by row, for those that have one.
    """
    table = _Table(values, costs, tuple(row for row in contenders if row in costs))
    return tuple(table.placed(row)._replace(extra=_extra(values, costs, row, baseline)) for row in range(len(values)))


class _Table(NamedTuple):
    """Values and costs; ``rows`` are the options that have a cost and are not ruled out."""

    values: Sequence[float]
    costs: Mapping[int, Cost]
    rows: tuple[int, ...]

    def placed(self, row: int) -> BesideCost[int]:
        if row not in self.rows:
            return BesideCost(Standing.OUT, (), certain=True, extra=None)
        by = self._dominators(row, self._at("total"))
        mix = () if by else self._best_mix(row, self._at("total"))
        if not (by or mix):
            worst = {**self._at("low"), row: self.costs[row].high}
            return BesideCost(Standing.FRONTIER, (), certain=not self._is_beaten(row, worst), extra=None)
        best = {**self._at("high"), row: self.costs[row].low}
        standing = Standing.DOMINATED if by else Standing.EXTENDED
        return BesideCost(standing, by or mix, certain=self._is_beaten(row, best), extra=None)

    def _at(self, end: str) -> dict[int, float]:
        return {row: getattr(self.costs[row], end) for row in self.rows}

    def _is_beaten(self, row: int, costs: Mapping[int, float]) -> bool:
        return bool(self._dominators(row, costs) or self._best_mix(row, costs))

    def _dominators(self, row: int, costs: Mapping[int, float]) -> tuple[int, ...]:
        """The options that give as much for less, or more for as much."""
        extra = {other: (self.values[other] - self.values[row], costs[row] - costs[other]) for other in self.rows}
        return tuple(
            other
            for other, (points, saved) in extra.items()
            if (points >= -SAME and saved > 0) or (points > SAME and saved >= 0)
        )

    def _best_mix(self, row: int, costs: Mapping[int, float]) -> tuple[int, ...]:
        """A cheaper and a dearer option of which a mix at the same cost gives more, and the most of all mixes."""
        mixes = []
        for cheap, dear in product(self.rows, repeat=2):
            if costs[cheap] < costs[row] < costs[dear]:
                part = (costs[row] - costs[cheap]) / (costs[dear] - costs[cheap])
                mixes.append((self.values[cheap] + part * (self.values[dear] - self.values[cheap]), cheap, dear))
        best = max(mixes, default=None, key=lambda mix: mix[0])
        return best[1:] if best and best[0] > self.values[row] + SAME else ()


def _extra(values: Sequence[float], costs: Mapping[int, Cost], row: int, baseline: int | None) -> Extra | None:
    if baseline is None or row == baseline or row not in costs or baseline not in costs:
        return None
    here, base = costs[row], costs[baseline]
    cost, low, high = here.total - base.total, here.low - base.high, here.high - base.low
    points = values[row] - values[baseline]
    if cost <= 0 or points <= SAME or isinf(points / cost):
        return Extra(cost, low, high, points, None, None, None)
    most = points / low if low > 0 and not isinf(points / low) else None
    return Extra(cost, low, high, points, points / cost, points / high, most)
