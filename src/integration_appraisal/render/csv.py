"""A page's sheet as CSV. Text that a spreadsheet would take for a formula gets a quote before it (CWE-1236)."""

import csv
import io

from integration_appraisal.figures import rounded
from integration_appraisal.guarding import guarded
from integration_appraisal.render import Screen
from integration_appraisal.report.document import Cell, Column, Page

_DECIMALS = {"number": 1, "share": 3}  # as points and per cent are printed


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
    return "" if cell is None else guarded(cell) if isinstance(cell, str) else str(cell)
