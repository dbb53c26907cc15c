"""From a document to a model: every fault of shape at its place, and what is left without the faulty parts."""

import json
import re
from collections.abc import Callable, Mapping
from typing import Generic, NamedTuple, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from integration_appraisal.documents.document import Data, Document, Path, child, follow
from integration_appraisal.documents.pasted import names as pasted_names
from integration_appraisal.documents.reader import read
from integration_appraisal.findings import Finding, Position, shown
from integration_appraisal.loading import meant
from integration_appraisal.loading.annotations import fields_at, wants_id
from integration_appraisal.loading.suggest import listed, nearest, nearest_word
from integration_appraisal.loading.wording import ID_SHAPE, described, id_hint, said
from integration_appraisal.model.common import Model

M = TypeVar("M", bound=Model)

StandIns = Mapping[tuple[str, ...], Data]  # by the path of the field, without the positions of items

_ROUNDS = 20


class Shaped(NamedTuple, Generic[M]):
    """A document and the model made of it.

    Where a file has faults of shape, ``model`` is made of what is left without the faulty parts, so that later checks
    can find the other faults in the same run.
    """

    document: Document
    model: M | None


def parse(
    content: bytes, file: str, model: Callable[[Data], type[M]], stand_ins: StandIns
) -> tuple[Shaped[M] | None, list[Finding]]:
    """One file by itself, as ``shape`` has it, of the model for its data; None where nothing can be said of it."""
    document, findings = read(content, file)
    if document is None:
        return None, findings
    shaped, faults = shape(document, model(document.data), stand_ins)
    return shaped, findings + faults


def shape(document: Document, model: type[M], stand_ins: StandIns) -> tuple[Shaped[M], list[Finding]]:
    """Validate a document. ``stand_ins`` fill in for required fields that are missing, once that is reported."""
    if not isinstance(document.data, dict):
        message = f"this file is {described(document.data)}; fields are expected: `key: value`, each on a line."
        if isinstance(document.data, str) and re.match(r"([^,;\t]*[,;\t]){2}", document.data):
            message += " `appraise import` reads tables."
        return Shaped(document, None), [Finding("S003", message, document.file, document.at(()))]
    made, errors = _validated(model, document.data)
    if not errors:
        return Shaped(document, made), []
    # Null in a field that may be left out means that it is left out.
    data = _without_empty(document.data, model, document.data)
    made, errors = _validated(model, data)
    findings = _reported(document, model, data, errors)
    for _ in range(_ROUNDS):
        if errors:
            _take_out(data, errors, stand_ins)
            made, errors = _validated(model, data)
    return Shaped(document.with_faults(findings), made), list(findings.values())


def _validated(model: type[M], data: Data) -> tuple[M | None, list[ErrorDetails]]:
    try:
        return model.model_validate_json(json.dumps(data), strict=True), []
    except ValidationError as error:
        return None, error.errors(include_url=False, include_input=False)


def _without_empty(data: Data, model: type[Model], root: Data, path: Path = ()) -> Data:
    if isinstance(data, list):
        return [_without_empty(item, model, root, (*path, index)) for index, item in enumerate(data)]
    if not isinstance(data, dict):
        return data
    fields = fields_at(model, root, path)
    return {
        key: _without_empty(value, model, root, (*path, key))
        for key, value in data.items()
        if value is not None or key not in fields or fields[key].is_required()
    }


# Reporting ------------------------------------------------------------------------------------------------------------


def _reported(document: Document, model: type[Model], data: Data, errors: list[ErrorDetails]) -> dict[Path, Finding]:
    """The findings by their places, each place once."""
    findings: dict[Path, Finding] = {}
    told = _told_apart(data, errors)
    misspelt = [path for error, path in told if error["type"] == "extra_forbidden"]
    intended = {(*path[:-1], nearest_word(path[-1], fields_at(model, data, path[:-1]))) for path in misspelt}
    for error, path in told:
        # What lacks a field, or has one too many, is the thing around it; the rest is wrong in itself.
        around = path[:-1] if error["type"] in ("missing", "extra_forbidden") else path
        if path not in intended and path not in findings and not document.is_reported(around):
            findings[path] = _finding(document, model, data, error, path)
    return findings


def _told_apart(data: Data, errors: list[ErrorDetails]) -> list[tuple[ErrorDetails, Path]]:
    """Errors with their paths in the data; of a union's branches only the one that the data took."""
    found = [(error, _path(data, error)) for error in errors]
    around = {path[:length] for _, path in found for length in range(len(path))}

    def is_shallow(error: ErrorDetails, path: Path) -> bool:
        """Another branch of the union got further into the value, or a list is short because its entries are wrong."""
        is_branch = len(path) < len(error["loc"]) and str(error["type"]).endswith("_type")
        return (is_branch or error["type"] == "too_short") and path in around

    return [(error, path) for error, path in found if not is_shallow(error, path)]


def _path(data: Data, error: ErrorDetails) -> Path:
    """Pydantic's ``loc`` without its own steps, such as the tags of unions."""
    steps: list[str | int] = []
    last = len(error["loc"]) - 1
    tagged: Data = None
    for index, step in enumerate(error["loc"]):
        if index < last and isinstance(data, dict) and data is not tagged and data.get("kind") == step:
            tagged = data  # the branch of a union told apart by `kind`
            continue
        if _has(data, step) or (index == last and error["type"] == "missing"):
            steps.append(step)
            data = child(data, step)
    return tuple(steps)


def _has(data: Data, step: str | int) -> bool:
    return step in data if isinstance(data, dict) else isinstance(data, list) and isinstance(step, int)


def _finding(document: Document, model: type[Model], data: Data, error: ErrorDetails, path: Path) -> Finding:
    kind = str(error["type"])
    found = follow(data, path)
    if kind == "extra_forbidden":
        return Finding("S002", _unknown(model, data, path), document.file, document.at_key(path))
    if "[key]" in error["loc"]:
        message = f'"{shown(path[-1])}" can\'t be a key here. {ID_SHAPE}{id_hint(path[-1])}'
        return Finding("S006", message, document.file, document.at_key(path))
    if kind == "string_type" and isinstance(found, (int, float)) and wants_id(model, data, path):
        message = f"`{_name(path)}` is {described(found)}. {ID_SHAPE}{id_hint(found)}"
        return Finding("S003", message, document.file, document.at(path))
    code, message = said(kind, _name(path), found, error.get("ctx", {}))
    message += meant.in_shape(kind, found, model, data, path)
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
    known = list(fields_at(model, data, path[:-1]))
    hint = meant.field(str(path[-1]), known) or nearest(path[-1], known)
    if "values" in known and isinstance(follow(data, path), (int, float)):
        hint = " Points and swings stand one step further in, under `values`."
    hint = hint or (f" It may have {listed(known, 40)}." if known else "")
    where = f"`{_name(path[:-1])}` has no field" if len(path) > 1 else "this file has no field"
    return f"{where} `{shown(path[-1])}`.{hint}{pasted_names(str(path[-1]))}"


# Salvaging ------------------------------------------------------------------------------------------------------------


def _take_out(data: Data, errors: list[ErrorDetails], stand_ins: StandIns) -> None:
    """Take the parts that have errors out of the data; the root never goes, a stand-in fills what it lacks."""
    paths = {_faulty_part(data, error, stand_ins) for error in errors} - {()}
    # The last of a list goes first, so that taking one out does not move the others.
    for path in sorted(paths, key=lambda path: [(isinstance(step, str), step) for step in path], reverse=True):
        parent, last = follow(data, path[:-1]), path[-1]
        if isinstance(parent, dict) and isinstance(last, str):
            parent.pop(last, None)
        elif isinstance(parent, list) and isinstance(last, int):
            del parent[last : last + 1]


def _faulty_part(data: Data, error: ErrorDetails, stand_ins: StandIns) -> Path:
    path = _path(data, error)
    if error["type"] != "missing":
        return path
    names = tuple(step for step in path if isinstance(step, str))
    around = follow(data, path[:-1])
    if names not in stand_ins or not isinstance(around, dict):
        return path[:-1]
    around[names[-1]] = stand_ins[names]
    return ()
