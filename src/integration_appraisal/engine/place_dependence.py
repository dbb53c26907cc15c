"""A foregone conclusion: does the answer depend on the place at all?"""

from collections import Counter
from random import Random
from typing import NamedTuple

from integration_appraisal.engine.problem import Problem, cell_values
from integration_appraisal.engine.ranks import places as places_of
from integration_appraisal.engine.scoring import score, valued

PLACES = 2_000
SEED = 2013


class PlaceDependence(NamedTuple):
    """Per option: the share of places in which it leads, and in which it is the best that is ready.

    Tied options each count, so the shares may sum to more than 1; where nothing is ready, no option counts.
    """

    places: int
    leads: tuple[float, ...]
    best_ready: tuple[float, ...]


def place_dependence(problem: Problem, places: int = PLACES, seed: int = SEED) -> PlaceDependence:
    """Shares over places with every level drawn at random, each level as likely as the next, from a fixed seed."""
    draw = Random(seed)  # noqa: S311 - a simulation, not a secret
    cells, base, contenders = cell_values(problem), problem.base_weights, score(problem).contenders
    leads, best_ready = Counter[int](), Counter[int]()
    for _ in range(places):
        factors = tuple(factor._replace(level=draw.randint(1, factor.levels)) for factor in problem.factors)
        valuation = valued(problem._replace(factors=factors), cells, base)
        winners = places_of(valuation.values, contenders, valuation.ready)
        leads.update(winners.first)
        best_ready.update(winners.ready)
    return PlaceDependence(
        places, *(tuple(won[row] / places for row in range(len(cells))) for won in (leads, best_ready))
    )
