"""One place under many futures: levels and scores are drawn within their ranges, and weights stand as agreed."""

from typing import NamedTuple

import numpy as np

from integration_appraisal.engine.problem import Problem
from integration_appraisal.engine.ranks import SAME
from integration_appraisal.engine.robustness.draws import Draws
from integration_appraisal.engine.robustness.simulation import chunks
from integration_appraisal.engine.robustness.weights import AGREED
from integration_appraisal.engine.scoring import Result


class Futures(NamedTuple):
    """Shares of scenarios, per option of the problem. Tied options each count, so these may sum to more than 1."""

    first: tuple[float, ...]  # it is first
    first_and_ready: tuple[float, ...]  # and has what it can't do without


def futures(problem: Problem, result: Result, scenarios: int, seed: tuple[int, ...]) -> Futures:
    """Who is first in how many scenarios; a level that is not given is drawn from all there are.

    The same seed gives the same scenarios with the same version of numpy. All is nothing where no option is left.
    """
    draws = Draws(problem, result, AGREED)
    first, ready = np.zeros(len(problem.scores)), np.zeros(len(problem.scores))
    rows, rng = list(draws.rows), np.random.default_rng(seed)
    for chunk in chunks(scenarios if rows else 0, len(rows), len(problem.scales)):
        draws.fill(rng, chunk)
        leads = (chunk.values.max(axis=0) - chunk.values <= SAME * chunk.scale) & ~chunk.out
        first[rows] += leads.sum(axis=1)
        ready[rows] += (leads & chunk.ready).sum(axis=1)
    return Futures(tuple((first / scenarios).tolist()), tuple((ready / scenarios).tolist()))
