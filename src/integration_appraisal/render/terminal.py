"""A page in the terminal, drawn with Rich: bars, wrapped cells, and fewer columns where there is little room."""

from io import StringIO

from rich import box
from rich.console import Console
from rich.table import Table as RichTable
from rich.text import Text

from integration_appraisal.render import Screen
from integration_appraisal.report.page import Bar, Block, Bullets, Cell, Heading, Notes, Page, Paragraph, Table
from integration_appraisal.report.words import one_decimal

_EIGHTHS = " ▏▎▍▌▋▊▉"
_NARROW = {1: 60, 2: 72}  # a column is left out below this width, by how easily it is spared
_LEAST_TEXT = 12
_WIDE = 100


def render(page: Page, screen: Screen) -> str:
    """The page as lines no wider than the screen."""
    console = Console(
        file=StringIO(),
        width=screen.width,
        force_terminal=screen.colour,
        no_color=not screen.colour,
        color_system="standard" if screen.colour else None,
        legacy_windows=False,
        highlight=False,
        markup=False,
        emoji=False,
        safe_box=screen.ascii_only,
    )
    console.print(Text(page.title, style="bold"))
    for block in page.blocks:
        console.print()
        _print(console, block, screen)
    file = console.file
    assert isinstance(file, StringIO)  # noqa: S101 - for the type checker
    lines = file.getvalue().splitlines()
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _print(console: Console, block: Block, screen: Screen) -> None:
    match block:
        case Heading():
            console.print(Text(block.text, style="bold"))
        case Paragraph():
            console.print(Text(block.text, style="bold" if block.lead else "dim" if block.faint else ""))
        case Bullets():
            for item in block.items:
                _hang(console, "-" if screen.ascii_only else "•", Text(item))
        case Notes():
            for note in block.items:
                text = Text(note.term, style="bold").append(f": {note.text}", style="not bold")
                if note.source:
                    text.append(f" [{note.source}]", style="not bold dim")
                _hang(console, "-" if screen.ascii_only else "•", text)
        case Table():
            console.print(Text(f"{block.caption}:", style="dim"))
            console.print(_table(block, screen))


def _hang(console: Console, mark: str, text: Text) -> None:
    """A text with its mark to the left of all its lines."""
    grid = RichTable.grid(padding=(0, 1))
    grid.add_row(Text(mark), text)
    console.print(grid)


def _table(table: Table, screen: Screen) -> RichTable:
    kept = [index for index, column in enumerate(table.columns) if screen.width >= _NARROW.get(column.spare, 0)]
    drawn = RichTable(
        box=box.ASCII2 if screen.ascii_only else box.SIMPLE_HEAD,
        padding=(0, _gap(screen) - 1, 0, 0),  # the box puts one space between columns
        pad_edge=False,
        show_edge=False,
        header_style="bold",
    )
    for index in kept:
        _add_column(drawn, table, index, screen)
    width = _bar_width(table, kept, screen)
    for number, row in enumerate(table.rows):
        style = "dim" if number in table.faint else ""
        drawn.add_row(*(_cell(row[index], width, screen) for index in kept), style=style)
    return drawn


def _gap(screen: Screen) -> int:
    """Spaces between two columns."""
    return 2 if screen.width >= _WIDE else 1


def _add_column(drawn: RichTable, table: Table, index: int, screen: Screen) -> None:
    column = table.columns[index]
    longest = max((len(_words(row[index])) for row in table.rows), default=0)
    wraps = column.kind == "text" and (longest > _LEAST_TEXT or screen.width < _NARROW[1])
    drawn.add_column(
        Text(column.heading),
        justify="right" if column.kind == "number" else "left",
        no_wrap=not wraps,
        min_width=None if screen.width < _NARROW[1] else min(longest, _LEAST_TEXT) if wraps else None,
        overflow="fold",
    )


def _bar_width(table: Table, kept: list[int], screen: Screen) -> int:
    """What the other columns leave, between 8 and 50 characters."""
    used = 0
    for index in kept:
        column = table.columns[index]
        if column.kind == "bar":
            continue
        cells = [_words(row[index]) for row in table.rows]
        longest = max((len(cell) for cell in cells), default=0)
        used += max(len(column.heading), min(longest, screen.width // 4)) + _gap(screen)
    return min(max(screen.width - used - 1, 8), 50)


def _words(cell: Cell) -> str:
    if cell is None or isinstance(cell, Bar):
        return ""
    return one_decimal(cell) if isinstance(cell, (int, float)) else cell


def _cell(cell: Cell, width: int, screen: Screen) -> Text:
    return bar(cell, width, screen) if isinstance(cell, Bar) else Text(_words(cell))


def bar(cell: Bar, width: int, screen: Screen) -> Text:
    """A bar in a field of ``width`` characters for 100 points: solid for the value, light for what was lost."""
    value = max(0.0, min(cell.value, 100.0))
    whole = max(0.0, min(cell.value + cell.lost, 100.0))
    end = round(whole / 100 * width)
    if screen.ascii_only:
        solid = round(value / 100 * width)
        return Text(("#" * solid + "." * max(0, end - solid)).ljust(width))
    eighths = round(value / 100 * width * 8)
    solid, part = divmod(eighths, 8)
    filled = "█" * solid + (_EIGHTHS[part] if part else "")
    text = Text(filled, style="cyan")
    text.append(("░" * max(0, end - len(filled))).ljust(width - len(filled)), style="dim")
    return text
