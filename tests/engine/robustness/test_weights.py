"""The three ways to draw weights and points, against closed forms."""

from collections.abc import Callable
from itertools import combinations, pairwise
from math import fsum, log2, sqrt
from random import Random

import numpy as np
import pytest

from engine.problems import problem
from engine.robustness.simulated import (
    DRAWS,
    Shares,
    about,
    agree,
    corners,
    ratio_above,
    shared,
    simulated,
)
from integration_appraisal.engine.losses import Factor, Need
from integration_appraisal.engine.problem import Problem
from integration_appraisal.engine.robustness import SEED
from integration_appraisal.engine.robustness.draws import Chunk, Draws
from integration_appraisal.engine.robustness.weights import tied
from integration_appraisal.engine.scoring import Result, score
from integration_appraisal.engine.weights import ranking

# Two criteria: values are straight lines over the first weight, so everything is known exactly -----------------------


def _near_below(weight: float, given: tuple[float, float]) -> float:
    """The chance that the first of two weights, drawn near those given, has a share below some weight."""
    if weight in {0.0, 1.0}:
        return weight
    return 1 - ratio_above(log2(weight / (1 - weight)) - log2(given[0] / given[1]))


FIRST_WEIGHT_BELOW: dict[str, tuple[tuple[float, float], Callable[[float], float]]] = {
    "any": ((1.0, 1.0), lambda weight: weight),
    "ordered": ((3.0, 2.0), lambda weight: max(2 * weight - 1, 0.0)),
    "ordered, the second heavier": ((2.0, 3.0), lambda weight: min(2 * weight, 1.0)),
    "ordered, equally heavy": ((2.0, 2.0), lambda weight: weight),
    "near": ((1.0, 1.0), lambda weight: _near_below(weight, (1, 1))),
    "near three to one": ((30.0, 10.0), lambda weight: _near_below(weight, (30, 10))),
}


def _exactly(seen: Problem, below: Callable[[float], float]) -> tuple[Shares, Shares]:
    """Shares of ranks and wins: between two weights where any two options are equal, ranks stay as they are."""

    def at(weight: float) -> Result:
        return score(seen._replace(method="points", given=(weight, 1 - weight)))

    crossings = {0.0, 1.0}
    for a, b in combinations(range(len(seen.scores)), 2):
        at_0, at_1 = (result.values[a] - result.values[b] for result in (at(0), at(1)))
        if at_0 * at_1 < 0:
            crossings.add(at_0 / (at_0 - at_1))
    between = pairwise(sorted(crossings))
    return shared(len(seen.scores), [(below(right) - below(left), at((left + right) / 2)) for left, right in between])


@pytest.mark.parametrize("options", [2, 3, 7])
@pytest.mark.parametrize("case", FIRST_WEIGHT_BELOW)
def test_with_two_criteria_shares_are_lengths_between_crossings(case: str, options: int) -> None:
    given, below = FIRST_WEIGHT_BELOW[case]
    draw = Random(options)
    seen = problem([[draw.uniform(0, 100), draw.uniform(0, 100)] for _ in range(options)], given=given)
    found = simulated(seen, case.split(maxsplit=1)[0].rstrip(","))
    by_rank, wins = _exactly(seen, below)
    agree(found.acceptability, by_rank)
    agree(found.wins, wins)


@pytest.mark.parametrize("case", [case for case in FIRST_WEIGHT_BELOW if not case.startswith("near")])
def test_with_two_criteria_what_an_option_loses_moves_the_crossings(case: str) -> None:
    # Points stay as they are but for `near`.
    given, below = FIRST_WEIGHT_BELOW[case]
    seen = problem(
        [[90.0, 20.0], [30.0, 60.0], [55.0, 50.0]],
        given=given,
        factors=(Factor(5, 2, 20.0), Factor(3, 3, 8.0)),
        needs=((Need(0, at_least=3),), (Need(1, at_most=1),), (Need(0, at_most=1), Need(1, at_least=3))),
    )
    found = simulated(seen, case.split(maxsplit=1)[0].rstrip(","))
    by_rank, wins = _exactly(seen, below)
    agree(found.acceptability, by_rank)
    agree(found.wins, wins)


def test_a_threshold_on_an_even_weight_and_the_middle_of_what_lies_beyond() -> None:
    # 90 w + 20 (1 − w) − 10 > 30 w + 60 (1 − w) where w > 0.5; without the loss, where w > 0.4.
    factors, needs = (Factor(2, 1, 10.0),), ((Need(0, at_least=2),), ())
    rows = [[90.0, 20.0], [30.0, 60.0]]
    for seen, threshold in ((problem(rows), 0.4), (problem(rows, factors=factors, needs=needs), 0.5)):
        found = simulated(seen)
        agree(found.acceptability, [[1 - threshold, threshold], [threshold, 1 - threshold]])
        first, second = found.central_weights
        assert first == (about((1 + threshold) / 2), about((1 - threshold) / 2))
        assert second == (about(threshold / 2), about(1 - threshold / 2))


# More criteria: volumes of simplices ---------------------------------------------------------------------------------


@pytest.mark.parametrize("criteria", [2, 3, 4, 6])
@pytest.mark.parametrize("level", [25.0, 50.0])
def test_one_weight_above_a_threshold_cuts_off_a_smaller_simplex(criteria: int, level: float) -> None:
    # The best on one criterion against the same t on all: first where w₁ > t, a simplex with edges (1 − t) as long.
    # Its centroid is as far into it as the whole one's: w₁ = t + (1 − t) / n, all others (1 − t) / n.
    edge = 1 - level / 100
    share = edge ** (criteria - 1)
    seen = problem([corners(criteria)[0], [level] * criteria])
    found = simulated(seen)
    agree(found.acceptability, [[share, 1 - share], [1 - share, share]])
    others = edge / criteria
    expected = (1 - edge + others, *(others,) * (criteria - 1))
    assert found.central_weights[0] == tuple(about(weight, share * DRAWS) for weight in expected)
    assert found.mean_weights == (about(1 / criteria),) * criteria


@pytest.mark.parametrize("criteria", [2, 3, 5])
def test_one_weight_is_more_than_twice_another_in_a_third_of_all(criteria: int) -> None:
    # The smaller part of a stick that is broken anywhere: w₁ / (w₁ + w₂) is even on [0, 1], so above 2/3 in 1/3.
    # Numbers drawn evenly and divided by their sum would give 1/4.
    rest = [0.0] * (criteria - 2)
    found = simulated(problem([[50.0, 0.0, *rest], [0.0, 100.0, *rest]]))
    agree(found.wins, [[0, 1 / 3], [2 / 3, 0]])


@pytest.mark.parametrize("criteria", [3, 4])
def test_options_that_mirror_one_another_have_every_rank_alike(criteria: int) -> None:
    # Each is first where its own criterion weighs most: the centroid there is that of a known order, its top first.
    found = simulated(problem(corners(criteria)))
    agree(found.acceptability, [[1 / criteria] * criteria] * criteria)
    agree(found.wins, [[0.5 * (a != b) for b in range(criteria)] for a in range(criteria)])
    top = fsum(1 / (rank * criteria) for rank in range(1, criteria + 1))
    for row, own in enumerate(found.central_weights):
        expected = [top if column == row else (1 - top) / (criteria - 1) for column in range(criteria)]
        assert own == tuple(about(weight, DRAWS / criteria) for weight in expected)


# The order that was agreed -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "places",
    [
        pytest.param((1, 2), id="two"),
        pytest.param((1, 2, 3), id="three"),
        pytest.param((3, 1, 2), id="three, in another order"),
        pytest.param((2, 1, 1, 3), id="a tied block on top"),
        pytest.param((1, 2, 2, 2, 3), id="a tied block in the middle"),
        pytest.param((1, 1, 1), id="all tied"),
        pytest.param((6, 5, 4, 3, 2, 1), id="six, upside down"),
    ],
)
def test_mean_weights_that_keep_an_order_are_rank_order_centroids(places: tuple[int, ...]) -> None:
    width = len(places)
    seen = problem([[50.0] * width], method="ranking", given=tuple(float(place) for place in places))
    assert simulated(seen, "ordered").mean_weights == tuple(about(weight) for weight in ranking(places))


def test_the_order_is_kept_in_every_draw_and_a_tied_block_has_no_order() -> None:
    seen = problem([[50.0] * 4], given=(2.0, 7.0, 2.0, 5.0))
    draws, chunk = Draws(seen, score(seen), "ordered"), Chunk(1, 4, 16_384)
    draws.fill(np.random.default_rng(SEED), chunk)
    assert (chunk.weights[1] >= chunk.weights[3]).all()
    assert (chunk.weights[3] >= chunk.weights[[0, 2]].max(axis=0)).all()
    assert np.mean(chunk.weights[0] > chunk.weights[2]) == about(0.5, chunk.draws)


@pytest.mark.parametrize(
    ("given", "blocks"),
    [
        pytest.param((0.000001, 0.000002, 1000000.0), [(2,), (1,), (0,)], id="however small"),
        pytest.param((1.0, 1.0 + 1e-10, 1.0), [(1,), (0, 2)], id="however little apart"),
        pytest.param((0.0, 1e-300, 0.0), [(1,), (0, 2)], id="nothing and next to nothing"),
        pytest.param((0.1 * 3, 0.3, 0.2), [(0, 1), (2,)], id="apart by rounding alone"),
    ],
)
def test_weights_are_tied_by_what_was_given(given: tuple[float, ...], blocks: list[tuple[int, ...]]) -> None:
    assert tied(given) == blocks
    assert tied(score(problem([[50.0] * 3], given=given)).weights.shares) == blocks


def test_weights_that_emphasis_makes_equal_are_tied() -> None:
    # Seven times 1.3 twice over, or seven times 1.3 times 1.3 over 1.3: the last digits may differ.
    factors = (Factor(3, 3, emphasises={0: 1.3}), Factor(3, 1, emphasises={1: 1.3}))
    seen = problem([[50.0] * 3], method="catalogue", given=(7.0, 7 * 1.3 * 1.3, 1.0), factors=factors)
    weights = score(seen).weights.shares
    assert weights[0] == pytest.approx(weights[1], rel=1e-15)
    assert tied(weights) == [(0, 1), (2,)]


def test_the_heaviest_weight_above_a_threshold() -> None:
    # Above 1/2 no other can be heavier: a third of the simplex holds all of w₁ > t, three times (1 − t)².
    seen = problem([[100.0, 0.0, 0.0], [60.0] * 3], given=(3.0, 2.0, 1.0))
    agree(simulated(seen, "ordered").wins, [[0, 3 * 0.4**2], [1 - 3 * 0.4**2, 0]])


def test_within_a_tied_block_one_weight_may_be_twice_the_other() -> None:
    # Over three exponentials: P(E₁ > E₂ > 2 E₃) = ∫ e^(−2x) (1 − e^(−x/2)) dx = 1/2 − 2/5, and E₁ is largest in 1/3.
    seen = problem([[0.0, 50.0, 0.0], [0.0, 0.0, 100.0]], given=(3.0, 1.0, 1.0))
    agree(simulated(seen, "ordered").wins, [[0, 0.3], [0.7, 0]])


# Between half and double ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("given", "cells", "share"),
    [
        pytest.param((1.0, 1.0), (50.0, 50.0), 1 / 2, id="alike"),
        pytest.param((1.0, 1.0), (50.0, 100.0), 1 / 8, id="double"),
        pytest.param((1.0, 1.0), (100.0, 50.0), 7 / 8, id="half"),
        pytest.param((1.0, 2.0), (50.0, 100.0), 0.0, id="out of reach"),
        pytest.param((2.0, 1.0), (100.0, 50.0), 1.0, id="beyond doubt"),
        pytest.param((3.0, 1.0), (20.0, 60.0), 1 / 2, id="points make up for scores"),
        pytest.param((300.0, 100.0), (20.0, 60.0), 1 / 2, id="only proportions matter"),
    ],
)
def test_one_weight_against_another(given: tuple[float, float], cells: tuple[float, float], share: float) -> None:
    # w₁ x > w₂ y where 2^(U − V) > y p₂ / (x p₁). Above 2: (2 − 1)² / 8; above 4: never.
    seen = problem([[cells[0], 0.0], [0.0, cells[1]]], given=given)
    found = simulated(seen, "near")
    agree(found.wins, [[0, share], [1 - share, 0]])
    assert found.central_weights[0] is not None or share == 0


@pytest.mark.parametrize("mode", ["near", "any", "ordered"])
def test_only_other_ways_to_draw_give_weight_to_a_criterion_that_has_none(mode: str) -> None:
    found = simulated(problem([[0.0, 100.0], [50.0, 50.0]], given=(1.0, 0.0)), mode, samples=20_000)
    assert (found.mean_weights[1] == 0) is (mode == "near")


@pytest.mark.parametrize(
    ("lead", "share"),
    [
        pytest.param(10.0, 1 / 2, id="as much as it loses"),
        pytest.param(5 * sqrt(2), 1 / 8, id="a quarter of the way from half to double"),
        pytest.param(10 * sqrt(2), 7 / 8, id="three quarters of the way"),
        pytest.param(4.99, 0.0, id="less than half"),
        pytest.param(20.01, 1.0, id="more than double"),
    ],
)
def test_points_lie_between_half_and_double(lead: float, share: float) -> None:
    # The same lead on each criterion, whatever the weights: it holds where 10 · 2^X is less, X < log2(lead / 10).
    # X is half of one number even on (−1, 1) and half of another, so triangular: below −1/2 it is in one draw of eight.
    seen = problem(
        [[40 + lead, 60 + lead], [40.0, 60.0]],
        factors=(Factor(3, 1, 20.0),),
        needs=((Need(0, at_least=2, firm=True),), ()),
    )
    found = simulated(seen, "near")
    agree(found.wins, [[0, share], [1 - share, 0]])


@pytest.mark.parametrize(
    ("points", "share"),
    [pytest.param(10 * sqrt(2), 7 / 8, id="less than double"), pytest.param(20.0, 1.0, id="double")],
)
def test_factors_have_points_of_their_own_in_a_draw_and_move_together_half_of_the_way(
    points: float, share: float
) -> None:
    # 10 · 2^(U/2) < points · 2^(V/2) where U − V < 2 log2(points / 10), whatever moves both; U − V is always below 2.
    seen = problem(
        [[50.0], [50.0]],
        factors=(Factor(2, 1, 10.0), Factor(2, 1, points)),
        needs=((Need(0, at_least=2),), (Need(1, at_least=2),)),
    )
    agree(simulated(seen, "near").wins, [[0, share], [1 - share, 0]])


def test_a_need_of_its_own_points_moves_with_its_factor() -> None:
    # It loses 2 · 2^X less, which is always more than the 1 that it is behind. Did its points move apart, it would lead
    # in some draws and not in others.
    seen = problem(
        [[59.0], [60.0]],
        factors=(Factor(2, 1, 10.0),),
        needs=((Need(0, at_least=2, points=8.0),), (Need(0, at_least=2),)),
    )
    agree(simulated(seen, "near").wins, [[0, 1], [0, 0]])
    # What it loses less makes up for 2 where X > 0.
    seen = seen._replace(scores=((58.0,), (60.0,)))
    agree(simulated(seen, "near").wins, [[0, 1 / 2], [1 / 2, 0]])


def test_options_that_rely_on_the_same_factor_have_the_same_points_in_a_draw() -> None:
    # A gap of one level beside one of two: were points drawn for each option, one draw of eight would turn them.
    seen = problem(
        [[50.0], [50.0]],
        factors=(Factor(5, 2, 20.0),),
        needs=((Need(0, at_least=3, firm=True),), (Need(0, at_least=4, firm=True),)),
    )
    agree(simulated(seen, "near").wins, [[0, 1], [0, 0]])


def test_points_stay_as_they_are_in_the_other_ways_to_draw() -> None:
    seen = problem([[59.0], [50.0]], factors=(Factor(2, 1, 10.0),), needs=((Need(0, at_least=2),), ()))
    for mode in ("any", "ordered"):
        agree(simulated(seen, mode, samples=20_000).wins, [[0, 0], [1, 0]])
