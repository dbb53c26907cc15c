"""The summary: the answer first, in at most 150 words."""

from integration_appraisal.appraisal.appraise import Appraisal, beside_cost, costs_by_row
from integration_appraisal.engine.frontier import Standing
from integration_appraisal.engine.robustness.simulation import Robustness
from integration_appraisal.engine.sensitivity import Sensitivity
from integration_appraisal.report.document import Paragraph
from integration_appraisal.report.switching import turns
from integration_appraisal.report.verdict import name, names, said, said_in_short
from integration_appraisal.report.words import counted, percent

MOST_WORDS = 150


def summary(appraisal: Appraisal, found: Sensitivity, drawn: Robustness) -> list[Paragraph]:
    """The verdict, then as much of how sure it is as fits; a sentence that does not fit is left out whole.

    The verdict is never what gives way: where it is long itself, it counts what it would name.
    """
    verdict = said(appraisal)
    if len(verdict.split()) > MOST_WORDS:
        verdict = said_in_short(appraisal)
    sentences = []
    if appraisal.result.contenders:
        sentences = [_robust(appraisal, drawn), _flip(appraisal, found), _variants(appraisal), _cost(appraisal)]
    kept: list[str] = []
    for sentence in sentences:
        if sentence and len(" ".join([verdict, *kept, sentence]).split()) <= MOST_WORDS:
            kept.append(sentence)
    return [Paragraph(verdict, lead=True), *([Paragraph(" ".join(kept))] if kept else [])]


def _robust(appraisal: Appraisal, drawn: Robustness) -> str:
    if len(drawn.rows) < 2:  # noqa: PLR2004 - alone it always wins
        return ""
    first = appraisal.result.lead.first
    if len(first) > 1:
        return ""
    share = percent(drawn.acceptability[drawn.rows.index(first[0])][0])
    moved = "weights between half and double, scores and levels within their ranges"
    return f"When everything moves at once ({moved}), {names(appraisal, first)} is first in {share} of cases."


def _flip(appraisal: Appraisal, found: Sensitivity) -> str:
    changes = turns(appraisal, found)
    if not changes and len(appraisal.result.contenders) == 1:
        return ""
    if not changes:
        return "No single change of a level, of a weight, or of a score within its range alters that."
    return f"One change that would alter it: {changes[0]}"


def _variants(appraisal: Appraisal) -> str:
    if not appraisal.variant_numbers:
        return ""
    first = appraisal.result.lead.first
    differing = sum(ranking.result.lead.first != first for ranking in appraisal.variant_numbers.values())
    told = counted(len(appraisal.variant_numbers), "variant")
    if not differing:
        return (
            f"First place is the same in {'all ' if len(appraisal.variant_numbers) > 1 else ''}{told} of the appraisal."
        )
    return f"In {differing} of {told} of the appraisal first place is another."


def _cost(appraisal: Appraisal) -> str:
    first = appraisal.result.lead.first
    if len(first) != 1 or first[0] not in costs_by_row(appraisal):
        return ""
    placed = beside_cost(appraisal)[first[0]]
    if any(row not in costs_by_row(appraisal) for row in appraisal.result.contenders):
        return ""  # what the others cost nobody knows
    if placed.standing is Standing.FRONTIER:
        return f"For what {name(appraisal, first[0])} costs, no other option gives more."
    return f"On cost and value together, {names(appraisal, placed.by)} would do better."
