"""Every score with its reason and source, and what each option relies on."""

from integration_appraisal.appraisal.appraise import Appraisal
from integration_appraisal.report.brief.annexes import SCORES
from integration_appraisal.report.brief.paper import Part, Section, Subheading
from integration_appraisal.report.cited import cited, works_of
from integration_appraisal.report.document import Column, Table
from integration_appraisal.report.explain import score_word
from integration_appraisal.report.verdict import band
from integration_appraisal.report.words import plain


def section(appraisal: Appraisal) -> Section:
    """A table an option: score, range, value, reason, source; and what it relies on."""
    parts: list[Part] = []
    for row, option in enumerate(appraisal.catalogue.options.values()):
        parts += [Subheading(option.name), _cells(appraisal, row)]
        if option.relies_on:
            parts.append(_needs(appraisal, row))
    return SCORES.holding(parts)


def _cells(appraisal: Appraisal, row: int) -> Table:
    works = works_of(appraisal.catalogue, appraisal)
    name = appraisal.options[row]
    rows = []
    for column, criterion in enumerate(appraisal.catalogue.criteria.values()):
        cell = appraisal.numbers.view.scores[name][criterion.id]
        span = () if cell.low is None or cell.high is None else (cell.low, cell.high)
        rows.append(
            (
                criterion.name,
                score_word(cell.score, getattr(criterion.scale, "unit", None), *span),
                appraisal.result.cells[row][column],
                cell.rationale or "No reason is given.",
                cited(cell.source, works) or "no source",
            )
        )
    columns = (
        Column("Criterion"),
        Column("Score"),
        Column("Value", "number"),
        Column("Reason"),
        Column("Source"),
    )
    return Table(f"Scores of {appraisal.catalogue.options[name].name}", columns, tuple(rows))


def _needs(appraisal: Appraisal, row: int) -> Table:
    option = appraisal.catalogue.options[appraisal.options[row]]
    works = works_of(appraisal.catalogue, appraisal)
    rows = []
    for need in appraisal.numbers.problem.needs[row]:
        factor = appraisal.factors[need.factor]
        own = option.relies_on[factor]
        essential = ", essential" if need.essential else ""
        rows.append(
            (
                appraisal.catalogue.factors[factor].name,
                f"{band(need)}{essential}",
                plain(appraisal.result.losses[row].get(need.factor, 0.0)),
                own.rationale or "No reason is given.",
                cited(own.source, works) or "no source",
            )
        )
    columns = (Column("Relies on"), Column("Asks for"), Column("Lost here"), Column("Reason"), Column("Source"))
    return Table(f"What {option.name} relies on", columns, tuple(rows))
