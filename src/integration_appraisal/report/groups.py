"""Criteria by their groups."""

from math import fsum
from typing import NamedTuple

from integration_appraisal.appraisal.appraise import Appraisal


class Group(NamedTuple):
    """A group of criteria by name, and the columns of its criteria."""

    name: str
    columns: tuple[int, ...]


def grouped(appraisal: Appraisal) -> list[Group]:
    """Groups that have criteria, then the criteria without a group; empty where there are no groups."""
    of = appraisal.numbers.problem.groups
    found = [
        Group(appraisal.catalogue.groups[name].name, tuple(at for at, own in enumerate(of) if own == position))
        for position, name in enumerate(appraisal.groups)
    ]
    found = [group for group in found if group.columns]
    rest = tuple(at for at, own in enumerate(of) if own is None)
    return [*found, Group("Other criteria", rest)] if found and rest else found


def gained(appraisal: Appraisal, row: int, group: Group) -> float:
    """Points that an option gains on a group's criteria."""
    return fsum(appraisal.result.contributions[row][column] for column in group.columns)
