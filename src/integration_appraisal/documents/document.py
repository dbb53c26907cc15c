"""One file as plain data, with the place of every key and value; and how large a file may be."""

from collections.abc import Iterable
from typing import NamedTuple, TypeAlias

from integration_appraisal.findings import Position

Data: TypeAlias = "dict[str, Data] | list[Data] | str | int | float | bool | None"
Path: TypeAlias = tuple[str | int, ...]

MAX_BYTES = 1024 * 1024
MAX_DEPTH = 20
MAX_VALUES = 50_000
MAX_CHARACTERS = 20_000
MAX_FINDINGS = 200


def child(data: Data, step: str | int) -> Data:
    """What stands one step further in the data, or None where nothing does."""
    if isinstance(data, dict) and isinstance(step, str):
        return data.get(step)
    if isinstance(data, list) and isinstance(step, int) and step < len(data):
        return data[step]
    return None


def follow(data: Data, path: Path) -> Data:
    """What stands at the end of a path, or None where nothing does."""
    for step in path:
        data = child(data, step)
    return data


def items(data: Data, path: Path) -> list[Data]:
    """The items of the list at the end of a path; none where no list stands there."""
    rows = follow(data, path)
    return rows if isinstance(rows, list) else []


class Document(NamedTuple):
    """One file as data. ``faulty`` holds the places already reported, so that no later check reports them again."""

    file: str
    data: Data
    values: dict[Path, tuple[int, int]]
    keys: dict[Path, tuple[int, int]]
    faulty: frozenset[Path] = frozenset()

    def at(self, path: Path) -> Position:
        """The place of a value; where the path leads nowhere, of the nearest thing above it."""
        return self._nearest(self.values, path)

    def at_key(self, path: Path) -> Position:
        """The place of a key, or of an item in a list; where there is none, of the nearest thing above it."""
        return self._nearest(self.keys, path)

    def is_reported(self, path: Path) -> bool:
        """Whether this place, or one it stands in, is already known to be wrong."""
        return any(path[:length] in self.faulty for length in range(len(path) + 1))

    def is_sound(self, path: Path) -> bool:
        """Whether nothing at or below this place is known to be wrong."""
        return not any(fault[: len(path)] == path for fault in self.faulty)

    def with_faults(self, paths: Iterable[Path]) -> "Document":
        """The same document, with more places known to be wrong."""
        return self._replace(faulty=self.faulty | frozenset(paths))

    @staticmethod
    def _nearest(places: dict[Path, tuple[int, int]], path: Path) -> Position:
        for length in range(len(path), -1, -1):
            if path[:length] in places:
                return Position(*places[path[:length]])
        return Position()
