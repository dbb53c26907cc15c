"""The table as a workbook: numbers are numbers, and all else is text whatever it begins with."""

import datetime
import io
from typing import Any

from integration_appraisal.appraisal.appraise import Appraisal
from integration_appraisal.sheets.given import given
from integration_appraisal.sheets.rows import Value, rows

MADE = datetime.datetime(2000, 1, 1)  # noqa: DTZ001 - the same inputs give the same bytes
_WIDE, _NAMES = 14, 34  # characters


def write(appraisal: Appraisal) -> bytes:
    """One sheet, with its headings in sight as one scrolls."""
    import xlsxwriter  # type: ignore[import-untyped]

    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        book.set_properties({"created": MADE})
        sheet = book.add_worksheet("Scores")
        bold, wrapped = book.add_format({"bold": True, "text_wrap": True}), book.add_format({"text_wrap": True})
        for row, values in enumerate(rows(given(appraisal))):
            for column, value in enumerate(values):
                put(sheet, row, column, value, bold if row <= 1 else wrapped)
        sheet.set_column(0, 0, _NAMES)
        sheet.set_column(1, 200, _WIDE)
        sheet.freeze_panes(2, 1)
    return out.getvalue()


def put(sheet: Any, row: int, column: int, value: Value, style: Any = None) -> None:
    """A number or a text in a cell; nothing where there is none."""
    if isinstance(value, int | float):
        sheet.write_number(row, column, value, style)
    elif value:
        sheet.write_string(row, column, value, style)
