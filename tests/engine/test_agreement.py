"""Kendall's W."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from integration_appraisal.engine.agreement import kendall_w
from integration_appraisal.engine.ranks import ranks
from support import EXAMPLES

# Kendall's own example with ties (Rank Correlation Methods, 4th ed. 1970, ch. 6): sum of squares 591, W = 0.828.
THREE_JUDGES_OF_TEN = [
    [1, 4, 2, 4, 3, 7, 6, 9, 7, 10],
    [2, 1, 2, 4, 4, 8, 9, 6, 10, 6],
    [2, 1, 3, 3, 3, 3, 7, 7, 7, 10],
]


@pytest.mark.parametrize(
    ("rankings", "expected"),
    [
        ([[1, 2, 3], [1, 2, 3]], 1.0),
        ([[1, 2, 3], [3, 2, 1]], 0.0),
        ([[1, 1, 3], [1, 1, 3]], 1.0),
        # Sums 4, 5, 9; mean 6; S = 14; 12 · 14 / (9 · 24).
        ([[1, 2, 3], [1, 2, 3], [2, 1, 3]], 7 / 9),
        # Mid-ranks 1.5, 1.5, 3 and 1, 2, 3: sums 2.5, 3.5, 6; S = 6.5; T = 6; 12 · 6.5 / (4 · 24 - 2 · 6).
        ([[1, 1, 3], [1, 2, 3]], 13 / 14),
        # One ranks, one cannot tell: sums 3, 4, 5; S = 2; T = 24; 12 · 2 / (4 · 24 - 2 · 24).
        ([[1, 2, 3], [1, 1, 1]], 0.5),
        (THREE_JUDGES_OF_TEN, 12 * 591 / (9 * 990 - 3 * 114)),
        ([], None),
        ([[1, 2, 3]], None),
        ([[1], [1]], None),
        ([[], []], None),
        ([[1, 1, 1], [1, 1, 1]], None),
    ],
)
def test_against_values_worked_out_by_hand(rankings: list[list[int]], expected: float | None) -> None:
    assert kendall_w(rankings) == pytest.approx(expected, abs=1e-12)


def test_the_published_example_comes_out_to_its_digits() -> None:
    assert round(kendall_w(THREE_JUDGES_OF_TEN) or 0, 3) == 0.828


@EXAMPLES
@given(
    values=st.integers(2, 6).flatmap(
        lambda count: st.lists(st.lists(st.integers(0, 4), min_size=count, max_size=count), min_size=2, max_size=5)
    ),
    data=st.data(),
)
def test_it_lies_between_0_and_1_and_does_not_depend_on_order(values: list[list[int]], data: st.DataObject) -> None:
    rankings = [[rank or 0 for rank in ranks([float(value) for value in row], range(len(row)))] for row in values]
    found = kendall_w(rankings)
    if found is None:
        assert all(set(ranking) == {1} for ranking in rankings)
        return
    assert -1e-12 <= found <= 1 + 1e-12
    order = data.draw(st.permutations(range(len(rankings[0]))))
    turned = [[ranking[position] for position in order] for ranking in reversed(rankings)]
    assert kendall_w(turned) == pytest.approx(found, abs=1e-12)
