"""The summary: the answer first, in at most 150 words."""

from integration_appraisal.appraisal.appraise import Appraisal
from integration_appraisal.appraisal.results import Ranking, Robustness
from integration_appraisal.engine.frontier import Standing
from integration_appraisal.figures import percent
from integration_appraisal.report.document import Paragraph, paragraph
from integration_appraisal.report.drawn import moved
from integration_appraisal.report.switching import changes
from integration_appraisal.report.verdict import names, said, said_in_short
from integration_appraisal.report.words import counted

MOST_WORDS = 150


def summary(appraisal: Appraisal, drawn: Robustness) -> list[Paragraph]:
    """The verdict, then as much of how sure it is as fits; a sentence that does not fit is left out whole.

    The verdict is never what gives way: where it is long itself, it counts what it would name.
    """
    verdict = said(appraisal.ranking)
    if len(verdict.split()) > MOST_WORDS:
        verdict = said_in_short(appraisal.ranking)
    sentences = []
    if appraisal.ranking.contenders:
        sentences = [_robust(appraisal.ranking, drawn), _change(appraisal), _variants(appraisal), _cost(appraisal)]
    kept: list[str] = []
    for sentence in sentences:
        if sentence and len(" ".join([verdict, *kept, sentence]).split()) <= MOST_WORDS:
            kept.append(sentence)
    return [Paragraph(verdict, lead=True), *paragraph(" ".join(kept))]


def _robust(ranking: Ranking, drawn: Robustness) -> str:
    first = ranking.first
    if len(drawn.options) < 2 or len(first) > 1:  # noqa: PLR2004 - alone it always wins
        return ""
    share = percent(drawn.options[first[0].id].acceptability[0])
    return f"When everything moves at once ({moved(ranking)}), {first[0].name} is first in {share} of cases."


def _change(appraisal: Appraisal) -> str:
    told = changes(appraisal)
    if told:
        return f"One change that would alter it: {told[0]}"
    if len(appraisal.ranking.contenders) == 1:
        return ""
    return "No single change of a level, of a weight, or of a score within its range alters that."


def _variants(appraisal: Appraisal) -> str:
    variants = appraisal.variants.values()
    if not variants:
        return ""
    differing = sum(variant.ranking.lead.first != appraisal.ranking.lead.first for variant in variants)
    told = counted(len(variants), "variant")
    if not differing:
        return f"First place is the same in {'all ' if len(variants) > 1 else ''}{told} of the appraisal."
    return f"In {differing} of {told} of the appraisal first place is another."


def _cost(appraisal: Appraisal) -> str:
    ranking, costs = appraisal.ranking, appraisal.costs
    if len(ranking.first) != 1 or any(option.id not in costs for option in ranking.contenders):
        return ""  # what the others cost nobody knows
    first = ranking.first[0]
    if costs[first.id].standing is Standing.FRONTIER:
        return f"For what {first.name} costs, no other option gives more."
    return f"On cost and value together, {names(ranking, costs[first.id].by)} would do better."
