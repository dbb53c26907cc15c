"""Which local factors divide places, and what a change everywhere would do: read off each place's own re-scoring."""

from collections import Counter
from typing import NamedTuple

from integration_appraisal.portfolio.row import About, Row


class Everywhere(NamedTuple):
    """What one change in all places would do."""

    places: int  # in which others would be first
    first: Counter[str]  # by option, in how many places it would be first
    unmoved: int  # places that are at the end of the scale already, or whose level is not given


class Factor(NamedTuple):
    """How far a local factor divides the places."""

    id: str
    at: Counter[int | None]  # places by level; None where it is not given
    decides: int  # places in which another level of it alone would put others first
    up: Everywhere  # one level higher in all places
    down: Everywhere  # one level lower in all places


class Dividing:
    """Counts by factor."""

    def __init__(self, about: About) -> None:
        self._most = {name: len(levels) for name, levels in about.levels.items()}
        self._factors = {
            name: Factor(name, Counter(), 0, *(Everywhere(0, Counter(), 0) for _ in range(2))) for name in about.factors
        }

    def add(self, row: Row) -> None:
        """Count a place."""
        for name, own in self._factors.items():
            level = row.levels[name]
            own.at[level] += 1
            self._factors[name] = own._replace(
                decides=own.decides + (name in row.first_at),
                up=_counted(own.up, row, self._first_after(row, name, 1)),
                down=_counted(own.down, row, self._first_after(row, name, -1)),
            )

    def _first_after(self, row: Row, name: str, step: int) -> list[str] | None:
        """Who is first with a factor so many levels higher; None where there is no such level."""
        now, firsts = row.levels[name], row.first_at.get(name)
        if now is None or not 1 <= now + step <= self._most[name]:
            return None
        return firsts[now + step - 1] if firsts else row.first

    def found(self) -> list[Factor]:
        """The factors, the one that decides most often first."""
        return sorted(self._factors.values(), key=lambda own: -own.decides)


def _counted(so_far: Everywhere, row: Row, first: list[str] | None) -> Everywhere:
    so_far.first.update(row.first if first is None else first)
    turned = first is not None and first != row.first
    return Everywhere(so_far.places + turned, so_far.first, so_far.unmoved + (first is None))
