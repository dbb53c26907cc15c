"""One place's problem: all numbers that an appraisal starts from."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from integration_appraisal.engine.chances import steps
from integration_appraisal.engine.losses import Factor, Need
from integration_appraisal.engine.scales import UNKNOWN, Scale, Score
from integration_appraisal.engine.weights import METHODS, Emphasised, emphasised, unemphasised


class Ranges(NamedTuple):
    """Honest ranges. Lowest and highest, or None where a number stands as it is."""

    scores: tuple[tuple[tuple[Score, Score] | None, ...], ...]  # per option, per criterion, on the criterion's scale
    levels: tuple[tuple[int, int] | None, ...]  # per factor, counted from 1
    evenly: frozenset[tuple[int, int]] = frozenset()  # rows and columns of scores none of which is likelier


class Problem(NamedTuple):
    """One place's problem. Options are rows, criteria columns, factors positions; tuples run in those orders."""

    scales: tuple[Scale, ...]  # per criterion
    scores: tuple[tuple[Score, ...], ...]  # per option, per criterion; some may be UNKNOWN
    method: str  # a key of METHODS
    given: tuple[float, ...]  # per criterion: points, swings or places, as the method takes them
    groups: tuple[int | None, ...]  # per criterion
    factors: tuple[Factor, ...]
    needs: tuple[tuple[Need, ...], ...]  # per option
    must_haves: tuple[float | None, ...]  # per criterion: the value an option must reach
    ruled_out: tuple[bool, ...]  # per option: ruled out by the place
    ranges: Ranges | None = None  # around scores and levels; None where all stand as they are
    must_scores: tuple[Score | None, ...] | None = None  # per criterion: the score that sets its must-have, if one does
    pass_mark: float | None = None  # the value in all that an option must reach

    @property
    def emphasis(self) -> bool:
        """Whether local factors put emphasis on the weights."""
        return METHODS[self.method].is_emphasised

    @property
    def base_weights(self) -> tuple[float, ...]:
        """Shares per criterion before emphasis."""
        return METHODS[self.method](self.given)

    @property
    def settled_scales(self) -> tuple[Scale, ...]:
        """Per criterion; relative ones take their ends from all options, ruled-out ones too."""
        columns = zip(*self.scores, strict=True) if self.scores else ((),) * len(self.scales)
        return tuple(scale.settled(column) for scale, column in zip(self.scales, columns, strict=True))

    def at(self, levels: Mapping[int, int]) -> "Problem":
        """The same with some factors, by position, at other levels."""
        factors = (factor._replace(level=levels.get(at, factor.level)) for at, factor in enumerate(self.factors))
        return self._replace(factors=tuple(factors))

    def weights(self, base: Sequence[float]) -> Emphasised:
        """Weights at its levels; ``base`` are those before emphasis, which do not depend on these."""
        return emphasised(base, self.factors) if self.emphasis else unemphasised(base)

    def drawn_from(self, row: int, column: int) -> tuple[Score | None, Score, Score] | None:
        """The likeliest score of a cell, None where none is, and the ends of its honest range; None without a range."""
        if self.ranges is None or (ends := self.ranges.scores[row][column]) is None:
            return None
        return None if (row, column) in self.ranges.evenly else self.scores[row][column], *ends

    def limit(self, column: int, scale: Scale) -> float | None:
        """The value that an option must reach on a criterion, on its scale as settled; None where any will do."""
        score = self.must_scores[column] if self.must_scores else None
        return self.must_haves[column] if score is None else scale.limit(score)

    def reached(self, row: int, column: int, value: float) -> tuple[float, float]:
        """The least and the most that a cell may be worth, whose value is this unless it is unknown."""
        return self.scales[column].reach if self.scores[row][column] == UNKNOWN else (value, value)

    def levels_drawn(self, position: int) -> dict[int, float]:
        """The chance of each level that a factor may be at; empty where it stands as it is."""
        level, ends = self.factors[position].level, self.ranges.levels[position] if self.ranges else None
        if level is None or ends is None or ends[0] == ends[1]:
            return {}
        return dict(zip(range(ends[0], ends[1] + 1), steps(ends[0], level, ends[1]), strict=True))


def cell_values(problem: Problem) -> tuple[tuple[float, ...], ...]:
    """What every score counts for, 0 to 100, per option and criterion."""
    scales = problem.settled_scales
    return tuple(tuple(scale.counted(cell) for scale, cell in zip(scales, row, strict=True)) for row in problem.scores)


def products(left: Sequence[float], right: Sequence[float]) -> tuple[float, ...]:
    """Numbers of two rows multiplied pair by pair."""
    return tuple(a * b for a, b in zip(left, right, strict=True))
