"""The two ways of a number: from the lead now to the lead at each of its ends, and on which side that is."""

from itertools import pairwise
from typing import NamedTuple

from integration_appraisal.report.document import NumberSwing
from integration_appraisal.report.tornado import lead_word

_TURNED = "another is first"


class Part(NamedTuple):
    """A stretch of points; below 0 another option is first."""

    low: float
    high: float


class Arm(NamedTuple):
    """What is drawn for an end of a number: its parts, and the words after them."""

    end: float
    side: int  # -1 to the left of the lead now, 1 to the right
    lane: int  # the second lies under the first where both go the same way
    parts: tuple[Part, ...]
    said: str
    short: str  # the same where that has no room; empty where the parts say enough


def arms(swing: NumberSwing, now: float) -> tuple[Arm, Arm]:
    """The arms of both ends."""
    sides = _sides(swing, now)
    lanes = (0, 1 if sides[0] == sides[1] else 0)
    first, second = (_arm(swing, at, now, sides[at], lanes[at]) for at in (0, 1))
    return first, second


def _arm(swing: NumberSwing, at: int, now: float, side: int, lane: int) -> Arm:
    """The arm of an end; where there is no lead, words alone."""
    lead, turned, said = swing.leads[at], swing.turns[at], swing.ends[at]
    if lead is None:
        short = lead_word(lead, turned)
        return Arm(now, side, lane, (), f"{said}: {short}", short)
    short = _TURNED if turned and lead >= 0 else ""
    return Arm(lead, side, lane, _parts(now, lead), f"{said}: {short}" if short else said, short)


def _sides(swing: NumberSwing, now: float) -> tuple[int, int]:
    """Where each end lies; one that does not move the lead goes where the other is not."""
    one, other = (0 if lead is None else (lead > now) - (lead < now) for lead in swing.leads)
    return (one or -other or -1, other or -one or 1)


def _parts(now: float, lead: float) -> tuple[Part, ...]:
    """The stretch from now to an end, in two where it leads over 0."""
    ends = sorted({now, lead, *([0.0] if min(now, lead) < 0 < max(now, lead) else [])})
    return tuple(Part(low, high) for low, high in pairwise(ends))
