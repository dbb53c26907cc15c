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
    """Recommendations in the people's own words, the summary, and the question that it answers."""
    own = appraisal.local.recommendation
    return Section(
        "decision",
        "The decision",
        [
            *recommendations(appraisal),
            *([_why(appraisal.ranking, appraisal.ranking.options[own.option], own.rationale)] if own else []),
            *summary(appraisal, drawn),
            *_question(appraisal),
        ],
    )


def recommendations(appraisal: Appraisal) -> list[Block]:
    """The people's own words, numbered; the tool never fills them in."""
    own, asked = appraisal.local.recommendation, appraisal.local.decision
    items = _asks(asked.asks if asked and asked.asks else "")
    if own is not None:
        items.insert(0, f"Agree that {appraisal.ranking.options[own.option].name} is the preferred option.")
    blocks: list[Block] = [Paragraph("Recommendations:")]
    blocks += [Bullets(tuple(items), numbered=True)] if items else []
    if own is None:
        blocks.append(Gap("which option is recommended, and why"))
    if not (asked and asked.asks):
        blocks.append(Gap("what the body is asked to decide"))
    return blocks


def _asks(text: str) -> list[str]:
    """Each thing asked: a paragraph or an item of the text."""
    return [sentence(said) for _, said in pieces(text)]


def _why(ranking: Ranking, option: OptionResult, rationale: str | None) -> Paragraph | Gap:
    against = _against(ranking, option)
    if rationale is None:
        return Gap(text_of("why the option is recommended.", against).removesuffix("."))
    return Paragraph(text_of(sentence(rationale), against), term="Why it is recommended")


def _against(ranking: Ranking, option: OptionResult) -> str:
    """What the appraisal has against the option that is recommended: ruled out, not first, not ready."""
    if not option.is_in:
        return "In this appraisal it is ruled out."
    first = ranking.lead.first
    behind = points(ranking.first[0].value - option.value)
    highest = f"It is not the option that scores highest: it is {behind} behind {names(ranking, first)}."
    return text_of(
        "" if option.id in first else highest,
        "" if option.ready is Ready.YES else f"As things stand {condition(option)}",
    )


def _question(appraisal: Appraisal) -> list[Block]:
    local = appraisal.local
    asked: Block = Gap("the question that is to be answered", term="The question")
    if local.question:
        asked = Paragraph(sentence(local.question), term="The question")
    if not local.outcomes:
        return [asked, Gap("what is to be better for people, and how anyone will know", term="What is to be better")]
    told = "; ".join(_outcome(own) for own in local.outcomes)
    return [asked, Paragraph(sentence(told), term="What is to be better")]


def _outcome(outcome: Outcome) -> str:
    """``Fewer falls (at 80, to be 60 by 2027)``; how each is measured stands in an annex."""
    pairs = (("at", outcome.baseline), ("to be", outcome.target))
    ends = [f"{word} {stated(value)}" for word, value in pairs if value is not None]
    by = [f"by {day(outcome.by)}"] if outcome.by else []
    told = " ".join([", ".join(ends), *by]).strip()
    return f"{outcome.name.rstrip('.')}{f' ({told})' if told else ''}"
