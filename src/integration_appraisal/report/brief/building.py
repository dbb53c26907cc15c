"""The sections of a briefing paper, in order."""

from collections.abc import Sequence

from integration_appraisal import __version__
from integration_appraisal.appraisal.appraise import Appraisal
from integration_appraisal.appraisal.results import Robustness
from integration_appraisal.engine import METHOD
from integration_appraisal.findings import Finding
from integration_appraisal.report.brief import asked, place, results
from integration_appraisal.report.brief.annexes import checks, evidence, judged, method, options, scores, stamp
from integration_appraisal.report.brief.annexes import findings as checked
from integration_appraisal.report.brief.annexes import place as where
from integration_appraisal.report.brief.blocks import blocks
from integration_appraisal.report.brief.paper import Paper, Part, Section
from integration_appraisal.report.brief.summary import summary
from integration_appraisal.report.brief.sure import sure
from integration_appraisal.report.document import Bullets, Paragraph, Table
from integration_appraisal.report.words import date


def build(appraisal: Appraisal, drawn: Robustness, findings: Sequence[Finding]) -> Paper:
    """The whole paper. Sections that a place has nothing for, and that need nothing, are left out."""
    made_from = {
        "digest": appraisal.digest,
        "catalogue": appraisal.catalogue.digest,
        "method": METHOD,
        "tool": __version__,
        "numpy": drawn.numpy,
        "seed": drawn.seed,
        "samples": drawn.samples,
        "weights": drawn.mode,
    }
    sections: list[Section | None] = [
        Section("summary", "Summary", summary(appraisal, drawn)),
        asked.recommendation(appraisal),
        asked.question(appraisal),
        asked.options(appraisal),
        asked.judged(appraisal),
        results.result(appraisal),
        results.local_factors(appraisal),
        sure(appraisal, drawn),
        results.cost(appraisal),
        place.risks(appraisal),
        place.checks(appraisal),
        place.powers(appraisal),
        place.engagement(appraisal),
        place.look(appraisal),
        place.next_steps(appraisal),
        place.limits(appraisal),
        judged.section(appraisal),
        scores.section(appraisal),
        where.section(appraisal),
        checks.section(appraisal),
        options.section(appraisal),
        evidence.section(appraisal),
        checked.section(findings),
        method.section(appraisal, drawn),
        stamp.section(made_from),
    ]
    area = appraisal.local.area
    return Paper(
        title=f"Options appraisal: {area}",
        area=area,
        status=appraisal.local.status,
        notice=appraisal.catalogue.about.notice or "",
        about=_about(appraisal),
        sections=tuple(_tidy(own) for own in sections if own is not None),
        stamp=made_from,
    )


def _tidy(section: Section) -> Section:
    """Tables without columns in which nothing stands, and texts in the paragraphs and lists that they were given in."""
    return section._replace(parts=[part for own in section.parts for part in _tidied(own)])


def _tidied(part: Part) -> Sequence[Part]:
    """A table that has a single column left is a list; the answer is one paragraph, whatever names are in it."""
    if isinstance(part, Table):
        return _without_empty(part)
    if isinstance(part, Paragraph) and not part.lead:
        return [own._replace(faint=part.faint) if isinstance(own, Paragraph) else own for own in blocks(part.text)]
    return [part]


def _without_empty(table: Table) -> list[Part]:
    kept = [index for index in range(len(table.columns)) if any(row[index] != "" for row in table.rows)]
    rows = tuple(tuple(row[index] for index in kept) for row in table.rows)
    if len(kept) == 1:
        return [Paragraph(f"{table.caption}:"), Bullets(tuple(str(row[0]) for row in rows))]
    return [table._replace(columns=tuple(table.columns[index] for index in kept), rows=rows)]


def _about(appraisal: Appraisal) -> tuple[tuple[str, str], ...]:
    local, decision = appraisal.local, appraisal.local.decision
    lines = (
        ("Status", local.status),
        ("Prepared by", local.prepared_by),
        ("Date", date(local.date) if local.date else None),
        ("For decision by", decision.body if decision else None),
        ("Meeting", date(decision.date) if decision and decision.date else None),
    )
    return tuple((label, text) for label, text in lines if text)
