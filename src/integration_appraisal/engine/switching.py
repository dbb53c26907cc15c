"""How far one level or one score may move before the answer changes: levels are tried, scores are solved for.

For a score: an option is worth 62 and its best rival 56. A criterion with a weight of 0.3 takes 6 points off it where
the cell loses 6 / 0.3 = 20. If the scale is judged and the score 80, the switching value is 60: below it the rival is
first.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import pairwise
from math import fsum
from operator import add
from typing import Generic, NamedTuple

from integration_appraisal.engine.losses import Ready, loss, loss_at, ready
from integration_appraisal.engine.problem import Problem, products
from integration_appraisal.engine.ranks import SAME, Name, grouped, passing
from integration_appraisal.engine.scales import UNKNOWN, Lines, Scale, Score, Steps
from integration_appraisal.engine.scoring import Result, Valuation, valued


class Then(NamedTuple):
    """Who would be first after a change, and per option whether it would be ready."""

    first: tuple[int, ...]
    ready: tuple[Ready, ...]


def first_by_level(problem: Problem, result: Result) -> tuple[tuple[Then, ...], ...]:
    """Per factor, and for each of its levels from 1: the answer with that level and all else as it is."""
    return tuple(_by_level(problem, result, position) for position in range(len(problem.factors)))


def _by_level(problem: Problem, result: Result, position: int) -> tuple[Then, ...]:
    """The answer at each level of one factor. All that its level does not move is taken from the result."""
    factor = problem.factors[position]
    needs = [(row, need) for row, own in enumerate(problem.needs) for need in own if need.factor == position]
    before = [result.values[row] + loss(need, factor) for row, need in needs]
    moves_weights = problem.emphasis and bool(factor.emphasises)
    found = []
    for level in range(1, factor.levels + 1):
        moved = _benefits_move(problem, result, position, level) if moves_weights else [0.0] * len(result.values)
        values, readiness = [*map(add, result.values, moved)], [*result.ready]
        there = [*problem.factors]
        there[position] = factor._replace(level=level)
        for (row, need), value in zip(needs, before, strict=True):
            values[row] = value - loss_at(need, factor, level) + moved[row]
            if need.essential:
                readiness[row] = ready(problem.needs[row], there)
        found.append(Then(first_of(values, result.contenders), tuple(readiness)))
    return tuple(found)


def _benefits_move(problem: Problem, result: Result, position: int, level: int) -> list[float]:
    """What each option gains more on the criteria than now with one factor at a level, which moves their weights."""
    shares = problem.at({position: level}).weights(problem.base_weights).shares
    pairs = zip(result.cells, result.contributions, strict=True)
    return [fsum(products(shares, row)) - fsum(gained) for row, gained in pairs]


def valued_at(problem: Problem, result: Result, levels: Mapping[int, int]) -> Valuation:
    """What the place would make of its scores with some factors, by position, at other levels."""
    return valued(problem.at(levels), result.cells, problem.base_weights)


def after(result: Result, valuation: Valuation) -> Then:
    """The answer that another valuation of the same options gives."""
    return Then(first_of(valuation.values, result.contenders), valuation.ready)


def first_of(values: Sequence[float], contenders: Sequence[int]) -> tuple[int, ...]:
    """The options in first place; none where there are no contenders."""
    groups = grouped(values, contenders)
    return groups[0] if groups else ()


class Switch(NamedTuple, Generic[Name]):
    """A score at which the answer changes, and who is first from there on (just beyond it, or at it alone).

    ``within`` says whether the option itself is then in; it is not where the score misses a must-have. ``beyond`` is
    false where the answer changes at that score alone, as it does at a grade or where a curve only touches.
    """

    at: Score
    to: tuple[Name, ...]
    within: bool = True
    beyond: bool = True


class Switches(NamedTuple, Generic[Name]):
    """The nearest change of the answer on either side of a score; None where there is none on the scale.

    ``lower`` and ``higher`` may be no more than a must-have that is crossed; ``lower_first`` and ``higher_first`` are
    the nearest changes of first place, which may lie beyond that.
    """

    lower: Switch[Name] | None = None
    higher: Switch[Name] | None = None
    nearest: Switch[Name] | None = None  # of two equally near, the lower
    lower_first: Switch[Name] | None = None
    higher_first: Switch[Name] | None = None


def switching_values(problem: Problem, result: Result) -> tuple[tuple[Switches[int], ...], ...]:
    """Per option and criterion: the nearest score where first place changes, or a must-have or pass mark is crossed.

    Relative scales have no answer: a score that moves may move their ends, and with them every other value. Neither
    has a score that is unknown.
    """
    return tuple(
        tuple(_switches(problem, result, row, column) for column in range(len(problem.scales)))
        for row in range(len(problem.scores))
    )


def _switches(problem: Problem, result: Result, row: int, column: int) -> Switches[int]:
    scale, score = problem.scales[column], problem.scores[row][column]
    out_anyway = problem.ruled_out[row] or any(failed != column for failed in result.failed[row])
    if out_anyway or scale.graph is None or score == UNKNOWN:
        return Switches()
    what_if = _WhatIf(problem, result, row, column)
    match scale.graph:
        case Steps():
            lower, higher = _by_step(scale.graph, what_if)
        case Lines():
            lower, higher = _along_lines(scale, scale.graph, float(score), what_if)
    return _nearest_switches(what_if.state(what_if.now), lower, higher)


class _State(NamedTuple):
    """What counts as the answer: whether the option is in, and who is first (beyond the options: a pass mark)."""

    within: bool
    first: tuple[int, ...]


class _WhatIf:
    """The answer if one cell had another value, all else as it is."""

    def __init__(self, problem: Problem, result: Result, row: int, column: int) -> None:
        self.row = row
        self.limit = problem.must_haves[column]
        self.mark = problem.pass_mark
        self.now = result.cells[row][column]
        self._weight = result.weights.shares[column]
        self._values = list(result.values)
        self._value = result.values[row]
        self._rivals = [other for other in result.contenders if other != row]

    def state(self, value: float) -> _State:
        """The answer at a value of the cell."""
        self._values[self.row] = self._value + self._weight * (value - self.now)
        within = self.limit is None or value >= self.limit - SAME
        within = within and bool(passing(self._values, [self.row], self.mark))
        return _State(within, first_of(self._values, [*self._rivals, *([self.row] if within else [])]))

    def turns(self) -> Iterator[float]:
        """The values of the cell at which the answer may change."""
        if self.limit is not None:
            yield self.limit
        if self.mark is not None and self._weight > 0:
            yield self.now + (self.mark - self._value) / self._weight
        if self._rivals and self._weight > 0:
            best = max(self._values[other] for other in self._rivals)
            yield self.now + (best - self._value) / self._weight


class _Mark(NamedTuple):
    """A score at which the answer may change, how far it is, the answer at it and, along a line, just beyond it."""

    score: Score
    distance: float
    at: _State
    beyond: _State | None


Sides = tuple[list[_Mark], list[_Mark]]  # below the present score and above it, the nearest first
Nearest = tuple[float, Switch[int]] | None  # how far it is, and the switch


def _nearest_switches(present: _State, lower: Sequence[_Mark], higher: Sequence[_Mark]) -> Switches[int]:
    """The nearest change of the answer on either side, and the nearest change of first place."""
    below, above = (_nearest(marks, lambda state: state != present) for marks in (lower, higher))
    first_below, first_above = (
        _nearest(marks, lambda state: state.first != present.first) for marks in (lower, higher)
    )
    sides = [side for side in (below, above) if side]
    nearest = min(sides, key=lambda side: side[0], default=None)  # min keeps the first of equals: the lower
    return Switches(*(side and side[1] for side in (below, above, nearest, first_below, first_above)))


def _nearest(marks: Sequence[_Mark], differs: Callable[[_State], bool]) -> Nearest:
    """The first mark at or beyond which the answer is another."""
    for mark in marks:
        if mark.beyond is not None and differs(mark.beyond):
            return mark.distance, Switch(mark.score, mark.beyond.first, mark.beyond.within)
        if differs(mark.at):
            return mark.distance, Switch(mark.score, mark.at.first, mark.at.within, beyond=False)
    return None


def _by_step(steps: Steps, what_if: _WhatIf) -> Sides:
    """Steps by value; of those with one value, the one listed first."""
    lower: list[_Mark] = []
    higher: list[_Mark] = []
    for name, value in sorted(steps.points, key=lambda step: abs(step[1] - what_if.now)):
        if value != what_if.now:
            mark = _Mark(name, abs(value - what_if.now), what_if.state(value), None)
            (lower if value < what_if.now else higher).append(mark)
    return lower, higher


def _along_lines(scale: Scale, lines: Lines, score: float, what_if: _WhatIf) -> Sides:
    """The points of the lines and all scores at which the answer may change, from the present score to either end."""
    scores = _candidates(lines.points, score, what_if)
    down, up = [mark for mark in reversed(scores) if mark <= score], [mark for mark in scores if mark >= score]
    return _marks(scale, down, what_if), _marks(scale, up, what_if)


def _marks(scale: Scale, scores: Sequence[float], what_if: _WhatIf) -> list[_Mark]:
    """Marks at scores from the present one outwards; nothing is beyond the last, so it stands for that, too."""
    at = [what_if.state(scale.value(score)) for score in scores]
    beyond = [what_if.state(scale.value((score + after) / 2)) for score, after in pairwise(scores)]
    distances = [abs(score - scores[0]) for score in scores]
    return [*map(_Mark, scores, distances, at, [*beyond, at[-1]])]


def _candidates(points: Sequence[tuple[float, float]], score: float, what_if: _WhatIf) -> list[float]:
    """In order, the score, the scale's own points, and all scores at which the answer may change."""
    turns = list(what_if.turns())
    candidates = [mark for mark, _ in points]
    for (left, low), (right, high) in pairwise(points):
        candidates += [
            left + (turn - low) / (high - low) * (right - left)
            for turn in turns
            if low != high and min(low, high) <= turn <= max(low, high)
        ]
    # What rounding alone keeps apart is one mark, and the score itself is always one.
    lowest, highest = points[0][0], points[-1][0]
    near = (highest - lowest) * SAME
    marks = [score]
    for candidate in candidates:
        mark = min(max(candidate, lowest), highest)
        if all(abs(mark - other) > near for other in marks):
            marks.append(mark)
    return sorted(marks)
