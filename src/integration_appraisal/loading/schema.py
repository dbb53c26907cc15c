"""JSON Schema of the kinds of file, made from the models, for editors and other validators."""

from typing import Any

from integration_appraisal.model.catalogue import CatalogueFile
from integration_appraisal.model.common import Model
from integration_appraisal.model.criteria import CriteriaFile
from integration_appraisal.model.local import Local
from integration_appraisal.model.option import Option

KINDS: dict[str, tuple[type[Model], str]] = {
    "option": (Option, "One option of a catalogue"),
    "criteria": (CriteriaFile, "What options are judged by"),
    "catalogue": (CatalogueFile, "Options and what they are judged by, in one file"),
    "local": (Local, "A place that chooses between options"),
}


def schema(kind: str) -> dict[str, Any]:
    """The schema of one kind: a key of KINDS."""
    model, title = KINDS[kind]
    found = model.model_json_schema(by_alias=True)
    _as_read(found)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **found, "title": title}


def _as_read(part: Any) -> None:
    """Put right, wherever it stands, in what pydantic's schema differs from what reading takes."""
    for inner in part.values() if isinstance(part, dict) else part if isinstance(part, list) else ():
        _as_read(inner)
    if not isinstance(part, dict):
        return
    if "patternProperties" in part:  # keys that are ids are the only ones; a pattern by itself lets others through
        part.setdefault("additionalProperties", False)
    fields = part.get("properties")
    if part.get("type") == "object" and isinstance(fields, dict):
        _mend_fields(part, fields)


def _mend_fields(part: dict[str, Any], fields: dict[str, Any]) -> None:
    tags = [name for name, field in fields.items() if "const" in field]  # a scale is told apart by its kind
    if tags:
        part["required"] = sorted({*part.get("required", ()), *tags}, key=list(fields).index)
    for name in fields.keys() - set(part.get("required", ())):
        fields[name] = _or_nothing(fields[name])


def _or_nothing(field: dict[str, Any]) -> dict[str, Any]:
    """The same field, where null counts as left out."""
    if {"type": "null"} in field.get("anyOf", ()):
        return field
    about: dict[str, Any] = {name: field[name] for name in ("default", "description", "title") if name in field}
    rest = {name: value for name, value in field.items() if name not in about}
    return {"anyOf": [rest, {"type": "null"}], **about}
