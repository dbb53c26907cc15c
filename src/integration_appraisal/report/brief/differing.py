"""A paper beside the one that its inputs give now: which lines differ, and which of those may not."""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import zip_longest
from typing import NamedTuple

from integration_appraisal.report.brief.asked import QUESTION, RECOMMENDATION
from integration_appraisal.report.brief.paper import GAP

_FIGURE = re.compile(r"\d")
_SHARE = re.compile(r"(\d+(?:\.\d+)?)%")


class Differing(NamedTuple):
    """A line of the paper and what it would be now; one may be missing. ``fails`` where a figure is at stake."""

    paper: str
    now: str
    fails: bool


def differing(paper: Sequence[str], now: Sequence[str], tolerance: float = 0.0) -> list[Differing]:
    """Lines that differ. A line that holds a figure in either version fails.

    Changed words pass, and so do filled gaps and the recommendation. ``tolerance`` is how far shares may differ, in
    percentage points: above nothing only where another version of numpy draws other numbers.
    """
    own = _peoples_own(now)
    found = []
    for line, other, at in _pairs(paper, now):
        if tolerance and _nearly(line, other, tolerance):
            continue
        gap = GAP in other or at in own
        found.append(Differing(line, other, fails=not gap and bool(_FIGURE.search(line + other))))
    return found


def _pairs(paper: Sequence[str], now: Sequence[str]) -> Iterator[tuple[str, str, int]]:
    """Differing lines side by side, each with its place in the second."""
    for kind, start, end, other, last in SequenceMatcher(None, paper, now, autojunk=False).get_opcodes():
        if kind == "equal":
            continue
        sides = zip_longest(paper[start:end], now[other:last], fillvalue="")
        yield from ((line, text, other + number) for number, (line, text) in enumerate(sides))


def _peoples_own(now: Sequence[str]) -> range:
    """The lines under the recommendation's heading, up to the next heading."""
    heads = [at for at, line in enumerate(now) if line.lstrip("# ") == RECOMMENDATION]
    if not heads:
        return range(0)
    following = (at for at in range(heads[-1] + 1, len(now)) if now[at].lstrip("# ") == QUESTION)
    return range(heads[-1] + 1, next(following, heads[-1] + 1) + 1)


def _nearly(line: str, other: str, tolerance: float) -> bool:
    """Whether two lines are the same but for shares that are near each other."""
    if _SHARE.sub("%", line) != _SHARE.sub("%", other):
        return False
    shares = zip(_SHARE.findall(line), _SHARE.findall(other), strict=True)
    return all(abs(float(one) - float(two)) <= tolerance for one, two in shares)
