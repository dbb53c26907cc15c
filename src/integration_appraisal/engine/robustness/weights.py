"""The ways to draw weights. Each gives criteria as rows and draws as columns; only their proportions matter.

Numbers drawn evenly from 0 to 1 and divided by their sum are *not* even over all weights: they crowd in the middle.
Exponential ones are (Rubinstein 1982; Tervonen and Lahdelma 2007).
"""

from collections.abc import Callable, Sequence
from functools import partial
from math import isclose
from typing import NamedTuple

import numpy as np

from integration_appraisal.engine.drawing import Floats
from integration_appraisal.engine.ranks import grouped
from integration_appraisal.engine.robustness import ANY, NEAR, ORDERED
from integration_appraisal.engine.weights import METHODS, Takes, equal, shares

_ROUNDING = 1e-12  # by how much of itself a product of weight and multipliers may be off

Fill = Callable[[np.random.Generator, Sequence[float], Floats], None]
"""Fills an array, criterion × draw, with weights that have to do with those agreed: one number per criterion."""


def any_weights(rng: np.random.Generator, _agreed: Sequence[float], out: Floats) -> None:
    """All weights alike, whatever was agreed."""
    rng.standard_exponential(out=out)


def ordered_weights(rng: np.random.Generator, agreed: Sequence[float], out: Floats) -> None:
    """All weights alike that keep the order of those agreed; equal ones share their positions at random."""
    falling = np.sort(rng.standard_exponential(out.shape), axis=0)[::-1]
    filled = 0
    for block in tied(agreed):
        positions = falling[filled : filled + len(block)]
        out[list(block)] = rng.permuted(positions, axis=0) if len(block) > 1 else positions
        filled += len(block)


def tied(agreed: Sequence[float]) -> list[tuple[int, ...]]:
    """Columns in blocks of equal weight, the heaviest first: weights are one only where rounding alone parts them."""
    return grouped(agreed, range(len(agreed)), partial(isclose, rel_tol=_ROUNDING))


def half_to_double(rng: np.random.Generator, numbers: Sequence[float], out: Floats) -> None:
    """Each number times ``2^U(−1, 1)``, one row a number: the logarithm is evenly spread."""
    rng.random(out=out)
    out *= 2.0
    out -= 1.0
    np.exp2(out, out=out)
    out *= np.array(numbers, dtype=np.float64)[:, None]


def agreed_weights(_rng: np.random.Generator, agreed: Sequence[float], out: Floats) -> None:
    """Those agreed, each time."""
    out[:] = np.array(agreed, dtype=np.float64)[:, None]


class Mode(NamedTuple):
    """A way to draw. ``fill`` is given the weights before emphasis where that is worked out anew, else those after."""

    fill: Fill
    typical: Callable[[Sequence[float]], tuple[float, ...]]  # about how much each criterion weighs in a draw
    moves_needs: bool = False  # whether points of local factors and bands that options rely on are drawn, too
    emphasises: bool = False  # whether emphasis is worked out anew from the levels of each draw


MODES = {
    NEAR: Mode(half_to_double, shares, moves_needs=True, emphasises=True),
    ANY: Mode(any_weights, equal),
    ORDERED: Mode(ordered_weights, equal),
}

AGREED = Mode(agreed_weights, shares, emphasises=True)  # nobody's question by itself, so it is no way to ask for


def mode_for(mode: str, method: str) -> Mode:
    """A way to draw, for weights that were elicited by some method: ``near`` a ranking is all that keeps its order."""
    own = MODES[mode]
    if mode == NEAR and METHODS[method].takes is Takes.ORDER:
        return own._replace(fill=ordered_weights, typical=equal)
    return own
