"""Scores drawn from their ranges, as values from 0 to 100."""

from collections.abc import Callable
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from integration_appraisal.engine.robustness.levels import draw_steps, stepped
from integration_appraisal.engine.scales import Grades, Judged, Linear, Piecewise, Relative, Scale, Score

Floats = NDArray[np.float64]
Singles = NDArray[np.float32]  # single precision: half the memory to move, and far finer than any honest range
_STEPS = 1 << 16  # even draws come in 65,536 steps: four from each random number, at most 0.0015 points apart


class DrawnCell(NamedTuple):
    """A value that is drawn: the part that stands, and how what comes on top is drawn.

    ``evenly`` says whether no value has a chance of its own, as grades and flat pieces of a curve have. What may be
    equal to another option's value is drawn in double precision, or a tie would be lost in the last digits.
    """

    stands: float
    draw: Callable[[np.random.Generator, int], Singles | Floats]
    evenly: bool


def triangle(rng: np.random.Generator, low: float, mode: float, high: float, count: int) -> Singles:
    """What the triangular distribution puts on top of ``low``, as the smaller and the larger of two even draws.

    ``range · ((1 − c) · min(U, V) + c · max(U, V))`` with ``c = (mode − low) / range``: an even point of a triangle,
    projected on a line (Stein and Keblis 2009, Mathematical and Computer Modelling 49).
    """
    pair = _even(rng, count)
    found: Singles = np.minimum(pair[0], pair[1]) * np.float32((high - mode) / _STEPS)
    found += np.maximum(pair[0], pair[1]) * np.float32((mode - low) / _STEPS)
    return found


def _even(rng: np.random.Generator, count: int) -> NDArray[np.uint16]:
    """Two rows of whole numbers, each from 0 to 65,535 alike."""
    words = rng.integers(0, 1 << 64, (count + 1) // 2, dtype=np.uint64)
    return words.view(np.uint16)[: 2 * count].reshape(2, count)


def drawn(scale: Scale, score: Score, ends: tuple[Score, Score]) -> DrawnCell | None:
    """How one cell is drawn; None where its range has no width. The scale must be settled: its ends stay."""
    if isinstance(scale, Grades):
        return _grade(scale, str(score), (str(ends[0]), str(ends[1])))
    low, middle, high = float(ends[0]), float(score), float(ends[1])
    if low == high:
        return None
    if isinstance(scale, Piecewise):
        return _curve(scale, low, middle, high)
    if not isinstance(scale, (Judged, Linear, Relative)):
        raise TypeError(f"scores on {scale} have no way to be drawn")
    # On a straight line the value is drawn as the score is. Where it falls, low and high change places.
    first, mode, last = sorted(scale.value(number) for number in (low, middle, high))
    if first == last:
        return None
    half_step = (last - first) / (2 * _STEPS)
    return DrawnCell(first + half_step, lambda rng, count: triangle(rng, first, mode, last, count), evenly=True)


def _curve(scale: Piecewise, low: float, mode: float, high: float) -> DrawnCell:
    xs, values = (np.array(numbers, dtype=np.float64) for numbers in zip(*scale.points, strict=True))

    def draw(rng: np.random.Generator, count: int) -> Floats:
        return np.interp(low + triangle(rng, low, mode, high, count).astype(np.float64), xs, values)

    return DrawnCell(0.0, draw, evenly=False)


def _grade(scale: Grades, score: str, ends: tuple[str, str]) -> DrawnCell | None:
    """Grades between the two ends in the order of their values, drawn as levels are."""
    if scale.grades[ends[0]] == scale.grades[ends[1]]:
        return None
    # Of grades with one value, the lower end comes first and the upper end last, so that all else lies between.
    by_value = sorted(scale.grades, key=lambda name: (scale.grades[name], name != ends[0], name == ends[1]))
    low, middle, high = (by_value.index(name) for name in (ends[0], score, ends[1]))
    chances = stepped(low, middle, high)
    values = np.array([scale.grades[name] for name in by_value[low : high + 1]], dtype=np.float64)
    return DrawnCell(0.0, lambda rng, count: values[draw_steps(rng, chances, count)], evenly=False)
