"""Kinds of scale, weighting methods and ways to draw: each stands whole in one table, and files may name all of it."""

import ast
import subprocess
import sys
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any, get_args

import numpy as np
import pytest
from pydantic import TypeAdapter

import integration_appraisal
from engine.problems import CURVE, GRADES, METHODS_TAKEN, PEAK, problem
from engine.robustness.simulated import simulated
from integration_appraisal.engine import chances, drawing, scales
from integration_appraisal.engine.robustness import WAYS
from integration_appraisal.engine.robustness.draws import Draws
from integration_appraisal.engine.robustness.weights import MODES
from integration_appraisal.engine.scales import SCALES, Grades, Judged, Lines, Piecewise, Relative, Scale, Score, Steps
from integration_appraisal.engine.scoring import score
from integration_appraisal.engine.switching import Switches, switching_values
from integration_appraisal.engine.weights import METHODS, Takes
from integration_appraisal.loading.checks.cells import scale_of
from integration_appraisal.model import criteria
from integration_appraisal.model.local import Weights

SOURCE = Path(integration_appraisal.__file__).parent

# Scales: as a file has each, what it becomes, and scores on it from the lowest to the highest ------------------------

KINDS: dict[str, tuple[dict[str, Any], list[Score]]] = {
    "judged": ({}, [0.0, 30.0, 45.0, 100.0]),
    "linear": ({"worst": 500.0, "best": 100.0}, [100.0, 150.0, 410.0, 500.0]),
    "piecewise": ({"points": CURVE}, [0.0, 5.0, 25.0, 40.0]),
    "grades": ({"grades": GRADES}, ["poor", "fair", "good"]),
    "relative": ({"better": "lower"}, [-3.0, 20.0, 21.5, 40.0]),
    "proportional": ({"better": "lower"}, [1.0, 2.0, 5.0, 10_000.0]),
}


def _scale(kind: str) -> Scale:
    """One that a file describes, with the ends that the scores above set."""
    words, scores = KINDS[kind]
    described = TypeAdapter(criteria.Scale).validate_python({"kind": kind, **words})
    return scale_of(described).settled(scores)


def test_files_and_the_tests_here_have_all_kinds_of_scale() -> None:
    models = get_args(get_args(criteria.Scale)[0])
    assert [model.model_fields["kind"].default for model in models] == list(SCALES) == list(KINDS)


@pytest.mark.parametrize("kind", SCALES)
def test_a_kind_of_scale_is_what_its_line_in_the_table_says(kind: str) -> None:
    assert type(_scale(kind)) is SCALES[kind]
    assert SCALES[kind].kind == kind


@pytest.mark.parametrize("kind", SCALES)
def test_a_scale_has_its_whole_width_and_its_scores_in_order(kind: str) -> None:
    scale, scores = _scale(kind), KINDS[kind][1]
    positions = [scale.position(score) for score in scores]
    assert positions == sorted(positions)
    assert scale.width == (100 if scale.is_relative else positions[-1] - positions[0])
    assert sorted(scale.value(scores[at]) for at in (0, -1)) == [pytest.approx(0, abs=0.02), 100]
    assert scale.is_computable
    assert not scale.is_flat


@pytest.mark.parametrize("kind", SCALES)
def test_a_graph_runs_along_the_values_of_a_scale(kind: str) -> None:
    scale, scores = _scale(kind), KINDS[kind][1]
    match scale.graph:
        case Lines(points):
            assert (points[0][0], points[-1][0]) == (scores[0], scores[-1])
            assert scale.may_turn_back or len({high > low for (_, low), (_, high) in pairwise(points)}) == 1
            for (left, low), (right, high) in pairwise(points):
                assert left < right
                found = [scale.value(left), scale.value((left + right) / 2), scale.value(right)]
                assert found == pytest.approx([low, (low + high) / 2, high])
        case Steps(points):
            assert dict(points) == {score: scale.value(score) for score in scores}
        case None:
            assert scale.is_relative, "the values of all other options move"


@pytest.mark.parametrize("kind", SCALES)
def test_a_score_is_drawn_within_its_range(kind: str) -> None:
    scale, (lowest, *_, low, high) = _scale(kind), KINDS[kind][1]
    cell = scale.drawn(low, lowest, high)
    assert cell is not None
    values = cell.stands + cell.draw(np.random.default_rng(1), 2_000).astype(float)
    assert values.min() == pytest.approx(0, abs=5)
    assert values.max() == pytest.approx(100, abs=5) or kind == "proportional"  # of which few scores come near
    assert -1e-4 <= values.min() <= values.max() <= 100 + 1e-4
    assert scale.drawn(low, low, low) is None


@pytest.mark.parametrize("kind", SCALES)
def test_only_the_ends_of_a_relative_scale_depend_on_the_options(kind: str) -> None:
    scale, scores = _scale(kind), KINDS[kind][1]
    assert (scale.settled(scores[1:]) == scale) is not scale.is_relative


@pytest.mark.parametrize(
    ("scale", "is_computable"),
    [
        (scales.Linear(3, 3), False),
        (Piecewise(((0.0, 0.0), (0.0, 100.0))), False),
        (Piecewise(((1.0, 0.0), (0.0, 100.0))), False),
        (Piecewise(PEAK), True),
        (Judged(), True),
    ],
)
def test_a_scale_that_contradicts_itself_says_so(scale: Scale, is_computable: bool) -> None:  # noqa: FBT001
    assert scale.is_computable is is_computable


def test_scales_of_two_kinds_are_never_equal() -> None:
    assert Judged() != Grades({})
    assert scales.Linear(0.0, 100.0) != Relative(higher=True, ends=(0.0, 100.0))


def test_nobody_above_tells_scales_apart_by_their_classes() -> None:
    classes = {scale.__name__ for scale in SCALES.values()}
    for path in SOURCE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and node.module == scales.__name__:
                assert not classes & {name.name for name in node.names}, path


def test_a_new_kind_that_lacks_a_part_fails_at_once() -> None:
    class Half(Scale):
        kind = "half"

        def value(self, score: Score) -> float:
            return float(score) / 2

    with pytest.raises(TypeError, match=r"drawn.*graph.*spread"):
        Half()  # type: ignore[abstract]


@dataclass(frozen=True)
class Squared(Scale):
    """From 0 to 10, the better the steeper."""

    kind = "squared"
    graph = None

    def value(self, score: Score) -> float:
        return float(score) ** 2

    def drawn(self, score: Score, low: Score, high: Score) -> drawing.DrawnCell | None:
        curve = [(float(number), float(number**2)) for number in range(11)]
        return drawing.curved(curve, float(low), float(score), float(high))

    def spread(self, score: Score, low: Score, high: Score) -> chances.Moments:
        return chances.triangle(float(low), float(score), float(high))


def test_a_new_kind_is_one_class() -> None:
    given = problem([[7.0], [6.0]], scales=(Squared(),))
    assert score(given).values == (49, 36)
    assert switching_values(given, score(given)) == ((Switches(),), (Switches(),))
    assert simulated(given, cells={(0, 0): (1.0, 9.0)}, samples=1_000).wins[1][0] > 0.1


# Weighting methods ---------------------------------------------------------------------------------------------------


def test_files_may_name_all_weighting_methods() -> None:
    assert get_args(Weights.model_fields["method"].annotation) == tuple(METHODS) == METHODS_TAKEN


@pytest.mark.parametrize("method", METHODS)
def test_a_method_takes_what_its_line_in_the_table_says(method: str) -> None:
    places = (1.0, 2.0, 2.0)
    found = METHODS[method](places)
    match METHODS[method].takes:
        case Takes.SOME_VALUES | Takes.ALL_VALUES:
            assert found == pytest.approx((0.2, 0.4, 0.4))
        case Takes.ORDER:
            assert found[0] > found[1] == found[2]
        case Takes.NOTHING:
            assert found == METHODS[method]((3.0, 1.0, 0.0))


def test_only_weights_that_nobody_elicited_are_emphasised() -> None:
    assert [name for name, method in METHODS.items() if method.is_emphasised] == ["catalogue"]


# Ways to draw --------------------------------------------------------------------------------------------------------


def test_the_ways_to_draw_are_those_that_the_commands_know() -> None:
    assert tuple(MODES) == WAYS


@pytest.mark.parametrize("mode", MODES)
def test_drawn_weights_are_about_what_the_way_calls_typical(mode: str) -> None:
    given = problem([[1.0, 2.0, 3.0]], given=(5.0, 5.0, 5.0))
    found = simulated(given, mode, samples=20_000).mean_weights
    assert found == pytest.approx(MODES[mode].typical((5.0, 5.0, 5.0)), abs=0.02)
    assert Draws(given, score(given), mode).may_tie() == []


def test_the_engine_imports_no_numpy_until_something_is_drawn() -> None:
    modules = ("scales", "sensitivity", "robustness", "problem")
    code = "; ".join(f"import integration_appraisal.engine.{name}" for name in modules)
    subprocess.run([sys.executable, "-c", f"{code}; import sys; sys.exit('numpy' in sys.modules)"], check=True)
