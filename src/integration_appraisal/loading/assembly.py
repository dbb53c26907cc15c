"""From the files of a catalogue to the catalogue, with all that is wrong in them, one by one and between them."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from integration_appraisal.documents.document import Data, Document, Path, child
from integration_appraisal.findings import NOWHERE, Finding
from integration_appraisal.loading.catalogue import Catalogue, Location
from integration_appraisal.loading.checks import criteria as criteria_checks
from integration_appraisal.loading.checks import options as option_checks
from integration_appraisal.loading.checks.faults import Faults, entries, placed
from integration_appraisal.loading.checks.links import check_citations
from integration_appraisal.loading.files import ONE_FILE, File
from integration_appraisal.loading.local import kind_of
from integration_appraisal.loading.shape import Shaped, parse
from integration_appraisal.model.catalogue import CatalogueFile, OptionsFile
from integration_appraisal.model.common import ID_PATTERN, Acceptance, Model
from integration_appraisal.model.criteria import LISTS, About, CriteriaFile
from integration_appraisal.model.option import Option

Read = tuple[File, Shaped[Any] | None]

_HOLDING = {"options": ("options", ONE_FILE), "criteria": ("criteria", ONE_FILE)}  # by what is asked for, kinds of file
_MODELS: dict[str, Callable[[Data], type[Model]]] = {
    "options": lambda data: OptionsFile if isinstance(data, dict) and "options" in data else Option,
    "criteria": lambda _: CriteriaFile,
    ONE_FILE: lambda _: CatalogueFile,
}
_ID = re.compile(ID_PATTERN)
_LIST = re.compile(rb"^options\s*:", re.MULTILINE)


_LOCAL = "this is a local file, and no catalogue. Name the file or folder that has options and criteria."


def assemble(folder: str, files: Sequence[File]) -> tuple[Catalogue, list[Finding]]:
    """A catalogue from its files, read; they are checked one by one and against each other."""
    findings: list[Finding] = []
    read = [(file, _read(file, findings)) for file in files]
    held = {name: [own for own in read if _kind(own[0]) in kinds] for name, kinds in _HOLDING.items()}
    findings += _incomplete(folder, [name for name, own in held.items() if not own])
    catalogue = _assembled(folder, read, **held)
    return catalogue, findings + _between(catalogue, **held)


def _between(catalogue: Catalogue, options: Sequence[Read], criteria: Sequence[Read]) -> list[Finding]:
    """All that is wrong between the files, or between the entries of one."""
    faults = {file.within: Faults(shaped.document) for file, shaped in (*options, *criteria) if shaped}
    criteria_checks.check(catalogue, [(faults[file.within], shaped.model) for file, shaped in criteria if shaped])
    placed = [(faults[file.within], placed_options(shaped)) for file, shaped in options if shaped]
    option_checks.check(catalogue, placed)
    for own in faults.values():
        check_citations(own, catalogue)
    return [finding for own in faults.values() for finding in own.findings]


def _incomplete(folder: str, absent: Sequence[str]) -> list[Finding]:
    message = f"no YAML files in {' and '.join(f'`{kind}`' for kind in absent)}. "
    message += "A catalogue is a folder with files in `options` and in `criteria`, or one file with both."
    return [Finding("L003", message, folder, NOWHERE)] if absent else []


def _kind(file: File) -> str:
    return file.within.split("/")[0]


def _stem(file: File) -> str:
    return file.within.rsplit("/", 1)[-1].rsplit(".", 1)[0]


def _read(file: File, findings: list[Finding]) -> Shaped[Any] | None:
    if file.content is None:
        return None
    name = _stem(file)
    stand_ins: dict[tuple[str, ...], Data] = {("id",): name, ("name",): name, ("scores",): {}, **_LISTED}
    shaped, faults = parse(file.content, file.name, _MODELS[_kind(file)], stand_ins)
    if shaped is not None and _kind(file) == ONE_FILE and _is_local(shaped.document.data):
        findings += [own for own in faults if own.code.startswith("F")]
        findings.append(Finding("L005", _LOCAL, file.name))
        return None
    findings += faults
    return shaped


def _is_local(data: Data) -> bool:
    return kind_of(data) == "local" and child(data, "options") is None and child(data, "criteria") is None


_LISTED: dict[tuple[str, ...], Data] = {("options",): [], ("options", "name"): "?", ("options", "scores"): {}}


def placed_options(shaped: Shaped[Any]) -> list[tuple[Path, Option]]:
    """The options that a file holds, each with its place in the file."""
    match shaped.model:
        case Option() as option:
            return [((), option)]
        case OptionsFile() | CatalogueFile() as listing:
            return list(placed(shaped.document.data, "options", listing.options))
        case _:
            return []


def _assembled(folder: str, read: Sequence[Read], options: Sequence[Read], criteria: Sequence[Read]) -> Catalogue:
    locations: dict[tuple[str, str], Location] = {}
    lists, about = _merged(criteria, locations)
    by_id = _options(options, locations)
    return Catalogue(
        folder=folder,
        about=about,
        options=by_id,
        lists=lists,
        declared=_declared(locations, options),
        locations=locations,
        unread=_unread(options, criteria),
        data={file.within: shaped.document.data for file, shaped in read if shaped},
        accepts=tuple(acceptances for _, shaped in read if shaped for acceptances in _acceptances(shaped)),
        files=tuple(file.real for file, _ in read),
    )


def _options(options: Sequence[Read], locations: dict[tuple[str, str], Location]) -> dict[str, Option]:
    """Options by id, in the order of their numbers; those without one last, as they are listed, single ones by id."""
    found: list[tuple[Path, Option]] = []
    for shaped in [shaped for _, shaped in options if shaped]:
        for path, option in placed_options(shaped):
            found.append((path, option))
            locations.setdefault(("options", option.id), Location(shaped.document, path))
        for path, identity in entries(shaped.document.data, ("options",)):
            locations.setdefault(("options", identity), Location(shaped.document, path))
    by_id: dict[str, Option] = {}
    for _, option in sorted(found, key=lambda own: _order(*own)):
        by_id.setdefault(option.id, option)
    return by_id


def _order(path: Path, option: Option) -> tuple[bool, int, str]:
    return (option.number is None, option.number or 0, "" if path else option.id)


def _acceptances(shaped: Shaped[Any]) -> Iterator[tuple[Document, Path, tuple[Acceptance, ...]]]:
    """What a file accepts for all that it holds, and what each option of a list accepts for itself."""
    if shaped.model is not None:
        yield shaped.document, (), getattr(shaped.model, "accepts", ())
    for path, option in placed_options(shaped):
        if path:
            yield shaped.document, path, option.accepts


def _declared(locations: Iterable[tuple[str, str]], options: Sequence[Read]) -> dict[str, frozenset[str]]:
    """The ids of each list; an option that could not be read has the name of its file."""
    declared = {name: frozenset(entry for kind, entry in locations if kind == name) for name in (*LISTS, "options")}
    declared["options"] |= {_stem(file) for file, shaped in options if not _has_model(shaped)}
    return declared


def _unread(options: Sequence[Read], criteria: Sequence[Read]) -> frozenset[str]:
    """The lists that may have entries which could not be read."""
    documents = [document for document, _ in _models(criteria)]
    is_read = 0 < len(documents) == len(criteria)
    unread = {name for name in LISTS if not is_read or any(_is_unread(own, name) for own in documents)}
    if not options or any(_may_hold_more(*own) for own in options):
        unread.add("options")
    return frozenset(unread)


def _may_hold_more(file: File, shaped: Shaped[Any] | None) -> bool:
    """Whether a file may hold options whose ids can't be known, other than the one that it is named after."""
    if shaped is None or shaped.model is None:
        return _kind(file) == ONE_FILE or bool(_LIST.search(file.content or b""))
    return not isinstance(shaped.model, Option) and _is_unread(shaped.document, "options")


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
    return any(not _ID.fullmatch(str(child(row, "id"))) for row in rows)


def _has_model(shaped: Shaped[Any] | None) -> bool:
    return shaped is not None and shaped.model is not None


def _models(files: Sequence[Read]) -> list[tuple[Document, Any]]:
    return [(shaped.document, shaped.model) for _, shaped in files if shaped is not None and shaped.model is not None]
