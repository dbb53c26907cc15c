"""Which level to find out about before an option is chosen, in words."""

from integration_appraisal.appraisal.appraise import Appraisal
from integration_appraisal.appraisal.results import Learned, Robustness
from integration_appraisal.figures import percent, plain, points
from integration_appraisal.report.switching import level_changes
from integration_appraisal.report.words import counted, joined, text_of

_LEAST = 0.05  # points: what is printed as 0.1
_SIGMAS = 2
_NAMED = 3


def find_out(appraisal: Appraisal, drawn: Robustness) -> str:
    """What is worth knowing; where nothing is, what would change first place or move the lead; empty without choice."""
    if not drawn.learned or len(appraisal.ranking.contenders) < 2:  # noqa: PLR2004 - a choice is between two
        return ""
    worth = _surely_worth(drawn)
    return _said(appraisal, worth) if worth else _nothing(appraisal, drawn)


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


def _nothing(appraisal: Appraisal, drawn: Robustness) -> str:
    """That no level is worth much to know by itself, and which one matters most nevertheless."""
    change = next((own.text for own in level_changes(appraisal, {own.factor for own in drawn.learned})), "")
    return text_of(
        "To know one level better would hardly help.",
        f"By itself this would change first place: {change}" if change else _moves_most(appraisal, drawn),
    )


def _moves_most(appraisal: Appraisal, drawn: Robustness) -> str:
    """The level that moves the lead most within its range."""
    if not drawn.moves:
        return ""
    factor, share = next(iter(drawn.moves.items()))
    name = appraisal.ranking.factors[factor].name
    return f"Of all levels, that of “{name}” moves the lead most: {percent(share)} of how far ranges spread it."
