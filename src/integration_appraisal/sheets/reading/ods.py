"""OpenDocument spreadsheets, from their own markup: libraries lose formats, or write out a million repeated rows."""

import io
import zipfile
from collections.abc import Iterator
from typing import Any
from xml.etree import ElementTree as ET

from integration_appraisal.documents.unpacking import TooMuch, check_unpacked
from integration_appraisal.sheets.grid import Cell, Grid, letters
from integration_appraisal.sheets.reading import LONGEST, MOST_CELLS, CannotBeRead, tidy
from integration_appraisal.sheets.reading.xlsx import percentage

_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_CALC = "{urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0}"
_FARTHEST = 1 << 20  # rows, and more than there are columns
_CURRENCIES = "£€$¥"
_FAULTS = {"date": "date", "time": "date"}
_TRUTH = {"true": "yes", "false": "no"}
_NUMBERS = ("float", "percentage", "currency")
_HIDDEN = ("collapse", "filter")


def read(content: bytes) -> list[Grid]:
    """The sheets, in their order."""
    try:
        check_unpacked(content)
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            root = ET.fromstring(parts.read("content.xml"))  # noqa: S314
        unseen = {
            style.get(f"{_STYLE}name")
            for style in root.iter(f"{_STYLE}style")
            if any(own.get(f"{_TABLE}display") == "false" for own in style)
        }
        return [_Sheet(table).grid(table.get(f"{_TABLE}style-name") in unseen) for table in root.iter(f"{_TABLE}table")]
    except TooMuch as fault:
        raise CannotBeRead(f"{fault}. Copy the table alone into a new spreadsheet.") from fault
    except CannotBeRead:
        raise
    except Exception as fault:  # whatever a broken file makes the parsers raise
        raise CannotBeRead("it is no spreadsheet that can be read. Open it and save it anew as .ods.") from fault


class _Sheet:
    """Walks the rows of a table, those inside headings and groups too."""

    def __init__(self, table: Any) -> None:
        self._table = table
        self._name = tidy(table.get(f"{_TABLE}name", ""))
        self._cells: dict[tuple[int, int], Cell] = {}
        self._merged: dict[tuple[int, int], tuple[int, int]] = {}
        self._hidden: list[str] = []

    def grid(self, is_hidden: bool) -> Grid:  # noqa: FBT001 - the one thing that the table does not say
        row = 1
        for element in self._table.iter(f"{_TABLE}table-row"):
            times = min(int(element.get(f"{_TABLE}number-rows-repeated", 1)), _FARTHEST)
            found = list(self._in_row(element, row))
            for step in range(times if found else 0):
                for cell in found:
                    self._cells[row + step, cell.column] = cell._replace(row=row + step)
                if len(self._cells) > MOST_CELLS:
                    raise CannotBeRead(f"it has more than {MOST_CELLS:,} cells. Copy the table alone.")
            if found and element.get(f"{_TABLE}visibility") in _HIDDEN:
                self._hidden.append(f"row {row}")
            row += times
        return Grid(self._name, self._cells, self._merged, is_hidden, (*self._columns(), *self._hidden))

    def _in_row(self, element: Any, row: int) -> Iterator[Cell]:
        column = 1
        for own in element:
            if own.tag not in (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"):
                continue
            times = min(int(own.get(f"{_TABLE}number-columns-repeated", 1)), _FARTHEST)
            cell = _cell(own, row, column, self._name)
            if cell is not None and own.tag == f"{_TABLE}table-cell":
                high, wide = (int(own.get(f"{_TABLE}number-{what}-spanned", 1)) for what in ("rows", "columns"))
                if (high, wide) != (1, 1):
                    self._merged[row, column] = (high, wide)
                if times > MOST_CELLS:
                    raise CannotBeRead(f"it has more than {MOST_CELLS:,} cells. Copy the table alone.")
                yield from (cell._replace(column=column + step) for step in range(times))
            column += times

    def _columns(self) -> Iterator[str]:
        column = 1
        for own in self._table.iter(f"{_TABLE}table-column"):
            times = min(int(own.get(f"{_TABLE}number-columns-repeated", 1)), _FARTHEST)
            if own.get(f"{_TABLE}visibility") in _HIDDEN:
                used = sorted({place[1] for place in self._cells})
                yield from (f"column {letters(at)}" for at in used if column <= at < column + times)
            column += times


def _cell(own: Any, row: int, column: int, sheet: str) -> Cell | None:
    """A cell by its kind; the sign of a currency stands in the text that it shows."""
    kind = own.get(f"{_OFFICE}value-type")
    text = tidy("\n".join(_paragraph(part) for part in own.iterfind(f"{_TEXT}p"))[: 2 * LONGEST])
    is_formula = own.get(f"{_TABLE}formula") is not None
    fault = _fault(own, kind, is_formula=is_formula)
    value: float | str = _TRUTH[own.get(f"{_OFFICE}boolean-value")] if kind == "boolean" else text
    if fault or kind not in _NUMBERS:
        return Cell(row, column, value, "", is_formula, fault, sheet) if value or fault else None
    number = float(own.get(f"{_OFFICE}value"))
    if kind == "percentage":
        return Cell(row, column, percentage(number), "%", is_formula, sheet=sheet)
    sign = next((sign for sign in _CURRENCIES if sign in text), "")
    return Cell(row, column, number, sign, is_formula, sheet=sheet)


def _fault(own: Any, kind: str | None, *, is_formula: bool) -> str:
    """Why a cell has no value that can be used."""
    if own.get(f"{_CALC}value-type") == "error":
        return "error"
    return "formula" if is_formula and kind is None else _FAULTS.get(kind or "", "")


def _paragraph(element: Any) -> str:
    """The text of a paragraph; several spaces and line breaks have elements of their own, notes are left out."""
    parts = [element.text or ""]
    for own in element:
        if own.tag == f"{_TEXT}s":
            parts.append(" " * min(int(own.get(f"{_TEXT}c", 1)), LONGEST))
        elif own.tag == f"{_TEXT}line-break":
            parts.append("\n")
        elif own.tag != f"{_OFFICE}annotation":
            parts.append(_paragraph(own))
        parts.append(own.tail or "")
    return "".join(parts)
