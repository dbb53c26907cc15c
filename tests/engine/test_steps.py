"""The fewest steps of levels that change first place: by hand, and against all combinations of levels, scored anew."""

from collections.abc import Mapping
from random import Random
from typing import NamedTuple

import numpy as np
import pytest

from engine.everywhere import combinations, firsts
from engine.problems import entangled, no_ranges, problem, varied
from integration_appraisal.engine.losses import Factor, Need, Ready
from integration_appraisal.engine.problem import Problem, Ranges
from integration_appraisal.engine.ranks import grouped
from integration_appraisal.engine.scoring import Result, score
from integration_appraisal.engine.steps import Steps, TooMany, fewest_steps, steps_to_unready
from wide import wide

Levels = Mapping[int, int]


def _found(seen: Problem, **levels: tuple[int, int]) -> Steps | None:
    given = no_ranges(seen)._replace(levels=tuple(levels.values())) if levels else None
    return fewest_steps(seen._replace(ranges=given), score(seen))


def _leader_needs(lead: float, *factors: Factor, at_least: int = 3) -> Problem:
    """Two options; the first leads, and relies on all factors."""
    needs = tuple(Need(position, at_least=at_least) for position in range(len(factors)))
    return problem([[50 + lead], [50.0]], factors=factors, needs=(needs, ()))


# Known by hand -------------------------------------------------------------------------------------------------------


def test_two_factors_together_do_what_neither_does_alone() -> None:
    """A level costs 5 points. The lead of 8 takes two: of one factor, of the other, or one of each."""
    found = _found(_leader_needs(8, Factor(3, 3, 10.0), Factor(3, 3, 10.0)))
    assert found is not None
    assert (found.fewest, found.sets, found.then.first, found.lead) == (2, 3, (1,), 2.0)
    assert found.levels == {1: 1}, "the earlier factors move least"
    assert found.within is None


def test_a_set_within_the_ranges_comes_before_one_with_a_larger_lead() -> None:
    seen = _leader_needs(4, Factor(3, 3, 20.0), Factor(3, 3, 10.0))
    best = _found(seen)
    assert best is not None
    assert (best.levels, best.lead, best.sets) == ({0: 2}, 6.0, 2)
    inside = _found(seen, a=(3, 3), b=(2, 3))
    assert inside is not None
    assert (inside.levels, inside.lead, inside.within) == ({1: 2}, 1.0, True)
    outside = _found(seen, a=(3, 3), b=(3, 3))
    assert outside is not None
    assert (outside.levels, outside.within) == ({0: 2}, False)


def test_a_tie_is_a_change_and_nobody_is_then_ahead() -> None:
    found = _found(_leader_needs(5, Factor(3, 3, 10.0)))
    assert found is not None
    assert (found.fewest, found.then.first, found.lead) == (1, (0, 1), 0.0)


def test_emphasis_and_losses_work_together() -> None:
    seen = problem(
        [[60.0, 40.0], [40.0, 58.0]],
        method="catalogue",
        given=(1.0, 1.0),
        factors=(Factor(3, 2, emphasises={1: 1.2}), Factor(3, 3, 0.5)),
        needs=((Need(1, at_least=3),), ()),
    )
    found = _found(seen)
    assert found is not None
    assert (found.fewest, found.levels) == (1, {0: 3})
    elicited = _found(seen._replace(method="points"))
    assert elicited is None, "no weight moves with a level, and losses are too small"


@pytest.mark.parametrize(
    "seen",
    [
        pytest.param(_leader_needs(40, Factor(3, 3, 10.0)), id="too far ahead"),
        pytest.param(_leader_needs(4, Factor(3, None, 10.0)), id="no level is given"),
        pytest.param(_leader_needs(0, Factor(3, 3, 10.0)), id="a tie now"),
        pytest.param(problem([[50.0]], factors=(Factor(3, 3, 10.0),), needs=((Need(0, 3),),)), id="alone"),
        pytest.param(problem([[50.0], [40.0]], ruled_out=(True, True)), id="nobody"),
    ],
)
def test_where_there_is_nothing_to_change(seen: Problem) -> None:
    assert _found(seen) is None


def test_ways_beyond_counting_are_not_counted() -> None:
    """Ten of twenty factors in any combination: 184,756 ways."""
    seen = _leader_needs(99.5 / 2, *[Factor(2, 2, 5.0)] * 20, at_least=2)
    found = _found(seen)
    assert found is not None
    assert (found.fewest, found.sets) == (10, None)
    assert len(score(_with(seen, found.levels)).lead.first) == 1


def test_too_many_levels_of_emphasising_factors_are_not_tried() -> None:
    many = [Factor(9, 5, emphasises={0: 1.1})] * 6
    apart = problem([[90.0, 90.0], [10.0, 10.0]], method="catalogue", factors=tuple(many))
    with pytest.raises(TooMany):
        _found(apart)
    near = apart._replace(scores=((50.0, 50.0), (56.0, 43.5)))
    found = _found(near)
    assert found is not None, "it ends with the fewest steps"
    assert (found.fewest, found.sets) == (4, 126)


# Against all combinations --------------------------------------------------------------------------------------------


class _Set(NamedTuple):
    steps: int
    levels: dict[int, int]


def _with(seen: Problem, levels: Levels) -> Problem:
    factors = list(seen.factors)
    for position, level in levels.items():
        factors[position] = factors[position]._replace(level=level)
    return seen._replace(factors=tuple(factors))


def _all_sets(seen: Problem, first: tuple[int, ...]) -> list[_Set]:
    """Every combination of levels that changes first place."""
    levels = combinations(seen)
    is_first = firsts(seen, levels)
    now = [row in first for row in range(len(seen.scores))]
    found = []
    for place in levels.T[(is_first != np.array(now)[:, None]).any(axis=0)].tolist():
        moved = {at: level for at, level in enumerate(place) if level != (seen.factors[at].level or 0)}
        found.append(_Set(sum(abs(level - (seen.factors[at].level or 0)) for at, level in moved.items()), moved))
    return found


def _lead(result: Result) -> float:
    groups = grouped(result.values, result.contenders)
    return 0.0 if len(groups[0]) > 1 else result.values[groups[0][0]] - result.values[groups[1][0]]


def _within(levels: Levels, ranges: Ranges) -> bool | None:
    sides = [
        None if (ends := ranges.levels[at]) is None else ends[0] <= level <= ends[1] for at, level in levels.items()
    ]
    return False if False in sides else None if None in sides else True


def _check(seen: Problem, ranges: Ranges) -> str:
    """Hold what is found against all combinations; says what kind of case it was."""
    result = score(seen)
    found = fewest_steps(seen._replace(ranges=ranges), result)
    if len(result.lead.first) != 1 or len(result.contenders) == 1:
        assert found is None
        return "no race"
    every = _all_sets(seen, result.lead.first)
    if not every:
        assert found is None
        return "never"
    fewest = min(own.steps for own in every)
    smallest = [own for own in every if own.steps == fewest]
    assert found is not None
    assert (found.fewest, found.sets) == (fewest, len(smallest))
    inside = [own for own in smallest if _within(own.levels, ranges) is True] or smallest
    most = max(_lead(score(_with(seen, own.levels))) for own in inside)
    assert found.levels in [own.levels for own in inside]
    then = score(_with(seen, found.levels))
    assert found.lead == pytest.approx(_lead(then), abs=1e-9)
    assert found.lead == pytest.approx(most, abs=2e-9)
    assert found.within is _within(found.levels, ranges)
    assert found.then == (then.lead.first, then.ready)
    return "several" if fewest > 1 else "single"


def _kinds(draw: Random, plain: int, close: int) -> dict[str, int]:
    kinds = dict.fromkeys(("no race", "never", "single", "several"), 0)
    for make, count in ((varied, plain), (entangled, close)):
        for _ in range(count):
            kinds[_check(*make(draw))] += 1
    return kinds


def test_the_fewest_steps_are_those_of_all_combinations() -> None:
    kinds = _kinds(Random(51), 150, 150)
    assert min(kinds.values()) >= 10, kinds


@pytest.mark.slow
def test_the_fewest_steps_are_those_of_all_combinations_in_thousands_of_problems() -> None:
    kinds = _kinds(Random(52), wide(2_000), wide(1_500))
    assert min(kinds.values()) >= wide(200), kinds


# Until the first is not ready ----------------------------------------------------------------------------------------


def test_an_essential_need_that_is_nearest_to_be_missed() -> None:
    needs = (Need(0, 2, essential=True), Need(1, 1, 4, essential=True), Need(2, 3))
    factors = (Factor(5, 4, 1.0), Factor(5, 2, 1.0), Factor(5, 3, 1.0))
    seen = problem([[70.0], [50.0]], factors=factors, needs=(needs, ()))
    assert steps_to_unready(seen, score(seen)) == (3, {0: 1, 1: 5})


def test_readiness_is_lost_after_as_many_steps_as_scoring_anew_shows() -> None:
    draw, lost, kept = Random(53), 0, 0
    for _ in range(2_000):
        seen, _ranges = varied(draw)
        result = score(seen)
        found = steps_to_unready(seen, result)
        first = result.lead.first[0] if len(result.lead.first) == 1 else None
        if first is None or result.ready[first] is not Ready.YES:
            assert found is None
            continue
        misses = [
            (abs(level - factor.level), at, level)
            for at, factor in enumerate(seen.factors)
            if factor.level is not None
            for level in range(1, factor.levels + 1)
            if score(_with(seen, {at: level})).ready[first] is Ready.NO
        ]
        if not misses:
            assert found is None
            kept += 1
            continue
        fewest = min(misses)[0]
        assert found == (fewest, {at: level for steps_, at, level in misses if steps_ == fewest})
        lost += 1
    assert lost > 100, (lost, kept)
    assert kept > 100
