"""Tables: a header row on every page, and columns as wide as what stands in them asks for."""

from collections.abc import Iterator, Sequence
from typing import Any

from docx.shared import Cm

from integration_appraisal.render.cells import cell_lines, without_bars
from integration_appraisal.render.docx.markup import line, made, run
from integration_appraisal.render.plain import shade
from integration_appraisal.report.document import Alert, Cell, Column, Table

_HEADED = "0420"  # the style of a first row, and no bands
_LETTER, _PADDING = 0.19, 0.4  # centimetres that a letter of a table takes, and the edges of a cell
_EDGE = 70  # of it on each side, in twentieths of a point
_SMALL = 1_200  # letters of a table that stays on one page
_LONG_WORD = 20  # letters; a longer word may be broken
_SHORT, _MOST_WHOLE = 14, 0.75  # letters of a short cell, and the share of the page that such may take
_SHADES = ("", "EEF4FA", "DCE9F5", "C3D9ED", "A6C8E6")  # the darker, the more


def table(given: Table, wide: float) -> Iterator[Any]:
    """A table with its caption, as wide as the text; ``wide`` is in centimetres."""
    own = without_bars(given)
    headings = [column.heading for column in own.columns]
    words = [[cell_lines(cell) for cell in row] for row in own.rows]
    widths = [round(Cm(each).twips) for each in _widths(headings, words, wide)]
    small = sum(len(text) for row in words for text in row) < _SMALL
    yield line("Caption", run(own.caption), look=[made("keepNext")])
    edges = made("tblCellMar", *(made(side, w=_EDGE, type="dxa") for side in ("left", "right")))
    size = (made("tblW", w=sum(widths), type="dxa"), made("tblLayout", type="fixed"), edges)
    look = made("tblPr", made("tblStyle", val="TableGrid"), *size, made("tblLook", val=_HEADED))
    drawn = made("tbl", look, made("tblGrid", *(made("gridCol", w=each) for each in widths)))
    heads = zip(headings, own.columns, widths, strict=True)
    drawn.append(_row([_cell(*head, "TableHeading") for head in heads], made("tblHeader")))
    drawn.extend(_rows(own, words, widths, together=small))
    yield drawn
    yield line("TableEnd")  # tables in a row would become one without a line between them


def _rows(own: Table, words: Sequence[Sequence[str]], widths: Sequence[int], *, together: bool) -> Iterator[Any]:
    for at, row in enumerate(own.rows):
        mark = "Strong" if at in own.strong else "Faint" if at in own.faint else ""
        keeps = together and at + 1 < len(own.rows)
        cells = zip(words[at], own.columns, widths, row, strict=True)
        yield _row([_cell(*cell[:3], "TableText", mark, cell[3], together=keeps) for cell in cells])


def _row(cells: Sequence[Any], *more: Any) -> Any:
    """A row that stays on one page."""
    return made("tr", made("trPr", made("cantSplit"), *more), *cells)


def _cell(
    text: str, column: Column, wide: int, style: str, mark: str = "", cell: Cell = None, *, together: bool = False
) -> Any:
    look = [made("keepNext")] if together else []
    look += [made("jc", val="right")] if column.kind == "number" else []
    ground = [made("shd", val="clear", color="auto", fill=_SHADES[shade(cell)])] if shade(cell) else []
    told = line(style, run(text, "Strong" if isinstance(cell, Alert) else mark), look=look)
    return made("tc", made("tcPr", made("tcW", w=wide, type="dxa"), *ground), told)


def _widths(headings: Sequence[str], rows: Sequence[Sequence[str]], wide: float) -> list[float]:
    """Centimetres: room for what should not be broken, and the rest shared out by how much text there is.

    A short cell, such as a value with its range, stays in one line where all columns have room for that.
    """
    columns = [[heading, *(row[at] for row in rows)] for at, heading in enumerate(headings)]
    whole, words = ([_least(texts, short) for texts in columns] for short in (_SHORT, 0))
    least = whole if sum(whole) < wide * _MOST_WHOLE else words
    more = [max(_mean(texts) - own, 0) for texts, own in zip(columns, least, strict=True)]
    left = wide - sum(least)
    if left < 0 or not any(more):
        left, more, least = wide, least, [0.0] * len(least)
    return [own + left * share / sum(more) for own, share in zip(least, more, strict=True)]


def _mean(texts: Sequence[str]) -> float:
    """Room for a cell of middling length."""
    return sum(map(len, texts)) / len(texts) * _LETTER


def _least(texts: Sequence[str], short: int) -> float:
    """Room for the longest of the words, and of the cells that are short."""
    pieces = [piece for text in texts for piece in ([text] if len(text) <= short else text.split())]
    return min(max(map(len, pieces), default=0), _LONG_WORD) * _LETTER + _PADDING
