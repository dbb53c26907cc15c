"""How often each option takes each rank: a grid of shades with the shares in it."""

from integration_appraisal.figures import percent_cell
from integration_appraisal.render.brief.charts.shapes import (
    GREY,
    LABEL_LETTERS,
    LABELS,
    LINE_HEIGHT,
    WIDTH,
    Drawn,
    Shape,
    box,
    words,
    wrapped,
)
from integration_appraisal.report.document import Acceptability

_MOST = 15  # ranks that can be told apart
_ROOM = 48  # that a share with its decimal takes
_DARK = 0.55  # share from which on the ground is dark


def draw(figures: Acceptability) -> Drawn:
    """A row for each option, a column for each rank."""
    count = min(len(figures.rows), _MOST)
    left, y = LABELS + 10, 30.0
    cell = (WIDTH - left) / count
    shapes = [words(left + (rank + 0.5) * cell, 18, f"{rank + 1}", "middle", fill=GREY) for rank in range(count)]
    shapes.append(words(0, 18, "Rank", fill=GREY))
    for row in figures.rows:
        name, lines = wrapped(0, y + 19, row.name, LABEL_LETTERS)
        tall = max(28, lines * LINE_HEIGHT + 8)
        shapes += name
        for rank, share in enumerate(row.shares[:count]):
            shapes += _shade(left + rank * cell, y, cell, tall, share)
        y += tall + 2
    more = len(figures.rows) - count
    if more:
        shapes.append(words(0, y + 16, f"Ranks below {count} stand in the table alone.", fill=GREY))
    return shapes, y + (26 if more else 6)


def _shade(x: float, y: float, wide: float, tall: float, share: float) -> list[Shape]:
    """The darker the more often, with the share in it."""
    light = round(255 - share * 215)
    ground = f"#{max(light - 40, 0):02x}{max(light - 15, 0):02x}{light:02x}"
    # On middling grounds only one of white and full black can be read.
    ink = "#ffffff" if share > _DARK else "#000000"
    said = percent_cell(share) if wide >= _ROOM else _whole(share)
    return [
        box(x, y, wide - 2, tall, ground, stroke=GREY),
        words(x + wide / 2, y + tall / 2 + 5, said, "middle", fill=ink),
    ]


def _whole(share: float) -> str:
    """A share in whole per cent, where more has no room; only nothing is 0."""
    number = round(100 * share)
    return "<1" if number == 0 < share else str(number)
