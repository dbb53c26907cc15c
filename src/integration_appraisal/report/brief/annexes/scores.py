"""Every score with its reason and source, and what each option relies on."""

from integration_appraisal.appraisal.appraise import Appraisal
from integration_appraisal.appraisal.results import NeedResult, OptionResult
from integration_appraisal.figures import plain, points
from integration_appraisal.report.brief.annexes import SCORES
from integration_appraisal.report.brief.paper import Part, Section, Subheading
from integration_appraisal.report.cited import NO_REASON, NO_SOURCE, cited, works_of
from integration_appraisal.report.document import Column, Table
from integration_appraisal.report.explain import score_word
from integration_appraisal.report.verdict import band


def section(appraisal: Appraisal) -> Section:
    """A table an option: score, range, value, reason, source; and what it relies on."""
    parts: list[Part] = []
    for option in appraisal.ranking.options.values():
        parts += [Subheading(option.name), _cells(appraisal, option)]
        if option.needs:
            parts.append(_needs(appraisal, option))
    return SCORES.holding(parts)


def _cells(appraisal: Appraisal, option: OptionResult) -> Table:
    works, criteria = works_of(appraisal.catalogue, appraisal), appraisal.ranking.criteria
    columns = (
        Column("Criterion"),
        Column("Score"),
        Column("Value", "number"),
        Column("Reason"),
        Column("Source"),
    )
    rows = tuple(
        (
            criteria[cell.criterion].name,
            score_word(cell.score, criteria[cell.criterion].unit, *((cell.low, cell.high) if cell.has_range else ())),
            cell.value,
            cell.rationale or NO_REASON,
            cited(cell.source, works) or NO_SOURCE,
        )
        for cell in option.cells.values()
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
