"""A paper read back, whatever its format, so that two papers can be compared.

Every kind of file has a module: ``markdown``, ``html``, ``word``. Each gives the lines that a reader reads, a row of a
table being one line, and what shows beside the text, such as pictures, styles and headers.
"""

from importlib import import_module
from typing import NamedTuple

from integration_appraisal.render.brief import FORMATS

MOST_BYTES = 20_000_000
BETWEEN = " | "  # cells of a row


class NotAPaper(ValueError):  # noqa: N818 - says what was found, as StopIteration does
    """The file can't be read as what its name says it is."""


class Read(NamedTuple):
    """What a reader sees: lines, and what stands beside them; ``pictures`` are addresses of picture files by kind."""

    lines: list[str]
    beside: list[str]
    pictures: dict[str, str]


def read(content: bytes, ending: str) -> Read:
    """A paper. Raises NotAPaper, and ModuleNotFoundError where the extra that Word needs is absent."""
    if len(content) > MOST_BYTES:
        raise NotAPaper("it is too large for a paper")
    try:
        found: Read = import_module(f"{__name__}.{FORMATS[ending]}").read(content)
    except (ModuleNotFoundError, NotAPaper):
        raise
    except Exception as fault:
        raise NotAPaper(f"it is no {ending} file, or a damaged one") from fault
    return found._replace(lines=[text for line in found.lines if (text := " ".join(line.split()))])
