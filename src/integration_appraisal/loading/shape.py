"""From a document to a model: every fault of shape at its place, and what is left without the faulty parts."""

import json
from typing import Any, Generic, NamedTuple, TypeVar

from pydantic import ValidationError

from integration_appraisal.documents.document import Data, Document, Path, child, follow
from integration_appraisal.documents.pasted import names as pasted_names
from integration_appraisal.findings import Finding, Position, shown
from integration_appraisal.loading.annotations import model_at, names_of, wants_id
from integration_appraisal.loading.suggest import listed, nearest, nearest_word
from integration_appraisal.loading.wording import ID_SHAPE, described, id_hint, said
from integration_appraisal.model.common import Model

M = TypeVar("M", bound=Model)

_ROUNDS = 20


class Shaped(NamedTuple, Generic[M]):
    """A document and the model made of it.

    Where a file has faults of shape, ``model`` is made of what is left without the faulty parts, so that later checks
    can find the other faults in the same run.
    """

    document: Document
    model: M | None


def shape(document: Document, model: type[M], stand_ins: dict[str, Data]) -> tuple[Shaped[M], list[Finding]]:
    """Validate a document. ``stand_ins`` fill in for required fields that are missing, once that is reported."""
    if not isinstance(document.data, dict):
        message = f"this file is {described(document.data)}; fields are expected: `key: value`, each on a line."
        return Shaped(document, None), [Finding("S003", message, document.file, document.at(()))]
    text = json.dumps(document.data)
    try:
        return Shaped(document, model.model_validate_json(text, strict=True)), []
    except ValidationError:
        # Null in a field that may be left out means that it is left out.
        data = _without_empty(json.loads(text), model)
        first = _errors(model, data)
        findings, faulty = _reported(document, model, data, first)
        document = document.with_faults(faulty)
        return Shaped(document, _salvaged(model, data, first, stand_ins)), findings


def _errors(model: type[Model], data: Data) -> list[dict[str, Any]]:
    try:
        model.model_validate_json(json.dumps(data), strict=True)
    except ValidationError as error:
        return [dict(entry) for entry in error.errors(include_url=False, include_input=False)]
    return []


def _without_empty(data: Data, model: type[Model], root: Data = None, path: Path = ()) -> Data:
    root = data if root is None else root
    if isinstance(data, list):
        return [_without_empty(item, model, root, (*path, index)) for index, item in enumerate(data)]
    if not isinstance(data, dict):
        return data
    here = model_at(model, root, path)
    return {
        key: _without_empty(value, model, root, (*path, key))
        for key, value in data.items()
        if value is not None or here is None or not _may_be_left_out(here, key)
    }


def _may_be_left_out(model: type[Model], key: str) -> bool:
    field = names_of(model).get(key)
    return field is not None and not model.model_fields[field].is_required()


# Reporting ------------------------------------------------------------------------------------------------------------


def _reported(
    document: Document, model: type[Model], data: Data, errors: list[dict[str, Any]]
) -> tuple[list[Finding], list[Path]]:
    """The findings, each place once, and the places."""
    findings: list[Finding] = []
    faulty: list[Path] = []
    told = _told_apart(data, errors)
    seen = {_meant(model, data, path) for entry, path in told if entry["type"] == "extra_forbidden"}
    for entry, path in told:
        # What lacks a field, or has one too many, is the thing around it; the rest is wrong in itself.
        around = path[:-1] if entry["type"] in ("missing", "extra_forbidden") else path
        if path in seen or document.is_reported(around):
            continue
        seen.add(path)
        faulty.append(path)
        findings.append(_finding(document, model, data, entry, path))
    return findings, faulty


def _meant(model: type[Model], data: Data, path: Path) -> Path | None:
    """The field that a misspelt one was meant for, which is then not missing besides."""
    here = model_at(model, data, path[:-1])
    name = nearest_word(path[-1], names_of(here) if here is not None else ())
    return (*path[:-1], name) if name else None


def _told_apart(data: Data, errors: list[dict[str, Any]]) -> list[tuple[dict[str, Any], Path]]:
    """Errors with their paths in the data; of a union's branches only the one that the data took."""
    found = [(entry, _path(data, entry)) for entry in errors]
    around = {path[:length] for _, path in found for length in range(len(path))}

    def is_shallow(entry: dict[str, Any], path: Path) -> bool:
        """Another branch of the union got further into the value, or a list is short because its entries are wrong."""
        is_branch = len(path) < len(entry["loc"]) and str(entry["type"]).endswith("_type")
        return (is_branch or entry["type"] == "too_short") and path in around

    return [(entry, path) for entry, path in found if not is_shallow(entry, path)]


def _path(data: Data, entry: dict[str, Any]) -> Path:
    """Pydantic's ``loc`` without its own steps, such as the tags of unions."""
    steps: list[str | int] = []
    last = len(entry["loc"]) - 1
    tagged: Data = None
    for index, step in enumerate(entry["loc"]):
        if index < last and isinstance(data, dict) and data is not tagged and data.get("kind") == step:
            tagged = data  # the branch of a union told apart by `kind`
            continue
        if _has(data, step) or (index == last and entry["type"] == "missing"):
            steps.append(step)
            data = child(data, step)
    return tuple(steps)


def _has(data: Data, step: str | int) -> bool:
    return step in data if isinstance(data, dict) else isinstance(data, list) and isinstance(step, int)


def _finding(document: Document, model: type[Model], data: Data, entry: dict[str, Any], path: Path) -> Finding:
    kind = str(entry["type"])
    found = follow(data, path)
    if kind == "extra_forbidden":
        return Finding("S002", _unknown(model, data, path), document.file, document.at_key(path))
    if "[key]" in entry["loc"]:
        message = f'"{shown(path[-1])}" can\'t be a key here. {ID_SHAPE}{id_hint(path[-1])}'
        return Finding("S006", message, document.file, document.at_key(path))
    if kind == "string_type" and isinstance(found, (int, float)) and wants_id(model, data, path):
        message = f"`{_name(path)}` is {described(found)}. {ID_SHAPE}{id_hint(found)}"
        return Finding("S003", message, document.file, document.at(path))
    code, message = said(kind, _name(path), found, entry.get("ctx", {}))
    return Finding(code, message, document.file, _place(document, kind, path))


def _place(document: Document, kind: str, path: Path) -> Position:
    if kind == "missing":
        # A key that stands there without a value is the place; else the thing that lacks it.
        return document.at_key(path if path in document.keys else path[:-1])
    if kind == "union_tag_not_found":
        return document.at_key(path)
    return document.at((*path, "kind") if kind == "union_tag_invalid" else path)


def _name(path: Path) -> str:
    """What a reader calls the place: the key, with the list it is in."""
    if not path:
        return "this file"
    if isinstance(path[-1], int):
        return f"{_name(path[:-1])}[{path[-1] + 1}]"
    return path[-1]


def _unknown(model: type[Model], data: Data, path: Path) -> str:
    here = model_at(model, data, path[:-1])
    known = list(names_of(here)) if here is not None else []
    hint = nearest(path[-1], known) or (f" It may have {listed(known, 40)}." if known else "")
    where = f"`{_name(path[:-1])}` has no field" if len(path) > 1 else "this file has no field"
    return f"{where} `{shown(path[-1])}`.{hint}{pasted_names(str(path[-1]))}"


# Salvaging ------------------------------------------------------------------------------------------------------------


def _salvaged(model: type[M], data: Data, errors: list[dict[str, Any]], stand_ins: dict[str, Data]) -> M | None:
    """The model of what is left when faulty parts are taken out, or None where too little is."""
    for _ in range(_ROUNDS):
        targets = {_target(data, entry, stand_ins) for entry in errors}
        # The last of a list goes first, so that taking one out does not move the others.
        for path in sorted(
            targets - {()}, key=lambda path: [(isinstance(step, str), step) for step in path], reverse=True
        ):
            _take_out(data, path)
        try:
            return model.model_validate_json(json.dumps(data), strict=True)
        except ValidationError as error:
            errors = [dict(found) for found in error.errors(include_url=False, include_input=False)]
    return None


def _target(data: Data, entry: dict[str, Any], stand_ins: dict[str, Data]) -> Path:
    """The part that has to go because of an error; the root never goes, a stand-in fills what it lacks."""
    path = _path(data, entry)
    if entry["type"] == "missing":
        name, path = path[-1], path[:-1]
        if not path and isinstance(data, dict) and isinstance(name, str):
            data[name] = stand_ins.get(name, "")
    return path


def _take_out(data: Data, path: Path) -> None:
    parent, last = follow(data, path[:-1]), path[-1]
    if isinstance(parent, dict) and isinstance(last, str):
        parent.pop(last, None)
    elif isinstance(parent, list) and isinstance(last, int):
        del parent[last : last + 1]
