"""From the files of a catalogue to the catalogue, with all that is wrong in them, one by one and between them."""

from collections.abc import Iterable, Sequence
from typing import Any

from integration_appraisal.documents.document import Data, Document, child
from integration_appraisal.findings import Finding
from integration_appraisal.loading.catalogue import Catalogue, Location
from integration_appraisal.loading.checks import criteria as criteria_checks
from integration_appraisal.loading.checks import options as option_checks
from integration_appraisal.loading.checks.faults import entries
from integration_appraisal.loading.files import File
from integration_appraisal.loading.shape import Shaped, parse
from integration_appraisal.model.common import Model
from integration_appraisal.model.criteria import LISTS, About, CriteriaFile
from integration_appraisal.model.option import Option

Read = tuple[File, Shaped[Any] | None]

_MODELS: dict[str, type[Model]] = {"options": Option, "criteria": CriteriaFile}


def assemble(folder: str, files: Sequence[File]) -> tuple[Catalogue, list[Finding]]:
    """A catalogue from its files, read; they are checked one by one and against each other."""
    findings: list[Finding] = []
    read = {kind: [(file, _read(file, kind, findings)) for file in files if _kind(file) == kind] for kind in _MODELS}
    findings += _incomplete(folder, [kind for kind in read if not read[kind]])
    options, criteria = read.values()
    catalogue = _assembled(folder, options, criteria)
    findings += criteria_checks.check(catalogue, [shaped for _, shaped in criteria if shaped])
    findings += option_checks.check(catalogue, [shaped for _, shaped in options if shaped])
    return catalogue, findings


def _incomplete(folder: str, absent: Sequence[str]) -> list[Finding]:
    message = f"no YAML files in {' and '.join(f'`{kind}`' for kind in absent)}. "
    message += "A catalogue is a folder with files in `options` and in `criteria`."
    return [Finding("L003", message, folder)] if absent else []


def _kind(file: File) -> str:
    return file.within.split("/")[0]


def _stem(file: File) -> str:
    return file.within.rsplit("/", 1)[-1].rsplit(".", 1)[0]


def _read(file: File, kind: str, findings: list[Finding]) -> Shaped[Any] | None:
    if file.content is None:
        return None
    stand_ins: dict[str, Data] = {"id": _stem(file), "name": _stem(file), "role": "alternative", "scores": {}}
    shaped, faults = parse(file.content, file.name, _MODELS[kind], stand_ins)
    findings += faults
    return shaped


def _assembled(folder: str, options: Sequence[Read], criteria: Sequence[Read]) -> Catalogue:
    locations: dict[tuple[str, str], Location] = {}
    lists, about = _merged(criteria, locations)
    by_id: dict[str, Option] = {}
    for document, option in sorted(_models(options), key=lambda pair: _order(pair[1])):
        by_id.setdefault(option.id, option)
        locations.setdefault(("options", option.id), Location(document, ()))
    read = (*options, *criteria)
    return Catalogue(
        folder=folder,
        about=about,
        options=by_id,
        lists=lists,
        declared=_declared(locations, options),
        locations=locations,
        unread=_unread(options, criteria),
        data={file.within: shaped.document.data for file, shaped in read if shaped},
        accepts=tuple((document, model.accepts) for document, model in _models(read)),
        files=tuple(file.real for file, _ in read),
    )


def _declared(locations: Iterable[tuple[str, str]], options: Sequence[Read]) -> dict[str, frozenset[str]]:
    """The ids of each list; an option that could not be read has the name of its file."""
    declared = {name: frozenset(entry for kind, entry in locations if kind == name) for name in (*LISTS, "options")}
    declared["options"] |= {_stem(file) for file, shaped in options if not _has_model(shaped)}
    return declared


def _unread(options: Sequence[Read], criteria: Sequence[Read]) -> frozenset[str]:
    """The lists that may have entries which could not be read."""
    unread = {name for _, shaped in criteria if shaped for name in LISTS if _is_unread(shaped.document, name)}
    known = criteria and all(_has_model(shaped) for _, shaped in criteria)
    return frozenset(() if options else ("options",)) | frozenset(unread if known else LISTS)


def _merged(
    criteria: Sequence[Read], locations: dict[tuple[str, str], Location]
) -> tuple[dict[str, dict[str, Any]], About]:
    """The lists of all criteria files by id, and what the catalogue says of itself; of two, the first counts."""
    lists: dict[str, dict[str, Any]] = {name: {} for name in LISTS}
    about = None
    for document, model in _models(criteria):
        about = about or model.about
        for name in LISTS:
            for path, identity in entries(document.data, (name,)):
                locations.setdefault((name, identity), Location(document, path))
            for entry in getattr(model, name):
                lists[name].setdefault(entry.id, entry)
    return lists, about or About()


def _is_unread(document: Document, name: str) -> bool:
    """Whether a list may have entries whose ids can't be known: it is no list, or an entry of it has no id."""
    rows = child(document.data, name)
    if not isinstance(rows, list):
        return document.is_reported((name,))
    return any(not isinstance(child(row, "id"), str) for row in rows)


def _has_model(shaped: Shaped[Any] | None) -> bool:
    return shaped is not None and shaped.model is not None


def _models(files: Sequence[Read]) -> list[tuple[Document, Any]]:
    return [(shaped.document, shaped.model) for _, shaped in files if shaped is not None and shaped.model is not None]


def _order(option: Option) -> tuple[bool, int, str]:
    """Options stand in the order of their numbers, those without a number last, by id."""
    return (option.number is None, option.number or 0, option.id)
