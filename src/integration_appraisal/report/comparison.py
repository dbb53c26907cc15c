"""The report of ``appraise diff``: what changed, and how much each change moved each option's value."""

from collections.abc import Iterator, Sequence
from functools import partial

from integration_appraisal.appraisal.compare import Comparison, Moved
from integration_appraisal.appraisal.entries import Band, Change, OwnWeights, Value
from integration_appraisal.engine.frontier import Cost
from integration_appraisal.engine.losses import Need, Ready
from integration_appraisal.engine.scales import Grades, Linear, Piecewise, Relative, Scale, Score
from integration_appraisal.figures import exact
from integration_appraisal.findings import Finding
from integration_appraisal.report.document import Block, Bullets, Cell, Column, Heading, Page, Paragraph, Table
from integration_appraisal.report.labels import labels
from integration_appraisal.report.score import by_which, notices, title
from integration_appraisal.report.switching import unready
from integration_appraisal.report.verdict import band
from integration_appraisal.report.words import apart, counted, joined, plain, rank_word

_MOST_COLUMNS = 6  # options in the table of moves; the JSON and the CSV have all


def build(comparison: Comparison, findings: Sequence[Finding]) -> Page:
    """First place before and after, what moved it, and what each change did to each option."""
    from integration_appraisal.report.records_diff import data, rows

    old, new = comparison.old, comparison.new
    return Page(
        f"What changed: {', then '.join(dict.fromkeys((title(old), title(new))))}",
        [
            *by_which(old, new),
            Paragraph(_first_place(comparison), lead=True),
            *_bullets(_only_in_one(comparison)),
            *_bullets(_verdict_and_readiness(comparison)),
            _values(comparison),
            *_moves(comparison),
            *_alone(comparison),
            *_unmoving(comparison),
            *notices(new),
        ],
        lambda: data(comparison, findings),
        lambda: rows(data(comparison, ()), [change_words(comparison, moved.change) for moved in comparison.moved]),
    )


def _bullets(items: Iterator[str]) -> list[Block]:
    texts = tuple(items)
    return [Bullets(texts)] if texts else []


def _names(comparison: Comparison, options: Sequence[str]) -> str:
    return joined([_name(comparison, "options", option) for option in options]) or "nobody"


def _name(comparison: Comparison, kind: str, identity: str) -> str:
    """The name of an option, criterion or local factor, from the new catalogue or else from the old one."""
    named = {**getattr(comparison.old.catalogue, kind), **getattr(comparison.new.catalogue, kind)}
    return str(named[identity].name)


# Who is first ---------------------------------------------------------------------------------------------------------


def _first_place(comparison: Comparison) -> str:
    if not comparison.changes:
        same = "every level, score, weight, cost and number of the catalogue is the same."
        return f"Nothing that is compared has changed: {same}" if comparison.is_whole else f"Of what both have, {same}"
    before, after = comparison.lead_before, comparison.lead_after
    changes = counted(len(comparison.changes), "change")
    if before == after and not any(change.moves_values for change in comparison.changes):
        return f"No value and no rank has changed, after {changes}."
    was_first, is_first = _names(comparison, before.first), _names(comparison, after.first)
    if not (before.first and after.first):
        return f"{changes}. First: {was_first} before, {is_first} after."
    if before.first == after.first:
        option = comparison.options[after.first[0]]
        stays = f"{_verb(after.first, 'stays', 'stay')} first after {changes}"
        return f"{is_first} {stays}: {plain(option.value_before)} before, {plain(option.value_after)} after."
    now = f"{is_first} {_verb(after.first, 'is', 'are')} first after {changes}"
    return f"{now}. Before, {was_first} {_verb(before.first, 'was', 'were')}."


def _verb(options: Sequence[str], one: str, many: str) -> str:
    return one if len(options) == 1 else many


def _only_in_one(comparison: Comparison) -> Iterator[str]:
    """What is in one appraisal only, and what that means for the figures."""
    for kind, one, many in (("options", "option", "options"), ("criteria", "criterion", "criteria")):
        for which, only in (("old", comparison.only_old), ("new", comparison.only_new)):
            ids: Sequence[str] = getattr(only, kind)
            if ids:
                named = joined([f"“{_name(comparison, kind, identity)}”" for identity in ids])
                yield f"Only in the {which} one, and not compared: {_verb(ids, one, many)} {named}."
    if not comparison.is_whole:
        yield (
            "Values and ranks below are over what both have, so they may differ from those that `appraise score` gives."
        )


_READY = {Ready.YES: "ready", Ready.NO: "not ready", Ready.UNKNOWN: "not known to be ready"}


def _verdict_and_readiness(comparison: Comparison) -> Iterator[str]:
    """What became of the verdict, of readiness, and of who is in, where that differs."""
    before, after = comparison.lead_before.verdict, comparison.lead_after.verdict
    if before != after:
        yield f"The verdict was “{before}” and is “{after}” now."
    for option in comparison.options.values():
        name = _names(comparison, [option.id])
        if option.ready_before != option.ready_after:
            yield f"{name} was {_READY[option.ready_before]} and is {_READY[option.ready_after]} now."
        if (option.rank_before is None) != (option.rank_after is None):
            yield f"{name} is {'ruled out' if option.rank_after is None else 'back in'} now."


def _values(comparison: Comparison) -> Table:
    columns = (
        Column("Option"),
        Column("Before", "number"),
        Column("After", "number"),
        Column("Moved"),
        Column("Rank before"),
        Column("Rank after"),
    )
    options = list(comparison.options.values())
    ranks = [option.rank_before for option in options], [option.rank_after for option in options]
    rows = tuple(
        (
            _names(comparison, [option.id]),
            option.value_before,
            option.value_after,
            signed(option.moved),
            rank_word(ranks[0], ranks[0].index(option.rank_before)),
            rank_word(ranks[1], ranks[1].index(option.rank_after)),
        )
        for option in sorted(options, key=lambda option: option.rank_after or len(options) + 1)
    )
    return Table("Values before and after, out of 100", columns, rows)


def signed(number: float) -> str:
    """Points with their sign; a bare 0 only where nothing moved at all."""
    if number == 0:
        return "0"
    text = f"{number:+.1f}"
    return text if text not in ("+0.0", "-0.0") else "0.0"


# What moved them ------------------------------------------------------------------------------------------------------


def _moves(comparison: Comparison) -> list[Block]:
    moving = [moved for moved in comparison.moved if any(moved.points.values())]
    if not moving:
        return []
    options = _most_moved(comparison)
    short = dict(zip(comparison.new.catalogue.options, labels(comparison.new), strict=True))
    legend = joined([f"{short[option]} {_names(comparison, [option])}" for option in options])
    columns = (Column("Change"), *(Column(short[option]) for option in options))
    rows: list[tuple[Cell, ...]] = [
        (change_words(comparison, moved.change), *(signed(moved.points[option]) for option in options))
        for moved in sorted(moving, key=_farthest, reverse=True)
    ]
    rows.append(("All together", *(signed(comparison.options[option].moved) for option in options)))
    return [
        Table("Points that each change moved", columns, tuple(rows)),
        Paragraph(f"{legend}.", faint=True),
        *_merged(comparison),
    ]


def _farthest(moved: Moved) -> float:
    return max(map(abs, moved.points.values()))


def _most_moved(comparison: Comparison) -> list[str]:
    """The options first before or after, then those that moved most, as many as the table holds."""
    firsts = {*comparison.lead_before.first, *comparison.lead_after.first}
    order = sorted(comparison.options.values(), key=lambda option: (option.id not in firsts, -abs(option.moved)))
    return [option.id for option in order[:_MOST_COLUMNS]]


_PLURALS = {"level": "levels", "score": "scores", "weights": "weights", "number": "numbers of the catalogue"}


def _merged(comparison: Comparison) -> list[Block]:
    merged = [moved.change for moved in comparison.moved if moved.change.stands_for > 1]
    kinds = joined([f"{change.stands_for} {_PLURALS[change.kind]}" for change in merged])
    text = f"There are too many changes to tell all of them apart. Taken together, as one change: {kinds}."
    return [Paragraph(text)] if merged else []


def _alone(comparison: Comparison) -> list[Block]:
    if not comparison.changes or all(option.rank_before is None for option in comparison.options.values()):
        return []
    if not comparison.alone:
        return [Paragraph("No change by itself alters first place.")]
    named = partial(_names, comparison)
    texts = tuple(
        f"{change_words(comparison, altered.change)}: then {named(altered.first)}"
        f"{unready(named, altered.first, altered.ready)}"  # type: ignore[arg-type]
        for altered in comparison.alone
    )
    return [Heading("Changes that alone alter first place"), Bullets(texts)]


def _unmoving(comparison: Comparison) -> list[Block]:
    still = [moved.change for moved in comparison.moved if not any(moved.points.values())]
    still += [change for change in comparison.changes if not change.moves_values]
    texts = tuple(change_words(comparison, change) for change in still)
    return [Heading("Also changed; these move no value"), Bullets(texts)] if texts else []


# A change in words ----------------------------------------------------------------------------------------------------


def change_words(comparison: Comparison, change: Change) -> str:
    """A change on one line: what, and from what to what."""
    if change.stands_for > 1:
        return f"{change.stands_for} {_PLURALS[change.kind]} together"
    if change.kind == "weights":
        return _weights(change)
    kinds, template = _text(change)
    ids = change.ids[::2] if change.kind in ("number", "essential") else change.ids  # the second says what it is
    names = [_name(comparison, kind, identity) for kind, identity in zip(kinds, ids, strict=True)]
    old, new = _words(change.old, change.new), _words(change.new, change.old)
    return template.format(*names, old=old, new=new, moves=f"from {old} to {new}")


def _weights(change: Change) -> str:
    old, new = _words(change.old), _words(change.new)
    if change.old == change.new:
        return "The catalogue's weights"
    whose = "The place's weights and the catalogue's" if change.ids else "The place's weights"
    return f"{whose} ({new})" if old == new else f"{whose}: method from {old} to {new}"


def _text(change: Change) -> tuple[tuple[str, ...], str]:
    """What the ids of a change are, and the sentence that takes their names."""
    match change.kind:
        case "number" if change.ids[1] == "relies_on":
            return ("options", "factors"), _band(change)
        case "number":
            return _NUMBERS[change.ids[1]]
        case "range" if len(change.ids) == 1:
            return ("factors",), "“{0}”: range of the level {moves}"
        case "ruled_out":
            return ("options",), "{0}: ruled out by the place" if change.new else "{0}: no longer ruled out"
        case "essential":
            now = "now" if change.new else "no longer"
            return ("options", "factors"), f"“{{1}}” is {now} essential for {{0}}"
        case _:
            return _TEXTS[change.kind]


def _band(change: Change) -> str:
    if change.new is None:
        return "{0} no longer relies on “{1}” at {old}"
    if change.old is None:
        return "{0} now relies on “{1}” at {new}"
    return "{0} relies on “{1}” at {new} instead of {old}"


_NUMBERS = {
    "weight": (("criteria",), "“{0}”: weight {moves}"),
    "scale": (("criteria",), "“{0}”: its scale, {moves}, and the scores on it"),
    "points": (("factors",), "“{0}”: points {moves}"),
    "levels": (("factors",), "“{0}”: number of levels {moves}, and all that is on them"),
    "emphasises": (("factors", "criteria"), "“{0}” emphasises “{1}” {moves} times"),
}
_TEXTS = {
    "level": (("factors",), "“{0}”: level {moves}"),
    "score": (("options", "criteria"), "{0} on “{1}”: score {moves}"),
    "must_have": (("criteria",), "“{0}”: must-have {moves}"),
    "cost": (("options",), "{0}: cost {moves}"),
    "range": (("options", "criteria"), "{0} on “{1}”: range of the score {moves}"),
}


# A value in words -----------------------------------------------------------------------------------------------------


def _words(value: Value, beside: Value = None) -> str:
    """One side of a change; numbers have as many decimals as tell them from the one beside them."""
    match value:
        case None:
            return "none"
        case str():
            return value
        case float() if isinstance(beside, float):
            return apart(value, beside)
        case int() | float():
            return exact(value, thousands=True)
        case _:
            return _scale(value) if isinstance(value, Scale) else _several(value)


def _several(value: OwnWeights | Band | Cost | tuple[Score, Score]) -> str:
    match value:
        case OwnWeights():
            return value.method
        case Band():
            return band(Need(0, *value))
        case Cost():
            total, low, high = map(_words, value)
            return total if low == high else f"{total} ({low} to {high})"
        case _:
            return " to ".join(map(_words, value))


def _scale(scale: Scale) -> str:
    """A scale in words: its kind, and what sets its values."""
    parts: list[str] = []
    match scale:
        case Grades(grades):
            parts = [f"{grade} {_words(worth)}" for grade, worth in grades.items()]
        case Piecewise(points):
            parts = [f"{_words(number)} is worth {_words(worth)}" for number, worth in points]
        case Linear(worst, best):
            parts = [f"worst {_words(worst)}", f"best {_words(best)}"]
        case Relative(higher):
            parts = ["higher is better" if higher else "lower is better"]
    kind = type(scale).__name__.lower()
    return f"{kind} ({', '.join(parts)})" if parts else kind
