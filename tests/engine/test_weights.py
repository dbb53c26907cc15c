"""Ways to elicit weights, and emphasis."""

import itertools
from math import fsum
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.problems import METHODS_TAKEN, emphasising, numbers, problem, weights_for
from integration_appraisal.engine.losses import Factor
from integration_appraisal.engine.scoring import score
from integration_appraisal.engine.weights import METHODS, emphasis, emphasised
from support import EXAMPLES

CENTROIDS_OF_THREE = (0.6111, 0.2778, 0.1111)  # Barron and Barrett 1996, table 1
CENTROIDS_OF_FOUR = (0.5208, 0.2708, 0.1458, 0.0625)


def test_the_methods_tested_here_are_all_there_are() -> None:
    assert set(METHODS_TAKEN) == set(METHODS)


@pytest.mark.parametrize("method", METHODS_TAKEN)
@EXAMPLES
@given(data=st.data())
def test_weights_sum_to_1_and_none_is_negative(method: str, data: st.DataObject) -> None:
    shares = METHODS[method](data.draw(weights_for(method, data.draw(st.integers(1, 12)))))
    assert fsum(shares) == pytest.approx(1, abs=1e-12)
    assert min(shares) >= 0


@EXAMPLES
@given(data=st.data(), width=st.integers(1, 6))
def test_emphasised_weights_sum_to_1(data: st.DataObject, width: int) -> None:
    base = METHODS["catalogue"](data.draw(weights_for("catalogue", width)))
    factors = data.draw(st.lists(emphasising(width), max_size=4))
    assert fsum(emphasised(base, factors).shares) == pytest.approx(1, abs=1e-12)


@pytest.mark.parametrize(
    ("method", "taken", "expected"),
    [
        ("points", (30.0, 10.0, 0.0), (0.75, 0.25, 0.0)),
        ("catalogue", (30.0, 10.0, 0.0), (0.75, 0.25, 0.0)),
        ("swing", (100.0, 60.0, 40.0), (0.5, 0.3, 0.2)),
        ("equal", (5.0, 0.0, 17.0, 2.0), (0.25, 0.25, 0.25, 0.25)),
        ("ranking", (1.0,), (1.0,)),
        ("ranking", (1.0, 2.0), (0.75, 0.25)),
        ("ranking", (1.0, 2.0, 3.0), CENTROIDS_OF_THREE),
        ("ranking", (3.0, 1.0, 2.0), (0.1111, 0.6111, 0.2778)),
        ("ranking", (1.0, 2.0, 3.0, 4.0), CENTROIDS_OF_FOUR),
        # A tied block shares the mean of the weights of the places it fills.
        ("ranking", (1.0, 1.0, 1.0), (1 / 3, 1 / 3, 1 / 3)),
        ("ranking", (1.0, 1.0, 2.0), (0.44445, 0.44445, 0.1111)),
        ("ranking", (1.0, 2.0, 2.0), (0.6111, 0.19445, 0.19445)),
        ("ranking", (2.0, 1.0, 2.0, 3.0), (0.2083, 0.5208, 0.2083, 0.0625)),
    ],
)
def test_each_method_against_hand_computed_weights(
    method: str, taken: tuple[float, ...], expected: tuple[float, ...]
) -> None:
    assert METHODS[method](taken) == pytest.approx(expected, abs=5.1e-5)


def test_a_weight_of_0_is_allowed_and_counts_nothing() -> None:
    result = score(problem([[100.0, 0.0], [0.0, 100.0]], given=(1.0, 0.0)))
    assert result.values == (100.0, 0.0)


# Emphasis ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("multiplier", [0.5, 0.8, 1.0, 1.5, 2.0])
@pytest.mark.parametrize("levels", [3, 5, 7, 9])
def test_emphasis_is_m_at_the_top_1_in_the_middle_and_1_over_m_at_the_bottom(levels: int, multiplier: float) -> None:
    found = [emphasis(Factor(levels, level), multiplier) for level in (levels, (levels + 1) // 2, 1)]
    assert found == pytest.approx([multiplier, 1, 1 / multiplier], rel=1e-12)


@pytest.mark.parametrize(
    ("levels", "level", "expected"),
    [
        (2, 2, 1.5),
        (2, 1, 1 / 1.5),
        (4, 3, 1.5 ** (1 / 3)),
        (4, 2, 1.5 ** (-1 / 3)),
        (5, 4, 1.5**0.5),
        (5, 2, 1.5**-0.5),
    ],
)
def test_emphasis_between_is_a_power_of_m(levels: int, level: int, expected: float) -> None:
    assert emphasis(Factor(levels, level), 1.5) == pytest.approx(expected, rel=1e-12)


def test_a_level_not_given_emphasises_nothing() -> None:
    unknown = Factor(5, None, emphasises={0: 2.0})
    assert emphasis(unknown, 2.0) == 1
    found = emphasised((0.5, 0.5), [unknown])
    assert found.shares == (0.5, 0.5)
    assert found.by_factor == ({}, {})


def _emphasising(*multipliers: tuple[int, float]) -> tuple[Factor, ...]:
    """Factors of five levels on criterion 0, each by its level and its multiplier at the top."""
    return tuple(Factor(5, level, emphasises={0: multiplier}) for level, multiplier in multipliers)


@pytest.mark.parametrize(
    ("factors", "held", "is_clipped"),
    [
        (_emphasising((5, 1.5)), 1.5, False),
        (_emphasising((5, 2.0)), 2.0, False),
        (_emphasising((1, 2.0)), 0.5, False),
        (_emphasising((5, 1.25), (5, 1.6)), 2.0, False),
        (_emphasising((5, 2.0), (1, 2.0)), 1.0, False),
        (_emphasising((5, 1.5), (5, 1.5)), 2.0, True),
        (_emphasising((1, 1.5), (1, 1.5)), 0.5, True),
        (_emphasising((5, 0.5), (5, 0.9)), 0.5, True),
        (_emphasising((5, 2.0), (5, 2.0), (1, 1.5)), 2.0, True),
    ],
)
def test_the_product_of_multipliers_is_held_between_a_half_and_2(
    factors: tuple[Factor, ...],
    held: float,
    is_clipped: bool,  # noqa: FBT001
) -> None:
    found = emphasised((0.5, 0.5), factors)
    assert found.multipliers == pytest.approx((held, 1), rel=1e-12)
    assert found.clipped == (is_clipped, False)
    assert found.shares == pytest.approx((held / (held + 1), 1 / (held + 1)), rel=1e-12)


def test_the_order_of_factors_does_not_change_the_last_digit_of_their_product() -> None:
    tops = [Factor(3, 3, emphasises={0: multiplier}) for multiplier in (0.9, 1.1, 1.3)]
    products = {emphasised((0.5, 0.5), order).multipliers[0] for order in itertools.permutations(tops)}
    assert len(products) == 1


def test_every_multiplier_is_shown_unclipped_by_factor() -> None:
    found = emphasised((0.5, 0.5), _emphasising((5, 1.8), (5, 1.5), (3, 1.2)))
    assert found.by_factor == (pytest.approx({0: 1.8, 1: 1.5, 2: 1.0}), {})


@pytest.mark.parametrize("method", [name for name in METHODS_TAKEN if name != "catalogue"])
def test_elicited_weights_are_taken_as_they_are(method: str) -> None:
    scores, taken = [[100.0, 0.0], [0.0, 100.0]], (1.0, 2.0)
    plain = score(problem(scores, method=method, given=taken))
    emphatic = score(problem(scores, method=method, given=taken, factors=_emphasising((5, 2.0))))
    assert emphatic.values == plain.values
    assert emphatic.weights.multipliers == (1.0, 1.0)
    assert emphatic.weights.by_factor == ({}, {})


def test_the_catalogues_weights_are_emphasised() -> None:
    scores = [[100.0, 0.0], [0.0, 100.0]]
    result = score(problem(scores, method="catalogue", given=(10.0, 10.0), factors=_emphasising((5, 1.5))))
    assert result.values == pytest.approx((60, 40))
    assert result.weights.shares == pytest.approx((0.6, 0.4))


@pytest.mark.parametrize("method", ["catalogue", "points", "swing"])
@EXAMPLES
@given(data=st.data(), times=numbers(1e-3, 1e3))
def test_only_proportions_of_weights_matter(method: str, data: st.DataObject, times: float) -> None:
    taken = data.draw(weights_for(method, data.draw(st.integers(1, 8))))
    assert METHODS[method]([times * own for own in taken]) == pytest.approx(METHODS[method](taken), rel=1e-12)


@EXAMPLES
@given(data=st.data())
def test_a_better_place_in_a_ranking_never_weighs_less(data: st.DataObject) -> None:
    places: Any = data.draw(weights_for("ranking", data.draw(st.integers(1, 8))))
    by_place = sorted(zip(places, METHODS["ranking"](places), strict=True))
    for (place, weight), (next_place, next_weight) in itertools.pairwise(by_place):
        if place == next_place:
            assert weight == next_weight
        else:
            assert weight > next_weight
