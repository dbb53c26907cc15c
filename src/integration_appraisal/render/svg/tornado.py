"""How far one number after another moves a lead: bars to both sides of the lead now."""

from collections.abc import Sequence

from integration_appraisal.figures import plain
from integration_appraisal.render.svg.arms import Arm, arms
from integration_appraisal.render.svg.axes import Scale, around, axis, counted, widest
from integration_appraisal.render.svg.shapes import (
    BLUE,
    INK,
    VERMILLION,
    WIDTH,
    Area,
    Drawn,
    Mark,
    Shape,
    box,
    centred,
    extent,
    hatched,
    lines,
    stroke,
    words,
)
from integration_appraisal.render.svg.texts import LINE, SIZE, wide, wrapped
from integration_appraisal.report.document import NumberSwing, Tornado

_NAMES, _LANE, _BAR, _GAP = 270, 20, 14, 4
_MOST_LINES = 2  # of words at an end
_BESIDE = 28  # from the line of no lead to what its sides mean
_ROOM = 104  # most room for them


def draw(figures: Tornado) -> Drawn:
    """A row for each number, over an axis of points."""
    scale = _scale(figures)
    shapes, top = _heads(figures, scale)
    y, rows = top, list[Shape]()
    for swing in figures.swings:
        row, tall = _row(swing, figures.now, scale, y)
        rows += row
        y += tall
    texts = [extent(shape) for shape in rows if shape.tag == "text"]
    for figure, dash in ((0.0, ""), (figures.now, "4 3")):
        parts = around(scale.at(figure), top - 4, y, texts)
        x = scale.at(figure)
        rows += [stroke((x, start), (x, end), thick=1.5, dash=dash) for start, end in parts]
    under, height = counted(f"points by which {figures.first} leads", y, WIDTH)
    return [*shapes, *axis(scale, y), *rows, *under], height


def _scale(figures: Tornado) -> Scale:
    leads = [lead for swing in figures.swings for lead in swing.leads if lead is not None]
    low = min(0.0, figures.now, *leads)
    high = max(-low / 3, figures.now, *leads)  # what lies over 0 needs room for its heading
    ends = max((wide(arm.said) for swing in figures.swings for arm in arms(swing, figures.now)), default=0)
    room = min(_ROOM, ends + 8)
    scale = Scale(low, high if high > low else low + 1, _NAMES + 12 + room, WIDTH - room)
    return scale._replace(end=WIDTH - max(room, widest(scale) / 2))  # a number may stand at the very end


def _heads(figures: Tornado, scale: Scale) -> Drawn:
    """What both sides of nothing mean, and where the lead is now."""
    zero, now = scale.at(0), scale.at(figures.now)
    left = wrapped("another is first", zero - _BESIDE)
    right = wrapped(f"{figures.first} is first", WIDTH - zero - _BESIDE)
    last = 14 + LINE * (max(len(left), len(right)) - 1)
    shapes = lines(zero - _BESIDE, last - LINE * (len(left) - 1), left, "end")
    shapes += lines(zero + _BESIDE, last - LINE * (len(right) - 1), right)
    samples = ((zero - 22, hatched(VERMILLION)), (zero + 6, BLUE))
    shapes += [box(Area(x, last - 12, x + 16, last + 1), filling) for x, filling in samples]
    said = f"now {plain(figures.now)}"
    half = wide(said, bold=True) / 2
    shapes.append(words(min(max(now, half), WIDTH - half), last + LINE + 4, said, "middle", bold=True))
    return shapes, last + LINE + 16


def _row(swing: NumberSwing, now: float, scale: Scale, top: float) -> Drawn:
    """A name, a bar to each end, and the ends in words where they have room."""
    told = wrapped(swing.name, _NAMES)
    own = arms(swing, now)
    said = [_words(arm, scale) for arm in own]
    lanes = 1 + max(arm.lane for arm in own)
    lane = max(_LANE, *(len(end) * LINE + _GAP for end in said))
    tall = max(lane * lanes, len(told) * LINE) + _GAP
    first = top + (tall - lane * (lanes - 1)) / 2
    shapes = lines(0, centred(top + tall / 2, len(told)), told)
    for arm, end in zip(own, said, strict=True):
        y = first + arm.lane * lane
        shapes += [*_bars(arm, scale, y, swing.name), *_end(arm, end, scale, y)]
    return shapes, tall


def _bars(arm: Arm, scale: Scale, y: float, name: str) -> list[Shape]:
    return [
        box(
            Area(scale.at(part.low), y - _BAR / 2, scale.at(part.high), y + _BAR / 2),
            hatched(VERMILLION) if part.low < 0 else BLUE,
            Mark("turned" if part.low < 0 else "bar", name),
        )
        for part in arm.parts
    ]


def _end(arm: Arm, said: Sequence[str], scale: Scale, y: float) -> list[Shape]:
    x = _from(arm, scale, max(map(wide, said), default=0))
    return lines(x, centred(y, len(said)) - (SIZE / 3 - 5), said, "end" if arm.side < 0 else "start", fill=INK)


def _from(arm: Arm, scale: Scale, width: float) -> float:
    """Where words begin beside a bar's end: beyond the line of no lead, where they would stand over it."""
    x, zero = scale.at(arm.end) + arm.side * 6, scale.at(0)
    far = x + arm.side * width
    return zero + arm.side * 6 if min(x, far) - 3 < zero < max(x, far) + 3 else x


def _words(arm: Arm, scale: Scale) -> list[str]:
    """The end in words, where they have room beside the bar."""
    x = _from(arm, scale, wide(arm.said)) - arm.side * 6
    room = WIDTH - x if arm.side > 0 else x - _NAMES - 12
    told = wrapped(arm.said, room - 6)
    return told if len(told) <= _MOST_LINES else wrapped(arm.short, room - 6) if arm.short else []
