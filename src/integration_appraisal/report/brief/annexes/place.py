"""Where the place stands, every change that would put another option first, and the variants."""

from integration_appraisal.appraisal.appraise import Appraisal
from integration_appraisal.figures import points
from integration_appraisal.model.criteria import Factor
from integration_appraisal.report.brief.annexes import PLACE
from integration_appraisal.report.brief.paper import Part, Section, Subheading
from integration_appraisal.report.cited import cited, works_of
from integration_appraisal.report.document import Bullets, Cell, Column, Paragraph, Shaded, Table
from integration_appraisal.report.labels import labels, legend
from integration_appraisal.report.sensitivity import weights
from integration_appraisal.report.switching import changes
from integration_appraisal.report.variants import agreements, rankings
from integration_appraisal.report.words import joined


def section(appraisal: Appraisal) -> Section:
    """Levels with their reasons, then changes, then variants."""
    levels = [*_levels(appraisal), *_counted(appraisal)] or [Paragraph("The catalogue has no local factors.")]
    parts: list[Part] = [*levels, *_changes(appraisal), *_variants(appraisal)]
    return PLACE.holding(parts)


def _levels(appraisal: Appraisal) -> list[Part]:
    given = appraisal.levels
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


def _counted(appraisal: Appraisal) -> list[Part]:
    """What each local factor does: points or emphasis, with the catalogue's reason and source."""
    works = works_of(appraisal.catalogue, appraisal)
    rows = tuple(
        (factor.name, _does(appraisal, factor), factor.rationale or "", cited(factor.source, works))
        for factor in appraisal.catalogue.factors.values()
    )
    columns = (Column("Local factor"), Column("What it does"), Column("Reason"), Column("Source"))
    return [Table("What local factors cost or emphasise", columns, rows)] if rows else []


def _does(appraisal: Appraisal, factor: Factor) -> str:
    if factor.emphasises:
        called = [appraisal.catalogue.criteria[criterion].name for criterion in factor.emphasises]
        told = [f"“{name}” up to {most:g} times" for name, most in zip(called, factor.emphasises.values(), strict=True)]
        return f"emphasises {joined(told)}"
    return f"costs up to {points(factor.points or 0)}"


def _changes(appraisal: Appraisal) -> list[Part]:
    """Every single change that puts another option first, and how far weights and levels may move."""
    if not appraisal.ranking.contenders:
        return []
    told = changes(appraisal)
    parts: list[Part] = [Subheading("What would change the answer")]
    parts.append(Bullets(tuple(told)) if told else Paragraph("No single change does."))
    return [*parts, weights(appraisal), *_strip(appraisal)]


def _strip(appraisal: Appraisal) -> list[Part]:
    """Who is first at every level: a shaded table, the present level marked in words."""
    levels = appraisal.sensitivity.levels
    if not levels:
        return []
    short, present = labels(appraisal.catalogue), appraisal.ranking.lead.first
    most = max(len(by_level) for by_level in levels.values())
    rows: list[tuple[Cell, ...]] = []
    for factor, by_level in levels.items():
        own = appraisal.ranking.factors[factor]
        cells = [
            Shaded(
                f"{'='.join(short[option] for option in at.first) or 'none'}{' (now)' if level == own.level else ''}",
                0.0 if at.first == present else 1.0,
            )
            for level, at in enumerate(by_level, start=1)
        ]
        rows.append((own.name, *cells, *([""] * (most - len(cells)))))
    columns = (Column("Local factor"), *(Column(f"Level {level}") for level in range(1, most + 1)))
    caption = "Who would be first at every level of each local factor; shaded where it is another option than now"
    return [Table(caption, columns, tuple(rows)), Paragraph(legend(appraisal.catalogue), faint=True)]


def _variants(appraisal: Appraisal) -> list[Part]:
    if not appraisal.variants:
        return []
    agreed = agreements(appraisal)
    heading = Subheading("Variants of this appraisal")
    note = Paragraph(legend(appraisal.catalogue), faint=True)
    return [heading, rankings(appraisal), note, *([agreed] if agreed else [])]
