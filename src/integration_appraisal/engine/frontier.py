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
    rows = [row for row in contenders if row in costs]
    dominated = {row: _dominators(values, costs, row, rows) for row in rows}
    left = [row for row in rows if not dominated[row]]
    mixes = _mixes(values, costs, left)
    return tuple(_placed(values, costs, row, rows, dominated, mixes, baseline) for row in range(len(values)))


def _placed(  # noqa: PLR0913 - the parts of one answer
    values: Sequence[float],
    costs: Mapping[int, Cost],
    row: int,
    rows: Sequence[int],
    dominated: Mapping[int, tuple[int, ...]],
    mixes: Mapping[int, tuple[int, int]],
    baseline: int,
) -> Placed:
    extra = _extra(values, costs, row, baseline)
    if row not in rows:
        return Placed(Standing.OUT, (), certain=True, extra=extra)
    if dominated[row]:
        always = any(_dominates(values, costs[by].high, costs[row].low, by, row) for by in dominated[row])
        return Placed(Standing.DOMINATED, dominated[row], certain=always, extra=extra)
    if row in mixes:
        return Placed(Standing.EXTENDED, mixes[row], certain=False, extra=extra)
    never = not any(_dominates(values, costs[by].low, costs[row].high, by, row) for by in rows if by != row)
    return Placed(Standing.FRONTIER, (), certain=never, extra=extra)


def _dominators(values: Sequence[float], costs: Mapping[int, Cost], row: int, rows: Sequence[int]) -> tuple[int, ...]:
    return tuple(by for by in rows if by != row and _dominates(values, costs[by].total, costs[row].total, by, row))


def _dominates(values: Sequence[float], cost: float, other_cost: float, row: int, other: int) -> bool:
    """As much for less, or more for as much."""
    more, less = values[row] - values[other], other_cost - cost
    return (more >= -SAME and less > 0) or (more > SAME and less >= 0)


def _mixes(values: Sequence[float], costs: Mapping[int, Cost], rows: Sequence[int]) -> dict[int, tuple[int, int]]:
    """Options below the straight line between a cheaper and a dearer one, with the two."""
    found = {}
    for row in rows:
        for cheap in rows:
            for dear in rows:
                if costs[cheap].total < costs[row].total < costs[dear].total and row not in found:
                    part = (costs[row].total - costs[cheap].total) / (costs[dear].total - costs[cheap].total)
                    mixed = values[cheap] + part * (values[dear] - values[cheap])
                    if mixed > values[row] + SAME:
                        found[row] = (cheap, dear)
    return found


def _extra(values: Sequence[float], costs: Mapping[int, Cost], row: int, baseline: int) -> Extra | None:
    if row == baseline or row not in costs or baseline not in costs:
        return None
    own, base = costs[row], costs[baseline]
    cost, low, high = own.total - base.total, own.low - base.high, own.high - base.low
    points = values[row] - values[baseline]

    def per_cost(extra: float) -> float | None:
        return points / extra if extra > 0 and points > SAME else None

    return Extra(cost, low, high, points, per_cost(cost), per_cost(high), per_cost(low))
