"""What is asked and how it was judged: recommendation, question, outcomes, options, criteria, weights, people."""

from math import fsum

from integration_appraisal.appraisal.appraise import Appraisal
from integration_appraisal.appraisal.results import OptionResult, Ranking
from integration_appraisal.engine.losses import Ready
from integration_appraisal.figures import percent, points
from integration_appraisal.model.local import Outcome, Weights
from integration_appraisal.report.brief.annexes import JUDGED, OPTIONS, SCORES
from integration_appraisal.report.brief.paper import Gap, Part, Section, Subheading
from integration_appraisal.report.document import Bullets, Column, Paragraph, Table, paragraph
from integration_appraisal.report.groups import Group, groups
from integration_appraisal.report.place import ruled_out
from integration_appraisal.report.score import CONVENTION
from integration_appraisal.report.verdict import condition, names
from integration_appraisal.report.words import date, day, joined, sentence

RECOMMENDATION = "Recommendation and decision asked"
QUESTION = "The question and the outcomes sought"


def recommendation(appraisal: Appraisal) -> Section:
    """The people's own words; the tool never fills them in."""
    own, decision = appraisal.local.recommendation, appraisal.local.decision
    parts: list[Part] = []
    if own is None:
        parts.append(Gap("which option is recommended, and why", "recommendation"))
    else:
        option = appraisal.ranking.options[own.option]
        parts.append(Paragraph(f"{option.name} is recommended. {sentence(own.rationale or '')}".strip()))
        if own.rationale is None:
            parts.append(Gap("why it is recommended", "recommendation.rationale"))
        parts += paragraph(_against(appraisal.ranking, option))
    if decision is not None and decision.asks:
        parts.append(Paragraph(f"Decision asked: {sentence(decision.asks)}"))
    else:
        parts.append(Gap("what the body is asked to decide", "decision.asks"))
    return Section("recommendation", RECOMMENDATION, parts)


def _against(ranking: Ranking, option: OptionResult) -> str:
    """What the appraisal has against the option that is recommended: ruled out, not first, not ready."""
    if not option.is_in:
        return "In this appraisal it is ruled out."
    first = ranking.lead.first
    behind = points(ranking.first[0].value - option.value)
    return " ".join(
        [
            *([] if option.id in first else [_NOT_HIGHEST.format(behind=behind, first=names(ranking, first))]),
            *([] if option.ready is Ready.YES else [f"As things stand {condition(option)}"]),
        ]
    )


_NOT_HIGHEST = "It is not the option that scores highest: it is {behind} behind {first}."


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
        parts.append(Table("What is to be better for people", columns, tuple(map(_outcome, local.outcomes))))
    else:
        parts.append(Gap("what is to be better for people, and how anyone will know", "outcomes"))
    if local.constraints:
        parts += [Subheading("What can't be changed"), Bullets(tuple(local.constraints))]
    return Section("question", QUESTION, parts)


def _outcome(outcome: Outcome) -> tuple[str, ...]:
    cells = (outcome.name, outcome.measure, outcome.baseline, outcome.target, day(outcome.by or ""), outcome.owner)
    return tuple("" if cell is None else str(cell) for cell in cells)


def options(appraisal: Appraisal) -> Section:
    """All options in a sentence each; those ruled out with the reason."""
    rows = tuple(
        (f"{option.name}{_ROLES.get(option.role, '')}", option.summary or "")
        for option in appraisal.catalogue.options.values()
    )
    table = Table("Options considered", (Column("Option"), Column("In short")), rows)
    out = ruled_out(appraisal.ranking)
    more = f"{OPTIONS.called} has the options in full."
    told: list[Part] = [Bullets(tuple(out)), Paragraph(more)] if out else [Paragraph(f"None was ruled out. {more}")]
    return Section("options", "The options", [table, *told])


_ROLES = {"baseline": " (the baseline)", "do_minimum": " (do the minimum)"}


def judged(appraisal: Appraisal) -> Section:
    """Criteria, their weights, and who set them when."""
    people = " and the panel with its interests" if appraisal.local.panel else ""
    parts: list[Part] = [
        Paragraph(
            f"{CONVENTION} On each criterion values run from 0 to 100; weights say how much each criterion counts."
            f"{_below(appraisal)}"
        ),
        Bullets(tuple(_by_group(appraisal))),
        *_weighting(appraisal),
        *_scored(appraisal),
        Paragraph(f"{JUDGED.called} has the question behind each criterion{people}; {SCORES.called} has every score."),
    ]
    return Section("judged", "How the options were judged", parts)


def _below(appraisal: Appraisal) -> str:
    least = min(option.value for option in appraisal.ranking.options.values())
    return " What is taken off can leave less than 0." if least < 0 else ""


def _by_group(appraisal: Appraisal) -> list[str]:
    """A line for each group of criteria: its share of the weight, then each criterion's."""
    every = Group("All criteria", tuple(appraisal.ranking.criteria))
    return [_group(appraisal.ranking, group) for group in groups(appraisal) or [every]]


def _group(ranking: Ranking, group: Group) -> str:
    criteria = [ranking.criteria[criterion] for criterion in group.criteria]
    told = "; ".join(f"{criterion.name} {percent(criterion.weight)}" for criterion in criteria)
    return f"{group.name}, {percent(fsum(criterion.weight for criterion in criteria))} of the weight: {told}."


_METHODS = {
    "catalogue": "the catalogue's, changed in part",
    "points": "points for each criterion",
    "swing": "each criterion counts as much as the step from its worst to its best matters",
    "ranking": "made from an order of the criteria, the most important first",
    "equal": "all criteria count the same",
}


def _weighting(appraisal: Appraisal) -> list[Part]:
    weights = appraisal.local.weights
    if weights is None:
        emphasised = any(factor.emphasises for factor in appraisal.catalogue.factors.values())
        how = ", as local factors emphasise them" if emphasised else ""
        return [Paragraph(f"The weights are the catalogue's own{how}.")]
    sentences = [f"The weights are this place's own: {_METHODS[weights.method]}.", _agreed(weights)]
    sentences.append(sentence(weights.rationale) if weights.rationale else "")
    parts: list[Part] = [Paragraph(" ".join(filter(None, sentences)))]
    if not weights.agreed_by:
        parts.append(Gap("who agreed the weights", "weights.agreed_by"))
    if weights.agreed_on is None:
        parts.append(Gap("when the weights were agreed", "weights.agreed_on"))
    return parts


def _agreed(weights: Weights) -> str:
    """Who agreed the weights and when, as far as that is known."""
    by = f" by {weights.agreed_by}" if weights.agreed_by else ""
    on = f" on {date(weights.agreed_on)}" if weights.agreed_on else ""
    return f"They were agreed{by}{on}." if by or on else ""


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
    if len(local.panel) == 1:
        return [*parts, Paragraph(f"{local.panel[0].name} judged alone.")]
    chairs = joined([own.name for own in local.panel if own.chair])
    chaired = f", chaired by {chairs}" if chairs else ""
    return [*parts, Paragraph(f"Those who judged were a panel of {len(local.panel)} people{chaired}.")]
