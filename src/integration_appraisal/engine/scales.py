"""Scales: how a score becomes a value from 0 (worst) to 100 (best).

Value functions as in multi-attribute value theory (Keeney and Raiffa 1976, ch. 3); local and fixed scales as in
*Multi-criteria analysis: a manual* (DCLG 2009, ch. 6).
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple, TypeAlias

from integration_appraisal.figures import exact

Score: TypeAlias = float | str


class OffScale(ValueError):  # noqa: N818 - says what happened, as StopIteration does
    """A score that the scale has no value for. The text says what the scale takes."""


class Judged(NamedTuple):
    """The score, 0 to 100, is the value."""

    def value(self, score: Score) -> float:
        """Raises OffScale for text and for numbers outside 0 to 100."""
        return _within(_number(score), 0, 100)


class Linear(NamedTuple):
    """A straight line: 0 at ``worst``, 100 at ``best``, either way round."""

    worst: float
    best: float

    def value(self, score: Score) -> float:
        """Raises OffScale for text and for numbers outside the two ends."""
        number = _within(_number(score), min(self.worst, self.best), max(self.worst, self.best))
        return 100 * ((number - self.worst) / (self.best - self.worst)) + 0.0  # no negative zero


class Piecewise(NamedTuple):
    """Straight lines between points ``(x, value)``, x strictly increasing."""

    points: tuple[tuple[float, float], ...]

    def value(self, score: Score) -> float:
        """Raises OffScale for text and for numbers outside the first and last x."""
        number = _within(_number(score), self.points[0][0], self.points[-1][0])
        for (left, low), (right, high) in zip(self.points, self.points[1:], strict=False):
            if number <= right:
                return low + (high - low) * ((number - left) / (right - left))
        raise AssertionError("a number within the ends lies between two points")


class Grades(NamedTuple):
    """Named grades, each with its value."""

    grades: Mapping[str, float]

    def value(self, score: Score) -> float:
        """Raises OffScale for anything but one of the names."""
        if isinstance(score, str) and score in self.grades:
            return self.grades[score]
        raise OffScale("one of the grades " + ", ".join(self.grades))


class Relative(NamedTuple):
    """0 at the worst option on the table and 100 at the best, ruled-out ones included; all equal: 100 for all."""

    higher: bool
    ends: tuple[float, float] | None = None

    def value(self, score: Score) -> float:
        """Raises OffScale for text."""
        number = _number(score)
        if self.ends is None or self.ends[0] == self.ends[1]:
            return 100.0
        worst, best = self.ends if self.higher else self.ends[::-1]
        return 100 * ((number - worst) / (best - worst)) + 0.0

    def over(self, scores: Sequence[Score]) -> "Relative":
        """This scale with its ends set by the options on the table."""
        numbers = [_number(score) for score in scores]
        return Relative(self.higher, (min(numbers), max(numbers)))


Scale: TypeAlias = Judged | Linear | Piecewise | Grades | Relative


def settled(scale: Scale, scores: Sequence[Score]) -> Scale:
    """The scale with nothing left open: a relative one takes its ends from the scores of one criterion."""
    return scale.over(scores) if isinstance(scale, Relative) else scale


def is_flat(scale: Scale) -> bool:
    """Whether a settled relative scale found all options equal."""
    return isinstance(scale, Relative) and scale.ends is not None and scale.ends[0] == scale.ends[1]


def _number(score: Score) -> float:
    if isinstance(score, str):
        raise OffScale("a number")
    return score


def _within(number: float, low: float, high: float) -> float:
    if not low <= number <= high:
        raise OffScale(f"a number from {exact(low)} to {exact(high)}")
    return number
