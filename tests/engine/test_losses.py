"""What an option loses where the place lacks what it relies on, and whether it is ready."""

from math import fsum

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.problems import at_level, needs_of, problem, problems, relied_on
from integration_appraisal.engine.losses import Factor, Need, Ready, loss, losses, most_to_lose, ready
from integration_appraisal.engine.problem import Problem
from integration_appraisal.engine.scoring import score
from support import EXAMPLES

FIVE = Factor(5, None, 12.0)


def _at(level: int | None) -> Factor:
    return FIVE._replace(level=level)


@pytest.mark.parametrize(
    ("need", "level", "expected"),
    [
        (Need(0, at_least=3), 1, 6.0),
        (Need(0, at_least=3), 2, 3.0),
        (Need(0, at_least=3), 3, 0.0),
        (Need(0, at_least=3), 5, 0.0),
        (Need(0, at_least=5), 1, 12.0),
        (Need(0, at_most=2), 1, 0.0),
        (Need(0, at_most=2), 2, 0.0),
        (Need(0, at_most=2), 5, 9.0),
        (Need(0, at_most=1), 5, 12.0),
        (Need(0, at_least=2, at_most=3), 1, 3.0),
        (Need(0, at_least=2, at_most=3), 2, 0.0),
        (Need(0, at_least=2, at_most=3), 3, 0.0),
        (Need(0, at_least=2, at_most=3), 4, 3.0),
        (Need(0, at_least=2, at_most=3), 5, 6.0),
        (Need(0), 1, 0.0),
        (Need(0, at_least=5), None, 0.0),
    ],
)
def test_a_loss_is_points_times_the_gap_over_all_steps(need: Need, level: int | None, expected: float) -> None:
    assert loss(need, _at(level)) == expected
    assert losses([need], [_at(level)]) == ({0: expected} if expected else {})


def test_losses_by_factor_add_up_and_name_only_what_costs_something() -> None:
    factors = (Factor(5, 1, 8.0), Factor(3, 2, 10.0), Factor(9, 9, 16.0), Factor(5, 1, 0.0), Factor(5, None, 20.0))
    needs = (Need(0, 3), Need(1, 2), Need(2, None, 5), Need(3, 5), Need(4, 5))
    result = score(problem([[80.0]], factors=factors, needs=(needs,)))
    assert result.losses == ({0: 4.0, 2: 8.0},)
    assert result.benefits == (80.0,)
    assert result.values == (68.0,)


def test_a_value_is_not_floored_at_0() -> None:
    factors = tuple(Factor(2, 1, 20.0) for _ in range(3))
    result = score(problem([[10.0]], factors=factors, needs=(tuple(Need(position, 2) for position in range(3)),)))
    assert result.values == (-50.0,)


@pytest.mark.parametrize(
    ("needs", "levels", "expected"),
    [
        ((), (), Ready.YES),
        ((Need(0, 3, essential=True),), (3,), Ready.YES),
        ((Need(0, 3, essential=True),), (2,), Ready.NO),
        ((Need(0, 3, essential=True),), (None,), Ready.UNKNOWN),
        ((Need(0, 3),), (1,), Ready.YES),
        ((Need(0, 3),), (None,), Ready.YES),
        ((Need(0, None, 2, essential=True),), (3,), Ready.NO),
        ((Need(0, 3, essential=True), Need(1, 3, essential=True)), (None, 2), Ready.NO),
        ((Need(0, 3, essential=True), Need(1, 3, essential=True)), (None, 3), Ready.UNKNOWN),
        ((Need(0, 3, essential=True), Need(1, 3)), (3, 1), Ready.YES),
    ],
)
def test_ready_is_no_before_unknown_before_yes(
    needs: tuple[Need, ...], levels: tuple[int | None, ...], expected: Ready
) -> None:
    assert ready(needs, [_at(level) for level in levels]) is expected


def test_an_essential_factor_without_points_costs_nothing_but_makes_an_option_not_ready() -> None:
    result = score(problem([[50.0]], factors=(Factor(5, 1, 0.0),), needs=((Need(0, 5, essential=True),),)))
    assert result.values == (50.0,)
    assert result.ready == (Ready.NO,)


@EXAMPLES
@given(data=st.data())
def test_the_most_an_option_can_lose_is_the_largest_of_its_losses_at_all_levels(data: st.DataObject) -> None:
    factors = data.draw(st.lists(relied_on(), min_size=1, max_size=4))
    needs = data.draw(needs_of(factors, range(len(factors))))
    worst = [
        max(
            loss(need, factors[need.factor]._replace(level=level))
            for level in range(1, factors[need.factor].levels + 1)
        )
        for need in needs
    ]
    assert most_to_lose(needs, factors) == pytest.approx(fsum(worst), abs=1e-9)


def _distance(need: Need, factor: Factor, level: int) -> int:
    """Steps from a level to the nearest one that meets the band."""
    low = 1 if need.at_least is None else need.at_least
    high = factor.levels if need.at_most is None else need.at_most
    return min(abs(level - met) for met in range(low, high + 1))


def _relied_on_by_any(given_problem: Problem) -> list[tuple[int, Need]]:
    return [(row, need) for row, needs in enumerate(given_problem.needs) for need in needs]


@EXAMPLES
@given(seen=problems().filter(_relied_on_by_any), data=st.data())
def test_a_level_nearer_to_its_band_never_lowers_an_options_value(seen: Problem, data: st.DataObject) -> None:
    row, need = data.draw(st.sampled_from(_relied_on_by_any(seen)))
    factor = seen.factors[need.factor]
    levels = st.integers(1, factor.levels)
    further, nearer = sorted(
        (data.draw(levels), data.draw(levels)), key=lambda level: _distance(need, factor, level), reverse=True
    )
    there = score(at_level(seen, need.factor, nearer)).values[row]
    assert there >= score(at_level(seen, need.factor, further)).values[row]
    if _distance(need, factor, nearer) == 0:
        assert there == score(at_level(seen, need.factor, None)).values[row]


@EXAMPLES
@given(seen=problems(), data=st.data())
def test_an_option_that_does_not_rely_on_a_new_factor_neither_gains_nor_loses(
    seen: Problem, data: st.DataObject
) -> None:
    factors = (*seen.factors, data.draw(relied_on()))
    new = len(seen.factors)
    relying = [data.draw(st.booleans()) for _ in seen.scores]
    needs = tuple(
        (*own, *data.draw(needs_of(factors, [new]))) if relies else own
        for own, relies in zip(seen.needs, relying, strict=True)
    )
    before, after = score(seen), score(seen._replace(factors=factors, needs=needs))
    for row, relies in enumerate(relying):
        if relies:
            assert after.values[row] <= before.values[row]
        else:
            assert after.values[row] == before.values[row]
            assert after.ready[row] is before.ready[row]
