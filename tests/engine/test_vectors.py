import json
from collections.abc import Callable
from random import Random
from typing import Any

import pytest

from engine.problems import coarse, entangled, varied
from integration_appraisal.engine.problem import Problem, Ranges
from integration_appraisal.engine.scoring import Result, score
from integration_appraisal.engine.vectors import Flips, evaluated, flips, plain, read


def _through_json(thing: Any) -> Any:
    return json.loads(json.dumps(thing, allow_nan=False))


def _with_ranges(found: tuple[Problem, Ranges]) -> Problem:
    problem, ranges = found
    return problem._replace(ranges=ranges)


@pytest.mark.parametrize(
    "draw", [coarse, lambda draw: _with_ranges(varied(draw)), lambda draw: _with_ranges(entangled(draw))]
)
def test_a_problem_and_all_that_follows_from_it_come_back_from_json(draw: Callable[[Random], Problem]) -> None:
    for seed in range(150):
        problem = draw(Random(seed))
        result = score(problem)
        assert read(Problem, _through_json(plain(problem))) == problem
        assert read(Result, _through_json(evaluated(result))) == result
        assert read(Flips, _through_json(plain(flips(problem, result)))) == flips(problem, result)


def test_because_is_the_lead_taken_apart() -> None:
    seen = 0
    for seed in range(300):
        lead = evaluated(score(coarse(Random(seed))))["lead"]
        if lead["second"]:
            parts = [*lead["because"]["criteria"], *(points for _, points in lead["because"]["factors"])]
            assert sum(parts) == pytest.approx(lead["points"], abs=1e-9)
            seen += 1
        else:
            assert lead["because"] is None
    assert seen > 100
