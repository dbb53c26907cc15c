"""The report of ``appraise explain``: every cell behind a value, or what sets two options apart."""

from collections.abc import Sequence
from typing import NamedTuple

from integration_appraisal.appraisal.appraise import Appraisal
from integration_appraisal.engine.losses import loss
from integration_appraisal.findings import Finding
from integration_appraisal.report.cited import cited, works_of
from integration_appraisal.report.data.explain import explain as data
from integration_appraisal.report.differences import Difference, differences
from integration_appraisal.report.document import Bar, Block, Cell, Column, Heading, Note, Notes, Page, Paragraph, Table
from integration_appraisal.report.score import by_which, notices, ready_word, title
from integration_appraisal.report.sheet import explain as sheet
from integration_appraisal.report.variants import in_variants, two_in_variants
from integration_appraisal.report.verdict import band, name
from integration_appraisal.report.words import Score, one_decimal, percent, plain, points, written


def build(appraisal: Appraisal, option: str, other: str | None, findings: Sequence[Finding]) -> Page:
    """One option's cells, or two options side by side with the largest difference first."""
    row = appraisal.options.index(option)
    if other is None:
        blocks, heading = _one(appraisal, row)
        return Page(
            heading, blocks, lambda: data(appraisal, row, None, findings), lambda: sheet.explain(appraisal, row)
        )
    rival = appraisal.options.index(other)
    found = differences(appraisal, row, rival)
    blocks, heading = _two(appraisal, row, rival, found)
    return Page(heading, blocks, lambda: data(appraisal, row, rival, findings), lambda: sheet.compare(found))


# One option -----------------------------------------------------------------------------------------------------------


def _one(appraisal: Appraisal, row: int) -> tuple[list[Block], str]:
    option = appraisal.catalogue.options[appraisal.options[row]]
    blocks: list[Block] = [*by_which(appraisal), Paragraph(_headline(appraisal, row), lead=True)]
    if option.summary:
        blocks.append(Paragraph(option.summary))
    scores = _scores(appraisal, row)
    blocks += [
        scores,
        Heading("Why these scores"),
        Notes(tuple(_reason(appraisal, row, c) for c in appraisal.criteria)),
    ]
    if appraisal.numbers.problem.needs[row]:
        blocks += [
            _needs(appraisal, row),
            Heading("What it relies on, and where the place stands"),
            _need_notes(appraisal, row),
        ]
    return [*blocks, *in_variants(appraisal, row), *notices(appraisal)], f"{option.name}: {title(appraisal)}"


def _headline(appraisal: Appraisal, row: int) -> str:
    result = appraisal.result
    value, benefit = result.values[row], result.benefits[row]
    text = f"{name(appraisal, row)} scores {plain(value)} out of 100: {plain(benefit)} on the criteria, "
    text += (
        f"less {points(benefit - value)} for what the place lacks."
        if result.losses[row]
        else "and it loses nothing here."
    )
    rank = result.ranks[row]
    if rank is None:
        return f"{text} It is ruled out."
    tied = result.ranks.count(rank) > 1
    text += f" Its rank is {rank} of {len(result.contenders)}{', with a tie' if tied else ''}."
    ready = {
        "ready": "It is ready.",
        "not ready": "It is not ready here.",
        "not known": "Whether it is ready is not known.",
    }
    return f"{text} {ready[ready_word(appraisal, row)]}"


def _scores(appraisal: Appraisal, row: int) -> Table:
    columns = (
        Column("Criterion"),
        Column("Weight", "text"),
        Column("Score", "text"),
        Column("Value", "number"),
        Column("0 to 100", "bar", spare=2),
        Column("Points", "number"),
        Column("Basis", spare=1),
    )
    rows = tuple(_score_row(appraisal, row, column) for column in range(len(appraisal.criteria)))
    return Table("Value times weight makes points", columns, rows)


def _score_row(appraisal: Appraisal, row: int, column: int) -> tuple[Cell, ...]:
    criterion = appraisal.catalogue.criteria[appraisal.criteria[column]]
    cell = appraisal.numbers.view.scores[appraisal.options[row]][criterion.id]
    value = appraisal.result.cells[row][column]
    return (
        criterion.name,
        percent(appraisal.result.weights.shares[column]),
        score_word(cell.score, getattr(criterion.scale, "unit", None)),
        value,
        Bar(value),
        appraisal.result.contributions[row][column],
        cell.basis or "not given",
    )


def score_word(score: Score, unit: str | None, *span: Score) -> str:
    """A score as it was given, with its range, then its unit."""
    own, *ends = written(score, *span)
    text = f"{own} ({' to '.join(ends)})" if ends else own
    return f"{text}{f' {unit}' if unit else ''}"


def _reason(appraisal: Appraisal, row: int, criterion: str) -> Note:
    option = appraisal.options[row]
    cell = appraisal.numbers.view.scores[option][criterion]
    held, low, high = written(cell.score, cell.low, cell.high)
    if low and high:
        held += f" (between {low} and {high})"
    own = " This place's own score." if (option, criterion) in appraisal.numbers.view.own_cells else ""
    reason = cell.rationale or "No reason is given."
    source = cited(cell.source, works_of(appraisal.catalogue, appraisal)) or "no source"
    return Note(f"{appraisal.catalogue.criteria[criterion].name}, {held}", f"{reason}{own}", source)


class _Need(NamedTuple):
    factor: str
    asks: str
    level: int | None
    lost: float
    essential: bool


def _needs_of(appraisal: Appraisal, row: int) -> list[_Need]:
    problem = appraisal.numbers.problem
    return [
        _Need(
            appraisal.factors[need.factor],
            band(need),
            problem.factors[need.factor].level,
            loss(need, problem.factors[need.factor]),
            need.essential,
        )
        for need in problem.needs[row]
    ]


def _needs(appraisal: Appraisal, row: int) -> Table:
    columns = (Column("Relies on"), Column("Asks for"), Column("Place"), Column("Lost", "number"), Column("Essential"))
    rows = tuple(
        (
            appraisal.catalogue.factors[need.factor].name,
            need.asks,
            "not given" if need.level is None else f"level {need.level}",
            need.lost,
            "essential" if need.essential else "",
        )
        for need in _needs_of(appraisal, row)
    )
    return Table("What the place lacks is taken off", columns, rows)


def _need_notes(appraisal: Appraisal, row: int) -> Notes:
    works = works_of(appraisal.catalogue, appraisal)
    notes = []
    for need in _needs_of(appraisal, row):
        factor = appraisal.catalogue.factors[need.factor]
        band_ = appraisal.catalogue.options[appraisal.options[row]].relies_on[need.factor]
        notes.append(
            Note(factor.name, band_.rationale or "No reason is given.", cited(band_.source, works) or "no source")
        )
        level = appraisal.numbers.view.levels.get(need.factor)
        if level is not None:
            words = (
                f"Level {level.level}, “{factor.levels[level.level - 1]}”. {level.rationale or 'No reason is given.'}"
            )
            notes.append(Note("The place", words, cited(level.source, works) or "no source"))
    return Notes(tuple(notes))


# Two options ----------------------------------------------------------------------------------------------------------


def _two(appraisal: Appraisal, row: int, rival: int, found: Sequence[Difference]) -> tuple[list[Block], str]:
    first, second = name(appraisal, row), name(appraisal, rival)
    columns = (
        Column("Criterion or local factor"),
        Column(first, "number"),
        Column(second, "number"),
        Column("Difference", "number"),
    )
    rows = tuple((entry.name, entry.first, entry.second, entry.points) for entry in found)
    total = (
        "Value",
        appraisal.result.values[row],
        appraisal.result.values[rival],
        sum(entry.points for entry in found),
    )
    table = Table("Points on each criterion, and points lost; the largest difference first", columns, (*rows, total))
    blocks: list[Block] = [
        *by_which(appraisal),
        Paragraph(_apart(appraisal, row, rival, found), lead=True),
        table,
        Heading("Why"),
        Notes(tuple(note for entry in found if _shows(entry.points) for note in _both(appraisal, row, rival, entry))),
        *two_in_variants(appraisal, row, rival),
        *notices(appraisal),
    ]
    return blocks, f"{first} and {second}: {title(appraisal)}"


def _shows(number: float) -> bool:
    """Whether a number is more than 0.0 when it is printed."""
    return one_decimal(abs(number)) != "0.0"


def _apart(appraisal: Appraisal, row: int, rival: int, found: Sequence[Difference]) -> str:
    gap = appraisal.result.values[row] - appraisal.result.values[rival]
    ahead, behind = (row, rival) if gap >= 0 else (rival, row)
    if not _shows(gap):
        text = f"{name(appraisal, row)} and {name(appraisal, rival)} have the same value to one decimal."
    else:
        text = f"{name(appraisal, ahead)} is {points(abs(gap))} ahead of {name(appraisal, behind)}."
    largest = found[0]
    if not _shows(largest.points):
        return text
    for_ = row if largest.points > 0 else rival
    return (
        f"{text} The largest difference is “{largest.name}”: {points(abs(largest.points))} for {name(appraisal, for_)}."
    )


def _both(appraisal: Appraisal, row: int, rival: int, entry: Difference) -> list[Note]:
    if entry.identity in appraisal.catalogue.criteria:
        notes = [(own, _reason(appraisal, own, entry.identity)) for own in (row, rival)]
    else:
        notes = [
            (
                own,
                Note(
                    entry.name,
                    band_.rationale or "No reason is given.",
                    cited(band_.source, works_of(appraisal.catalogue)),
                ),
            )
            for own in (row, rival)
            if (band_ := appraisal.catalogue.options[appraisal.options[own]].relies_on.get(entry.identity))
        ]
    return [Note(f"{note.term}, {name(appraisal, own)}", note.text, note.source) for own, note in notes]
