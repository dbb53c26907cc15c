"""The summary: the answer first, in at most 150 words."""

import re
from collections.abc import Iterator, Sequence

from integration_appraisal.appraisal.appraise import Appraisal
from integration_appraisal.appraisal.results import OptionResult, Ranking, Robustness
from integration_appraisal.engine.ranks import Verdict
from integration_appraisal.figures import amount, in_unit, plain, points, spoken, times
from integration_appraisal.report.document import Block, Heading, Paragraph, paragraph
from integration_appraisal.report.finding_out import readiness_news, worth_most
from integration_appraisal.report.leading import beside, leading, passed_over, recommended
from integration_appraisal.report.paper.sides import beside_whom, weakness
from integration_appraisal.report.readiness import READINESS
from integration_appraisal.report.robustness import ruled_out
from integration_appraisal.report.switching import changes
from integration_appraisal.report.verdict import names, said, said_in_short
from integration_appraisal.report.what_if import what_if
from integration_appraisal.report.why import why
from integration_appraisal.report.words import joined, ordinal, text_of

MOST_WORDS = 150


def summary(appraisal: Appraisal, drawn: Robustness) -> list[Block]:
    """The verdict, then as much as fits of what it rests on; a sentence that does not fit is left out whole.

    The verdict is never what gives way: where it is long itself, it counts what it would name. Where another option is
    recommended than the first, it says so before.
    """
    ranking = appraisal.ranking
    verdict = said(ranking)
    if len(verdict.split()) > MOST_WORDS:
        verdict = said_in_short(ranking)
    verdict = text_of(_recommended(appraisal), verdict)
    ranged, brief = (money(appraisal, ends=ends) for ends in (True, False))
    sentences = [*_sentences(appraisal, drawn, ranged)] if ranking.contenders else []
    kept = _fitting(ranking, verdict, sentences)
    short = _fitting(ranking, verdict, [brief if own == ranged else own for own in sentences])
    kept = short if len(short) > len(kept) else kept  # the ranges of costs stand in the part on finance, too
    answer = Paragraph(verdict, lead=True)
    return [Heading("Summary"), *paragraph(what_if(appraisal)), answer, *paragraph(text_of(*kept))]


def _fitting(ranking: Ranking, verdict: str, sentences: Sequence[str]) -> list[str]:
    """The sentences that fit behind the verdict."""
    kept: list[str] = []
    for sentence in sentences:
        if sentence and _words(ranking, text_of(verdict, *kept, sentence)) <= MOST_WORDS:
            kept.append(sentence)
    return kept


def _recommended(appraisal: Appraisal) -> str:
    """The option that is recommended and not first, with its place and value; empty where there is none."""
    own = passed_over(appraisal)
    if own is None:
        return ""
    if not own.is_in:
        return f"{own.name} is recommended, and is ruled out here."
    not_ready = READINESS[own.ready].clause
    place = f"{'joint ' if own.tied else ''}{ordinal(own.rank or 0)} with {plain(own.value)} out of 100"
    return f"{own.name} is recommended. It comes {place}{f' and is {not_ready}' if not_ready else ''}."


def _words(ranking: Ranking, text: str) -> int:
    """How many words a text has; a name is none, however long it is."""
    named = [own.name for kind in (ranking.options, ranking.criteria, ranking.factors) for own in kind.values()]
    for name in sorted(named, key=len, reverse=True):
        text = text.replace(name, "")
    return len(re.findall(r"\w\S*", text))


def _sentences(appraisal: Appraisal, drawn: Robustness, costs: str) -> Iterator[str]:
    """The main reason, the main weakness, how sure that is, the money, and what to settle first.

    Where another option is recommended than the first, the reason comes last but one: the board decides on that other.
    """
    other, reason = passed_over(appraisal), why(appraisal.ranking, beside(appraisal))
    yield "" if other else reason
    yield _weakness(appraisal)
    yield _robust(appraisal, drawn)
    yield costs
    yield reason if other else ""
    yield _settle(appraisal, drawn)


def _weighed(appraisal: Appraisal) -> list[OptionResult]:
    """The option that is recommended, and the one that is first, unless several are or that is open."""
    ranking, own = appraisal.ranking, recommended(appraisal)
    is_settled = len(ranking.first) == 1 and ranking.lead.verdict is not Verdict.OPEN
    return [option for option in leading(appraisal) if is_settled or option is own]


def _weakness(appraisal: Appraisal) -> str:
    """On what each of them does worst, a criterion or what the place lacks."""
    ranking = appraisal.ranking
    worst = {own.name: side for own in _weighed(appraisal) if (side := weakness(ranking, own))}
    if not worst:
        return ""
    named = [f"of {name} is “{side.name}”{' (missing here)' if side.is_lost else ''}" for name, side in worst.items()]
    *others, last = [-side.points for side in worst.values()]
    far = joined([*map(plain, others), points(last)])
    return f"The main weakness {joined(named)}: {far} behind the mean of the others{beside_whom(ranking)}."


def _robust(appraisal: Appraisal, drawn: Robustness) -> str:
    """How often each of them is first when weights move, too."""
    weighed = [drawn.options[own.id] for own in _weighed(appraisal) if own.id in drawn.options]
    if len(drawn.options) < 2 or not weighed:  # noqa: PLR2004 - alone it always wins
        return ""
    one, *others = weighed
    often = joined(
        [f"{one.name} is first {times(one.first_in)}", *(f"{own.name} {times(own.first_in)}" for own in others)]
    )
    out = joined([f"{own.name} is {told}" for own in weighed if (told := ruled_out(own))])
    return text_of(f"When everything in doubt moves at once, {often}.", f"{out}." if out else "")


def money(appraisal: Appraisal, *, ends: bool = True) -> str:
    """What the option recommended and the first cost beside the baseline, or that nobody has said."""
    costs = appraisal.costs
    if not costs:
        return "No costs are given, so money plays no part in this."
    told = [
        _cost(appraisal, own, ends=ends) if own.id in costs else f"What {own.name} costs is not given."
        for own in leading(appraisal)
    ]
    return text_of(*told)


def _cost(appraisal: Appraisal, option: OptionResult, *, ends: bool) -> str:
    own = appraisal.costs[option.id]
    unit = appraisal.local.cost_unit or ""
    total = spoken(own.total, unit)
    low, high = (amount(end) if total == in_unit(own.total, unit) else spoken(end, unit) for end in (own.low, own.high))
    between = f" (between {low} and {high})" if ends and own.low != own.high else ""
    extra = ""
    if own.extra is not None and appraisal.baseline not in (None, option.id):
        more = "more" if own.extra.cost >= 0 else "less"
        baseline = names(appraisal.ranking, [appraisal.baseline or ""])
        extra = f", {spoken(abs(own.extra.cost), unit)} {more} than {baseline}"
    return f"{option.name} costs {total}{between}{extra}."


def _settle(appraisal: Appraisal, drawn: Robustness) -> str:
    """The one thing to settle first.

    Within the file's own ranges, what makes the first ready or keeps it from that, or else the likeliest change of
    first place; without either, the level most worth knowing.
    """
    ready = readiness_news(appraisal, appraisal.ranking.lead.first)
    if ready:
        return f"Settle first whether {ready[0].at}: then {ready[0].then}."
    within = [own for own in changes(appraisal) if own.within]
    if within:
        change, _, then = max(within, key=lambda own: own.chance).text.partition(": then ")
        return f"Settle first whether {change}: then {then}"
    most = worth_most(appraisal, drawn)
    return f"Find out first where the place stands: {most}." if most else ""
