"""Tables: header rows that are repeated on every page, and columns as wide as what stands in them asks for."""

import copy
from collections.abc import Sequence
from typing import Any

from docx.document import Document as DocumentType
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from integration_appraisal.render.cells import without_bars
from integration_appraisal.render.paper.cells import cell_lines, shade
from integration_appraisal.report.document import Cell, Table

_LETTER, _PADDING = 0.2, 0.45  # centimetres that a letter of a table takes, and the edges of a cell
_SMALL = 10  # rows that stay on one page
_TEXT = "text"  # of the pattern, until a row has its own
_LONG_WORD = 20  # letters; a longer word may be broken
_SHADES = ("", "EEF4FA", "DCE9F5", "C3D9ED", "A6C8E6")  # the darker, the more


def add_table(document: DocumentType, given: Table, wide: float) -> None:
    """A table with its caption, as wide as the text; ``wide`` is in centimetres."""
    table = without_bars(given)
    caption = document.add_paragraph()
    caption.add_run(table.caption).bold = True
    caption.paragraph_format.keep_with_next = True
    words = [[cell_lines(cell) for cell in row] for row in table.rows]
    widths = [Cm(own) for own in _widths([column.heading for column in table.columns], words, wide)]
    drawn = document.add_table(rows=2, cols=len(table.columns), style="Table Grid")
    drawn.alignment, drawn.autofit = WD_TABLE_ALIGNMENT.LEFT, False
    header, pattern = drawn.rows
    header._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))  # noqa: SLF001 - python-docx has no header rows
    for at, column in enumerate(table.columns):
        drawn.columns[at].width = widths[at]  # LibreOffice goes by the column, Word by its cells
        _fill(header.cells[at], column.heading, widths[at], bold=True)
        _fill(pattern.cells[at], _TEXT, widths[at], number=column.kind == "number")
    small = len(table.rows) < _SMALL
    for row in (header, pattern):
        _keep_together(row, with_next=small)
    _repeat(pattern, table.rows, words)
    _gap(document)


def _fill(cell: Any, text: str, width: int, *, bold: bool = False, number: bool = False) -> None:
    cell.width = width
    line = cell.paragraphs[0]
    line.paragraph_format.space_after = Pt(2)
    run = line.add_run(text)
    run.bold, run.font.size = bold, Pt(9)
    if number:
        line.alignment = WD_ALIGN_PARAGRAPH.RIGHT


def _keep_together(row: Any, *, with_next: bool) -> None:
    """No row over two pages, and a small table on one."""
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))  # noqa: SLF001 - python-docx has no such setting
    for cell in row.cells:
        cell.paragraphs[0].paragraph_format.keep_with_next = with_next


def _repeat(pattern: Any, rows: Sequence[Sequence[Cell]], words: Sequence[Sequence[str]]) -> None:
    """The pattern once for each row, with its words: a copy takes a tenth of the time of a row made anew."""
    own = pattern._tr  # noqa: SLF001 - python-docx has no copies
    for cells, texts in zip(rows, words, strict=True):
        row = copy.deepcopy(own)
        for place, cell, text in zip(row.tc_lst, cells, texts, strict=True):
            _say(next(place.iter(qn("w:t"))), text)
            _shade(place, shade(cell))
        own.addprevious(row)
    own.getparent().remove(own)


def _say(place: Any, text: str) -> None:
    """The text in a run, with breaks between its lines."""
    first, *rest = text.split("\n")
    place.text = first
    for line in rest:
        place.getparent().append(OxmlElement("w:br"))
        more = copy.copy(place)
        more.text = line
        place.getparent().append(more)


def _gap(document: DocumentType) -> None:
    """Tables in a row would become one without a line between them."""
    line = document.add_paragraph()
    line.paragraph_format.space_after = Pt(0)
    line.paragraph_format.line_spacing = Pt(8)


def _shade(cell: Any, step: int) -> None:
    if not step:
        return
    ground = OxmlElement("w:shd")
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", _SHADES[step])):
        ground.set(qn(f"w:{name}"), value)
    cell.get_or_add_tcPr().append(ground)


def _widths(headings: Sequence[str], rows: Sequence[Sequence[str]], wide: float) -> list[float]:
    """Centimetres: room for each column's longest word, and what is left shared out by how much text it has."""
    columns = [[heading, *(row[at] for row in rows)] for at, heading in enumerate(headings)]
    words = [_longest_word(texts) for texts in columns]
    least = [word * _LETTER + _PADDING for word in words]
    more = [max(sum(map(len, texts)) / len(texts) - word, 0) for texts, word in zip(columns, words, strict=True)]
    left = wide - sum(least)
    if left < 0 or not any(more):
        return [wide * width / sum(least) for width in least]
    return [width + left * share / sum(more) for width, share in zip(least, more, strict=True)]


def _longest_word(texts: Sequence[str]) -> int:
    return min(max((len(word) for text in texts for word in text.split()), default=0), _LONG_WORD)
