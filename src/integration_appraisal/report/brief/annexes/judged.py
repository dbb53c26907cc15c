"""What the options are judged by, how much each criterion counts, and who judged."""

from integration_appraisal.appraisal.appraise import Appraisal
from integration_appraisal.figures import percent
from integration_appraisal.report.brief.annexes import JUDGED
from integration_appraisal.report.brief.paper import Part, Section
from integration_appraisal.report.cited import cited, works_of
from integration_appraisal.report.document import Bullets, Column, Table
from integration_appraisal.report.principles import principles_here


def section(appraisal: Appraisal) -> Section:
    """The principles, criteria with their questions and weights, what groups are, and the panel."""
    parts: list[Part] = [*principles_here(appraisal), _criteria(appraisal), *_groups(appraisal), *_panel(appraisal)]
    return JUDGED.holding(parts)


def _criteria(appraisal: Appraisal) -> Table:
    weighted, works = appraisal.ranking.criteria, works_of(appraisal.catalogue, appraisal)
    rows = tuple(
        (
            criterion.name,
            criterion.question or "",
            appraisal.catalogue.groups[criterion.group].name if criterion.group else "",
            percent(weighted[criterion.id].weight),
            criterion.rationale or "",
            cited(criterion.source, works),
        )
        for criterion in appraisal.catalogue.criteria.values()
    )
    headings = ("Criterion", "Question", "Group", "Share of the weight", "Why the catalogue weighs it so", "Source")
    columns = tuple(Column(text) for text in headings)
    return Table("Criteria, and how much each counts here", columns, rows)


def _groups(appraisal: Appraisal) -> list[Bullets]:
    told = tuple(f"{own.name}: {own.description}" for own in appraisal.catalogue.groups.values() if own.description)
    return [Bullets(told)] if told else []


def _panel(appraisal: Appraisal) -> list[Table]:
    rows = tuple(
        (
            f"{own.name}{' (chair)' if own.chair else ''}",
            own.role or "",
            own.organisation or "",
            own.interest or "none given",
        )
        for own in appraisal.local.panel
    )
    columns = tuple(Column(text) for text in ("Name", "Role", "Organisation", "Interest"))
    return [Table("Who scored and weighted", columns, rows)] if rows else []
