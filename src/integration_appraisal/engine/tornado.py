"""The lead at both ends of one number after another: what a tornado diagram shows (Eschenbach 1992, Interfaces 22(6)).

The lead is the value of the option that is first now, less that of the best other option that is in; below zero that
other is first. Scores and levels go to the ends of their own ranges. The weight of a criterion counts half and double
beside the others, which keep their proportions, and so do the points of a factor.
"""

from collections.abc import Iterator, Sequence
from math import inf
from typing import Generic, Literal, NamedTuple

from integration_appraisal.engine.problem import Problem
from integration_appraisal.engine.ranks import SAME, Name, passing
from integration_appraisal.engine.scales import Score
from integration_appraisal.engine.scoring import Result, eligible
from integration_appraisal.engine.stability import points_slopes, weight_slopes
from integration_appraisal.engine.switching import first_of, valued_at

Kind = Literal["score", "level", "weight", "points"]
HALF, DOUBLE = 0.5, 2.0


class Swing(NamedTuple, Generic[Name]):
    """A number at both its ends: the lead there, and who is first.

    A lead is None where the option that is first now is ruled out there, or no other is in.
    """

    kind: Kind
    ids: tuple[Name, ...]  # an option and a criterion, a criterion, or a factor
    low: Score
    high: Score
    lead_low: float | None
    lead_high: float | None
    first_low: tuple[Name, ...]
    first_high: tuple[Name, ...]


class _End(NamedTuple):
    at: Score
    lead: float | None
    first: tuple[int, ...]


def tornado(problem: Problem, result: Result) -> tuple[Swing[int], ...]:
    """The largest swing first, then scores, levels, weights and points in their own order; none without two options.

    Of several options that tie for first place the first counts. A swing is the width from the lowest to the highest of
    the lead at both ends and now; where there is no lead at an end, no swing is larger.
    """
    if len(result.contenders) < 2:  # noqa: PLR2004 - a lead takes two
        return ()
    now = _end(problem, result, 0.0, result.values).lead
    swings = [*_scores(problem, result), *_levels(problem, result), *_weights(problem, result)]
    return tuple(sorted([*swings, *_points(problem, result)], key=lambda swing: -_width(swing, now)))


def _width(swing: Swing[int], now: float | None) -> float:
    leads = [lead for lead in (swing.lead_low, swing.lead_high, now) if lead is not None]
    return max(leads) - min(leads) if len(leads) == len((swing.lead_low, swing.lead_high, now)) else inf


def _swing(kind: Kind, ids: tuple[int, ...], low: _End, high: _End) -> Swing[int]:
    return Swing(kind, ids, low.at, high.at, low.lead, high.lead, low.first, high.first)


def _end(
    problem: Problem, result: Result, at: Score, values: Sequence[float], contenders: Sequence[int] | None = None
) -> _End:
    """What is so with these values; contenders, if they pass, where they are others than now."""
    eligible_ = eligible(problem, result.failed) if contenders is None else contenders
    rows = passing(values, eligible_, problem.pass_mark)
    leader = result.lead.first[0]
    others = [values[row] for row in rows if row != leader]
    lead = values[leader] - max(others) if others and leader in rows else None
    return _End(at, lead, first_of(values, rows))


def _scores(problem: Problem, result: Result) -> Iterator[Swing[int]]:
    for row, by_column in enumerate(problem.ranges.scores if problem.ranges else ()):
        for column, ends in enumerate(by_column):
            if ends is not None and ends[0] != ends[1]:
                low, high = (_at_score(problem, result, row, column, score) for score in ends)
                yield _swing("score", (row, column), low, high)


def _at_score(problem: Problem, result: Result, row: int, column: int, score: Score) -> _End:
    """Scored anew in one column: a score may move the ends of its scale, and cross a must-have."""
    scores = [score if own == row else cells[column] for own, cells in enumerate(problem.scores)]
    scale, weight = problem.scales[column].settled(scores), result.weights.shares[column]
    moved = range(len(scores)) if scale.is_relative else (row,)
    values, contenders = list(result.values), set(eligible(problem, result.failed))
    limit = problem.limit(column, scale)
    for own in moved:
        value = scale.counted(scores[own])
        values[own] += weight * (value - result.cells[own][column])
        if not problem.ruled_out[own] and all(failed == column for failed in result.failed[own]):
            (contenders.add if limit is None or value >= limit - SAME else contenders.discard)(own)
    return _end(problem, result, score, values, sorted(contenders))


def _levels(problem: Problem, result: Result) -> Iterator[Swing[int]]:
    for position, ends in enumerate(problem.ranges.levels if problem.ranges else ()):
        if ends is not None and ends[0] != ends[1]:
            low, high = (_end(problem, result, own, valued_at(problem, result, {position: own}).values) for own in ends)
            yield _swing("level", (position,), low, high)


def _weights(problem: Problem, result: Result) -> Iterator[Swing[int]]:
    """A weight that counts ``t`` times as much beside the others has the share ``t·u / (1 + (t − 1)·u)``."""
    for column, share in enumerate(result.weights.shares):
        slopes = weight_slopes(result, column)
        if share > 0 and slopes is not None:
            ends = [times * share / (1 + (times - 1) * share) for times in (HALF, DOUBLE)]
            yield _swing("weight", (column,), *_along(problem, result, share, slopes, ends))


def _points(problem: Problem, result: Result) -> Iterator[Swing[int]]:
    for position, factor in enumerate(problem.factors):
        if factor.points > 0:
            ends = [times * factor.points for times in (HALF, DOUBLE)]
            slopes = points_slopes(problem, position)
            yield _swing("points", (position,), *_along(problem, result, factor.points, slopes, ends))


def _along(problem: Problem, result: Result, now: float, slopes: Sequence[float], ends: Sequence[float]) -> list[_End]:
    """Both ends of a number along which values are straight lines."""
    return [
        _end(
            problem,
            result,
            end,
            [value + slope * (end - now) for value, slope in zip(result.values, slopes, strict=True)],
        )
        for end in ends
    ]
