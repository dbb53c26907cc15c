"""Text with separators: commas, semicolons, tabs or bars, in the encodings that spreadsheets write."""

import csv
import io
from statistics import median

from integration_appraisal.guarding import unguarded
from integration_appraisal.sheets.grid import Cell, Grid
from integration_appraisal.sheets.reading import CannotBeRead, tidy

_SEPARATORS = ",;\t|"
_LOOKED_AT = 40  # rows


def read(content: bytes) -> list[Grid]:
    """The one sheet of the text. A semicolon between cells means that commas are decimal."""
    text = _decoded(content)
    first, _, rest = text.partition("\n")
    separator = first[4:5] if first.lower().startswith("sep=") else ""
    text = rest if separator else text
    separator = separator or _separator(text)
    cells = {}
    try:
        for row, fields in enumerate(csv.reader(io.StringIO(text), delimiter=separator), 1 + bool(text is rest)):
            for column, field in enumerate(fields, 1):
                if value := tidy(unguarded(field)):
                    cells[row, column] = Cell(row, column, value)
    except csv.Error as fault:
        raise CannotBeRead(f"it is no text with separators ({fault}). Save it anew as CSV.") from fault
    return [Grid("", cells, has_commas=separator == ";")]


def _decoded(content: bytes) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", "replace")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1252", "replace")  # what Excel on Windows writes
    if "\0" in text:
        raise CannotBeRead("it is no text. Save it as .xlsx, .ods or .csv.")
    return text


def _separator(text: str) -> str:
    """The one that gives most cells in a row; a comma where none does."""
    head = "\n".join(text.split("\n", 4 * _LOOKED_AT)[: 4 * _LOOKED_AT])

    def width(separator: str) -> float:
        try:
            rows = [
                row
                for row, _ in zip(csv.reader(io.StringIO(head), delimiter=separator), range(_LOOKED_AT), strict=False)
            ]
        except csv.Error:
            return 0
        return median([len(row) for row in rows if any(row)] or [0])

    return max(_SEPARATORS, key=width)
