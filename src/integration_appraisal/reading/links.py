"""Ids that point to entries of the catalogue."""

from collections.abc import Iterable

from integration_appraisal.reading.catalogue import Catalogue
from integration_appraisal.reading.document import Path
from integration_appraisal.reading.faults import Faults, position_in

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
    for identity in identities:
        check_value(faults, position_in(faults.document.data, path, identity), catalogue, name, identity)
