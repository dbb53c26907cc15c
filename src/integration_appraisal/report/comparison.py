"""The report of ``appraise diff``: what changed, and how much each change moved each option's value."""

from collections.abc import Sequence
from functools import partial
from typing import Any

from integration_appraisal.comparison.changes import MOVING, Change
from integration_appraisal.comparison.compare import Altered, Comparison
from integration_appraisal.comparison.numbers import only_in
from integration_appraisal.engine.frontier import Cost
from integration_appraisal.engine.ranks import in_rank_order
from integration_appraisal.figures import apart, exact, plain
from integration_appraisal.findings import Finding
from integration_appraisal.report.document import Block, Bullets, Cell, Column, Heading, Page, Paragraph, Table
from integration_appraisal.report.labels import labels
from integration_appraisal.report.score import by_which, notices, title
from integration_appraisal.report.switching import unready
from integration_appraisal.report.verdict import band
from integration_appraisal.report.words import counted, joined, rank_word

_MOST_COLUMNS = 6  # options in the table of moves; the JSON and the CSV have all
_NONE = "none"


def build(found: Comparison, findings: Sequence[Finding]) -> Page:
    """First place before and after, what moved it, and what each change did to each option."""
    from integration_appraisal.report.data.comparison import comparison as data
    from integration_appraisal.report.sheet.comparison import comparison as sheet

    blocks: list[Block] = [
        *by_which(found.old, found.new),
        Paragraph(_said(found), lead=True),
        *_left_out(found),
        *_standing(found),
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


def _named(found: Comparison, options: Sequence[str]) -> str:
    return joined([found.new.catalogue.options[option].name for option in options])


def _options(found: Comparison, rows: Sequence[int]) -> str:
    return joined([_option(found, row) for row in rows]) or "nobody"


# Who is first ---------------------------------------------------------------------------------------------------------


def _said(found: Comparison) -> str:
    moving = [entry for entry in found.changes if entry.kind in MOVING]
    if not found.changes:
        same = "every level, score, weight, cost and number of the catalogue is the same."
        return f"Nothing that is compared has changed: {same}" if found.is_whole else f"Of what both have, {same}"
    told = counted(len(found.changes), "change")
    if not moving and found.before.lead == found.after.lead:
        return f"No value and no rank has changed, after {told}."
    before, after = found.before.lead, found.after.lead
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


_READY = {"yes": "ready", "no": "not ready", "unknown": "not known to be ready"}


def _standing(found: Comparison) -> list[Block]:
    """What became of the verdict, of readiness, and of who is in, where that differs."""
    told = []
    before, after = found.before.lead.verdict, found.after.lead.verdict
    if before != after:
        told.append(f"The verdict was “{before}” and is “{after}” now.")
    for row in range(len(found.over.options)):
        ready = [_READY[own.ready[row]] for own in (found.before, found.after)]
        if ready[0] != ready[1]:
            told.append(f"{_option(found, row)} was {ready[0]} and is {ready[1]} now.")
        within = [row in own.contenders for own in (found.before, found.after)]
        if within[0] != within[1]:
            told.append(f"{_option(found, row)} is {'back in' if within[1] else 'ruled out'} now.")
    return [Bullets(tuple(told))] if told else []


def _left_out(found: Comparison) -> list[Block]:
    """What is in one appraisal only, and what that means for the figures."""
    told = []
    for what, sides in (
        (("option", "options"), (found.old.options, found.new.options)),
        (("criterion", "criteria"), (found.old.criteria, found.new.criteria)),
    ):
        for which, own, other in (("old", sides[0], sides[1]), ("new", sides[1], sides[0])):
            alone = only_in(own, other)
            if alone:
                named = joined([f"“{_called(found, identity)}”" for identity in alone])
                told.append(f"Only in the {which} one, and not compared: {what[len(alone) > 1]} {named}.")
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
    rows = tuple(
        (
            _option(found, row),
            found.before.values[row],
            found.after.values[row],
            signed(found.after.values[row] - found.before.values[row]),
            rank_word(found.before.ranks[row], tied=found.before.ranks.count(found.before.ranks[row]) > 1),
            rank_word(found.after.ranks[row], tied=found.after.ranks.count(found.after.ranks[row]) > 1),
        )
        for row in in_rank_order(found.after.ranks)
    )
    return Table("Values before and after, out of 100", columns, rows)


def signed(number: float) -> str:
    """Points with their sign; a bare 0 only where nothing moved at all."""
    if number == 0:
        return "0"
    text = f"{number:+.1f}"
    return text if text not in ("+0.0", "-0.0") else "0.0"


# What moved them ------------------------------------------------------------------------------------------------------


def _moves(found: Comparison) -> list[Block]:
    moved = [entry for entry in found.moved if any(entry.points)]
    moving = sorted(moved, key=lambda entry: -max(abs(number) for number in entry.points))
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
            Paragraph(f"There are too many changes to tell all of them apart. Taken together, as one change: {told}.")
        )
    return blocks


def _shown(found: Comparison) -> list[int]:
    """The options first before or after, then those that moved most, as many as the table holds."""
    moves = [abs(after - before) for before, after in zip(found.before.values, found.after.values, strict=True)]
    firsts = {*found.before.lead.first, *found.after.lead.first}
    order = sorted(range(len(moves)), key=lambda row: (row not in firsts, -moves[row], row))
    return order[:_MOST_COLUMNS]


def _labels(found: Comparison) -> list[str]:
    short = labels(found.new.catalogue)
    return [short[option] for option in found.over.options]


_PLURALS = {"level": "levels", "score": "scores", "weights": "weights", "number": "numbers of the catalogue"}


def _alone(found: Comparison) -> list[Block]:
    if not found.changes or not found.before.contenders:
        return []
    if not found.alone:
        return [Paragraph("No change by itself alters first place.")]
    told = tuple(
        f"{change_words(found, entry.change)}: then {_options(found, entry.first)}{_unready(found, entry)}"
        for entry in found.alone
    )
    return [Heading("Changes that alone alter first place"), Bullets(told)]


def _unready(found: Comparison, entry: Altered) -> str:
    first = [found.over.options[row] for row in entry.first]
    return unready(partial(_named, found), first, dict(zip(found.over.options, entry.ready, strict=True)))


def _unmoving(found: Comparison) -> list[Block]:
    still = [entry.change for entry in found.moved if not any(entry.points)]
    still += [change for change in found.changes if change.kind not in MOVING]
    told = tuple(change_words(found, change) for change in still)
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
    old, new = change.old, change.new
    if isinstance(old, float) and isinstance(new, float):
        return f"from {apart(old, new)} to {apart(new, old)}"
    return f"from {_said_value(old)} to {_said_value(new)}"


def _said_value(value: Any) -> str:
    if value is None:
        return _NONE
    if isinstance(value, Cost):
        span = f" ({_number_words(value.low)} to {_number_words(value.high)})" if value.low != value.high else ""
        return f"{_number_words(value.total)}{span}"
    if isinstance(value, tuple):
        return " to ".join(_said_value(end) for end in value)
    return _number_words(value) if isinstance(value, (int, float)) else str(value)


def _number_words(number: float) -> str:
    return exact(number, thousands=True)


def _scale(scale: dict[str, Any]) -> str:
    """A scale in words: its kind, and what sets its values."""
    parts: list[str] = []
    match scale:
        case {"grades": grades}:
            parts = [f"{name} {_number_words(worth)}" for name, worth in grades.items()]
        case {"points": points}:
            parts = [f"{_number_words(number)} is worth {_number_words(worth)}" for number, worth in points]
        case {"worst": worst, "best": best}:
            parts = [f"worst {_number_words(worst)}", f"best {_number_words(best)}"]
        case {"higher": higher}:
            parts = ["higher is better" if higher else "lower is better"]
    return f"{scale['kind']} ({', '.join(parts)})" if parts else str(scale["kind"])


def _level(found: Comparison, change: Change) -> str:
    return f"“{_called(found, change.ids[0])}”: level {_from_to(change)}"


def _score(found: Comparison, change: Change) -> str:
    option, criterion = (_called(found, identity) for identity in change.ids)
    return f"{option} on “{criterion}”: score {_from_to(change)}"


def _weights(_found: Comparison, change: Change) -> str:
    if change.old == change.new:
        return "The catalogue's weights"
    whose = "The place's weights and the catalogue's" if change.ids else "The place's weights"
    if change.old["method"] == change.new["method"]:
        return f"{whose} ({change.new['method']})"
    return f"{whose}: method from {change.old['method']} to {change.new['method']}"


def _number(found: Comparison, change: Change) -> str:
    owner, what = change.ids[:2]
    if what == "relies_on":
        return _band(_called(found, owner), f"“{_called(found, change.ids[2])}”", change)
    if what == "emphasises":
        return f"“{_called(found, owner)}” emphasises “{_called(found, change.ids[2])}” {_from_to(change)} times"
    if what == "scale":
        scales = f"from {_scale(change.old)} to {_scale(change.new)}"
        return f"“{_called(found, owner)}”: its scale, {scales}, and the scores on it"
    if what == "levels":
        return f"“{_called(found, owner)}”: number of levels {_from_to(change)}, and all that is on them"
    return f"“{_called(found, owner)}”: {what} {_from_to(change)}"


def _band(option: str, factor: str, change: Change) -> str:
    old, new = (None if own is None else band(own["at_least"], own["at_most"]) for own in (change.old, change.new))
    if new is None:
        return f"{option} no longer relies on {factor} at {old}"
    if old is None:
        return f"{option} now relies on {factor} at {new}"
    return f"{option} relies on {factor} at {new} instead of {old}"


def _must_have(found: Comparison, change: Change) -> str:
    return f"“{_called(found, change.ids[0])}”: must-have {_from_to(change)}"


def _ruled_out(found: Comparison, change: Change) -> str:
    return f"{_called(found, change.ids[0])}: {'ruled out by the place' if change.new else 'no longer ruled out'}"


def _essential(found: Comparison, change: Change) -> str:
    verb = "is now essential" if change.new else "is no longer essential"
    return f"“{_called(found, change.ids[2])}” {verb} for {_called(found, change.ids[0])}"


def _cost(found: Comparison, change: Change) -> str:
    return f"{_called(found, change.ids[0])}: cost {_from_to(change)}"


def _range(found: Comparison, change: Change) -> str:
    if len(change.ids) == 1:
        return f"“{_called(found, change.ids[0])}”: range of the level {_from_to(change)}"
    option, criterion = (_called(found, identity) for identity in change.ids)
    return f"{option} on “{criterion}”: range of the score {_from_to(change)}"


_WORDS = {
    "cost": _cost,
    "range": _range,
    "level": _level,
    "score": _score,
    "weights": _weights,
    "number": _number,
    "must_have": _must_have,
    "ruled_out": _ruled_out,
    "essential": _essential,
}
