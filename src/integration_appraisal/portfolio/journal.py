"""Rows on disk in the order in which they came, found again by what they were made from.

A journal can be gone on with after any interruption: a last line that was not written whole does not count, and a row
counts only where the file, the catalogue, what was asked and the version of the program are what they were.
"""

import json
import os
from collections.abc import Iterator
from itertools import takewhile
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple

from integration_appraisal import __version__
from integration_appraisal.loading.loader import ENVIRONMENT, Loader, beside
from integration_appraisal.portfolio.entries import Entry
from integration_appraisal.portfolio.reading import Asked, content_digest
from integration_appraisal.portfolio.row import About, Row


class NotAJournal(Exception):  # noqa: N818 - no fault of ours: another file was named
    """A file that holds something else; it is left as it is."""


class _Kept(NamedTuple):
    """Where the line of a row starts, and the catalogue that the row was made with: its path and its bytes' digest."""

    at: int
    catalogue: str
    content: str


def _line(data: object) -> bytes:
    return json.dumps(data, ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode() + b"\n"


_HEAD = _line({"journal": "appraise.portfolio/1"})


class Journal:
    """Rows by key, in a file that is open for reading and writing; it may be a temporary one."""

    def __init__(self, file: BinaryIO) -> None:
        """Read what is there. Raises NotAJournal."""
        self.abouts: dict[str, About] = {}
        self._file = file
        self._kept: dict[str, _Kept] = {}
        self._catalogues: dict[str, str] = {}
        self._loader = Loader()
        file.seek(0)
        if not _HEAD.startswith(file.readline()):
            raise NotAJournal
        self._end = len(_HEAD)
        for line in self._after_head():
            try:
                self._note(json.loads(line))
            except (ValueError, LookupError, TypeError):  # broken off, or written by somebody else
                break
            self._end += len(line)
        file.seek(0)
        file.write(_HEAD)
        file.truncate(self._end)

    def _after_head(self) -> Iterator[bytes]:
        """The lines that have been written to their ends."""
        self._file.seek(self._end)
        return takewhile(lambda line: line.endswith(b"\n"), self._file)

    def _note(self, data: dict[str, Any]) -> None:
        if "about" in data:
            own = About(*data["about"])
            self.abouts[own.digest] = own
        else:
            Row(**data["row"])
            self._kept[data["key"]] = _Kept(self._end, data["catalogue"], data["content"])

    def add(self, key: str, row: Row, catalogue: str, about: About) -> None:
        """Keep a row, and what its catalogue is called."""
        if about.digest not in self.abouts:
            self.abouts[about.digest] = about
            self._write({"about": about})
        content = self._content(catalogue)
        self._kept[key] = _Kept(self._end, catalogue, content)
        self._write({"key": key, "catalogue": catalogue, "content": content, "row": row._asdict()})

    def _write(self, data: object) -> None:
        line = _line(data)
        self._file.seek(self._end)
        self._file.write(line)
        self._file.flush()
        self._end += len(line)

    def is_same(self, catalogue: str, digest: str) -> bool:
        """Whether a catalogue is here what a digest says that it was where a row was made."""
        return self._loader.catalogue(Path(catalogue)).catalogue.digest == digest

    def __contains__(self, key: str) -> bool:
        """Whether there is a row for a key, made with a catalogue that is still the same."""
        kept = self._kept.get(key)
        return kept is not None and self._content(kept.catalogue) == kept.content

    def __getitem__(self, key: str) -> Row:
        """The row of a key."""
        self._file.seek(self._kept[key].at)
        return Row(**json.loads(self._file.readline())["row"])

    def _content(self, catalogue: str) -> str:
        """A digest over all bytes of a catalogue as it stands now."""
        if catalogue not in self._catalogues:
            files = self._loader.catalogue(Path(catalogue)).files
            self._catalogues[catalogue] = _digest([[file.within, content_digest(file.content)] for file in files])
        return self._catalogues[catalogue]


def key_of(entry: Entry, content: str, asked: Asked) -> str:
    """What a file's row is found by: all that it is made from but the catalogue; ``content`` is its bytes' digest."""
    return _digest([__version__, entry, content, asked, os.environ.get(ENVIRONMENT), beside(entry.path)])


def _digest(data: object) -> str:
    return content_digest(_line(data))
