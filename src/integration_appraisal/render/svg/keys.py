"""What marks mean, over a picture, and what labels stand for, under it."""

from collections.abc import Callable, Sequence
from typing import TypeAlias

from integration_appraisal.render.svg.shapes import WIDTH, Drawn, Shape, lines, words
from integration_appraisal.render.svg.texts import LINE, wide, wrapped

SAMPLE = 30  # room for a sample of a mark
_APART = 18

Sample: TypeAlias = Callable[[float, float], list[Shape]]  # draws a mark around a place


def key(entries: Sequence[tuple[Sample, str]]) -> Drawn:
    """Samples with what they mean, as many beside each other as have room."""
    shapes: list[Shape] = []
    x, y, tall = 0.0, 12.0, 0
    for sample, said in entries:
        told = wrapped(said, WIDTH - SAMPLE - 8)
        room = SAMPLE + 8 + max(map(wide, told))
        if x and x + room > WIDTH:
            x, y, tall = 0.0, y + tall * LINE + 4, 0
        shapes += [*sample(x + SAMPLE / 2, y), *lines(x + SAMPLE + 8, y + 5, told)]
        x, tall = x + room + _APART, max(tall, len(told))
    return shapes, y + tall * LINE


def legend(entries: Sequence[tuple[str, str]], y: float, sample: Callable[[int], Sample] | None = None) -> Drawn:
    """What labels stand for, a line each; before them a sample of what they are on."""
    shapes: list[Shape] = []
    labels = max((wide(label, bold=True) for label, _ in entries), default=0)
    start = SAMPLE + 8 if sample else 0
    for at, (label, said) in enumerate(entries):
        told = wrapped(said, WIDTH - start - labels - 8)
        shapes += sample(at)(SAMPLE / 2, y) if sample else []
        shapes += [words(start, y + 5, label, bold=True), *lines(start + labels + 8, y + 5, told)]
        y += len(told) * LINE + 3
    return shapes, y
