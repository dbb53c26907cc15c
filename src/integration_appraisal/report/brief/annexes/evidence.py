"""What the catalogue knows, with how it was found and how far it carries."""

from typing import Any

from integration_appraisal.appraisal import Appraisal
from integration_appraisal.report.brief.annexes import EVIDENCE
from integration_appraisal.report.brief.paper import Section
from integration_appraisal.report.cited import cited, works_of
from integration_appraisal.report.page import Column, Paragraph, Table


def evidence(appraisal: Appraisal) -> Section:
    """A table of claims."""
    known = appraisal.catalogue.lists["evidence"]
    if not known:
        return Section(EVIDENCE.identity, EVIDENCE.heading, [Paragraph("The catalogue lists no evidence.")], annex=True)
    works = works_of(appraisal.catalogue, appraisal)
    rows = tuple(
        (own.claim, _figure(own), own.design or "not given", own.caution or "", cited(own.source, works))
        for own in known.values()
    )
    columns = tuple(Column(text) for text in ("Claim", "Figure", "How it was found", "How far it carries", "Source"))
    return Section(EVIDENCE.identity, EVIDENCE.heading, [Table("Evidence", columns, rows)], annex=True)


def _figure(own: Any) -> str:
    if own.figure is None:
        return "none"
    text = f"{own.figure:,.10g} {own.unit or ''}".strip()
    return f"{text}, {own.measure}" if own.measure else text
