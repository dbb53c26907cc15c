"""First place in many places at once, by arrays, which ``test_many_places`` holds against the score of each place."""

from itertools import product

import numpy as np
from numpy.typing import NDArray

from integration_appraisal.engine.many_places import Levels, ManyPlaces
from integration_appraisal.engine.problem import Problem
from integration_appraisal.engine.ranks import SAME
from integration_appraisal.engine.scoring import score


def combinations(seen: Problem) -> Levels:
    """Every combination of the levels that are given, per factor and place; those that are not given stay so (0)."""
    every = list(product(*([0] if own.level is None else range(1, own.levels + 1) for own in seen.factors)))
    return np.array(every, dtype=np.intp).reshape(len(every), len(seen.factors)).T


def firsts(seen: Problem, levels: Levels) -> NDArray[np.bool_]:
    """Whether an option is first, per option and place; a pass mark takes out those below it in each place."""
    values = ManyPlaces(seen).values(levels)
    is_in = np.zeros(len(values), dtype=bool)
    is_in[list(score(seen._replace(pass_mark=None)).contenders)] = True
    mark = -np.inf if seen.pass_mark is None else seen.pass_mark
    inside = np.where(is_in[:, None] & (values >= mark - SAME), values, -np.inf)
    return np.isfinite(inside) & (inside >= inside.max(axis=0) - SAME)
