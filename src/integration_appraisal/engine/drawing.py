"""How one number is drawn from its range: triangles along lines and curves, and steps."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from integration_appraisal.engine.chances import steps

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


def straight(low: float, mode: float, high: float) -> DrawnCell | None:
    """A value drawn as a triangle."""
    if low == high:
        return None
    half_step = (high - low) / (2 * _STEPS)
    return DrawnCell(low + half_step, lambda rng, count: triangle(rng, low, mode, high, count), evenly=True)


def curved(points: Sequence[tuple[float, float]], low: float, mode: float, high: float) -> DrawnCell | None:
    """A score drawn as a triangle and put through a curve of points ``(score, value)``."""
    if low == high:
        return None
    scores, values = (np.array(numbers, dtype=np.float64) for numbers in zip(*points, strict=True))

    def draw(rng: np.random.Generator, count: int) -> Floats:
        return np.interp(low + triangle(rng, low, mode, high, count).astype(np.float64), scores, values)

    return DrawnCell(0.0, draw, evenly=False)


def stepped(values: Sequence[float], low: int, middle: int, high: int) -> DrawnCell:
    """One of several values, from the position ``low`` to ``high``; the chances are those of ``chances.steps``."""
    chances = np.array(steps(low, middle, high))
    within = np.array(values[low : high + 1], dtype=np.float64)
    return DrawnCell(0.0, lambda rng, count: within[draw_steps(rng, chances, count)], evenly=False)


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


def draw_steps(rng: np.random.Generator, chances: Floats, count: int) -> NDArray[np.intp]:
    """Positions drawn with given chances, counted from 0."""
    return np.searchsorted(np.cumsum(chances)[:-1], rng.random(count), side="right")
