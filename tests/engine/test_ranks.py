"""Ranks with ties, and what may be said of the lead."""

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.problems import numbers, problem
from integration_appraisal.engine.losses import Factor, Need, Ready
from integration_appraisal.engine.problem import Ranges
from integration_appraisal.engine.ranks import SAME, Doubt, Verdict, grouped, lead, places, ranks
from integration_appraisal.engine.scoring import score
from support import EXAMPLES

YES, NO, UNKNOWN = Ready.YES, Ready.NO, Ready.UNKNOWN


@pytest.mark.parametrize(
    ("values", "contenders", "expected"),
    [
        ([], [], []),
        ([5.0], [0], [1]),
        ([5.0], [], [None]),
        ([10.0, 30.0, 20.0], [0, 1, 2], [3, 1, 2]),
        ([10.0, 10.0, 10.0], [0, 1, 2], [1, 1, 1]),
        ([30.0, 10.0, 30.0, 20.0], [0, 1, 2, 3], [1, 4, 1, 3]),
        ([30.0, 20.0, 20.0, 10.0], [0, 1, 2, 3], [1, 2, 2, 4]),
        ([90.0, 30.0, 20.0, 30.0], [1, 2, 3], [None, 1, 3, 1]),
        ([-5.0, 0.0, -5.0], [0, 1, 2], [2, 1, 2]),
        # A group holds all within 1e-9 of its *first* member: the third is 1.2e-9 below it and stands apart.
        ([1.0, 1.0 - 6e-10, 1.0 - 1.2e-9], [0, 1, 2], [1, 1, 3]),
        ([1.0 - 1.2e-9, 1.0 - 6e-10, 1.0], [0, 1, 2], [3, 1, 1]),
        ([1.0, 1.0 - 1.2e-9, 1.0 - 1.8e-9], [0, 1, 2], [1, 2, 2]),
    ],
)
def test_rank_is_1_plus_the_number_of_options_in_better_groups(
    values: list[float], contenders: list[int], expected: list[int | None]
) -> None:
    assert ranks(values, contenders) == expected


def _by_definition(values: Sequence[float], contenders: Sequence[int]) -> list[int | None]:
    """Take the best that is left with all within 1e-9 of it, until none is left; exactly, and in no hurry."""
    exact = [Fraction(value) for value in values]
    left, found, better = set(contenders), [None] * len(values), 0
    result: list[int | None] = list(found)
    while left:
        best = max(exact[row] for row in left)
        group = {row for row in left if best - exact[row] <= Fraction(SAME)}
        for row in group:
            result[row] = 1 + better
        better += len(group)
        left -= group
    return result


_NEAR = st.builds(lambda whole, steps: whole + steps * 4e-10, st.integers(-3, 3), st.integers(-6, 6))


@EXAMPLES
@given(values=st.lists(_NEAR | numbers(-300, 100), max_size=9), data=st.data())
def test_ranks_agree_with_their_definition(values: list[float], data: st.DataObject) -> None:
    contenders = [row for row in range(len(values)) if data.draw(st.integers(0, 4))]
    assert ranks(values, contenders) == _by_definition(values, contenders)


@EXAMPLES
@given(values=st.lists(_NEAR, min_size=1, max_size=8))
def test_groups_hold_each_contender_once_best_first(values: list[float]) -> None:
    groups = grouped(values, range(len(values)))
    assert sorted(row for group in groups for row in group) == list(range(len(values)))
    firsts = [max(values[row] for row in group) for group in groups]
    assert firsts == sorted(firsts, reverse=True)


# Verdicts ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("values", "contenders", "readiness", "expected"),
    [
        ([], [], [], ((), (), None, Verdict.NONE, ())),
        ([80.0, 70.0], [], [YES, YES], ((), (), None, Verdict.NONE, ())),
        ([80.0, 80.0, 70.0], [0, 1, 2], [YES, YES, YES], ((0, 1), (2,), 10.0, Verdict.TIE, (0, 1))),
        # A tie is said before readiness is asked for, and all may tie.
        ([80.0, 80.0], [0, 1], [NO, YES], ((0, 1), (), None, Verdict.TIE, (1,))),
        # A leader that is not ready, or not known to be: the best ready option is named beside it.
        ([80.0, 70.0, 60.0], [0, 1, 2], [NO, UNKNOWN, YES], ((0,), (1,), 10.0, Verdict.CONDITIONAL, (2,))),
        ([80.0, 70.0, 70.0], [0, 1, 2], [UNKNOWN, YES, YES], ((0,), (1, 2), 10.0, Verdict.CONDITIONAL, (1, 2))),
        ([80.0], [0], [NO], ((0,), (), None, Verdict.CONDITIONAL, ())),
        ([80.0, 79.0], [0, 1], [NO, NO], ((0,), (1,), 1.0, Verdict.CONDITIONAL, ())),
        # Only one is left.
        ([80.0], [0], [YES], ((0,), (), None, Verdict.ONLY, (0,))),
        ([80.0, 90.0], [0], [YES, YES], ((0,), (), None, Verdict.ONLY, (0,))),
        # Below 5 points is close; 5 is clear.
        ([80.0, 75.5], [0, 1], [YES, NO], ((0,), (1,), 4.5, Verdict.CLOSE, (0,))),
        ([80.0, 75.0], [0, 1], [YES, NO], ((0,), (1,), 5.0, Verdict.CLEAR, (0,))),
        ([70.0, 80.0], [0, 1], [YES, YES], ((1,), (0,), 10.0, Verdict.CLEAR, (1,))),
    ],
)
def test_what_may_be_said_of_the_lead(
    values: list[float], contenders: list[int], readiness: list[Ready], expected: tuple[Any, ...]
) -> None:
    found = lead(places(values, contenders, readiness), readiness, Doubt(is_ranged=True))
    assert (found.first, found.second, found.points, found.verdict, found.ready) == expected


def test_a_lead_of_5_points_is_clear_also_where_rounding_takes_a_little_off() -> None:
    assert 8.2 - 3.2 < 5
    assert score(problem([[8.2], [3.2]], ranges=KNOWN)).lead.verdict is Verdict.CLEAR
    assert score(problem([[8.2], [3.2001]], ranges=KNOWN)).lead.verdict is Verdict.CLOSE


KNOWN = Ranges(scores=(((8.2, 8.2),), (None,)), levels=())


@pytest.mark.parametrize(
    ("doubt", "expected"),
    [
        (Doubt(mean=8.0, sigma=6.0, is_ranged=True), Verdict.CLEAR),
        (Doubt(mean=8.0, sigma=6.25, is_ranged=True), Verdict.CLEAR),  # 1.28 times 6.25 is 8
        (Doubt(mean=8.0, sigma=6.3, is_ranged=True), Verdict.CLOSE),
        (Doubt(mean=8.0, sigma=6.3), Verdict.CLOSE),
        (Doubt(mean=8.0, sigma=6.0), Verdict.AHEAD),
        (Doubt(mean=8.0, sigma=6.3, overtaking=(1,)), Verdict.OPEN),
    ],
)
def test_ranges_and_levels_that_are_not_given_leave_a_lead_in_doubt(doubt: Doubt, expected: Verdict) -> None:
    found = places([80.0, 71.0], [0, 1], [YES, YES])
    assert lead(found, [YES, YES], doubt).verdict is expected


def _with_essential(level: int | None) -> Verdict:
    """Two options ten points apart; the first can't do without level 3 of a factor without points."""
    factors = (Factor(5, level, 0.0),)
    needs = ((Need(0, at_least=3, essential=True),), ())
    known = Ranges(scores=(((80.0, 80.0),), (None,)), levels=(None,))
    return score(problem([[80.0], [70.0]], factors=factors, needs=needs, ranges=known)).lead.verdict


@pytest.mark.parametrize(
    ("level", "expected"),
    [(3, Verdict.CLEAR), (5, Verdict.CLEAR), (2, Verdict.CONDITIONAL), (None, Verdict.CONDITIONAL)],
)
def test_a_leader_that_lacks_something_essential_leads_on_condition(level: int | None, expected: Verdict) -> None:
    assert _with_essential(level) is expected


def test_readiness_changes_no_rank() -> None:
    factors, needs = (Factor(5, 1, 0.0),), ((Need(0, at_least=3, essential=True),), ())
    assert score(problem([[80.0], [70.0]], factors=factors, needs=needs)).ranks == (1, 2)


# Must-haves and options that are ruled out ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("cell", "limit", "is_out"),
    [
        (30.0, 30.0, False),
        (29.999, 30.0, True),
        (30.001, 30.0, False),
        (0.0, 0.0, False),
        (100.0, 100.0, False),
        (99.0, 100.0, True),
        (0.1 + 0.2, 0.3, False),
        (0.3, 0.1 + 0.2, False),
    ],
)
def test_only_a_value_strictly_below_a_must_have_rules_out(cell: float, limit: float, is_out: bool) -> None:  # noqa: FBT001
    result = score(problem([[cell, 50.0], [100.0, 0.0]], must_haves=(limit, None)))
    assert result.failed == (((0,) if is_out else ()), ())
    assert result.contenders == ((1,) if is_out else (0, 1))
    assert (result.ranks[0] is None) is is_out


def test_all_missed_must_haves_are_named() -> None:
    result = score(problem([[10.0, 50.0, 20.0], [90.0, 90.0, 90.0]], must_haves=(30.0, 50.0, 30.0)))
    assert result.failed == ((0, 2), ())


def test_a_ruled_out_option_has_a_value_and_no_rank() -> None:
    result = score(problem([[90.0], [50.0]], ruled_out=(True, False)))
    assert result.values == (90.0, 50.0)
    assert result.ranks == (None, 1)
    assert result.steps["criteria"].ranks == (None, 1)
    assert result.lead.verdict is Verdict.ONLY


def test_nothing_is_said_of_the_lead_where_all_are_ruled_out() -> None:
    result = score(problem([[90.0], [50.0]], ruled_out=(True, True)))
    assert result.lead.verdict is Verdict.NONE
    assert result.ranks == (None, None)
