"""All scores in one table, and the reasons behind those that matter most, or behind all."""

from collections.abc import Iterator, Sequence

from integration_appraisal.appraisal.appraise import Appraisal
from integration_appraisal.appraisal.results import CellResult, CriterionResult, NeedResult, OptionResult
from integration_appraisal.figures import percent, plain, points
from integration_appraisal.report.cells import marks_said, score_word
from integration_appraisal.report.cited import NO_REASON, NO_SOURCE, cited, works_of
from integration_appraisal.report.document import Block, Cell, Column, Heading, Paragraph, Section, Table
from integration_appraisal.report.labels import labels, legend
from integration_appraisal.report.leading import leading
from integration_appraisal.report.paper.annexes import ALL_REASONS, REASONS, SCORES
from integration_appraisal.report.verdict import band
from integration_appraisal.report.words import text_of

_ABREAST = 6  # options side by side in one table
_MARKS = {"stated": "*", "evidence": "**"}


def matrix(appraisal: Appraisal) -> Section:
    """Criteria by options, so many options at a time."""
    blocks: list[Block] = [_table(appraisal, some) for some in _abreast([*appraisal.ranking.options.values()])]
    told = "* stated by a source; ** shown by evidence; all others are judgement. A range stands in brackets."
    return SCORES.holding([*blocks, Paragraph(told, faint=True), Paragraph(legend(appraisal.catalogue), faint=True)])


def _abreast(options: Sequence[OptionResult]) -> Iterator[Sequence[OptionResult]]:
    for start in range(0, len(options), _ABREAST):
        yield options[start : start + _ABREAST]


def _table(appraisal: Appraisal, options: Sequence[OptionResult]) -> Table:
    ranking, short = appraisal.ranking, labels(appraisal.catalogue)
    columns = (Column("Criterion"), Column("Weight here"), *(Column(short[option.id]) for option in options))
    rows: list[tuple[Cell, ...]] = [
        (own.name, percent(own.weight), *(_cell(option.cells[own.id], own) for option in options))
        for own in ranking.criteria.values()
    ]
    before = (("On the criteria", _benefit), ("Lost here", _lost)) if ranking.has_needs else ()
    rows += [
        (label, "", *(plain(number(option)) for option in options)) for label, number in (*before, ("Value", _value))
    ]
    return Table("Scores of the options, and what they come to", columns, tuple(rows))


def _benefit(option: OptionResult) -> float:
    return option.benefit


def _lost(option: OptionResult) -> float:
    return option.lost


def _value(option: OptionResult) -> float:
    return option.value


def _cell(cell: CellResult, criterion: CriterionResult) -> str:
    return f"{score_word(cell, criterion.unit, ranged=True)}{_MARKS.get(cell.basis or '', '')}"


def reasons(appraisal: Appraisal) -> Section:
    """Of the options that the paper is most about, and of the place's own scores."""
    shown, main = reasons_shown(appraisal), main_options(appraisal)
    options = [option for option in appraisal.ranking.options.values() if option.id in shown]
    return REASONS.holding(
        [block for own in options for block in _reasons(appraisal, own, shown[own.id], needs=own.id in main)]
    )


def reasons_shown(appraisal: Appraisal) -> dict[str, list[CellResult]]:
    """By option the scores whose reasons matter most: all of the main options, and else the place's own."""
    main, options = main_options(appraisal), appraisal.ranking.options.values()
    shown = {own.id: [cell for cell in own.cells.values() if cell.is_own or own.id in main] for own in options}
    return {option: cells for option, cells in shown.items() if cells}


def other_reasons(appraisal: Appraisal) -> Section:
    """Of all other options."""
    blocks: list[Block] = []
    for option in appraisal.ranking.options.values():
        if option.id not in main_options(appraisal):
            rest = [cell for cell in option.cells.values() if not cell.is_own]
            blocks += _reasons(appraisal, option, rest, needs=True)
    return ALL_REASONS.holding(blocks)


def main_options(appraisal: Appraisal) -> list[str]:
    """The one recommended, and the first; where that is the same, the second."""
    return [*dict.fromkeys([*(own.id for own in leading(appraisal)), *appraisal.ranking.lead.second])][:2]


def _reasons(appraisal: Appraisal, option: OptionResult, cells: Sequence[CellResult], *, needs: bool) -> list[Block]:
    relied = [_needs(appraisal, option)] if needs and option.needs else []
    return [Heading(option.name), *([_cells(appraisal, option, cells)] if cells else []), *relied]


def _cells(appraisal: Appraisal, option: OptionResult, cells: Sequence[CellResult]) -> Table:
    works, criteria = works_of(appraisal.catalogue, appraisal), appraisal.ranking.criteria
    columns = (Column("Criterion"), Column("Score"), Column("Reason"), Column("Source"))
    rows = tuple(
        (
            criteria[cell.criterion].name,
            _cell(cell, criteria[cell.criterion]),
            text_of(cell.rationale or NO_REASON, marks_said(cell)),
            cited(cell.source, works) or NO_SOURCE,
        )
        for cell in cells
    )
    return Table(f"Scores of {option.name}", columns, rows)


def _needs(appraisal: Appraisal, option: OptionResult) -> Table:
    works, relies_on = works_of(appraisal.catalogue, appraisal), appraisal.catalogue.options[option.id].relies_on
    columns = (Column("Relies on"), Column("Asks for"), Column("Lost here"), Column("Reason"), Column("Source"))
    rows = tuple(
        (
            need.name,
            _asks(need),
            plain(need.lost),
            relies_on[need.factor].rationale or NO_REASON,
            cited(relies_on[need.factor].source, works) or NO_SOURCE,
        )
        for need in option.needs
    )
    return Table(f"What {option.name} relies on", columns, rows)


def _asks(need: NeedResult) -> str:
    """The band, whether it is essential, and what it costs where that is the option's own."""
    own = f"costs up to {points(need.points)}" if need.is_own else ""
    return ", ".join(filter(None, (band(need.at_least, need.at_most), "essential" if need.essential else "", own)))
