"""The options that a paper is most about: the one recommended, and the first."""

from integration_appraisal.appraisal.appraise import Appraisal
from integration_appraisal.appraisal.results import OptionResult, Ranking


def leading(appraisal: Appraisal) -> list[OptionResult]:
    """The one recommended, which the board decides on, then those first where they are others."""
    own, ranking = appraisal.local.recommendation, appraisal.ranking
    named = dict.fromkeys([*([own.option] if own else []), *ranking.lead.first])
    return [ranking.options[option] for option in named]


def recommended(appraisal: Appraisal) -> OptionResult | None:
    """The option recommended; None where none is."""
    own = appraisal.local.recommendation
    return appraisal.ranking.options[own.option] if own else None


def passed_over(appraisal: Appraisal) -> OptionResult | None:
    """The option recommended where it is not among the first; None where it is, and where none is recommended."""
    own = recommended(appraisal)
    return None if own is None or own in appraisal.ranking.first else own


def beside(appraisal: Appraisal) -> OptionResult | None:
    """The same where it is not ruled out: what the first is held against."""
    own = passed_over(appraisal)
    return own if own and own.is_in else None


def compared(ranking: Ranking, rival: OptionResult | None = None) -> tuple[OptionResult, OptionResult] | None:
    """The first, and what it is held against: a rival or else the second. None where several are first, or none is."""
    other = rival or next((ranking.options[option] for option in ranking.lead.second), None)
    return (ranking.first[0], other) if other and len(ranking.first) == 1 else None


def marked(appraisal: Appraisal, option: str) -> str:
    """An option's name, and whether it is the one recommended."""
    own, name = appraisal.local.recommendation, appraisal.ranking.options[option].name
    return f"{name} (recommended)" if own and own.option == option else name


def powers_of(appraisal: Appraisal) -> dict[str, list[str]]:
    """The powers that they would use, each with the names of those that would use it."""
    used: dict[str, list[str]] = {}
    for option in leading(appraisal):
        for power in dict.fromkeys(appraisal.catalogue.options[option.id].powers):
            used.setdefault(power, []).append(option.name)
    return used
