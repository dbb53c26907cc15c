"""Ids that point to entries of the catalogue, and `source: {work: …}` to works in lists of sources."""

from collections.abc import Collection, Iterable, Iterator

from integration_appraisal.documents.document import Data, Path, items
from integration_appraisal.loading.catalogue import Catalogue
from integration_appraisal.loading.checks.faults import Faults

_WORDS = {
    "criteria": "criterion",
    "degrees": "degree",
    "evidence": "evidence with the id",
    "groups": "group",
    "local_factors": "local factor",
    "options": "option",
    "powers": "power",
}


def check_value(faults: Faults, path: Path, catalogue: Catalogue, name: str, identity: str) -> None:
    """The value at ``path`` is the id of an entry of the list ``name`` (or of ``options``)."""
    if not catalogue.knows(name, identity):
        faults.unknown(path, _WORDS[name], identity, catalogue.declared[name])


def check_keys(faults: Faults, path: Path, catalogue: Catalogue, name: str, keys: Iterable[str]) -> None:
    """The keys of the mapping at ``path`` are such ids."""
    for key in keys:
        if not catalogue.knows(name, key):
            faults.unknown((*path, key), _WORDS[name], key, catalogue.declared[name], key=True)


def check_list(faults: Faults, path: Path, catalogue: Catalogue, name: str, identities: Iterable[str]) -> None:
    """The values of the list at ``path`` are such ids."""
    known = frozenset(identities)
    for index, row in enumerate(items(faults.document.data, path)):
        if isinstance(row, str) and row in known:
            check_value(faults, (*path, index), catalogue, name, row)


def check_citations(faults: Faults, works: Collection[str]) -> None:
    """Report works that nothing has, wherever in the document they are cited."""
    for path, work in _cited(faults.document.data, ()):
        if work not in works:
            faults.unknown(path, "source with the id", work, works)


def _cited(data: Data, path: Path) -> Iterator[tuple[Path, str]]:
    if isinstance(data, dict):
        source = data.get("source")
        work = source.get("work") if isinstance(source, dict) else None
        if isinstance(work, str):
            yield (*path, "source", "work"), work
        for key, value in data.items():
            yield from _cited(value, (*path, key))
    elif isinstance(data, list):
        for index, value in enumerate(data):
            yield from _cited(value, (*path, index))
