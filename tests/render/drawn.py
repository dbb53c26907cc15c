"""What a picture shows, read back from its SVG: marks, words and axes, where they are drawn."""

from itertools import combinations
from typing import NamedTuple
from xml.etree import ElementTree as ET

from integration_appraisal.render.svg import svg
from integration_appraisal.report.document import Chart, Figures, Table
from render.fonts import measured

SVG = "{http://www.w3.org/2000/svg}"
GREY = "#595959"  # numbers of axes


class Box(NamedTuple):
    """What a mark or words cover; for a line its two ends."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "Box", slack: float = 0.1) -> bool:
        beside = self.left < other.right - slack and other.left < self.right - slack
        return beside and self.top < other.bottom - slack and other.top < self.bottom - slack


class Mark(NamedTuple):
    kind: str
    name: str
    box: Box
    colour: str


class Words(NamedTuple):
    said: str
    box: Box
    x: float
    colour: str
    is_bold: bool
    anchor: str


class Picture(NamedTuple):
    root: ET.Element
    width: float
    height: float
    marks: list[Mark]
    words: list[Words]

    def of(self, *kinds: str) -> list[Mark]:
        return [mark for mark in self.marks if mark.kind in kinds]

    def one(self, kind: str, name: str) -> Box:
        (found,) = [mark.box for mark in self.marks if (mark.kind, mark.name) == (kind, name)]
        return found


def drawn(figures: Figures, kind: str, title: str = "title", description: str = "description") -> Picture:
    """A chart's picture. Its kind is one that it may have."""
    chart = Chart(kind, title, description, figures, Table("caption", (), ()))  # type: ignore[arg-type]
    root = ET.fromstring(svg(chart))  # noqa: S314 - our own
    width, height = map(float, root.attrib["viewBox"].split()[2:])
    marks = [mark for own in root if (mark := _mark(own))]
    size = float(root.attrib["font-size"])
    return Picture(root, width, height, marks, [_words(own, size) for own in root.iterfind(f"{SVG}text")])


def _mark(shape: ET.Element) -> Mark | None:
    kind, own = shape.get("data-mark"), shape.attrib
    if kind is None:
        return None
    colour = own.get("fill", own.get("stroke", ""))
    return Mark(kind, own.get("data-name", ""), BOXES[shape.tag.removeprefix(SVG)](own), colour)


def _rect(own: dict[str, str]) -> Box:
    x, y = float(own["x"]), float(own["y"])
    return Box(x, y, x + float(own["width"]), y + float(own["height"]))


def _circle(own: dict[str, str]) -> Box:
    x, y, radius = float(own["cx"]), float(own["cy"]), float(own["r"]) + float(own["stroke-width"]) / 2
    return Box(x - radius, y - radius, x + radius, y + radius)


def _line(own: dict[str, str]) -> Box:
    return Box(float(own["x1"]), float(own["y1"]), float(own["x2"]), float(own["y2"]))


BOXES = {"rect": _rect, "circle": _circle, "line": _line}


def _words(own: ET.Element, size: float) -> Words:
    said, bold = own.text or "", own.get("font-weight") == "bold"
    x, y, anchor = float(own.attrib["x"]), float(own.attrib["y"]), own.attrib["text-anchor"]
    room = measured(said, size, bold=bold)
    left = x - room * {"start": 0, "middle": 0.5, "end": 1}[anchor]
    return Words(said, Box(left, y - 0.75 * size, left + room, y + 0.2 * size), x, own.attrib["fill"], bold, anchor)


def across(picture: Picture, figure: float) -> float:
    """Where a figure stands on the axis under a picture, from the axis' own numbers."""
    last = max(own.box.top for own in picture.words if own.anchor == "middle" and own.colour == GREY)
    ticks = [(own.said, own.x) for own in picture.words if own.anchor == "middle" and own.box.top == last]
    return _between(ticks, figure)


def upward(picture: Picture, figure: float) -> float:
    """Where a figure stands on the axis beside a picture."""
    own = [own for own in picture.words if own.anchor == "end" and own.colour == GREY]
    return _between([(tick.said, tick.box.top + 0.75 * 15 - 5) for tick in own], figure)


def _between(ticks: list[tuple[str, float]], figure: float) -> float:
    (one, x), (other, to) = ((float(said.replace(",", "").rstrip("%")), at) for said, at in (ticks[0], ticks[-1]))
    return x + (figure - one) / (other - one) * (to - x)


def faults(picture: Picture, *solid: str) -> list[str]:
    """Words that leave the picture, words on other words or on marks of these kinds, and such marks on each other."""
    frame = Box(-0.6, 0, picture.width + 0.6, picture.height + 0.1)
    marks = [(f"{mark.kind} of {mark.name}", mark.box) for mark in picture.of(*solid)]
    words = [(own.said, own.box) for own in picture.words if own.said]
    found = [f"outside: {name}" for name, box in (*marks, *words) if not _within(box, frame)]
    return found + [
        f"{one} covers {other}" for (one, box), (other, own) in combinations([*marks, *words], 2) if box.meets(own)
    ]


def _within(box: Box, frame: Box) -> bool:
    beside = frame.left <= box.left and box.right <= frame.right
    return beside and frame.top <= box.top and box.bottom <= frame.bottom


def luminance(colour: str) -> float:
    """Relative luminance as WCAG defines it."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str = "#ffffff") -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)
