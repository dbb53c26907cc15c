"""How one number is drawn from its range: triangles along lines and curves, and steps."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from integration_appraisal.engine.chances import steps
from integration_appraisal.figures import SAME

Floats = NDArray[np.float64]
Singles = NDArray[np.float32]  # single precision: half the memory to move, and far finer than any honest range
Steps = NDArray[np.uint16]  # positions
_STEPS = 1 << 16  # even draws come in 65,536 steps: four from each random number, at most 0.0015 points apart


class DrawnCell(NamedTuple):
    """A value that is drawn: the part that stands, how what comes on top is drawn, and from where to where it reaches.

    ``evenly`` says whether no value has a chance of its own, as grades and flat pieces of a curve have. What may be
    equal to another option's value is drawn in double precision, or a tie would be lost in the last digits.
    """

    stands: float
    draw: Callable[[np.random.Generator, int], Singles | Floats]
    evenly: bool
    least: float
    most: float

    def may_reach(self, limit: float) -> bool:
        """Whether some draw is at the limit or above it; the very end of a triangle is never drawn."""
        return self.most > limit if self.evenly else self.most >= limit - SAME


def straight(low: float, mode: float | None, high: float) -> DrawnCell | None:
    """A value drawn as a triangle; without a mode, evenly."""
    if low == high:
        return None
    half_step = (high - low) / (2 * _STEPS)
    return DrawnCell(
        low + half_step, lambda rng, count: _above(rng, low, mode, high, count), evenly=True, least=low, most=high
    )


def curved(points: Sequence[tuple[float, float]], low: float, mode: float | None, high: float) -> DrawnCell | None:
    """A score drawn as a triangle, or without a mode evenly, and put through a curve of points ``(score, value)``."""
    if low == high:
        return None
    scores, values = (np.array(numbers, dtype=np.float64) for numbers in zip(*points, strict=True))

    def draw(rng: np.random.Generator, count: int) -> Floats:
        return np.interp(low + _above(rng, low, mode, high, count).astype(np.float64), scores, values)

    reached = np.interp([low, high, *(own for own in scores if low < own < high)], scores, values)
    return DrawnCell(0.0, draw, evenly=False, least=float(reached.min()), most=float(reached.max()))


def inverse(times: float, low: float, mode: float | None, high: float) -> DrawnCell | None:
    """``times / X`` where X, above 0, is drawn as a triangle or, without a mode, evenly."""
    if low == high:
        return None

    def draw(rng: np.random.Generator, count: int) -> Floats:
        return times / (low + _above(rng, low, mode, high, count).astype(np.float64))

    return DrawnCell(0.0, draw, evenly=True, least=times / high, most=times / low)


def stepped(values: Sequence[float], low: int, middle: int | None, high: int) -> DrawnCell:
    """One of several values, from the position ``low`` to ``high``; the chances are those of ``chances.steps``."""
    chances = steps(low, middle, high)
    within = np.array(values[low : high + 1], dtype=np.float64)
    return DrawnCell(
        0.0,
        lambda rng, count: within.take(draw_steps(rng, chances, count)),
        evenly=False,
        least=float(within.min()),
        most=float(within.max()),
    )


def _above(rng: np.random.Generator, low: float, mode: float | None, high: float, count: int) -> Singles:
    """What comes on top of ``low``: a triangle or, without a mode, an even draw."""
    if mode is not None:
        return triangle(rng, low, mode, high, count)
    above: Singles = _even(rng, count)[0] * np.float32((high - low) / _STEPS)
    return above


def triangle(rng: np.random.Generator, low: float, mode: float, high: float, count: int) -> Singles:
    """What the triangular distribution puts on top of ``low``, as the smaller and the larger of two even draws.

    ``range · ((1 − c) · min(U, V) + c · max(U, V))`` with ``c = (mode − low) / range``: an even point of a triangle,
    projected on a line (Stein and Keblis 2009, Mathematical and Computer Modelling 49).
    """
    pair = _even(rng, count)
    above: Singles = np.minimum(pair[0], pair[1]) * np.float32((high - mode) / _STEPS)
    above += np.maximum(pair[0], pair[1]) * np.float32((mode - low) / _STEPS)
    return above


def _even(rng: np.random.Generator, count: int) -> NDArray[np.uint16]:
    """Two rows of whole numbers, each from 0 to 65,535 alike."""
    words = rng.integers(0, 1 << 64, (count + 1) // 2, dtype=np.uint64)
    return words.view(np.uint16)[: 2 * count].reshape(2, count)


def draw_steps(rng: np.random.Generator, chances: Sequence[float], count: int) -> Steps:
    """Positions drawn with given chances, counted from 0."""
    drawn, found = rng.random(count), np.zeros(count, np.uint16)
    for limit in np.cumsum(chances)[:-1]:  # several times as fast as a search
        found += drawn >= limit
    return found


def eighths(rng: np.random.Generator, rows: int, count: int) -> Steps:
    """Rows of whole numbers from 0 to 7, each as likely as the next: three bits each."""
    words = rng.integers(0, 1 << 64, ((rows + 1) // 2 * count + 7) // 8, dtype=np.uint64)
    drawn = words.view(np.uint8)[: (rows + 1) // 2 * count].reshape(-1, count)
    found = np.empty((2 * len(drawn), count), np.uint16)
    found[0::2], found[1::2] = drawn >> 5, drawn >> 2 & 7
    return found[:rows]
