"""Ranks with ties, and what may be said of the lead."""

from collections.abc import Callable, Iterable, Sequence
from enum import StrEnum
from typing import Generic, NamedTuple, TypeVar

from integration_appraisal.engine.losses import Ready
from integration_appraisal.figures import SAME as SAME  # noqa: PLC0414 - the engine takes it from here

CLOSE = 5.0  # a lead below this many points is close


class Verdict(StrEnum):
    """What may be said of first place, in the order in which it is decided."""

    NONE = "none"
    TIE = "tie"
    CONDITIONAL = "conditional"
    ONLY = "only"
    CLOSE = "close"
    CLEAR = "clear"


Name = TypeVar("Name")  # what an option is called: its row here, its id in a labelled result


class Lead(NamedTuple, Generic[Name]):
    """First and second place (several options where they tie) and the points between them."""

    first: tuple[Name, ...]
    second: tuple[Name, ...]
    points: float | None
    verdict: Verdict
    ready: tuple[Name, ...]  # the best ready options


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


def ranks(values: Sequence[float], contenders: Sequence[int]) -> list[int | None]:
    """1 + the number of options in better groups; None for options that are ruled out."""
    by_row: list[int | None] = [None] * len(values)
    better = 0
    for group in grouped(values, contenders):
        for row in group:
            by_row[row] = better + 1
        better += len(group)
    return by_row


def lead(values: Sequence[float], contenders: Sequence[int], readiness: Sequence[Ready]) -> Lead[int]:
    """Who leads, by how much, and what may be said of it. Not shown to be ready counts as not ready."""
    groups = grouped(values, contenders)
    first = groups[0] if groups else ()
    second = groups[1] if len(groups) > 1 else ()
    points = values[first[0]] - values[second[0]] if second else None
    able = grouped(values, [row for row in contenders if readiness[row] is Ready.YES])
    return Lead(first, second, points, _verdict(first, points, readiness), able[0] if able else ())


def _verdict(first: tuple[int, ...], points: float | None, readiness: Sequence[Ready]) -> Verdict:
    if not first:
        return Verdict.NONE
    if len(first) > 1:
        return Verdict.TIE
    if readiness[first[0]] is not Ready.YES:
        return Verdict.CONDITIONAL
    if points is None:
        return Verdict.ONLY
    return Verdict.CLOSE if points < CLOSE - SAME else Verdict.CLEAR
