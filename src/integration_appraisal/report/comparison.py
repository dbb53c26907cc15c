"""The report of ``appraise diff``: what changed, and how much each change moved each option's value."""

from collections.abc import Iterator, Sequence
from functools import partial

from integration_appraisal.appraisal.compare import Comparison
from integration_appraisal.engine.ranks import Verdict
from integration_appraisal.figures import plain, points, signed, times
from integration_appraisal.findings import Finding
from integration_appraisal.report.change_words import PLURALS, change_words, name_of
from integration_appraisal.report.document import Block, Cell, Column, Page, Paragraph, Table, bullets
from integration_appraisal.report.labels import labels
from integration_appraisal.report.readiness import READINESS, unready
from integration_appraisal.report.score import notice, subtitle, title
from integration_appraisal.report.what_if import what_if
from integration_appraisal.report.words import counted, for_number, joined, rank_word, sentence, text_of

_MOST_COLUMNS = 6  # options in the table of moves; the JSON and the CSV have all


def build(comparison: Comparison, findings: Sequence[Finding]) -> Page:
    """First place before and after, what moved it, and what each change did to each option."""
    from integration_appraisal.report.records import diff

    old, new = comparison.old, comparison.new
    return Page(
        f"What changed: {', then '.join(dict.fromkeys((title(old), title(new))))}",
        [
            Paragraph(_first_place(comparison), lead=True),
            *bullets(_only_in_one(comparison)),
            *bullets(_verdict_and_readiness(comparison)),
            _values(comparison),
            *_moves(comparison),
            *_alone(comparison),
            *_unmoving(comparison),
        ],
        lambda: diff.data(comparison, findings),
        lambda: diff.rows(comparison, [change_words(comparison, moved.change) for moved in comparison.moved]),
        notice=notice(new, "`appraise score --full` says what its numbers are."),
        subtitle=subtitle(old, new),
        what_if=what_if(new),
    )


def _names(comparison: Comparison, options: Sequence[str]) -> str:
    return joined([name_of(comparison, "options", option) for option in options]) or "nobody"


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
        stays = f"{for_number(len(after.first), 'stays', 'stay')} first after {changes}"
        was, now = plain(option.value_before), plain(option.value_after)
        values = f"{was} before and after" if was == now else f"{was} before, {now} after"
        leads = _leads(comparison)
        return text_of(f"{is_first} {stays}: {values}.", sentence(leads))
    now = f"{is_first} {for_number(len(after.first), 'is', 'are')} first after {changes}"
    return f"{now}. Before, {was_first} {for_number(len(before.first), 'was', 'were')}."


def _only_in_one(comparison: Comparison) -> Iterator[str]:
    """What is in one appraisal only, and what that means for the figures."""
    for kind, one, many in (("options", "option", "options"), ("criteria", "criterion", "criteria")):
        for which, only in (("old", comparison.only_old), ("new", comparison.only_new)):
            ids: Sequence[str] = getattr(only, kind)
            if ids:
                named = joined([f"“{name_of(comparison, kind, identity)}”" for identity in ids])
                yield f"Only in the {which} one, and not compared: {for_number(len(ids), one, many)} {named}."
    if not comparison.is_whole:
        yield (
            "Values and ranks below are over what both have, so they may differ from those that `appraise score` gives."
        )


def _verdict_and_readiness(comparison: Comparison) -> Iterator[str]:
    """What became of the verdict, of readiness, and of who is in, where that differs."""
    before, after = comparison.lead_before.verdict, comparison.lead_after.verdict
    if before != after:
        stays = comparison.lead_before.first == comparison.lead_after.first  # then the lead is told above
        leads = "" if stays else _leads(comparison)
        yield f"The verdict was “{before}” and is “{after}” now{leads and ': '}{leads}."
    elif after is Verdict.OPEN:
        yield "Which option comes first is open, before and after: levels are not given."
    for option in comparison.options.values():
        name = _names(comparison, [option.id])
        if option.ready_before != option.ready_after:
            was, now = (READINESS[ready].compared for ready in (option.ready_before, option.ready_after))
            yield f"{name} was {was} and is {now} now."
        if (option.rank_before is None) != (option.rank_after is None):
            yield f"{name} is {'ruled out' if option.rank_after is None else 'back in'} now."


def _leads(comparison: Comparison) -> str:
    """How large the lead was and is, and how often it holds; empty where there is none before or after."""
    leads = (comparison.lead_before, comparison.lead_after)
    if any(lead.points is None for lead in leads):
        return ""
    was, now = (
        f"{points(lead.points or 0)}{'' if lead.stays_ahead is None else f', held {times(lead.stays_ahead)}'}"
        for lead in leads
    )
    comma = "" if leads[0].stays_ahead is None and leads[1].stays_ahead is None else ","
    return f"the lead was {was}{comma} and is {now}{comma} now" if was != now else ""


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
            rank_word(option.rank_before, tied=ranks[0].count(option.rank_before) > 1),
            rank_word(option.rank_after, tied=ranks[1].count(option.rank_after) > 1),
        )
        for option in sorted(options, key=lambda option: option.rank_after or len(options) + 1)
    )
    return Table("Values before and after, out of 100", columns, rows)


# What moved them ------------------------------------------------------------------------------------------------------


def _moves(comparison: Comparison) -> list[Block]:
    moving = [moved for moved in comparison.moved if any(moved.points.values())]
    if not moving:
        return []
    options = _most_moved(comparison)
    short = labels(comparison.new.catalogue)
    named = {option: _names(comparison, [option]) for option in options}
    columns = (Column("Change"), *(Column(name, short=short[option]) for option, name in named.items()))
    rows: list[tuple[Cell, ...]] = [
        (change_words(comparison, moved.change), *(signed(moved.points[option]) for option in options))
        for moved in sorted(moving, key=lambda moved: max(map(abs, moved.points.values())), reverse=True)
    ]
    rows.append(("All together", *(signed(comparison.options[option].moved) for option in options)))
    legend = f"Options: {joined([f'{short[option]} {name}' for option, name in named.items()])}."
    return [Table("Points that each change moved", columns, tuple(rows), legend=legend), *_merged(comparison)]


def _most_moved(comparison: Comparison) -> list[str]:
    """The options first before or after, then those that moved most, as many as the table holds."""
    firsts = {*comparison.lead_before.first, *comparison.lead_after.first}
    order = sorted(comparison.options.values(), key=lambda option: (option.id not in firsts, -abs(option.moved)))
    return [option.id for option in order[:_MOST_COLUMNS]]


def _merged(comparison: Comparison) -> list[Block]:
    changes = [moved.change for moved in comparison.moved if moved.change.stands_for > 1]
    kinds = joined([f"{change.stands_for} {PLURALS[change.kind]}" for change in changes])
    text = f"There are too many changes to tell all of them apart. Taken together, as one change: {kinds}."
    return [Paragraph(text)] if changes else []


def _alone(comparison: Comparison) -> list[Block]:
    if not comparison.changes or all(option.rank_before is None for option in comparison.options.values()):
        return []
    if not comparison.alone:
        return [Paragraph("No change by itself alters first place.")]
    named = partial(_names, comparison)
    texts = [
        f"{change_words(comparison, altered.change)}: then {named(altered.first)}"
        f"{unready(named, altered.first, altered.ready)}"
        for altered in comparison.alone
    ]
    return bullets(texts, "Changes that alone alter first place")


def _unmoving(comparison: Comparison) -> list[Block]:
    still = [moved.change for moved in comparison.moved if not any(moved.points.values())]
    still += [change for change in comparison.changes if not change.moves_values]
    return bullets([change_words(comparison, change) for change in still], "Also changed; these move no value")
