"""A spreadsheet's bytes become grids. Nothing in the file is executed: of a formula only the stored result is read."""

import re
from collections.abc import Callable
from importlib import import_module
from pathlib import PurePath
from typing import NamedTuple

from integration_appraisal.documents.characters import without_forbidden
from integration_appraisal.findings import NOWHERE, Finding
from integration_appraisal.sheets.grid import Grid

ENDINGS = (".xlsx", ".csv", ".ods")
MOST_PACKED = 20_000_000  # bytes of a file
MOST_CELLS = 100_000
LONGEST = 5_000  # characters of a cell
_MACROS = (".xlsm", ".xltx", ".xltm")  # the same inside; macros are never looked at
_OLD = "It is in an older format. Save it as .xlsx, .ods or .csv."
_PACKED = b"PK\x03\x04"
_COMPOUND = b"\xd0\xcf\x11\xe0"  # .xls, or a workbook with a password


class CannotBeRead(ValueError):  # noqa: N818 - says what was found
    """A file that holds no grids, in words that also say what to do."""


class Workbook(NamedTuple):
    """The sheets of a file, or what is wrong with it."""

    grids: list[Grid]
    findings: list[Finding]


def read(content: bytes, name: str) -> Workbook:
    """The sheets of a spreadsheet, in their order."""
    try:
        grids = _reader(content, name)(content)
    except CannotBeRead as fault:
        return Workbook([], [Finding("T001", str(fault), name, NOWHERE)])
    if not grids:
        return Workbook(
            [], [Finding("T001", "no sheet is in it. Save it anew from the program that made it.", name, NOWHERE)]
        )
    if sum(len(grid.cells) for grid in grids) > MOST_CELLS:
        message = f"it has more than {MOST_CELLS:,} cells with something in them. Copy the table alone."
        return Workbook([], [Finding("T001", message, name, NOWHERE)])
    return Workbook(grids, [])


def _reader(content: bytes, name: str) -> Callable[[bytes], list[Grid]]:
    """The function that reads a file of this kind, which is told by its bytes and not by its name alone."""
    ending = PurePath(name).suffix.lower()
    if content.startswith(_COMPOUND):
        raise CannotBeRead(f"it has a password, or is in an older format. {_OLD.split('. ')[1]}")
    if not content.startswith(_PACKED):
        if ending in (*ENDINGS[::2], *_MACROS):
            raise CannotBeRead(f"it ends in {ending} but is none. Save it anew from the program that made it.")
        module = "csv"
    else:
        module = "ods" if b"opendocument.spreadsheet" in content[:200] else "xlsx"
    function: Callable[[bytes], list[Grid]] = import_module(f"{__name__}.{module}").read
    return function


def tidy(text: str) -> str:
    """A cell's text without blanks around it, and without what may not stand in a file of ours."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    lines = (" ".join(line.split()) for line in without_forbidden(text).split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()[:LONGEST]
