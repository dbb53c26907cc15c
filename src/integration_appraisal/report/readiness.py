"""Whether options are ready, in words."""

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from integration_appraisal.appraisal.results import Ranking
from integration_appraisal.engine.losses import Ready
from integration_appraisal.report.document import Column, Table


class Words(NamedTuple):
    """How a state of readiness is told."""

    cell: str
    compared: str  # after "is" or "was"
    sentence: str
    clause: str  # empty where nothing is missing


READINESS = {
    Ready.YES: Words("ready", "ready", "It is ready.", ""),
    Ready.NO: Words("not ready", "not ready", "It is not ready here.", "not ready"),
    Ready.UNKNOWN: Words(
        "not known", "not known to be ready", "Whether it is ready is not known.", "perhaps not ready"
    ),
}


LOST, READY = Column("Lost", "number"), Column("Ready")
BEST_READY = Column("Best ready option", spare=1)
_ABOUT_NEEDS = (LOST, READY, BEST_READY, Column("lost", "number"), Column("ready"), Column("ready", "share"))


def where_needed(table: Table, *rankings: Ranking) -> Table:
    """A table without the columns about what options rely on, where none relies on anything."""
    return table if any(ranking.has_needs for ranking in rankings) else table.without(*_ABOUT_NEEDS)


def ready_now(ranking: Ranking) -> dict[str, Ready]:
    """By option, whether it is ready at the levels that the place has."""
    return {option.id: option.ready for option in ranking.options.values()}


def unready(named: Callable[[Sequence[str]], str], options: Sequence[str], readiness: Mapping[str, Ready]) -> str:
    """A clause on those of some options that are not ready, or may not be; empty where all are ready."""
    clauses = []
    for state in (Ready.NO, Ready.UNKNOWN):
        lacking = [option for option in options if readiness[option] is state]
        if lacking:
            who = "" if len(lacking) == len(options) else f"{named(lacking)} "
            clauses.append(f"{who}{READINESS[state].clause}")
    return f", {' and '.join(clauses)}" if clauses else ""
