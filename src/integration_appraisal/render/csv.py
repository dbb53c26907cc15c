"""A page's sheet as CSV. Text that a spreadsheet would take for a formula gets a quote before it (CWE-1236)."""

import csv
import io
import unicodedata

from integration_appraisal.figures import rounded
from integration_appraisal.render import Screen
from integration_appraisal.report.document import Cell, Column, Page

_DECIMALS = {"number": 1, "share": 3}  # as points and per cent are printed
_FORMULA = ("=", "+", "-", "@")


def render(page: Page, _screen: Screen) -> str:
    """The sheet, with a row of headings."""
    if page.sheet is None:
        raise ValueError("this report has no sheet")
    sheet = page.sheet()
    if page.what_if:
        rows = tuple((page.what_if, *row) for row in sheet.rows)
        sheet = sheet._replace(columns=(Column("what_if"), *sheet.columns), rows=rows)
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(column.heading for column in sheet.columns)
    decimals = [None if page.full else _DECIMALS.get(column.kind) for column in sheet.columns]
    writer.writerows([_cell(cell, own) for cell, own in zip(row, decimals, strict=True)] for row in sheet.rows)
    return out.getvalue()


def _cell(cell: Cell, decimals: int | None) -> str:
    if isinstance(cell, float):
        return repr(cell + 0.0) if decimals is None else rounded(cell, decimals)  # no negative zero
    text = str(cell if cell is not None else "")
    if isinstance(cell, int):
        return text
    # Spreadsheets pass over blanks and line breaks, and take full-width signs for plain ones.
    start = unicodedata.normalize("NFKC", text.lstrip()[:1])
    return f"'{text}" if start in _FORMULA or text.startswith(("\t", "\r")) else text
