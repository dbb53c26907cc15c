"""The lead at both ends of each number: by hand, and random problems that are scored anew."""

from collections.abc import Sequence
from math import inf
from random import Random

import pytest

from engine.problems import at_level, problem, varied
from integration_appraisal.engine.losses import Factor, Need
from integration_appraisal.engine.problem import Problem, Ranges
from integration_appraisal.engine.ranks import SAME
from integration_appraisal.engine.scales import Relative, Score
from integration_appraisal.engine.scoring import Result, score
from integration_appraisal.engine.tornado import Swing, tornado
from wide import wide

Ends = tuple[Score, Score]


def _found(seen: Problem, scores: dict[tuple[int, int], Ends] | None = None, *levels: Ends | None) -> list[Swing[int]]:
    by_cell = tuple(
        tuple((scores or {}).get((row, column)) for column in range(len(seen.scales)))
        for row in range(len(seen.scores))
    )
    given = tuple(None if own is None else (int(own[0]), int(own[1])) for own in levels) or (None,) * len(seen.factors)
    return list(tornado(seen._replace(ranges=Ranges(by_cell, given)), score(seen)))


# Known by hand -------------------------------------------------------------------------------------------------------


def test_the_largest_swing_comes_first() -> None:
    seen = problem(
        [[70.0], [62.0]], factors=(Factor(3, 2, 10.0),), needs=((Need(0, at_least=2),), (Need(0, at_least=3),))
    )
    assert _found(seen, {(0, 0): (60.0, 75.0), (1, 0): (60.0, 65.0)}, (1, 3)) == [
        Swing("score", (0, 0), 60.0, 75.0, 3.0, 18.0, (0,), (0,)),
        Swing("points", (0,), 5.0, 20.0, 10.5, 18.0, (0,), (0,)),
        Swing("score", (1, 0), 60.0, 65.0, 15.0, 10.0, (0,), (0,)),
        Swing("level", (0,), 1, 3, 13.0, 8.0, (0,), (0,)),
    ]


def test_below_zero_another_is_first() -> None:
    assert _found(problem([[70.0], [62.0]]), {(0, 0): (50.0, 70.0)}) == [
        Swing("score", (0, 0), 50.0, 70.0, -12.0, 8.0, (1,), (0,))
    ]


def test_a_weight_counts_half_and_double_beside_the_others() -> None:
    """Of weights 3 and 1: 1.5 and 1, or 6 and 1; 3 and 0.5, or 3 and 2."""
    seen = problem([[100.0, 0.0], [0.0, 100.0]], given=(3.0, 1.0))
    first, second = _found(seen)
    assert (first.ids, second.ids) == ((1,), (0,))
    assert (second.low, second.high) == pytest.approx((0.6, 6 / 7))
    assert (second.lead_low, second.lead_high) == pytest.approx((20, 500 / 7))
    assert (first.low, first.high) == pytest.approx((1 / 7, 0.4))
    assert (first.lead_low, first.lead_high) == pytest.approx((500 / 7, 20))


def test_a_lead_ends_where_the_first_or_the_last_rival_is_ruled_out() -> None:
    seen = problem([[70.0], [62.0]], must_haves=(50.0,))
    found = _found(seen, {(0, 0): (40.0, 70.0), (1, 0): (45.0, 62.0)})
    assert found == [
        Swing("score", (0, 0), 40.0, 70.0, None, 8.0, (1,), (0,)),
        Swing("score", (1, 0), 45.0, 62.0, None, 8.0, (0,), (0,)),
    ]


def test_a_score_that_brings_an_option_back_in() -> None:
    seen = problem([[70.0], [60.0], [40.0]], must_haves=(50.0,))
    assert _found(seen, {(2, 0): (40.0, 90.0)}) == [Swing("score", (2, 0), 40.0, 90.0, 10.0, -20.0, (0,), (2,))]


def test_a_relative_scale_moves_its_ends() -> None:
    """At 20 the third option is the best on the table: the first is then worth half."""
    seen = problem([[10.0], [5.0], [0.0]], scales=(Relative(higher=True),))
    (own,) = _found(seen, {(2, 0): (0.0, 20.0)})
    assert (own.lead_low, own.lead_high) == pytest.approx((50, 100 * 5 / 15 - 100))
    assert own.first_high == (2,)


@pytest.mark.parametrize(
    "seen",
    [
        pytest.param(problem([[70.0]]), id="alone"),
        pytest.param(problem([[70.0], [60.0]], ruled_out=(True, True)), id="nobody"),
    ],
)
def test_a_lead_takes_two(seen: Problem) -> None:
    assert _found(seen, {(0, 0): (0.0, 100.0)}) == []


def test_a_number_without_a_range_does_not_move() -> None:
    assert _found(problem([[70.0], [62.0]]), {(0, 0): (70.0, 70.0)}) == []


# Random problems, scored anew ----------------------------------------------------------------------------------------


def _anew(seen: Problem, shares: Sequence[float], own: Swing[int], end: Score) -> Result:
    """The problem with one number at an end, scored."""
    match own.kind:
        case "score":
            row, column = own.ids
            rows = [list(cells) for cells in seen.scores]
            rows[row][column] = end
            return score(seen._replace(scores=tuple(map(tuple, rows))))
        case "level":
            return score(at_level(seen, own.ids[0], int(end)))
        case "weight":
            (column,) = own.ids
            times = 0.5 if end == own.low else 2.0
            given = tuple(times * share if at == column else share for at, share in enumerate(shares))
            return score(seen._replace(method="points", given=given))
        case "points":
            (position,) = own.ids
            return score(_points_times(seen, position, 0.5 if end == own.low else 2.0))


def _points_times(seen: Problem, position: int, times: float) -> Problem:
    factors = list(seen.factors)
    factors[position] = factors[position]._replace(points=times * factors[position].points)
    needs = tuple(
        tuple(
            need._replace(points=times * need.points) if need.factor == position and need.points is not None else need
            for need in own
        )
        for own in seen.needs
    )
    return seen._replace(factors=tuple(factors), needs=needs)


def _check(seen: Problem, ranges: Ranges) -> tuple[int, int]:
    """How many swings there were, and how many of them put another option first."""
    result = score(seen)
    found = tornado(seen._replace(ranges=ranges), result)
    if len(result.contenders) < 2:
        assert found == ()
        return 0, 0
    leader, shares = result.lead.first[0], result.weights.shares
    others = 0
    for own in found:
        for end, lead, first in ((own.low, own.lead_low, own.first_low), (own.high, own.lead_high, own.first_high)):
            anew = _anew(seen, shares, own, end)
            assert anew.lead.first == first
            others += first != result.lead.first
            rivals = [anew.values[row] for row in anew.contenders if row != leader]
            if leader in anew.contenders and rivals:
                assert lead == pytest.approx(anew.values[leader] - max(rivals), abs=1e-9)
                assert lead is not None
                assert (first == (leader,)) == (lead > SAME)
            else:
                assert lead is None
    _check_all_are_there(seen, shares, ranges, found)
    widths = [_width(own, result) for own in found]
    assert widths == sorted(widths, reverse=True)
    return len(found), others


def _width(own: Swing[int], result: Result) -> float:
    leader = result.lead.first[0]
    now = result.values[leader] - max(result.values[row] for row in result.contenders if row != leader)
    if own.lead_low is None or own.lead_high is None:
        return inf
    return round(max(own.lead_low, own.lead_high, now) - min(own.lead_low, own.lead_high, now), 9)


def _check_all_are_there(seen: Problem, shares: Sequence[float], ranges: Ranges, found: Sequence[Swing[int]]) -> None:
    expected: set[tuple[str, tuple[int, ...]]] = {
        ("score", (row, column))
        for row, cells in enumerate(ranges.scores)
        for column, ends in enumerate(cells)
        if ends and ends[0] != ends[1]
    }
    expected |= {("level", (at,)) for at, ends in enumerate(ranges.levels) if ends and ends[0] != ends[1]}
    expected |= {("weight", (column,)) for column, share in enumerate(shares) if 0 < share < 1}
    expected |= {("points", (at,)) for at, factor in enumerate(seen.factors) if factor.points}
    assert sorted((own.kind, own.ids) for own in found) == sorted(expected)


def test_leads_are_those_of_scoring_anew() -> None:
    draw = Random(61)
    swings, others = map(sum, zip(*(_check(*varied(draw)) for _ in range(150)), strict=True))
    assert swings > 600
    assert others > 100


@pytest.mark.slow
def test_leads_are_those_of_scoring_thousands_anew() -> None:
    draw = Random(62)
    swings, others = map(sum, zip(*(_check(*varied(draw)) for _ in range(wide(800))), strict=True))
    assert swings > wide(4_000)
    assert others > wide(800)
