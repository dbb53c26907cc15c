"""The source's own principles, and what becomes of each: scored, answered first, or true whatever is chosen."""

from collections.abc import Mapping

from integration_appraisal.appraisal.appraise import Appraisal
from integration_appraisal.figures import plain
from integration_appraisal.loading.catalogue import Catalogue
from integration_appraisal.model.criteria import Principle
from integration_appraisal.report.cited import cited, works_of
from integration_appraisal.report.document import Column, Table
from integration_appraisal.report.leading import leading

_ASKED = {"question": "the question", "outcomes": "what is to be better for people"}


def principles(catalogue: Catalogue) -> list[Table]:
    """All of them in the source's order; nothing where there are none."""
    rows = tuple((own.id, _text(own), _becomes(catalogue, own)) for own in _all(catalogue).values())
    columns = (Column("Id"), Column("Principle"), Column("What becomes of it"))
    return [Table("Principles", columns, rows)] if rows else []


def principles_here(appraisal: Appraisal) -> list[Table]:
    """The same with how each is met in a place."""
    catalogue, works = appraisal.catalogue, works_of(appraisal.catalogue, appraisal)
    rows = tuple(
        (_text(own), _becomes(catalogue, own), _met(appraisal, own), cited(own.source, works))
        for own in _all(catalogue).values()
    )
    columns = (Column("Principle"), Column("What becomes of it"), Column("Here"), Column("Source"))
    return [Table("Principles, and how each is met", columns, rows)] if rows else []


def _all(catalogue: Catalogue) -> Mapping[str, Principle]:
    return catalogue.lists["principles"]


def _text(principle: Principle) -> str:
    return principle.text if principle.number is None else f"{principle.number}. {principle.text}"


def _becomes(catalogue: Catalogue, principle: Principle) -> str:
    if principle.criterion is not None:
        return f"scored, as “{catalogue.criteria[principle.criterion].name}”"
    if principle.answered_by is not None:
        return f"answered before anything is scored: {_ASKED[principle.answered_by]}"
    return "true whatever is chosen, so it tells no option from another"


def _met(appraisal: Appraisal, principle: Principle) -> str:
    """How the option recommended and the first do on it, or whether it is answered; empty where nothing is asked."""
    if principle.criterion is not None:
        criterion = principle.criterion
        said = [f"{own.name} has {plain(own.cells[criterion].value)} of 100" for own in leading(appraisal)]
        return "; ".join(said)
    if principle.answered_by is None:
        return ""
    return "answered" if getattr(appraisal.local, principle.answered_by) else "not answered"
