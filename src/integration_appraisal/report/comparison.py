"""The report of ``appraise diff``: what changed, and how much each change moved each option's value."""

from collections.abc import Sequence
from typing import Any

from integration_appraisal.comparison.changes import Change
from integration_appraisal.comparison.compare import Comparison
from integration_appraisal.comparison.numbers import only_in
from integration_appraisal.engine.losses import Need
from integration_appraisal.findings import Finding
from integration_appraisal.report.labels import labels
from integration_appraisal.report.page import Block, Bullets, Cell, Column, Heading, Page, Paragraph, Table
from integration_appraisal.report.score import notices, title
from integration_appraisal.report.verdict import band
from integration_appraisal.report.words import counted, joined, on_scale, plain

_MOST_COLUMNS = 6  # options in the table of moves; the JSON and the CSV have all
_NONE = "none"


def build(found: Comparison, findings: Sequence[Finding]) -> Page:
    """First place before and after, what moved it, and what each change did to each option."""
    from integration_appraisal.report.data.comparison import comparison as data
    from integration_appraisal.report.sheet.comparison import comparison as sheet

    blocks: list[Block] = [
        Paragraph(_said(found), lead=True),
        *_left_out(found),
        _values(found),
        *_moves(found),
        *_alone(found),
        *_unmoving(found),
        *notices(found.new),
    ]
    titles = dict.fromkeys((title(found.old), title(found.new)))
    return Page(
        f"What changed: {', then '.join(titles)}",
        blocks,
        lambda: data(found, findings),
        lambda: sheet(found, [change_words(found, moved.change) for moved in found.moved]),
    )


def _option(found: Comparison, row: int) -> str:
    return found.new.catalogue.options[found.over.options[row]].name


def _options(found: Comparison, rows: Sequence[int]) -> str:
    return joined([_option(found, row) for row in rows]) or "nobody"


# Who is first ---------------------------------------------------------------------------------------------------------


def _said(found: Comparison) -> str:
    if not found.changes:
        same = "every level, score, weight and number of the catalogue is the same."
        return f"Nothing that counts has changed: {same}" if found.is_whole else f"Of what both have, {same}"
    before, after = found.before.lead, found.after.lead
    told = counted(len(found.changes), "change")
    if not (before.first and after.first):
        return f"{told}. First: {_options(found, before.first)} before, {_options(found, after.first)} after."
    if before.first == after.first:
        verb = "stays" if len(after.first) == 1 else "stay"
        text = f"{_options(found, after.first)} {verb} first after {told}"
        return f"{text}: {plain(found.before.values[before.first[0]])} before, {_value_after(found)} after."
    is_, was = ("is" if len(after.first) == 1 else "are"), ("was" if len(before.first) == 1 else "were")
    return f"{_options(found, after.first)} {is_} first after {told}. Before, {_options(found, before.first)} {was}."


def _value_after(found: Comparison) -> str:
    return plain(found.after.values[found.after.lead.first[0]])


def _left_out(found: Comparison) -> list[Block]:
    """What is in one appraisal only, and what that means for the figures."""
    told = []
    for what, sides in (
        ("options", (found.old.options, found.new.options)),
        ("criteria", (found.old.criteria, found.new.criteria)),
    ):
        for which, own, other in (("old", sides[0], sides[1]), ("new", sides[1], sides[0])):
            alone = only_in(own, other)
            if alone:
                named = joined([f"“{_called(found, identity)}”" for identity in alone])
                told.append(f"Only in the {which} one, and not compared: {what} {named}.")
    if not told:
        return []
    told.append(
        "Values and ranks below are over what both have, so they may differ from those that `appraise score` gives."
    )
    return [Bullets(tuple(told))]


def _values(found: Comparison) -> Table:
    columns = (
        Column("Option"),
        Column("Before", "number"),
        Column("After", "number"),
        Column("Moved"),
        Column("Rank before"),
        Column("Rank after"),
    )
    order = sorted(range(len(found.over.options)), key=lambda row: (found.after.ranks[row] or 10**9, row))
    rows = tuple(
        (
            _option(found, row),
            found.before.values[row],
            found.after.values[row],
            signed(found.after.values[row] - found.before.values[row]),
            _rank(found.before.ranks[row]),
            _rank(found.after.ranks[row]),
        )
        for row in order
    )
    return Table("Values before and after, out of 100", columns, rows)


def _rank(rank: int | None) -> str:
    return "out" if rank is None else str(rank)


def signed(number: float) -> str:
    """Points with their sign; a bare 0 only where nothing moved at all."""
    if number == 0:
        return "0"
    text = f"{number:+.1f}"
    return text if text not in ("+0.0", "-0.0") else "0.0"


# What moved them ------------------------------------------------------------------------------------------------------


def _moves(found: Comparison) -> list[Block]:
    moving = sorted(found.moved, key=lambda entry: -max(abs(number) for number in entry.points))
    if not moving:
        return []
    shown = _shown(found)
    short = _labels(found)
    columns = (Column("Change"), *(Column(short[row]) for row in shown))
    rows: list[tuple[Cell, ...]] = [
        (change_words(found, entry.change), *(signed(entry.points[row]) for row in shown)) for entry in moving
    ]
    whole = [signed(found.after.values[row] - found.before.values[row]) for row in shown]
    rows.append(("All together", *whole))
    named = joined([f"{short[row]} {_option(found, row)}" for row in shown])
    blocks: list[Block] = [
        Table("Points that each change moved", columns, tuple(rows)),
        Paragraph(f"{named}.", faint=True),
    ]
    merged = [entry.change for entry in found.moved if entry.change.stands_for > 1]
    if merged:
        told = joined([f"{change.stands_for} {_PLURALS[change.kind]}" for change in merged])
        blocks.append(
            Paragraph(f"There are too many changes to tell them all apart, so these are taken as one each: {told}.")
        )
    return blocks


def _shown(found: Comparison) -> list[int]:
    """The options first before or after, then those that moved most, as many as the table holds."""
    moves = [abs(after - before) for before, after in zip(found.before.values, found.after.values, strict=True)]
    firsts = {*found.before.lead.first, *found.after.lead.first}
    order = sorted(range(len(moves)), key=lambda row: (row not in firsts, -moves[row], row))
    return order[:_MOST_COLUMNS]


def _labels(found: Comparison) -> list[str]:
    short = dict(zip(found.new.options, labels(found.new), strict=True))
    return [short[option] for option in found.over.options]


_PLURALS = {"level": "levels", "score": "scores", "weights": "weights", "number": "numbers of the catalogue"}


def _alone(found: Comparison) -> list[Block]:
    if not found.changes or not found.before.contenders:
        return []
    if not found.alone:
        return [Paragraph("No change by itself alters first place.")]
    told = tuple(f"{change_words(found, entry.change)}: then {_options(found, entry.first)}" for entry in found.alone)
    return [Heading("Changes that alone alter first place"), Bullets(told)]


def _unmoving(found: Comparison) -> list[Block]:
    told = tuple(
        change_words(found, change)
        for change in found.changes
        if change.kind in ("must_have", "ruled_out", "essential")
    )
    return [Heading("Also changed; these move no value"), Bullets(told)] if told else []


# A change in words ----------------------------------------------------------------------------------------------------


def change_words(found: Comparison, change: Change) -> str:
    """A change on one line: what, and from what to what."""
    if change.stands_for > 1:
        return f"{change.stands_for} {_PLURALS[change.kind]} together"
    return _WORDS[change.kind](found, change)


def _called(found: Comparison, identity: str) -> str:
    """The name of a factor, criterion or option, from the new catalogue or else the old one."""
    for own in (found.new, found.old):
        for known in (own.catalogue.criteria, own.catalogue.factors, own.catalogue.options):
            if identity in known:
                return str(known[identity].name)
    return identity


def _from_to(change: Change) -> str:
    return f"from {_said_value(change.old)} to {_said_value(change.new)}"


def _said_value(value: Any) -> str:
    if value is None:
        return _NONE
    if isinstance(value, dict):
        return band(Need(0, **value))
    return on_scale(value) if isinstance(value, (int, float, str)) else str(value)


def _level(found: Comparison, change: Change) -> str:
    return f"“{_called(found, change.ids[0])}”: level {_from_to(change)}"


def _score(found: Comparison, change: Change) -> str:
    option, criterion = (_called(found, identity) for identity in change.ids)
    return f"{option} on “{criterion}”: score {_from_to(change)}"


def _weights(_found: Comparison, change: Change) -> str:
    if change.old == change.new:
        return f"The place's weights ({change.new})"
    return f"The place's weights: method {_from_to(change)}"


def _number(found: Comparison, change: Change) -> str:
    owner, what = change.ids[:2]
    if what == "relies_on":
        return _band(_called(found, owner), f"“{_called(found, change.ids[2])}”", change)
    if what == "emphasises":
        return f"“{_called(found, owner)}” emphasises “{_called(found, change.ids[2])}” {_from_to(change)} times"
    if what == "scale":
        return f"“{_called(found, owner)}”: its scale, and the scores on it"
    if what == "levels":
        return f"“{_called(found, owner)}”: number of levels {_from_to(change)}, and all that is on them"
    if not owner:
        return "The catalogue's weights"
    return f"“{_called(found, owner)}”: {what} {_from_to(change)}"


def _band(option: str, factor: str, change: Change) -> str:
    if change.new is None:
        return f"{option} no longer relies on {factor} at {_said_value(change.old)}"
    if change.old is None:
        return f"{option} now relies on {factor} at {_said_value(change.new)}"
    return f"{option} relies on {factor} at {_said_value(change.new)} instead of {_said_value(change.old)}"


def _must_have(found: Comparison, change: Change) -> str:
    return f"“{_called(found, change.ids[0])}”: must-have {_from_to(change)}"


def _ruled_out(found: Comparison, change: Change) -> str:
    return f"{_called(found, change.ids[0])}: {'ruled out by the place' if change.new else 'no longer ruled out'}"


def _essential(found: Comparison, change: Change) -> str:
    verb = "is now essential" if change.new else "is no longer essential"
    return f"“{_called(found, change.ids[2])}” {verb} for {_called(found, change.ids[0])}"


_WORDS = {
    "level": _level,
    "score": _score,
    "weights": _weights,
    "number": _number,
    "must_have": _must_have,
    "ruled_out": _ruled_out,
    "essential": _essential,
}
