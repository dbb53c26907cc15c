"""A paper beside the one that its inputs give now: which lines differ, and which of those may not."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import Match, SequenceMatcher
from itertools import accumulate, zip_longest
from typing import NamedTuple

from integration_appraisal.report.paper.asked import QUESTION, RECOMMENDATION
from integration_appraisal.report.paper.paper import GAP, OPEN, Gap, Paper

_FIGURE = re.compile(r"\d")
_SHARE = re.compile(r"(?<!\d)(\d+(?:\.\d+)?)%")  # not from within a number: that would take the square of its length
_MOST_STEPS = 20_000_000  # a few seconds
_MANY = 1_000  # lines that a paper may have beyond twice as many as it should


class TooDifferent(ValueError):  # noqa: N818 - says what was found
    """A paper that is so far from the one that its inputs give that they can't be set side by side."""


class Compared(SequenceMatcher[str]):
    """Lines beside lines, as `difflib` does it: its time can grow with the cube of them, so steps are counted."""

    def __init__(self, paper: Sequence[str], now: Sequence[str]) -> None:
        if len(paper) > 2 * len(now) + _MANY:
            raise TooDifferent(f"it has {len(paper):,} lines, and the paper that its inputs give has {len(now):,}")
        super().__init__(None, paper, now, autojunk=False)
        often = Counter(now)
        self._steps = [0, *accumulate(1 + often[line] for line in paper)]
        self._left = _MOST_STEPS

    def find_longest_match(self, alo: int = 0, ahi: int | None = None, blo: int = 0, bhi: int | None = None) -> Match:
        """The longest stretch of equal lines."""
        self._left -= self._steps[-1 if ahi is None else ahi] - self._steps[alo]
        if self._left < 0:
            raise TooDifferent("it has too little in common with the paper that its inputs give")
        return super().find_longest_match(alo, ahi, blo, bhi)


class Differing(NamedTuple):
    """A line of the paper and what it would be now; one may be missing. ``fails`` where a figure is at stake."""

    paper: str
    now: str
    fails: bool


class _Pair(NamedTuple):
    """Two lines side by side, each with its place; None where one side has no line."""

    line: int | None
    other: int | None


class Simulated(NamedTuple):
    """Lines that other draws change, and how far their shares may differ, in percentage points."""

    lines: frozenset[str]
    tolerance: float


def gaps_of(paper: Paper) -> frozenset[str]:
    """The gaps of a paper, as `_bare` makes lines of them."""
    parts = [part for section in paper.sections for part in section.parts]
    return frozenset(_bare(f"{GAP}: {part.text} ({part.field})") for part in parts if isinstance(part, Gap))


def differing(
    paper: Sequence[str], now: Sequence[str], gaps: frozenset[str], simulated: Simulated | None = None
) -> list[Differing]:
    """Lines that differ. A line that holds a figure in either version fails.

    Changed words pass, and so do filled gaps and the recommendation. ``simulated`` is given where another version of
    numpy draws other numbers.
    """
    recommendations = _recommendations(paper, now)
    differing_lines = []
    for pair in _pairs(paper, now, gaps):
        line, other = _text(paper, pair.line), _text(now, pair.other)
        passes = (
            not _FIGURE.search(line + other)
            or all(at is None or at in lines for at, lines in zip(pair, recommendations, strict=True))
            or _fills(line, other, gaps)
            or (simulated is not None and _nearly(line, other, simulated))
        )
        differing_lines.append(Differing(line, other, fails=not passes))
    return differing_lines


def _text(lines: Sequence[str], at: int | None) -> str:
    return "" if at is None else lines[at]


def _pairs(paper: Sequence[str], now: Sequence[str], gaps: frozenset[str]) -> Iterator[_Pair]:
    """Differing lines side by side. Lines that took the place of gaps stand beside them, however many they are."""
    for kind, start, end, other, last in Compared(paper, now).get_opcodes():
        if kind != "equal":
            yield from _block(
                range(start, end), range(other, last), [at for at in range(other, last) if _bare(now[at]) in gaps]
            )


def _block(lines: range, others: range, gaps: Sequence[int]) -> Iterator[_Pair]:
    """Lines before the first gap and after it pair up in order; what is left belongs to the gap."""
    surplus = len(lines) - len(others)
    if not gaps or surplus <= 0:
        yield from (_Pair(*pair) for pair in zip_longest(lines, others))
        return
    before = gaps[0] - others.start + 1  # up to the first gap, which has its own line
    yield from (_Pair(*pair) for pair in zip(lines[:before], others[:before], strict=True))
    yield from (_Pair(line, gaps[0]) for line in lines[before : before + surplus])
    yield from (_Pair(*pair) for pair in zip(lines[before + surplus :], others[before:], strict=True))


def _bare(line: str) -> str:
    """A line without the signs that formats put round its words."""
    return " ".join(re.findall(r"\w+", line))


def _fills(line: str, other: str, gaps: frozenset[str]) -> bool:
    """Whether a line fills in a gap, or the open cells of a row with all other cells as they are."""
    if _bare(other) in gaps:
        return True
    filled, open_ = _cells(line), _cells(other)
    pairs = zip(filled, open_, strict=False)
    return len(filled) == len(open_) and OPEN in open_ and all(cell in (OPEN, have) for have, cell in pairs)


def _cells(line: str) -> list[str]:
    """The cells of a row; a line that is no row is one cell."""
    return [cell.strip() for cell in re.split(r"(?<!\\)\|", line.strip().strip("|"))]


def _heads(lines: Sequence[str]) -> list[int]:
    """Where the heading of the recommendation stands, in the contents too."""
    return [at for at, line in enumerate(lines) if line.lstrip("# ") == RECOMMENDATION]


def _recommendations(paper: Sequence[str], now: Sequence[str]) -> tuple[range, range]:
    """The recommendation's lines in both, which are people's own words."""
    heads, heads_now = _heads(paper), _heads(now)
    if not heads or len(heads) != len(heads_now):  # a heading that was added must not make other lines people's own
        return range(0), range(0)
    return _below(paper, heads[-1] + 1), _below(now, heads_now[-1] + 1)


def _below(lines: Sequence[str], start: int) -> range:
    """The lines up to the next heading."""
    return range(start, next((at for at in range(start, len(lines)) if lines[at].lstrip("# ") == QUESTION), start))


def _nearly(line: str, other: str, simulated: Simulated) -> bool:
    """Whether a simulated line is the same but for shares that are near each other."""
    if other not in simulated.lines or _SHARE.sub("%", line) != _SHARE.sub("%", other):
        return False
    shares, others = _SHARE.findall(line), _SHARE.findall(other)
    if len(shares) != len(others):  # a sign without a number
        return False
    return all(abs(float(one) - float(two)) <= simulated.tolerance for one, two in zip(shares, others, strict=True))
