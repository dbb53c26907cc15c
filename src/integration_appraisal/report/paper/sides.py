"""What speaks for and against each option, worked out from the results."""

from collections.abc import Sequence
from math import fsum
from typing import NamedTuple

from integration_appraisal.appraisal.results import OptionResult, Ranking
from integration_appraisal.figures import is_shown

_NAMED = 2  # on either side


class Side(NamedTuple):
    """A criterion, and by how many points an option is ahead there of the mean of the others; below 0 it is behind."""

    name: str
    points: float


def sides(ranking: Ranking, option: OptionResult) -> tuple[list[Side], list[Side]]:
    """The criteria on which an option is most ahead of the mean of the other options, and most behind it."""
    others = [own for own in ranking.options.values() if own.id != option.id]
    apart = [Side(own.name, _over_mean(own.id, option, others)) for own in ranking.criteria.values()] if others else []
    shown = sorted((side for side in apart if is_shown(side.points)), key=lambda side: -side.points)
    count = sum(side.points > 0 for side in shown)
    return shown[:count][:_NAMED], shown[count:][::-1][:_NAMED]


def _over_mean(criterion: str, option: OptionResult, others: Sequence[OptionResult]) -> float:
    mean = fsum(other.cells[criterion].points for other in others) / len(others)
    return option.cells[criterion].points - mean
