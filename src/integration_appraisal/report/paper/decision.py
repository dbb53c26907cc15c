"""What the body is asked, why, and the summary: the first side of a paper."""

from integration_appraisal.appraisal.appraise import Appraisal
from integration_appraisal.appraisal.results import OptionResult, Ranking, Robustness
from integration_appraisal.engine.losses import Ready
from integration_appraisal.figures import points, stated
from integration_appraisal.model.local import Outcome
from integration_appraisal.report.document import Block, Bullets, Gap, Paragraph, Section
from integration_appraisal.report.paper.summary import summary
from integration_appraisal.report.text import pieces
from integration_appraisal.report.verdict import condition, names
from integration_appraisal.report.words import day, sentence, text_of


def decision(appraisal: Appraisal, drawn: Robustness) -> Section:
    """What is asked, the recommendation in the people's own words, the summary, and the question that it answers."""
    blocks = [
        *_asked(appraisal),
        *_recommendation(appraisal),
        *summary(appraisal, drawn),
        *_question(appraisal),
        *_constraints(appraisal),
    ]
    return Section("decision", "The decision", blocks)


def _asked(appraisal: Appraisal) -> list[Block]:
    """What the body is asked to decide: a sentence, or a numbered list of paragraphs and items of the text."""
    own = appraisal.local.decision
    asked = [sentence(said) for _, said in pieces(own.asks if own and own.asks else "")]
    if not asked:
        return [Gap("what the body is asked to decide", term=_ASKED)]
    if len(asked) == 1:
        return [Paragraph(asked[0], term=_ASKED)]
    return [Paragraph("", term=_ASKED), Bullets(tuple(asked), numbered=True)]


_ASKED, _RECOMMENDED = "What is asked", "Recommendation"


def _recommendation(appraisal: Appraisal) -> list[Block]:
    """The people's own words, with what the appraisal has against them; the tool never fills them in."""
    own, ranking = appraisal.local.recommendation, appraisal.ranking
    if own is None:
        return [Gap("which option is recommended, and why", term=_RECOMMENDED)]
    option = ranking.options[own.option]
    agree, against = f"Agree that {option.name} is the preferred option.", _against(ranking, option)
    if own.rationale is None:
        gap = Gap(text_of("why the option is recommended.", against).removesuffix("."))
        return [Paragraph(agree, term=_RECOMMENDED), gap]
    return [Paragraph(text_of(agree, sentence(own.rationale), against), term=_RECOMMENDED)]


def _against(ranking: Ranking, option: OptionResult) -> str:
    """What the appraisal has against the option that is recommended: ruled out, not first, not ready."""
    if not option.is_in:
        return f"In this appraisal {option.name} is ruled out."
    first = ranking.lead.first
    lacks = "" if option.ready is Ready.YES else condition(option)
    if option.id in first:
        return lacks and f"{option.name} comes first, but as things stand {lacks}"
    behind = points(ranking.first[0].value - option.value)
    highest = f"{option.name} is not the option that scores highest: it is {behind} behind {names(ranking, first)}."
    return text_of(highest, lacks and f"As things stand {lacks}")


def _question(appraisal: Appraisal) -> list[Block]:
    local = appraisal.local
    asked: Block = Gap("the question that is to be answered", term="The question")
    if local.question:
        asked = Paragraph(sentence(local.question), term="The question")
    if not local.outcomes:
        return [asked, Gap("what is to be better for people, and how anyone will know", term="What is to be better")]
    told = "; ".join(_outcome(own) for own in local.outcomes)
    return [asked, Paragraph(sentence(told), term="What is to be better")]


def _constraints(appraisal: Appraisal) -> list[Block]:
    """What can't be changed, as a deadline may decide; nothing where nobody has named any."""
    told, term = appraisal.local.constraints, "What can't be changed"
    if len(told) == 1:
        return [Paragraph(sentence(told[0]), term=term)]
    return [Paragraph("", term=term), Bullets(told)] if told else []


def _outcome(outcome: Outcome) -> str:
    """``Fewer falls (today: 80; target: 60; by: 2027)``, as texts may begin with a capital.

    How each is measured stands in an annex.
    """
    given = (("today", outcome.baseline), ("target", outcome.target), ("by", outcome.by and day(outcome.by)))
    told = "; ".join(f"{label}: {stated(value).rstrip('.')}" for label, value in given if value not in (None, ""))
    return f"{outcome.name.rstrip('.')}{f' ({told})' if told else ''}"
