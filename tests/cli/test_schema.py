"""``appraise schema``: JSON Schemas that take what we take, and say no to a misspelt key."""

import json
from copy import deepcopy
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from cli.command import ROOT
from conftest import Appraise
from integration_appraisal.documents.document import Document
from integration_appraisal.documents.reader import read
from integration_appraisal.loading.schema import KINDS, schema
from integration_appraisal.loading.shape import shape

FOLDERS = {"option": "options", "criteria": "criteria", "local": "examples"}
FILES = [(kind, path) for kind, folder in FOLDERS.items() for path in sorted((ROOT / folder).glob("*.yaml"))]
EVERY = pytest.mark.parametrize(("kind", "path"), FILES, ids=[f"{path.parent.name}/{path.stem}" for _, path in FILES])


@cache
def data_of(path: Path) -> Any:
    document, findings = read(path.read_bytes(), path.name)
    assert document is not None
    assert findings == []
    return document.data


@cache
def validator(kind: str) -> Draft202012Validator:
    return Draft202012Validator(schema(kind), format_checker=Draft202012Validator.FORMAT_CHECKER)


# Mappings whose keys are ids or names of the catalogue, and those of which the mappings in them are, too.
BY_ID = {"relies_on", "local_factors", "must_haves", "ruled_out", "costs", "values", "emphasises", "grades"}
BY_TWO_IDS = {"scores", "answers"}


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_is_a_json_schema(appraise: Appraise, kind: str) -> None:
    ran = appraise("schema", kind)
    assert (ran.code, ran.err) == (0, "")
    found = json.loads(ran.out)
    assert found["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    Draft202012Validator.check_schema(found)


def test_without_a_kind_there_are_all(appraise: Appraise) -> None:
    found = json.loads(appraise("schema").out)
    assert found == {kind: json.loads(appraise("schema", kind).out) for kind in KINDS}


@pytest.mark.parametrize("kind", KINDS)
def test_the_schema_in_the_repository_is_the_one_that_is_printed(appraise: Appraise, kind: str) -> None:
    kept = (ROOT / "schemas" / f"{kind}.schema.json").read_text(encoding="utf-8")
    assert kept == appraise("schema", kind).out


def test_no_other_schema_is_kept() -> None:
    kept = sorted(path.name for path in (ROOT / "schemas").glob("*.json"))
    assert kept == sorted(f"{kind}.schema.json" for kind in KINDS)


@EVERY
def test_every_file_we_keep_is_taken(kind: str, path: Path) -> None:
    assert [error.message for error in validator(kind).iter_errors(data_of(path))] == []


@EVERY
def test_every_file_we_keep_names_its_schema_in_the_first_line(kind: str, path: Path) -> None:
    first = path.read_text(encoding="utf-8").splitlines()[0]
    assert first == f"# yaml-language-server: $schema=../schemas/{kind}.schema.json"


@EVERY
def test_a_misspelt_field_is_refused_wherever_it_stands(kind: str, path: Path) -> None:
    data = data_of(path)
    places = _mappings(data, ())[:60]
    assert () in places
    for place in places:
        changed = deepcopy(data)
        inner = changed
        for step in place:
            inner = inner[step]
        inner["zz_misspelt"] = "x"
        assert not validator(kind).is_valid(changed), place


def _mappings(data: Any, path: tuple[Any, ...]) -> list[tuple[Any, ...]]:
    """The places of the mappings whose keys are fields."""
    by_id = bool(path) and (path[-1] in BY_ID | BY_TWO_IDS or (len(path) > 1 and path[-2] in BY_TWO_IDS))
    found = [path] if isinstance(data, dict) and not by_id else []
    inner = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    return found + [place for key, value in inner for place in _mappings(value, (*path, key))]


@pytest.mark.parametrize(
    ("kind", "changed"),
    [
        ("local", {"status": "finl"}),
        ("local", {"area": None}),
        ("local", {"local_factors": {"Pace": {"level": 1}}}),
        ("local", {"local_factors": {"pace": {"level": "3"}}}),
        ("local", {"scores": {"framework": {"Consistency": {"score": 1}}}}),
        ("local", {"must_haves": {"consistency": 101}}),
        ("local", {"date": "1 March 2013"}),
        ("option", {"role": "alternativ"}),
        ("option", {"id": "Framework"}),
        ("option", {"scores": {"consistency": {"score": [1]}}}),
        ("criteria", {"local_factors": [{"id": "f", "name": "F", "levels": ["one"], "points": 1}]}),
        ("criteria", {"criteria": [{"id": "c", "name": "C", "weight": -1, "scale": {"kind": "judged"}}]}),
        ("criteria", {"criteria": [{"id": "c", "name": "C", "weight": 1, "scale": {"kind": "linear", "worst": 1}}]}),
        ("criteria", {"criteria": [{"id": "c", "name": "C", "weight": 1, "scale": {"worst": "none"}}]}),
        ("local", {"local_factors": {"pace": None}}),
        ("local", {"risks": [None]}),
    ],
    ids=lambda value: json.dumps(value)[:60] if isinstance(value, dict) else value,
)
def test_what_reading_refuses_the_schema_refuses(kind: str, changed: dict[str, Any]) -> None:
    data = data_of(next(path for own, path in FILES if own == kind)) | changed
    assert not validator(kind).is_valid(data)


@pytest.mark.parametrize(
    ("kind", "changed"),
    [
        ("local", {"local_factors": None, "variants": None, "status": None, "date": None, "decision": None}),
        ("local", {"weights": {"values": None, "method": None}}),
        ("local", {"panel": [{"name": "A", "chair": None, "role": None}]}),
        ("option", {"relies_on": None, "risks": None, "number": None}),
        ("criteria", {"groups": None, "about": None, "barriers": [{"id": "b", "name": "B", "kind": None}]}),
    ],
    ids=lambda value: json.dumps(value)[:60] if isinstance(value, dict) else value,
)
def test_null_that_counts_as_left_out_is_taken_by_both(kind: str, changed: dict[str, Any]) -> None:
    data = data_of(next(path for own, path in FILES if own == kind)) | changed
    assert [error.message for error in validator(kind).iter_errors(data)] == []
    model = KINDS[kind][0]
    _, findings = shape(Document("f.yaml", data, {}, {}), model, {})
    assert findings == []


def test_what_init_writes_is_taken(appraise: Appraise) -> None:
    document, _ = read(appraise("init", "-").out.encode(), "local.yaml")
    assert document is not None
    assert [error.message for error in validator("local").iter_errors(document.data)] == []
