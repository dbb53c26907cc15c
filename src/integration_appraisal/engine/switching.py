"""How far one level or one score may move before the answer changes: levels are tried, scores are solved for."""

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import Generic, NamedTuple

from integration_appraisal.engine.losses import Ready
from integration_appraisal.engine.ranks import SAME, Name, grouped
from integration_appraisal.engine.scales import Grades, Judged, Linear, Piecewise, Relative, Scale, Score
from integration_appraisal.engine.scoring import Problem, Result, valued
from integration_appraisal.engine.weights import METHODS


class AtLevel(NamedTuple):
    """Who would be first with one factor at another level, all else as it is, and per option whether it is ready."""

    first: tuple[int, ...]
    ready: tuple[Ready, ...]


def first_by_level(problem: Problem, result: Result) -> tuple[tuple[AtLevel, ...], ...]:
    """Per factor, and for each of its levels from 1."""
    base = METHODS[problem.method](problem.given)
    return tuple(
        tuple(_first_at(problem, result, base, position, level) for level in range(1, factor.levels + 1))
        for position, factor in enumerate(problem.factors)
    )


def _first_at(problem: Problem, result: Result, base: Sequence[float], position: int, level: int) -> AtLevel:
    factors = list(problem.factors)
    factors[position] = factors[position]._replace(level=level)
    found = valued(problem._replace(factors=tuple(factors)), result.cells, base)
    return AtLevel(_first(found.values, result.contenders), found.ready)


def _first(values: Sequence[float], contenders: Sequence[int]) -> tuple[int, ...]:
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
    """Per option and criterion: the nearest score where first place changes, or where a must-have is crossed.

    Relative scales have no answer: a score that moves may move their ends, and with them every other value.
    """
    return tuple(
        tuple(_cell(problem, result, row, column) for column in range(len(problem.scales)))
        for row in range(len(problem.scores))
    )


def _cell(problem: Problem, result: Result, row: int, column: int) -> Switches[int]:
    scale = problem.scales[column]
    out_anyway = problem.ruled_out[row] or any(failed != column for failed in result.failed[row])
    if out_anyway or isinstance(scale, Relative):
        return Switches()
    what_if = _WhatIf(problem, result, row, column)
    if isinstance(scale, Grades):
        return _grades(scale, what_if)
    return _numbers(scale, float(problem.scores[row][column]), what_if)


class _State(NamedTuple):
    """What counts as the answer: whether the option is in, and who is first."""

    within: bool
    first: tuple[int, ...]


class _WhatIf:
    """The answer if one cell had another value, all else as it is."""

    def __init__(self, problem: Problem, result: Result, row: int, column: int) -> None:
        self.row = row
        self.limit = problem.must_haves[column]
        self.now = result.cells[row][column]
        self._weight = result.weights.shares[column]
        self._values = list(result.values)
        self._value = result.values[row]
        self._rivals = [other for other in result.contenders if other != row]

    def state(self, value: float) -> _State:
        """The answer at a value of the cell."""
        within = self.limit is None or value >= self.limit - SAME
        self._values[self.row] = self._value + self._weight * (value - self.now)
        return _State(within, _first(self._values, [*self._rivals, *([self.row] if within else [])]))

    def turns(self) -> Iterator[float]:
        """The values of the cell at which the answer may change."""
        if self.limit is not None:
            yield self.limit
        if self._rivals and self._weight > 0:
            best = max(self._values[other] for other in self._rivals)
            yield self.now + (best - self._value) / self._weight


Found = tuple[float, Switch[int]] | None  # how far it is, and the flip
Differs = Callable[[_State], bool]


def _both_ways(what_if: _WhatIf, search: Callable[[Differs], tuple[Found, Found]]) -> Switches[int]:
    """Search for any change of the answer, and for a change of first place."""
    present = what_if.state(what_if.now)
    lower, higher = search(lambda state: state != present)
    lower_first, higher_first = search(lambda state: state.first != present.first)
    sides = [side for side in (lower, higher) if side]
    nearest = min(sides, key=lambda side: side[0])[1] if sides else None  # min keeps the first of equals: the lower
    return Switches(_flip(lower), _flip(higher), nearest, _flip(lower_first), _flip(higher_first))


def _flip(found: Found) -> Switch[int] | None:
    return found[1] if found else None


def _grades(scale: Grades, what_if: _WhatIf) -> Switches[int]:
    """Grades by value, the nearest first on either side; of grades with one value, the one listed first."""
    by_value = sorted(scale.grades.items(), key=lambda grade: abs(grade[1] - what_if.now))
    states = [(value, name, what_if.state(value)) for name, value in by_value]

    def search(differs: Differs) -> tuple[Found, Found]:
        found = [
            (value, (abs(value - what_if.now), Switch(name, state.first, state.within, beyond=False)))
            for value, name, state in states
            if differs(state)
        ]
        lower = next((flip for value, flip in found if value < what_if.now), None)
        return lower, next((flip for value, flip in found if value > what_if.now), None)

    return _both_ways(what_if, search)


def _numbers(scale: Scale, score: float, what_if: _WhatIf) -> Switches[int]:
    marks = _marks(_line(scale), score, what_if)
    down = _steps(scale, [mark for mark in reversed(marks) if mark <= score], what_if)
    up = _steps(scale, [mark for mark in marks if mark >= score], what_if)

    def search(differs: Differs) -> tuple[Found, Found]:
        return _walk(score, down, differs), _walk(score, up, differs)

    return _both_ways(what_if, search)


def _line(scale: Scale) -> tuple[tuple[float, float], ...]:
    """A scale of numbers as points ``(score, value)`` with straight lines between them, scores increasing."""
    match scale:
        case Judged():
            return ((0.0, 0.0), (100.0, 100.0))
        case Linear():
            return tuple(sorted(((scale.worst, 0.0), (scale.best, 100.0))))
        case Piecewise():
            return scale.points
        case _:
            raise TypeError("grades and relative scales are no lines")


def _marks(line: Sequence[tuple[float, float]], score: float, what_if: _WhatIf) -> list[float]:
    """In order, the score, the scale's own points, and all scores at which the answer may change."""
    turns = list(what_if.turns())
    found = [mark for mark, _ in line]
    for (left, low), (right, high) in pairwise(line):
        found += [
            left + (turn - low) / (high - low) * (right - left)
            for turn in turns
            if low != high and min(low, high) <= turn <= max(low, high)
        ]
    # What rounding alone keeps apart is one mark, and the score itself is always one.
    near = (line[-1][0] - line[0][0]) * SAME
    marks = [score]
    for mark in found:
        clipped = min(max(mark, line[0][0]), line[-1][0])
        if all(abs(clipped - other) > near for other in marks):
            marks.append(clipped)
    return sorted(marks)


class _Step(NamedTuple):
    """A mark, the answer at it, and the answer just beyond it."""

    mark: float
    at: _State
    beyond: _State


def _steps(scale: Scale, marks: Sequence[float], what_if: _WhatIf) -> list[_Step]:
    """The marks from the present score to one end of the scale."""
    steps = []
    for number, mark in enumerate(marks):
        at = what_if.state(scale.value(mark))
        beyond = what_if.state(scale.value((mark + marks[number + 1]) / 2)) if number + 1 < len(marks) else at
        steps.append(_Step(mark, at, beyond))
    return steps


def _walk(score: float, steps: Sequence[_Step], differs: Differs) -> Found:
    """The first mark at or beyond which the answer is another."""
    for step in steps:
        beyond = differs(step.beyond)
        state = step.beyond if beyond else step.at
        if differs(state):
            return abs(step.mark - score), Switch(step.mark, state.first, state.within, beyond)
    return None
