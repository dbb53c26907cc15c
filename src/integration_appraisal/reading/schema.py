"""JSON Schema of the three kinds of file, made from the models, for editors and other validators."""

from typing import Any

from integration_appraisal.model.common import Model
from integration_appraisal.model.criteria import CriteriaFile
from integration_appraisal.model.local import Local
from integration_appraisal.model.option import Option

KINDS: dict[str, tuple[type[Model], str]] = {
    "option": (Option, "An option for integration"),
    "criteria": (CriteriaFile, "What options are judged by"),
    "local": (Local, "A place that chooses between options"),
}


def schema(kind: str) -> dict[str, Any]:
    """The schema of one kind: a key of KINDS."""
    model, title = KINDS[kind]
    found = model.model_json_schema(by_alias=True)
    _close(found)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **found, "title": title}


def _close(part: Any) -> None:
    """Keys that are ids are the only ones; a pattern by itself would let all others through."""
    if isinstance(part, dict):
        if "patternProperties" in part:
            part.setdefault("additionalProperties", False)
        for inner in part.values():
            _close(inner)
    elif isinstance(part, list):
        for inner in part:
            _close(inner)
