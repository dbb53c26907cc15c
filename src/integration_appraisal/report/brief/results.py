"""The result, what local factors changed, and cost beside benefit."""

from math import fsum

from integration_appraisal.appraisal import Appraisal
from integration_appraisal.report.brief import charts
from integration_appraisal.report.brief.paper import Part, Section
from integration_appraisal.report.costs import about_costs
from integration_appraisal.report.page import Bar, Column, Heading, Paragraph, Span, Table
from integration_appraisal.report.place import about_place
from integration_appraisal.report.score import place_word, ready_word
from integration_appraisal.report.verdict import said


def result(appraisal: Appraisal) -> Section:
    """The verdict, the picture and the table."""
    columns = (
        Column("Rank"),
        Column("Option"),
        Column("Value out of 100", "number"),
        Column("On the criteria", "number"),
        Column("Lost here", "number"),
        Column("Ready"),
    )
    found = appraisal.result
    rows = tuple(
        (
            place_word(appraisal, row),
            appraisal.catalogue.options[appraisal.options[row]].name,
            found.values[row],
            found.benefits[row],
            fsum(found.losses[row].values()),
            ready_word(appraisal, row),
        )
        for row in appraisal.in_rank_order
    )
    table = Table("Options in order of value", columns, rows)
    return Section("result", "The result", [Paragraph(said(appraisal)), charts.contributions(appraisal), table])


def local_factors(appraisal: Appraisal) -> Section:
    """What the place did to the answer."""
    blocks = [block for block in about_place(appraisal) if not isinstance(block, Heading)]
    levels = appraisal.ranking.view.levels
    rows = tuple(
        (
            factor.name,
            f"{levels[factor.id].level} of {len(factor.levels)}" if factor.id in levels else "not given",
            factor.levels[levels[factor.id].level - 1] if factor.id in levels else "",
            levels[factor.id].rationale or "" if factor.id in levels else "",
        )
        for factor in appraisal.catalogue.factors.values()
    )
    columns = (Column("Local factor"), Column("Level"), Column("In words"), Column("Reason"))
    table = [Table("Where the place stands", columns, rows)] if rows else []
    return Section("local_factors", "What local factors changed", [*blocks, *table])


def cost(appraisal: Appraisal) -> Section | None:
    """Cost beside benefit, where there are costs."""
    blocks = about_costs(appraisal)
    if not blocks:
        return None
    parts: list[Part] = [_without_bars(block) if isinstance(block, Table) else block for block in blocks]
    chart = charts.cost(appraisal)
    return Section("cost", "Cost beside benefit", [chart, *(part for part in parts if not isinstance(part, Heading))])


def _without_bars(table: Table) -> Table:
    """A chart shows them already."""
    kept = [index for index, column in enumerate(table.columns) if column.kind != "bar"]
    rows = tuple(tuple(row[index] for index in kept) for row in table.rows)
    assert not any(isinstance(cell, (Bar, Span)) for row in rows for cell in row)  # noqa: S101 - for the type checker
    return table._replace(columns=tuple(table.columns[index] for index in kept), rows=rows)
