"""A score becomes a value from 0 to 100."""

from math import fsum

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.problems import CURVE, GRADES, numbers, problem
from integration_appraisal.engine.scales import (
    Grades,
    Judged,
    Linear,
    OffScale,
    Piecewise,
    Proportional,
    Relative,
    Scale,
    Score,
)
from integration_appraisal.engine.scoring import score
from support import EXAMPLES

JUDGED = Judged()
UP = Linear(10, 30)
DOWN = Linear(30, 10)
BENT = Piecewise(CURVE)
FALLING = Piecewise(((0.0, 100.0), (4.0, 20.0), (5.0, 20.0), (6.0, 60.0)))
NAMED = Grades(GRADES)
HIGHER = Relative(higher=True).settled([2.0, 6.0, 3.0])
LOWER = Relative(higher=False).settled([2.0, 6.0, 3.0])


@pytest.mark.parametrize(
    ("scale", "found", "value"),
    [
        (JUDGED, 0, 0),
        (JUDGED, 37.5, 37.5),
        (JUDGED, 100, 100),
        (UP, 10, 0),
        (UP, 15, 25),
        (UP, 30, 100),
        (DOWN, 30, 0),
        (DOWN, 15, 75),
        (DOWN, 10, 100),
        (Linear(-5, 12), 3.5, 50),
        (BENT, 0, 0),
        (BENT, 5, 35),
        (BENT, 10, 70),
        (BENT, 25, 85),
        (BENT, 40, 100),
        (FALLING, 0, 100),
        (FALLING, 3, 40),
        (FALLING, 4, 20),
        (FALLING, 4.5, 20),
        (FALLING, 5.5, 40),
        (FALLING, 6, 60),
        (NAMED, "poor", 0),
        (NAMED, "fair", 40),
        (NAMED, "good", 100),
        (HIGHER, 2, 0),
        (HIGHER, 3, 25),
        (HIGHER, 6, 100),
        (LOWER, 2, 100),
        (LOWER, 3, 75),
        (LOWER, 6, 0),
    ],
)
def test_values_at_the_ends_and_between(scale: Scale, found: Score, value: float) -> None:
    assert scale.value(found) == pytest.approx(value, abs=1e-12)


@pytest.mark.parametrize(
    ("scale", "found", "expected"),
    [
        (JUDGED, -0.001, "a number from 0 to 100"),
        (JUDGED, 100.001, "a number from 0 to 100"),
        (JUDGED, "good", "a number"),
        (UP, 9.999, "a number from 10 to 30"),
        (UP, 30.001, "a number from 10 to 30"),
        (DOWN, 9.999, "a number from 10 to 30"),
        (DOWN, 30.001, "a number from 10 to 30"),
        (DOWN, "", "a number"),
        (BENT, -0.001, "a number from 0 to 40"),
        (BENT, 40.001, "a number from 0 to 40"),
        (BENT, "fair", "a number"),
        (NAMED, "Good", "one of the grades poor, fair, good"),
        (NAMED, 40, "one of the grades poor, fair, good"),
        (HIGHER, "high", "a number"),
    ],
)
def test_off_the_scale_is_refused_with_what_the_scale_takes(scale: Scale, found: Score, expected: str) -> None:
    with pytest.raises(OffScale) as raised:
        scale.value(found)
    assert str(raised.value) == expected


@pytest.mark.parametrize("higher", [True, False])
def test_a_relative_scale_gives_all_options_100_where_all_are_equal(higher: bool) -> None:  # noqa: FBT001
    scale = Relative(higher=higher).settled([7.0, 7.0])
    assert scale.is_flat
    assert scale.value(7.0) == 100


def test_a_relative_scale_gives_a_lone_option_100() -> None:
    assert score(problem([[12.0]], scales=(Relative(higher=False),))).values == (100.0,)


@pytest.mark.parametrize("scale", [JUDGED, UP, BENT, NAMED])
def test_a_scale_with_ends_of_its_own_is_never_flat(scale: Scale) -> None:
    assert not scale.settled([1.0, 1.0]).is_flat


def test_a_relative_scale_with_different_ends_is_not_flat() -> None:
    assert not HIGHER.is_flat


def test_ruled_out_options_still_set_the_ends_of_a_relative_scale() -> None:
    scores = [[0.0], [50.0], [80.0], [100.0]]
    result = score(problem(scores, scales=(Relative(higher=True),), ruled_out=(True, False, False, True)))
    assert result.values == (0.0, 50.0, 80.0, 100.0)
    assert result.ranks == (None, 2, 1, None)


def test_an_option_that_fails_a_must_have_still_sets_the_ends_of_a_relative_scale() -> None:
    scores = [[10.0, 0.0], [20.0, 50.0], [30.0, 90.0]]
    scales = (Relative(higher=False), JUDGED)
    result = score(problem(scores, scales=scales, given=(1.0, 0.0), must_haves=(None, 40.0)))
    assert result.values == (100.0, 50.0, 0.0)
    assert result.ranks == (None, 1, 2)


@EXAMPLES
@given(
    ends=st.tuples(numbers(-1e12, 1e12), numbers(-1e12, 1e12)).filter(lambda ends: ends[0] != ends[1]), data=st.data()
)
def test_a_linear_scale_stays_within_0_and_100_and_reversed_is_its_mirror(
    ends: tuple[float, float], data: st.DataObject
) -> None:
    found = data.draw(numbers(min(ends), max(ends)))
    value = Linear(*ends).value(found)
    assert 0 <= value <= 100
    assert Linear(ends[1], ends[0]).value(found) == pytest.approx(100 - value, abs=1e-9)


@EXAMPLES
@given(
    xs=st.lists(numbers(-1e6, 1e6), min_size=2, max_size=6, unique=True),
    values=st.lists(numbers(0, 100), min_size=6, max_size=6),
    data=st.data(),
)
def test_a_piecewise_scale_takes_its_points_and_stays_between_neighbours(
    xs: list[float], values: list[float], data: st.DataObject
) -> None:
    points = tuple(zip(sorted(xs), values, strict=False))
    scale = Piecewise(points)
    for x, value in points:
        assert scale.value(x) == pytest.approx(value, abs=1e-9)
    left = data.draw(st.integers(0, len(points) - 2))
    (start, low), (end, high) = points[left], points[left + 1]
    assert min(low, high) - 1e-9 <= scale.value(data.draw(numbers(start, end))) <= max(low, high) + 1e-9


@EXAMPLES
@given(found=st.lists(numbers(-1e9, 1e9), min_size=2, max_size=6), higher=st.booleans())
def test_a_relative_scale_puts_the_best_at_100_and_the_worst_at_0(found: list[float], higher: bool) -> None:  # noqa: FBT001
    result = score(problem([[own] for own in found], scales=(Relative(higher=higher),)))
    best, worst = (max(found), min(found)) if higher else (min(found), max(found))
    for own, value in zip(found, result.values, strict=True):
        if own == best:
            assert value == 100
        elif own == worst:
            assert value == 0
        else:
            assert 0 <= value <= 100


@pytest.mark.parametrize(
    ("scale", "found"), [(Linear(3, -1), 3.0), (Linear(-1, 3), -1), (HIGHER, 2), (LOWER, 6.0), (JUDGED, 0.0)]
)
def test_the_worst_is_0_and_never_minus_0(scale: Scale, found: Score) -> None:
    assert repr(float(scale.value(found))) == "0.0"


# The price formula ----------------------------------------------------------------------------------------------------


def test_a_price_has_the_points_of_the_lowest_in_proportion() -> None:
    """Two bids: 40% for price, 60% for quality. The dearer is the better by 9 points."""
    found = score(
        problem(
            [[100.0, 70.0], [108.0, 90.0]],
            scales=(Proportional(higher=False), Judged()),
            method="points",
            given=(40, 60),
        )
    )
    assert found.values == (82.0, pytest.approx(91.037, abs=5e-4))
    assert found.ranks == (2, 1)


def test_more_of_something_has_points_in_proportion_to_the_most() -> None:
    scale = Proportional(higher=True).settled([50.0, 200.0, 120.0])
    assert [scale.value(own) for own in (50.0, 120.0, 200.0)] == [25.0, 60.0, 100.0]


@pytest.mark.parametrize("bad", [0.0, -5.0, "cheap"])
def test_a_price_is_a_number_above_zero(bad: float | str) -> None:
    with pytest.raises(OffScale, match="a number"):
        Proportional(higher=False).value(bad)


@pytest.mark.parametrize("higher", [True, False])
def test_a_ruled_out_offer_still_sets_the_best(higher: bool) -> None:  # noqa: FBT001
    found = score(
        problem([[50.0], [100.0], [200.0]], scales=(Proportional(higher=higher),), ruled_out=(True, False, True))
    )
    assert found.values == ((25.0, 50.0, 100.0) if higher else (100.0, 50.0, 25.0))


@EXAMPLES
@given(st.lists(st.floats(1, 1000), min_size=3, max_size=3).map(sorted), st.booleans())
def test_a_price_that_is_drawn_has_the_mean_and_variance_of_its_formula(found: list[float], evenly: bool) -> None:  # noqa: FBT001
    """Against sums over fine strips of prices."""
    low, mode, high = found
    if high - low < 0.01 * low:
        return
    strips = 20_000
    prices = [low + (high - low) * (at + 0.5) / strips for at in range(strips)]
    chances = [1.0 if evenly else triangle_density(own, low, mode, high) for own in prices]
    total = fsum(chances)
    mean = fsum(chance * 100 / price for chance, price in zip(chances, prices, strict=True)) / total
    square = fsum(chance * (100 / price - mean) ** 2 for chance, price in zip(chances, prices, strict=True)) / total
    own = Proportional(higher=False).settled([1.0, 2000.0]).spread(None if evenly else mode, low, high)
    assert own.mean == pytest.approx(mean, rel=1e-3)
    assert own.variance == pytest.approx(square, rel=5e-2, abs=1e-6)


def triangle_density(price: float, low: float, mode: float, high: float) -> float:
    if price <= mode:
        return (price - low) / (mode - low) if mode > low else 0.0
    return (high - price) / (high - mode)
