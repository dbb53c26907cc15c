"""What the catalogue says of any place: what local factors do, barriers and enablers, and its other checklists."""

from integration_appraisal.appraisal.appraise import Appraisal
from integration_appraisal.figures import points
from integration_appraisal.model.criteria import Checklist, Factor
from integration_appraisal.report.cited import cited, works_of
from integration_appraisal.report.document import Block, Column, Section, Table, paragraph
from integration_appraisal.report.paper.annexes import CATALOGUE
from integration_appraisal.report.paper.annexes.evidence import claims
from integration_appraisal.report.paper.answers import checklists
from integration_appraisal.report.words import joined, text_of


def catalogue(appraisal: Appraisal) -> Section:
    """A table each."""
    blocks: list[Block] = [*_counted(appraisal), *claims(appraisal, used=False), *_barriers(appraisal)]
    for own in checklists(appraisal, answered_by="nobody"):
        blocks += [*paragraph(own.description), _as_it_stands(own)] if own.items else []
    return CATALOGUE.holding(blocks)


def _counted(appraisal: Appraisal) -> list[Table]:
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


def _barriers(appraisal: Appraisal) -> list[Table]:
    works = works_of(appraisal.catalogue, appraisal)
    rows = tuple(
        (own.name, own.kind, text_of(own.strength or "", own.caution or ""), cited(own.source, works))
        for own in appraisal.catalogue.lists["barriers"].values()
    )
    columns = tuple(Column(text) for text in ("What", "Kind", "How strong", "Source"))
    return [Table("What has held integration back elsewhere, or spurred it", columns, rows)] if rows else []


def _as_it_stands(checklist: Checklist) -> Table:
    rows = tuple((item.name, item.text or "") for item in checklist.items)
    return Table(f"{checklist.name} (nobody is asked to answer)", (Column("Item"), Column("What it says")), rows)
