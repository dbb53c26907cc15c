"""Ranks with ties, and what may be said of the lead."""

from collections.abc import Callable, Iterable, Sequence
from enum import StrEnum
from math import erf, sqrt
from typing import Generic, NamedTuple, TypeVar

from integration_appraisal.engine.losses import Ready
from integration_appraisal.figures import SAME as SAME  # noqa: PLC0414 - the engine takes it from here

CLOSE = 5.0  # a lead below this many points is close
SIGMAS = 1.28  # and so is one that a normal number falls short of in more than one case in ten


class Verdict(StrEnum):
    """What may be said of first place, in the order in which it is decided."""

    NONE = "none"
    OPEN = "open"
    TIE = "tie"
    CONDITIONAL = "conditional"
    ONLY = "only"
    CLOSE = "close"
    AHEAD = "ahead"
    CLEAR = "clear"


Name = TypeVar("Name")  # what an option is called: its row here, its id in a labelled result


class Unknown(NamedTuple, Generic[Name]):
    """What nobody has given: the level of a factor, or the score of an option on a criterion."""

    name: Name  # the factor or the criterion
    option: Name | None = None  # whose score it is; None for a level


class Places(NamedTuple, Generic[Name]):
    """First and second place (several options where they tie), the points between them, and the best ready options."""

    first: tuple[Name, ...]
    second: tuple[Name, ...]
    points: float | None
    ready: tuple[Name, ...]


class Doubt(NamedTuple):
    """What is not known of a lead."""

    mean: float | None = None  # of the lead, when scores and levels move within their ranges; None without a second
    sigma: float | None = None  # its standard deviation
    is_ranged: bool = False  # whether ranges are given for half or more of what separates the first two
    overtaking: tuple[int, ...] = ()  # the options that some of what is not known would make first
    leaving: tuple[int, ...] = ()  # those that are first and that some of it would rule out
    find_out: tuple["Unknown[int]", ...] = ()  # what is not known, most telling first


class Lead(NamedTuple, Generic[Name]):
    """First and second place, and what may be said of them; options and factors as rows or as ids."""

    first: tuple[Name, ...]
    second: tuple[Name, ...]
    points: float | None
    verdict: Verdict
    ready: tuple[Name, ...]  # the best ready options
    mean: float | None
    sigma: float | None
    overtaking: tuple[Name, ...]
    leaving: tuple[Name, ...]
    find_out: tuple["Unknown[Name]", ...]

    @property
    def is_close(self) -> bool:
        """Whether it is a close call, for its size or as ranges may well turn it round, whatever else is to be said."""
        return self.points is not None and is_close(self.points, self.mean, self.sigma)

    @property
    def stays_ahead(self) -> float | None:
        """How often the first stays ahead of the second within the ranges given; None where there are none.

        As if the lead, a sum of many numbers, were normally distributed.
        """
        return None if self.mean is None or not self.sigma else (1 + erf(self.mean / self.sigma / sqrt(2))) / 2


def _equal(better: float, worse: float) -> bool:
    return better - worse <= SAME


def grouped(
    values: Sequence[float], contenders: Iterable[int], equal: Callable[[float, float], bool] = _equal
) -> list[tuple[int, ...]]:
    """Contenders in groups, best first; a group holds all that equal its first member, by default to within 1e-9."""
    groups: list[list[int]] = []
    for row in sorted(contenders, key=lambda row: (-values[row], row)):
        if groups and equal(values[groups[-1][0]], values[row]):
            groups[-1].append(row)
        else:
            groups.append([row])
    return [tuple(sorted(group)) for group in groups]


def passing(values: Sequence[float], rows: Iterable[int], mark: float | None) -> tuple[int, ...]:
    """Those whose value reaches a pass mark, where there is one."""
    return tuple(row for row in rows if mark is None or values[row] >= mark - SAME)


def ranks(values: Sequence[float], contenders: Sequence[int]) -> list[int | None]:
    """1 + the number of options in better groups; None for options that are ruled out."""
    by_row: list[int | None] = [None] * len(values)
    better = 0
    for group in grouped(values, contenders):
        for row in group:
            by_row[row] = better + 1
        better += len(group)
    return by_row


def places(values: Sequence[float], contenders: Sequence[int], readiness: Sequence[Ready]) -> Places[int]:
    """Who leads, and by how much. Not shown to be ready counts as not ready."""
    groups = grouped(values, contenders)
    first = groups[0] if groups else ()
    second = groups[1] if len(groups) > 1 else ()
    points = values[first[0]] - values[second[0]] if second else None
    able = grouped(values, [row for row in contenders if readiness[row] is Ready.YES])
    return Places(first, second, points, able[0] if able else ())


def lead(found: Places[int], readiness: Sequence[Ready], doubt: Doubt) -> Lead[int]:
    """What may be said of who leads."""
    verdict = _verdict(found, readiness, doubt)
    return Lead(
        found.first,
        found.second,
        found.points,
        verdict,
        found.ready,
        doubt.mean,
        doubt.sigma,
        doubt.overtaking,
        doubt.leaving,
        doubt.find_out,
    )


def is_close(points: float, mean: float | None, sigma: float | None) -> bool:
    """Whether a lead is close, for its size or as ranges may well turn it round; without ranges these are None."""
    return points < CLOSE - SAME or (mean or 0.0) < SIGMAS * (sigma or 0.0) - SAME


def _verdict(found: Places[int], readiness: Sequence[Ready], doubt: Doubt) -> Verdict:
    if not found.first:
        return Verdict.NONE
    if doubt.overtaking or doubt.leaving:
        return Verdict.OPEN
    if len(found.first) > 1:
        return Verdict.TIE
    if readiness[found.first[0]] is not Ready.YES:
        return Verdict.CONDITIONAL
    return Verdict.ONLY if found.points is None else _sureness(found.points, doubt)


def _sureness(points: float, doubt: Doubt) -> Verdict:
    """How sure a lead is as far as ranges tell."""
    if is_close(points, doubt.mean, doubt.sigma):
        return Verdict.CLOSE
    return Verdict.CLEAR if doubt.is_ranged else Verdict.AHEAD
