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

    In a sheet, numbers and ``share`` columns (0 to 1) are rounded as they are printed, and numbers in others are not.
    ``bar`` columns hold bars and spans: what they show stands in numbers beside them, and ``key`` says what their parts
    are, the solid one first. ``heat`` columns say it themselves where they can't be drawn. ``short`` stands in for a
    heading that there is no room for.
    """

    heading: str
    kind: Literal["text", "number", "share", "bar", "heat"] = "text"
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
    sortable: bool = False  # whether a reader may want its rows in another order, where they can be sorted

    def only(self, kept: Sequence[int]) -> "Table":
        """The table with some of its columns, by their places."""
        rows = tuple(tuple(row[index] for index in kept) for row in self.rows)
        return self._replace(columns=tuple(self.columns[index] for index in kept), rows=rows)

    def without(self, *columns: Column) -> "Table":
        """The table without some columns."""
        return self.only([index for index, own in enumerate(self.columns) if own not in columns])

    def shortened(self) -> "Table":
        """The table with short headings where it has any."""
        return self._replace(columns=tuple(own._replace(heading=own.short or own.heading) for own in self.columns))


class Heading(NamedTuple):
    """A heading below the title of a page, or below that of a section."""

    text: str


class Paragraph(NamedTuple):
    """A paragraph; the ``lead`` one answers the question, a ``faint`` one is a note.

    ``number`` is how others refer to it, and ``term`` what it is about, where it begins with that.
    """

    text: str
    lead: bool = False
    faint: bool = False
    number: str = ""
    term: str = ""


class Gap(NamedTuple):
    """Something that only people can say, and have not said yet; numbered as a paragraph is."""

    text: str
    number: str = ""
    term: str = ""


def paragraph(text: str | None, *, faint: bool = False) -> list[Paragraph]:
    """A paragraph; nothing where there is no text."""
    return [Paragraph(text, faint=faint)] if text else []


class Bullets(NamedTuple):
    """A list, whose items count from 1 where it is ``numbered``."""

    items: tuple[str, ...]
    numbered: bool = False


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


GAP = "To be filled in"  # what stands before every gap
OPEN = GAP.lower()  # and in a cell that is one


# Charts ---------------------------------------------------------------------------------------------------------------


class ValueDot(NamedTuple):
    """An option's value out of 100, what ranges make of it 8 times in 10, and what it loses here."""

    name: str
    value: float
    low: float
    high: float
    lost: float
    is_first: bool
    is_in: bool


class Values(NamedTuple):
    """A dot for each option, in rank order."""

    dots: tuple[ValueDot, ...]


class Apart(NamedTuple):
    """A criterion or local factor, and the points by which it sets two options apart: above 0 for the first."""

    name: str
    points: float
    is_loss: bool  # whether it is what the place takes off


class FirstAndSecond(NamedTuple):
    """What speaks for the first and for the second of two options; the points sum to the lead."""

    first: str
    second: str
    apart: tuple[Apart, ...]  # the largest first; small ones may stand together in one
    lead: float


class NumberSwing(NamedTuple):
    """A number, its two ends in words, and the lead at each; None where there is no lead there."""

    name: str
    ends: tuple[str, str]
    leads: tuple[float | None, float | None]
    turns: tuple[bool, bool]  # whether another is first at that end


class Tornado(NamedTuple):
    """How far one number after another moves the lead of the first over the best other; the largest first."""

    first: str
    now: float
    swings: tuple[NumberSwing, ...]


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
    """A mark for each option that has a cost, the cheapest first; ``unit`` is what costs are counted in, if known."""

    marks: tuple[CostMark, ...]
    unit: str = ""


class RankShares(NamedTuple):
    """The share of draws in which an option takes each rank, from rank 1 on."""

    name: str
    shares: tuple[float, ...]


class Acceptability(NamedTuple):
    """A row for each option, the one that is first most often first."""

    rows: tuple[RankShares, ...]


class WeightLine(NamedTuple):
    """An option's value with no weight on a criterion, and with all of it there."""

    label: str
    name: str
    is_first: bool  # now, or at some weight
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


class FirstPlaces(NamedTuple):
    """An option, and in how many places it is first by how sure that is there."""

    name: str
    places: tuple[int, ...]  # in the order of ``verdicts`` of the chart


class Certainty(NamedTuple):
    """A row for each option that is first anywhere, the most often first; ``verdicts`` say how sure that is."""

    verdicts: tuple[str, ...]
    rows: tuple[FirstPlaces, ...]


Figures: TypeAlias = Values | FirstAndSecond | Tornado | CostMarks | Acceptability | WeightLines | Certainty


class Chart(NamedTuple):
    """A picture. ``title`` is its finding, ``description`` says all that it shows.

    ``table`` has its figures, for where it can't be drawn.
    """

    kind: Literal["values", "first_and_second", "tornado", "cost", "acceptability", "weight", "certainty"]
    title: str
    description: str
    figures: Figures
    table: Table
    suffix: str = ""  # by which it is told from others of its kind on one page


# Pages and papers -----------------------------------------------------------------------------------------------------


Block: TypeAlias = Table | Heading | Paragraph | Bullets | Notes | Gap | Chart


class Notice(NamedTuple):
    """What stands under a result: in a line, and whole."""

    line: str
    whole: str


class Page(NamedTuple):
    """A report. ``data`` makes what ``--format json`` prints, ``sheet`` what ``--format csv`` does, when asked to.

    ``blocks`` are what matters, on about a screen; ``rest`` makes what ``--full`` adds, ``pictures`` what HTML does.
    ``what_if`` says what was set, where that is not the file as it stands; it comes first, and in each row of a sheet.
    """

    title: str
    blocks: Sequence[Block]
    data: Callable[[], Mapping[str, Any]] = dict
    sheet: Callable[[], Table] | None = None
    rest: Callable[[], Sequence[Block]] = tuple
    notice: Notice | None = None
    subtitle: str = ""
    pictures: Callable[[], Sequence[Chart]] = tuple
    what_if: str = ""
    full: bool = False

    def shown(self, *, full: bool) -> "Page":
        """The page with all that is to be shown among its blocks; in full, sheets have all digits, too."""
        notice = self.notice and Paragraph(self.notice.whole if full else self.notice.line, faint=True)
        rest = self.rest() if full else ()
        blocks = [*paragraph(self.what_if), *self.blocks, *rest, *([notice] if notice else [])]
        return self._replace(blocks=blocks, full=full)


class Section(NamedTuple):
    """A section of a paper; ``identity`` is the same in every paper, so that links and templates can rely on it."""

    identity: str
    heading: str
    blocks: Sequence[Block]
    annex: bool = False


class Paper(NamedTuple):
    """A briefing paper. ``about`` are the lines under the title: who, when, for whom.

    ``notice`` is what the catalogue wants said with every result; empty where it says nothing. ``stamp`` says what the
    paper was made from, and ``data`` makes the figures that a template may use beside our sentences.
    """

    title: str
    area: str
    status: str
    notice: str
    about: tuple[tuple[str, str], ...]
    sections: tuple[Section, ...]
    stamp: Mapping[str, Any]
    data: Callable[[], Mapping[str, Any]] = dict
