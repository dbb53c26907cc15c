"""A pass mark on the value in all: who is in, and what would change that, held against problems scored anew."""

from random import Random

import numpy as np
import pytest

from engine.everywhere import combinations, firsts
from engine.problems import at_level, coarse, problem
from engine.robustness.simulated import about, ranges_over, simulated
from engine.test_not_given import completions, unscored
from integration_appraisal.engine.losses import Factor, Need
from integration_appraisal.engine.problem import Problem
from integration_appraisal.engine.ranks import Unknown, Verdict
from integration_appraisal.engine.scales import Linear, Relative
from integration_appraisal.engine.scoring import Result, score
from integration_appraisal.engine.sensitivity import sensitivity
from wide import wide

STEP = 1e-6


def marked(draw: Random) -> Problem:
    """A problem in round numbers whose pass mark some options reach and some do not."""
    seen = coarse(draw)
    factors = tuple(own._replace(level=own.level or draw.randint(1, own.levels)) for own in seen.factors)
    return seen._replace(factors=factors, pass_mark=float(draw.choice((30, 40, 45, 50, 60))))


def first(seen: Problem) -> tuple[int, ...]:
    return score(seen).lead.first


def nobody(rows: tuple[int, ...] | None, seen: Problem) -> tuple[int, ...] | None:
    """The options among rows, of which one beyond them stands for the pass mark."""
    return None if rows is None else tuple(row for row in rows if row < len(seen.scores))


def test_an_option_below_the_mark_is_out_and_one_on_it_is_in() -> None:
    found = score(problem([[50.0], [49.9], [80.0]], pass_mark=50.0))
    assert (found.contenders, found.ranks) == ((0, 2), (2, None, 1))
    assert score(problem([[50.0], [49.9]], pass_mark=50.0)).lead.verdict is Verdict.ONLY
    assert score(problem([[40.0], [49.9]], pass_mark=50.0)).lead.verdict is Verdict.NONE


@pytest.mark.parametrize("seed", range(wide(3)))
def test_it_changes_no_value_and_takes_out_just_those_below(seed: int) -> None:
    draw = Random(seed)
    for _ in range(100):
        seen = marked(draw)
        found, without = score(seen), score(seen._replace(pass_mark=None))
        assert found.values == without.values
        mark = seen.pass_mark or 0.0
        assert found.contenders == tuple(row for row in without.contenders if found.values[row] >= mark - 1e-9)


@pytest.mark.parametrize("seed", range(wide(3)))
def test_with_a_mark_a_result_is_open_just_where_what_is_not_known_puts_another_set_first(seed: int) -> None:
    draw, leaving = Random(seed), 0
    for _ in range(100):
        seen = unscored(draw)._replace(pass_mark=float(draw.choice((35, 45, 50, 55, 65))))
        found = score(seen)
        firsts = {own.lead.first for own in completions(seen)}
        if not found.lead.first:
            assert firsts == {()}
            continue
        is_open = bool(firsts - {found.lead.first})
        assert (found.lead.verdict is Verdict.OPEN) == is_open == bool(found.lead.overtaking or found.lead.leaving), (
            seen
        )
        assert bool(found.lead.find_out) == is_open
        leaving += bool(found.lead.leaving and not found.lead.overtaking)
    assert leaving


def test_what_may_drop_below_the_mark_is_to_be_found_out() -> None:
    seen = problem(
        [[80.0], [30.0]], factors=(Factor(5, None, 40.0),), needs=((Need(0, at_least=5),), ()), pass_mark=50.0
    )
    found = score(seen)
    assert (found.contenders, found.lead.verdict) == ((0,), Verdict.OPEN)
    assert (found.lead.overtaking, found.lead.leaving, found.lead.find_out) == ((), (0,), (Unknown(0),))


@pytest.mark.parametrize("seed", range(wide(3)))
def test_levels_weights_and_scores_change_the_answer_where_scoring_anew_shows(seed: int) -> None:
    draw, crossed = Random(seed), 0
    for _ in range(40):
        seen = marked(draw)
        result = score(seen)
        if not result.lead.first:
            continue
        found = sensitivity(seen, result)
        for position, levels in enumerate(found.levels):
            for level, then in enumerate(levels, start=1):
                assert nobody(then.first, seen) == first(at_level(seen, position, level))
        crossed += _weights_hold(seen, result)
        for row, switches in enumerate(found.scores):
            for column, own in enumerate(switches):
                for switch in (own.lower, own.higher):
                    if switch is not None and not switch.beyond:
                        there = _with_score(seen, row, column, switch.at)
                        assert (row in score(there).contenders, first(there)) == (
                            switch.within,
                            nobody(switch.to, seen),
                        )
    assert crossed


def _weights_hold(seen: Problem, result: Result) -> int:
    """Just inside its ends first place holds, and just outside another is first, or nobody."""
    shares, crossed = result.weights.shares, 0
    for column, own in enumerate(sensitivity(seen, result).weights):
        for end, beyond, out in ((own.low, own.below, -STEP), (own.high, own.above, STEP)):
            if beyond is None or shares[column] in (0, 1) or own.high - own.low < 4 * STEP:
                continue
            assert _at(seen, shares, column, end - out) == result.lead.first
            if STEP < end < 1 - STEP:
                assert _at(seen, shares, column, end + out) == nobody(beyond, seen)
                crossed += not nobody(beyond, seen)
    return crossed


def _at(seen: Problem, shares: tuple[float, ...], column: int, weight: float) -> tuple[int, ...]:
    times = (1 - weight) / (1 - shares[column])
    given = tuple(weight if own == column else share * times for own, share in enumerate(shares))
    return first(seen._replace(method="points", given=given))


def _with_score(seen: Problem, row: int, column: int, cell: float | str) -> Problem:
    rows = [list(own) for own in seen.scores]
    rows[row][column] = cell
    return seen._replace(scores=tuple(map(tuple, rows)))


@pytest.mark.parametrize("seed", range(wide(3)))
def test_the_fewest_steps_are_those_of_all_combinations(seed: int) -> None:
    draw, to_nobody = Random(seed), 0
    for _ in range(150):
        seen = marked(draw)
        result = score(seen)
        if len(result.lead.first) != 1:
            continue
        levels = combinations(seen)
        now = np.array([row in result.lead.first for row in range(len(seen.scores))])
        steps = abs(levels - np.array([[own.level] for own in seen.factors])).sum(axis=0)
        changes = (firsts(seen, levels) != now[:, None]).any(axis=0)
        found = sensitivity(seen, result).steps
        assert (found.fewest if found else None) == min(steps[changes].tolist(), default=None), seen
        to_nobody += found is not None and not nobody(found.then.first, seen)
    assert to_nobody


def test_a_drawn_value_below_the_mark_is_out_of_that_draw() -> None:
    """A triangle from 40 to 60 around 50 is below 50 in half of all draws."""
    seen = problem([[50.0], [90.0], [10.0]], pass_mark=50.0)
    seen = seen._replace(ranges=ranges_over(seen, {(0, 0): (40.0, 60.0)}))
    found = simulated(seen)
    assert found.rows == (0, 1, 2)
    assert found.ruled_out == (about(0.5), 0.0, 1.0)
    assert found.acceptability == ((0.0, about(0.5), 0.0), (1.0, 0.0, 0.0), (0.0, 0.0, 0.0))


def test_a_must_have_on_a_scale_that_the_options_set_moves_with_its_ends() -> None:
    """Prices of 100, 120 and 200: 150 at most. Were the dearest 160, 150 would be worth less, and rule out as many."""
    scale = Relative(higher=False)
    seen = problem([[100.0], [120.0], [200.0]], scales=(scale,), must_scores=(150.0,))
    limit = scale.settled([100.0, 200.0]).limit(150.0)
    assert limit == 50
    seen = seen._replace(must_haves=(limit,), ranges=ranges_over(seen, {(2, 0): (160.0, 200.0)}))
    assert score(seen).contenders == (0, 1)
    (swing,) = [own for own in sensitivity(seen, score(seen)).tornado if own.kind == "score"]
    assert swing.first_low == swing.first_high == (0,)


@pytest.mark.parametrize(("price", "is_in"), [(90.0, False), (100.0, True), (110.0, True)])
def test_where_all_prices_are_equal_a_must_have_is_met_if_they_are_as_good(price: float, is_in: bool) -> None:  # noqa: FBT001
    scale = Relative(higher=False).settled([100.0, 100.0])
    assert (scale.value(100.0) >= scale.limit(price)) is is_in


def test_a_must_have_in_minutes_is_met_by_fewer() -> None:
    scale = Linear(90, 15)
    assert [scale.value(own) >= scale.limit(45.0) for own in (30.0, 45.0, 50.0, 60.0)] == [True, True, False, False]
