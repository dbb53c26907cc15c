"""Why the first option beats the second, in a sentence or three."""

from collections.abc import Sequence

from integration_appraisal.appraisal.results import Difference, OptionResult, Ranking
from integration_appraisal.engine.ranks import Verdict
from integration_appraisal.figures import is_shown, plain, points
from integration_appraisal.report.leading import compared
from integration_appraisal.report.verdict import are_first
from integration_appraisal.report.words import joined, largest, text_of

_MOST_NAMED = 3


def why(ranking: Ranking, rival: OptionResult | None = None) -> str:
    """What the first is ahead on and behind on, and what the place did to it; empty where no one option is first.

    It is held against the second, or against a ``rival`` that is in and not first, which is then named.
    """
    pair, lead = compared(ranking, rival), ranking.lead
    is_plain = rival is not None or len(lead.second) == 1
    return _said(ranking, *pair, rival) if pair and is_plain and lead.verdict is not Verdict.OPEN else ""


def _said(ranking: Ranking, first: OptionResult, other: OptionResult, rival: OptionResult | None) -> str:
    shown = [apart for apart in ranking.differences(first.id, other.id) if is_shown(apart.points)]
    losses = [apart for apart in shown if apart.id in ranking.factors]
    merits = _merits([apart for apart in shown if apart.id in ranking.criteria], first.name, rival)
    lost_more = _lost_more(first.lost - other.lost, losses, "it" if merits else first.name, other.name)
    return text_of(merits, lost_more, _decided(ranking))


def _merits(apart: Sequence[Difference], first: str, rival: OptionResult | None) -> str:
    """Which criterion speaks most for the first, and which most against it; ``apart`` has the largest first."""
    of = f" of {rival.name}" if rival else ""
    ahead = [own for own in apart if own.points > 0]
    behind = [own for own in apart if own.points < 0]
    sides = [_side(which, own) for which, own in ((f"ahead{of}", ahead), ("behind", behind)) if own]
    return f"On the criteria {first} is {' and '.join(sides)}." if sides else ""


def _side(which: str, apart: Sequence[Difference]) -> str:
    """``ahead most on “A” (4.4 points)``."""
    own = largest(apart, _size)
    return f"{which} {_most_on(own, apart)} ({points(_size(own[0]))}{_each(own)})"


def _size(apart: Difference) -> float:
    return abs(apart.points)


def _most_on(own: Sequence[Difference], among: Sequence[Difference]) -> str:
    """``most on “A” and “B”``, which are the largest; many are counted."""
    alike = f"{len(own)} of them" if len(own) > _MOST_NAMED else joined([f"“{each.name}”" for each in own])
    return f"{'most ' if len(own) < len(among) else ''}on {alike}"


def _each(own: Sequence[Difference]) -> str:
    return " each" if len(own) > 1 else ""


def _lost_more(more: float, losses: Sequence[Difference], first: str, second: str) -> str:
    """What the place takes off the first beside what it takes off the second, and where most of that comes from."""
    if not is_shown(more):
        return "Both lose as much for what the place lacks." if losses else ""
    way, other = ("more", "less") if more > 0 else ("less", "more")
    loses = f"For what the place lacks {first} loses {points(abs(more))} {way} than {second}"
    own = largest([own for own in losses if (own.points < 0) == (more > 0)], _size)
    if not own:
        return f"{loses}."
    back = sum(map(_size, own)) - abs(more)
    elsewhere = f" {way}, but {plain(back)} {other} elsewhere" if is_shown(max(back, 0)) else ""
    return f"{loses}, {_most_on(own, losses)} ({plain(_size(own[0]))}{_each(own)}{elsewhere})."


def _decided(ranking: Ranking) -> str:
    """Whether the place or the criteria decided who is first."""
    on_criteria = ranking.steps["criteria"].first
    if on_criteria != ranking.lead.first:
        emphasised = ranking.steps["emphasis"].first == ranking.lead.first
        decides = "The place's emphasis" if emphasised else "What the place lacks"
        return f"{decides} decides: on the criteria alone, {are_first(ranking, on_criteria)}."
    changed = ranking.steps["criteria"].values != ranking.steps["losses"].values
    return f"{ranking.first[0].name} is first on the criteria alone, too." if changed else ""
