"""What each row and column of a sheet is taken for: options in rows, criteria in columns, and rows that say more."""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from integration_appraisal.findings import shown
from integration_appraisal.sheets.columns import Column, Extra, columns_of
from integration_appraisal.sheets.frame import Frame, Row
from integration_appraisal.sheets.grid import Cell, Grid
from integration_appraisal.sheets.headings import Doubt, Line, parted, says_more, told
from integration_appraisal.sheets.words import SKIPPED, label

_ALONE = "is taken for a heading. If it is an option that nobody has scored, write n/a in its cells."


class Layout(NamedTuple):
    """A sheet that holds a table. All is by the rows and columns of ``grid``, which may have been turned.

    ``marks`` are rows that say more of criteria, by what they say; ``extras`` are columns that say more of options.
    ``account`` says what was taken for what, in words.
    """

    grid: Grid
    title: str
    columns: tuple[Column, ...]
    options: tuple[Line, ...]
    marks: Mapping[str, Row]
    extras: Mapping[str, Extra]
    groups: Mapping[int, Cell]
    account: tuple[tuple[str, str], ...]
    doubts: tuple[Doubt, ...]


def layout_of(grid: Grid) -> Layout | None:
    """The table of a sheet, or None where there is none; turned where its criteria stand in rows."""
    frames = [frame for frame in (Frame(grid), Frame(grid.turned())) if frame.head]
    return _Reading(max(frames, key=lambda own: own.evidence)).layout() if frames else None  # as it stands if alike


class _Reading:
    """Goes through a frame; account and doubts gather on the way."""

    def __init__(self, frame: Frame) -> None:
        self._frame = frame
        self._grid = frame.grid
        self._doubts: list[Doubt] = []
        self._account: list[tuple[str, str]] = []

    def layout(self) -> Layout:
        """All of it in its place."""
        frame, row_name = self._frame, self._grid.row_name
        title = self._title()
        self._account.append((row_name(frame.head), "headings"))
        marks = {what: row for _, what, row in frame.marks()}
        self._account += [(row_name(number), f"{what} of each criterion") for number, what, _ in frame.marks()]
        held = dict(self._options())
        options = parted(held, [number for number in held if frame.has_role(frame.rows[number])])
        self._account += [told(line, "option", written(line.cell), row_name) for line in options]
        columns = columns_of(frame, [line.number for line in options], marks)
        groups = dict(self._groups([own.line.number for own in columns.criteria]))
        account, doubts = (*self._account, *columns.account), (*self._doubts, *columns.doubts)
        return Layout(
            self._grid, title, columns.criteria, tuple(options), marks, columns.extras, groups, account, doubts
        )

    def _options(self) -> Iterator[tuple[int, Cell]]:
        """The rows that are options; all others are said, with what they are taken for."""
        frame, held = self._frame, self._frame.held
        rest = {number: row for number, row in frame.below.items() if not frame.is_marked(row)}
        for number, row in rest.items():
            name = row.get(frame.names)
            if name is None:
                self._unnamed(number, row)
            elif self._is_worked_out(number, name, row):
                continue
            elif number in held or says_more(name, held.values()):
                yield number, name
            else:
                self._alone(number, name, is_below=number > max(held, default=0))

    def _is_worked_out(self, number: int, name: Cell, row: Row) -> bool:
        """Whether a row is a total or the like, which is said."""
        is_so = label(name.text) in SKIPPED and not self._frame.has_role(row)
        if is_so:
            why = f"left out: “{shown(name.text)}” is worked out from others"
            self._account.append((self._grid.row_name(number), why))
        return is_so

    def _unnamed(self, number: int, row: Row) -> None:
        where = self._grid.row_name(number)
        self._account.append((where, "left out: nothing names it"))
        if len(row) > 1:
            message = f"{where} is left out, as nothing names it. Name it if it is an option."
            self._doubts.append(Doubt(row[min(row)], message))

    def _alone(self, number: int, name: Cell, *, is_below: bool) -> None:
        kind = "note" if is_below else "heading"
        self._account.append((self._grid.row_name(number), f"left out: a {kind}, “{shown(name.text, 40)}”"))
        if not is_below:
            self._doubts.append(Doubt(name, f"“{shown(name.text, 40)}” {_ALONE}"))

    def _groups(self, columns: list[int]) -> Iterator[tuple[int, Cell]]:
        """Headings of groups: cells above those of criteria, each over its own columns and those that follow."""
        above = [number for number in self._frame.rows if number < self._frame.head and self._is_over(number, columns)]
        if not above:
            return
        number, row = above[-1], self._frame.rows[above[-1]]
        current: Cell | None = None
        for column in columns:
            current = row.get(column, current)
            if current is not None:
                yield column, current
        where = self._grid.row_name(number)
        self._account.append((where, "groups of criteria"))
        if not any(self._frame.width(number, column) > 1 for column in row):
            message = f"{where} is taken for groups of criteria, each up to where the next begins."
            self._doubts.append(Doubt(row[min(row)], message))

    def _is_over(self, number: int, columns: list[int]) -> bool:
        """Whether a row above the headings is about criteria: several of them, or some that are merged."""
        row = self._frame.rows[number]
        over = [column for column in columns if column in row and row[column].text]
        if not over or self._frame.is_mark(row):
            return False
        return len(over) > 1 or (self._frame.width(number, over[0]) > 1 and min(row) < over[0])

    def _title(self) -> str:
        """The first text above the headings that stands alone in its row, as the sheet is."""
        title = self._frame.title
        if title is not None:
            self._account.append((self._grid.column_name(title), "title"))
            return self._frame.heads[title].text
        for number, row in self._frame.rows.items():
            first = row[min(row)]
            if number < self._frame.head and len(row) == 1 and first.text and not self._frame.is_mark(row):
                self._account.append((self._grid.row_name(number), "title"))
                return first.text
        return ""


def written(cell: Cell) -> str:
    """A name that may have been typed as a number."""
    return cell.text or re.sub(r"\.0$", "", str(cell.value))
