"""A page in the terminal, drawn with Rich: bars, wrapped cells, and fewer columns where there is little room."""

from collections.abc import Sequence
from io import StringIO
from typing import Literal, NamedTuple

from rich import box
from rich.cells import cell_len
from rich.console import Console
from rich.table import Table as RichTable
from rich.text import Text

from integration_appraisal.render import Screen
from integration_appraisal.render.cells import cell_words
from integration_appraisal.render.pictures import picture
from integration_appraisal.report.document import Block, Bullets, Cell, Heading, Heat, Notes, Page, Paragraph, Table

_NARROW = {1: 60, 2: 72}  # a column is left out below this width, by how easily it is spared
_LEAST_TEXT = 12
_LONG_WORD = 20  # a longer word may be broken
_LEAST_BAR, _MOST_BAR = 8, 50
_HEAT_STEP = 4  # characters a shade takes where there is room
_WIDE = 100


def render(page: Page, screen: Screen) -> str:
    """The page as lines no wider than the screen."""
    console = Console(
        file=StringIO(),
        width=screen.width,
        height=screen.width,  # of no use, but without one the terminal is asked again and again
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
            _draw(console, block, screen)


def _hang(console: Console, mark: str, text: Text) -> None:
    """A text with its mark to the left of all its lines."""
    grid = RichTable.grid(padding=(0, 1))
    grid.add_row(Text(mark), text)
    console.print(grid)


def _draw(console: Console, table: Table, screen: Screen) -> None:
    """The table, without its spare columns where there is little room; line by line where even that is too wide."""
    kept = [index for index, column in enumerate(table.columns) if screen.width >= _NARROW.get(column.spare, 0)]
    widths = fit([_extent(table, index) for index in kept], screen.width - _gap(screen) * (len(kept) - 1))
    if widths is None:
        _draw_lines(console, table)
        return
    drawn = RichTable(
        box=box.ASCII2 if screen.ascii_only else box.SIMPLE_HEAD,
        padding=(0, _gap(screen) - 1, 0, 0),  # the box puts one space between columns
        pad_edge=False,
        show_edge=False,
        header_style="bold",
    )
    for index, width in zip(kept, widths, strict=True):
        column = table.columns[index]
        justify: Literal["right", "left"] = "right" if column.kind == "number" else "left"
        drawn.add_column(Text(cell_words(column.heading)), justify=justify, width=width, overflow="fold")
    for number, row in enumerate(table.rows):
        cells = [_cell(row[index], width, screen) for index, width in zip(kept, widths, strict=True)]
        drawn.add_row(*cells, style="dim" if number in table.faint else "")
    console.print(drawn)


def _draw_lines(console: Console, table: Table) -> None:
    """Each row as lines of heading and cell, for tables that no screen this narrow could hold."""
    for row in table.rows:
        for column, cell in zip(table.columns, row, strict=True):
            if cell_words(cell):
                console.print(Text(f"{column.heading}: ", style="dim").append(cell_words(cell), style="not dim"))
        console.print()


def _gap(screen: Screen) -> int:
    """Characters between two columns."""
    return 2 if screen.width >= _WIDE else 1


class Extent(NamedTuple):
    """How wide a column has to be, and would like to be, in characters."""

    least: int
    most: int


def _extent(table: Table, index: int) -> Extent:
    """Numbers and headings' words stay whole; text may wrap."""
    column = table.columns[index]
    if column.kind == "bar":
        return Extent(_LEAST_BAR, _MOST_BAR)
    own = [row[index] for row in table.rows]
    cells = max((cell_len(cell_words(cell)) for cell in own), default=0)
    heading = max(cell_len(word) for word in column.heading.split() or [""])
    title = cell_len(column.heading)
    if column.kind == "heat":
        steps = max((len(cell.shares) for cell in own if isinstance(cell, Heat)), default=1)
        return Extent(max(steps, heading), max(_HEAT_STEP * steps, title))
    if column.kind in ("number", "strip"):
        return Extent(max(cells, heading), max(cells, title))
    words = max((cell_len(word) for cell in own for word in cell_words(cell).split()), default=0)
    return Extent(max(heading, min(cells, max(_LEAST_TEXT, min(words, _LONG_WORD)))), max(cells, title))


def fit(extents: Sequence[Extent], room: int) -> list[int] | None:
    """Widths that fill the room as far as columns want it, shared out evenly; None where the room is too small."""
    widths = [extent.least for extent in extents]
    if sum(widths) > room:
        return None
    while sum(widths) < room:
        wanting = [index for index, extent in enumerate(extents) if widths[index] < extent.most]
        if not wanting:
            break
        widths[min(wanting, key=lambda index: (widths[index], index))] += 1
    return widths


def _cell(cell: Cell, width: int, screen: Screen) -> Text:
    return picture(cell, width, ascii_only=screen.ascii_only) or Text(cell_words(cell))
