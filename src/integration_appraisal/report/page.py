"""A report: blocks in reading order, and the same as data."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal, TypeAlias


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar from 0 to 100: ``value`` filled, and behind it what was ``lost``."""

    value: float
    lost: float = 0.0


Cell: TypeAlias = str | float | Bar | None


@dataclass(frozen=True, slots=True)
class Column:
    """A column. Numbers stand to the right, with one decimal; ``spare`` columns go first where there is little room."""

    heading: str
    kind: Literal["text", "number", "bar"] = "text"
    spare: int = 0


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a caption."""

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    faint: frozenset[int] = frozenset()  # rows to be shown as set aside, such as options ruled out


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading below the title."""

    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; the ``lead`` one answers the question."""

    text: str
    lead: bool = False
    faint: bool = False


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list."""

    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Note:
    """A term, what is said of it, and where that comes from."""

    term: str
    text: str
    source: str = ""


@dataclass(frozen=True, slots=True)
class Notes:
    """Notes in a row."""

    items: tuple[Note, ...]


Block: TypeAlias = Table | Heading | Paragraph | Bullets | Notes


@dataclass(frozen=True, slots=True)
class Page:
    """A report. ``data`` is what ``--format json`` prints; ``sheet`` what ``--format csv`` does."""

    title: str
    blocks: Sequence[Block]
    data: Mapping[str, Any] = field(default_factory=dict)
    sheet: Table | None = None
