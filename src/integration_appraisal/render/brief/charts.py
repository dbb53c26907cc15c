"""Pictures of a paper as SVG: each chart's numbers become shapes, and one template draws them.

Every text is wrapped, none is cut. Colour never stands alone: shapes have outlines, hatching, dashes, labels and
numbers. The colours are from Okabe and Ito's set, which colour-blind readers can tell apart.
"""

from collections.abc import Callable, Sequence
from itertools import pairwise
from math import dist
from textwrap import shorten, wrap
from typing import Any

from integration_appraisal.render.brief.templates import fill
from integration_appraisal.report.brief.paper import Chart
from integration_appraisal.report.costs import amount
from integration_appraisal.report.words import one_decimal, percent, percent_cell

Shape = dict[str, Any]

WIDTH = 760
_INK, _GREY, _PALE = "#0b0c0c", "#595959", "#d9d9d9"
_GROUPS = ("#0072b2", "#e69f00", "#56b4e9", "#bdbdbd")
_ON_GROUPS = ("#ffffff", _INK, _INK, _INK)
_DASHES = ("", "8 4", "2 3", "12 4 2 4", "6 2 2 2 2 2", "1 4")
_LINE = 18  # pixels a line of text takes
# Letters fit on a line even where a reader has set them wider apart, as WCAG 1.4.12 has it.
_LABELS, _LABEL_LETTERS = 210, 24  # the column of names: its width, and the letters that fit on a line
_LETTERS = 86  # that fit on a line across the picture


def svg(chart: Chart) -> str:
    """The picture, with title and description for those who don't see it."""
    shapes, height = _DRAWN[chart.kind](chart.data)
    data = {
        "identity": f"chart-{chart.kind}",
        "title": chart.title,
        "description": chart.description,
        "width": WIDTH,
        "height": round(height),
        "shapes": shapes,
    }
    return fill("chart.svg.j2", data, markup=True)


def _text(x: float, y: float, text: str, anchor: str = "start", **more: Any) -> Shape:
    return {"kind": "text", "x": x, "y": y, "text": text, "anchor": anchor, "fill": _INK, "weight": "normal"} | more


def _rect(x: float, y: float, width: float, height: float, fill_: str, **more: Any) -> Shape:
    return {"kind": "rect", "x": x, "y": y, "width": width, "height": height, "fill": fill_, "stroke": _INK} | more


def _line(x1: float, y1: float, x2: float, y2: float, **more: Any) -> Shape:
    return {"kind": "line", "x1": x1, "y1": y1, "x2": x2, "y2": y2, "stroke": _INK, "thick": 1, "dash": ""} | more


def _wrapped(x: float, y: float, text: str, letters: int, anchor: str = "start") -> tuple[list[Shape], int]:
    """Lines of text, the first at y; and how many."""
    lines = wrap(text, letters, break_long_words=True) or [""]
    return [_text(x, y + number * _LINE, line, anchor) for number, line in enumerate(lines)], len(lines)


def _axis(left: float, right: float, y: float, ticks: Sequence[tuple[float, str]]) -> list[Shape]:
    """A line with numbers under it; ticks are places from 0 to 1 with their words."""
    shapes = [_line(left, y, right, y)]
    for place, words in ticks:
        x = left + place * (right - left)
        shapes += [_line(x, y, x, y + 5), _text(x, y + 20, words, "middle", fill=_GREY)]
    return shapes


_HUNDRED = tuple((step / 100, str(step)) for step in (0, 20, 40, 60, 80, 100))


# What each option gains and loses -------------------------------------------------------------------------------------


def _contributions(data: dict[str, Any]) -> tuple[list[Shape], float]:
    left, right = _LABELS + 10, WIDTH - 60
    shapes, y = _key([*data["groups"], "Lost here"])
    for bar in data["bars"]:
        name, lines = _wrapped(0, y + 20, bar["name"] + (" (ruled out)" if bar["out"] else ""), _LABEL_LETTERS)
        shapes += [*name, *_bar(bar, left, right, y + 4)]
        y += max(30, lines * _LINE + 6)
    shapes += _axis(left, right, y + 4, _HUNDRED)
    return shapes, y + 34


def _bar(bar: dict[str, Any], left: float, right: float, y: float) -> list[Shape]:
    shapes: list[Shape] = []
    scale, x = (right - left) / 100, float(left)
    kept = left + (sum(max(0.0, part) for part in bar["parts"]) - bar["lost"]) * scale  # what is lost covers the rest
    for at, part in enumerate(bar["parts"]):
        wide = max(0.0, part) * scale
        shapes.append(_rect(x, y, wide, 24, _GROUPS[at]))
        if min(wide, kept - x) > 44:  # noqa: PLR2004 - room for the number
            shapes.append(_text(x + 6, y + 17, one_decimal(part), fill=_ON_GROUPS[at]))
        x += wide
    if bar["lost"] > 0:
        start = max(left, x - bar["lost"] * scale)
        shapes.append(_rect(start, y, x - start, 24, "url(#lost)"))
    shapes.append(_text(x + 6, y + 17, one_decimal(bar["value"]), weight="bold"))
    return shapes


def _key(names: Sequence[str]) -> tuple[list[Shape], float]:
    """What the fillings mean; the last is hatched. Short names stand beside each other."""
    shapes: list[Shape] = []
    across = len(names) * (max(len(name) for name in names) + 6) <= _LETTERS
    step, y = WIDTH / len(names), 6.0
    for at, name in enumerate(names):
        filling = "url(#lost)" if at == len(names) - 1 else _GROUPS[at]
        x = at * step if across else 0
        text, lines = _wrapped(x + 30, y + 13, name, _LETTERS - 5)
        shapes += [_rect(x, y, 20, 16, filling), *text]
        y += 0 if across else lines * _LINE + 6
    return shapes, y + (_LINE + 14 if across else 8)


# How values move with a weight ----------------------------------------------------------------------------------------


def _weight(data: dict[str, Any]) -> tuple[list[Shape], float]:
    left, right, top, bottom = 50, WIDTH - 60, 26, 250
    lines: list[dict[str, Any]] = data["lines"]
    low: float = min(0.0, *(end for line in lines for end in line["ends"]))
    high: float = max(100.0, *(end for line in lines for end in line["ends"]))

    def y(value: float) -> float:
        return bottom - (value - low) / (high - low) * (bottom - top)

    shapes = _axis(left, right, bottom, [(step / 100, f"{step}%") for step in (0, 20, 40, 60, 80, 100)])
    shapes += [_text(left - 8, y(value) + 5, str(value), "end", fill=_GREY) for value in (0, 50, 100)]
    shapes.append(_text(right, bottom + 40, f"weight of “{shorten(data['criterion'], 70, placeholder=' …')}”", "end"))
    now = left + data["now"] * (right - left)
    shapes += [_line(now, top, now, bottom, dash="4 3"), _text(now, top - 8, f"now {percent(data['now'])}", "middle")]
    for at, line in enumerate(lines):
        start, end = (y(value) for value in line["ends"])
        stroke = "#0072b2" if line["first"] else _INK
        shapes.append(_line(left, start, right, end, thick=3, dash=_DASHES[at % len(_DASHES)], stroke=stroke))
    for crossing in data["crossings"]:
        shapes += _crossing(lines, crossing, left + crossing * (right - left), y)
    spread = _spread([(y(line["ends"][1]), line["label"]) for line in lines])
    shapes += [_text(right + 8, place + 5, label, weight="bold") for place, label in spread]
    legend, height = _legend([(line["label"], line["name"]) for line in lines], bottom + 64)
    return [*shapes, *legend], height


def _crossing(lines: Sequence[dict[str, Any]], share: float, x: float, y: Callable[[float], float]) -> list[Shape]:
    best = max(line["ends"][0] + share * (line["ends"][1] - line["ends"][0]) for line in lines)
    return [
        {"kind": "circle", "x": x, "y": y(best), "radius": 7, "fill": "#ffffff", "stroke": _INK},
        _text(x + 12, y(best) - 10, percent(share), weight="bold"),
    ]


def _spread(labels: Sequence[tuple[float, str]]) -> list[tuple[float, str]]:
    """Labels moved down where they would stand on each other."""
    placed: list[tuple[float, str]] = []
    for place, label in sorted(labels):
        placed.append((max(place, placed[-1][0] + _LINE) if placed else place, label))
    return placed


def _legend(entries: Sequence[tuple[str, str]], y: float) -> tuple[list[Shape], float]:
    """What the labels mean; short names in two columns."""
    shapes: list[Shape] = []
    half = max(len(name) for _, name in entries) <= _LETTERS // 2 - 8
    for at, (label, name) in enumerate(entries):
        x = WIDTH / 2 if half and at % 2 else 0
        text, lines = _wrapped(x + 30, y, name, _LETTERS - 5)
        shapes += [_text(x, y, label, weight="bold"), *text]
        y += 0 if half and at % 2 == 0 and at < len(entries) - 1 else lines * _LINE + 4
    return shapes, y


# How often each rank --------------------------------------------------------------------------------------------------


def _acceptability(data: dict[str, Any]) -> tuple[list[Shape], float]:
    count = len(data["rows"])
    left, y = _LABELS + 10, 30.0
    cell = (WIDTH - left) / count
    shapes = [_text(left + (rank + 0.5) * cell, 18, f"{rank + 1}", "middle", fill=_GREY) for rank in range(count)]
    shapes.append(_text(0, 18, "Rank", fill=_GREY))
    for row in data["rows"]:
        name, lines = _wrapped(0, y + 19, row["name"], _LABEL_LETTERS)
        tall = max(28, lines * _LINE + 8)
        shapes += name
        for rank, share in enumerate(row["shares"]):
            shapes += _shade(left + rank * cell, y, cell, tall, share)
        y += tall + 2
    return shapes, y + 6


def _shade(x: float, y: float, wide: float, tall: float, share: float) -> list[Shape]:
    """The darker the more often, with the share in it where there is room."""
    light = round(255 - share * 215)
    ground = f"#{max(light - 40, 0):02x}{max(light - 15, 0):02x}{light:02x}"
    words = percent_cell(share)
    if wide < 48:  # noqa: PLR2004 - a decimal has no room
        words = f"{100 * share:.0f}"
    # On middling grounds only one of white and full black can be read.
    ink = "#ffffff" if share > 0.55 else "#000000"  # noqa: PLR2004
    return [
        _rect(x, y, wide - 2, tall, ground, stroke=_GREY),
        _text(x + wide / 2, y + tall / 2 + 5, words, "middle", fill=ink),
    ]


# Value beside cost ----------------------------------------------------------------------------------------------------


def _cost(data: dict[str, Any]) -> tuple[list[Shape], float]:
    marks = data["marks"]
    left, right, top, bottom = 50, WIDTH - 40, 24, 250
    least: float = min(0.0, *(mark["low"] for mark in marks))
    most: float = max(mark["high"] for mark in marks)
    most = most if most > least else least + 1

    def x(cost: float) -> float:
        return left + (cost - least) / (most - least) * (right - left)

    low: float = min(0.0, *(mark["value"] for mark in marks))
    high: float = max(100.0, *(mark["value"] for mark in marks))

    def y(value: float) -> float:
        return bottom - (value - low) / (high - low) * (bottom - top)

    ticks = [(step / 4, amount(round(least + step / 4 * (most - least), 6))) for step in range(5)]
    shapes = _axis(left, right, bottom, ticks)
    shapes += [_line(left, top, left, bottom)]
    shapes += [_text(left - 8, y(value) + 5, str(value), "end", fill=_GREY) for value in (0, 50, 100)]
    best = [mark for mark in marks if mark["best"]]
    for one, other in pairwise(best):
        ends = (x(one["total"]), y(one["value"]), x(other["total"]), y(other["value"]))
        shapes.append(_line(*ends, dash="6 4", stroke="#0072b2", thick=2))
    places = [(x(mark["total"]), y(mark["value"])) for mark in marks]
    for mark, place in zip(marks, places, strict=True):
        ends = (x(mark["low"]), place[1], x(mark["high"]), place[1])
        shapes.append(_line(*ends, stroke=_GREY, thick=2, dash="2 3" if mark["out"] else ""))
    rooms = _apart(places, top, bottom)
    for place, room in zip(places, rooms, strict=True):
        if place != room:
            shapes += [_line(*place, *room), {"kind": "circle", "x": place[0], "y": place[1], **_DOT}]
    for mark, room in zip(marks, rooms, strict=True):
        shapes += _mark(mark, *room)
    shapes += [_text(right, bottom + 40, "cost", "end"), _text(left + 6, top - 4, "value out of 100")]
    legend, height = _legend([(mark["label"], _standing(mark)) for mark in marks], bottom + 64)
    return [*shapes, *legend], height


_DOT: Shape = {"radius": 3, "fill": _INK, "stroke": _INK}
_RADIUS, _GAP = 12, 27  # of a mark with its number, and from one such mark to the next


def _apart(places: Sequence[tuple[float, float]], top: float, bottom: float) -> list[tuple[float, float]]:
    """Where marks have room: their own places, or the nearest above or below where one would cover another."""
    rooms: list[tuple[float, float]] = []
    for x, y in places:
        away = (0, *range(_RADIUS + 6, round(bottom - top)))  # far enough to show its own place, too
        tries = (y + way * step for step in away for way in (-1, 1))
        free = (own for own in tries if top <= own <= bottom and all(dist((x, own), room) >= _GAP for room in rooms))
        rooms.append((x, next(free, y)))
    return rooms


def _mark(mark: dict[str, Any], x: float, y: float) -> list[Shape]:
    fill_ = "#0072b2" if mark["best"] else "#ffffff"
    return [
        {"kind": "circle", "x": x, "y": y, "radius": _RADIUS, "fill": fill_, "stroke": _INK},
        _text(x, y + 5, mark["label"], "middle", fill="#ffffff" if mark["best"] else _INK, weight="bold"),
    ]


def _standing(mark: dict[str, Any]) -> str:
    state = "best for its cost" if mark["best"] else "ruled out" if mark["out"] else "another or a mix does better"
    return f"{mark['name']}: value {one_decimal(mark['value'])}, cost {amount(mark['total'])}; {state}"


_DRAWN: dict[str, Callable[[dict[str, Any]], tuple[list[Shape], float]]] = {
    "contributions": _contributions,
    "weight": _weight,
    "acceptability": _acceptability,
    "cost": _cost,
}
