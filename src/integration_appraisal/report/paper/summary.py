"""The summary: the answer first, in at most 150 words."""

import re
from collections.abc import Iterator

from integration_appraisal.appraisal.appraise import Appraisal
from integration_appraisal.appraisal.results import OptionResult, Ranking, Robustness
from integration_appraisal.engine.ranks import Verdict
from integration_appraisal.engine.robustness import NEAR
from integration_appraisal.figures import amount, in_unit, points, times
from integration_appraisal.report.document import Block, Heading, Paragraph, paragraph
from integration_appraisal.report.finding_out import worth_most
from integration_appraisal.report.paper.sides import sides
from integration_appraisal.report.switching import changes
from integration_appraisal.report.verdict import names, said, said_in_short
from integration_appraisal.report.what_if import what_if
from integration_appraisal.report.why import why
from integration_appraisal.report.words import text_of

MOST_WORDS = 150


def summary(appraisal: Appraisal, drawn: Robustness) -> list[Block]:
    """The verdict, then as much as fits of what it rests on; a sentence that does not fit is left out whole.

    The verdict is never what gives way: where it is long itself, it counts what it would name.
    """
    ranking = appraisal.ranking
    verdict = said(ranking)
    if len(verdict.split()) > MOST_WORDS:
        verdict = said_in_short(ranking)
    kept: list[str] = []
    for sentence in _sentences(appraisal, drawn) if ranking.contenders else ():
        if sentence and _words(ranking, text_of(verdict, *kept, sentence)) <= MOST_WORDS:
            kept.append(sentence)
    answer = Paragraph(verdict, lead=True)
    return [Heading("Summary"), *paragraph(what_if(appraisal)), answer, *paragraph(text_of(*kept))]


def _words(ranking: Ranking, text: str) -> int:
    """How many words a text has; a name is none, however long it is."""
    named = [own.name for kind in (ranking.options, ranking.criteria, ranking.factors) for own in kind.values()]
    for name in sorted(named, key=len, reverse=True):
        text = text.replace(name, "")
    return len(re.findall(r"\w\S*", text))


def _sentences(appraisal: Appraisal, drawn: Robustness) -> Iterator[str]:
    """The main reason, the main weakness, how sure that is, the money, and what to settle first."""
    ranking = appraisal.ranking
    yield why(ranking)
    yield _weakness(ranking)
    yield _robust(ranking, drawn)
    yield money(appraisal)
    yield _settle(appraisal, drawn)


def _weakness(ranking: Ranking) -> str:
    """On what the first does worst, and what it lacks here."""
    if len(ranking.first) != 1 or ranking.lead.verdict is Verdict.OPEN:
        return ""
    first = ranking.first[0]
    _, behind = sides(ranking, first)
    if not behind:
        return ""
    return f"Its main weakness is “{behind[0].name}”: {points(-behind[0].points)} behind the mean of the other options."


def _robust(ranking: Ranking, drawn: Robustness) -> str:
    first = ranking.first
    if len(drawn.options) < 2 or len(first) > 1 or first[0].id not in drawn.options:  # noqa: PLR2004 - alone it always wins
        return ""
    share = drawn.options[first[0].id].first_in
    needs_too = ", points and what options rely on" if drawn.mode == NEAR and ranking.has_needs else ""
    return f"With weights{needs_too} in doubt, too, it is first {times(share)}."


def money(appraisal: Appraisal) -> str:
    """What the first costs beside the baseline, or that nobody has said."""
    ranking, costs = appraisal.ranking, appraisal.costs
    first = [option for option in ranking.first if option.id in costs]
    if not costs:
        return "No costs are given, so money plays no part in this."
    if not first:
        return "What it costs is not given."
    return text_of(*(_cost(appraisal, option) for option in first))


def _cost(appraisal: Appraisal, option: OptionResult) -> str:
    own = appraisal.costs[option.id]
    unit = appraisal.local.cost_unit or ""
    ends = f" (between {amount(own.low)} and {amount(own.high)})" if own.low != own.high else ""
    extra = ""
    if own.extra is not None and appraisal.baseline not in (None, option.id):
        more = "more" if own.extra.cost >= 0 else "less"
        baseline = names(appraisal.ranking, [appraisal.baseline or ""])
        extra = f", {in_unit(abs(own.extra.cost), unit)} {more} than {baseline}"
    return f"{option.name} costs {in_unit(own.total, unit)}{ends}{extra}."


def _settle(appraisal: Appraisal, drawn: Robustness) -> str:
    """The one thing to settle first: a change within the file's own range, or else the level most worth knowing."""
    within = [own.text for own in changes(appraisal) if own.within]
    if within:
        change, _, then = within[0].partition(": then ")
        return f"Settle first whether {change}: then {then}"
    most = worth_most(appraisal, drawn)
    return f"Find out first where the place stands: {most}." if most else ""
