"""Against a published table, and against a way to draw weights that is wrong."""

from math import sqrt

import numpy as np
import pytest

from engine.problems import problem
from engine.robustness.simulated import simulated
from integration_appraisal.engine.problem import Problem
from integration_appraisal.engine.robustness import SEED
from integration_appraisal.engine.robustness.simulation import (
    Robustness,
)
from integration_appraisal.engine.scales import Relative
from integration_appraisal.engine.scoring import score
from support import SIMULATED, table

STOCKS = table(SIMULATED)
MANY = 1_000_000


def _stocks() -> Problem:
    scales = tuple(Relative(higher=criterion["direction"] == "max") for criterion in STOCKS["criteria"])
    return problem(STOCKS["matrix"], scales=scales)


@pytest.fixture(scope="module")
def stocks() -> Robustness:
    return simulated(_stocks(), samples=MANY)


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
