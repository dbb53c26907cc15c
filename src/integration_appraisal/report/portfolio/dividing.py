"""Which local factors divide the places, and what one change in all of them would do."""

from integration_appraisal.portfolio.dividing import Everywhere
from integration_appraisal.portfolio.tally import Tally
from integration_appraisal.report.document import Cell, Column, Table
from integration_appraisal.report.words import counted, joined

_MOST_NAMED = 3
_MINUS = "−"


def in_short(tally: Tally) -> str:
    """The factors that decide most often."""
    deciding = [own for own in tally.factors if own.decides][:_MOST_NAMED]
    if not deciding:
        return "No local factor at another level would by itself put others first in any place."
    told = [f"“{tally.about.factors[own.id]}” in {own.decides}" for own in deciding]
    return f"What divides the places: one local factor at another level would put others first, {joined(told)}."


def factors(tally: Tally) -> Table:
    """A row for each factor: where the places stand, and in how many it decides."""
    columns = (
        Column("Local factor"),
        Column("Places by level, lowest first"),
        Column("Not given", "number", spare=1),
        Column("Decides", "number"),
    )
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (
            tally.about.factors[own.id],
            ", ".join(str(own.at[level]) for level, _ in enumerate(tally.about.levels[own.id], start=1)),
            str(own.at[None] or ""),
            str(own.decides),
        )
        for own in tally.factors
    )
    caption = (
        "Where the places stand on each local factor, and in how many another level of it alone would put others first"
    )
    return Table(caption, columns, rows)


def tipping(tally: Tally) -> Table:
    """A row for each change that turns any place, the one that turns most first."""
    changes = [
        (own, word, what)
        for own in tally.factors
        for word, what in (("higher", own.up), ("lower", own.down))
        if what.places
    ]
    changes.sort(key=lambda own: -own[2].places)
    columns = (
        Column("One level in all places"),
        Column("Turns", "number"),
        Column("First in more or fewer"),
        Column("Can't move", "number", spare=1),
    )
    rows = tuple(
        (f"{tally.about.factors[own.id]}: {word}", str(what.places), _moved(tally, what), str(what.unmoved or ""))
        for own, word, what in changes
    )
    caption = f"What one change everywhere would turn, of {counted(tally.places, 'place')}"
    return Table(caption, columns, rows or (("No such change puts others first anywhere.", "0", "", ""),))


def _moved(tally: Tally, what: Everywhere) -> str:
    """The options that are then first in more places, or in fewer."""
    now = dict(tally.leading)
    moved = {option: what.first[option] - now.get(option, 0) for option in tally.about.options}
    told = sorted(((by, tally.about.options[option]) for option, by in moved.items() if by), reverse=True)
    return ", ".join(f"{name} {'+' if by > 0 else _MINUS}{abs(by)}" for by, name in told) or "as many each as now"
