"""All of the method together: what holds for every problem."""

from collections.abc import Sequence
from math import fsum

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.problems import numbers, problem, problems
from integration_appraisal.engine.losses import Factor, Need
from integration_appraisal.engine.problem import Problem
from integration_appraisal.engine.scoring import score
from support import EXAMPLES


def test_a_problem_worked_out_by_hand() -> None:
    """Two criteria, an emphasising factor at its top, and a factor two levels short of what the first option needs."""
    factors = (Factor(5, 5, emphasises={0: 2.0}), Factor(5, 2, 8.0))
    needs = ((Need(1, at_least=4, essential=True),), ())
    result = score(
        problem([[90.0, 30.0], [60.0, 60.0]], method="catalogue", given=(5.0, 5.0), factors=factors, needs=needs)
    )
    assert result.weights.shares == pytest.approx((2 / 3, 1 / 3))
    assert result.contributions == (pytest.approx((60, 10)), pytest.approx((40, 20)))
    assert result.benefits == pytest.approx((70, 60))
    assert result.losses == ({1: 4.0}, {})
    assert result.values == pytest.approx((66, 60))
    assert result.ranks == (1, 2)
    assert result.lead.points == pytest.approx(6)
    assert result.steps["criteria"].values == pytest.approx((60, 60))
    assert result.steps["criteria"].ranks == (1, 1)
    assert result.steps["emphasis"].values == pytest.approx((70, 60))
    assert result.steps["losses"].values == pytest.approx((66, 60))


def test_each_group_ranks_by_its_own_criteria_alone() -> None:
    scores = [[100.0, 0.0, 50.0, 7.0], [0.0, 100.0, 50.0, 7.0]]
    result = score(problem(scores, given=(3.0, 1.0, 4.0, 0.0), groups=(0, 0, None, 1)))
    assert set(result.by_group) == {0}, "a group without weight has no ranking"
    assert result.by_group[0].values == pytest.approx((75, 25))
    assert result.by_group[0].ranks == (1, 2)


@EXAMPLES
@given(seen=problems())
def test_contributions_less_losses_are_the_value(seen: Problem) -> None:
    result = score(seen)
    for row, value in enumerate(result.values):
        benefit = fsum(result.contributions[row])
        assert result.benefits[row] == benefit
        assert benefit - fsum(result.losses[row].values()) == pytest.approx(value, abs=1e-9)
        assert -1e-9 <= benefit <= 100 + 1e-9


@EXAMPLES
@given(seen=problems())
def test_steps_go_from_criteria_alone_to_the_result(seen: Problem) -> None:
    result = score(seen)
    assert list(result.steps) == ["criteria", "emphasis", "losses"]
    assert result.steps["losses"].values == result.values
    assert result.steps["losses"].ranks == result.ranks
    assert result.steps["emphasis"].values == result.benefits
    if not seen.emphasis or not any(factor.emphasises for factor in seen.factors):
        assert result.steps["criteria"].values == pytest.approx(result.benefits, abs=1e-9)


@EXAMPLES
@given(seen=problems())
def test_only_contenders_are_ranked_and_lead(seen: Problem) -> None:
    result = score(seen)
    ranked = {row for row, rank in enumerate(result.ranks) if rank is not None}
    assert ranked == set(result.contenders)
    assert {row for row in ranked if result.ranks[row] == 1} == set(result.lead.first)
    assert set(result.lead.ready) <= ranked


@EXAMPLES
@given(seen=problems(methods=("catalogue", "points", "swing")), times=numbers(0.01, 100))
def test_scaling_all_weights_changes_no_value(seen: Problem, times: float) -> None:
    scaled = seen._replace(given=tuple(times * own for own in seen.given))
    assert score(scaled).values == pytest.approx(score(seen).values, abs=1e-9)


@EXAMPLES
@given(seen=problems(methods=("catalogue", "points", "swing")), power=st.integers(-5, 5))
def test_scaling_all_weights_by_a_power_of_2_changes_not_a_bit(seen: Problem, power: int) -> None:
    assert score(seen._replace(given=tuple(2.0**power * own for own in seen.given))) == score(seen)


def _turned(needs: Sequence[Need], factors: Sequence[int]) -> tuple[Need, ...]:
    """Bands that point to factors at their new positions, in reverse."""
    return tuple(need._replace(factor=factors.index(need.factor)) for need in reversed(needs))


@EXAMPLES
@given(seen=problems(), data=st.data())
def test_the_order_of_options_criteria_and_factors_changes_not_a_bit(seen: Problem, data: st.DataObject) -> None:
    rows = data.draw(st.permutations(range(len(seen.scores))))
    columns = data.draw(st.permutations(range(len(seen.scales))))
    positions = data.draw(st.permutations(range(len(seen.factors))))
    factors = tuple(
        seen.factors[position]._replace(
            emphasises={columns.index(column): own for column, own in seen.factors[position].emphasises.items()},
        )
        for position in positions
    )
    turned = Problem(
        scales=tuple(seen.scales[column] for column in columns),
        scores=tuple(tuple(seen.scores[row][column] for column in columns) for row in rows),
        method=seen.method,
        given=tuple(seen.given[column] for column in columns),
        groups=tuple(seen.groups[column] for column in columns),
        factors=factors,
        needs=tuple(_turned(seen.needs[row], positions) for row in rows),
        must_haves=tuple(seen.must_haves[column] for column in columns),
        ruled_out=tuple(seen.ruled_out[row] for row in rows),
    )
    before, after = score(seen), score(turned)
    assert after.values == tuple(before.values[row] for row in rows)
    assert after.ranks == tuple(before.ranks[row] for row in rows)
    assert after.weights.shares == tuple(before.weights.shares[column] for column in columns)
    assert after.lead.verdict is before.lead.verdict
    assert after.lead.points == before.lead.points
    assert {rows[row] for row in after.lead.first} == set(before.lead.first)
    for name, step in before.steps.items():
        assert after.steps[name].values == tuple(step.values[row] for row in rows)
    for group, step in before.by_group.items():
        assert after.by_group[group].values == tuple(step.values[row] for row in rows)


@EXAMPLES
@given(seen=problems(), data=st.data())
def test_a_higher_score_on_a_judged_scale_never_lowers_a_value(seen: Problem, data: st.DataObject) -> None:
    row = data.draw(st.integers(0, len(seen.scores) - 1))
    width = len(seen.scales)
    judged = problem(
        [[data.draw(numbers(0, 100)) for _ in range(width)] for _ in seen.scores],
        method=seen.method,
        given=seen.given,
        factors=seen.factors,
        needs=seen.needs,
    )
    column = data.draw(st.integers(0, width - 1))
    raised = [list(cells) for cells in judged.scores]
    raised[row][column] = data.draw(numbers(float(judged.scores[row][column]), 100))
    before = score(judged)
    after = score(judged._replace(scores=tuple(tuple(cells) for cells in raised)))
    assert after.values[row] >= before.values[row]
    assert [value for other, value in enumerate(after.values) if other != row] == [
        value for other, value in enumerate(before.values) if other != row
    ]
