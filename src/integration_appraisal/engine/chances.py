"""How a number is spread over its honest range, and the mean and variance of that: triangles, curves and steps."""

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from math import fsum, log, log1p
from typing import NamedTuple


class Moments(NamedTuple):
    """Of what is drawn; the variance is in the square of its unit."""

    mean: float
    variance: float


def triangle(low: float, mode: float | None, high: float) -> Moments:
    """Of a triangular distribution: ``(l + m + h) / 3`` and ``(l² + m² + h² − lm − lh − mh) / 18``.

    The second is taken as ``((m − l)² + (h − m)² + (m − l)(h − m)) / 18``, which never turns negative. Without a mode
    all is as likely: ``(l + h) / 2`` and ``(h − l)² / 12``.
    """
    if mode is None:
        return Moments((low + high) / 2, (high - low) ** 2 / 12)
    left, right = mode - low, high - mode
    return Moments((low + mode + high) / 3, (left * left + right * right + left * right) / 18)


def beyond(at: float, low: float, mode: float | None, high: float, *, below: bool) -> float:
    """How likely a number drawn as a triangle, or evenly without a mode, falls below or above some number."""
    if below:
        return beyond(-at, -high, None if mode is None else -mode, -low, below=False)
    if at >= high or low == high:
        return float(at < low)
    if at <= low:
        return 1.0
    if mode is None:
        return (high - at) / (high - low)
    if at >= mode:
        return (high - at) ** 2 / ((high - low) * (high - mode))
    return 1 - (at - low) ** 2 / ((high - low) * (mode - low))


def reciprocal(times: float, low: float, mode: float | None, high: float) -> Moments:
    """Of ``times / X``, where X, above 0, is drawn as a triangle or, without a mode, evenly.

    From either end l to the mode m ``∫ (x − l)/x dx = (m − l) − l ln(m/l)``, ``∫ (x − l)/x² dx = ln(m/l) − (m − l)/m``.
    """
    if low == high:
        return Moments(times / low, 0.0)
    if mode is None:
        mean, square = log(high / low) / (high - low), 1 / (low * high)
    else:
        mean, square = map(fsum, zip(*_inverse_parts(low, mode, high), strict=True))
    return Moments(times * mean, max(times * times * (square - mean * mean), 0.0))


def _inverse_parts(low: float, mode: float, high: float) -> Iterator[tuple[float, float]]:
    """What each side of a triangle adds to the expectation of 1/X and of 1/X²."""
    for end in (low, high):
        if end != mode:
            ratio, width = log1p((mode - end) / end), mode - end
            share = 2 / ((high - low) * abs(width))
            yield share * (width - end * ratio), share * (ratio - width / mode)


def on_lines(points: Sequence[tuple[float, float]], score: float) -> float:
    """The value of a score that lies between the first and the last of some points ``(score, value)``, on lines."""
    for (left, low), (right, high) in pairwise(points):
        if score <= right:
            return low + (high - low) * ((score - left) / (right - left))
    return points[-1][1]


def along(points: Sequence[tuple[float, float]], low: float, mode: float | None, high: float) -> Moments:
    """Of the value on lines between points ``(score, value)``, the score drawn as a triangle or, without mode, evenly.

    Between two bends of line and triangle, value and density are straight, so what is integrated is at most a cubic,
    and Simpson's rule is exact.
    """
    if low == high:
        return Moments(on_lines(points, low), 0.0)
    bends = sorted({low, low if mode is None else mode, high, *(score for score, _ in points if low < score < high)})
    pieces = [_Piece(points, (low, mode, high), left, right) for left, right in pairwise(bends)]
    mean = fsum(piece.integral(lambda value: value) for piece in pieces)
    return Moments(mean, fsum(piece.integral(lambda value: (value - mean) ** 2) for piece in pieces))


class _Piece(NamedTuple):
    """A stretch of scores on which value and density are straight lines."""

    points: Sequence[tuple[float, float]]
    spread: tuple[float, float | None, float]
    left: float
    right: float

    def integral(self, of: Callable[[float], float]) -> float:
        """What it adds to the expectation of some function of the value."""
        middle = (self.left + self.right) / 2
        ends = self._at(of, self.left) + self._at(of, self.right)
        return (self.right - self.left) / 6 * (ends + 4 * self._at(of, middle))

    def _at(self, of: Callable[[float], float], score: float) -> float:
        low, mode, high = self.spread
        if mode is None:
            return of(on_lines(self.points, score)) / (high - low)
        part = (score - low) / (mode - low) if self.right <= mode else (high - score) / (high - mode)
        return of(on_lines(self.points, score)) * 2 * part / (high - low)


def steps(low: int, middle: int | None, high: int) -> tuple[float, ...]:
    """The chance of each whole number from ``low`` to ``high``, falling evenly from the middle to either end.

    ``P(k) ∝ (k − low + 1) / (middle − low + 1)`` up to the middle, ``(high − k + 1) / (high − middle + 1)`` above it.
    Without a middle each is as likely.
    """
    if middle is None:
        return (1 / (high - low + 1),) * (high - low + 1)
    odds = [
        (k - low + 1) / (middle - low + 1) if k <= middle else (high - k + 1) / (high - middle + 1)
        for k in range(low, high + 1)
    ]
    return tuple(one / fsum(odds) for one in odds)


def over(chances: Sequence[float], values: Sequence[float]) -> Moments:
    """Of values that come about with some chances."""
    mean = fsum(chance * value for chance, value in zip(chances, values, strict=True))
    return Moments(mean, fsum(chance * (value - mean) ** 2 for chance, value in zip(chances, values, strict=True)))
