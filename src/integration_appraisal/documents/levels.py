"""What is open while a file is read, and where the next value in it goes."""

import re
from typing import Any

from integration_appraisal.documents.document import Path

_DIGITS = re.compile(r"[-+]?[0-9]+(?:\.[0-9]+)?")
_MOST = 100  # characters, more than are shown


class Cut:
    """A value with what commas in braces have cut from it; ``finding`` is the index of the one that says so."""

    __slots__ = ("end", "event", "finding", "is_number", "path", "text")

    def __init__(self, event: Any, path: Path, *, is_number: bool) -> None:
        self.event = event
        self.path = path
        self.is_number = is_number
        self.text: str = event.value
        self.end = event.end_mark
        self.finding: int | None = None

    def may_go_on_with(self, key: Any, text: str) -> bool:
        """Whether the text of a key after a comma may belong to the value."""
        return not key.style and (not self.is_number or _DIGITS.fullmatch(text) is not None)

    def lengthen(self, key: Any) -> None:
        """Add a comma and what follows it, as long as it may be shown."""
        gap = " " if not self.is_number and key.start_mark.column != self.end.column + 1 else ""
        if len(self.text) <= _MOST:
            self.text = f"{self.text},{gap}{key.value}"
        self.end = key.end_mark


class Level:
    """The file itself, which holds one value. ``skips``: the next value is read for its faults and thrown away."""

    __slots__ = ("data", "in_brackets", "last", "path", "skips")

    def __init__(self, path: Path = (), *, skips: bool = False, in_brackets: bool = False) -> None:
        self.path = path
        self.skips = skips
        self.in_brackets = in_brackets
        self.data: Any = None
        self.last: Cut | None = None  # the last value, where a comma may have cut something from it

    def next_path(self) -> Path:
        """The path of the next value."""
        return self.path

    def store(self, value: Any) -> None:
        """Take the next value."""
        self.data = value


class ListLevel(Level):
    """An open list."""

    __slots__ = ()

    def __init__(self, path: Path, *, skips: bool, in_brackets: bool) -> None:
        super().__init__(path, skips=skips, in_brackets=in_brackets)
        self.data = []

    def next_path(self) -> Path:
        """The path of the next item."""
        return (*self.path, len(self.data))

    def store(self, value: Any) -> None:
        """Take the next item."""
        self.data.append(value)


class MapLevel(Level):
    """An open mapping; ``key`` is None where a key comes next."""

    __slots__ = ("_all_skipped", "first_lines", "key")

    def __init__(self, path: Path, *, skips: bool, in_brackets: bool) -> None:
        super().__init__(path, skips=skips, in_brackets=in_brackets)
        self._all_skipped = skips
        self.data = {}
        self.key: str | None = None
        self.first_lines: dict[str, int] = {}

    def next_path(self) -> Path:
        """The path of the value of the last key."""
        return (*self.path, self.key or "")

    def store(self, value: Any) -> None:
        """Take the value of the last key."""
        if not self.skips:
            self.data[self.key] = value
        self.key, self.skips = None, self._all_skipped
