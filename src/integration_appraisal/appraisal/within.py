"""Whether a change lies within the honest range that a file gives to what changes; None where it gives none."""

from integration_appraisal.appraisal.results import FactorResult, Ranking, Switch


def level_within(level: int, low: int | None, high: int | None) -> bool | None:
    """Whether a level lies in a range."""
    return None if low is None or high is None else low <= level <= high


def levels_within(factor: FactorResult) -> list[bool | None]:
    """For each level of a factor from 1, whether it lies in the range of the place's own level."""
    return [level_within(level, factor.low, factor.high) for level, _ in enumerate(factor.levels, start=1)]


def score_within(ranking: Ranking, option: str, criterion: str, switch: Switch, *, below: bool) -> bool | None:
    """Whether the range of a score holds one of its switching values, and a little of what lies beyond it.

    ``below`` says on which side of the score the switching value is.
    """
    cell, scale, at = ranking.options[option].cells[criterion], ranking.criteria[criterion].scale, switch.at
    if cell.low is None or cell.high is None:
        return None
    if isinstance(at, str):
        least, most = sorted(scale.value(end) for end in (cell.low, cell.high))
        return least <= scale.value(at) <= most
    low, high = float(cell.low), float(cell.high)
    enters = switch.within and not ranking.options[option].is_in
    if not switch.beyond or enters:  # the answer changes at the score itself
        return low <= at <= high
    return low < at if below else at < high
