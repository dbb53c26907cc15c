"""Scales: how a score becomes a value from 0 (worst) to 100 (best), and all else in which kinds of scale differ.

Value functions as in multi-attribute value theory (Keeney and Raiffa 1976, ch. 3); local and fixed scales as in
*Multi-criteria analysis: a manual* (DCLG 2009, ch. 6). A new kind is one class and one line in ``SCALES``.
"""

from abc import ABC, abstractmethod
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from itertools import pairwise
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple, Self, TypeAlias

from integration_appraisal.engine.chances import Moments, along, on_lines, over, reciprocal, steps, triangle
from integration_appraisal.figures import exact

if TYPE_CHECKING:  # numpy is imported only when something is drawn
    from integration_appraisal.engine.drawing import DrawnCell

Score: TypeAlias = float | str
BEYOND = 1e9  # a value that no score is worth
UNKNOWN = "unknown"  # in place of a score: nobody has given one, so it may be any on the scale


class OffScale(ValueError):  # noqa: N818 - says what happened, as StopIteration does
    """A score that the scale has no value for. The text says what the scale takes; ``grades`` are their names."""

    def __init__(self, takes: str, grades: Collection[str] = ()) -> None:
        super().__init__(takes)
        self.grades = grades


class Lines(NamedTuple):
    """Straight lines between points ``(score, value)``, scores increasing."""

    points: tuple[tuple[float, float], ...]


class Steps(NamedTuple):
    """Points ``(score, value)`` with nothing between them, in the order in which they are listed."""

    points: tuple[tuple[str, float], ...]


@dataclass(frozen=True)
class Scale(ABC):
    """A kind of scale: all that anyone needs to know of it."""

    kind: ClassVar[str]  # its name in a file
    is_relative: ClassVar[bool] = False  # whether the options on the table set its ends
    may_turn_back: ClassVar[bool] = False  # whether values may rise and fall again, or stay level, as scores rise

    @classmethod
    def of(cls, settings: Mapping[str, Any]) -> Self:
        """The scale with settings by name, more than it has among them."""
        return cls(**{field.name: settings[field.name] for field in fields(cls)})

    @abstractmethod
    def value(self, score: Score) -> float:
        """What a score is worth, 0 to 100. Raises OffScale for a score that the scale does not have."""

    def counted(self, score: Score) -> float:
        """The same, and for a score that is unknown the middle of what it may be worth."""
        return sum(self.reach) / 2 if score == UNKNOWN else self.value(score)

    def limit(self, score: Score) -> float:
        """The value that an option must reach to be as good as a score."""
        return self.value(score)

    @property
    @abstractmethod
    def graph(self) -> Lines | Steps | None:
        """Along what one score may be moved; None where no other value stays as it is while one score moves."""

    @abstractmethod
    def drawn(self, score: Score | None, low: Score, high: Score) -> "DrawnCell | None":
        """How a score is drawn from its range, where None for the score makes all as likely; the scale must be settled.

        None where the range has no width.
        """

    @abstractmethod
    def spread(self, score: Score | None, low: Score, high: Score) -> Moments:
        """Mean and variance of the value when a score is drawn from its range. The scale must be settled."""

    @property
    def reach(self) -> tuple[float, float]:
        """The least and the most that a score may be worth."""
        values = [value for _, value in self.graph.points] if self.graph else (0.0, 100.0)
        return min(values), max(values)

    @property
    def span(self) -> tuple[Score, Score] | None:
        """The scores between which all others lie; None where the options on the table set them."""
        match self.graph:
            case None:
                return None
            case Lines(points):
                return points[0][0], points[-1][0]
            case Steps(grades):
                by_value = sorted(grades, key=lambda grade: grade[1])
                return by_value[0][0], by_value[-1][0]

    @property
    def width(self) -> float:
        """How far the ends are apart: in scores where these are numbers from one to another, else in values."""
        return self.graph.points[-1][0] - self.graph.points[0][0] if isinstance(self.graph, Lines) else 100.0

    @property
    def is_computable(self) -> bool:
        """Whether scores have values: it does not contradict itself."""
        return True

    @property
    def is_flat(self) -> bool:
        """Whether a settled relative scale found all options equal."""
        return False

    def settled(self, _scores: Sequence[Score]) -> Self:
        """The scale with nothing left open, given the scores of all options on the table."""
        return self

    def position(self, score: Score) -> float:
        """A score as a number to compare with others; for grades, what they are worth."""
        return _number(score)


class _Straight(Scale):
    """One straight line: a value lies between others as its score does, so that values may be drawn for scores."""

    def drawn(self, score: Score | None, low: Score, high: Score) -> "DrawnCell | None":
        from integration_appraisal.engine.drawing import straight

        return straight(*self._sorted(low, score, high))

    def spread(self, score: Score | None, low: Score, high: Score) -> Moments:
        """A triangle of values, or even ones."""
        return triangle(*self._sorted(low, score, high))

    def _sorted(self, low: Score, score: Score | None, high: Score) -> tuple[float, float | None, float]:
        """Values from the lowest: where the line falls, low and high change places."""
        least, most = sorted((self.value(low), self.value(high)))
        return least, None if score is None else self.value(score), most


@dataclass(frozen=True)
class Judged(_Straight):
    """The score, 0 to 100, is the value."""

    kind = "judged"
    graph = Lines(((0.0, 0.0), (100.0, 100.0)))

    def value(self, score: Score) -> float:
        """Raises OffScale for text and for numbers outside 0 to 100."""
        return _within(_number(score), 0, 100)


@dataclass(frozen=True)
class Linear(_Straight):
    """A straight line: 0 at ``worst``, 100 at ``best``, either way round."""

    worst: float
    best: float

    kind = "linear"

    def value(self, score: Score) -> float:
        """Raises OffScale for text and for numbers outside the two ends."""
        number = _within(_number(score), min(self.worst, self.best), max(self.worst, self.best))
        return 100 * ((number - self.worst) / (self.best - self.worst)) + 0.0  # no negative zero

    @property
    def graph(self) -> Lines:
        """From the lower end to the higher."""
        return Lines(tuple(sorted(((self.worst, 0.0), (self.best, 100.0)))))

    @property
    def is_computable(self) -> bool:
        """Two different ends."""
        return self.worst != self.best


@dataclass(frozen=True)
class Piecewise(Scale):
    """Straight lines between points ``(x, value)``, x strictly increasing."""

    points: tuple[tuple[float, float], ...]

    kind = "piecewise"
    may_turn_back = True

    def value(self, score: Score) -> float:
        """Raises OffScale for text and for numbers outside the first and last x."""
        return on_lines(self.points, _within(_number(score), self.points[0][0], self.points[-1][0]))

    @property
    def graph(self) -> Lines:
        """Its own points."""
        return Lines(self.points)

    def drawn(self, score: Score | None, low: Score, high: Score) -> "DrawnCell | None":
        """The score is drawn and put through the curve."""
        from integration_appraisal.engine.drawing import curved

        return curved(self.points, _number(low), None if score is None else _number(score), _number(high))

    def spread(self, score: Score | None, low: Score, high: Score) -> Moments:
        """Of the score put through the curve."""
        return along(self.points, _number(low), None if score is None else _number(score), _number(high))

    @property
    def is_computable(self) -> bool:
        """Every x larger than the one before."""
        return all(left < right for (left, _), (right, _) in pairwise(self.points))


@dataclass(frozen=True)
class Grades(Scale):
    """Named grades, each with its value."""

    grades: Mapping[str, float]

    kind = "grades"

    def value(self, score: Score) -> float:
        """Raises OffScale for anything but one of the names."""
        if isinstance(score, str) and score in self.grades:
            return self.grades[score]
        raise OffScale("one of the grades " + ", ".join(self.grades), self.grades)

    @property
    def graph(self) -> Steps:
        """Its grades as listed."""
        return Steps(tuple(self.grades.items()))

    def drawn(self, score: Score | None, low: Score, high: Score) -> "DrawnCell | None":
        """Grades between the two ends in the order of their values, drawn as levels are."""
        from integration_appraisal.engine.drawing import stepped

        values, positions = self._steps(score, low, high)
        return None if self.value(low) == self.value(high) else stepped(values, *positions)

    def spread(self, score: Score | None, low: Score, high: Score) -> Moments:
        """Of the grades between the two ends."""
        values, (lowest, middle, highest) = self._steps(score, low, high)
        return over(steps(lowest, middle, highest), values[lowest : highest + 1])

    def _steps(self, score: Score | None, low: Score, high: Score) -> tuple[list[float], tuple[int, int | None, int]]:
        """All values in order, and the positions of the lower end, the score and the upper end among them.

        Of grades with one value, the lower end comes first and the upper end last, so that all else lies between.
        """
        by_value = sorted(self.grades, key=lambda name: (self.grades[name], name != low, name == high))
        lowest, highest = by_value.index(str(low)), by_value.index(str(high))
        middle = None if score is None else by_value.index(str(score))
        return [*map(self.value, by_value)], (lowest, middle, highest)

    def position(self, score: Score) -> float:
        """What the grade is worth."""
        return self.value(score)


@dataclass(frozen=True)
class _OnTheTable(Scale):
    """A scale whose ends the options on the table set, ruled-out ones included; all equal: 100 for all."""

    higher: bool
    ends: tuple[float, float] | None = None

    is_relative = True
    graph = None  # a score that moves may move the ends, and with them every other value

    @classmethod
    def of(cls, settings: Mapping[str, Any]) -> Self:
        """``better`` is "higher" or "lower"."""
        return cls(higher=settings["better"] == "higher")

    @property
    def is_flat(self) -> bool:
        """Whether the ends are set and one."""
        return self.ends is not None and self.ends[0] == self.ends[1]

    @property
    def best(self) -> float | None:
        """The best score on the table; None while the ends are open."""
        return None if self.ends is None else self.ends[self.higher]

    def settled(self, scores: Sequence[Score]) -> Self:
        """With the lowest and the highest score as its ends; without scores they stay open."""
        numbers = [_number(score) for score in scores]
        return replace(self, ends=(min(numbers), max(numbers))) if numbers else self


@dataclass(frozen=True)
class Relative(_OnTheTable, _Straight):
    """0 at the worst option on the table and 100 at the best."""

    kind = "relative"

    def value(self, score: Score) -> float:
        """Raises OffScale for text."""
        number = _number(score)
        if self.ends is None or self.is_flat:
            return 100.0
        worst, best = self.ends if self.higher else self.ends[::-1]
        return 100 * ((number - worst) / (best - worst)) + 0.0

    def limit(self, score: Score) -> float:
        """Where all options are equal, each has 100, and reaches it if it is as good."""
        is_met = self.best is None or (self.best >= _number(score) if self.higher else self.best <= _number(score))
        return self.value(score) if is_met or not self.is_flat else BEYOND


@dataclass(frozen=True)
class Proportional(_OnTheTable):
    """100 at the best option on the table, and of others the proportion to it: the usual price formula."""

    kind = "proportional"

    def value(self, score: Score) -> float:
        """``100 · score / best``, or ``100 · best / score`` where lower is better. Raises OffScale below or at 0."""
        number = _above_zero(score)
        best = number if self.best is None else self.best
        return 100 * (number / best if self.higher else best / number)

    def drawn(self, score: Score | None, low: Score, high: Score) -> "DrawnCell | None":
        """The score is drawn; where lower is better, values fall ever less as it rises."""
        from integration_appraisal.engine.drawing import inverse, straight

        if self.higher:
            return straight(*self._drawn_from(self.value, low, score, high))
        return inverse(100 * (self.best or 0.0), *self._drawn_from(_above_zero, low, score, high))

    def spread(self, score: Score | None, low: Score, high: Score) -> Moments:
        """Of the score put through the formula."""
        if self.higher:
            return triangle(*self._drawn_from(self.value, low, score, high))
        return reciprocal(100 * (self.best or 0.0), *self._drawn_from(_above_zero, low, score, high))

    @staticmethod
    def _drawn_from(
        number: Callable[[Score], float], low: Score, score: Score | None, high: Score
    ) -> tuple[float, float | None, float]:
        return number(low), None if score is None else number(score), number(high)


SCALES: dict[str, type[Scale]] = {
    scale.kind: scale for scale in (Judged, Linear, Piecewise, Grades, Relative, Proportional)
}


def _number(score: Score) -> float:
    if isinstance(score, str):
        raise OffScale("a number")
    return score


def _above_zero(score: Score) -> float:
    number = _number(score)
    if number <= 0:
        raise OffScale("a number above 0")
    return number


def _within(number: float, low: float, high: float) -> float:
    if not low <= number <= high:
        raise OffScale(f"a number from {exact(low)} to {exact(high)}")
    return number
