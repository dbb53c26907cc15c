"""What levels that nobody has given may come to, held against every way in which they may be."""

from collections.abc import Iterator
from itertools import product
from random import Random

import pytest

from engine.problems import COARSE, at_level, coarse, problem
from integration_appraisal.engine import not_given
from integration_appraisal.engine.losses import Factor, Need
from integration_appraisal.engine.problem import Problem
from integration_appraisal.engine.ranks import Unknown, Verdict
from integration_appraisal.engine.scales import UNKNOWN
from integration_appraisal.engine.scoring import Result, score
from wide import wide


def completions(given: Problem) -> Iterator[Result]:
    """The results with every level that is not given at each that it may be, and each unknown score at both ends."""
    unknown = [position for position, factor in enumerate(given.factors) if factor.level is None]
    for levels in product(*(range(1, given.factors[position].levels + 1) for position in unknown)):
        own = given
        for position, level in zip(unknown, levels, strict=True):
            own = at_level(own, position, level)
        yield from map(score, scored(own))


def scored(given: Problem) -> Iterator[Problem]:
    """A value is straight in each of its scores, so it is enough to try those that are worth most and least."""
    unknown = [
        (row, column) for row, own in enumerate(given.scores) for column, cell in enumerate(own) if cell == UNKNOWN
    ]
    worth = [
        sorted(((scale.value(own), own) for scale_, scores in COARSE if scale_ == scale for own in scores))
        for scale in (given.scales[column] for _, column in unknown)
    ]
    for chosen in product(*((own[0][1], own[-1][1]) for own in worth)):
        rows = [list(own) for own in given.scores]
        for (row, column), cell in zip(unknown, chosen, strict=True):
            rows[row][column] = cell
        yield given._replace(scores=tuple(map(tuple, rows)))


def forgetful(draw: Random) -> Problem:
    """A problem in round numbers of which some levels are forgotten, with emphasis that ties criteria together."""
    given = coarse(draw)
    width = len(given.scales)
    factors = [factor._replace(level=None) if draw.random() < 0.6 else factor for factor in given.factors]
    for _ in range(draw.randint(0, 2)):
        emphasises = {draw.randrange(width): draw.choice((0.5, 1.6, 2.0)) for _ in range(draw.randint(1, 2))}
        factors.append(Factor(draw.choice((2, 3)), draw.choice((None, 1, 2)), emphasises=emphasises))
    needs = tuple(
        tuple(need._replace(points=draw.choice((None, 0.0, 12.5, 30.0))) for need in own) for own in given.needs
    )
    return given._replace(factors=tuple(factors), needs=needs)


def unscored(draw: Random) -> Problem:
    """The same with a few scores that nobody knows, wherever the scale has ends of its own."""
    given = forgetful(draw)
    rows = [list(own) for own in given.scores]
    for _ in range(draw.randint(1, 3)):
        row, column = draw.randrange(len(rows)), draw.randrange(len(given.scales))
        if given.scales[column].span is not None:
            rows[row][column] = UNKNOWN
    must_haves = tuple(limit if draw.random() < 0.5 else 50.0 for limit in given.must_haves)
    known = [factor._replace(level=factor.level or draw.randint(1, factor.levels)) for factor in given.factors[1:]]
    return given._replace(scores=tuple(map(tuple, rows)), must_haves=must_haves, factors=(*given.factors[:1], *known))


@pytest.mark.parametrize("seed", range(wide(4)))
def test_unknown_scores_leave_a_result_open_just_where_some_of_them_put_another_set_first(seed: int) -> None:
    draw, seen = Random(seed), set()
    for _ in range(100):
        given = unscored(draw)
        found = score(given)
        firsts = {own.lead.first for own in completions(given)}
        is_open = bool(firsts - {found.lead.first}) and bool(found.lead.first)
        assert (found.lead.verdict is Verdict.OPEN) == is_open == bool(found.lead.overtaking or found.lead.leaving), (
            given
        )
        assert bool(found.lead.find_out) == is_open
        seen |= {(found.lead.verdict, bool(found.lead.overtaking), bool(found.lead.leaving))}
    assert {(Verdict.OPEN, True, True), (Verdict.OPEN, True, False), (Verdict.OPEN, False, True)} <= seen


@pytest.mark.parametrize("seed", range(wide(2)))
def test_no_option_is_left_just_where_whatever_is_not_known_leaves_none(seed: int) -> None:
    draw = Random(seed)
    for _ in range(100):
        given = unscored(draw)
        assert (not score(given).lead.first) == all(not own.lead.first for own in completions(given))


@pytest.mark.parametrize("seed", range(wide(3)))
def test_with_unknown_scores_too_the_lowest_and_the_highest_value_are_those_of_some_of_them(seed: int) -> None:
    draw = Random(seed)
    for _ in range(60):
        given = unscored(draw)
        found = score(given)
        values = list(zip(*(own.values for own in completions(given)), strict=True))
        for extremes, own in zip(found.extremes, values, strict=True):
            assert extremes == pytest.approx((min(own), max(own)), abs=1e-9)


def test_an_unknown_score_counts_as_the_middle_and_is_to_be_found_out() -> None:
    """Half the weight: the first has 70 for sure, and the other from 30 to 80, so 55 as far as anyone knows."""
    found = score(problem([[80.0, 60.0], [UNKNOWN, 60.0]]))
    assert found.values == (70.0, 55.0)
    assert found.extremes == ((70.0, 70.0), (30.0, 80.0))
    assert (found.lead.verdict, found.lead.overtaking, found.lead.leaving) == (Verdict.OPEN, (1,), ())
    assert found.lead.find_out == (Unknown(0, 1),)
    assert score(problem([[90.0, 80.0], [UNKNOWN, 60.0]])).lead.verdict is not Verdict.OPEN


def test_an_unknown_score_rules_nobody_out_and_may_yet() -> None:
    given = problem([[UNKNOWN, 90.0], [50.0, 10.0]], must_haves=(60.0, None))
    found = score(given)
    assert (found.contenders, found.failed) == ((0,), ((), (0,)))
    assert (found.lead.verdict, found.lead.leaving, found.lead.find_out) == (Verdict.OPEN, (0,), (Unknown(0, 0),))


@pytest.mark.parametrize("seed", range(wide(4)))
def test_a_result_is_open_just_where_some_levels_put_another_set_of_options_first(seed: int) -> None:
    draw, verdicts = Random(seed), set()
    for _ in range(100):
        given = forgetful(draw)
        found = score(given)
        firsts = {own.lead.first for own in completions(given)}
        is_open = bool(firsts - {found.lead.first})
        assert (found.lead.verdict is Verdict.OPEN) == is_open == bool(found.lead.overtaking), given
        assert bool(found.lead.find_out) == is_open
        verdicts.add(found.lead.verdict)
    assert {Verdict.OPEN, Verdict.AHEAD} <= verdicts


@pytest.mark.parametrize("seed", range(wide(3)))
def test_the_lowest_and_the_highest_value_are_those_of_some_levels(seed: int) -> None:
    draw = Random(seed)
    for _ in range(100):
        given = forgetful(draw)
        values = list(zip(*(own.values for own in completions(given)), strict=True))
        for extremes, own in zip(score(given).extremes, values, strict=True):
            assert extremes == pytest.approx((min(own), max(own)), abs=1e-9)


def test_nothing_may_come_of_what_is_given() -> None:
    given = problem([[80.0], [70.0]], factors=(Factor(5, 2, 20.0),), needs=((Need(0, at_least=4),), ()))
    found = score(given)
    assert found.extremes == tuple((value, value) for value in found.values)
    assert found.lead.overtaking == ()


def test_a_level_that_can_cost_a_lead_leaves_it_open_and_one_that_costs_both_alike_does_not() -> None:
    """The first leads by 10; a factor with 20 points costs it 15 where the place is at level 1 of 5."""
    scores, factors = [[80.0], [70.0]], (Factor(5, None, 20.0),)
    needs = (Need(0, at_least=4),)
    alone, both = (score(problem(scores, factors=factors, needs=own)) for own in ((needs, ()), (needs, needs)))
    assert (alone.lead.verdict, alone.lead.overtaking, alone.lead.find_out) == (Verdict.OPEN, (1,), (Unknown(0),))
    assert alone.extremes == ((65.0, 80.0), (70.0, 70.0))
    assert (both.lead.verdict, both.lead.overtaking, both.lead.find_out) == (Verdict.AHEAD, (), ())


def test_to_come_level_is_enough_and_twins_that_never_part_stay_tied() -> None:
    level = problem([[80.0], [65.0]], factors=(Factor(5, None, 20.0),), needs=((Need(0, at_least=4),), ()))
    assert score(level).lead.verdict is Verdict.OPEN
    twins = problem([[80.0], [80.0]], factors=(Factor(5, None, 20.0),), needs=((Need(0, at_least=4),),) * 2)
    assert score(twins).lead.verdict is Verdict.TIE
    assert score(twins._replace(needs=((Need(0, at_least=4),), ()))).lead.verdict is Verdict.OPEN


def test_what_moves_a_lead_furthest_is_to_be_found_out_first() -> None:
    factors = tuple(Factor(5, None, points) for points in (4.0, 16.0, 8.0, 8.0))
    needs = tuple(Need(position, at_least=5) for position in range(3))
    found = score(problem([[80.0], [70.0]], factors=factors, needs=(needs, ())))
    assert found.lead.find_out == tuple(map(Unknown, (1, 2, 0)))


def test_only_emphasis_may_leave_a_lead_open() -> None:
    """With equal weights the first leads by 2; with twice the weight on the second criterion it is behind."""
    factors = (Factor(3, None, emphasises={1: 2.0}),)
    found = score(problem([[90.0, 50.0], [50.0, 86.0]], method="catalogue", factors=factors))
    assert (found.lead.verdict, found.lead.overtaking, found.lead.find_out) == (Verdict.OPEN, (1,), (Unknown(0),))
    assert score(problem([[90.0, 50.0], [50.0, 86.0]], factors=factors)).lead.verdict is Verdict.CLOSE


def test_where_there_are_too_many_ways_the_verdict_errs_on_the_side_of_open(monkeypatch: pytest.MonkeyPatch) -> None:
    draw = Random(7)
    given = [forgetful(draw) for _ in range(300)]
    exact = [score(own) for own in given]
    monkeypatch.setattr(not_given, "_MOST_COMBINATIONS", 1)
    for own, rough in zip(exact, map(score, given), strict=True):
        assert set(own.lead.overtaking) <= set(rough.lead.overtaking)
        for (low, high), (lower, higher) in zip(own.extremes, rough.extremes, strict=True):
            assert lower <= low + 1e-9
            assert high <= higher + 1e-9
