"""Columns: criteria, what is said of each option, and what is left out and why."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from integration_appraisal.sheets.amounts import from_text
from integration_appraisal.sheets.frame import Frame, Row
from integration_appraisal.sheets.grid import Cell, Grid
from integration_appraisal.sheets.headings import Doubt, Line, parted, says_more, told
from integration_appraisal.sheets.words import HEADINGS, MARKS, SKIPPED, direction, label

_BRACKETS = re.compile(r"(?P<name>.*\S)\s*[(\[](?P<inside>[^()\[\]]{1,40})[)\]]")
_LONGEST_UNIT = 25
_CRITERION = "criterion"
_DESCRIBED = "it has words and no weight, and others have"
_WORKED_OUT = "it is worked out from others"
_OF_OPTIONS = frozenset(HEADINGS.values()) - {"option", "notes"}


class Column(NamedTuple):
    """A criterion's column, its name without what its brackets say."""

    line: Line
    name: str
    unit: str = ""
    ends: tuple[float, float] | None = None
    better: str | None = None


class Extra(NamedTuple):
    """A column that says something of each option."""

    column: int
    cells: Mapping[int, Cell]


class Columns(NamedTuple):
    """What the columns of a table are; ``account`` and ``doubts`` say so in words."""

    criteria: tuple[Column, ...]
    extras: Mapping[str, Extra]
    account: list[tuple[str, str]]
    doubts: list[Doubt]


def columns_of(frame: Frame, options: Sequence[int], marks: Mapping[str, Row]) -> Columns:
    """The criteria among the columns, and what says more of options."""
    grid, sure = frame.grid, marks.get("scale", {})
    found = Columns((), {}, [], [])
    extras: dict[str, Extra] = {}
    ours = dict(_criteria(frame, options, marks, found, extras))
    is_whole = bool(sure or marks.get("unit"))
    criteria = [_column(line, is_whole=is_whole) for line in parted(ours, sure)]
    _set_notes_apart(found, criteria, extras, grid, options)
    found.account.extend(told(own.line, _CRITERION, own.name, grid.column_name) for own in criteria)
    return found._replace(criteria=tuple(criteria), extras=extras)


def _criteria(
    frame: Frame, options: Sequence[int], marks: Mapping[str, Row], found: Columns, extras: dict[str, Extra]
) -> Iterator[tuple[int, Cell]]:
    """The headings of criteria; what is said of options goes to ``extras``, and the rest is left out and said."""
    grid, sure = frame.grid, marks.get("scale", {})
    named: dict[int, Cell] = {}
    for column in _columns(frame, options):
        head, cells = frame.heads.get(column), _cells(grid, column, options)
        is_more = _more(head, named)
        what = _kind(head, extras, is_told=_is_said(column, cells, marks))
        if not is_more and _is_described(column, cells, marks):
            what = _DESCRIBED if what == _CRITERION else what
        if head and (what == _CRITERION or column in sure):
            named[column] = head
            yield column, head
        elif what in _OF_OPTIONS:
            extras[what] = Extra(column, cells)
            found.account.append((grid.column_name(column), f"{what.replace('_', ', ')} of each option"))
        elif not is_more:
            _leave_out(found, grid.column_name(column), head, cells, what)


def _columns(frame: Frame, options: Sequence[int]) -> list[int]:
    """The columns in which a heading or something of an option stands, but for names and the title."""
    used = {column for row, column in frame.grid.cells if row in options} | set(frame.heads)
    return sorted(used - {frame.names, frame.title or frame.names})


def _more(head: Cell | None, named: Mapping[int, Cell]) -> bool:
    """Whether a heading says more of one before it, or may: reasons have headings of their own."""
    return head is not None and (says_more(head, named.values()) or HEADINGS.get(label(head.text)) == "notes")


def _is_described(column: int, cells: Row, marks: Mapping[str, Row]) -> bool:
    """Whether a column tells of options without judging them: in words, and without a weight where others have one."""
    is_weighted = not marks.get("weight") or column in marks["weight"]
    return not is_weighted and all(cell.text and from_text(cell.text).word for cell in cells.values())


def _is_said(column: int, cells: Row, marks: Mapping[str, Row]) -> bool:
    """Whether something stands in a column besides its heading."""
    return bool(cells) or any(column in row for row in marks.values())


def _cells(grid: Grid, column: int, rows: Sequence[int]) -> dict[int, Cell]:
    return {row: grid.cells[row, column] for row in rows if (row, column) in grid.cells}


def _kind(head: Cell | None, taken: Mapping[str, Extra], *, is_told: bool) -> str:
    """What a column is: criterion, something of options, or in words why it is left out; nothing where it is empty."""
    if head is None:
        return "it has no heading" if is_told else ""
    text = label(head.text)
    kind = HEADINGS.get(text)
    if kind in _OF_OPTIONS and kind not in taken:
        return kind
    if text in SKIPPED:
        return _WORKED_OUT
    if text in MARKS:
        return f"a {MARKS[text]} is of criteria, not of options"
    return _CRITERION if is_told else "nothing stands in it"


def _leave_out(found: Columns, where: str, head: Cell | None, cells: Row, why: str) -> None:
    """A column that is neither, said with why; nothing of one that is empty."""
    if not why:
        return
    found.account.append((where, f"left out: {why}"))
    if why != _WORKED_OUT:
        cell = head or next(iter(cells.values()), None)
        found.doubts.extend([Doubt(cell, f"{where} is left out: {why}.")] if cell else [])


def _set_notes_apart(
    found: Columns, criteria: list[Column], extras: dict[str, Extra], grid: Grid, options: Sequence[int]
) -> None:
    """One column of notes that stands behind all criteria, where it holds texts, is about options, and that is said."""
    last = criteria[-1].line if criteria else None
    if last is None or HEADINGS.get(label(last.cell.text)) != "notes":
        return
    cells, where = _cells(grid, last.number, options), grid.column_name(last.number)
    if all(cell.text for cell in cells.values()):
        criteria.pop()
        extras.setdefault("summary", Extra(last.number, cells))
        found.account.append((where, "summary of each option"))
        found.doubts.append(Doubt(last.cell, f"{where} is taken for a summary of each option, not for reasons."))


def _column(line: Line, *, is_whole: bool) -> Column:
    """A heading taken apart; it is whole where a row of units or scales says what its brackets would."""
    text = line.cell.text or f"{line.cell.value:g}"
    found = None if is_whole else _BRACKETS.fullmatch(text)
    if found is None:
        return Column(line, text)
    inside, name = found["inside"].strip(), found["name"]
    ends = from_text(inside)
    if ends.low is not None and ends.high is not None:
        return Column(line, name, ends=(ends.low, ends.high), unit=ends.unit)
    if direction(inside):
        return Column(line, name, better=direction(inside))
    return Column(line, name, unit=inside) if len(inside) <= _LONGEST_UNIT else Column(line, text)
