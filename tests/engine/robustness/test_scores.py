"""Scores: triangles, curves, relative scales and grades."""

from itertools import pairwise
from math import sqrt

import numpy as np
import pytest

from engine.problems import CURVE, GRADES, problem
from engine.robustness.simulated import DRAWS, Cells, agree, enumerated, ranges_over, simulated, triangle_below
from integration_appraisal.engine.drawing import triangle
from integration_appraisal.engine.losses import Factor, Need
from integration_appraisal.engine.problem import Problem
from integration_appraisal.engine.robustness import SEED
from integration_appraisal.engine.robustness.draws import Chunk, Draws
from integration_appraisal.engine.robustness.weights import MODES
from integration_appraisal.engine.scales import Grades, Judged, Linear, Piecewise, Relative, Scale
from integration_appraisal.engine.scoring import score

# Scores --------------------------------------------------------------------------------------------------------------

ENDS = [
    pytest.param(0.0, 0.0, 100.0, id="mode at the low end"),
    pytest.param(0.0, 100.0, 100.0, id="mode at the high end"),
    pytest.param(0.0, 50.0, 100.0, id="mode in the middle"),
    pytest.param(-3.0, -2.0, 5.0, id="mode to one side"),
    pytest.param(1e6, 1e6 + 7, 1e6 + 9, id="narrow and far out"),
]


@pytest.mark.parametrize(("low", "mode", "high"), ENDS)
def test_a_triangle_has_its_distribution(low: float, mode: float, high: float) -> None:
    count = 50_000
    found = np.sort(triangle(np.random.default_rng(SEED), low, mode, high, count).astype(float))
    assert 0 <= found[0] <= found[-1] <= high - low
    # Kolmogorov and Smirnov: the largest distance between shares and chances; above 1.95 / √n once in a thousand
    # times. Draws come in 65,536 steps, which may add twice one step's chance.
    chances = np.array([triangle_below(low + number, low, mode, high) for number in found])
    steps = np.arange(count + 1) / count
    distance = max((steps[1:] - chances).max(), (chances - steps[:-1]).max())
    assert distance < 1.95 / sqrt(count) + 2 * 2 / 65_536


@pytest.mark.parametrize(("low", "mode", "high"), ENDS)
def test_a_triangle_has_its_mean_and_variance(low: float, mode: float, high: float) -> None:
    found = triangle(np.random.default_rng(SEED + 1), low, mode, high, DRAWS).astype(float)
    left, right = mode - low, high - low
    variance = (left**2 + right**2 - left * right) / 18
    step = right / 65_536
    assert found.mean() == pytest.approx((left + right) / 3, rel=0, abs=4.5 * sqrt(variance / DRAWS) + step)
    # Every triangle has a kurtosis of 12/5, so a sample's variance spreads by σ² √((12/5 − 1) / n).
    assert found.var() == pytest.approx(variance, rel=4.5 * sqrt(1.4 / DRAWS))


@pytest.mark.parametrize("count", [1, 2, 3, 1_023])
def test_a_triangle_gives_as_many_numbers_as_are_asked_for(count: int) -> None:
    assert triangle(np.random.default_rng(SEED), 0, 1, 2, count).shape == (count,)


@pytest.mark.parametrize(
    ("scale", "ends", "others", "falls"),
    [
        pytest.param(Judged(), (20.0, 50.0, 70.0), (30.0, 45.0, 55.0, 65.0), False, id="judged"),
        pytest.param(Judged(), (20.0, 20.0, 70.0), (15.0, 30.0, 60.0, 75.0), False, id="score at the low end"),
        pytest.param(Judged(), (20.0, 70.0, 70.0), (30.0, 60.0), False, id="score at the high end"),
        pytest.param(Linear(-10, 30), (-5.0, 0.0, 25.0), (-2.0, 1.0, 4.0, 12.0), False, id="linear"),
        pytest.param(Linear(30, -10), (-5.0, 0.0, 25.0), (-2.0, 1.0, 4.0, 12.0), True, id="linear, lower is better"),
        pytest.param(Piecewise(CURVE), (4.0, 12.0, 30.0), (7.0, 10.0, 15.0, 22.0), False, id="piecewise"),
        pytest.param(
            Piecewise(((0.0, 100.0), (8.0, 90.0), (40.0, 0.0))),
            (4.0, 12.0, 30.0),
            (7.0, 10.0, 15.0, 22.0),
            True,
            id="piecewise, lower is better",
        ),
        pytest.param(Relative(higher=True), (5.0, 20.0, 45.0), (10.0, 15.0, 26.0, 30.0), False, id="relative"),
        pytest.param(
            Relative(higher=False), (5.0, 20.0, 45.0), (10.0, 15.0, 26.0, 30.0), True, id="relative, lower is better"
        ),
    ],
)
def test_a_drawn_score_falls_between_others_as_its_triangle_does(
    scale: Scale,
    ends: tuple[float, float, float],
    others: tuple[float, ...],
    falls: bool,  # noqa: FBT001
) -> None:
    # One criterion: its rank says between which two of the others it is, whatever shape the scale has.
    low, mode, high = ends
    found = simulated(problem([[mode], *([other] for other in others)], scales=(scale,)), cells={(0, 0): (low, high)})
    below = [0.0, *(triangle_below(other, low, mode, high) for other in sorted(others)), 1.0]
    between = [right - left for left, right in pairwise(below)]
    agree(found.acceptability[:1], [between if falls else between[::-1]])


def test_a_curve_that_rises_and_falls_is_followed_both_ways() -> None:
    # Above 50 where the score lies between 10 and 30.
    hump = Piecewise(((0.0, 0.0), (20.0, 100.0), (40.0, 0.0)))
    found = simulated(problem([[25.0], [10.0]], scales=(hump,)), cells={(0, 0): (5.0, 40.0)})
    share = triangle_below(30, 5, 25, 40) - triangle_below(10, 5, 25, 40)
    agree(found.wins, [[0, share], [1 - share, 0]])


def test_ends_of_a_relative_scale_stay_where_they_are() -> None:
    # Were they drawn along, the middle option would be worth less than 50 whenever the best is drawn above 30.
    seen = problem([[30.0], [20.0], [10.0]], scales=(Relative(higher=True),))
    seen = seen._replace(ranges=ranges_over(seen, {(0, 0): (0.0, 50.0)}))
    draws, chunk = Draws(seen, score(seen), "any"), Chunk(3, 1, 16_384)
    draws.fill(np.random.default_rng(SEED), chunk)
    values = chunk.values / chunk.scale
    assert values[1] == pytest.approx(50)
    assert values[2] == pytest.approx(0, abs=1e-12)
    assert -50 <= values[0].min() < -40
    assert 190 < values[0].max() <= 200


def test_ends_of_a_relative_scale_come_from_options_that_are_ruled_out_too() -> None:
    # From 10 to 50, 30 is worth 50 and loses 20, so it is level with 22.
    seen = problem(
        [[50.0], [30.0], [20.0], [10.0]],
        scales=(Relative(higher=True),),
        factors=(Factor(2, 1, 20.0),),
        needs=((), (Need(0, at_least=2),), (), ()),
        ruled_out=(True, False, False, True),
    )
    found = simulated(seen, cells={(2, 0): (15.0, 25.0)})
    share = triangle_below(22, 15, 20, 25)
    assert found.rows == (1, 2)
    agree(found.wins, [[0, share], [1 - share, 0]])


def test_two_drawn_scores_are_drawn_apart() -> None:
    # The smaller of two even numbers is above the larger of two others in one of the six ways to lay them.
    found = simulated(problem([[0.0], [100.0]]), cells={(0, 0): (0.0, 100.0), (1, 0): (0.0, 100.0)})
    agree(found.wins, [[0, 1 / 6], [5 / 6, 0]])


def test_drawn_scores_are_weighted_as_others_are() -> None:
    # w T > (1 − w) / 2 in T / (T + 1/2) of all weights; over the density 2 (1 − t) that is 2 − (3/2) ln 3.
    found = simulated(problem([[0.0, 0.0], [0.0, 50.0]]), cells={(0, 0): (0.0, 100.0)})
    share = 2 - 1.5 * float(np.log(3))
    agree(found.wins, [[0, share], [1 - share, 0]])


@pytest.mark.parametrize("mode", MODES)
def test_a_range_without_width_changes_nothing(mode: str) -> None:
    seen = problem([[40.0, 10.0, "good"], [60.0, 20.0, "poor"]], scales=(Judged(), Piecewise(CURVE), Grades(GRADES)))
    cells = {(0, 0): (40.0, 40.0), (0, 1): (10.0, 10.0), (1, 2): ("poor", "poor")}
    assert simulated(seen, mode, cells=cells, samples=5_000) == simulated(seen, mode, samples=5_000)


def test_a_relative_scale_on_which_all_are_equal_has_nothing_to_draw() -> None:
    seen = problem([[3.0], [3.0]], scales=(Relative(higher=True),))
    assert simulated(seen, cells={(0, 0): (1.0, 5.0)}, samples=5_000) == simulated(seen, samples=5_000)


# Grades and flat pieces of a curve, which tie with a chance of their own ----------------------------------------------

MORE_GRADES = Grades({"good": 80.0, "none": 0.0, "some": 30.0, "best": 100.0, "fair": 50.0})  # in no order
LOSES_5 = (Factor(2, 1, 5.0),)
LOSES_30 = (Factor(2, 1, 30.0),)
FIRST_LOSES = ((Need(0, at_least=2),), ())

GRADED: dict[str, tuple[Problem, Cells]] = {
    "between two others": (
        problem(
            [["fair"], ["some"], ["fair"], ["good"]],
            scales=(MORE_GRADES,),
            factors=LOSES_5,
            needs=(*FIRST_LOSES, (), ()),
        ),
        {(0, 0): ("none", "best")},
    ),
    "at the end of its range": (
        problem([["best"], ["good"]], scales=(MORE_GRADES,), factors=LOSES_5, needs=FIRST_LOSES),
        {(0, 0): ("fair", "best")},
    ),
    "two drawn, one of them behind": (
        problem([["fair"], ["some"]], scales=(MORE_GRADES,), factors=LOSES_5, needs=FIRST_LOSES),
        {(0, 0): ("none", "best"), (1, 0): ("some", "good")},
    ),
    "two drawn that may tie": (
        problem([["fair"], ["some"]], scales=(MORE_GRADES,)),
        {(0, 0): ("none", "best"), (1, 0): ("some", "good")},
    ),
    "one drawn that may tie with one that stands": (
        problem([["fair"], ["fair"]], scales=(MORE_GRADES,)),
        {(0, 0): ("none", "best")},
    ),
    "one drawn that may tie after what it loses": (
        problem([["good"], ["fair"]], scales=(MORE_GRADES,), factors=LOSES_30, needs=FIRST_LOSES),
        {(0, 0): ("fair", "best")},
    ),
    "two drawn that may tie after what one loses": (
        problem([["good"], ["fair"]], scales=(MORE_GRADES,), factors=LOSES_30, needs=FIRST_LOSES),
        {(0, 0): ("fair", "best"), (1, 0): ("some", "good")},
    ),
    "two drawn, and one more on a criterion without weight": (
        problem([["fair", "fair"], ["fair", "fair"]], scales=(MORE_GRADES,) * 2, given=(1.0, 0.0)),
        {(0, 0): ("some", "good"), (1, 0): ("fair", "best"), (1, 1): ("none", "best")},
    ),
}


@pytest.mark.parametrize("case", GRADED)
def test_grades_come_out_as_enumerated(case: str) -> None:
    seen, cells = GRADED[case]
    # Points move in `near`, so what is lost would no longer be known; without factors any way to draw will do.
    found = simulated(seen, "any" if seen.factors else "near", cells=cells)
    by_rank, wins = enumerated(seen, ranges_over(seen, cells))
    agree(found.acceptability, by_rank)
    agree(found.wins, wins)


@pytest.mark.parametrize("mode", MODES)
def test_a_drawn_grade_ties_with_the_same_grade_whatever_the_weights(mode: str) -> None:
    # A quarter each is better and worse than fair. Where it is fair, both are equal on all criteria.
    seen = problem([["fair", 70.0, 31.7], ["fair", 70.0, 31.7]], scales=(Grades(GRADES), Judged(), Judged()))
    found = simulated(seen, mode, cells={(0, 0): ("poor", "good")})
    agree(found.acceptability, [[3 / 4, 1 / 4], [3 / 4, 1 / 4]])
    agree(found.wins, [[0, 1 / 4], [1 / 4, 0]])


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize(
    "cells",
    [
        pytest.param({(0, 0): (5.0, 25.0)}, id="one drawn"),
        pytest.param({(0, 0): (5.0, 25.0), (1, 0): (12.0, 25.0)}, id="two drawn"),
    ],
)
def test_scores_on_a_flat_piece_of_a_curve_tie(cells: Cells, mode: str) -> None:
    # From 10 on the curve stands at 100, where the second option always is.
    flat = Piecewise(((0.0, 0.0), (10.0, 100.0), (30.0, 100.0)))
    seen = problem([[15.0, 40.0], [20.0, 40.0]], scales=(flat, Judged()))
    found = simulated(seen, mode, cells=cells)
    behind = triangle_below(10, 5, 15, 25)
    agree(found.acceptability, [[1 - behind, behind], [1, 0]])
    agree(found.wins, [[0, 0], [behind, 0]])


@pytest.mark.parametrize("ends", [("fine", "good"), ("good", "fine"), ("fair", "fine"), ("fine", "fine")])
def test_grades_of_the_same_value_may_be_either_end(ends: tuple[str, str]) -> None:
    # Reading lets a range through whose low end is worth no more than its high end, in whatever order they stand.
    same = Grades({"poor": 0.0, "good": 60.0, "fair": 60.0, "fine": 60.0})
    seen = problem([["good"], ["poor"]], scales=(same,))
    found = simulated(seen, cells={(0, 0): ends}, samples=2_000)
    assert found.acceptability == ((1.0, 0.0), (0.0, 1.0))
    assert found.wins == ((0.0, 1.0), (0.0, 0.0))
