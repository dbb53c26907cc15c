"""What levels that nobody has given may come to, held against every way in which they may be."""

from collections.abc import Iterator
from itertools import product
from random import Random

import pytest

from engine.problems import at_level, coarse, problem
from integration_appraisal.engine import not_given
from integration_appraisal.engine.losses import Factor, Need
from integration_appraisal.engine.problem import Problem
from integration_appraisal.engine.ranks import Verdict
from integration_appraisal.engine.scoring import Result, score


def completions(given: Problem) -> Iterator[Result]:
    """The results with every level that is not given at each that it may be."""
    unknown = [position for position, factor in enumerate(given.factors) if factor.level is None]
    for levels in product(*(range(1, given.factors[position].levels + 1) for position in unknown)):
        own = given
        for position, level in zip(unknown, levels, strict=True):
            own = at_level(own, position, level)
        yield score(own)


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


@pytest.mark.parametrize("seed", range(12))
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


@pytest.mark.parametrize("seed", range(6))
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
    assert (alone.lead.verdict, alone.lead.overtaking, alone.lead.find_out) == (Verdict.OPEN, (1,), (0,))
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
    assert found.lead.find_out == (1, 2, 0)


def test_only_emphasis_may_leave_a_lead_open() -> None:
    """With equal weights the first leads by 2; with twice the weight on the second criterion it is behind."""
    factors = (Factor(3, None, emphasises={1: 2.0}),)
    found = score(problem([[90.0, 50.0], [50.0, 86.0]], method="catalogue", factors=factors))
    assert (found.lead.verdict, found.lead.overtaking, found.lead.find_out) == (Verdict.OPEN, (1,), (0,))
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
