"""What is asked and how it was judged: recommendation, question, outcomes, options, criteria, weights, people."""

from math import fsum

from integration_appraisal.appraisal import Appraisal
from integration_appraisal.report.brief.annexes import JUDGED, OPTIONS, SCORES
from integration_appraisal.report.brief.paper import Gap, Part, Section, Subheading
from integration_appraisal.report.page import Bullets, Column, Paragraph, Table
from integration_appraisal.report.place import ruled_out
from integration_appraisal.report.score import CONVENTION
from integration_appraisal.report.verdict import name, names
from integration_appraisal.report.words import counted, date, day, joined, percent, sentence

RECOMMENDATION = "Recommendation and decision asked"
QUESTION = "The question and the outcomes sought"


def recommendation(appraisal: Appraisal) -> Section:
    """The people's own words; the tool never fills them in."""
    own, decision = appraisal.local.recommendation, appraisal.local.decision
    parts: list[Part] = []
    if own is None:
        parts.append(Gap("which option is recommended, and why", "recommendation"))
    else:
        row = appraisal.options.index(own.option)
        parts.append(Paragraph(f"{name(appraisal, row)} is recommended. {sentence(own.rationale or '')}".strip()))
        if own.rationale is None:
            parts.append(Gap("why it is recommended", "recommendation.rationale"))
        if row not in appraisal.result.lead.first:
            parts.append(Paragraph(f"It is not the option that scores highest: {_first(appraisal)}."))
    if decision is not None and decision.asks:
        parts.append(Paragraph(f"Decision asked: {sentence(decision.asks)}"))
    else:
        parts.append(Gap("what the body is asked to decide", "decision.asks"))
    return Section("recommendation", RECOMMENDATION, parts)


def _first(appraisal: Appraisal) -> str:
    first = appraisal.result.lead.first
    return f"that is {names(appraisal, first)}" if first else "all are ruled out"


def question(appraisal: Appraisal) -> Section:
    """To what question is this the answer, and what is to be better for people."""
    local = appraisal.local
    parts: list[Part] = [
        Paragraph(sentence(local.question))
        if local.question
        else Gap("the question that is to be answered", "question")
    ]
    if local.outcomes:
        columns = tuple(Column(text) for text in ("Outcome", "Measure", "Today", "Target", "By", "Owner"))
        rows = tuple(
            (
                own.name,
                own.measure or "",
                str(own.baseline if own.baseline is not None else ""),
                str(own.target if own.target is not None else ""),
                day(own.by or ""),
                own.owner or "",
            )
            for own in local.outcomes
        )
        parts.append(_without_empty(Table("What is to be better for people", columns, rows)))
    else:
        parts.append(Gap("what is to be better for people, and how anyone will know", "outcomes"))
    if local.constraints:
        parts += [Subheading("What can't be changed"), Bullets(tuple(local.constraints))]
    return Section("question", QUESTION, parts)


def _without_empty(table: Table) -> Table:
    """The table without columns in which nothing stands."""
    kept = [index for index in range(len(table.columns)) if any(row[index] for row in table.rows)]
    rows = tuple(tuple(row[index] for index in kept) for row in table.rows)
    return table._replace(columns=tuple(table.columns[index] for index in kept), rows=rows)


def options(appraisal: Appraisal) -> Section:
    """All options in a sentence each; those ruled out with the reason."""
    rows = tuple(
        (f"{option.name}{_ROLES.get(option.role, '')}", option.summary or "")
        for option in appraisal.catalogue.options.values()
    )
    table = Table("Options considered", (Column("Option"), Column("In short")), rows)
    out = ruled_out(appraisal)
    more = f"{OPTIONS.called} has them in full."
    told: list[Part] = [Bullets(tuple(out)), Paragraph(more)] if out else [Paragraph(f"None was ruled out. {more}")]
    return Section("options", "The options", [table, *told])


_ROLES = {"baseline": " (the baseline)", "do_minimum": " (do the minimum)"}


def judged(appraisal: Appraisal) -> Section:
    """Criteria, their weights, and who set them when."""
    people = " and the panel with its interests" if appraisal.local.panel else ""
    parts: list[Part] = [
        Paragraph(f"{CONVENTION} Values run from 0 to 100; weights say how much each criterion counts."),
        Bullets(tuple(_by_group(appraisal))),
        *_weighting(appraisal),
        *_scored(appraisal),
        Paragraph(f"{JUDGED.called} has the question behind each criterion{people}; {SCORES.called} has every score."),
    ]
    return Section("judged", "How the options were judged", parts)


def _by_group(appraisal: Appraisal) -> list[str]:
    """A line for each group of criteria: its share of the weight, then each criterion's."""
    shares = appraisal.result.weights.shares
    grouped: dict[str | None, list[tuple[str, float]]] = {}
    for criterion, share in zip(appraisal.catalogue.criteria.values(), shares, strict=True):
        grouped.setdefault(criterion.group, []).append((criterion.name, share))
    lines = []
    for group, own in grouped.items():
        rest = "Other criteria" if len(grouped) > 1 else "All criteria"
        called = appraisal.catalogue.groups[group].name if group else rest
        told = "; ".join(f"{criterion} {percent(share)}" for criterion, share in own)
        lines.append(f"{called}, {percent(fsum(share for _, share in own))} of the weight: {told}.")
    return lines


def _weighting(appraisal: Appraisal) -> list[Part]:
    own = appraisal.local.weights
    if own is None:
        return [Paragraph("The weights are the catalogue's own, as local factors emphasise them.")]
    parts: list[Part] = []
    who = [f"agreed by {own.agreed_by}" if own.agreed_by else "", f"on {date(own.agreed_on)}" if own.agreed_on else ""]
    told = " ".join(part for part in who if part)
    reason = f" {sentence(own.rationale)}" if own.rationale else ""
    parts.append(
        Paragraph(f"The weights are this place's own (method: {own.method}){f', {told}' if told else ''}.{reason}")
    )
    if not own.agreed_by:
        parts.append(Gap("who agreed the weights", "weights.agreed_by"))
    if own.agreed_on is None:
        parts.append(Gap("when the weights were agreed", "weights.agreed_on"))
    return parts


def _scored(appraisal: Appraisal) -> list[Part]:
    """When the scores were agreed, and by whom."""
    local = appraisal.local
    parts: list[Part] = [
        Paragraph(f"The scores were agreed on {date(local.scored_on)}.")
        if local.scored_on
        else Gap("when the scores were agreed", "scored_on")
    ]
    if not local.panel:
        return [*parts, Gap("who scored and weighted", "panel")]
    chairs = joined([own.name for own in local.panel if own.chair])
    chaired = f", chaired by {chairs}" if chairs else ""
    people = counted(len(local.panel), "person", "people")
    return [*parts, Paragraph(f"Those who judged were a panel of {people}{chaired}.")]
