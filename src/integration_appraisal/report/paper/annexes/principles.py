"""The principles and how each is met, the criteria with their questions, and how the weights came about."""

from math import isclose

from integration_appraisal.appraisal.appraise import Appraisal
from integration_appraisal.figures import percent
from integration_appraisal.model.local import Weights
from integration_appraisal.report.cited import cited, works_of
from integration_appraisal.report.document import Block, Bullets, Cell, Column, Gap, Paragraph, Section, Table
from integration_appraisal.report.paper.annexes import PRINCIPLES
from integration_appraisal.report.principles import principles_here
from integration_appraisal.report.words import date, sentence, text_of


def principles(appraisal: Appraisal) -> Section:
    """Tables of principles and criteria, what groups are, and who agreed the weights and scores."""
    return PRINCIPLES.holding(
        [
            *principles_here(appraisal),
            *_weighting(appraisal),
            _criteria(appraisal),
            *_groups(appraisal),
            *_scored(appraisal),
        ]
    )


def _criteria(appraisal: Appraisal) -> Table:
    """The catalogue's reasons for its weights stand beside weights that are the catalogue's, and beside no other."""
    weighted, works = appraisal.ranking.criteria, works_of(appraisal.catalogue, appraisal)
    own = all(isclose(criterion.weight, criterion.catalogue_weight) for criterion in weighted.values())
    rows: list[tuple[Cell, ...]] = [
        (
            criterion.name,
            criterion.question or "",
            appraisal.catalogue.groups[criterion.group].name if criterion.group else "",
            percent(weighted[criterion.id].weight),
            (criterion.rationale or "") if own else "",
            cited(criterion.source, works),
        )
        for criterion in appraisal.catalogue.criteria.values()
    ]
    headings = ("Criterion", "Question", "Group", "Weight here", "Why it weighs so", "Source")
    return Table("Criteria, and how much each counts here", tuple(map(Column, headings)), tuple(rows))


def _groups(appraisal: Appraisal) -> list[Bullets]:
    told = tuple(f"{own.name}: {own.description}" for own in appraisal.catalogue.groups.values() if own.description)
    return [Bullets(told)] if told else []


_METHODS = {
    "catalogue": "the catalogue's, changed in part",
    "points": "points for each criterion",
    "swing": "each criterion counts as much as the step from its worst to its best matters",
    "ranking": "made from an order of the criteria, the most important first",
    "equal": "all criteria count the same",
}


def _weighting(appraisal: Appraisal) -> list[Block]:
    weights = appraisal.local.weights
    if weights is None:
        emphasised = any(factor.emphasises for factor in appraisal.catalogue.factors.values())
        how = ", as local factors emphasise them" if emphasised else ""
        return [Paragraph(f"The weights are the catalogue's own{how}.")]
    own = f"The weights are this place's own: {_METHODS[weights.method]}."
    told = text_of(own, agreed(weights), sentence(weights.rationale or ""), sentence(weights.checks or ""))
    gaps = [
        *([] if weights.agreed_by else [Gap("who agreed the weights")]),
        *([] if weights.agreed_on else [Gap("when the weights were agreed")]),
    ]
    return [Paragraph(told), *gaps]


def agreed(weights: Weights) -> str:
    """Who agreed the weights and when, as far as that is known."""
    by = sentence(f"Agreed by: {weights.agreed_by}") if weights.agreed_by else ""
    return text_of(by, f"Agreed on {date(weights.agreed_on)}." if weights.agreed_on else "")


def _scored(appraisal: Appraisal) -> list[Block]:
    """When the scores were agreed, and by whom."""
    local = appraisal.local
    when = f"The scores were agreed on {date(local.scored_on)}." if local.scored_on else ""
    told: list[Block] = [Paragraph(when) if when else Gap("when the scores were agreed")]
    return told if local.panel else [*told, Gap("who scored and weighted")]
