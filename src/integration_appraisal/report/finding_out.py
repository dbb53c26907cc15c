"""Which level to find out about before an option is chosen, in words."""

from collections.abc import Sequence
from typing import NamedTuple

from integration_appraisal.appraisal.appraise import Appraisal
from integration_appraisal.appraisal.results import Learned, Robustness
from integration_appraisal.figures import percent, plain, points
from integration_appraisal.report.readiness import READINESS
from integration_appraisal.report.switching import level_changes
from integration_appraisal.report.verdict import names
from integration_appraisal.report.words import counted, joined, text_of

_LEAST = 0.05  # points: what is printed as 0.1
_SIGMAS = 2
_NAMED = 3


def find_out(appraisal: Appraisal, drawn: Robustness) -> str:
    """What is worth knowing; where nothing is, what would change first place or move the lead; empty without choice."""
    if not drawn.learned or len(appraisal.ranking.contenders) < 2:  # noqa: PLR2004 - a choice is between two
        return ""
    worth = _surely_worth(drawn)
    ranking = appraisal.ranking
    news = readiness_news(appraisal, [*ranking.lead.first, *ranking.lead.ready])
    ready = joined([f"with {own.name}, {own.then}" for own in news[:_NAMED]])
    return text_of(
        _said(appraisal, worth) if worth else _nothing(appraisal, drawn, is_news=bool(news)),
        f"Within the range given, {ready}." if ready else "",
    )


class News(NamedTuple):
    """A level within its range at which some options turn ready, or are so no longer."""

    name: str  # “A” at level 3
    at: str  # “A” is at level 3
    then: str


def readiness_news(appraisal: Appraisal, options: Sequence[str]) -> list[News]:
    """By the nearest level within its range, what a local factor makes of the readiness of some options."""
    own = [_news_of(appraisal, factor, tuple(dict.fromkeys(options))) for factor in appraisal.sensitivity.levels]
    return [news for news in own if news]


def _news_of(appraisal: Appraisal, factor: str, options: tuple[str, ...]) -> News | None:
    ranking, by_level = appraisal.ranking, appraisal.sensitivity.levels[factor]
    own = ranking.factors[factor]
    if own.level is None or own.low is None or own.high is None:
        return None
    now, name = own.level, f"“{own.name}”"
    for level in sorted(range(own.low, own.high + 1), key=lambda level: abs(level - now)):
        ready = by_level[level - 1].ready
        turned = [one for one in options if ready[one] is not ranking.options[one].ready]
        if turned:
            then = joined([f"{names(ranking, [one])} is {READINESS[ready[one]].compared}" for one in turned])
            return News(f"{name} at level {level}", f"{name} is at level {level}", then)
    return None


def worth_most(appraisal: Appraisal, drawn: Robustness) -> str:
    """The level that is most worth knowing, or else the one that moves the lead most; empty where neither is."""
    worth = [own.factor for own in _surely_worth(drawn)]
    most = next(iter([*worth, *drawn.moves]), None)
    return f"the level of “{appraisal.ranking.factors[most].name}”" if most else ""


def _surely_worth(drawn: Robustness) -> list[Learned]:
    """What is worth more than is printed as nothing and more than the draws may err."""
    return [own for own in drawn.learned if own.points >= max(_LEAST, _SIGMAS * own.standard_error)]


def _said(appraisal: Appraisal, worth: list[Learned]) -> str:
    factors, rest = appraisal.ranking.factors, len(worth) - _NAMED
    first, *others = worth[:_NAMED]
    named = [f"“{factors[first.factor].name}” (the choice would be {points(first.points)} better, on average)"]
    named += [f"“{factors[own.factor].name}” ({plain(own.points)})" for own in others]
    more = [counted(rest, "other level")] if rest > 0 else []
    return f"Worth finding out first: the level of {joined([*named, *more])}."


def _nothing(appraisal: Appraisal, drawn: Robustness, *, is_news: bool) -> str:
    """That no level is worth much to know by itself, and which one matters most nevertheless."""
    changes = list(level_changes(appraisal, {own.factor for own in drawn.learned}))
    change = next((own.text for own in changes), "")
    is_news = is_news or any(own.within for own in changes)
    return text_of(
        "On average, to know one level better would hardly raise the value of what is chosen."
        if is_news
        else "To know one level better would hardly help.",
        f"By itself this would change first place: {change}" if change else _moves_most(appraisal, drawn),
    )


def _moves_most(appraisal: Appraisal, drawn: Robustness) -> str:
    """The level that moves the lead most within its range."""
    if not drawn.moves:
        return ""
    factor, share = next(iter(drawn.moves.items()))
    name = appraisal.ranking.factors[factor].name
    return f"Of all levels, that of “{name}” moves the lead most: {percent(share)} of how far ranges spread it."
