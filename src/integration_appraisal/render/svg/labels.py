"""Labels beside marks and at the ends of lines, each with a line to what it is for."""

from collections.abc import Sequence
from typing import NamedTuple

from integration_appraisal.render.svg.placing import Place, Way, around, free, joined
from integration_appraisal.render.svg.shapes import GROUND, INK, Area, Shape, box, stroke, words
from integration_appraisal.render.svg.texts import LINE, SIZE, wide


class Label(NamedTuple):
    """What a label says, and the place that it is for."""

    said: str
    place: Place
    ink: str = INK


def near(labels: Sequence[Label], radius: float, frame: Area, ways: Sequence[Way]) -> list[Shape]:
    """Labels near round marks, where they cover neither a mark nor each other, nor a line if there is other room."""
    taken = [around(label.place, radius + 2) for label in labels]
    shapes: list[Shape] = []
    for label in labels:
        area = free(label.place, (wide(label.said, bold=True) + 2, SIZE), frame, taken, ways)
        taken.append(area)
        middle = (area.left + area.right) / 2
        shapes += [box(area, GROUND), stroke(*joined(label.place, area), colour=label.ink)]
        shapes.append(words(middle, area.bottom - 2, label.said, "middle", fill=label.ink, bold=True))
    return shapes


def at_ends(labels: Sequence[Label], bottom: float) -> list[Shape]:
    """Labels to the right of the ends of lines, moved apart where they would stand on each other."""
    ordered = sorted(labels, key=lambda label: label.place[1])
    down: list[float] = []
    for label in ordered:
        down.append(max(label.place[1], down[-1] + LINE) if down else label.place[1])
    up: list[float] = []
    for y in reversed(down):
        up.append(min(y, up[-1] - LINE if up else bottom))
    shapes: list[Shape] = []
    for label, y in zip(ordered, reversed(up), strict=True):
        x = label.place[0] + 14
        shapes += [stroke(label.place, (x, y)), words(x + 4, y + 5, label.said, bold=True)]
    return shapes
