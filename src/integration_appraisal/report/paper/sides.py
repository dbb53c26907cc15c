"""What speaks for and against each option, worked out from the results."""

from collections.abc import Sequence
from math import fsum
from typing import NamedTuple

from integration_appraisal.appraisal.results import OptionResult, Ranking
from integration_appraisal.figures import is_shown

_NAMED = 2  # on either side


class Side(NamedTuple):
    """A criterion or local factor, and by how many points an option is ahead there of the others' mean, or behind."""

    name: str
    points: float
    is_lost: bool = False  # for a local factor that the place lacks


def sides(ranking: Ranking, option: OptionResult) -> tuple[list[Side], list[Side]]:
    """The criteria on which an option is most ahead of the mean of the others that are in, and most behind it."""
    others = others_of(ranking, option)
    apart = [Side(own.name, _over_mean(own.id, option, others)) for own in ranking.criteria.values()] if others else []
    shown = sorted((side for side in apart if is_shown(side.points)), key=lambda side: -side.points)
    count = sum(side.points > 0 for side in shown)
    return shown[:count][:_NAMED], shown[count:][::-1][:_NAMED]


def weakness(ranking: Ranking, option: OptionResult) -> Side | None:
    """Where it is furthest behind the mean of the others that are in: a criterion, or what the place lacks."""
    others = others_of(ranking, option)
    if not others:
        return None
    lost = [
        Side(ranking.factors[factor].name, _mean_lost(factor, others) - points, is_lost=True)
        for factor, points in option.losses.items()
    ]
    behind = [side for side in (*sides(ranking, option)[1][:1], *lost) if is_shown(side.points) and side.points < 0]
    return min(behind, key=lambda side: side.points, default=None)


def _mean_lost(factor: str, options: Sequence[OptionResult]) -> float:
    return fsum(own.losses.get(factor, 0.0) for own in options) / len(options)


def others_of(ranking: Ranking, option: OptionResult) -> list[OptionResult]:
    """The options that it is held against: those that are not ruled out."""
    return [own for own in ranking.contenders if own.id != option.id]


def beside_whom(ranking: Ranking) -> str:
    """What to say of the others where some options are ruled out; empty where none is."""
    return "" if len(ranking.contenders) == len(ranking.options) else " not ruled out"


def _over_mean(criterion: str, option: OptionResult, others: Sequence[OptionResult]) -> float:
    mean = fsum(other.cells[criterion].points for other in others) / len(others)
    return option.cells[criterion].points - mean
