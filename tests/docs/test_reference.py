"""The pages of reference are what the code, its schemas and its docstrings say now."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

import integration_appraisal
from cli.command import ROOT
from integration_appraisal.cli.app import COMMANDS

DOCS = ROOT / "docs"
PAGES = ("commands.md", "json.md", "python.md")


@pytest.fixture
def reference(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(DOCS / "making"))
    import reference as own

    return own


def read(name: str) -> str:
    return Path(DOCS, name).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", PAGES)
def test_a_page_that_is_made_is_fresh(reference: ModuleType, name: str) -> None:
    assert set(reference.PAGES) == set(PAGES)
    assert reference.PAGES[name]() == read(name), "make it anew by `.venv/bin/python docs/making/reference.py`"


def test_every_command_and_each_of_its_options_is_told() -> None:
    sections = dict(re.findall(r"^## (\w+)\n(.*?)(?=^## |\Z)", read("commands.md"), re.MULTILINE | re.DOTALL))
    assert list(sections) == list(COMMANDS)
    assert {"--format", "--set", "--weight", "--variant"} <= set(re.findall(r"`(--\w+)", sections["score"]))


def keys(schema: object) -> Iterator[str]:
    """The names of all keys that a schema tells of, at any depth."""
    if isinstance(schema, dict):
        yield from schema["properties"] if isinstance(schema.get("properties"), dict) else ()
        for held in schema.values():
            yield from keys(held)
    elif isinstance(schema, list):
        for held in schema:
            yield from keys(held)


def test_every_key_of_every_result_is_told() -> None:
    told = set(re.findall(r"^\| `(?:\S*\.)?(\w+)` \|", read("json.md"), re.MULTILINE))
    files = (ROOT / "schemas" / "results").glob("*.json")
    named = {key for path in files for key in keys(json.loads(path.read_text("utf-8")))}
    assert len(named) > 200
    assert named - told == set()


def test_all_that_the_door_for_python_gives_is_told() -> None:
    heads = set(re.findall(r"^### (\w+)$", read("python.md"), re.MULTILINE))
    assert set(integration_appraisal.__all__) <= heads
