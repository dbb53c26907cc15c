"""Barriers and enablers, the checklists that a place answers, and the powers to check."""

from collections.abc import Mapping

from integration_appraisal.appraisal.appraise import Appraisal
from integration_appraisal.model.criteria import Checklist, Power
from integration_appraisal.report.brief.annexes import CHECKS
from integration_appraisal.report.brief.answers import answer_word, checklists
from integration_appraisal.report.brief.leading import leading, powers_of
from integration_appraisal.report.brief.paper import OPEN, Part, Section
from integration_appraisal.report.cited import cited, works_of
from integration_appraisal.report.document import Column, Paragraph, Table, paragraph
from integration_appraisal.report.verdict import names
from integration_appraisal.report.words import date, text_of


def section(appraisal: Appraisal) -> Section:
    """A table each."""
    parts: list[Part] = [*_barriers(appraisal)]
    for own in checklists(appraisal, answered_by="place"):
        parts += [*paragraph(own.description), _answered(own, appraisal.local.answers.get(own.id, {}))]
    for own in checklists(appraisal, answered_by="nobody"):
        parts += [*paragraph(own.description), _as_it_stands(own)] if own.items else []
    parts += _powers(appraisal)
    nothing = Paragraph("The catalogue has no barriers, no checklists for a place, and no powers for this option.")
    return CHECKS.holding(parts or [nothing])


def _barriers(appraisal: Appraisal) -> list[Table]:
    works = works_of(appraisal.catalogue, appraisal)
    rows = tuple(
        (own.name, own.kind, text_of(own.strength or "", own.caution or ""), cited(own.source, works))
        for own in appraisal.catalogue.lists["barriers"].values()
    )
    columns = tuple(Column(text) for text in ("What", "Kind", "How strong", "Source"))
    return [Table("What has held integration back elsewhere, or spurred it", columns, rows)] if rows else []


def _answered(checklist: Checklist, answers: Mapping[str, str]) -> Table:
    rows = tuple(
        (item.name, item.text or "", answer_word(answers[item.id]) if item.id in answers else OPEN)
        for item in checklist.items
    )
    return Table(checklist.name, (Column("Item"), Column("What it asks"), Column("Answer")), rows)


def _as_it_stands(checklist: Checklist) -> Table:
    rows = tuple((item.name, item.text or "") for item in checklist.items)
    return Table(f"{checklist.name} (nobody is asked to answer)", (Column("Item"), Column("What it says")), rows)


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
