"""In how many places each option comes first: a bar for each, in parts by how sure that is."""

from functools import partial

from integration_appraisal.render.svg.keys import SAMPLE, key
from integration_appraisal.render.svg.shapes import (
    BLUE,
    GREEN,
    GREY,
    PURPLE,
    VERMILLION,
    WIDTH,
    Area,
    Drawn,
    Mark,
    Shape,
    box,
    centred,
    hatched,
    lines,
    words,
)
from integration_appraisal.render.svg.texts import LINE, wrapped
from integration_appraisal.report.document import Certainty, FirstPlaces

_NAMES, _TALL, _COUNT = 196, 30, 48
_FILLINGS = {
    "clear": BLUE,
    "ahead": "#56b4e9",
    "only": PURPLE,
    "close": hatched(BLUE),
    "conditional": hatched(VERMILLION),
    "open": hatched(GREY),
    "tie": hatched(GREEN),
}


def draw(figures: Certainty) -> Drawn:
    """The key, then a row for each option."""
    shapes, y = key([(partial(_sample, own), own) for own in figures.verdicts])
    y += 12
    most = max((sum(row.places) for row in figures.rows), default=1)
    for row in figures.rows:
        own, tall = _row(row, figures.verdicts, y, most)
        shapes += own
        y += tall + 6
    return shapes, y


def _sample(verdict: str, x: float, y: float) -> list[Shape]:
    return [box(Area(x - SAMPLE / 2, y - 7, x + SAMPLE / 2, y + 7), _FILLINGS[verdict])]


def _row(row: FirstPlaces, verdicts: tuple[str, ...], y: float, most: int) -> Drawn:
    told = wrapped(row.name, _NAMES)
    tall = max(_TALL, len(told) * LINE + 8)
    shapes = lines(0, centred(y + tall / 2, len(told)), told)
    unit = (WIDTH - _NAMES - 12 - _COUNT) / most
    x = _NAMES + 12.0
    for verdict, count in zip(verdicts, row.places, strict=True):
        if count:
            area = Area(x, y + 3, x + count * unit - 2, y + tall - 3)
            shapes.append(box(area, _FILLINGS[verdict], Mark(verdict, row.name)))
            x += count * unit
    return [*shapes, words(x + 4, y + tall / 2 + 5, str(sum(row.places)))], tall
