"""Levels and scores that nobody has given: what they may make of each option's value, and who may then be first.

An unknown score moves one option, the same way whatever the weights. Losses are separable over factors. Emphasis is
not, as weights are shares of a sum; but ``Σ_c u_c w_c ≥ 0`` where ``Σ_c b_c m_c w_c ≥ 0``, with base weights b and
multipliers m, and that is separable over groups of criteria that no factor ties together.
"""

from collections.abc import Collection, Iterator, Sequence
from functools import cached_property
from itertools import product
from math import fsum, inf, prod
from typing import NamedTuple

from integration_appraisal.engine.losses import Factor, Need, loss, loss_at, lost_more
from integration_appraisal.engine.problem import Problem, products
from integration_appraisal.engine.ranks import SAME, Unknown
from integration_appraisal.engine.scales import UNKNOWN
from integration_appraisal.engine.weights import emphasis, held

_MOST_COMBINATIONS = 20_000  # of levels in a group; beyond, its criteria are taken one by one, on the safe side


Pair = tuple[int, int | None]
"""Two options by row; without a second one, what counts is the value of the first."""


class Extremes(NamedTuple):
    """A value with every level and score that is not given at its worst for the option, and at its best."""

    low: float
    high: float


class _Group(NamedTuple):
    """Criteria whose multipliers move together, and what these may be: one row a combination of levels."""

    columns: tuple[int, ...]
    multipliers: frozenset[tuple[float, ...]]

    def best(self, gains: Sequence[float]) -> dict[int, float]:
        """By criterion, the multipliers with which gains by criterion sum to the most."""
        rows = (dict(zip(self.columns, row, strict=True)) for row in self.multipliers)
        return max(rows, key=lambda row: fsum(times * gains[column] for column, times in row.items()))


class NotGiven:
    """The levels and scores of a problem that are not given, and all that they may come to."""

    def __init__(self, problem: Problem, cells: Sequence[Sequence[float]], base: Sequence[float]) -> None:
        self._problem, self._cells, self._base = problem, cells, base
        self._factors = [position for position, factor in enumerate(problem.factors) if factor.level is None]
        self._emphasising = [
            position for position in self._factors if problem.emphasis and problem.factors[position].emphasises
        ]
        self._needs = [{need.factor: need for need in needs} for needs in problem.needs]

    @cached_property
    def _reached(self) -> list[list[tuple[float, float]]]:
        """The least and the most that each cell may be worth."""
        rows = enumerate(self._cells)
        return [[self._problem.reached(row, column, value) for column, value in enumerate(own)] for row, own in rows]

    @cached_property
    def _scores(self) -> list[tuple[int, int]]:
        """Rows and columns of the scores that nobody knows."""
        rows = enumerate(self._problem.scores)
        return [(row, column) for row, own in rows for column, cell in enumerate(own) if cell == UNKNOWN]

    @cached_property
    def _groups(self) -> list[_Group]:
        return list(_groups(self._problem, self._emphasising, len(self._base)))

    def extremes(self, row: int, value: float) -> Extremes:
        """What an option's value may come to."""
        unknown = [need for position, need in self._needs[row].items() if position in self._factors]
        if not unknown and not self._emphasising and not any(row == own for own, _ in self._scores):
            return Extremes(value, value)
        known = fsum(loss(need, self._problem.factors[need.factor]) for need in self._needs[row].values())
        worst, best = (fsum(extreme(self._losses(need)) for need in unknown) for extreme in (max, min))
        return Extremes(self._benefit(row, -1) - known - worst, self._benefit(row, 1) - known - best)

    def overtaking(self, contenders: Sequence[int], first: Sequence[int]) -> tuple[int, ...]:
        """The options that some of it would make first in place of those that are, or part from those that tie."""
        if not self._factors and not self._scores:
            return ()
        return tuple(
            row for row in contenders if any(self._may_pass(leader, row, first) for leader in first if leader != row)
        )

    def leaving(self, first: Sequence[int], values: Sequence[float]) -> tuple[int, ...]:
        """Those of the first that miss a must-have, or the pass mark, at something that nobody has given."""
        missing = {row for row, column in self._scores if self._may_miss(row, column)}
        mark = self._problem.pass_mark
        if mark is not None:
            missing |= {row for row in first if self.extremes(row, values[row]).low < mark - SAME}
        return tuple(row for row in first if row in missing)

    def find_out(
        self, first: Sequence[int], overtaking: Sequence[int], leaving: Sequence[int]
    ) -> tuple[Unknown[int], ...]:
        """What to find out first: what may rule out the first, then by how far it may move a lead that can be lost."""
        pairs: list[Pair] = [(leader, rival) for rival in overtaking for leader in first if leader != rival]
        pairs += [(leader, None) for leader in leaving if self._problem.pass_mark is not None]
        swings = {Unknown(at): self._furthest(at, pairs) for at in self._factors}
        swings |= {Unknown(column, row): self._matters(row, column, pairs, first) for row, column in self._scores}
        return tuple(sorted((own for own in swings if swings[own] > SAME), key=lambda own: -swings[own]))

    def _furthest(self, position: int, pairs: Sequence[Pair]) -> float:
        """How far the levels of one factor move a lead, or a value, at most."""
        return max((self._swing(position, *pair) for pair in pairs), default=0.0)

    def _matters(self, row: int, column: int, pairs: Sequence[Pair], first: Sequence[int]) -> float:
        """How far an unknown score may move a lead; beyond measure where it may rule out one of the first."""
        if row in first and self._may_miss(row, column):
            return inf
        return max((self._moved(row, column, *pair) for pair in pairs), default=0.0)

    def _may_miss(self, row: int, column: int) -> bool:
        """Whether an unknown score may miss a must-have."""
        limit = self._problem.must_haves[column]
        return limit is not None and self._reached[row][column][0] < limit - SAME

    def _may_pass(self, leader: int, rival: int, first: Sequence[int]) -> bool:
        """Whether a rival may be ahead of a leader; one that is not first now need only come level."""
        sooner = -SAME if rival in first else SAME
        most_lost = fsum(max(self._lost(leader, rival, position)) for position in range(len(self._problem.factors)))
        gains = [gain + most_lost + sooner for gain in self._gains(leader, rival)]
        weighed = products(self._base, gains)
        most = fsum(times * weighed[column] for column, times in self._chosen(weighed).items())
        return most > 0 if rival in first else most >= 0

    def _gains(self, leader: int, rival: int) -> list[float]:
        """On each criterion, the most by which the rival may be ahead of the leader."""
        pairs = zip(self._reached[leader], self._reached[rival], strict=True)
        return [theirs[1] - ours[0] for ours, theirs in pairs]

    def _lost(self, leader: int, rival: int | None, position: int) -> list[float]:
        """What the leader loses to a factor beyond its rival, at each level that it may have."""
        factor = self._problem.factors[position]
        levels = range(1, factor.levels + 1) if factor.level is None else [factor.level]
        ours, theirs = (None if row is None else self._needs[row].get(position) for row in (leader, rival))
        return [lost_more(ours, theirs, factor, level) for level in levels]

    def _losses(self, need: Need) -> list[float]:
        factor = self._problem.factors[need.factor]
        return [loss_at(need, factor, level) for level in range(1, factor.levels + 1)]

    def _benefit(self, row: int, sign: int) -> float:
        """The largest benefit (sign 1) or the smallest (−1): Dinkelbach's method for the extremes of a ratio (1967)."""
        values, reached = [own[sign > 0] for own in self._reached[row]], -sign * inf
        chosen = self._chosen([0.0] * len(values))
        while True:
            weights = [weight * chosen[column] for column, weight in enumerate(self._base)]
            benefit = fsum(products(weights, values)) / fsum(weights)
            if sign * (benefit - reached) <= SAME / 1000:
                return benefit
            reached = benefit
            chosen = self._chosen([sign * w * (value - reached) for w, value in zip(self._base, values, strict=True)])

    def _chosen(self, gains: Sequence[float]) -> dict[int, float]:
        """By criterion, the multipliers with which gains sum to the most."""
        return {column: times for group in self._groups for column, times in group.best(gains).items()}

    def _moved(self, row: int, column: int, *pair: int | None) -> float:
        """How far one unknown score moves a lead, all else as it is."""
        least, most = self._reached[row][column]
        return (most - least) * self._problem.weights(self._base).shares[column] if row in pair else 0.0

    def _swing(self, position: int, leader: int, rival: int | None) -> float:
        """How far the levels of one factor move a lead, all others as they are; without a rival, a value."""
        if position in self._emphasising:
            beside = [0.0] * len(self._base) if rival is None else self._cells[rival]
            gains = [theirs - ours for ours, theirs in zip(self._cells[leader], beside, strict=True)]
            levels = range(1, self._problem.factors[position].levels + 1)
            weights = (self._problem.at({position: level}).weights(self._base).shares for level in levels)
            moved = [fsum(products(shares, gains)) for shares in weights]
        else:
            moved = self._lost(leader, rival, position)
        return max(moved) - min(moved)


def _groups(problem: Problem, unknown: Sequence[int], width: int) -> Iterator[_Group]:
    """Criteria in groups that the emphasising factors whose level is not given tie together."""
    for columns in _tied([problem.factors[position].emphasises for position in unknown], width):
        ours = [position for position in unknown if not columns.isdisjoint(problem.factors[position].emphasises)]
        if prod(problem.factors[position].levels for position in ours) > _MOST_COMBINATIONS:
            yield from (_one_by_one(problem, column) for column in columns)
        else:
            yield _together(problem, sorted(columns), ours)


def _tied(sets: Sequence[Collection[int]], width: int) -> list[set[int]]:
    """All columns, those together that stand in one of the sets."""
    tied = [{column} for column in range(width)]
    for columns in sets:
        joined = set(columns).union(*(own for own in tied if not own.isdisjoint(columns)))
        tied = [own for own in tied if own.isdisjoint(columns)] + [joined]
    return tied


def _together(problem: Problem, columns: Sequence[int], unknown: Sequence[int]) -> _Group:
    ranges = [range(1, problem.factors[position].levels + 1) for position in unknown]
    at = (problem.at(dict(zip(unknown, levels, strict=True))) for levels in product(*ranges))
    return _Group(tuple(columns), frozenset(tuple(_multiplier(own, column) for column in columns) for own in at))


def _one_by_one(problem: Problem, column: int) -> _Group:
    """A criterion by itself, as if its multipliers could be at an end whatever those of others are."""
    ends = [_ends(factor, factor.emphasises[column]) for factor in problem.factors if column in factor.emphasises]
    return _Group((column,), frozenset((held(own),) for own in zip(*ends, strict=True)))


def _ends(factor: Factor, multiplier: float) -> tuple[float, float]:
    """The least and the most that a factor may multiply by."""
    if factor.level is not None:
        return (emphasis(factor, multiplier),) * 2
    least, most = sorted((multiplier, 1 / multiplier))
    return least, most


def _multiplier(problem: Problem, column: int) -> float:
    """What all factors together multiply a criterion's weight by."""
    emphasising = [own for own in problem.factors if problem.emphasis and column in own.emphasises]
    return held(emphasis(factor, factor.emphasises[column]) for factor in emphasising)
