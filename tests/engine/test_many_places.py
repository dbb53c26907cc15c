"""Values at many places at once, held against one score a place."""

from itertools import product
from random import Random

import numpy as np
import pytest

from engine.problems import at_level, entangled, problem, varied
from integration_appraisal.engine.losses import Ready
from integration_appraisal.engine.many_places import Levels, ManyPlaces
from integration_appraisal.engine.problem import Problem
from integration_appraisal.engine.scoring import columns_by_group, score
from wide import wide


def any_problem(draw: Random) -> Problem:
    """A problem in round numbers whose criteria have groups."""
    given, _ = draw.choice((varied, entangled))(draw)
    return given._replace(groups=tuple(draw.choice((None, 0, 1)) for _ in given.groups))


def everywhere(given: Problem, least: int = 0) -> Levels:
    """Every place that there may be, with levels that are not given if ``least`` is 0."""
    levels = list(product(*(range(least, factor.levels + 1) for factor in given.factors)))
    return np.array(levels, dtype=np.intp).reshape(len(levels), len(given.factors)).T


def there(given: Problem, levels: list[int]) -> Problem:
    """The problem in one place."""
    for position, level in enumerate(levels):
        given = at_level(given, position, level or None)
    return given


@pytest.mark.parametrize("seed", range(wide(4)))
def test_every_place_comes_out_as_its_own_score(seed: int) -> None:
    draw = Random(seed)
    for _ in range(20):
        given = any_problem(draw)
        levels = everywhere(given)
        if levels.shape[1] > 50:
            levels = levels[:, draw.sample(range(levels.shape[1]), 50)]
        many = ManyPlaces(given)
        values, ready, lost, weights = many.values(levels), many.ready(levels), many.lost(levels), many.weights(levels)
        groups = columns_by_group(given.groups, given.base_weights)
        alone = {group: many.benefits(weights, columns) - lost for group, columns in groups.items()}
        for at, place in enumerate(levels.T.tolist()):
            expected = score(there(given, place))
            assert values[:, at] == pytest.approx(expected.values, abs=1e-9)
            assert ready[:, at].tolist() == [own is Ready.YES for own in expected.ready]
            assert alone.keys() == expected.by_group_after.keys()
            for group, step in expected.by_group_after.items():
                assert alone[group][:, at] == pytest.approx(step.values, abs=1e-9)


def test_the_levels_that_the_problem_has_do_not_matter() -> None:
    draw = Random(1)
    for _ in range(40):
        given = any_problem(draw)
        levels = everywhere(given)
        other = there(given, [draw.randint(0, factor.levels) for factor in given.factors])
        assert (ManyPlaces(given).values(levels) == ManyPlaces(other).values(levels)).all()


def test_without_factors_all_places_are_one() -> None:
    many = ManyPlaces(problem([[80.0], [70.0]]))
    levels = np.empty((0, 3), dtype=np.intp)
    assert many.values(levels).tolist() == [[80.0] * 3, [70.0] * 3]
    assert many.ready(levels).all()
