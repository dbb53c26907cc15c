"""What is uncertain: the honest ranges around scores and levels."""

from typing import NamedTuple

from integration_appraisal.engine.scales import Score


class Ranges(NamedTuple):
    """Lowest and highest, or None where a number stands as it is."""

    scores: tuple[tuple[tuple[Score, Score] | None, ...], ...]  # per option, per criterion, on the criterion's scale
    levels: tuple[tuple[int, int] | None, ...]  # per factor, counted from 1
