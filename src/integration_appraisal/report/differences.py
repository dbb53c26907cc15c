"""What sets two options apart, point by point."""

from typing import NamedTuple

from integration_appraisal.appraisal.results import Ranking


class Difference(NamedTuple):
    """What one criterion or local factor adds to the distance between two options, in points."""

    id: str
    name: str
    first: float
    second: float

    @property
    def points(self) -> float:
        """Positive where it speaks for the first option."""
        return self.first - self.second


def differences(ranking: Ranking, option: str, rival: str) -> list[Difference]:
    """All differences, largest first; they sum to the difference in value."""
    one, other = ranking.options[option], ranking.options[rival]
    on_criteria = [
        Difference(criterion.id, criterion.name, one.cells[criterion.id].points, other.cells[criterion.id].points)
        for criterion in ranking.criteria.values()
    ]
    lost = [
        Difference(factor.id, factor.name, -one.losses.get(factor.id, 0.0), -other.losses.get(factor.id, 0.0))
        for factor in ranking.factors.values()
        if factor.id in one.losses or factor.id in other.losses
    ]
    return sorted([*on_criteria, *lost], key=lambda difference: (-abs(difference.points), difference.id))
