"""Excel workbooks, by openpyxl; which cells are formulas is looked up in the markup, since values hide that."""

import io
import posixpath
import re
import warnings
import zipfile
from collections.abc import Iterator
from datetime import date, time, timedelta
from functools import lru_cache
from typing import Any
from xml.etree import ElementTree as ET

from integration_appraisal.documents.unpacking import TooMuch, check_unpacked
from integration_appraisal.sheets.grid import Cell, Grid, letters
from integration_appraisal.sheets.reading import CannotBeRead, tidy

_CURRENCY = re.compile(r"[£€$¥]|\b(?:GBP|EUR|USD)\b")
_SHOWN_ALWAYS = re.compile(r"\[\$([^\]-]*)[^\]]*\]")  # a currency in its locale: [$£-809]
_QUOTED = re.compile(r'"[^"]*"|\\.')  # shows as it is
_WORDS = {"GBP": "£", "EUR": "€", "USD": "$"}
_REL = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_ADDRESS = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")


def read(content: bytes) -> list[Grid]:
    """The sheets, in their order; charts have none."""
    try:
        check_unpacked(content)
        with warnings.catch_warnings(), zipfile.ZipFile(io.BytesIO(content)) as parts:
            warnings.simplefilter("ignore")  # of what openpyxl would not write again
            import openpyxl  # type: ignore[import-untyped]

            book = openpyxl.load_workbook(io.BytesIO(content), data_only=True)
            formulas = dict(_formulas(parts))
            return [_grid(sheet, formulas.get(sheet.title, {})) for sheet in book.worksheets]
    except TooMuch as fault:
        raise CannotBeRead(f"{fault}. Copy the table alone into a new workbook.") from fault
    except Exception as fault:  # whatever a broken file makes the library raise
        raise CannotBeRead("it is no workbook that can be read. Open it and save it anew as .xlsx.") from fault


def _grid(sheet: Any, formulas: dict[tuple[int, int], bool]) -> Grid:
    """Cells are taken as they are stored: asking for rows would make each that a far-off format implies."""
    stored = sheet._cells.items()  # noqa: SLF001
    made = [_cell(cell, place in formulas, sheet.title) for place, cell in stored if cell.value is not None]
    cells = {(cell.row, cell.column): cell for cell in made if cell is not None}
    for place, is_stored in formulas.items():
        if place not in cells and not is_stored:
            cells[place] = Cell(*place, "", "", is_formula=True, fault="formula", sheet=sheet.title)
    merged = {
        (own.min_row, own.min_col): (own.max_row - own.min_row + 1, own.max_col - own.min_col + 1)
        for own in sheet.merged_cells.ranges
    }
    return Grid(sheet.title, cells, merged, sheet.sheet_state != "visible", tuple(_hidden(sheet, cells)))


def _cell(cell: Any, is_formula: bool, sheet: str) -> Cell | None:  # noqa: FBT001 - handed over by place alone
    value = cell.value
    unit = fault = ""
    if isinstance(value, bool):
        held: float | str = "yes" if value else "no"
    elif isinstance(value, int | float):
        unit, is_share = _unit(cell.number_format)
        held = percentage(float(value)) if is_share else float(value)
    else:
        held = tidy(str(value))
        fault = "date" if isinstance(value, date | time | timedelta) else "error" if cell.data_type == "e" else ""
    return Cell(cell.row, cell.column, held, unit, is_formula, fault, sheet) if held != "" else None


def percentage(number: float) -> float:
    """A share as per cent, without the last digits that only a computer's multiplication makes."""
    return float(f"{number * 100:.14g}")


@lru_cache(maxsize=1024)
def _unit(number_format: str) -> tuple[str, bool]:
    """The sign that a number format shows of numbers above zero, and whether it shows shares as per cent."""
    shown = _SHOWN_ALWAYS.sub(r"\1", number_format.split(";", maxsplit=1)[0])
    if "%" in shown:
        return "%", "%" in _QUOTED.sub("", shown)
    found = _CURRENCY.search(shown)
    return (_WORDS.get(found.group(), found.group()) if found else ""), False


def _hidden(sheet: Any, cells: dict[tuple[int, int], Cell]) -> Iterator[str]:
    """Columns and rows that hold something and are not shown."""
    rows, columns = ({place[axis] for place in cells} for axis in (0, 1))
    for own in sheet.column_dimensions.values():
        if own.hidden:
            yield from (f"column {letters(at)}" for at in sorted(columns) if own.min <= at <= own.max)
    for at, own in sheet.row_dimensions.items():
        if own.hidden and at in rows:
            yield f"row {at}"


def _formulas(parts: zipfile.ZipFile) -> Iterator[tuple[str, dict[tuple[int, int], bool]]]:
    """By the name of each sheet, the places of its formulas, and whether a result is stored there."""
    book = ET.fromstring(parts.read("xl/workbook.xml"))  # noqa: S314
    related = ET.fromstring(parts.read("xl/_rels/workbook.xml.rels"))  # noqa: S314
    targets = {own.get("Id"): own.get("Target", "") for own in related}
    for sheet in book.iter():
        if sheet.tag.endswith("}sheet") and sheet.get(_REL) in targets:
            part = posixpath.normpath(posixpath.join("xl", targets[sheet.get(_REL)])).lstrip("/")
            markup = parts.read(part) if part in parts.namelist() else b""
            if b"<f" in markup or b":f" in markup:
                yield sheet.get("name", ""), dict(_in_sheet(markup))


def _in_sheet(markup: bytes) -> Iterator[tuple[tuple[int, int], bool]]:
    for _, element in ET.iterparse(io.BytesIO(markup)):  # noqa: S314
        if element.tag.endswith("}c"):
            inside = {child.tag.rpartition("}")[2]: child.text for child in element}
            found = _ADDRESS.fullmatch(element.get("r", ""))
            if "f" in inside and found:
                stored = inside.get("v") is not None or element.get("t") == "str"
                yield (int(found[2]), _column(found[1])), stored
        elif element.tag.endswith("}row"):
            element.clear()


def _column(name: str) -> int:
    number = 0
    for letter in name:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number
