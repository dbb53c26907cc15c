"""A page as CommonMark with tables. Text from files is escaped: it is text, never markup."""

import re
from collections.abc import Iterator, Mapping

from integration_appraisal.render import Screen
from integration_appraisal.render.cells import cell_lines, without_bars
from integration_appraisal.report.document import (
    GAP,
    Alert,
    Block,
    Bullets,
    Cell,
    Chart,
    Gap,
    Heading,
    Note,
    Notes,
    Page,
    Paragraph,
    Table,
)
from integration_appraisal.report.text import in_lines

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
    parts = [*head, *(block(own) for own in page.blocks)]
    return "\n\n".join(part for part in parts if part) + "\n"


def block(own: Block, level: str = "##", pictures: Mapping[str, str] | None = None) -> str:
    """A block; ``level`` is the sign of its headings. A chart is its table, unless ``pictures`` has its address."""
    match own:
        case Heading():
            return f"{level} {escaped(own.text)}"
        case Table():
            return _table(own)
        case Chart():
            return _chart(own, (pictures or {}).get(own.kind))
        case Bullets() | Notes():
            return "\n".join(_items(own))
        case Paragraph() | Gap():
            return _paragraph(own)


def _chart(own: Chart, address: str | None) -> str:
    shown = f"![{escaped(own.description)}]({address})" if address else _table(own.table)
    return f"**{escaped(own.title)}.**\n\n{shown}"


def _items(own: Bullets | Notes) -> Iterator[str]:
    if isinstance(own, Notes):
        yield from map(_note, own.items)
        return
    for at, item in enumerate(own.items, start=1):
        yield f"{f'{at}.' if own.numbered else '-'} {escaped_lines(in_lines(item))}"


def _paragraph(own: Paragraph | Gap) -> str:
    """With its number and what it is about before it."""
    text, term = escaped(own.text), f"**{escaped(own.term)}.**" if own.term else ""
    if isinstance(own, Gap):
        return " ".join(filter(None, (">", own.number, term, f"**{GAP}:** {text}.")))
    shown = f"**{text}**" if own.lead else f"*{text}*" if own.faint else text
    return " ".join(filter(None, (own.number, term, shown)))


def _note(note: Note) -> str:
    source = f" *{escaped(note.source)}*" if note.source else ""
    return f"- **{escaped(note.term)}:** {escaped(note.text)}{source}"


def _cell(cell: Cell, *, strong: bool) -> str:
    text = escaped_lines(cell_lines(cell))
    return f"**{text}**" if text and (strong or isinstance(cell, Alert)) else text


def _table(table: Table) -> str:
    shown = without_bars(table)
    headings = [escaped(column.heading) for column in shown.columns]
    rules = ["---:" if column.kind == "number" else "---" for column in shown.columns]
    rows = [[_cell(cell, strong=at in shown.strong) for cell in row] for at, row in enumerate(shown.rows)]
    lines = [f"| {' | '.join(cells)} |" for cells in (headings, rules, *rows)]
    return f"{escaped(shown.caption)}:\n\n" + "\n".join(lines)
