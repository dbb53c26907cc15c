"""The evidence that the catalogue knows, the powers that the choice would use, and the works that the paper cites."""

from typing import Any

from integration_appraisal.appraisal.appraise import Appraisal
from integration_appraisal.model.criteria import Power
from integration_appraisal.report.cited import cited, works_of
from integration_appraisal.report.document import Column, Section, Table
from integration_appraisal.report.paper.annexes import POWERS
from integration_appraisal.report.paper.leading import leading, powers_of
from integration_appraisal.report.verdict import names
from integration_appraisal.report.words import date


def evidence(appraisal: Appraisal) -> Section:
    """A table of claims, one of powers, and one of the works that the paper cites."""
    return POWERS.holding([*_claims(appraisal), *_powers(appraisal), *_works(appraisal)])


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


def _powers(appraisal: Appraisal) -> list[Table]:
    works = works_of(appraisal.catalogue, appraisal)
    rows = tuple(
        (own.name, own.text or "", _force(own), own.caution or "", cited(own.source, works))
        for own in powers_of(appraisal)
    )
    columns = tuple(Column(text) for text in ("Power", "What it allows", "In force", "Check", "Source"))
    return (
        [Table(f"Powers that {names(appraisal.ranking, leading(appraisal))} would use", columns, rows)] if rows else []
    )


def _force(power: Power) -> str:
    told = [f"from {date(power.from_)}" if power.from_ else "", f"until {date(power.until)}" if power.until else ""]
    return " ".join(part for part in told if part) or "to be checked"
