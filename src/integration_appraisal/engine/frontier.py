"""Cost beside value: which options are worth looking at, what more points cost, and what would change that.

The two are never mixed.

After *The Green Book* (HM Treasury) and Drummond et al., *Methods for the economic evaluation of health care
programmes* (dominance, extended dominance, incremental ratios).
"""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from itertools import pairwise, product
from math import inf, isinf
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


class Limit(NamedTuple, Generic[Name]):
    """The cost up to which an option is on the frontier, all else as it is; above it, ``by`` do better.

    A frontier option may rise by ``change``, any other has to fall by it, which is then negative.
    """

    cost: float
    change: float
    inclusive: bool  # whether it is on the frontier at that very cost, or only below it
    by: tuple[Name, ...]  # one option that then dominates it, or the two, the cheaper first, whose mix does

    def beside(self, cost: float, *, on_it: bool) -> "Limit[Name]":
        """The limit of an option of that cost: by rounding it may lie on the wrong side."""
        is_beside = self.cost >= cost if on_it else self.cost <= cost
        return self if is_beside else self._replace(cost=cost, change=0.0, inclusive=on_it)


class Rung(NamedTuple, Generic[Name]):
    """A step along the frontier, from one option to the next dearer one; several where they are alike in both."""

    cheaper: tuple[Name, ...]
    dearer: tuple[Name, ...]
    extra: Extra


class BesideCost(NamedTuple, Generic[Name]):
    """An option beside the others: ``by`` are the options that dominate it, or the two whose mix does.

    ``certain`` says whether it is on the frontier, or off it, wherever costs fall within their ranges. It is enough to
    look at the ends: an option is worst placed where it costs most and the others least.
    """

    standing: Standing
    by: tuple[Name, ...]
    certain: bool
    extra: Extra | None
    limit: Limit[Name] | None = None  # None where no cost would take it off the frontier, and for what is out


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
        limit = self._limit(row)
        limit = limit and limit.beside(self.costs[row].total, on_it=not (by or mix))
        if not (by or mix):
            worst = {**self._at("low"), row: self.costs[row].high}
            return BesideCost(Standing.FRONTIER, (), not self._is_beaten(row, worst), None, limit)
        best = {**self._at("high"), row: self.costs[row].low}
        standing = Standing.DOMINATED if by else Standing.EXTENDED
        return BesideCost(standing, by or mix, self._is_beaten(row, best), None, limit)

    def _limit(self, row: int) -> Limit[int] | None:
        """The lowest cost from which, or above which, some other option or a mix of two does better.

        A dearer option is never better placed, so there is one such cost. A mix limits an option where the line between
        a lesser and a better option passes through its value; as much for as much is on the frontier still.
        """
        gains = {other: self.values[other] - self.values[row] for other in self.rows if other != row}
        ends = [self._end(other, gain) for other, gain in gains.items() if gain >= -SAME]
        ends += [self._crossing(gains, cheap, dear) for cheap, dear in product(gains, repeat=2)]
        cost, inclusive, by = min(ends, default=(inf, True, ()))
        return None if isinf(cost) else Limit(cost, cost - self.costs[row].total, inclusive, by)

    def _end(self, other: int, gain: float) -> tuple[float, bool, tuple[int, ...]]:
        """Where another option begins to dominate: at its own cost, or above that where it is no better."""
        return self.costs[other].total, gain <= SAME, (other,)

    def _crossing(self, gains: Mapping[int, float], cheap: int, dear: int) -> tuple[float, bool, tuple[int, ...]]:
        """Where the line from a lesser option to a better one, if that costs more, passes through the value."""
        low, high = self.costs[cheap].total, self.costs[dear].total
        if not (gains[cheap] < -SAME and gains[dear] > SAME and low < high):
            return inf, True, ()
        return low + gains[cheap] / (gains[cheap] - gains[dear]) * (high - low), True, (cheap, dear)

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


def ladder(
    values: Sequence[float], costs: Mapping[int, Cost], beside: Sequence[BesideCost[int]]
) -> tuple[Rung[int], ...]:
    """The steps along the frontier, from the cheapest option on; options that are alike in both stand on one step."""
    on_it = [row for row in costs if beside[row].standing is Standing.FRONTIER]
    steps: dict[float, list[int]] = {}
    for row in sorted(on_it, key=lambda row: costs[row].total):
        steps.setdefault(costs[row].total, []).append(row)
    ends = [(tuple(rows), values[rows[0]], _widest([costs[row] for row in rows])) for rows in steps.values()]
    return tuple(
        Rung(cheaper, dearer, _over(more - less, here, base))
        for (cheaper, less, base), (dearer, more, here) in pairwise(ends)
    )


def _widest(costs: Sequence[Cost]) -> Cost:
    """One total with the range that holds all ranges."""
    return Cost(costs[0].total, min(cost.low for cost in costs), max(cost.high for cost in costs))


def _extra(values: Sequence[float], costs: Mapping[int, Cost], row: int, baseline: int | None) -> Extra | None:
    if baseline is None or row == baseline or row not in costs or baseline not in costs:
        return None
    return _over(values[row] - values[baseline], costs[row], costs[baseline])


def _over(points: float, here: Cost, base: Cost) -> Extra:
    """What one gives and costs over another."""
    cost, low, high = here.total - base.total, here.low - base.high, here.high - base.low
    if cost <= 0 or points <= SAME or isinf(points / cost):
        return Extra(cost, low, high, points, None, None, None)
    most = points / low if low > 0 and not isinf(points / low) else None
    return Extra(cost, low, high, points, points / cost, points / high, most)
