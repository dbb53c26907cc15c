"""Spreadsheets made as people make them: with openpyxl, as text, and by LibreOffice."""

import io
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import openpyxl
import pytest

Rows = Sequence[Sequence[Any]]


class As(NamedTuple):
    """A value with its number format."""

    value: Any
    format: str


def xlsx(sheets: Mapping[str, Rows], merged: Mapping[str, Sequence[str]] = {}, hidden: Sequence[str] = ()) -> bytes:
    """A workbook; a text that begins with = is a formula, which openpyxl stores without its result."""
    book = openpyxl.Workbook()
    del book["Sheet"]
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row, values in enumerate(rows, 1):
            for column, value in enumerate(values, 1):
                cell = sheet.cell(row, column)
                cell.value = value.value if isinstance(value, As) else value
                if isinstance(value, As):
                    cell.number_format = value.format
        for span in merged.get(name, ()):
            sheet.merge_cells(span)
        if name in hidden:
            sheet.sheet_state = "hidden"
    return saved(book)


def saved(book: Any) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def one(rows: Rows, *merged: str) -> bytes:
    """A workbook of one sheet."""
    return xlsx({"Scores": rows}, {"Scores": merged})


OFFICE = shutil.which("localc")
needs_office = pytest.mark.skipif(OFFICE is None, reason="LibreOffice Calc is not installed")


def by_office(content: bytes, ending: str, folder: Path, source: str = "xlsx") -> bytes:
    """The same spreadsheet opened and saved by LibreOffice, which works out its formulas."""
    (folder / "in").mkdir(exist_ok=True)
    made = folder / "in" / f"book.{source}"
    made.write_bytes(content)
    home = f"-env:UserInstallation=file://{folder / 'profile'}"
    command = [str(OFFICE), home, "--headless", "--convert-to", ending, "--outdir", str(folder / "out"), str(made)]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    return (folder / "out" / f"book.{ending}").read_bytes()
