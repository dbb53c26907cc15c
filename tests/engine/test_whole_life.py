"""Yearly costs become a whole-life cost: the Treasury's own factors, cases by hand, and any list of years."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from integration_appraisal.engine.whole_life import whole_life
from support import EXAMPLES

# The Green Book's table of discount factors, annex A6: a rate of 3.5 per cent, by year.
PUBLISHED = {
    0: 1.0000, 1: 0.9662, 2: 0.9335, 3: 0.9019, 4: 0.8714, 5: 0.8420, 6: 0.8135, 7: 0.7860, 8: 0.7594, 9: 0.7337,
    10: 0.7089, 15: 0.5969, 20: 0.5026, 25: 0.4231, 30: 0.3563,
}  # fmt: skip


@pytest.mark.parametrize(("year", "published"), PUBLISHED.items())
def test_the_factors_are_those_of_the_green_book(year: int, published: float) -> None:
    assert round(whole_life([1] * 31, 3.5, 0).years[year].factor, 4) == published


def test_the_green_books_two_projects() -> None:
    """Its example of discounting: 10 million now for 2.5 a year over four years, and 5 million for 1.5 a year."""
    assert whole_life([10, -2.5, -2.5, -2.5, -2.5], 3.5, 2003).total == pytest.approx(0.82, abs=0.005)
    assert whole_life([5, -1.5, -1.5, -1.5, -1.5], 3.5, 2003).total == pytest.approx(-0.51, abs=0.005)


def test_every_step_by_hand() -> None:
    """At 25 per cent: 100 + 50 · 0.8 + 25 · 0.64 = 156, and 10 per cent on top make 171.6."""
    found = whole_life([100, 50, 25], 25, 2026, 10)
    assert [own.year for own in found.years] == [2026, 2027, 2028]
    assert [own.factor for own in found.years] == pytest.approx([1, 0.8, 0.64])
    assert [own.discounted for own in found.years] == pytest.approx([100, 40, 16])
    assert found[1:] == pytest.approx((175, 156, 10, 15.6, 171.6))


def test_a_bias_that_is_not_given_is_none_and_not_nothing() -> None:
    assert whole_life([100], 3.5, 2026)[3:] == (None, None, 100)
    assert whole_life([100], 3.5, 2026, 0)[3:] == (0, 0, 100)


def test_whole_per_cents_leave_no_dust() -> None:
    assert whole_life([100], 3.5, 2026, 15).total == 115


def test_a_rate_of_nothing_and_one_below_nothing() -> None:
    assert whole_life([1, 1, 1], 0, 2026).total == 3
    assert whole_life([1, 1, 1], -50, 2026).total == 1 + 2 + 4


@EXAMPLES
@given(
    yearly=st.lists(st.integers(-1000, 1000), min_size=1, max_size=40),
    rate=st.integers(-20, 40),
    bias=st.integers(-100, 200),
)
def test_the_total_is_the_formula_in_fractions(yearly: list[int], rate: int, bias: int) -> None:
    found = whole_life(yearly, rate, 2026, bias)
    growth = 1 + Fraction(rate, 100)
    discounted = sum(cost / growth**at for at, cost in enumerate(yearly))
    assert found.discounted == float(discounted)
    assert found.total == float((1 + Fraction(bias, 100)) * discounted)


def test_costs_that_are_the_same_come_out_the_same() -> None:
    """Deferred for years at the rate's own pace, a cost is worth what it was; a tie must not turn on rounding."""
    for at in range(12):
        later = [0.0] * at + [100 * 1.035**at]
        assert whole_life(later, 3.5, 2026).total == pytest.approx(100, abs=1e-12)
    assert whole_life([0, 103.5, 0], 3.5, 2026).total == whole_life([100], 3.5, 2026).total == 100
    assert whole_life([0, 0, 107.1225], 3.5, 2026, 10).total == 110
