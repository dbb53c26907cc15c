"""The report of ``appraise explain``: every cell behind a value, or what sets two options apart."""

from collections.abc import Iterator, Sequence

from integration_appraisal.appraisal.appraise import Appraisal
from integration_appraisal.appraisal.results import CellResult, Difference, NeedResult, OptionResult, Ranking
from integration_appraisal.engine.losses import Ready
from integration_appraisal.figures import is_shown, percent, plain, points
from integration_appraisal.findings import Finding
from integration_appraisal.loading.what_if import WHAT_IF
from integration_appraisal.report.cells import marks_said, score_texts, score_word
from integration_appraisal.report.cited import NO_REASON, NO_SOURCE, cited, works_of
from integration_appraisal.report.costs import basis, cost_of
from integration_appraisal.report.document import (
    Bar,
    Block,
    Cell,
    Column,
    Heading,
    Note,
    Notes,
    Page,
    Paragraph,
    Table,
    paragraph,
)
from integration_appraisal.report.means import weighted_means
from integration_appraisal.report.readiness import READINESS
from integration_appraisal.report.score import notice, subtitle, title
from integration_appraisal.report.variants import in_variants, two_in_variants
from integration_appraisal.report.verdict import band, condition, names
from integration_appraisal.report.what_if import what_if
from integration_appraisal.report.words import counted, sentence, text_of
from integration_appraisal.report.yearly import by_year


def first_and_second(ranking: Ranking) -> tuple[list[str], str]:
    """The options of the first two ranks, and how they were chosen; one where one is in, none where none is."""
    pair = [own.id for own in ranking.order if own.is_in][:2]
    if len(pair) < 2:  # noqa: PLR2004 - two make a pair
        return pair, "Only this option is in, so there is none to set beside it."
    first, second = ranking.lead.first, ranking.lead.second
    order = "the first in the catalogue's order"
    if len(first) > 1:
        return pair, f"{names(ranking, first)} tie for first place; these two are {order}."
    if len(second) > 1:
        return pair, f"{names(ranking, second)} tie for second place; this is {order}."
    return pair, "These two are first and second."


def build(appraisal: Appraisal, pair: Sequence[str], findings: Sequence[Finding], chosen: str = "") -> Page:
    """One option's cells, or two options side by side with the largest difference first.

    ``chosen`` says how they were chosen, where nobody has named them.
    """
    from integration_appraisal.report.records import explain

    option, other = pair[0], pair[1] if len(pair) > 1 else None
    named = [appraisal.ranking.options[own] for own in pair]
    blocks, rest = _one(appraisal, *named) if other is None else _two(appraisal, *named)
    blocks[1:1] = paragraph(chosen)
    return Page(
        f"{' and '.join(own.name for own in named)}: {title(appraisal)}",
        blocks,
        lambda: explain.data(appraisal, option, other, findings),
        lambda: explain.rows(appraisal, option, other),
        lambda: rest,
        notice(appraisal),
        subtitle(appraisal),
        what_if=what_if(appraisal),
    )


# One option -----------------------------------------------------------------------------------------------------------


def _one(appraisal: Appraisal, option: OptionResult) -> tuple[list[Block], list[Block]]:
    """What the value is made of, and the reasons for it."""
    blocks: list[Block] = [
        Paragraph(_headline(appraisal, option), lead=True),
        *paragraph(appraisal.catalogue.options[option.id].summary),
        _scores(appraisal, option),
        *_costing(option),
        *paragraph(weighted_means(appraisal)),
        *paragraph(cost_of(appraisal, option.id)),
    ]
    reasons = [
        *([_needs(option.needs)] if len(_telling(option)) < len(option.needs) else []),
        Heading("Why these scores"),
        Notes(tuple(_reason(appraisal, cell) for cell in option.cells.values())),
        *(_why_needed(appraisal, option) if option.needs else []),
        *in_variants(appraisal, option.id),
        *by_year(appraisal, option.id),
        *(basis(appraisal) if option.id in appraisal.costs else []),
    ]
    return blocks, reasons


def _headline(appraisal: Appraisal, option: OptionResult) -> str:
    lost = f"less {points(option.benefit - option.value)} for what the place lacks"
    parts = f": {plain(option.benefit)} on the criteria, {lost if option.losses else 'and it loses nothing here'}"
    has_needs = appraisal.ranking.has_needs
    text = f"{option.name} scores {plain(option.value)} out of 100{parts if has_needs else ''}."
    if not option.is_in:
        return f"{text} It is ruled out."
    rank = f"Its rank is {option.rank} of {len(appraisal.ranking.contenders)}{', with a tie' if option.tied else ''}."
    return f"{text} {rank} {READINESS[option.ready].sentence if has_needs else ''}".rstrip()


def _scores(appraisal: Appraisal, option: OptionResult) -> Table:
    columns = (
        Column("Criterion"),
        Column("Weight", "text"),
        Column("Score", "text"),
        Column("Value", "number"),
        Column("0 to 100", "bar", spare=2),
        Column("Points", "number"),
    )
    criteria = appraisal.ranking.criteria
    rows = tuple(
        (
            criteria[cell.criterion].name,
            percent(criteria[cell.criterion].weight),
            score_word(cell, criteria[cell.criterion].unit),
            cell.value,
            Bar(cell.value),
            cell.points,
        )
        for cell in option.cells.values()
    )
    return Table("Value times weight makes points", columns, rows)


def _reason(appraisal: Appraisal, cell: CellResult, whose: str = "") -> Note:
    score, low, high = score_texts(cell)
    between = f" (between {low} and {high})" if low and high else ""
    own = "This place's own score." if cell.is_own and cell.rationale != WHAT_IF else ""
    source = cited(cell.source, works_of(appraisal.catalogue, appraisal)) or NO_SOURCE
    rests_on = cell.basis or "basis not given"
    term = f"{appraisal.ranking.criteria[cell.criterion].name}, {score}{between}, {rests_on}{whose}"
    return Note(term, text_of(cell.rationale or NO_REASON, marks_said(cell), own), source)


def _costing(option: OptionResult) -> list[Block]:
    """The needs that matter, as a table; of the others it is enough to say that the place has them."""
    telling = _telling(option)
    rest = len(option.needs) - len(telling)
    said = f"It relies on {counted(rest, 'other thing', 'other things')}, which the place has." if rest else ""
    return [*([_needs(telling)] if telling else []), *paragraph(said if telling else said.replace("other ", ""))]


def _telling(option: OptionResult) -> list[NeedResult]:
    """The needs that cost it something, may do so, or may keep it from starting."""
    return [need for need in option.needs if need.essential or need.level is None or need.is_missed]


def _needs(needs: Sequence[NeedResult]) -> Table:
    columns = (
        Column("Relies on"),
        Column("Asks for"),
        Column("Place"),
        Column("At most", "number", spare=1),
        Column("Lost", "number"),
        Column("Essential"),
    )
    rows = tuple(
        (
            need.name,
            band(need.at_least, need.at_most),
            "not given" if need.level is None else f"level {need.level}",
            need.most_lost,
            need.lost,
            "essential" if need.essential else "",
        )
        for need in needs
    )
    return Table("What the place lacks is taken off", columns, rows)


def _why_needed(appraisal: Appraisal, option: OptionResult) -> list[Block]:
    return [
        Heading("What it relies on, and where the place stands"),
        Notes(tuple(_need_notes(appraisal, option))),
    ]


def _need_notes(appraisal: Appraisal, option: OptionResult) -> Iterator[Note]:
    works = works_of(appraisal.catalogue, appraisal)
    for factor, need in appraisal.catalogue.options[option.id].relies_on.items():
        yield Note(
            appraisal.catalogue.factors[factor].name,
            need.rationale or NO_REASON,
            cited(need.source, works) or NO_SOURCE,
        )
        level = appraisal.levels.get(factor)
        if level is not None:
            in_words = appraisal.catalogue.factors[factor].levels[level.level - 1]
            text = f"Level {level.level}, “{in_words}”. {level.rationale or NO_REASON}"
            yield Note("The place", text, cited(level.source, works) or NO_SOURCE)


# Two options ----------------------------------------------------------------------------------------------------------


def _two(appraisal: Appraisal, option: OptionResult, rival: OptionResult) -> tuple[list[Block], list[Block]]:
    """What sets two options apart, and the reasons for that: the first few, then all."""
    apart = appraisal.ranking.differences(option.id, rival.id)
    columns = (
        Column("Criterion or local factor" if appraisal.ranking.has_needs else "Criterion"),
        Column(option.name, "number"),
        Column(rival.name, "number"),
        Column("Difference", "number"),
    )
    rows: list[tuple[Cell, ...]] = [(entry.name, entry.first, entry.second, entry.points) for entry in apart]
    rows.append(("Value", option.value, rival.value, sum(entry.points for entry in apart)))
    lost = ", and points lost" if appraisal.ranking.has_needs else ""
    caption = f"Points on each criterion{lost}; the largest difference first"
    reasons = [note for entry in apart if is_shown(entry.points) for note in _both(appraisal, (option, rival), entry)]
    blocks: list[Block] = [Paragraph(_apart(option, rival, apart), lead=True), Table(caption, columns, tuple(rows))]
    return blocks, [Heading("Why"), Notes(tuple(reasons)), *two_in_variants(appraisal, option.id, rival.id)]


def _apart(option: OptionResult, rival: OptionResult, apart: Sequence[Difference]) -> str:
    gap = option.value - rival.value
    ahead, behind = (option, rival) if gap >= 0 else (rival, option)
    text = f"{option.name} and {rival.name} have the same value to one decimal."
    if is_shown(gap):
        text = f"{ahead.name} is {points(abs(gap))} ahead of {behind.name}."
    largest = apart[0]
    gains = option if largest.points > 0 else rival
    most = f"The largest difference is “{largest.name}”: {points(abs(largest.points))} for {gains.name}."
    return text_of(text, most if is_shown(largest.points) else "", *map(_can_start, (ahead, behind)))


def _can_start(option: OptionResult) -> str:
    """That it is ruled out, or what it can't start without; empty where neither is so."""
    if not option.is_in:
        return f"{option.name} is ruled out."
    return "" if option.ready is Ready.YES else sentence(condition(option))


def _both(appraisal: Appraisal, pair: Sequence[OptionResult], entry: Difference) -> Iterator[Note]:
    """What stands behind a difference, for either option."""
    works = works_of(appraisal.catalogue)
    for option in pair:
        whose = f", {option.name}"
        need = appraisal.catalogue.options[option.id].relies_on.get(entry.id)
        if entry.id in option.cells:
            yield _reason(appraisal, option.cells[entry.id], whose)
        elif need is not None:
            yield Note(f"{entry.name}{whose}", need.rationale or NO_REASON, cited(need.source, works))
