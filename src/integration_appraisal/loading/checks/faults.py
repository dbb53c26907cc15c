"""Collects what is wrong with one document, each place once; and what stands twice in a list."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import TypeVar

from integration_appraisal.documents.document import Data, Document, Path, child, follow, items
from integration_appraisal.findings import Finding, Position, shown
from integration_appraisal.loading.suggest import listed, nearest
from integration_appraisal.model.common import Entry

E = TypeVar("E", bound=Entry)


class Faults:
    """The findings about one document. A place that reading has reported already is not reported again."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.findings: list[Finding] = []

    def at(self, path: Path, code: str, message: str) -> None:
        """Report a value."""
        self._add(path, code, message, self.document.at(path))

    def at_key(self, path: Path, code: str, message: str) -> None:
        """Report a key, or the thing that lacks something."""
        self._add(path, code, message, self.document.at_key(path))

    def unknown(
        self, path: Path, what: str, found: str, known: Collection[str], *, key: bool = False, hint: str = ""
    ) -> None:
        """Report an id that nothing has; ``hint`` says what to do where more is known than the ids there are."""
        names = sorted(known)  # sets have no order that lasts from run to run
        hint = hint or nearest(found, names) or (f" There is {listed(names)}." if names else "")
        message = f"there is no {what} `{shown(found)}`.{hint}"
        (self.at_key if key else self.at)(path, "L001", message)

    def has(self, path: Path) -> bool:
        """Whether anything but null stands at a path, right or wrong."""
        return follow(self.document.data, path) is not None or self.document.is_reported(path)

    def place(self, path: Path) -> str:
        """File and line of a value, as messages about other places name it."""
        return f"{self.document.file}:{self.document.at(path).line}"

    def _add(self, path: Path, code: str, message: str, position: Position) -> None:
        if not self.document.is_reported(path):
            self.findings.append(Finding(code, message, self.document.file, position))


def entries(data: Data, path: Path) -> Iterator[tuple[Path, str]]:
    """The places and ids of the entries of the list at a path, as they stand in the file."""
    for index, row in enumerate(items(data, path)):
        identity = child(row, "id")
        if isinstance(identity, str):
            yield (*path, index), identity


def placed(data: Data, name: str, models: Iterable[E]) -> Iterator[tuple[Path, E]]:
    """The models of a top-level list, each with the place of its entry; those of one id in their order."""
    places: dict[str, list[Path]] = {}
    for path, identity in entries(data, (name,)):
        places.setdefault(identity, []).append(path)
    for model in models:
        own = places.get(model.id)
        yield (own.pop(0) if own else (name,)), model


def check_ids_apart(placed_ids: Iterable[tuple[Faults, Path, str, str]], taken: Mapping[str, str]) -> None:
    """Report ids that stand twice: each with its document, its entry's place, and words for where the entry stands.

    ``taken`` has ids that stand elsewhere, with such words.
    """
    seen = dict(taken)
    for faults, path, identity, where in placed_ids:
        if identity in seen:
            message = f"the id `{identity}` stands {seen[identity]}. Give one of the two another id."
            faults.at((*path, "id"), "L002", message)
        seen.setdefault(identity, where)


def check_names_apart(placed_names: Iterable[tuple[Faults, Path, str, str]]) -> None:
    """Report names that stand twice, of entries with ids of their own: each with its document, its place and its id."""
    seen: dict[str, str] = {}
    ids: set[str] = set()
    for faults, path, identity, name in placed_names:
        plain = " ".join(name.split()).casefold()
        if plain in seen and identity not in ids and faults.has((*path, "name")):
            message = f'the name "{shown(name)}" stands already at {seen[plain]}. Give one of the two another.'
            faults.at((*path, "name"), "L007", message)
        ids.add(identity)
        seen.setdefault(plain, faults.place((*path, "name")))
