"""What speaks for and against each option, worked out from the results."""

from typing import NamedTuple

from integration_appraisal.appraisal.results import CriterionResult, OptionResult, Ranking
from integration_appraisal.figures import is_shown

_NAMED = 2  # on either side


class Side(NamedTuple):
    """A criterion, and by how many points an option is ahead there of the mean of the others; below 0 it is behind."""

    name: str
    points: float


def sides(ranking: Ranking, option: OptionResult) -> tuple[list[Side], list[Side]]:
    """The criteria on which an option is most ahead of the mean of the other options, and most behind it."""
    others = [own for own in ranking.options.values() if own.id != option.id]
    if not others:
        return [], []
    apart = [
        Side(own.name, option.cells[own.id].points - sum(other.cells[own.id].points for other in others) / len(others))
        for own in ranking.criteria.values()
    ]
    apart.sort(key=lambda side: -side.points)
    ahead = [side for side in apart if side.points > 0 and is_shown(side.points)]
    behind = [side for side in reversed(apart) if side.points < 0 and is_shown(side.points)]
    return ahead[:_NAMED], behind[:_NAMED]


def weakest(ranking: Ranking, option: OptionResult) -> CriterionResult | None:
    """The criterion on which an option falls furthest short of full points; None where it falls short on none."""
    criterion = max(ranking.criteria.values(), key=lambda own: own.weight * (100 - option.cells[own.id].value))
    return criterion if option.cells[criterion.id].value < 100 else None  # noqa: PLR2004 - the top of the scale
