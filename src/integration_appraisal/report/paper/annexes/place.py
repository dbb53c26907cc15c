"""Where the place stands, and what its people added: outcomes, checklists, panel, engagement."""

from collections.abc import Mapping, Sequence
from itertools import chain

from integration_appraisal.appraisal.appraise import Appraisal
from integration_appraisal.figures import stated
from integration_appraisal.model.criteria import Checklist
from integration_appraisal.model.local import Outcome
from integration_appraisal.report.cited import NO_REASON, cited, works_of
from integration_appraisal.report.document import (
    OPEN,
    Block,
    Column,
    Section,
    Table,
    bullets,
    paragraph,
)
from integration_appraisal.report.leading import leading
from integration_appraisal.report.paper.annexes import PEOPLE, PLACE
from integration_appraisal.report.paper.answers import answer_word, checklists
from integration_appraisal.report.place import emphasis, lacks, steps
from integration_appraisal.report.words import day, text_of


def levels(appraisal: Appraisal) -> Section:
    """Every local factor's level with its range and reason, and what the place did to the answer."""
    ranking = appraisal.ranking
    said = (*lacks(leading(appraisal)), *steps(ranking), *emphasis(ranking)) if ranking.factors else ()
    return PLACE.holding([*_levels(appraisal), *bullets(said, "What the place did to the answer")])


def _levels(appraisal: Appraisal) -> list[Table]:
    given, works = appraisal.levels, works_of(appraisal.catalogue, appraisal)
    rows = []
    for factor in appraisal.catalogue.factors.values():
        own = given.get(factor.id)
        if own is None:
            rows.append((factor.name, "not given", "", ""))
            continue
        ends = "" if own.low is None else f" ({own.low} to {own.high})"
        level = f"{own.level} of {len(factor.levels)}{ends}: {factor.levels[own.level - 1]}"
        rows.append((factor.name, level, own.rationale or NO_REASON, cited(own.source, works)))
    columns = (Column("Local factor"), Column("Level, with its range"), Column("Reason"), Column("Source"))
    return [Table("Where the place stands", columns, tuple(rows))] if rows else []


def people(appraisal: Appraisal) -> Section:
    """Outcomes with their measures, checklists that the place answers, and who took part."""
    local = appraisal.local
    answered: list[Block] = []
    for own in checklists(appraisal, "place"):
        answered += [*paragraph(own.description, faint=True), _answered(own, local.answers.get(own.id, {}))]
    parts: dict[str, Sequence[Block]] = {
        "outcomes": _outcomes(appraisal),
        "checklists": answered,
        "people": [*_panel(appraisal), *_engagement(appraisal)],
    }
    return PEOPLE.holding([*chain(*parts.values())], [subject for subject, own in parts.items() if own])


def _outcomes(appraisal: Appraisal) -> list[Table]:
    columns = tuple(map(Column, ("Outcome", "Measure", "Today", "Target", "By", "Owner")))
    rows = tuple(map(_outcome, appraisal.local.outcomes))
    return [Table("What is to be better for people", columns, rows)] if rows else []


def _outcome(own: Outcome) -> tuple[str, ...]:
    cells = (own.name, own.measure, own.baseline, own.target, day(own.by or ""), own.owner)
    return tuple("" if cell is None else stated(cell) for cell in cells)


def _answered(checklist: Checklist, answers: Mapping[str, str]) -> Table:
    rows = tuple(
        (item.name, item.text or "", answer_word(answers[item.id]) if item.id in answers else OPEN)
        for item in checklist.items
    )
    return Table(checklist.name, (Column("Item"), Column("What it asks"), Column("Answer")), rows)


def _panel(appraisal: Appraisal) -> list[Table]:
    rows = tuple(
        (
            text_of(own.name, "(chair)" if own.chair else ""),
            own.role or "",
            own.organisation or "",
            own.interest or "none given",
        )
        for own in appraisal.local.panel
    )
    columns = tuple(map(Column, ("Name", "Role", "Organisation", "Interest")))
    return [Table("Who scored and weighted", columns, rows)] if rows else []


def _engagement(appraisal: Appraisal) -> list[Table]:
    rows = tuple(
        (own.who, own.how or "", own.when or "", own.said or "", own.response or "")
        for own in appraisal.local.engagement
    )
    columns = tuple(map(Column, ("Who", "How", "When", "What they said", "What was done")))
    return [Table("Who was asked", columns, rows)] if rows else []
