"""Annexes: every score with its reason and source, evidence, findings, the method in a page, the stamp."""

from collections.abc import Mapping, Sequence
from typing import Any

from integration_appraisal.appraisal import Appraisal
from integration_appraisal.findings import Finding
from integration_appraisal.report.brief.paper import Part, Section, Subheading
from integration_appraisal.report.cited import cited, works_of
from integration_appraisal.report.explain import score_word
from integration_appraisal.report.page import Bullets, Column, Paragraph, Table
from integration_appraisal.report.verdict import band
from integration_appraisal.report.words import on_scale, plain


def scores(appraisal: Appraisal) -> Section:
    """A table an option: score, range, value, reason, source; and what it relies on."""
    parts: list[Part] = []
    for row, option in enumerate(appraisal.catalogue.options.values()):
        parts += [Subheading(option.name), _cells(appraisal, row)]
        if option.relies_on:
            parts.append(_needs(appraisal, row))
    return Section("annex_scores", "Annex A: every score, with its reason and source", parts, annex=True)


def _cells(appraisal: Appraisal, row: int) -> Table:
    works = works_of(appraisal.catalogue, appraisal)
    name = appraisal.options[row]
    rows = []
    for column, criterion in enumerate(appraisal.catalogue.criteria.values()):
        cell = appraisal.ranking.view.scores[name][criterion.id]
        span = f" ({on_scale(cell.low)} to {on_scale(cell.high)})" if cell.low is not None else ""
        rows.append(
            (
                criterion.name,
                f"{score_word(cell.score, getattr(criterion.scale, 'unit', None))}{span}",
                appraisal.result.cells[row][column],
                cell.rationale or "No reason is given.",
                cited(cell.source, works) or "no source",
            )
        )
    columns = (
        Column("Criterion"),
        Column("Score"),
        Column("Value", "number"),
        Column("Reason"),
        Column("Source"),
    )
    return Table(f"Scores of {appraisal.catalogue.options[name].name}", columns, tuple(rows))


def _needs(appraisal: Appraisal, row: int) -> Table:
    option = appraisal.catalogue.options[appraisal.options[row]]
    works = works_of(appraisal.catalogue, appraisal)
    rows = []
    for need in appraisal.ranking.problem.needs[row]:
        factor = appraisal.factors[need.factor]
        own = option.relies_on[factor]
        essential = ", essential" if need.essential else ""
        rows.append(
            (
                appraisal.catalogue.factors[factor].name,
                f"{band(need)}{essential}",
                plain(appraisal.result.losses[row].get(need.factor, 0.0)),
                own.rationale or "No reason is given.",
                cited(own.source, works) or "no source",
            )
        )
    columns = (Column("Relies on"), Column("Asks for"), Column("Lost here"), Column("Reason"), Column("Source"))
    return Table(f"What {option.name} relies on", columns, tuple(rows))


def evidence(appraisal: Appraisal) -> Section | None:
    """What the catalogue knows, with how it was found and how far it carries."""
    known = appraisal.catalogue.lists["evidence"]
    if not known:
        return None
    works = works_of(appraisal.catalogue, appraisal)
    rows = tuple(
        (own.claim, _figure(own), own.design or "not given", own.caution or "", cited(own.source, works))
        for own in known.values()
    )
    columns = tuple(Column(text) for text in ("Claim", "Figure", "How it was found", "How far it carries", "Source"))
    return Section("annex_evidence", "Annex B: evidence", [Table("Evidence", columns, rows)], annex=True)


def _figure(own: Any) -> str:
    if own.figure is None:
        return "none"
    text = f"{own.figure:,.10g} {own.unit or ''}".strip()
    return f"{text}, {own.measure}" if own.measure else text


def checked(findings: Sequence[Finding]) -> Section:
    """What the checks of the appraisal found."""
    heading = "Annex C: what the checks found"
    if not findings:
        return Section("annex_findings", heading, [Paragraph("The checks found nothing.")], annex=True)
    rows = tuple(
        (own.code, str(own.severity), own.message, f"accepted: {own.accepted}" if own.accepted else "open")
        for own in findings
    )
    columns = tuple(Column(text) for text in ("Code", "Kind", "What", "State"))
    return Section("annex_findings", heading, [Table("Findings", columns, rows)], annex=True)


def method(appraisal: Appraisal) -> Section:
    """The method in a page."""
    emphasis = (
        "Local pressures emphasise criteria: they multiply weights by up to two, or down to a half."
        if appraisal.ranking.problem.emphasis
        else "The weights were agreed here, so local pressures put no emphasis on them."
    )
    items = (
        "Each option has a score on each criterion, as if everything it relies on were in place.",
        "A scale turns each score into a value from 0 to 100.",
        "The weighted mean of its values is the option's benefit. Weights are shares and sum to 1.",
        emphasis,
        "What the place lacks is then taken off once: a local factor costs points for each level that is missing.",
        "An option is not ready where the place lacks something essential. That does not change its rank.",
        "Options within a billionth of a point tie. A lead of less than 5 points is a close call.",
        "“What would change the answer” is computed and not simulated; “when everything moves at once” is simulated.",
    )
    return Section("annex_method", "Annex D: the method in a page", [Bullets(items)], annex=True)


STAMP_HEADING = "Annex E: what this paper was made from"


def stamp(made_from: Mapping[str, Any]) -> Section:
    """What the paper was made from, so that anyone can make it again."""
    rows = tuple((label, str(made_from[key])) for key, label in STAMPED if key in made_from)
    table = Table("What this paper was made from", (Column("What"), Column("Which")), rows)
    return Section("annex_stamp", STAMP_HEADING, [table], annex=True)


STAMPED = (
    ("digest", "Digest of the inputs"),
    ("catalogue", "Digest of the catalogue"),
    ("tool", "appraise"),
    ("numpy", "numpy"),
    ("seed", "Seed"),
    ("samples", "Draws"),
    ("weights", "Weights drawn"),
)
