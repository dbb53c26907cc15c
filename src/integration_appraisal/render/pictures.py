"""Pictures drawn with characters: bars, spans, heat and strips. All have a width in characters and a plain version."""

from collections.abc import Callable
from typing import NamedTuple

from rich.console import Console, ConsoleOptions, RenderResult
from rich.measure import Measurement
from rich.text import Text

from integration_appraisal.render.cells import cell_words
from integration_appraisal.report.document import Alert, Bar, Cell, Heat, Reach, Span

_EIGHTHS = " ▏▎▍▌▋▊▉"
PARTS, PLAIN_PARTS = ("█", "░"), ("#", ".")  # of a bar: what is there, and what was lost
_SHADES = {False: " ░▒▓█", True: " .:*#"}
_LEAST_SHADE = 0.005  # what would be printed as 0% has no shade
_BAR = Measurement(8, 50)
_SHADE = 4  # characters a shade takes where there is room


class Picture(NamedTuple):
    """A picture that Rich draws as wide as the column that it stands in, within its extent."""

    draw: Callable[[int], Text]
    extent: Measurement

    def __rich_measure__(self, _console: Console, _options: ConsoleOptions) -> Measurement:
        return self.extent

    def __rich_console__(self, _console: Console, options: ConsoleOptions) -> RenderResult:
        yield self.draw(options.max_width)


def drawn(cell: Cell, *, ascii_only: bool) -> Picture | Text:
    """A cell as Rich draws it: a picture, or what it says."""
    match cell:
        case Bar():
            return Picture(lambda width: bar(cell, width, ascii_only=ascii_only), _BAR)
        case Span() | Reach():
            return Picture(lambda width: _line(cell, width, ascii_only=ascii_only), _BAR)
        case Heat(shares):
            extent = Measurement(len(shares), _SHADE * len(shares))
            return Picture(lambda width: heat(cell, width, ascii_only=ascii_only), extent)
        case _:
            return Text(cell_words(cell), style="bold yellow" if isinstance(cell, Alert) else "")


def bar(cell: Bar, width: int, *, ascii_only: bool) -> Text:
    """A bar in a field of ``width`` characters for 100 points: solid for the value, light for what was lost."""
    value = max(0.0, min(cell.value, 100.0))
    whole = max(0.0, min(cell.value + cell.lost, 100.0))
    end = round(whole / 100 * width)
    if ascii_only:
        solid = round(value / 100 * width)
        there, lost = PLAIN_PARTS
        return Text((there * solid + lost * max(0, end - solid)).ljust(width))
    eighths = round(value / 100 * width * 8)
    solid, part = divmod(eighths, 8)
    there, lost = PARTS
    filled = there * solid + (_EIGHTHS[part] if part else "")
    text = Text(filled, style="cyan")
    text.append((lost * max(0, end - len(filled))).ljust(width - len(filled)), style="dim")
    return text


def _line(cell: Span | Reach, width: int, *, ascii_only: bool) -> Text:
    if isinstance(cell, Span):
        return span(cell, width, ascii_only=ascii_only)
    return reach(cell, width, ascii_only=ascii_only)


def span(cell: Span, width: int, *, ascii_only: bool) -> Text:
    """A line with a strong stretch and a mark. The stretch is at least as wide as the mark."""
    strong, weak, mark = ("=", "-", "|") if ascii_only else ("━", "─", "┃")
    low, high, at = (_column(number, cell.least, cell.most, width) for number in (cell.low, cell.high, cell.mark))
    line = [(strong, "cyan") if low <= place <= high else (weak, "dim") for place in range(width)]
    line[at] = mark, "bold"
    return Text.assemble(*line)


def reach(cell: Reach, width: int, *, ascii_only: bool) -> Text:
    """A bar with a mark; left of 0, which is marked, too, the bar is a broken one."""
    strong, broken, zero, mark = ("=", "~", ":", "|") if ascii_only else ("━", "╍", "┊", "┃")
    places = (_column(number, cell.least, cell.most, width) for number in (cell.low, cell.high, cell.now, 0.0))
    low, high, now, turn = places
    line = [(zero, "dim") if place == turn else (" ", "") for place in range(width)]
    line[low : high + 1] = [(broken, "red") if place < turn else (strong, "cyan") for place in range(low, high + 1)]
    line[now] = mark, "bold"
    return Text.assemble(*line)


def _column(number: float, least: float, most: float, width: int) -> int:
    """Where a number stands on a line from the least to the most."""
    whole = most - least
    return round(max(0.0, min((number - least) / whole, 1.0)) * (width - 1)) if whole > 0 else 0


def heat(cell: Heat, width: int, *, ascii_only: bool) -> Text:
    """Shares as shaded blocks of one width."""
    shades = _SHADES[ascii_only]
    block = max(1, width // max(1, len(cell.shares)))
    steps = [1 + min(int(share * 4), 3) if share >= _LEAST_SHADE else 0 for share in cell.shares]
    return Text("".join(shades[step] * block for step in steps), style="cyan")
