"""Collects what is wrong with one document, each place once."""

from collections.abc import Collection, Iterable, Iterator
from typing import Protocol, TypeVar

from integration_appraisal.documents.document import Data, Document, Path, child, follow, items
from integration_appraisal.findings import Finding, shown
from integration_appraisal.loading.suggest import listed, nearest


class Entry(Protocol):
    """An entry of a list, which has an id."""

    @property
    def id(self) -> str:
        """Its id."""


class Named(Entry, Protocol):
    """An entry that results show by its name."""

    @property
    def name(self) -> str:
        """Its name."""


E = TypeVar("E", bound=Entry)


class Faults:
    """The findings about one document. A place that reading has reported already is not reported again."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.findings: list[Finding] = []

    def at(self, path: Path, code: str, message: str) -> None:
        """Report a value."""
        self._add(path, Finding(code, message, self.document.file, self.document.at(path)))

    def at_key(self, path: Path, code: str, message: str) -> None:
        """Report a key, or the thing that lacks something."""
        self._add(path, Finding(code, message, self.document.file, self.document.at_key(path)))

    def unknown(self, path: Path, what: str, found: str, known: Collection[str], *, key: bool = False) -> None:
        """Report an id that nothing has."""
        names = sorted(known)  # sets have no order that lasts from run to run
        hint = nearest(found, names) or (f" There is {listed(names)}." if names else "")
        message = f"there is no {what} `{shown(found)}`.{hint}"
        (self.at_key if key else self.at)(path, "L001", message)

    def has(self, path: Path) -> bool:
        """Whether anything but null stands at a path, right or wrong."""
        return follow(self.document.data, path) is not None or self.document.is_reported(path)

    def _add(self, path: Path, finding: Finding) -> None:
        if not self.document.is_reported(path):
            self.findings.append(finding)


def entries(data: Data, name: str) -> Iterator[tuple[Path, str]]:
    """The places and ids of the entries of a top-level list, as they stand in the file."""
    for index, row in enumerate(items(data, (name,))):
        identity = child(row, "id")
        if isinstance(identity, str):
            yield (name, index), identity


def placed(data: Data, name: str, models: Iterable[E]) -> Iterator[tuple[Path, E]]:
    """The models of a top-level list, each with the place of its entry; those of one id in their order."""
    places: dict[str, list[Path]] = {}
    for path, identity in entries(data, name):
        places.setdefault(identity, []).append(path)
    for model in models:
        own = places.get(model.id)
        yield (own.pop(0) if own else (name,)), model


def check_named_apart(named: Iterable[tuple[Faults, Path, Named]]) -> None:
    """Report names that stand twice in a list, of entries with ids of their own, each with its document and place."""
    seen: dict[str, str] = {}
    ids: set[str] = set()
    for faults, path, entry in named:
        plain = " ".join(entry.name.split()).casefold()
        if plain in seen and entry.id not in ids and faults.has((*path, "name")):
            message = f'the name "{shown(entry.name)}" stands already at {seen[plain]}. Give one of the two another.'
            faults.at((*path, "name"), "L007", message)
        ids.add(entry.id)
        seen.setdefault(plain, f"{faults.document.file}:{faults.document.at((*path, 'name')).line}")


def position_in(data: Data, path: Path, value: str) -> Path:
    """The place of a value in a list of texts."""
    rows = follow(data, path)
    return (*path, rows.index(value)) if isinstance(rows, list) and value in rows else path
