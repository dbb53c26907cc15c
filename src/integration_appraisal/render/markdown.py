"""A page as CommonMark with tables. Text from files is escaped: it is text, never markup."""

import re

from integration_appraisal.render import Screen
from integration_appraisal.render.cells import cell_words, without_bars
from integration_appraisal.report.document import (
    Alert,
    Block,
    Bullets,
    Cell,
    Heading,
    Note,
    Notes,
    Page,
    Paragraph,
    Table,
)

_MARKUP = re.compile(r"([\\`*_\[\]<>|~#&!])")
_LINE_START = re.compile(r"^(?:(\d+)([.)])|([-+=]))(?=\s|$|[-=])")


def escaped(text: str) -> str:
    """Text that Markdown shows as it is, on one line."""
    return _LINE_START.sub(r"\1\\\2\3", _MARKUP.sub(r"\\\1", " ".join(text.split())))


def escaped_lines(text: str) -> str:
    """Text of several lines as Markdown shows it in a cell or an item, where a line feed would end it."""
    return "<br>".join(escaped(line) for line in text.splitlines() if line.strip())


def render(page: Page, _screen: Screen) -> str:
    """Title, then the blocks, a blank line between them."""
    head = [f"# {escaped(page.title)}", f"*{escaped(page.subtitle)}*" if page.subtitle else ""]
    parts = [*head, *(_block(block) for block in page.blocks)]
    return "\n\n".join(part for part in parts if part) + "\n"


def _block(block: Block) -> str:
    match block:
        case Heading():
            return f"## {escaped(block.text)}"
        case Paragraph():
            text = escaped(block.text)
            return f"**{text}**" if block.lead else f"*{text}*" if block.faint else text
        case Bullets():
            return "\n".join(f"- {escaped(item)}" for item in block.items)
        case Notes():
            return "\n".join(_note(note) for note in block.items)
        case Table():
            return _table(block)


def _note(note: Note) -> str:
    source = f" *{escaped(note.source)}*" if note.source else ""
    return f"- **{escaped(note.term)}:** {escaped(note.text)}{source}"


def _cell(cell: Cell, *, strong: bool) -> str:
    text = escaped(cell_words(cell))
    return f"**{text}**" if text and (strong or isinstance(cell, Alert)) else text


def _table(table: Table) -> str:
    shown = without_bars(table)
    headings = [escaped(column.heading) for column in shown.columns]
    rules = ["---:" if column.kind == "number" else "---" for column in shown.columns]
    rows = [[_cell(cell, strong=at in shown.strong) for cell in row] for at, row in enumerate(shown.rows)]
    lines = [f"| {' | '.join(cells)} |" for cells in (headings, rules, *rows)]
    return f"{escaped(shown.caption)}:\n\n" + "\n".join(lines)
