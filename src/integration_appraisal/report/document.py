"""A report: blocks in reading order, and the same as data."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Literal, NamedTuple, TypeAlias


class Bar(NamedTuple):
    """A bar from 0 to 100: ``value`` filled, and behind it what was ``lost``."""

    value: float
    lost: float = 0.0


class Span(NamedTuple):
    """A line from ``least`` to ``most`` with a stretch of it drawn strongly, and one place marked."""

    low: float
    high: float
    mark: float
    most: float
    least: float = 0.0


class Heat(NamedTuple):
    """Shares from 0 to 1 in a row, each as a shade: the darker, the larger."""

    shares: tuple[float, ...]


class Strip(NamedTuple):
    """Labels in a row, one a step; ``at`` is the step where things stand, counted from 0."""

    labels: tuple[str, ...]
    at: int | None


class Shaded(NamedTuple):
    """Text on a ground that is the darker the larger its share, from 0 to 1."""

    text: str
    share: float


Cell: TypeAlias = str | float | Bar | Span | Heat | Strip | Shaded | None


class Column(NamedTuple):
    """A column. Numbers stand to the right, with one decimal; ``spare`` columns go first where there is little room.

    ``bar`` columns hold bars and spans: what they show stands in numbers beside them. ``heat`` and ``strip`` columns
    say it themselves where they can't be drawn.
    """

    heading: str
    kind: Literal["text", "number", "bar", "heat", "strip"] = "text"
    spare: int = 0


class Table(NamedTuple):
    """A table with a caption."""

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    faint: frozenset[int] = frozenset()  # rows to be shown as set aside, such as options ruled out


class Heading(NamedTuple):
    """A heading below the title."""

    text: str


class Paragraph(NamedTuple):
    """A paragraph; the ``lead`` one answers the question."""

    text: str
    lead: bool = False
    faint: bool = False


class Bullets(NamedTuple):
    """A list."""

    items: tuple[str, ...]


class Note(NamedTuple):
    """A term, what is said of it, and where that comes from."""

    term: str
    text: str
    source: str = ""


class Notes(NamedTuple):
    """Notes in a row."""

    items: tuple[Note, ...]


Block: TypeAlias = Table | Heading | Paragraph | Bullets | Notes


class Page(NamedTuple):
    """A report. ``data`` makes what ``--format json`` prints, ``sheet`` what ``--format csv`` does, when asked to."""

    title: str
    blocks: Sequence[Block]
    data: Callable[[], Mapping[str, Any]] = dict
    sheet: Callable[[], Table] | None = None
