"""What a cell of a file counts for: its score, or what comes of a range, of several people's marks or of nothing."""

from collections.abc import Sequence
from math import fsum
from typing import Literal, NamedTuple, TypeAlias

from integration_appraisal.engine.scales import UNKNOWN, Scale
from integration_appraisal.engine.scales import Score as Scored
from integration_appraisal.model.common import Score

GivenAs: TypeAlias = Literal["score", "range", "marks", "unknown"]


class Ends(NamedTuple):
    """The honest range of a score, on its scale."""

    low: Scored
    high: Scored
    evenly: bool = False  # whether no score between them is likelier than another


class Cell(NamedTuple):
    """A cell as it counts, and as the file gives it."""

    score: Scored
    ends: Ends | None  # the honest range
    given_as: GivenAs
    given: Score


def settled(given: Score, scale: Scale) -> Cell:
    """A cell that is read without errors, on its scale.

    Of a range alone the middle counts, and of marks the mean; all from the lowest mark to the highest are their range.
    Where nothing is known, all that is on the scale is as likely.
    """
    if given.marks:
        return _mean(given, [float(mark) for mark in given.marks.values()])
    if given.score == UNKNOWN:
        return Cell(UNKNOWN, Ends(*(scale.span or ("", "")), evenly=True), "unknown", given)
    if given.score is not None:
        return Cell(given.score, _ends(given), "score", given)
    low, high = (float(end or 0) for end in (given.low, given.high))
    return Cell((low + high) / 2, Ends(low, high, evenly=True), "range", given)


def _mean(given: Score, marks: Sequence[float]) -> Cell:
    return Cell(fsum(marks) / len(marks), _ends(given) or Ends(min(marks), max(marks)), "marks", given)


def _ends(given: Score) -> Ends | None:
    return None if given.low is None or given.high is None else Ends(given.low, given.high)
