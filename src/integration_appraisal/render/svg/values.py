"""What each option gains on the criteria, and what it loses here: a bar each."""

from collections.abc import Sequence

from integration_appraisal.figures import one_decimal
from integration_appraisal.render.brief.charts.shapes import (
    INK,
    LABEL_LETTERS,
    LABELS,
    LETTERS,
    LINE_HEIGHT,
    WIDTH,
    Drawn,
    Shape,
    axis,
    box,
    hundred,
    words,
    wrapped,
)
from integration_appraisal.report.document import ContributionBar, Contributions

_GROUPS = ("#0072b2", "#e69f00", "#56b4e9", "#bdbdbd")
_ON_GROUPS = ("#ffffff", INK, INK, INK)
_TALL = 24  # of a bar
_NUMBER = 44  # that a number takes


def draw(figures: Contributions) -> Drawn:
    """Bars in rank order, with the key over them."""
    left, right = LABELS + 10, WIDTH - 60
    shapes, y = _key([*figures.groups, "Lost here"])
    for bar in figures.bars:
        name, lines = wrapped(0, y + 20, bar.name + ("" if bar.is_in else " (ruled out)"), LABEL_LETTERS)
        shapes += [*name, *_bar(bar, left, right, y + 4)]
        y += max(_TALL + 6, lines * LINE_HEIGHT + 6)
    shapes += axis(left, right, y + 4, hundred())
    return shapes, y + 34


def _bar(bar: ContributionBar, left: float, right: float, y: float) -> list[Shape]:
    shapes: list[Shape] = []
    scale, x = (right - left) / 100, float(left)
    kept = left + (sum(max(0.0, part) for part in bar.parts) - bar.lost) * scale  # what is lost covers the rest
    for at, part in enumerate(bar.parts):
        wide = max(0.0, part) * scale
        shapes.append(box(x, y, wide, _TALL, _GROUPS[at]))
        if min(wide, kept - x) > _NUMBER:
            shapes.append(words(x + 6, y + 17, one_decimal(part), fill=_ON_GROUPS[at]))
        x += wide
    if bar.lost > 0:
        start = max(left, x - bar.lost * scale)
        shapes.append(box(start, y, x - start, _TALL, "url(#lost)"))
    shapes.append(words(x + 6, y + 17, one_decimal(bar.value), weight="bold"))
    return shapes


def _key(names: Sequence[str]) -> Drawn:
    """What the fillings mean; the last is hatched. Short names stand beside each other."""
    shapes: list[Shape] = []
    across = len(names) * (max(len(name) for name in names) + 6) <= LETTERS
    step, y = WIDTH / len(names), 6.0
    for at, name in enumerate(names):
        filling = "url(#lost)" if at == len(names) - 1 else _GROUPS[at]
        x = at * step if across else 0
        said, lines = wrapped(x + 30, y + 13, name, LETTERS - 5)
        shapes += [box(x, y, 20, 16, filling), *said]
        y += 0 if across else lines * LINE_HEIGHT + 6
    return shapes, y + (LINE_HEIGHT + 14 if across else 8)
