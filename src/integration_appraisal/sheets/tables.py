"""The sheets of a workbook: which holds the scores, which those of a person, and which says more of the criteria."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, TypeVar

from integration_appraisal.findings import shown
from integration_appraisal.sheets.columns import Column
from integration_appraisal.sheets.grid import Cell, Grid, Place
from integration_appraisal.sheets.headings import Doubt, Line
from integration_appraisal.sheets.layout import Layout, layout_of, written
from integration_appraisal.sheets.words import plain

AGREED = "agreed"
_SUMS_UP = "its name says that it sums up others"
_AGREED = ("agreed", "agreed scores", "consensus", "consensus scores", "moderated", "moderated scores")
_LEFT_OUT = (
    "summary", "average", "averages", "mean", "overall", "total", "totals", "result", "results", "combined", "template",
    "blank", "example", "instructions", "guidance", "chart", "charts", "read me", "readme", "notes",
)  # fmt: skip


Named = TypeVar("Named", Line, Column)


class Table(NamedTuple):
    """A layout with options and criteria; ``person`` is whose scores they are where there are several."""

    layout: Layout
    person: str = ""


class Tables(NamedTuple):
    """All tables of a workbook, what sheets of criteria say of these, and what was taken for what.

    ``lists`` go by criterion and by what is said of it. The account names their sheets.
    """

    scores: tuple[Table, ...]
    lists: Mapping[str, Mapping[str, Cell]]
    account: tuple[tuple[str, str, str], ...]
    doubts: tuple[Doubt, ...]


def tables_of(grids: Sequence[Grid], wanted: Sequence[str] = ()) -> Tables:
    """Sort the sheets; ``wanted`` are the names of those to read, all that show where there are none."""
    account: list[tuple[str, str, str]] = []
    doubts: list[Doubt] = []
    layouts = list(_layouts(grids, wanted, account))
    summaries = _summaries([own for own in layouts if own.options])
    for layout in layouts:
        if layout in summaries:
            account.append((layout.grid.name, "", f"left out: {_SUMS_UP}"))
            doubts.append(Doubt(_first(layout), f"the sheet is left out: {_SUMS_UP}. Rename it if not."))
        else:
            account += _said(layout)
            doubts += [*layout.doubts, *_hidden(layout)]
    people = _people([own for own in layouts if own.options and own not in summaries])
    return Tables(tuple(people), _listed([own for own in layouts if not own.options]), tuple(account), tuple(doubts))


def _layouts(grids: Sequence[Grid], wanted: Sequence[str], account: list[tuple[str, str, str]]) -> Iterator[Layout]:
    """The tables of sheets; those that hold none, and those that are not read, are said."""
    for grid in grids:
        if grid.name not in wanted if wanted else grid.is_hidden:
            account.append((grid.name, "", f"left out: it {'was not asked for' if wanted else 'is hidden'}"))
            continue
        layout = layout_of(grid)
        if layout and layout.columns and (layout.options or layout.marks):
            yield layout
        else:
            account.append((grid.name, "", f"left out: {_no_table(grid)}"))


def _no_table(grid: Grid) -> str:
    return "no table stands in it" if grid.cells else "it is empty"


def _first(layout: Layout) -> Cell:
    return min(layout.grid.cells.values(), key=lambda cell: (cell.row, cell.column))


def _summaries(layouts: Sequence[Layout]) -> list[Layout]:
    """Of several sheets with scores, those that only sum up others by their names; none where all do."""
    found = [own for own in layouts if plain(own.grid.name) in _LEFT_OUT]
    return found if len(found) < len(layouts) else []


def _said(layout: Layout) -> list[tuple[str, str, str]]:
    options, criteria = ("columns", "rows") if layout.grid.flipped else ("rows", "columns")
    scored = f"options in {options}, criteria in {criteria}"
    listed = f"criteria in {criteria}, and no option with scores: read for what it says of criteria"
    said = ("", scored if layout.options else listed)
    return [(layout.grid.name, *own) for own in (said, *layout.account)]


def _hidden(layout: Layout) -> list[Doubt]:
    said = "is hidden and is read like the others. Delete it if it is not to count."
    return [Doubt(_first(layout), f"{line} {said}") for line in layout.grid.hidden]


def _people(layouts: Sequence[Layout]) -> Iterable[Table]:
    """Several tables are each a person's, by the name of the sheet, but for the one that all agreed."""
    for layout in layouts:
        is_agreed = plain(layout.grid.name) in _AGREED
        yield Table(layout, "" if len(layouts) == 1 else AGREED if is_agreed else layout.grid.name)


def _listed(layouts: Sequence[Layout]) -> dict[str, dict[str, Cell]]:
    listed: dict[str, dict[str, Cell]] = {}
    for layout in layouts:
        for column in layout.columns:
            said = {what: row[column.line.number] for what, row in layout.marks.items() if column.line.number in row}
            listed.setdefault(plain(column.name), {}).update(said)
    return listed


def match(tables: Sequence[Table]) -> tuple[list[list[Line | None]], list[list[Column | None]], list[Doubt]]:
    """Options and criteria that are the same in all tables, each as one entry a table, in the order of the first."""
    options = _same([{plain(written(own.cell)): own for own in table.layout.options} for table in tables])
    criteria = _same([{plain(own.name): own for own in table.layout.columns} for table in tables])
    sheets = [table.layout.grid.name for table in tables]
    heads = [[own and own.line for own in columns] for columns in criteria]
    return options, criteria, [*_lacking(sheets, options, "option"), *_lacking(sheets, heads, "criterion")]


def _lacking(sheets: Sequence[str], entries: Sequence[Sequence[Line | None]], what: str) -> Iterator[Doubt]:
    """What some sheets do not have, said where the first has it."""
    for lines in entries:
        lacking = [f"“{shown(name, 30)}”" for name, line in zip(sheets, lines, strict=True) if line is None]
        if lacking:
            cell = next(own.cell for own in lines if own is not None)
            message = f"the {what} “{shown(written(cell), 40)}” is not in {', '.join(lacking[:4])}. Names must be the "
            yield Doubt(cell, message + "same in every sheet. Use --sheet to read some sheets only.", is_fault=True)


def _same(named: Sequence[Mapping[str, Named]]) -> list[list[Named | None]]:
    names = dict.fromkeys(name for own in named for name in own)
    return [[own.get(name) for own in named] for name in names]


def twice(table: Table) -> list[Doubt]:
    """Options or criteria of one name."""
    cells = [own.cell for own in table.layout.options]
    heads = [(own.line.cell, own.name) for own in table.layout.columns]
    doubts = []
    for what, named in (("options", [(cell, written(cell)) for cell in cells]), ("criteria", heads)):
        seen: dict[str, Cell] = {}
        for cell, name in named:
            first = seen.setdefault(plain(name), cell)
            if first is not cell:
                message = (
                    f"two {what} are called “{shown(name, 40)}”, here and in {first.place}. Give each its own name."
                )
                doubts.append(Doubt(cell, message, is_fault=True))
    return doubts


def cells_at(line: Line, column: Column) -> dict[str, Place]:
    """Where a table says what of one option on one criterion; nothing where it is the score itself."""
    places = {"": (line.number, column.line.number)}
    places |= {what: (number, column.line.number) for what, number in line.beside.items()}
    return places | {what: (line.number, number) for what, number in column.line.beside.items()}
