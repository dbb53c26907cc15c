"""A paper read back, whatever its format: lines of text, a picture being one, and what shows beside them.

Every kind of file has a module: ``markdown``, ``html``, ``word``.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from importlib import import_module
from typing import NamedTuple

MOST_BYTES = 20_000_000
MOST_TEXT = 5_000_000  # of a paper that is text; the largest of our own has 1 MB
MOST_LINES = 100_000
TOO_LONG = f"it has more than {MOST_LINES:,} lines, too many for a paper"
BETWEEN = " | "  # cells of a row
_MODULES = {".md": "markdown", ".html": "html", ".docx": "word"}


class NotAPaper(ValueError):  # noqa: N818 - says what was found, as StopIteration does
    """The file can't be read as what its name says it is."""


class Read(NamedTuple):
    """What a reader sees: lines, and what stands beside them; ``pictures`` are addresses of picture files by kind."""

    lines: list[str]
    beside: list[str]
    pictures: Mapping[str, str]


def read(content: bytes, ending: str) -> Read:
    """A paper. Raises NotAPaper, and ModuleNotFoundError where the extra that Word needs is absent."""
    if len(content) > (MOST_BYTES if ending == ".docx" else MOST_TEXT):
        raise NotAPaper("it is too large for a paper")
    try:
        found: Read = import_module(f"{__name__}.{_MODULES[ending]}").read(content)
    except (ModuleNotFoundError, NotAPaper):
        raise
    except Exception as fault:
        raise NotAPaper(f"it is no {ending} file, or a damaged one") from fault
    return found._replace(lines=[text for line in found.lines if (text := " ".join(line.split()))])


def picture(content: bytes) -> str:
    """The line that stands for a picture: it is told by what it holds."""
    return f"<picture {hashlib.sha256(content).hexdigest()[:16]}>"


def few(lines: Iterable[str]) -> Iterator[str]:
    """Lines that hold something, as long as they are no more than a paper has."""
    count = 0
    for line in lines:
        if line and not line.isspace():
            count += 1
            if count > MOST_LINES:
                raise NotAPaper(TOO_LONG)
            yield line
