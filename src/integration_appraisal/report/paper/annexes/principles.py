"""The principles and how each is met, the criteria with their questions, and how the weights came about."""

from math import isclose

from integration_appraisal.appraisal.appraise import Appraisal
from integration_appraisal.figures import exact, percent, plain
from integration_appraisal.model.local import Weights
from integration_appraisal.report.cited import cited, works_of
from integration_appraisal.report.document import Block, Bullets, Cell, Column, Gap, Paragraph, Section, Table
from integration_appraisal.report.paper.annexes import PRINCIPLES
from integration_appraisal.report.principles import principles_here
from integration_appraisal.report.words import date, sentence, text_of, within


def principles(appraisal: Appraisal) -> Section:
    """Tables of principles and criteria, what groups are, and who agreed the weights and scores."""
    met = principles_here(appraisal)
    blocks = [*met, *_weighting(appraisal), _criteria(appraisal), *_swings(appraisal), *_groups(appraisal)]
    return PRINCIPLES.holding([*blocks, *_scored(appraisal)], [*(["principles"] if met else []), "criteria"])


def _criteria(appraisal: Appraisal) -> Table:
    """Beside weights of one's own, the catalogue's reasons stand as the catalogue's."""
    weighted, works = appraisal.ranking.criteria, works_of(appraisal.catalogue, appraisal)
    own = all(isclose(criterion.weight, criterion.catalogue_weight) for criterion in weighted.values())
    given = appraisal.local.weights.values if appraisal.local.weights else {}
    rows: list[tuple[Cell, ...]] = [
        (
            criterion.name,
            criterion.question or "",
            appraisal.catalogue.groups[criterion.group].name if criterion.group else "",
            exact(given[criterion.id]) if criterion.id in given else "",
            percent(weighted[criterion.id].weight),
            criterion.rationale or "",
            cited(criterion.source, works),
        )
        for criterion in appraisal.catalogue.criteria.values()
    ]
    why = "Why it weighs so" if own else "Why the catalogue gives it weight"
    headings = ("Criterion", "Question", "Group", _given_as(appraisal), "Weight here", why, "Source")
    return Table("Criteria, and how much each counts here", tuple(map(Column, headings)), tuple(rows))


def _given_as(appraisal: Appraisal) -> str:
    """What people gave each criterion, as a heading."""
    return "Swing given" if appraisal.local.weights and appraisal.local.weights.method == "swing" else "Points given"


def _swings(appraisal: Appraisal) -> list[Table]:
    """What people gave each local factor, beside the points that it costs; nothing where they gave none."""
    given = appraisal.local.weights.factors if appraisal.local.weights else {}
    rows = tuple(
        (own.name, exact(given[own.id]), plain(own.points or 0))
        for own in appraisal.ranking.factors.values()
        if own.id in given
    )
    headings = ("Local factor", _given_as(appraisal), "Points at the widest gap")
    return [Table("Local factors, and what each may cost", tuple(map(Column, headings)), rows)] if rows else []


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
    by = f" by {within(weights.agreed_by)}" if weights.agreed_by else ""
    on = f" on {date(weights.agreed_on)}" if weights.agreed_on else ""
    return f"They were agreed{by}{on}." if by or on else ""


def _scored(appraisal: Appraisal) -> list[Block]:
    """When the scores were agreed, and by whom."""
    local = appraisal.local
    when = f"The scores were agreed on {date(local.scored_on)}." if local.scored_on else ""
    told: list[Block] = [Paragraph(when) if when else Gap("when the scores were agreed")]
    return told if local.panel else [*told, Gap("who scored and weighted")]
