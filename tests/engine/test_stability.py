"""Intervals in which first place holds: cases known by hand, and random ones whose ends are scored anew."""

from collections.abc import Callable, Sequence
from functools import partial
from itertools import combinations
from math import inf
from random import Random
from typing import Any

import pytest

from engine.problems import coarse, problem
from integration_appraisal.engine.losses import Factor, Need
from integration_appraisal.engine.problem import Problem
from integration_appraisal.engine.scales import Score
from integration_appraisal.engine.scoring import Result, score
from integration_appraisal.engine.stability import Interval, points_intervals, price_interval, weight_intervals
from wide import wide

Rows = Sequence[Sequence[Score]]
Numbers = tuple[float, ...]

CASES = wide(500)
STEP = 1e-6  # far above what counts as equal, far below the distance between most crossings


def _is(found: Interval, expected: Interval) -> None:
    assert found[:3] == pytest.approx(expected[:3], abs=1e-9)
    assert (found.above, found.below) == (expected.above, expected.below)


# Weights known by hand -----------------------------------------------------------------------------------------------

APART = ((100.0, 0.0), (0.0, 100.0))  # they meet where both criteria weigh the same
LOSES_20 = {"factors": (Factor(3, 1, 20.0),), "needs": ((Need(0, at_least=3),), ())}
AT_HALF = Interval(0.5, 0.5, 0.5, (0,), (1,))
THROUGHOUT = Interval(0.25, 0, 1, None, None)


@pytest.mark.parametrize(
    ("scores", "given", "column", "expected"),
    [
        pytest.param(APART, (3, 1), 0, Interval(0.75, 0.5, 1, None, (1,)), id="down to where they meet"),
        pytest.param(APART, (3, 1), 1, Interval(0.25, 0, 0.5, (1,), None), id="up to where they meet"),
        pytest.param(APART, (1, 1), 0, AT_HALF, id="a tie at present holds nowhere else"),
        pytest.param([(60, 60), (70, 50), (0, 0)], (1, 1), 1, AT_HALF, id="whoever else there is"),
        pytest.param([(60, 40), (60, 40)], (1, 3), 0, THROUGHOUT, id="twins tie everywhere"),
        pytest.param([(60, 40)], (1, 3), 0, THROUGHOUT, id="alone"),
        pytest.param([(60, 40), (50, 30)], (1, 3), 0, THROUGHOUT, id="better throughout"),
        pytest.param([(60, 80), (60, 20)], (1, 3), 0, THROUGHOUT, id="they meet at the very end"),
        pytest.param(APART, (1, 0), 0, Interval(1, 0, 1, None, None), id="all the weight has nowhere to go"),
        pytest.param([(50, 0), (50, 9)], (1, 0), 0, Interval(1, 0, 1, None, None), id="nor has it in a tie"),
        pytest.param([(60, 0), (50, 100)], (1, 0), 1, Interval(0, 0, 1 / 11, (1,), None), id="no weight may rise"),
        pytest.param([(60, 0), (60, 100)], (1, 0), 1, Interval(0, 0, 0, (1,), None), id="no weight in a tie"),
        pytest.param(
            [(60, 60), (60, 60), (90, 0)], (1, 3), 0, Interval(0.25, 0, 2 / 3, (2,), None), id="first together"
        ),
        # Of the other weights 3 parts in 4 stay with the second criterion: 100 t against (1 − t) · 75.
        pytest.param([(100, 0, 0), (0, 100, 0)], (4, 3, 1), 0, Interval(0.5, 3 / 7, 1, None, (1,)), id="in proportion"),
    ],
)
def test_a_weight_holds_as_far_as_worked_out_by_hand(
    scores: Rows, given: Numbers, column: int, expected: Interval
) -> None:
    _is(weight_intervals(score(problem(scores, given=given)))[column], expected)


@pytest.mark.parametrize(
    ("others", "beyond"),
    [
        pytest.param([(80, 20), (100, 0)], (2,), id="the steepest of two"),
        pytest.param([(100, 0), (80, 20), (100, 0)], (1, 3), id="both of the steepest"),
        pytest.param([(80, 20), (99, 0)], (1,), id="not a steeper one that comes later"),
    ],
)
def test_of_several_that_meet_the_steepest_is_first_beyond(others: Rows, beyond: tuple[int, ...]) -> None:
    """The first option is worth 50 whatever the weights, and others reach it where both criteria weigh the same."""
    rising = weight_intervals(score(problem([(50, 50), *others], given=(4, 6))))[0]
    falling = weight_intervals(score(problem([(50, 50), *(row[::-1] for row in others)], given=(6, 4))))[0]
    _is(rising, Interval(0.4, 0, 0.5, beyond, None))
    _is(falling, Interval(0.6, 0.5, 1, None, beyond))


@pytest.mark.parametrize(
    ("scores", "more", "expected"),
    [
        pytest.param(APART, LOSES_20, Interval(0.75, 0.6, 1, None, (1,)), id="losses stay as they are"),
        pytest.param(
            [*APART, (90, 90)],
            {"ruled_out": (False, False, True)},
            Interval(0.75, 0.5, 1, None, (1,)),
            id="the ruled out do not count",
        ),
        pytest.param(
            [*APART, (90, 40)],
            {"must_haves": (None, 50.0)},
            Interval(0.75, 0, 1, None, None),
            id="nor do those that miss a must-have",
        ),
        pytest.param(APART, {"ruled_out": (True, True)}, Interval(0.75, 0, 1, None, None), id="no contenders"),
    ],
)
def test_a_weight_holds_among_contenders_after_losses(scores: Rows, more: dict[str, Any], expected: Interval) -> None:
    _is(weight_intervals(score(problem(scores, given=(3.0, 1.0), **more)))[0], expected)


def test_weights_are_those_after_emphasis() -> None:
    seen = problem(APART, method="catalogue", given=(1.0, 1.0), factors=(Factor(3, 3, emphasises={0: 2.0}),))
    _is(weight_intervals(score(seen))[0], Interval(2 / 3, 0.5, 1, None, (1,)))


# Points known by hand ------------------------------------------------------------------------------------------------


def _relying(values: Numbers, at_least: Sequence[int | None], factor: Factor) -> Problem:
    """Options by value, and the level of the one factor that each relies on."""
    needs = tuple(() if least is None else (Need(0, at_least=least),) for least in at_least)
    return problem([[value] for value in values], factors=(factor,), needs=needs)


@pytest.mark.parametrize(
    ("values", "at_least", "points", "expected"),
    [
        pytest.param((80, 70), (3, None), 8, Interval(8, 0, 20, (1,), None), id="up to where it has lost its lead"),
        pytest.param((80, 70), (3, None), 30, Interval(30, 20, inf, None, (0,)), id="down to where it has it back"),
        pytest.param((80, 70), (3, 3), 8, Interval(8, 0, inf, None, None), id="both lose alike"),
        pytest.param((80, 70), (None, None), 8, Interval(8, 0, inf, None, None), id="nobody relies on it"),
        pytest.param((80, 70), (1, None), 8, Interval(8, 0, inf, None, None), id="the place has it"),
        pytest.param((80, 70), (None, 5), 8, Interval(8, 0, inf, None, None), id="the leader gains from more points"),
        pytest.param((74, 70), (3, None), 8, Interval(8, 8, 8, (1,), (0,)), id="a tie at present"),
        pytest.param((70, 70), (3, None), 0, Interval(0, 0, 0, (1,), None), id="a tie without points"),
        pytest.param(
            (90, 80, 70), (5, 3, None), 5, Interval(5, 0, 20, (2,), None), id="of three that meet the flattest"
        ),
        pytest.param(
            (90, 80, 70), (5, 3, None), 25, Interval(25, 20, inf, None, (0,)), id="and downwards the steepest"
        ),
    ],
)
def test_points_hold_as_far_as_worked_out_by_hand(
    values: Numbers, at_least: Sequence[int | None], points: float, expected: Interval
) -> None:
    seen = _relying(values, at_least, Factor(5, 1, points))
    _is(points_intervals(seen, score(seen))[0], expected)


def test_a_level_that_is_not_given_takes_nothing_off_at_any_points() -> None:
    seen = _relying((80, 70), (3, None), Factor(5, None, 8.0))
    assert points_intervals(seen, score(seen)) == (Interval(8.0, 0.0, inf, None, None),)


def test_without_contenders_points_change_nothing() -> None:
    seen = _relying((80, 70), (3, None), Factor(5, 1, 8.0))._replace(ruled_out=(True, True))
    assert points_intervals(seen, score(seen)) == (Interval(8.0, 0.0, inf, None, None),)


def test_each_factor_has_points_of_its_own() -> None:
    needs = ((Need(0, at_least=3),), (Need(1, at_most=1),))
    seen = problem([[80.0], [75.0]], factors=(Factor(3, 1, 4.0), Factor(3, 2, 6.0)), needs=needs)
    first, second = points_intervals(seen, score(seen))  # 80 − p against 75 − p / 2
    _is(first, Interval(4, 0, 8, (1,), None))
    _is(second, Interval(6, 0, inf, None, None))


# Random problems, scored anew ----------------------------------------------------------------------------------------


class _Checked:
    """Intervals held against problems that are scored anew, and how often that could be done."""

    def __init__(self) -> None:
        self.intervals = self.ends = self.ties = self.skipped = 0

    def check(self, holds: Interval, first: tuple[int, ...], again: Callable[[float], Result], most: float) -> None:
        """``again`` scores with the number set to what it is given; ``most`` is as far as the number goes."""
        self.intervals += 1
        self.ties += holds.low == holds.high
        assert 0 <= holds.low <= holds.now <= holds.high <= most
        assert (holds.below is None) == (holds.low == 0)
        assert (holds.above is None) == (holds.high == most)
        low, high = holds.low, min(holds.high, 1e4)
        for part in (0.0, 0.3, 0.8, 1.0):
            assert set(first) <= set(again(low + part * (high - low)).lead.first)
        if high - low > 2 * STEP:
            # Between the ends nobody joins them: two lines that meet there would part there too.
            assert again(low + STEP).lead.first == again(high - STEP).lead.first == first
        crossings = _crossings(again)
        for end, step, expected in ((low, -STEP, holds.below), (high, STEP, holds.above)):
            if expected is None:
                continue
            assert not set(first) <= set(expected), "the interval could be wider"
            # A step that goes over another crossing, or comes near one, shows nothing.
            if any(1e-9 < (crossing - end) * STEP / step < 2 * STEP for crossing in crossings):
                self.skipped += 1
                continue
            self.ends += 1
            assert again(end + step).lead.first == expected

    def suffices(self, least: int) -> None:
        """That many ends were checked, many of them where options tie now, and almost none was passed over."""
        assert self.ends >= least
        assert self.ties > least / 20
        assert self.skipped < least / 200


def _crossings(again: Callable[[float], Result]) -> list[float]:
    """Where any two contenders meet: values are straight lines, so two results tell."""
    start, end = again(0.0), again(1.0)
    found = []
    for one, other in combinations(start.contenders, 2):
        ahead = start.values[one] - start.values[other]
        gains = end.values[one] - end.values[other] - ahead
        if abs(gains) > 1e-9:
            found.append(-ahead / gains)
    return found


def _at_weight(seen: Problem, shares: Sequence[float], column: int, weight: float) -> Result:
    """Scored with one weight set and the others in proportion; as elicited ones, so that nothing is emphasised."""
    times = (1 - weight) / (1 - shares[column])
    given = tuple(weight if other == column else own * times for other, own in enumerate(shares))
    return score(seen._replace(method="points", given=given))


def _at_points(seen: Problem, position: int, points: float) -> Result:
    factors = list(seen.factors)
    factors[position] = factors[position]._replace(points=points)
    return score(seen._replace(factors=tuple(factors)))


@pytest.mark.slow
def test_weights_hold_exactly_as_far_as_scoring_anew_shows() -> None:
    draw, checked = Random(11), _Checked()
    for _ in range(CASES):
        seen = coarse(draw)
        result = score(seen)
        shares = result.weights.shares
        for column, holds in enumerate(weight_intervals(result)):
            assert holds.now == shares[column]
            if shares[column] == 1:
                assert holds == Interval(1.0, 0.0, 1.0, None, None)
            else:
                checked.check(holds, result.lead.first, partial(_at_weight, seen, shares, column), 1.0)
    checked.suffices(wide(300))


@pytest.mark.slow
def test_points_hold_exactly_as_far_as_scoring_anew_shows() -> None:
    draw, checked = Random(12), _Checked()
    for _ in range(CASES):
        seen = coarse(draw)
        result = score(seen)
        for position, holds in enumerate(points_intervals(seen, result)):
            assert holds.now == seen.factors[position].points
            checked.check(holds, result.lead.first, partial(_at_points, seen, position), inf)
    checked.suffices(wide(60))


def _at_price(seen: Problem, factor: float) -> Result:
    dearer = tuple(own._replace(points=factor * own.points) for own in seen.factors)
    return score(seen._replace(factors=dearer))


@pytest.mark.slow
def test_the_price_of_all_losses_holds_just_inside_and_breaks_just_outside() -> None:
    draw, checked = Random(19), _Checked()
    for _ in range(3 * CASES):
        seen = coarse(draw)
        result = score(seen)
        holds = price_interval(result)
        assert holds.now == 1
        checked.check(holds, result.lead.first, partial(_at_price, seen), inf)
    checked.suffices(wide(40))
