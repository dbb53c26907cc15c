"""What sets two options apart, point by point."""

from typing import NamedTuple

from integration_appraisal.appraisal.appraise import Appraisal


class Difference(NamedTuple):
    """What one criterion or factor adds to the distance between two options, in points."""

    identity: str
    name: str
    first: float
    second: float

    @property
    def points(self) -> float:
        """Positive where it speaks for the first option."""
        return self.first - self.second


def differences(appraisal: Appraisal, row: int, rival: int) -> list[Difference]:
    """All differences, largest first; they sum to the difference in value."""
    result = appraisal.result
    found = [
        Difference(
            identity,
            appraisal.catalogue.criteria[identity].name,
            *(result.contributions[own][column] for own in (row, rival)),
        )
        for column, identity in enumerate(appraisal.criteria)
    ]
    for position, identity in enumerate(appraisal.factors):
        first, second = (-result.losses[own].get(position, 0.0) for own in (row, rival))
        if first or second:
            found.append(Difference(identity, appraisal.catalogue.factors[identity].name, first, second))
    return sorted(found, key=lambda difference: (-abs(difference.points), difference.identity))
