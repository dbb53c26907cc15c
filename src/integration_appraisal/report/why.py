"""Why the first option beats the second, in a sentence or three."""

from collections.abc import Sequence

from integration_appraisal.appraisal.results import Difference, Ranking
from integration_appraisal.engine.ranks import Verdict
from integration_appraisal.figures import is_shown, plain, points
from integration_appraisal.report.verdict import are_first
from integration_appraisal.report.words import joined, largest, text_of

_MOST_NAMED = 3


def why(ranking: Ranking) -> str:
    """What the first is ahead on and behind on, and what the place did to it; empty where no one option is first."""
    lead, because = ranking.lead, ranking.because
    if because is None or not _is_between_two(ranking):
        return ""
    first, second = (ranking.options[own[0]] for own in (lead.first, lead.second))
    shown = [apart for apart in because if is_shown(apart.points)]
    merits = _merits([apart for apart in shown if apart.id in ranking.criteria])
    losses = [apart for apart in shown if apart.id in ranking.factors]
    return text_of(merits, _lost_more(first.lost - second.lost, losses, second.name), _decided(ranking))


def _is_between_two(ranking: Ranking) -> bool:
    """Whether one option is first, whatever is not given, and one is second."""
    lead = ranking.lead
    return lead.verdict is not Verdict.OPEN and len(lead.first) == len(lead.second) == 1


def _merits(apart: Sequence[Difference]) -> str:
    """Which criterion speaks most for the first, and which most against it; ``apart`` has the largest first."""
    ahead = [own for own in apart if own.points > 0]
    behind = [own for own in apart if own.points < 0]
    sides = [_side(which, own) for which, own in (("ahead", ahead), ("behind", behind)) if own]
    return f"On the criteria it is {' and '.join(sides)}." if sides else ""


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


def _lost_more(more: float, losses: Sequence[Difference], second: str) -> str:
    """What the place takes off the first beside what it takes off the second, and where most of that comes from."""
    if not is_shown(more):
        return "Both lose as much for what the place lacks." if losses else ""
    way, other = ("more", "less") if more > 0 else ("less", "more")
    loses = f"For what the place lacks it loses {points(abs(more))} {way} than {second}"
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
    return "It is first on the criteria alone, too." if changed else ""
