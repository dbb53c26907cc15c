"""How far one weight, or one factor's points, may move before first place changes: lines and where they meet."""

from collections.abc import Iterator, Sequence
from math import fsum, inf
from typing import Generic, NamedTuple

from integration_appraisal.engine.losses import Factor, Need, loss
from integration_appraisal.engine.problem import Problem
from integration_appraisal.engine.ranks import SAME, Name, grouped
from integration_appraisal.engine.scoring import Result


class Interval(NamedTuple, Generic[Name]):
    """The widest interval around the present number in which every option that is first now stays first.

    ``above`` and ``below`` are all options that are first just beyond its ends; None where nothing is
    beyond: the number can go no further, or no number changes first place (``high`` is then infinite for points).
    """

    now: float
    low: float
    high: float
    above: tuple[Name, ...] | None
    below: tuple[Name, ...] | None
    further: tuple["Crossing[Name]", ...] = ()  # where first place changes again beyond either end, outwards

    @property
    def crossings(self) -> list["Crossing[Name]"]:
        """The ends beyond which somebody else is first: the lower before the higher."""
        sides = ((self.low, self.below, False), (self.high, self.above, True))
        return [
            Crossing(end, first, more, next((own.end for own in self.further if own.more == more), None))
            for end, first, more in sides
            if first is not None
        ]

    def beyond(self, *, more: bool) -> list["Crossing[Name]"]:
        """Every change of first place on one side, outwards."""
        return [own for own in (*self.crossings, *self.further) if own.more == more]


class Crossing(NamedTuple, Generic[Name]):
    """Where first place changes, who is first just beyond it, whether that is where there is more, and up to where.

    ``until`` is where first place changes again; None where those stay first as far as the number can go.
    """

    end: float
    first: tuple[Name, ...]
    more: bool
    until: float | None = None


def weight_intervals(result: Result) -> tuple[Interval[int], ...]:
    """Per criterion, its weight as a share from 0 to 1, the others keeping their proportions.

    ``V_o(t) = t · v_oc + (1 − t) · R_o − loss_o``, where R_o is the benefit by the other criteria alone.
    """
    weights = result.weights.shares
    return tuple(_weight(result, column) for column in range(len(weights)))


def _weight(result: Result, column: int) -> Interval[int]:
    slopes = weight_slopes(result, column)
    now = result.weights.shares[column]
    if slopes is None:
        return Interval(now, 0.0, 1.0, None, None)
    return _holds(_Lines(now, result.values, slopes, result.contenders), 0.0, 1.0)


def weight_slopes(result: Result, column: int) -> list[float] | None:
    """What each option gains per unit of a criterion's share; None where no other criterion has weight to give."""
    weights = result.weights.shares
    others = [other for other, weight in enumerate(weights) if other != column and weight > 0]
    if not others:
        return None
    whole = fsum(weights[other] for other in others)
    rest = [fsum(weights[other] * row[other] for other in others) / whole for row in result.cells]
    return [row[column] - without for row, without in zip(result.cells, rest, strict=True)]


def points_intervals(problem: Problem, result: Result) -> tuple[Interval[int], ...]:
    """Per factor, its points from 0 up: ``V_o(p) = A_o − p · gap / (L − 1)``. A level not given takes nothing off."""
    return tuple(_points(problem, result, position) for position in range(len(problem.factors)))


def _points(problem: Problem, result: Result, position: int) -> Interval[int]:
    slopes = points_slopes(problem, position)
    return _holds(_Lines(problem.factors[position].points, result.values, slopes, result.contenders), 0.0, inf)


def points_slopes(problem: Problem, position: int) -> list[float]:
    """What each option gains, which is nothing or below, for each point that a factor costs."""
    factor = problem.factors[position]
    return [
        -fsum(loss(_per_point(need, factor), factor) for need in needs if need.factor == position)
        for needs in problem.needs
    ]


def _per_point(need: Need, factor: Factor) -> Need:
    """What an option loses for each point of the factor; points of its own keep their proportion, if they have one."""
    if need.points is None:
        return need._replace(points=1.0)
    fixed = need.points / factor.points if factor.points else 0.0
    return need._replace(points=fixed if need.rate is None else need.rate)


def price_interval(result: Result) -> Interval[int]:
    """The factor κ on all losses together, from 0 up and 1 now: ``V_o(κ) = B_o − κ · L_o``."""
    return _holds(_Lines(1.0, result.values, [-lost for lost in result.lost], result.contenders), 0.0, inf)


class _Lines(NamedTuple):
    """Values as straight lines: what they are now, and what they gain per unit of what moves."""

    now: float
    values: Sequence[float]
    slopes: Sequence[float]
    contenders: Sequence[int]

    def leaders_beyond(self, at: float, towards: int) -> tuple[int, ...]:
        """Who is first just beyond a point: of those first there, those that gain most in that direction."""
        there = [value + slope * (at - self.now) for value, slope in zip(self.values, self.slopes, strict=True)]
        first = grouped(there, self.contenders)[0]
        return grouped([towards * slope for slope in self.slopes], first)[0]

    def further(self, at: float, first: Sequence[int], towards: int, limit: float) -> Iterator[Crossing[int]]:
        """Where first place changes again, from a point beyond which some are first out to a limit."""
        crossings = list(self._walked(at, first, towards, limit))
        for own, after in zip(crossings, [*crossings, None][1:], strict=True):
            yield own._replace(until=after and after.end)

    def _walked(self, at: float, first: Sequence[int], towards: int, limit: float) -> Iterator[Crossing[int]]:
        """Each leader is steeper than the one before, so the walk ends."""
        while first and (steps := list(self._steps_to(at, first[0], towards))):
            at += towards * min(steps)
            if towards * (limit - at) <= SAME:
                return
            first = self.leaders_beyond(at, towards)
            yield Crossing(at, tuple(first), towards > 0)

    def _steps_to(self, at: float, leader: int, towards: int) -> Iterator[float]:
        """How far off a leader meets each that gains on it."""
        for other in self.contenders:
            gains = towards * (self.slopes[other] - self.slopes[leader])
            if gains > SAME:
                apart = self.slopes[leader] - self.slopes[other]
                yield max(0.0, self.values[leader] - self.values[other] + apart * (at - self.now)) / gains

    def gaps(self) -> Iterator[tuple[float, float]]:
        """How far each leader is ahead of each other contender, and what it gains on it, unless they run alike."""
        for leader in grouped(self.values, self.contenders)[0]:
            for other in self.contenders:
                ahead, gains = self.values[leader] - self.values[other], self.slopes[leader] - self.slopes[other]
                if abs(gains) > SAME:
                    yield (ahead if ahead > SAME else 0.0), gains


def _holds(lines: _Lines, lowest: float, highest: float) -> Interval[int]:
    if not lines.contenders:
        return Interval(lines.now, lowest, highest, None, None)
    low, high = lowest, highest
    for ahead, gains in lines.gaps():
        meets = lines.now - ahead / gains
        low, high = (max(low, meets), high) if gains > 0 else (low, min(high, meets))
    low, high = (lowest if low <= lowest + SAME else low), (highest if high >= highest - SAME else high)
    above = None if high == highest else lines.leaders_beyond(high, 1)
    below = None if low == lowest else lines.leaders_beyond(low, -1)
    further = (*lines.further(low, below or (), -1, lowest), *lines.further(high, above or (), 1, highest))
    return Interval(lines.now, low, high, above, below, further)
