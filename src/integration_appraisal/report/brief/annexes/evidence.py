"""What the catalogue knows, with how it was found and how far it carries."""

from typing import Any

from integration_appraisal.appraisal.appraise import Appraisal
from integration_appraisal.report.brief.annexes import EVIDENCE
from integration_appraisal.report.brief.paper import Part, Section
from integration_appraisal.report.cited import cited, works_of
from integration_appraisal.report.document import Column, Paragraph, Table


def section(appraisal: Appraisal) -> Section:
    """A table of claims, and one of the works that the paper cites."""
    parts: list[Part] = [*_claims(appraisal), *_works(appraisal)]
    nothing = Paragraph("The catalogue lists no evidence and no sources.")
    return EVIDENCE.holding(parts or [nothing])


def _claims(appraisal: Appraisal) -> list[Table]:
    works = works_of(appraisal.catalogue, appraisal)
    rows = tuple(
        (own.claim, _figure(own), own.design or "not given", own.caution or "", cited(own.source, works))
        for own in appraisal.catalogue.lists["evidence"].values()
    )
    columns = tuple(Column(text) for text in ("Claim", "Figure", "How it was found", "How far it carries", "Source"))
    return [Table("Evidence", columns, rows)] if rows else []


def _works(appraisal: Appraisal) -> list[Table]:
    rows = tuple(
        (own.author or "", str(own.year or ""), own.title, own.publisher or "")
        for own in works_of(appraisal.catalogue, appraisal).values()
    )
    columns = tuple(Column(text) for text in ("Author", "Year", "Title", "Publisher"))
    return [Table("Sources", columns, rows)] if rows else []


def _figure(own: Any) -> str:
    if own.figure is None:
        return "none"
    text = f"{own.figure:,.10g} {own.unit or ''}".strip()
    return f"{text}, {own.measure}" if own.measure else text
