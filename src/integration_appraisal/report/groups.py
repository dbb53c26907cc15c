"""Criteria by their groups."""

from math import fsum
from typing import NamedTuple

from integration_appraisal.appraisal.appraise import Appraisal
from integration_appraisal.appraisal.results import OptionResult


class Group(NamedTuple):
    """A group of criteria: its name, and the ids of its criteria."""

    name: str
    criteria: tuple[str, ...]

    def points(self, option: OptionResult) -> float:
        """Points that an option gains on the group's criteria."""
        return fsum(option.cells[criterion].points for criterion in self.criteria)


def groups(appraisal: Appraisal) -> list[Group]:
    """Groups that have criteria, then the criteria without a group; empty where there are no groups."""
    criteria = appraisal.ranking.criteria.values()
    named = {name: tuple(own.id for own in criteria if own.group == name) for name in appraisal.catalogue.groups}
    filled = [Group(appraisal.catalogue.groups[name].name, own) for name, own in named.items() if own]
    rest = tuple(own.id for own in criteria if own.group is None)
    return [*filled, Group("Other criteria", rest)] if filled and rest else filled
