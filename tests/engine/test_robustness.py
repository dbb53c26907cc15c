"""How often each option wins: against a published table, closed forms, exact enumeration and the other way to rank.

Seeds are fixed, so that a test that passes goes on passing. Shares may be 4.5 standard errors off, which chance alone
brings about once in 150,000 comparisons: there are about a thousand here.
"""

import os
import subprocess
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from fractions import Fraction
from itertools import accumulate, combinations, pairwise, product
from math import fsum, log2, prod, sqrt
from pathlib import Path
from random import Random
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.problems import CURVE, GRADES, at_level, needs_of, problem, relied_on
from integration_appraisal.engine.losses import Factor, Need
from integration_appraisal.engine.ranks import ranks
from integration_appraisal.engine.robustness import SEED
from integration_appraisal.engine.robustness.draws import Chunk, Draws
from integration_appraisal.engine.robustness.levels import stepped
from integration_appraisal.engine.robustness.ranges import Ranges
from integration_appraisal.engine.robustness.scores import triangle
from integration_appraisal.engine.robustness.simulation import (
    Robustness,
    chunk_size,
    chunks,
    simulate,
    standard_error,
)
from integration_appraisal.engine.robustness.tally import Tally
from integration_appraisal.engine.robustness.weights import MODES
from integration_appraisal.engine.scales import Grades, Judged, Linear, Piecewise, Relative, Scale, Score
from integration_appraisal.engine.scoring import Problem, Result, score
from integration_appraisal.engine.weights import ranking
from support import EXAMPLES, SIMULATED, table

Cells = Mapping[tuple[int, int], tuple[Score, Score]]  # (option, criterion) → lowest and highest score
Ends = Mapping[int, tuple[int, int]]  # factor → lowest and highest level
Shares = list[list[float]]

NOTHING: Mapping[Any, Any] = {}
DRAWS = 200_000


def _ranges(seen: Problem, cells: Cells = NOTHING, levels: Ends = NOTHING) -> Ranges:
    """Ranges where they are given; all other numbers stand."""
    width = len(seen.scales)
    return Ranges(
        tuple(tuple(cells.get((row, column)) for column in range(width)) for row in range(len(seen.scores))),
        tuple(levels.get(position) for position in range(len(seen.factors))),
    )


def _simulated(
    seen: Problem,
    mode: str = "any",
    *,
    cells: Cells = NOTHING,
    levels: Ends = NOTHING,
    samples: int = DRAWS,
    seed: int = SEED,
) -> Robustness:
    return simulate(seen, score(seen), _ranges(seen, cells, levels), mode=mode, samples=samples, seed=seed)


def _about(chance: float, draws: float = DRAWS) -> Any:
    """Equal within 4.5 standard errors of a share of so many draws; what is certain must come out exactly.

    It serves for mean weights too: what lies between 0 and 1 spreads no further than a coin with the same mean.
    """
    return pytest.approx(chance, rel=0, abs=4.5 * sqrt(max(chance * (1 - chance), 0) / draws) + 1e-12)


def _agree(found: Sequence[Sequence[float]], expected: Sequence[Sequence[float]], draws: float = DRAWS) -> None:
    """Two tables of shares are about the same."""
    for own, chances in zip(found, expected, strict=True):
        assert own == tuple(_about(float(chance), draws) for chance in chances)


def _corners(count: int) -> list[list[float]]:
    """As many options as criteria, each best on its own and worst on all others."""
    return [[100.0 if row == column else 0.0 for column in range(count)] for row in range(count)]


def _shared(options: int, outcomes: Iterable[tuple[float, Result]]) -> tuple[Shares, Shares]:
    """Shares of ranks and wins from all that may come out, each with its chance."""
    by_rank, wins = ([[0.0] * options for _ in range(options)] for _ in range(2))
    for chance, result in outcomes:
        found = [int(rank or 0) for rank in result.ranks]
        for a, rank in enumerate(found):
            by_rank[a][rank - 1] += chance
            for b, other in enumerate(found):
                wins[a][b] += chance * (rank < other)
    return by_rank, wins


# A published table ---------------------------------------------------------------------------------------------------

STOCKS = table(SIMULATED)
MANY = 1_000_000


def _stocks() -> Problem:
    scales = tuple(Relative(higher=criterion["direction"] == "max") for criterion in STOCKS["criteria"])
    return problem(STOCKS["matrix"], scales=scales)


@pytest.fixture(scope="module")
def stocks() -> Robustness:
    return _simulated(_stocks(), samples=MANY)


def test_first_ranks_are_as_often_as_published(stocks: Robustness) -> None:
    for own, exact in zip(stocks.acceptability, STOCKS["expected"]["first_rank_acceptability_exact"], strict=True):
        assert own[0] == pytest.approx(exact, rel=0, abs=3 * sqrt(exact * (1 - exact) / MANY))


def test_all_ranks_are_as_often_as_published(stocks: Robustness) -> None:
    check = STOCKS["monte_carlo_check"]
    for own, theirs in zip(stocks.acceptability, check["rank_acceptability"], strict=True):
        for share, found in zip(own, theirs, strict=True):
            # Both were simulated, so both have errors.
            error = sqrt(found * (1 - found) * (1 / MANY + 1 / check["n"]))
            assert share == pytest.approx(found, rel=0, abs=3 * error)


def test_central_weights_are_the_published_ones(stocks: Robustness) -> None:
    exact = STOCKS["expected"]
    for row, own in enumerate(stocks.central_weights):
        share = exact["first_rank_acceptability_exact"][row]
        if share == 0:
            assert own is None
        else:
            assert own is not None
            # A mean over the draws in which it is first; a weight's spread there is at most that of a coin.
            for weight, theirs in zip(own, exact["central_weights_exact"][row], strict=True):
                assert weight == pytest.approx(theirs, rel=0, abs=3 * sqrt(theirs * (1 - theirs) / (share * MANY)))


def test_even_numbers_divided_by_their_sum_would_be_told_apart(stocks: Robustness) -> None:
    # They crowd in the middle of the simplex. If a test could not tell, it would show nothing about the draws.
    cells = np.array(score(_stocks()).cells)
    drawn = np.random.default_rng(SEED).random((3, MANY))
    first = np.bincount((cells @ drawn).argmax(axis=0), minlength=len(cells)) / MANY
    for row in (0, 1, 5):
        exact = STOCKS["expected"]["first_rank_acceptability_exact"][row]
        tolerance = 3 * sqrt(exact * (1 - exact) / MANY)
        assert abs(first[row] - exact) > 10 * tolerance
        assert abs(first[row] - stocks.acceptability[row][0]) > 10 * tolerance


# Two criteria: values are straight lines over the first weight, so everything is known exactly -----------------------


def _ratio_above(power: float) -> float:
    """The chance that ``2^U / 2^V`` is above ``2^power``, U and V even on [−1, 1].

    ``U − V`` has the triangular density ``(2 − |x|) / 4`` on [−2, 2]; above ``x ≥ 0`` lies ``(2 − x)² / 8``.
    """
    held = min(max(power, -2.0), 2.0)
    return (2 - held) ** 2 / 8 if held >= 0 else 1 - (2 + held) ** 2 / 8


def _near_below(weight: float, given: tuple[float, float]) -> float:
    """The chance that the first of two weights, drawn near those given, has a share below some weight."""
    if weight in {0.0, 1.0}:
        return weight
    return 1 - _ratio_above(log2(weight / (1 - weight)) - log2(given[0] / given[1]))


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
    return _shared(len(seen.scores), [(below(right) - below(left), at((left + right) / 2)) for left, right in between])


@pytest.mark.parametrize("options", [2, 3, 7])
@pytest.mark.parametrize("case", FIRST_WEIGHT_BELOW)
def test_with_two_criteria_shares_are_lengths_between_crossings(case: str, options: int) -> None:
    given, below = FIRST_WEIGHT_BELOW[case]
    draw = Random(options)
    seen = problem([[draw.uniform(0, 100), draw.uniform(0, 100)] for _ in range(options)], given=given)
    found = _simulated(seen, case.split(maxsplit=1)[0].rstrip(","))
    by_rank, wins = _exactly(seen, below)
    _agree(found.acceptability, by_rank)
    _agree(found.wins, wins)


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
    found = _simulated(seen, case.split(maxsplit=1)[0].rstrip(","))
    by_rank, wins = _exactly(seen, below)
    _agree(found.acceptability, by_rank)
    _agree(found.wins, wins)


def test_a_threshold_on_an_even_weight_and_the_middle_of_what_lies_beyond() -> None:
    # 90 w + 20 (1 − w) − 10 > 30 w + 60 (1 − w) where w > 0.5; without the loss, where w > 0.4.
    factors, needs = (Factor(2, 1, 10.0),), ((Need(0, at_least=2),), ())
    rows = [[90.0, 20.0], [30.0, 60.0]]
    for seen, threshold in ((problem(rows), 0.4), (problem(rows, factors=factors, needs=needs), 0.5)):
        found = _simulated(seen)
        _agree(found.acceptability, [[1 - threshold, threshold], [threshold, 1 - threshold]])
        first, second = found.central_weights
        assert first == (_about((1 + threshold) / 2), _about((1 - threshold) / 2))
        assert second == (_about(threshold / 2), _about(1 - threshold / 2))


# More criteria: volumes of simplices ---------------------------------------------------------------------------------


@pytest.mark.parametrize("criteria", [2, 3, 4, 6])
@pytest.mark.parametrize("level", [25.0, 50.0])
def test_one_weight_above_a_threshold_cuts_off_a_smaller_simplex(criteria: int, level: float) -> None:
    # The best on one criterion against the same t on all: first where w₁ > t, a simplex with edges (1 − t) as long.
    # Its centroid is as far into it as the whole one's: w₁ = t + (1 − t) / n, all others (1 − t) / n.
    edge = 1 - level / 100
    share = edge ** (criteria - 1)
    seen = problem([_corners(criteria)[0], [level] * criteria])
    found = _simulated(seen)
    _agree(found.acceptability, [[share, 1 - share], [1 - share, share]])
    others = edge / criteria
    expected = (1 - edge + others, *(others,) * (criteria - 1))
    assert found.central_weights[0] == tuple(_about(weight, share * DRAWS) for weight in expected)
    assert found.mean_weights == (_about(1 / criteria),) * criteria


@pytest.mark.parametrize("criteria", [2, 3, 5])
def test_one_weight_is_more_than_twice_another_in_a_third_of_all(criteria: int) -> None:
    # The smaller part of a stick that is broken anywhere: w₁ / (w₁ + w₂) is even on [0, 1], so above 2/3 in 1/3.
    # Numbers drawn evenly and divided by their sum would give 1/4.
    rest = [0.0] * (criteria - 2)
    found = _simulated(problem([[50.0, 0.0, *rest], [0.0, 100.0, *rest]]))
    _agree(found.wins, [[0, 1 / 3], [2 / 3, 0]])


@pytest.mark.parametrize("criteria", [3, 4])
def test_options_that_mirror_one_another_have_every_rank_alike(criteria: int) -> None:
    # Each is first where its own criterion weighs most: the centroid there is that of a known order, its top first.
    found = _simulated(problem(_corners(criteria)))
    _agree(found.acceptability, [[1 / criteria] * criteria] * criteria)
    _agree(found.wins, [[0.5 * (a != b) for b in range(criteria)] for a in range(criteria)])
    top = fsum(1 / (rank * criteria) for rank in range(1, criteria + 1))
    for row, own in enumerate(found.central_weights):
        expected = [top if column == row else (1 - top) / (criteria - 1) for column in range(criteria)]
        assert own == tuple(_about(weight, DRAWS / criteria) for weight in expected)


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
    assert _simulated(seen, "ordered").mean_weights == tuple(_about(weight) for weight in ranking(places))


def test_the_order_is_kept_in_every_draw_and_a_tied_block_has_no_order() -> None:
    seen = problem([[50.0] * 4], given=(2.0, 7.0, 2.0, 5.0))
    draws, chunk = Draws(seen, score(seen), _ranges(seen), "ordered"), Chunk(1, 4, 16_384)
    draws.fill(np.random.default_rng(SEED), chunk)
    assert (chunk.weights[1] >= chunk.weights[3]).all()
    assert (chunk.weights[3] >= chunk.weights[[0, 2]].max(axis=0)).all()
    assert np.mean(chunk.weights[0] > chunk.weights[2]) == _about(0.5, chunk.draws)


def test_the_heaviest_weight_above_a_threshold() -> None:
    # Above 1/2 no other can be heavier: a third of the simplex holds all of w₁ > t, three times (1 − t)².
    seen = problem([[100.0, 0.0, 0.0], [60.0] * 3], given=(3.0, 2.0, 1.0))
    _agree(_simulated(seen, "ordered").wins, [[0, 3 * 0.4**2], [1 - 3 * 0.4**2, 0]])


def test_within_a_tied_block_one_weight_may_be_twice_the_other() -> None:
    # Over three exponentials: P(E₁ > E₂ > 2 E₃) = ∫ e^(−2x) (1 − e^(−x/2)) dx = 1/2 − 2/5, and E₁ is largest in 1/3.
    seen = problem([[0.0, 50.0, 0.0], [0.0, 0.0, 100.0]], given=(3.0, 1.0, 1.0))
    _agree(_simulated(seen, "ordered").wins, [[0, 0.3], [0.7, 0]])


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
    found = _simulated(seen, "near")
    _agree(found.wins, [[0, share], [1 - share, 0]])
    assert found.central_weights[0] is not None or share == 0


@pytest.mark.parametrize("mode", ["near", "any", "ordered"])
def test_only_other_ways_to_draw_give_weight_to_a_criterion_that_has_none(mode: str) -> None:
    found = _simulated(problem([[0.0, 100.0], [50.0, 50.0]], given=(1.0, 0.0)), mode, samples=20_000)
    assert (found.mean_weights[1] == 0) is (mode == "near")


@pytest.mark.parametrize(
    ("lead", "share"),
    [
        pytest.param(10.0, 1 / 2, id="as much as it loses"),
        pytest.param(5 * sqrt(2), 1 / 4, id="a quarter of the way from half to double"),
        pytest.param(10 * sqrt(2), 3 / 4, id="three quarters of the way"),
        pytest.param(4.99, 0.0, id="less than half"),
        pytest.param(20.01, 1.0, id="more than double"),
    ],
)
def test_points_lie_between_half_and_double(lead: float, share: float) -> None:
    # The same lead on each criterion, whatever the weights: it holds where 10 · 2^U is less, U < log2(lead / 10).
    seen = problem(
        [[40 + lead, 60 + lead], [40.0, 60.0]], factors=(Factor(3, 1, 20.0),), needs=((Need(0, at_least=2),), ())
    )
    found = _simulated(seen, "near")
    _agree(found.wins, [[0, share], [1 - share, 0]])


def test_each_factor_has_its_own_points_in_a_draw() -> None:
    # 10 · 2^U < 20 · 2^V where U − V < 1.
    seen = problem(
        [[50.0], [50.0]],
        factors=(Factor(2, 1, 10.0), Factor(2, 1, 20.0)),
        needs=((Need(0, at_least=2),), (Need(1, at_least=2),)),
    )
    _agree(_simulated(seen, "near").wins, [[0, 7 / 8], [1 / 8, 0]])


def test_options_that_rely_on_the_same_factor_have_the_same_points_in_a_draw() -> None:
    # A gap of one level beside one of two: were points drawn for each option, one draw of eight would turn them.
    seen = problem(
        [[50.0], [50.0]], factors=(Factor(5, 2, 20.0),), needs=((Need(0, at_least=3),), (Need(0, at_least=4),))
    )
    _agree(_simulated(seen, "near").wins, [[0, 1], [0, 0]])


def test_points_stay_as_they_are_in_the_other_ways_to_draw() -> None:
    seen = problem([[59.0], [50.0]], factors=(Factor(2, 1, 10.0),), needs=((Need(0, at_least=2),), ()))
    for mode in ("any", "ordered"):
        _agree(_simulated(seen, mode, samples=20_000).wins, [[0, 0], [1, 0]])


# Levels --------------------------------------------------------------------------------------------------------------


def _chances(low: int, middle: int, high: int) -> list[Fraction]:
    """The chance of each level, in fractions: even steps from the middle down to just beyond either end."""
    odds = [
        Fraction(level - low + 1, middle - low + 1)
        if level <= middle
        else Fraction(high - level + 1, high - middle + 1)
        for level in range(low, high + 1)
    ]
    return [own / sum(odds) for own in odds]


@pytest.mark.parametrize(
    ("ends", "expected"),
    [
        pytest.param((1, 2, 3), ("1/4", "1/2", "1/4"), id="one to either side"),
        pytest.param((2, 3, 5), ("1/5", "2/5", "4/15", "2/15"), id="further above"),
        pytest.param((1, 2, 5), ("1/6", "1/3", "1/4", "1/6", "1/12"), id="much further above"),
        pytest.param((3, 3, 5), ("1/2", "1/3", "1/6"), id="at the low end"),
        pytest.param((1, 3, 3), ("1/6", "1/3", "1/2"), id="at the high end"),
        pytest.param((4, 4, 4), ("1",), id="no width"),
    ],
)
def test_levels_grow_rarer_in_even_steps(ends: tuple[int, int, int], expected: tuple[str, ...]) -> None:
    # From 2 over 3 to 5, for one: odds of 1/2, 1, 2/3 and 1/3, which add up to 5/2.
    assert stepped(*ends).tolist() == pytest.approx([float(own) for own in _chances(*ends)])
    assert _chances(*ends) == [Fraction(own) for own in expected]


def _outcomes(seen: Problem, ranges: Ranges) -> list[tuple[Fraction, Problem]]:
    """Everything that levels and grades may come to, each with its chance."""
    found = [(Fraction(1), seen)]
    for position, ends in enumerate(ranges.levels):
        level = seen.factors[position].level
        if ends is not None and level is not None:
            steps = _steps(range(1, seen.factors[position].levels + 1), ends[0], level, ends[1])
            found = [(share * odds, at_level(own, position, step)) for share, own in found for step, odds in steps]
    for row, column in product(range(len(seen.scores)), range(len(seen.scales))):
        scale, cell_ends = seen.scales[column], ranges.scores[row][column]
        if cell_ends is not None and isinstance(scale, Grades):
            names = sorted(scale.grades, key=scale.grades.__getitem__)
            steps = _steps(names, cell_ends[0], seen.scores[row][column], cell_ends[1])
            found = [
                (share * odds, _with_score(own, row, column, name)) for share, own in found for name, odds in steps
            ]
    return found


def _steps(ordered: Sequence[Any], low: Any, middle: Any, high: Any) -> list[tuple[Any, Fraction]]:
    """Levels, or grades in order, from the lowest to the highest of a range, each with its chance."""
    first, mode, last = (ordered.index(own) for own in (low, middle, high))
    return list(zip(ordered[first : last + 1], _chances(first, mode, last), strict=True))


def _with_score(seen: Problem, row: int, column: int, cell: Score) -> Problem:
    rows = [list(own) for own in seen.scores]
    rows[row][column] = cell
    return seen._replace(scores=tuple(tuple(own) for own in rows))


def _enumerated(seen: Problem, ranges: Ranges) -> tuple[Shares, Shares]:
    """Exact shares of ranks and wins where weights decide nothing, because all criteria see the same lead."""
    return _shared(len(seen.scores), [(float(odds), score(outcome)) for odds, outcome in _outcomes(seen, ranges)])


LEVELS = {
    "one factor": (
        problem(
            [[52.0], [50.0], [45.0]],
            factors=(Factor(5, 2, 20.0),),
            needs=((Need(0, at_least=3),), (Need(0, at_most=3),), ()),
        ),
        {0: (1, 5)},
    ),
    "ties with a chance of their own": (
        problem([[55.0], [50.0]], factors=(Factor(5, 3, 20.0),), needs=((Need(0, at_least=4),), ())),
        {0: (1, 4)},
    ),
    "three factors, one at the end of its range": (
        problem(
            [[61.0], [57.0], [50.0], [49.5]],
            factors=(Factor(5, 2, 20.0), Factor(4, 4, 9.0), Factor(9, 5, 16.0)),
            needs=(
                (Need(0, at_least=3), Need(1, at_least=4)),
                (Need(0, at_least=4), Need(2, at_least=4, at_most=6)),
                (Need(1, at_most=2),),
                (),
            ),
        ),
        {0: (1, 4), 1: (2, 4), 2: (3, 9)},
    ),
    "essential bands, missed or unknown": (
        problem(
            [[58.0], [52.0], [50.0]],
            factors=(Factor(5, 2, 12.0), Factor(5, None, 20.0), Factor(3, 2, 8.0)),
            needs=(
                (Need(0, at_least=4, essential=True), Need(1, at_least=5, essential=True)),
                (Need(2, at_least=3, essential=True),),
                (),
            ),
        ),
        {0: (1, 5), 2: (1, 3)},
    ),
    "a range without width": (
        problem(
            [[53.0], [50.0]],
            factors=(Factor(3, 2, 8.0), Factor(3, 2, 2.0)),
            needs=((Need(0, at_least=3), Need(1, at_least=3)), ()),
        ),
        {0: (2, 2), 1: (1, 3)},
    ),
}


@pytest.mark.parametrize("mode", ["any", "ordered"])
@pytest.mark.parametrize("case", LEVELS)
def test_levels_come_out_as_enumerated(case: str, mode: str) -> None:
    seen, levels = LEVELS[case]
    found = _simulated(seen, mode, levels=levels)
    by_rank, wins = _enumerated(seen, _ranges(seen, levels=levels))
    _agree(found.acceptability, by_rank)
    _agree(found.wins, wins)


@pytest.mark.parametrize(
    ("multipliers", "levels"),
    [
        pytest.param((2.0,), {}, id="at its level"),
        pytest.param((2.0,), {0: (1, 5)}, id="one factor"),
        pytest.param((1.5, 0.8), {0: (2, 5), 1: (1, 4)}, id="two factors"),
        pytest.param((2.0, 1.6, 1.3), {0: (1, 5), 1: (1, 5), 2: (2, 4)}, id="more than double or less than half"),
    ],
)
def test_emphasis_is_worked_out_anew_in_each_draw(multipliers: tuple[float, ...], levels: Ends) -> None:
    # Each outcome of the levels moves the ratio of the two weights by the emphasis there, held within 0.5 to 2.
    factors = tuple(Factor(5, 4, emphasises={0: multiplier}) for multiplier in multipliers)
    seen = problem([[60.0, 0.0], [0.0, 80.0]], method="catalogue", given=(3.0, 2.0), factors=factors)
    steps = [_steps(range(1, 6), low, 4, high) for low, high in (levels.get(at, (4, 4)) for at in range(len(factors)))]
    share = 0.0
    for outcome in product(*steps):
        emphasis = prod(own ** ((level - 3) / 2) for own, (level, _) in zip(multipliers, outcome, strict=True))
        held = min(max(emphasis, 0.5), 2.0)
        share += float(prod(odds for _, odds in outcome)) * _ratio_above(log2(80 / 60) - log2(3 / 2) - log2(held))
    _agree(_simulated(seen, "near", levels=levels).wins, [[0, share], [1 - share, 0]])


@pytest.mark.parametrize(
    ("mode", "method"),
    [
        pytest.param("near", "points", id="weights that were elicited"),
        pytest.param("any", "catalogue", id="any weights"),
    ],
)
def test_nothing_is_emphasised_in(mode: str, method: str) -> None:
    factors = (Factor(5, 4, emphasises={0: 2.0}),)
    seen = problem([[60.0, 0.0], [0.0, 60.0]], method=method, factors=factors)
    _agree(_simulated(seen, mode, levels={0: (3, 5)}).wins, [[0, 0.5], [0.5, 0]])


def test_a_level_that_is_not_given_emphasises_and_costs_nothing() -> None:
    factors = (Factor(5, None, emphasises={0: 2.0}), Factor(5, None, 20.0))
    seen = problem([[60.0, 0.0], [0.0, 60.0]], method="catalogue", factors=factors, needs=((Need(1, 5),), ()))
    _agree(_simulated(seen, "near").wins, [[0, 0.5], [0.5, 0]])


def test_a_factor_has_one_level_in_a_draw_for_losses_and_for_emphasis() -> None:
    # At most 5 points apart, of which any loss, 10 to 40, is more: first only at levels 2 and 3, emphasised there.
    factors = (Factor(3, 2, 40.0, {0: 1.8}),)
    seen = problem([[100.0, 0.0], [95.0, 5.0]], method="catalogue", factors=factors, needs=((Need(0, at_least=2),), ()))
    share = fsum(
        float(chance) * _ratio_above(-log2(1.8 ** (level - 2)))
        for level, chance in zip((1, 2, 3), _chances(1, 2, 3), strict=True)
        if level > 1
    )
    _agree(_simulated(seen, "near", levels={0: (1, 3)}).wins, [[0, share], [1 - share, 0]])


# Scores --------------------------------------------------------------------------------------------------------------

ENDS = [
    pytest.param(0.0, 0.0, 100.0, id="mode at the low end"),
    pytest.param(0.0, 100.0, 100.0, id="mode at the high end"),
    pytest.param(0.0, 50.0, 100.0, id="mode in the middle"),
    pytest.param(-3.0, -2.0, 5.0, id="mode to one side"),
    pytest.param(1e6, 1e6 + 7, 1e6 + 9, id="narrow and far out"),
]


def _below(number: float, low: float, mode: float, high: float) -> float:
    """The chance that a triangular number is below another: the area of one triangle, or all but the other's."""
    if number <= low:
        return 0.0
    if number >= high:
        return 1.0
    if number <= mode:
        return (number - low) ** 2 / ((high - low) * (mode - low))
    return 1 - (high - number) ** 2 / ((high - low) * (high - mode))


@pytest.mark.parametrize(("low", "mode", "high"), ENDS)
def test_a_triangle_has_its_distribution(low: float, mode: float, high: float) -> None:
    count = 50_000
    found = np.sort(triangle(np.random.default_rng(SEED), low, mode, high, count).astype(float))
    assert 0 <= found[0] <= found[-1] <= high - low
    # Kolmogorov and Smirnov: the largest distance between shares and chances; above 1.95 / √n once in a thousand
    # times. Draws come in 65,536 steps, which may add twice one step's chance.
    chances = np.array([_below(low + number, low, mode, high) for number in found])
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
    found = _simulated(problem([[mode], *([other] for other in others)], scales=(scale,)), cells={(0, 0): (low, high)})
    below = [0.0, *(_below(other, low, mode, high) for other in sorted(others)), 1.0]
    between = [right - left for left, right in pairwise(below)]
    _agree(found.acceptability[:1], [between if falls else between[::-1]])


def test_a_curve_that_rises_and_falls_is_followed_both_ways() -> None:
    # Above 50 where the score lies between 10 and 30.
    hump = Piecewise(((0.0, 0.0), (20.0, 100.0), (40.0, 0.0)))
    found = _simulated(problem([[25.0], [10.0]], scales=(hump,)), cells={(0, 0): (5.0, 40.0)})
    share = _below(30, 5, 25, 40) - _below(10, 5, 25, 40)
    _agree(found.wins, [[0, share], [1 - share, 0]])


def test_ends_of_a_relative_scale_stay_where_they_are() -> None:
    # Were they drawn along, the middle option would be worth less than 50 whenever the best is drawn above 30.
    seen = problem([[30.0], [20.0], [10.0]], scales=(Relative(higher=True),))
    draws, chunk = Draws(seen, score(seen), _ranges(seen, {(0, 0): (0.0, 50.0)}), "any"), Chunk(3, 1, 16_384)
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
    found = _simulated(seen, cells={(2, 0): (15.0, 25.0)})
    share = _below(22, 15, 20, 25)
    assert found.rows == (1, 2)
    _agree(found.wins, [[0, share], [1 - share, 0]])


def test_two_drawn_scores_are_drawn_apart() -> None:
    # The smaller of two even numbers is above the larger of two others in one of the six ways to lay them.
    found = _simulated(problem([[0.0], [100.0]]), cells={(0, 0): (0.0, 100.0), (1, 0): (0.0, 100.0)})
    _agree(found.wins, [[0, 1 / 6], [5 / 6, 0]])


def test_drawn_scores_are_weighted_as_others_are() -> None:
    # w T > (1 − w) / 2 in T / (T + 1/2) of all weights; over the density 2 (1 − t) that is 2 − (3/2) ln 3.
    found = _simulated(problem([[0.0, 0.0], [0.0, 50.0]]), cells={(0, 0): (0.0, 100.0)})
    share = 2 - 1.5 * float(np.log(3))
    _agree(found.wins, [[0, share], [1 - share, 0]])


@pytest.mark.parametrize("mode", MODES)
def test_a_range_without_width_changes_nothing(mode: str) -> None:
    seen = problem([[40.0, 10.0, "good"], [60.0, 20.0, "poor"]], scales=(Judged(), Piecewise(CURVE), Grades(GRADES)))
    cells = {(0, 0): (40.0, 40.0), (0, 1): (10.0, 10.0), (1, 2): ("poor", "poor")}
    assert _simulated(seen, mode, cells=cells, samples=5_000) == _simulated(seen, mode, samples=5_000)


def test_a_relative_scale_on_which_all_are_equal_has_nothing_to_draw() -> None:
    seen = problem([[3.0], [3.0]], scales=(Relative(higher=True),))
    assert _simulated(seen, cells={(0, 0): (1.0, 5.0)}, samples=5_000) == _simulated(seen, samples=5_000)


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
    found = _simulated(seen, "any" if seen.factors else "near", cells=cells)
    by_rank, wins = _enumerated(seen, _ranges(seen, cells))
    _agree(found.acceptability, by_rank)
    _agree(found.wins, wins)


@pytest.mark.parametrize("mode", MODES)
def test_a_drawn_grade_ties_with_the_same_grade_whatever_the_weights(mode: str) -> None:
    # A quarter each is better and worse than fair. Where it is fair, both are equal on all criteria.
    seen = problem([["fair", 70.0, 31.7], ["fair", 70.0, 31.7]], scales=(Grades(GRADES), Judged(), Judged()))
    found = _simulated(seen, mode, cells={(0, 0): ("poor", "good")})
    _agree(found.acceptability, [[3 / 4, 1 / 4], [3 / 4, 1 / 4]])
    _agree(found.wins, [[0, 1 / 4], [1 / 4, 0]])


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
    found = _simulated(seen, mode, cells=cells)
    behind = _below(10, 5, 15, 25)
    _agree(found.acceptability, [[1 - behind, behind], [1, 0]])
    _agree(found.wins, [[0, 0], [behind, 0]])


@pytest.mark.parametrize("ends", [("fine", "good"), ("good", "fine"), ("fair", "fine"), ("fine", "fine")])
def test_grades_of_the_same_value_may_be_either_end(ends: tuple[str, str]) -> None:
    # Reading lets a range through whose low end is worth no more than its high end, in whatever order they stand.
    same = Grades({"poor": 0.0, "good": 60.0, "fair": 60.0, "fine": 60.0})
    seen = problem([["good"], ["poor"]], scales=(same,))
    found = _simulated(seen, cells={(0, 0): ends}, samples=2_000)
    assert found.acceptability == ((1.0, 0.0), (0.0, 1.0))
    assert found.wins == ((0.0, 1.0), (0.0, 0.0))


# Ties, options that are out, and few options --------------------------------------------------------------------------


@pytest.mark.parametrize("mode", MODES)
def test_identical_options_share_the_better_rank_in_every_draw(mode: str) -> None:
    factors = (Factor(5, 3, 10.0), Factor(5, 2, emphasises={0: 1.7}))
    row, needs = [70.0, 20.3, 55.1], (Need(0, at_least=4),)
    seen = problem(
        [[0.1, 0.1, 0.1], row, row, row],
        method="catalogue",
        given=(3.0, 2.0, 1.0),
        factors=factors,
        needs=(needs, needs, needs, needs),
    )
    found = _simulated(seen, mode, levels={0: (1, 5), 1: (1, 5)}, samples=40_000)
    first = (1.0, 0.0, 0.0, 0.0)
    assert found.acceptability == ((0.0, 0.0, 0.0, 1.0), first, first, first)
    assert found.expected_ranks == (4.0, 1.0, 1.0, 1.0)
    assert found.wins == ((0.0,) * 4, *((1.0, 0.0, 0.0, 0.0),) * 3)
    assert found.central_weights[0] is None
    assert found.central_weights[1:] == (pytest.approx(found.mean_weights),) * 3


@pytest.mark.parametrize("mode", ["any", "ordered"])
def test_a_loss_as_large_as_a_constant_lead_ties_in_every_draw(mode: str) -> None:
    seen = problem(
        [[60.1, 30.1, 80.1], [50.1, 20.1, 70.1], [0.0, 0.0, 0.0]],
        given=(3.0, 2.0, 1.0),
        factors=(Factor(3, 1, 20.0),),
        needs=((Need(0, at_least=2),), (), ()),
    )
    # More draws than a chunk holds: what counts as equal must follow each chunk's own weights.
    found = _simulated(seen, mode, samples=40_000)
    assert found.acceptability == ((1.0, 0.0, 0.0), (1.0, 0.0, 0.0), (0.0, 0.0, 1.0))
    assert found.wins == ((0.0, 0.0, 1.0), (0.0, 0.0, 1.0), (0.0, 0.0, 0.0))


def test_a_loss_that_moves_never_ties_with_a_constant_lead() -> None:
    seen = problem([[60.0, 30.0], [50.0, 20.0]], factors=(Factor(3, 1, 20.0),), needs=((Need(0, at_least=2),), ()))
    found = _simulated(seen, "near")
    assert found.wins[0][1] + found.wins[1][0] == 1
    _agree(found.wins, [[0, 0.5], [0.5, 0]])


@pytest.mark.parametrize("mode", ["any", "ordered"])
def test_a_level_with_a_chance_of_its_own_ties_that_often(mode: str) -> None:
    # Five points ahead on each criterion; levels 2, 3 and 4 of five cost 10, 5 and nothing.
    seen = problem(
        [[65.0, 25.0], [60.0, 20.0]],
        given=(2.0, 1.0),
        factors=(Factor(5, 3, 20.0),),
        needs=((Need(0, at_least=4),), ()),
    )
    found = _simulated(seen, mode, levels={0: (2, 4)})
    _agree(found.wins, [[0, 1 / 4], [1 / 4, 0]])
    _agree(found.acceptability, [[3 / 4, 1 / 4], [3 / 4, 1 / 4]])


@pytest.mark.parametrize(
    ("given", "mode", "ties"),
    [((1.0, 0.0), "near", True), ((1.0, 0.0), "any", False), ((1.0, 0.0), "ordered", False)],
)
def test_a_criterion_without_weight_cannot_part_two_options(
    given: tuple[float, float],
    mode: str,
    ties: bool,  # noqa: FBT001
) -> None:
    found = _simulated(problem([[50.0, 90.0], [50.0, 10.0]], given=given), mode, samples=20_000)
    assert found.wins == ((0.0, 0.0 if ties else 1.0), (0.0, 0.0))


@pytest.mark.parametrize("mode", MODES)
def test_options_that_are_ruled_out_are_left_out(mode: str) -> None:
    rows = [[90.0, 95.0], [60.0, 40.0], [99.0, 10.0], [40.0, 60.0]]
    seen = problem(rows, must_haves=(None, 20.0), ruled_out=(True, False, False, False))
    found = _simulated(seen, mode, samples=20_000)
    assert found.rows == (1, 3)
    assert len(found.acceptability) == len(found.wins) == 2
    alone = _simulated(problem([rows[1], rows[3]]), mode, samples=20_000)
    assert found == alone._replace(rows=(1, 3))


def test_must_haves_are_those_of_the_stated_scores() -> None:
    # Stated above its must-have, though its range reaches below; and the other way round.
    seen = problem([[50.0], [30.0], [45.0]], must_haves=(40.0,))
    found = _simulated(seen, cells={(0, 0): (10.0, 60.0), (1, 0): (20.0, 90.0)})
    assert found.rows == (0, 2)
    share = 1 - _below(45, 10, 50, 60)
    _agree(found.wins, [[0, share], [1 - share, 0]])


@pytest.mark.parametrize("mode", MODES)
def test_nothing_is_drawn_where_nobody_is_left(mode: str) -> None:
    heard: list[int] = []
    factors = (Factor(3, 2, 10.0),)
    seen = problem([[50.0], [60.0]], ruled_out=(True, True), factors=factors, needs=((Need(0, 3),), ()))
    ranges = _ranges(seen, {(0, 0): (40.0, 60.0)}, {0: (1, 3)})
    found = simulate(seen, score(seen), ranges, mode=mode, samples=1_000, progress=heard.append)
    assert found.rows == found.acceptability == found.standard_errors == found.wins == ()
    assert found.expected_ranks == found.central_weights == ()
    assert heard == []


@pytest.mark.parametrize("mode", MODES)
def test_a_single_option_is_always_first(mode: str) -> None:
    found = _simulated(problem([[50.0, 20.0]]), mode, cells={(0, 0): (40.0, 60.0)}, samples=5_000)
    assert found.rows == (0,)
    assert found.acceptability == ((1.0,),)
    assert found.expected_ranks == (1.0,)
    assert found.wins == ((0.0,),)
    assert found.central_weights == (pytest.approx(found.mean_weights),)


# The other way to rank ------------------------------------------------------------------------------------------------


def _chunk_of(values: Sequence[Sequence[float]], scale: Sequence[float]) -> Chunk:
    """Values by hand, option × draw, each draw's weights adding up to a scale of its own."""
    chunk = Chunk(len(values), 2, len(scale))
    chunk.weights[:] = np.array([0.25, 0.75])[:, None] * np.array(scale)
    chunk.values[:] = np.array(values) * np.array(scale)
    return chunk


def _compare(values: Sequence[Sequence[float]], scale: Sequence[float]) -> None:
    """What is counted, draw by draw, is what the engine's own ranks say of the same values."""
    count = len(values)
    tally = Tally(count, 2, combinations(range(count), 2))
    places = tally.count(_chunk_of(values, scale))
    expected = [[int(rank or 0) for rank in ranks(draw, range(count))] for draw in zip(*values, strict=True)]
    assert (places.T + 1).tolist() == expected
    for option in range(count):
        own = [draw[option] for draw in expected]
        assert tally.ranks[option] == [own.count(rank) for rank in range(1, count + 1)]
        beaten = [sum(draw[option] < draw[other] for draw in expected) for other in range(count)]
        assert tally.wins[option] == beaten


# Up to 254 the smaller of two integer types is used.
@pytest.mark.parametrize("options", [1, 2, 3, 8, 40, 254, 300])
def test_ranks_are_those_of_the_engine_in_every_draw(options: int) -> None:
    draw = Random(options)
    count = 200 if options <= 40 else 6
    # Few values, so that many are equal; a little apart, above and below what counts as equal.
    near = (0.0, 5e-10, 1e-7)
    few = [[draw.randint(0, 6) + draw.choice(near) for _ in range(count)] for _ in range(options)]
    for row in few[: options // 2]:
        row[::2] = [draw.uniform(0, 6) for _ in row[::2]]
    few.sort(key=lambda row: row[0])  # the first draw has all of them in order, the last first
    _compare(few, [draw.uniform(0.01, 30) for _ in range(count)])


def test_ranks_run_from_the_first_to_the_last_of_many() -> None:
    up = [float(option) for option in range(257)]
    _compare([[value, -value, 0.0, value // 2] for value in up], [1.0, 2.0, 3.0, 0.5])


def _whole(low: int, high: int) -> st.SearchStrategy[float]:
    return st.integers(low, high).map(float)


FLAT = Piecewise(((0.0, 0.0), (10.0, 60.0), (30.0, 60.0), (40.0, 100.0)))
# Whole numbers: scores a billionth apart would tie in some draws and not in others.
_SCALES: tuple[tuple[Scale, st.SearchStrategy[Score]], ...] = (
    (Judged(), _whole(0, 100)),
    (Linear(0.0, 70.0), _whole(0, 70)),
    (Linear(50.0, -20.0), _whole(-20, 50)),
    (FLAT, _whole(0, 40)),
    (Grades(GRADES), st.sampled_from(list(GRADES))),
    (Relative(higher=True), _whole(-100, 100)),
    (Relative(higher=False), _whole(-100, 100)),
)


@st.composite
def _uncertain(draw: st.DrawFn) -> tuple[Problem, Ranges]:
    """Any problem with ranges that reach from one option's score to another's."""
    width, height = draw(st.integers(1, 4)), draw(st.integers(1, 5))
    columns = [draw(st.sampled_from(_SCALES)) for _ in range(width)]
    rows = [[draw(cells) for _, cells in columns] for _ in range(height)]
    factors = draw(st.lists(relied_on() | _emphasising(width), max_size=3))
    relied = [position for position, factor in enumerate(factors) if not factor.emphasises]
    seen = problem(
        rows,
        scales=tuple(scale for scale, _ in columns),
        method=draw(st.sampled_from(("catalogue", "points", "equal"))),
        given=(draw(_whole(1, 7)), *(draw(_whole(0, 7)) for _ in range(width - 1))),
        factors=tuple(factors),
        needs=tuple(draw(needs_of(factors, [own for own in relied if draw(st.booleans())])) for _ in range(height)),
        ruled_out=tuple(draw(st.booleans()) and draw(st.booleans()) for _ in range(height)),
    )
    cells = {
        (row, column): _between(scale, [rows[row][column], *(draw(st.sampled_from(rows))[column] for _ in range(2))])
        for row in range(height)
        for column, (scale, _) in enumerate(columns)
        if draw(st.booleans())
    }
    levels = {
        position: (draw(st.integers(1, factor.level)), draw(st.integers(factor.level, factor.levels)))
        for position, factor in enumerate(factors)
        if factor.level is not None and draw(st.booleans())
    }
    return seen, _ranges(seen, cells, levels)


@st.composite
def _emphasising(draw: st.DrawFn, width: int) -> Factor:
    levels = draw(st.integers(2, 5))
    return Factor(levels, draw(st.integers(1, levels)), 0.0, {draw(st.integers(0, width - 1)): 1.5})


def _between(scale: Scale, scores: Sequence[Score]) -> tuple[Score, Score]:
    """The lowest and highest of some scores, grades by their values."""
    grades = scale.grades if isinstance(scale, Grades) else {}
    ordered = sorted(scores, key=lambda own: grades[own] if isinstance(own, str) else own)
    return ordered[0], ordered[-1]


@EXAMPLES
@given(given_problem=_uncertain(), mode=st.sampled_from(list(MODES)), seed=st.integers(0, 99))
def test_only_pairs_that_may_tie_do(given_problem: tuple[Problem, Ranges], mode: str, seed: int) -> None:
    seen, ranges = given_problem
    result = score(seen)
    count = len(result.contenders)
    if not count:
        return
    draws, chunk = Draws(seen, result, ranges, mode), Chunk(count, len(seen.scales), 64)
    draws.fill(np.random.default_rng(seed), chunk)
    places = Tally(count, len(seen.scales), draws.may_tie()).count(chunk)
    values = (chunk.values / chunk.scale).T.tolist()
    other = sum(
        own != [int(rank or 0) for rank in ranks(draw, range(count))]
        for own, draw in zip((places.T + 1).tolist(), values, strict=True)
    )
    assert other <= 1  # numbers on a straight line come in 65,536 steps, so once in a while two of them do meet


# What holds for all problems ------------------------------------------------------------------------------------------

FEW = 500


@EXAMPLES
@given(given_problem=_uncertain(), mode=st.sampled_from(list(MODES)))
def test_shares_are_shares_and_agree_with_one_another(given_problem: tuple[Problem, Ranges], mode: str) -> None:
    seen, ranges = given_problem
    result = score(seen)
    found = simulate(seen, result, ranges, mode=mode, samples=FEW)
    count = len(result.contenders)
    assert found.samples == FEW
    assert found.rows == result.contenders
    for own, errors, expected in zip(found.acceptability, found.standard_errors, found.expected_ranks, strict=True):
        assert all(0 <= share <= 1 for share in own)
        assert fsum(own) == pytest.approx(1)
        assert expected == pytest.approx(fsum(rank * share for rank, share in enumerate(own, start=1)))
        assert errors == tuple(pytest.approx(standard_error(FEW * share, FEW)) for share in own)
    for a, b in product(range(count), repeat=2):
        assert 0 <= found.wins[a][b] <= 1
        assert found.wins[a][b] + found.wins[b][a] <= 1
    # Ties share the better rank: at least so many are among the first so many.
    reached = list(accumulate(fsum(own[rank] for own in found.acceptability) for rank in range(count)))
    assert all(share >= rank - 1e-9 for rank, share in enumerate(reached, start=1))
    # An option's rank is one more than the number of those that beat it.
    for b, expected in enumerate(found.expected_ranks):
        assert expected == pytest.approx(1 + fsum(found.wins[a][b] for a in range(count)))


@EXAMPLES
@given(given_problem=_uncertain(), mode=st.sampled_from(list(MODES)))
def test_weights_add_up_to_1(given_problem: tuple[Problem, Ranges], mode: str) -> None:
    seen, ranges = given_problem
    found = simulate(seen, score(seen), ranges, mode=mode, samples=FEW)
    if found.rows:
        assert fsum(found.mean_weights) == pytest.approx(1)
    for own, shares in zip(found.central_weights, found.acceptability, strict=True):
        assert (own is None) is (shares[0] == 0)
        if own is not None:
            assert fsum(own) == pytest.approx(1)
            assert min(own) >= 0


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("seed", range(3))
def test_where_nothing_ties_each_rank_is_somebodys(mode: str, seed: int) -> None:
    draw = Random(seed)
    rows = [[draw.uniform(20, 80) for _ in range(5)] for _ in range(7)]
    cells = {(row, column): (rows[row][column] - 9, rows[row][column] + 4) for row in range(7) for column in range(3)}
    found = _simulated(problem(rows), mode, cells=cells, samples=FEW)
    for rank in range(7):
        assert fsum(own[rank] for own in found.acceptability) == pytest.approx(1)
    for a, b in combinations(range(7), 2):
        assert found.wins[a][b] + found.wins[b][a] == pytest.approx(1)


@EXAMPLES
@given(
    rows=st.lists(st.lists(_whole(0, 100), min_size=3, max_size=3), min_size=1, max_size=6),
    mode=st.sampled_from(list(MODES)),
    random=st.randoms(use_true_random=False),
)
def test_the_order_of_options_changes_nothing(rows: list[list[float]], mode: str, random: Random) -> None:
    # Where only weights are drawn, the same seed gives the same weights, so there is not even noise.
    order = list(range(len(rows)))
    random.shuffle(order)
    found = _simulated(problem(rows), mode, samples=FEW)
    moved = _simulated(problem([rows[row] for row in order]), mode, samples=FEW)
    assert moved.acceptability == tuple(found.acceptability[row] for row in order)
    assert moved.wins == tuple(tuple(found.wins[a][b] for b in order) for a in order)


def test_the_order_of_options_changes_nothing_but_noise_where_scores_are_drawn() -> None:
    draw = Random(SEED)
    rows = [[draw.uniform(20, 80) for _ in range(3)] for _ in range(5)]
    order = [3, 0, 4, 2, 1]
    found, moved = (
        _simulated(
            problem([rows[row] for row in own]),
            cells={(at, 0): (rows[row][0] - 15, rows[row][0] + 5) for at, row in enumerate(own)},
        )
        for own in (range(5), order)
    )
    # A difference of two shares spreads √2 times as far as one.
    _agree(moved.acceptability, [found.acceptability[row] for row in order], DRAWS / 2)


# Seeds, chunks and standard errors ------------------------------------------------------------------------------------

PLAIN = problem([[70.0, 20.0, 55.0], [40.0, 60.0, 50.0], [58.0, 31.0, 66.0]])
PLAIN_CELLS: Cells = {(0, 0): (55.0, 80.0), (2, 1): (20.0, 50.0)}


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("seed", [0, 1, SEED])
def test_the_same_seed_gives_the_same_shares(seed: int, mode: str) -> None:
    first, second = (_simulated(PLAIN, mode, cells=PLAIN_CELLS, samples=20_001, seed=seed) for _ in range(2))
    assert first == second


def test_another_seed_gives_other_shares_and_0_is_a_seed() -> None:
    found = {seed: _simulated(PLAIN, samples=20_000, seed=seed) for seed in (0, 1, SEED)}
    assert found[0] != found[1] != found[SEED] != found[0]
    assert simulate(PLAIN, score(PLAIN), _ranges(PLAIN), mode="any", samples=20_000) == found[SEED]


@pytest.mark.parametrize("samples", [1, 2, 3, 1_000, 16_383, 16_384, 16_385, 40_001])
def test_all_draws_are_made_counted_and_heard_of(samples: int) -> None:
    heard: list[int] = []
    ranges = _ranges(PLAIN, PLAIN_CELLS)
    found = simulate(PLAIN, score(PLAIN), ranges, mode="any", samples=samples, progress=heard.append)
    size = chunk_size(3, 3)
    assert sum(heard) == found.samples == samples
    assert heard == [size] * (samples // size) + [samples % size] * (samples % size > 0)
    for own in found.acceptability:
        hits = [share * samples for share in own]
        assert [round(hit) for hit in hits] == pytest.approx(hits, abs=1e-6)
        assert sum(round(hit) for hit in hits) == samples
    assert fsum(found.mean_weights) == pytest.approx(1)


def test_a_single_draw_puts_each_option_at_one_rank() -> None:
    found = _simulated(PLAIN, samples=1)
    assert sorted(found.acceptability, reverse=True) == [(1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)]
    assert [own for own in found.central_weights if own is not None] == [pytest.approx(found.mean_weights)]


@pytest.mark.parametrize(("options", "criteria"), [(0, 0), (1, 1), (6, 10), (6, 40), (100, 100), (5_000, 5_000)])
def test_a_chunk_is_a_power_of_two_and_neither_small_nor_large(options: int, criteria: int) -> None:
    size = chunk_size(options, criteria)
    assert size.bit_count() == 1
    assert 1_024 <= size <= 16_384
    # Two megabytes of values and weights, where that leaves room for the least.
    assert size == 1_024 or 8 * size * (options + criteria) <= 2 << 20
    assert [chunk.draws for chunk in chunks(2 * size + 1, max(options, 1) % 9, 2)][-1] > 0


def test_chunks_add_up() -> None:
    size = chunk_size(2, 3)
    for samples in (0, 1, size, size + 1, 3 * size, 3 * size - 1):
        made = [chunk.draws for chunk in chunks(samples, 2, 3)]
        assert sum(made) == samples
        assert all(0 < draws <= size for draws in made)


@pytest.mark.parametrize(
    ("hits", "draws", "expected"),
    [
        # p̃ = (k + 2) / (N + 4), and the error is √(p̃ (1 − p̃) / (N + 4)).
        pytest.param(0, 96, sqrt(0.02 * 0.98 / 100), id="never"),
        pytest.param(96, 96, sqrt(0.02 * 0.98 / 100), id="always"),
        pytest.param(48, 96, 0.05, id="half"),
        pytest.param(18, 96, 0.04, id="a fifth"),
        pytest.param(0, 1, sqrt(0.4 * 0.6 / 5), id="a single draw"),
    ],
)
def test_a_standard_error_is_never_nothing(hits: int, draws: int, expected: float) -> None:
    assert standard_error(hits, draws) == pytest.approx(expected)
    assert standard_error(hits, draws) > 0


def test_0_and_100_percent_claim_no_certainty() -> None:
    found = _simulated(problem([[90.0], [10.0]]), samples=9_996)
    assert found.acceptability == ((1.0, 0.0), (0.0, 1.0))
    error = pytest.approx(sqrt(0.0002 * 0.9998 / 10_000))
    assert found.standard_errors == ((error, error), (error, error))


# Other machines -------------------------------------------------------------------------------------------------------

SCRIPT = """
from random import Random

from engine.problems import problem
from integration_appraisal.engine.losses import Factor, Need
from integration_appraisal.engine.robustness.ranges import Ranges
from integration_appraisal.engine.robustness.simulation import simulate
from integration_appraisal.engine.robustness.weights import MODES
from integration_appraisal.engine.scoring import score

draw = Random(3)
for options, criteria in ((6, 10), (20, 12)):
    rows = [[draw.uniform(20, 80) for _ in range(criteria)] for _ in range(options)]
    seen = problem(
        rows,
        method="catalogue",
        factors=(Factor(5, 3, 10.0), Factor(5, 2, 0.0, {0: 1.7, 3: 0.8})),
        needs=((Need(0, at_least=4),),) * (options // 2) + ((),) * (options - options // 2),
    )
    ends = tuple(tuple((cell - 5, cell + 5) if at % 3 else None for at, cell in enumerate(row)) for row in rows)
    for mode in MODES:
        print(simulate(seen, score(seen), Ranges(ends, ((1, 5), (1, 4))), mode=mode, samples=10_000))
"""


def _printed(threads: int, hashes: int) -> str:
    tests = str(Path(__file__).parents[1])
    surroundings = {"OPENBLAS_NUM_THREADS": str(threads), "PYTHONHASHSEED": str(hashes), "PYTHONPATH": tests}
    return subprocess.run(
        [sys.executable, "-c", SCRIPT], env=os.environ | surroundings, check=True, capture_output=True, text=True
    ).stdout


def test_neither_threads_nor_hashes_change_a_digit() -> None:
    found = [_printed(threads, hashes) for threads, hashes in ((1, 0), (2, 1), (4, 0))]
    assert found[0].count("Robustness(samples=10000") == 6
    assert found[1] == found[0]
    assert found[2] == found[0]
