"""A report: blocks in reading order, and the same as data."""

from collections.abc import Callable, Iterable, Mapping, Sequence
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


class Reach(NamedTuple):
    """A bar from ``low`` to ``high`` on a line from ``least`` to ``most``, with a mark ``now``; another one below 0."""

    low: float
    high: float
    now: float
    least: float
    most: float


class Heat(NamedTuple):
    """Shares from 0 to 1 in a row, each as a shade: the darker, the larger."""

    shares: tuple[float, ...]


class Shaded(NamedTuple):
    """Text on a ground that is the darker the larger its share, from 0 to 1."""

    text: str
    share: float


class Alert(NamedTuple):
    """Text that nobody should miss."""

    text: str


Cell: TypeAlias = str | float | Bar | Span | Reach | Heat | Shaded | Alert | None


class Column(NamedTuple):
    """A column. Numbers stand to the right, with one decimal; ``spare`` columns go first where there is little room.

    ``bar`` columns hold bars and spans: what they show stands in numbers beside them, and ``key`` says what their parts
    are, the solid one first. ``heat`` columns say it themselves where they can't be drawn. ``short`` stands in for a
    heading that there is no room for.
    """

    heading: str
    kind: Literal["text", "number", "bar", "heat"] = "text"
    spare: int = 0
    key: tuple[str, ...] = ()
    short: str = ""


class Table(NamedTuple):
    """A table with a caption."""

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    faint: frozenset[int] = frozenset()  # rows to be shown as set aside, such as options ruled out
    strong: frozenset[int] = frozenset()  # rows to stand out, such as options in first place
    legend: str = ""  # what its short headings stand for

    def only(self, kept: Sequence[int]) -> "Table":
        """The table with some of its columns, by their places."""
        rows = tuple(tuple(row[index] for index in kept) for row in self.rows)
        return self._replace(columns=tuple(self.columns[index] for index in kept), rows=rows)

    def shortened(self) -> "Table":
        """The table with short headings where it has any."""
        return self._replace(columns=tuple(own._replace(heading=own.short or own.heading) for own in self.columns))


class Heading(NamedTuple):
    """A heading below the title."""

    text: str


class Paragraph(NamedTuple):
    """A paragraph; the ``lead`` one answers the question."""

    text: str
    lead: bool = False
    faint: bool = False


def paragraph(text: str | None, *, faint: bool = False) -> list[Paragraph]:
    """A paragraph; nothing where there is no text."""
    return [Paragraph(text, faint=faint)] if text else []


class Bullets(NamedTuple):
    """A list."""

    items: tuple[str, ...]


def bullets(items: Iterable[str], heading: str | None = None) -> list["Block"]:
    """A list, under a heading if it has one; nothing where there are no items."""
    listed = tuple(items)
    blocks: list[Block] = [Heading(heading)] if heading and listed else []
    return [*blocks, Bullets(listed)] if listed else []


class Note(NamedTuple):
    """A term, what is said of it, and where that comes from."""

    term: str
    text: str
    source: str = ""


class Notes(NamedTuple):
    """Notes in a row."""

    items: tuple[Note, ...]


Block: TypeAlias = Table | Heading | Paragraph | Bullets | Notes


class Notice(NamedTuple):
    """What stands under a result: in a line, and whole."""

    line: str
    whole: str


class Page(NamedTuple):
    """A report. ``data`` makes what ``--format json`` prints, ``sheet`` what ``--format csv`` does, when asked to.

    ``blocks`` are what matters, on about a screen; ``rest`` makes what ``--full`` adds.
    """

    title: str
    blocks: Sequence[Block]
    data: Callable[[], Mapping[str, Any]] = dict
    sheet: Callable[[], Table] | None = None
    rest: Callable[[], Sequence[Block]] = tuple
    notice: Notice | None = None
    subtitle: str = ""

    def shown(self, *, full: bool) -> "Page":
        """The page with all that is to be shown among its blocks."""
        notice = self.notice and Paragraph(self.notice.whole if full else self.notice.line, faint=True)
        return self._replace(blocks=[*self.blocks, *(self.rest() if full else ()), *([notice] if notice else [])])


# Charts of a paper ----------------------------------------------------------------------------------------------------


class ContributionBar(NamedTuple):
    """What an option gains by group of criteria, what it loses here, and what is left: points out of 100."""

    name: str
    parts: tuple[float, ...]
    lost: float
    value: float
    is_in: bool


class Contributions(NamedTuple):
    """A bar for each option, in rank order, its parts in the order of ``groups``."""

    groups: tuple[str, ...]
    bars: tuple[ContributionBar, ...]


class WeightLine(NamedTuple):
    """An option's value with no weight on a criterion, and with all of it there."""

    label: str
    name: str
    is_first: bool
    ends: tuple[float, float]

    def at(self, share: float) -> float:
        """The value where the criterion has a share of the weight, from 0 to 1."""
        return self.ends[0] + share * (self.ends[1] - self.ends[0])


class WeightLines(NamedTuple):
    """Values as the weight of a criterion moves from 0 to 1: where it is now, and where first place changes."""

    criterion: str
    now: float
    crossings: tuple[float, ...]
    lines: tuple[WeightLine, ...]


class RankShares(NamedTuple):
    """The share of draws in which an option takes each rank, from rank 1 on."""

    name: str
    shares: tuple[float, ...]


class Acceptability(NamedTuple):
    """A row for each option, the one that is first most often first."""

    rows: tuple[RankShares, ...]


class CostMark(NamedTuple):
    """An option's value out of 100 beside its cost, with the range of the cost."""

    label: str
    name: str
    value: float
    total: float
    low: float
    high: float
    is_best: bool  # for its cost
    is_in: bool


class CostMarks(NamedTuple):
    """A mark for each option that has a cost, the cheapest first."""

    marks: tuple[CostMark, ...]


Figures: TypeAlias = Contributions | WeightLines | Acceptability | CostMarks


class Chart(NamedTuple):
    """A picture. ``title`` is its finding, ``description`` says all that it shows, ``table`` has the numbers."""

    kind: Literal["contributions", "weight", "acceptability", "cost"]
    title: str
    description: str
    figures: Figures
    table: Table
