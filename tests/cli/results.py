"""The published schemas of results, and any text held against the one that it names."""

import json
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator
from jsonschema.exceptions import best_match

Json = dict[str, Any]

FOLDER = Path(__file__).parents[2] / "schemas" / "results"
NAMES = sorted(path.name.removesuffix(".schema.json") for path in FOLDER.iterdir())
_BEGINS = '{\n  "schema": "'


@cache
def schema_of(name: str) -> Json:
    """A result's published schema, by the name of its file."""
    read: Json = json.loads((FOLDER / f"{name}.schema.json").read_text(encoding="utf-8"))
    return read


@cache
def _validators() -> dict[str, Draft202012Validator]:
    return {
        schema["properties"]["schema"]["const"]: Draft202012Validator(
            schema, format_checker=Draft202012Validator.FORMAT_CHECKER
        )
        for schema in map(schema_of, NAMES)
    }


def fault(result: Json) -> str | None:
    """What its schema says against a result. Raises KeyError where there is no schema of that name."""
    error = best_match(_validators()[result["schema"]].iter_errors(result))
    return f"{error.json_path}: {error.message}" if error else None


def is_refused(result: Json) -> bool:
    """Whether its schema says anything against it: much sooner known than what it says."""
    return not _validators()[result["schema"]].is_valid(result)


@lru_cache(maxsize=256)
def hold(text: str) -> None:
    """Hold what a command wrote against its schema, if it is a result."""
    if text.startswith(_BEGINS):
        against = fault(json.loads(text))
        assert against is None, against
