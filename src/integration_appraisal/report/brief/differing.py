"""A paper beside the one that its inputs give now: which lines differ, and which of those may not."""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import zip_longest
from typing import NamedTuple

from integration_appraisal.report.brief.asked import QUESTION, RECOMMENDATION
from integration_appraisal.report.brief.paper import GAP, OPEN

_FIGURE = re.compile(r"\d")
_SHARE = re.compile(r"(\d+(?:\.\d+)?)%")


class Differing(NamedTuple):
    """A line of the paper and what it would be now; one may be missing. ``fails`` where a figure is at stake."""

    paper: str
    now: str
    fails: bool


class _Pair(NamedTuple):
    """Two lines side by side, each with its place; None where one side has no line."""

    line: int | None
    other: int | None


def differing(paper: Sequence[str], now: Sequence[str], tolerance: float = 0.0) -> list[Differing]:
    """Lines that differ. A line that holds a figure in either version fails.

    Changed words pass, and so do filled gaps and the recommendation. ``tolerance`` is how far shares may differ, in
    percentage points: above nothing only where another version of numpy draws other numbers.
    """
    own = (_recommendation(paper), _recommendation(now))
    if len(_heads(paper)) != len(_heads(now)):  # a heading that was added must not make other lines people's own
        own = (range(0), range(0))
    found = []
    for pair in _pairs(paper, now):
        line = paper[pair.line] if pair.line is not None else ""
        other = now[pair.other] if pair.other is not None else ""
        if tolerance and _nearly(line, other, tolerance):
            continue
        said = all(at is None or at in side for at, side in zip(pair, own, strict=True)) or _fills(line, other)
        found.append(Differing(line, other, fails=not said and bool(_FIGURE.search(line + other))))
    return found


def _pairs(paper: Sequence[str], now: Sequence[str]) -> Iterator[_Pair]:
    """Differing lines side by side. Lines that took the place of gaps stand beside them, however many they are."""
    for kind, start, end, other, last in SequenceMatcher(None, paper, now, autojunk=False).get_opcodes():
        if kind != "equal":
            yield from _block(now, range(start, end), range(other, last))


def _block(now: Sequence[str], lines: range, others: range) -> Iterator[_Pair]:
    """Lines before the first gap and after the last one pair up in order; what is left belongs to the gaps."""
    gaps = [at for at in others if _is_gap(now[at])]
    surplus = len(lines) - len(others)
    if not gaps or surplus <= 0:
        yield from (_Pair(*pair) for pair in zip_longest(lines, others))
        return
    before = gaps[0] - others.start + 1  # up to the first gap, which has its own line
    yield from (_Pair(*pair) for pair in zip(lines[:before], others[:before], strict=True))
    yield from (_Pair(line, gaps[0]) for line in lines[before : before + surplus])
    yield from (_Pair(*pair) for pair in zip(lines[before + surplus :], others[before:], strict=True))


def _is_gap(line: str) -> bool:
    """Whether a line is nothing but a gap."""
    return line.lstrip("> *").startswith(GAP) or line == OPEN


def _fills(line: str, other: str) -> bool:
    """Whether a line has its gaps filled in, with all else as it is."""
    if _is_gap(other):
        return True
    return OPEN in other and re.fullmatch(".*".join(map(re.escape, other.split(OPEN))), line) is not None


def _heads(lines: Sequence[str]) -> list[int]:
    """Where the heading of the recommendation stands, in the contents too."""
    return [at for at, line in enumerate(lines) if line.lstrip("# ") == RECOMMENDATION]


def _recommendation(lines: Sequence[str]) -> range:
    """The lines under the recommendation's heading, up to the next heading."""
    heads = _heads(lines)
    if not heads:
        return range(0)
    start = heads[-1] + 1
    return range(start, next((at for at in range(start, len(lines)) if lines[at].lstrip("# ") == QUESTION), start))


def _nearly(line: str, other: str, tolerance: float) -> bool:
    """Whether two lines are the same but for shares that are near each other."""
    if _SHARE.sub("%", line) != _SHARE.sub("%", other):
        return False
    shares = zip(_SHARE.findall(line), _SHARE.findall(other), strict=True)
    return all(abs(float(one) - float(two)) <= tolerance for one, two in shares)
