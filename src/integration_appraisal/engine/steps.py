"""The fewest steps of levels, over several factors at once, that change first place; a step is one level of one factor.

What factors cost adds up, so what a rival gains on the leader does, too: for each rival, and for any number of steps,
the most that it can gain is found factor by factor (dynamic programming; Bellman 1957). Factors that emphasise criteria
do not add up, and all their levels are tried together.
"""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from math import inf
from operator import mul
from typing import Generic, NamedTuple, TypeAlias

from integration_appraisal.engine.losses import Factor, Need, Ready, loss, loss_at
from integration_appraisal.engine.problem import Problem
from integration_appraisal.engine.ranks import SAME, Name, grouped
from integration_appraisal.engine.scoring import Result
from integration_appraisal.engine.switching import Then, after, valued_at

MOST_JOINT = 10_000  # joint levels of emphasising factors that are tried
MOST_SETS = 10_000  # sets of moves that are counted

Levels: TypeAlias = Mapping[int, int]  # by factor, only those that move


class TooMany(ArithmeticError):  # noqa: N818 - says what happened
    """So many levels of emphasising factors would have to be tried together that none of it is said."""


class Steps(NamedTuple):
    """Levels that change first place in as few steps as can be: the best of the sets of them."""

    fewest: int
    levels: Levels
    then: Then
    lead: float  # by how much the new first is then ahead; 0 where several are first
    within: bool | None  # whether all these levels are in their own ranges; None where one has none and none is outside
    sets: int | None  # how many sets of so few steps change first place; None for more than MOST_SETS


class Unready(NamedTuple, Generic[Name]):
    """The fewest steps until the first option is not ready; each of these levels alone is enough."""

    fewest: int
    levels: Mapping[Name, int]


def fewest_steps(problem: Problem, result: Result) -> Steps | None:
    """What changes first place in the fewest steps; None where no levels do, or several options or none are first.

    Of several sets, one within the levels' own ranges comes first, then the one with the largest lead, then the one
    that moves the earlier factors less. A tie is a change. Levels not given stay so. Raises TooMany.
    """
    if len(result.lead.first) != 1 or len(result.contenders) < 2:  # noqa: PLR2004 - a race takes two
        return None
    race = _Race(problem, result)
    fewest, ways = race.run()
    found = list(islice((moved for way in ways for moved in race.sets(way, fewest)), MOST_SETS + 1))
    if not found:
        return None
    best = min(found[:MOST_SETS], key=race.order)
    valuation = valued_at(problem, result, best.levels)
    values = [valuation.values[group[0]] for group in grouped(valuation.values, result.contenders)]
    then = after(result, valuation)
    return Steps(
        fewest=fewest,
        levels=best.levels,
        then=then,
        lead=values[0] - values[1] if len(then.first) == 1 else 0.0,
        within=_within(best.levels, problem),
        sets=len(found) if len(found) <= MOST_SETS else None,
    )


def _within(levels: Levels, problem: Problem) -> bool | None:
    if problem.ranges is None:
        return None
    known = [(level, ends) for position, level in levels.items() if (ends := problem.ranges.levels[position])]
    if any(not low <= level <= high for level, (low, high) in known):
        return False
    return True if len(known) == len(levels) else None


class _Move(NamedTuple):
    """One factor at another level: how many steps that is, and what each rival gains on the leader by it."""

    level: int
    steps: int
    gains: list[float]


class _Way(NamedTuple):
    """Levels of the emphasising factors, their steps, and what the leader is then ahead of each rival."""

    levels: dict[int, int]
    steps: int
    ahead: list[float]


class _Moved(NamedTuple):
    """A set of moves, and what the leader is then ahead of each rival."""

    levels: dict[int, int]
    ahead: list[float]


class _Race:
    """One option in front, and its rivals, by their places in ``self.rivals``."""

    def __init__(self, problem: Problem, result: Result) -> None:
        self.problem, self.result = problem, result
        self.leader = result.lead.first[0]
        self.rivals = [row for row in result.contenders if row != self.leader]
        self.needs = [{need.factor: need for need in needs} for needs in problem.needs]
        self.better = [self._better_than(row) for row in self.rivals]
        self.emphasising = [own for own, factor in enumerate(problem.factors) if self._emphasises(factor)]
        self.moves = list(self._moving())
        self.reach = [self._reach(rival) for rival in range(len(self.rivals))]

    def _better_than(self, row: int) -> list[float]:
        """What the leader has more than a rival on each criterion."""
        return [a - b for a, b in zip(self.result.cells[self.leader], self.result.cells[row], strict=True)]

    def _emphasises(self, factor: Factor) -> bool:
        return self.problem.emphasis and factor.level is not None and bool(factor.emphasises)

    def _moving(self) -> Iterator[tuple[int, list[_Move]]]:
        """The other factors that have a level, with their moves, unless none gains anybody anything."""
        for position, factor in enumerate(self.problem.factors):
            if factor.level is not None and position not in self.emphasising:
                moves = self._moves(position)
                if any(any(move.gains) for move in moves):
                    yield position, moves

    def _moves(self, position: int) -> list[_Move]:
        factor = self.problem.factors[position]
        now = factor.level or 0
        return [
            _Move(level, abs(level - now), self._gains(position, level))
            for level in range(1, factor.levels + 1)
            if level != now
        ]

    def _gains(self, position: int, level: int) -> list[float]:
        leader = self._costs_more(self.needs[self.leader].get(position), level)
        return [leader - self._costs_more(self.needs[row].get(position), level) for row in self.rivals]

    def _costs_more(self, need: Need | None, level: int) -> float:
        """What an option loses more than now with a factor at some level."""
        if need is None:
            return 0.0
        factor = self.problem.factors[need.factor]
        return loss_at(need, factor, level) - loss(need, factor)

    def _reach(self, rival: int) -> list[list[float]]:
        """The most that a rival can gain in at most 0, 1, 2 … steps: by all factors, all but the first, … none."""
        most = sum(max(move.steps for move in moves) for _, moves in self.moves)
        reach = [[0.0] * (most + 1)]
        for _, moves in reversed(self.moves):
            best: dict[int, float] = {}
            for move in moves:
                best[move.steps] = max(best.get(move.steps, -inf), move.gains[rival])
            gaining = [(steps, gain) for steps, gain in best.items() if gain > 0]
            after_it = reach[0]
            reach.insert(
                0,
                [
                    max([after_it[left], *(gain + after_it[left - steps] for steps, gain in gaining if steps <= left)])
                    for left in range(most + 1)
                ],
            )
        return reach

    def run(self) -> tuple[int, list[_Way]]:
        """The fewest steps that change first place, and the levels of emphasising factors with which that is done."""
        fewest, ways = self._most_steps + 1, list[_Way]()
        for tried, way in enumerate(self._ways()):
            if way.steps > fewest:
                break
            if tried >= MOST_JOINT:
                raise TooMany
            least = way.steps + self._least(way)
            if least <= fewest:
                ways = [*(ways if least == fewest else []), way]
                fewest = least
        return fewest, ways

    @property
    def _most_steps(self) -> int:
        """More steps than this there are none."""
        return sum(factor.levels for factor in self.problem.factors)

    def _least(self, way: _Way) -> int:
        """The fewest steps of other factors in which some rival draws level."""
        return min(
            least if (least := bisect_left(reach[0], ahead - SAME)) < len(reach[0]) else self._most_steps + 2
            for reach, ahead in zip(self.reach, way.ahead, strict=True)
        )

    def _ways(self) -> Iterator[_Way]:
        """All levels of the emphasising factors together, the fewest steps first."""
        factors = self.problem.factors
        furthest = [
            max((factors[own].level or 0) - 1, factors[own].levels - (factors[own].level or 0))
            for own in self.emphasising
        ]
        for steps in range(sum(furthest) + 1):
            for levels in self._joint(self.emphasising, steps):
                yield _Way(levels, steps, self._ahead(levels))

    def _joint(self, positions: Sequence[int], steps: int) -> Iterator[dict[int, int]]:
        """Levels that are exactly so many steps away."""
        if not positions:
            if steps == 0:
                yield {}
            return
        first, *rest = positions
        factor = self.problem.factors[first]
        now = factor.level or 0
        for level in range(max(1, now - steps), min(factor.levels, now + steps) + 1):
            for others in self._joint(rest, steps - abs(level - now)):
                yield others if level == now else {first: level, **others}

    def _ahead(self, levels: Levels) -> list[float]:
        """What the leader is ahead of each rival with emphasising factors at some levels."""
        values = self.result.values
        if not levels:
            return [values[self.leader] - values[row] for row in self.rivals]
        weights, lost = self.problem.at(levels).weights(self.problem.base_weights).shares, self.result.lost
        ahead = [
            sum(map(mul, weights, better)) - lost[self.leader] + lost[row]
            for better, row in zip(self.better, self.rivals, strict=True)
        ]
        for position, level in levels.items():
            ahead = [own - gain for own, gain in zip(ahead, self._gains(position, level), strict=True)]
        return ahead

    def sets(self, way: _Way, steps: int) -> Iterator[_Moved]:
        """All sets of moves of just so many steps that change first place, with the emphasising factors as they are."""
        yield from self._sets(_Moved(way.levels, way.ahead), 0, steps - way.steps)

    def _sets(self, moved: _Moved, at: int, left: int) -> Iterator[_Moved]:
        if not any(ahead - reach[at][left] <= SAME for ahead, reach in zip(moved.ahead, self.reach, strict=True)):
            return
        if at == len(self.moves):
            yield moved
            return
        yield from self._sets(moved, at + 1, left)
        position, moves = self.moves[at]
        for move in moves:
            if move.steps <= left:
                ahead = [own - gain for own, gain in zip(moved.ahead, move.gains, strict=True)]
                yield from self._sets(_Moved({**moved.levels, position: move.level}, ahead), at + 1, left - move.steps)

    def order(self, moved: _Moved) -> tuple[bool, float, list[int]]:
        """The place of a set among others: the least comes first."""
        best, next_best, *_ = sorted([0.0, *(-ahead for ahead in moved.ahead)], reverse=True)
        levels = [
            abs(moved.levels.get(own, factor.level or 0) - (factor.level or 0))
            for own, factor in enumerate(self.problem.factors)
        ]
        return _within(moved.levels, self.problem) is not True, -round(best - next_best, 9), levels


def steps_to_unready(problem: Problem, result: Result) -> Unready[int] | None:
    """The fewest steps in which the first option, ready now, is not; None where none do, or several are first."""
    if len(result.lead.first) != 1 or result.ready[result.lead.first[0]] is not Ready.YES:
        return None
    missed = list(_nearest_misses(problem, problem.needs[result.lead.first[0]]))
    fewest = min((steps for steps, *_ in missed), default=None)
    if fewest is None:
        return None
    return Unready(fewest, {position: level for steps, position, level in missed if steps == fewest})


def _nearest_misses(problem: Problem, needs: Sequence[Need]) -> Iterator[tuple[int, int, int]]:
    """Steps, factor and level: for each essential need the nearest level that misses it."""
    for need in needs:
        factor = problem.factors[need.factor]
        if need.essential and factor.level is not None:
            now = factor.level
            missing = [level for level in range(1, factor.levels + 1) if need.gap(level)]
            yield from ((abs(level - now), need.factor, level) for level in missing)
