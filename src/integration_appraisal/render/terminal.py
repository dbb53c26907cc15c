"""A page in the terminal, drawn with Rich: bars, wrapped cells, and fewer columns where there is little room."""

from collections.abc import Iterator, Sequence
from io import StringIO

from rich import box
from rich.console import Console, RenderableType
from rich.measure import measure_renderables
from rich.segment import Segment, Segments
from rich.table import Table as RichTable
from rich.text import Text

from integration_appraisal.render import Screen
from integration_appraisal.render.cells import cell_words
from integration_appraisal.render.pictures import PARTS, PLAIN_PARTS, drawn
from integration_appraisal.report.document import (
    Block,
    Bullets,
    Chart,
    Column,
    Heading,
    Note,
    Notes,
    Page,
    Paragraph,
    Table,
)

_LEAST_TEXT = 12
_LONG_WORD = 20  # a longer word may be broken
_WIDE = 100
_FAIR_BAR = 12  # characters; a narrower bar says little


def render(page: Page, screen: Screen) -> str:
    """The page as lines no wider than the screen."""
    file = StringIO()
    console = Console(
        file=file,
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
    if page.subtitle:
        console.print(Text(page.subtitle, style="dim"))
    blocks = [own.table if isinstance(own, Chart) else own for own in page.blocks]
    for above, block in zip((None, *blocks), blocks, strict=False):
        if not (_is_note(block) and isinstance(above, Table)):
            console.print()
        _print(console, block, screen)
    return "\n".join(line.rstrip() for line in file.getvalue().splitlines()) + "\n"


def _is_note(block: Block) -> bool:
    """Whether it belongs to what stands above it."""
    return isinstance(block, Paragraph) and block.faint


def _print(console: Console, block: Block, screen: Screen) -> None:
    match block:
        case Heading():
            console.print(Text(block.text, style="bold"), width=screen.prose)
        case Paragraph():
            style = "bold" if block.lead else "dim" if block.faint else ""
            console.print(Text(block.text, style=style), width=screen.prose)
        case Bullets():
            _hang(console, [Text(item) for item in block.items], screen)
        case Notes():
            _hang(console, [_note(note) for note in block.items], screen)
        case Table():
            _draw(console, block, screen)


def _note(note: Note) -> Text:
    text = Text.assemble((note.term, "bold"), f": {note.text}")
    return text.append(f" [{note.source}]", style="dim") if note.source else text


def _hang(console: Console, items: Sequence[Text], screen: Screen) -> None:
    """Each text with a mark to the left of all its lines."""
    grid = RichTable.grid(padding=(0, 1))
    for item in items:
        grid.add_row("-" if screen.ascii_only else "•", item)
    if items:
        console.print(grid, width=screen.prose)


def _draw(console: Console, table: Table, screen: Screen) -> None:
    """The table as whole as there is room for; line by line where there is room for none of it."""
    for kept in _versions(table):
        shown = _for_rich(console, kept, screen)
        gaps = _gap(screen) * (len(kept.columns) - 1)
        if sum(column.min_width or 0 for column in shown.columns) + gaps <= screen.width:
            console.print(Text(f"{table.caption}{_key(kept, screen)}:", style="dim"))
            console.print(_fitted(console, shown), end="")
            if kept.legend:
                console.print(Text(kept.legend, style="dim"))
            return
    console.print(Text(f"{table.caption}:", style="dim"))
    _draw_lines(console, table)


def _versions(table: Table) -> Iterator[Table]:
    """The table whole, then with short headings and a legend, then with ever fewer of its spare columns."""
    if table.legend:
        yield table._replace(legend="")
    for spare in sorted({column.spare for column in table.columns}, reverse=True):
        yield table.shortened().only([index for index, column in enumerate(table.columns) if column.spare <= spare])


def _key(table: Table, screen: Screen) -> str:
    """What the parts of its bars are."""
    signs = PLAIN_PARTS if screen.ascii_only else PARTS
    said = [f"{sign} {name}" for column in table.columns for sign, name in zip(signs, column.key, strict=False)]
    return f" ({', '.join(said)})" if said else ""


def _for_rich(console: Console, table: Table, screen: Screen) -> RichTable:
    """The table for Rich, each column with the least width that it may have."""
    shown = RichTable(
        box=box.ASCII2 if screen.ascii_only else box.SIMPLE_HEAD,
        padding=(0, _gap(screen) - 1, 0, 0),  # the box puts one space between columns
        pad_edge=False,
        show_edge=False,
        header_style="bold",
    )
    rows = [[drawn(cell, ascii_only=screen.ascii_only) for cell in row] for row in table.rows]
    columns = [(column, list(cells)) for column, *cells in zip(table.columns, *rows, strict=True)]
    left = _left_for_bars(console, columns, screen)
    for column, cells in columns:
        shown.add_column(
            Text(cell_words(column.heading)),
            justify="right" if column.kind == "number" else "left",
            min_width=_least(console, column, cells),
            max_width=left if column.kind == "bar" else None,
            overflow="fold",
        )
    for number, row in enumerate(rows):
        shown.add_row(*row, style=_style(table, number))
    return shown


def _style(table: Table, number: int) -> str:
    return "dim" if number in table.faint else "bold" if number in table.strong else ""


def _left_for_bars(
    console: Console, columns: Sequence[tuple[Column, list[RenderableType]]], screen: Screen
) -> int | None:
    """How wide a bar may be so that as little text as can be needs to wrap; None without bars."""
    others = [[Text(column.heading), *cells] for column, cells in columns if column.kind != "bar"]
    whole = sum(measure_renderables(console, console.options, own).maximum for own in others)
    left = screen.width - whole - _gap(screen) * (len(columns) - 1)
    bars = len(columns) - len(others)
    return max(left // bars, _FAIR_BAR) if bars else None


def _gap(screen: Screen) -> int:
    """Characters between two columns."""
    return 2 if screen.width >= _WIDE else 1


def _fitted(console: Console, table: RichTable) -> Segments:
    """The table, no wider than the screen, for which the least widths of its columns leave room.

    Rich makes the widest columns alike before it asks how wide each has to be. Until all fits, the columns that have to
    be widest get just that, one after another.
    """
    for column in sorted(table.columns, key=lambda column: column.min_width or 0, reverse=True):
        segments = list(console.render(table))
        if all(Segment.get_line_length(line) <= console.width for line in Segment.split_lines(segments)):
            break
        column.width = column.min_width
    return Segments(segments)


def _least(console: Console, column: Column, cells: Sequence[RenderableType]) -> int:
    """How wide a column has to be: numbers and headings' words stay whole, text may wrap, and a long word break."""
    words, whole = measure_renderables(console, console.options, cells)
    if column.kind == "text":
        words = min(whole, max(_LEAST_TEXT, min(words, _LONG_WORD)))
    least = whole if column.kind == "number" else words
    return max(least, console.measure(Text(column.heading)).minimum)


def _draw_lines(console: Console, table: Table) -> None:
    """Each row as lines of heading and cell, for tables that no screen this narrow could hold."""
    for row in table.rows:
        for column, cell in zip(table.columns, row, strict=True):
            if cell_words(cell):
                console.print(Text(f"{column.heading}: ", style="dim").append(cell_words(cell), style="not dim"))
        console.print()
