"""Why the first option beats the second, in a sentence or three."""

from collections.abc import Sequence

from integration_appraisal.appraisal.results import Difference, Ranking
from integration_appraisal.engine.ranks import Verdict
from integration_appraisal.figures import is_shown, plain, points
from integration_appraisal.report.verdict import are_first
from integration_appraisal.report.words import joined, text_of

_MOST_NAMED = 2


def why(ranking: Ranking) -> str:
    """What the first is ahead on and behind on, and what the place did to it; empty where no one option is first."""
    lead, because = ranking.lead, ranking.because
    if because is None or lead.verdict is Verdict.OPEN or len(lead.first) > 1 or len(lead.second) > 1:
        return ""
    first, second = (ranking.options[own[0]] for own in (lead.first, lead.second))
    sides = _sides([apart for apart in because if is_shown(apart.points)])
    apart = f"{first.name} is {', and '.join(sides)}." if sides else ""
    return text_of(apart, _lost_more(second.name, first.lost - second.lost), _decided(ranking))


def _sides(apart: Sequence[Difference]) -> list[str]:
    """What speaks for the first, and what against it."""
    ahead = _side("ahead", [own for own in apart if own.points > 0])
    behind = _side("behind", [own for own in apart if own.points < 0])
    return [side for side in (ahead, behind) if side]


def _side(which: str, apart: Sequence[Difference]) -> str:
    """``ahead mostly on “A” (4.4 points) and “B” (2)``, or nothing."""
    if not apart:
        return ""
    largest, *others = apart[:_MOST_NAMED]
    named = [f"“{largest.name}” ({points(abs(largest.points))})"]
    named += [f"“{own.name}” ({plain(abs(own.points))})" for own in others]
    return f"{which} {'mostly ' if len(apart) > _MOST_NAMED else ''}on {joined(named)}"


def _lost_more(second: str, more: float) -> str:
    """What the place takes off the first beside what it takes off the second."""
    if not is_shown(more):
        return ""
    return f"What the place lacks costs it {points(abs(more))} {'more' if more > 0 else 'less'} than {second}."


def _decided(ranking: Ranking) -> str:
    """Whether the place or the criteria decided who is first."""
    on_criteria = ranking.steps["criteria"].first
    if on_criteria != ranking.lead.first:
        return f"The place decided: on the criteria alone, {are_first(ranking, on_criteria)}."
    changed = ranking.steps["criteria"].values != ranking.steps["losses"].values
    return "It is first on the criteria alone, too." if changed else ""
