"""Cases that both arithmetics are held against: a change of the method is seen here where no browser is, too."""

import dataclasses
import json
import re
from pathlib import Path
from typing import Any

import pytest

import integration_appraisal
from integration_appraisal.engine.losses import Factor, Need
from integration_appraisal.engine.problem import Problem, Ranges
from integration_appraisal.engine.ranks import Verdict
from integration_appraisal.engine.scales import SCALES
from integration_appraisal.engine.vectors import read, vector
from integration_appraisal.engine.weights import METHODS
from workshop.comparing import apart
from workshop.golden import FILE, kinds

SCRIPT = Path(integration_appraisal.__file__).parent / "workshop" / "engine.js"
CURE = "If the method changed: bring workshop/engine.js along, then make golden.json anew (CONTRIBUTING.md)."


@pytest.fixture(scope="module")
def golden() -> list[dict[str, Any]]:
    cases: list[dict[str, Any]] = json.loads(FILE.read_text("utf-8"))
    return cases


def test_python_still_finds_what_it_found(golden: list[dict[str, Any]]) -> None:
    for case in golden:
        found = json.loads(json.dumps(vector(read(Problem, case["problem"]))))
        assert [line for what in ("result", "flips") for line in apart(case[what], found[what])] == [], CURE


def test_there_is_a_case_of_every_kind(golden: list[dict[str, Any]]) -> None:
    seen = {word for case in golden for kind in kinds(case) for word in (kind, kind.split()[0])}
    assert seen >= {*SCALES, *METHODS, *Verdict}, CURE


def test_the_script_knows_every_number_that_a_problem_has_every_scale_and_every_method() -> None:
    words = set(re.findall(r"\w+", SCRIPT.read_text("utf-8")))
    fields = {name for kind in (Problem, Ranges, Factor, Need) for name in kind._fields}
    settings = {field.name for scale in SCALES.values() for field in dataclasses.fields(scale)}
    known = {*SCALES, *METHODS, *Verdict, *fields, *settings}
    assert sorted(known - words) == [], CURE
