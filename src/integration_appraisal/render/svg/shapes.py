"""What pictures are drawn with: words, boxes, lines and circles.

A picture is WIDTH units wide. In print it stands 16.5 cm wide, so a unit is a pixel of CSS, 1/96 inch or 0.75 pt, and
letters of 15 units have 11.2 pt. On a screen it is never drawn narrower than LEAST pixels, where they have 12 pixels.

What stands for a figure has a ``mark``, such as dot or bar, and the ``name`` of whose figure it is.
"""

from collections.abc import Sequence
from math import ceil
from typing import NamedTuple, TypeAlias

from integration_appraisal.render.svg.texts import LINE, SIZE, wide

WIDTH = 624
LEAST = ceil(WIDTH * 12 / SIZE)
INK, GREY, FAINT = "#0b0c0c", "#595959", "#8c8c8c"  # text; text set aside; lines set aside
GRID, GROUND = "#dcdcdc", "#ffffff"
BLUE, VERMILLION, GREEN, PURPLE = "#0072b2", "#d55e00", "#009e73", "#cc79a7"  # of Okabe and Ito's set
_HATCHED = "hatched "


Attributes: TypeAlias = dict[str, str | float]


class Shape(NamedTuple):
    """An element of SVG."""

    tag: str
    attributes: Attributes
    text: str = ""


Drawn: TypeAlias = tuple[list[Shape], float]  # shapes, and how tall they are together


class Area(NamedTuple):
    """A part of the picture."""

    left: float
    top: float
    right: float
    bottom: float


class Mark(NamedTuple):
    """What a shape stands for, and whose figure it is."""

    mark: str = ""
    name: str = ""


NONE = Mark()


def hatched(colour: str) -> str:
    """A filling of hatching in a colour."""
    return f"{_HATCHED}{colour}"


def hatching(filling: str | float) -> str:
    """The colour of a filling of hatching; empty where it is another."""
    return str(filling).removeprefix(_HATCHED) if str(filling).startswith(_HATCHED) else ""


def _shape(tag: str, mark: Mark, attributes: Attributes, text: str = "") -> Shape:
    said: Attributes = {"data-mark": mark.mark, "data-name": mark.name}
    own = attributes | {key: value for key, value in said.items() if value}
    return Shape(tag, {key: _rounded(value) for key, value in own.items()}, text)


def _rounded(value: str | float) -> str | float:
    return value if isinstance(value, str) else round(value, 2) + 0.0


def words(x: float, y: float, said: str, anchor: str = "start", *, fill: str = INK, bold: bool = False) -> Shape:
    """A line of words; ``anchor`` is the end that stands at x."""
    place: Attributes = {"x": x, "y": y, "text-anchor": anchor, "fill": fill}
    return _shape("text", NONE, place | ({"font-weight": "bold"} if bold else {}), said)


def lines(
    x: float, y: float, said: Sequence[str], anchor: str = "start", *, fill: str = INK, bold: bool = False
) -> list[Shape]:
    """Lines of words, the first at y."""
    return [words(x, y + at * LINE, own, anchor, fill=fill, bold=bold) for at, own in enumerate(said)]


def centred(y: float, count: int) -> float:
    """Where the first of some lines stands whose middle is at y."""
    return y - (count - 1) * LINE / 2 + SIZE / 3


def box(area: Area, filling: str, mark: Mark = NONE, *, outline: str = "none") -> Shape:
    """A box."""
    left, top, right, bottom = area
    place: Attributes = {"x": left, "y": top, "width": right - left, "height": bottom - top}
    return _shape("rect", mark, place | {"fill": filling, "stroke": hatching(filling) or outline})


def stroke(
    start: tuple[float, float],
    end: tuple[float, float],
    *,
    colour: str = INK,
    thick: float = 1,
    dash: str = "",
    mark: Mark = NONE,
) -> Shape:
    """A straight line; ``dash`` breaks it."""
    ends: Attributes = {"x1": start[0], "y1": start[1], "x2": end[0], "y2": end[1]}
    broken: Attributes = {"stroke-dasharray": dash} if dash else {}
    return _shape("line", mark, ends | {"stroke": colour, "stroke-width": thick} | broken)


def circle(x: float, y: float, radius: float, filling: str, outline: str, mark: Mark = NONE) -> Shape:
    """A circle; its outline lies inside the radius."""
    place: Attributes = {"cx": x, "cy": y, "r": radius - 1}
    return _shape("circle", mark, place | {"fill": filling, "stroke": outline, "stroke-width": 2})


def extent(shape: Shape) -> Area:
    """What a line of words takes of the picture at most."""
    own, bold = shape.attributes, "font-weight" in shape.attributes
    room = wide(shape.text, bold=bold)
    left = float(own["x"]) - room * {"start": 0, "middle": 0.5, "end": 1}[str(own["text-anchor"])]
    return Area(left, float(own["y"]) - SIZE, left + room, float(own["y"]) + SIZE / 3)
