"""Where the place stands, who would be first if it stood elsewhere, and the same appraisal seen otherwise."""

from integration_appraisal.appraisal import Appraisal
from integration_appraisal.engine.sensitivity import Sensitivity
from integration_appraisal.report.brief.annexes import PLACE
from integration_appraisal.report.brief.paper import Part, Section, Subheading
from integration_appraisal.report.labels import labels, legend
from integration_appraisal.report.page import Cell, Column, Paragraph, Shaded, Table
from integration_appraisal.report.variants import agreements, rankings


def where(appraisal: Appraisal, found: Sensitivity) -> Section:
    """Levels with their reasons, the strip of levels, then the variants."""
    levels = [*_levels(appraisal), *_strip(appraisal, found)]
    parts: list[Part] = [*(levels or [Paragraph("The catalogue has no local factors.")]), *_variants(appraisal)]
    return Section(PLACE.identity, PLACE.heading, parts, annex=True)


def _levels(appraisal: Appraisal) -> list[Part]:
    given = appraisal.ranking.view.levels
    rows = tuple(
        (
            factor.name,
            f"{given[factor.id].level} of {len(factor.levels)}" if factor.id in given else "not given",
            factor.levels[given[factor.id].level - 1] if factor.id in given else "",
            given[factor.id].rationale or "" if factor.id in given else "",
        )
        for factor in appraisal.catalogue.factors.values()
    )
    columns = (Column("Local factor"), Column("Level"), Column("In words"), Column("Reason"))
    return [Table("Where the place stands", columns, rows)] if rows else []


def _strip(appraisal: Appraisal, found: Sensitivity) -> list[Part]:
    """Who is first at every level: a shaded table, the present level marked in words."""
    if not (appraisal.factors and appraisal.result.contenders):
        return []
    short, present = labels(appraisal), appraisal.result.lead.first
    most = max(len(by_level) for by_level in found.levels)
    rows: list[tuple[Cell, ...]] = []
    for position, by_level in enumerate(found.levels):
        now = appraisal.ranking.problem.factors[position].level
        cells = [
            Shaded(
                f"{'='.join(short[row] for row in first) or 'none'}{' (now)' if level == now else ''}",
                0.0 if first == present else 1.0,
            )
            for level, first in enumerate(by_level, start=1)
        ]
        name = appraisal.catalogue.factors[appraisal.factors[position]].name
        rows.append((name, *cells, *([""] * (most - len(cells)))))
    columns = (Column("Local factor"), *(Column(f"Level {level}") for level in range(1, most + 1)))
    caption = "Who would be first at every level of each local factor; shaded where it is another option than now"
    return [Table(caption, columns, tuple(rows)), Paragraph(legend(appraisal), faint=True)]


def _variants(appraisal: Appraisal) -> list[Part]:
    if not appraisal.variants:
        return []
    agreed = agreements(appraisal)
    heading = Subheading("The same appraisal seen otherwise")
    note = Paragraph(legend(appraisal), faint=True)
    return [heading, rankings(appraisal), note, *([agreed] if agreed else [])]
