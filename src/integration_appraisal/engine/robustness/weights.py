"""The ways to draw weights. Each gives criteria as rows and draws as columns; only their proportions matter.

Numbers drawn evenly from 0 to 1 and divided by their sum are *not* even over all weights: they crowd in the middle.
Exponential ones are (Rubinstein 1982; Tervonen and Lahdelma 2007).
"""

from collections.abc import Callable, Sequence
from math import isclose
from typing import NamedTuple

import numpy as np

from integration_appraisal.engine.drawing import Floats
from integration_appraisal.engine.ranks import SAME
from integration_appraisal.engine.robustness import ANY, NEAR, ORDERED
from integration_appraisal.engine.weights import equal, shares

Fill = Callable[[np.random.Generator, Floats], None]  # fills an array, criterion × draw


def any_weights(_agreed: Sequence[float]) -> Fill:
    """All weights alike, whatever was agreed."""

    def fill(rng: np.random.Generator, weights: Floats) -> None:
        rng.standard_exponential(out=weights)

    return fill


def ordered_weights(agreed: Sequence[float]) -> Fill:
    """All weights alike that keep the order of those agreed; equal ones share their positions at random."""
    blocks = _tied(agreed)

    def fill(rng: np.random.Generator, weights: Floats) -> None:
        falling = np.sort(rng.standard_exponential(weights.shape), axis=0)[::-1]
        filled = 0
        for block in blocks:
            positions = falling[filled : filled + len(block)]
            weights[block] = rng.permuted(positions, axis=0) if len(block) > 1 else positions
            filled += len(block)

    return fill


def _tied(agreed: Sequence[float]) -> list[list[int]]:
    """Columns in blocks of equal weight, the heaviest first; a difference counts by the size of the weight."""
    blocks: list[list[int]] = []
    for column in sorted(range(len(agreed)), key=lambda column: -agreed[column]):
        if blocks and isclose(agreed[blocks[-1][0]], agreed[column], rel_tol=SAME):
            blocks[-1].append(column)
        else:
            blocks.append([column])
    return [sorted(block) for block in blocks]


def near(base: Sequence[float]) -> Fill:
    """Each number between half and double itself."""

    def fill(rng: np.random.Generator, weights: Floats) -> None:
        half_to_double(rng, base, weights)

    return fill


def half_to_double(rng: np.random.Generator, numbers: Sequence[float], out: Floats) -> None:
    """Numbers times ``2^U(−1, 1)``, one row a number: the logarithm is evenly spread."""
    rng.random(out=out)
    out *= 2.0
    out -= 1.0
    np.exp2(out, out=out)
    out *= np.array(numbers, dtype=np.float64)[:, None]


class Mode(NamedTuple):
    """A way to draw. ``fill`` is given the weights before emphasis where that is worked out anew, else those after."""

    fill: Callable[[Sequence[float]], Fill]
    typical: Callable[[Sequence[float]], tuple[float, ...]]  # about how much each criterion weighs in a draw
    moves_points: bool = False  # whether points of local factors are drawn, too
    emphasises: bool = False  # whether emphasis is worked out anew from the levels of each draw


MODES = {
    NEAR: Mode(near, shares, moves_points=True, emphasises=True),
    ANY: Mode(any_weights, equal),
    ORDERED: Mode(ordered_weights, equal),
}
