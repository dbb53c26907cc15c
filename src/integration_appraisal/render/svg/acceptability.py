"""How often each option takes each rank: a grid of shades with the shares in it."""

from integration_appraisal.figures import percent_cell
from integration_appraisal.render.svg.shapes import (
    FAINT,
    GREY,
    WIDTH,
    Area,
    Drawn,
    Mark,
    Shape,
    box,
    centred,
    lines,
    words,
)
from integration_appraisal.render.svg.texts import LINE, wide, wrapped
from integration_appraisal.report.document import Acceptability, RankShares

_MOST = 15  # ranks that have room beside each other
_NAMES, _LEAST, _TALL = 196, 140, 30
_WIDEST = 64  # of a rank
_WHITE, _MIDDLE, _DARKEST = (255, 255, 255), (86, 180, 233), (0, 59, 92)
_DARK = 0.712  # share from which on the ground is dark


def draw(figures: Acceptability) -> Drawn:
    """A row for each option, a column for each rank."""
    ranks = max((len(row.shares) for row in figures.rows), default=0)
    count = min(max(ranks, 1), _MOST)
    names = max(_LEAST, min(_NAMES, WIDTH - 12 - count * 44))
    cell = min((WIDTH - names - 12) / count, _WIDEST)
    left, y = names + 12, 44.0
    shapes = [words(left, 14, "how often at each rank, in per cent")]
    shapes += [words(left + (rank + 0.5) * cell, 36, f"{rank + 1}", "middle", fill=GREY) for rank in range(count)]
    for row in figures.rows:
        own, tall = _row(row, count, Area(left, y, left + cell, y), names)
        shapes += own
        y += tall + 2
    if ranks > count:
        shapes.append(words(0, y + 16, f"Ranks below {count} stand in the table alone.", fill=GREY))
    return shapes, y + (26 if ranks > count else 4)


def _row(row: RankShares, count: int, first: Area, names: float) -> Drawn:
    told = wrapped(row.name, names)
    tall = max(_TALL, len(told) * LINE + 8)
    wide_ = first.right - first.left
    shapes = lines(0, centred(first.top + tall / 2, len(told)), told)
    for rank, share in enumerate(row.shares[:count]):
        x = first.left + rank * wide_
        shapes += _shade(Area(x, first.top, x + wide_ - 2, first.top + tall), share, row.name)
    return shapes, tall


def _shade(area: Area, share: float, name: str) -> list[Shape]:
    """The darker the more often, with the share in it."""
    ground = _ground(share)
    # On middling grounds only one of white and full black can be read.
    ink = "#ffffff" if share > _DARK else "#000000" if share else GREY
    said = percent_cell(share).removesuffix("%")
    said = said if wide(said) <= area.right - area.left else _whole(share)
    x, y = (area.left + area.right) / 2, (area.top + area.bottom) / 2
    return [box(area, ground, Mark("share", name), outline=FAINT), words(x, y + 5, said, "middle", fill=ink)]


def _ground(share: float) -> str:
    """From white over sky blue to dark blue; anything more than nothing can be told from it."""
    shade = 2 * (0.06 + 0.94 * share) if share else 0.0
    one, other, way = (_WHITE, _MIDDLE, shade) if shade < 1 else (_MIDDLE, _DARKEST, shade - 1)
    parts = (start + way * (end - start) for start, end in zip(one, other, strict=True))
    return "#" + "".join(f"{round(part):02x}" for part in parts)


def _whole(share: float) -> str:
    """A share in whole per cent, where more has no room; only nothing is 0."""
    number = round(100 * share)
    return "<1" if number == 0 < share else str(number)
