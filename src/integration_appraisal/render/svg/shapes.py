"""What pictures are drawn with: words, boxes, lines, axes, legends. Lengths are pixels of a picture WIDTH wide."""

from collections.abc import Callable, Sequence
from textwrap import wrap
from typing import Any

Shape = dict[str, Any]
Drawn = tuple[list[Shape], float]  # shapes, and how tall they are together

WIDTH = 760
INK, GREY = "#0b0c0c", "#595959"
LEADER = "#0072b2"  # what is first, or best
LINE_HEIGHT = 18  # of a line of words
# Letters fit on a line even where a reader has set them wider apart, as WCAG 1.4.12 has it.
LABELS, LABEL_LETTERS = 210, 24  # the column of names: its width, and the letters that fit on a line
LETTERS = 86  # that fit on a line across the picture
_MOST_LINES = 12  # of a name


def words(x: float, y: float, said: str, anchor: str = "start", **more: Any) -> Shape:
    """A line of words; ``anchor`` is the end that stands at x."""
    return {"kind": "text", "x": x, "y": y, "text": said, "anchor": anchor, "fill": INK, "weight": "normal"} | more


def box(x: float, y: float, width: float, height: float, filling: str, **more: Any) -> Shape:
    """A box with an outline."""
    return {"kind": "rect", "x": x, "y": y, "width": width, "height": height, "fill": filling, "stroke": INK} | more


def stroke(x1: float, y1: float, x2: float, y2: float, **more: Any) -> Shape:
    """A straight line; ``dash`` breaks it."""
    return {"kind": "line", "x1": x1, "y1": y1, "x2": x2, "y2": y2, "stroke": INK, "thick": 1, "dash": ""} | more


def circle(x: float, y: float, radius: float, filling: str) -> Shape:
    """A circle with an outline."""
    return {"kind": "circle", "x": x, "y": y, "radius": radius, "fill": filling, "stroke": INK}


def wrapped(x: float, y: float, said: str, letters: int, anchor: str = "start") -> tuple[list[Shape], int]:
    """Lines of words, the first at y; and how many. What would fill the picture is cut; its table has it."""
    lines = wrap(said, letters, break_long_words=True, max_lines=_MOST_LINES, placeholder=" …") or [""]
    return [words(x, y + number * LINE_HEIGHT, own, anchor) for number, own in enumerate(lines)], len(lines)


def axis(left: float, right: float, y: float, ticks: Sequence[tuple[float, str]]) -> list[Shape]:
    """A line with numbers under it; ticks are places from 0 to 1 with their words."""
    shapes = [stroke(left, y, right, y)]
    for place, said in ticks:
        x = left + place * (right - left)
        anchor = "end" if place == 1 else "middle"  # a long number must not leave the picture
        shapes += [stroke(x, y, x, y + 5), words(x + (8 if place == 1 else 0), y + 20, said, anchor, fill=GREY)]
    return shapes


def hundred(unit: str = "") -> list[tuple[float, str]]:
    """Ticks from 0 to 100."""
    return [(step / 100, f"{step}{unit}") for step in range(0, 101, 20)]


def values(
    ends: Sequence[float], top: float, bottom: float, left: float
) -> tuple[Callable[[float], float], list[Shape]]:
    """Where a value stands between bottom and top, and the numbers beside; values may lie outside 0 to 100."""
    low, high = min(0.0, *ends), max(100.0, *ends)

    def y(value: float) -> float:
        return bottom - (value - low) / (high - low) * (bottom - top)

    return y, [words(left - 8, y(value) + 5, str(value), "end", fill=GREY) for value in (0, 50, 100)]


def legend(entries: Sequence[tuple[str, str]], y: float) -> Drawn:
    """What the labels mean; short names in two columns."""
    shapes: list[Shape] = []
    half = max(len(name) for _, name in entries) <= LETTERS // 2 - 8
    for at, (label, name) in enumerate(entries):
        x = WIDTH / 2 if half and at % 2 else 0
        said, lines = wrapped(x + 30, y, name, LETTERS - 5)
        shapes += [words(x, y, label, weight="bold"), *said]
        y += 0 if half and at % 2 == 0 and at < len(entries) - 1 else lines * LINE_HEIGHT + 4
    return shapes, y
