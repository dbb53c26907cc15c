"""Criteria by their groups, and what each option gains on them."""

from math import fsum
from typing import NamedTuple

from integration_appraisal.appraisal.appraise import Appraisal
from integration_appraisal.appraisal.results import OptionResult
from integration_appraisal.report.document import Cell, Column, Table
from integration_appraisal.report.readiness import LOST, READINESS, READY, where_needed
from integration_appraisal.report.words import rank_word


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


def points_by_group(appraisal: Appraisal) -> Table:
    """A row for each option: its place, points by group of criteria, points lost, value, and whether it is ready."""
    by_group, order = groups(appraisal), appraisal.ranking.order
    columns = (
        Column("Rank"),
        Column("Option"),
        *(Column(group.name, "number", spare=1) for group in by_group),
        LOST,
        Column("Value", "number"),
        READY,
    )
    rows: list[tuple[Cell, ...]] = [
        (
            rank_word(option.rank, tied=option.tied),
            option.name,
            *(group.points(option) for group in by_group),
            option.lost,
            option.value,
            READINESS[option.ready].cell,
        )
        for option in order
    ]
    faint = frozenset(at for at, option in enumerate(order) if not option.is_in)
    loses = ", and loses here" if appraisal.ranking.has_needs else ""
    table = Table(f"What each option gains by group of criteria{loses}", columns, tuple(rows), faint)
    return where_needed(table, appraisal.ranking)
