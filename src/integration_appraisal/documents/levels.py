"""What is open while a file is read, and where the next value in it goes."""

from typing import Any

from integration_appraisal.documents.document import Path


class Number:
    """A number with what commas in brackets have cut from it; ``finding`` is the index of the one that says so."""

    __slots__ = ("event", "finding", "path", "text")

    def __init__(self, event: Any, path: Path) -> None:
        self.event = event
        self.path = path
        self.text: str = event.value
        self.finding: int | None = None


class Level:
    """The file itself, which holds one value. ``skips``: the next value is read for its faults and thrown away."""

    __slots__ = ("data", "number", "path", "skips")

    def __init__(self, path: Path = (), *, skips: bool = False) -> None:
        self.path = path
        self.skips = skips
        self.data: Any = None
        self.number: Number | None = None  # the last value, if it is one

    def next_path(self) -> Path:
        """The path of the next value."""
        return self.path

    def store(self, value: Any) -> None:
        """Take the next value."""
        self.data = value


class ListLevel(Level):
    """An open list."""

    __slots__ = ()

    def __init__(self, path: Path, *, skips: bool) -> None:
        super().__init__(path, skips=skips)
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

    def __init__(self, path: Path, *, skips: bool) -> None:
        super().__init__(path, skips=skips)
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
