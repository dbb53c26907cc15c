"""A sheet as plain data: what stands in which cell, whatever kind of file it came from."""

from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple, TypeAlias

Place: TypeAlias = tuple[int, int]
"""A row and a column, both counted from 1."""


class Cell(NamedTuple):
    """What stands in a cell that is not empty; percentages count as people see them, 45 for 45%.

    ``unit`` is the sign that its format shows, such as ``£`` or ``%``. A ``fault`` says why it has no value that can be
    used; ``value`` is then what shows there.
    """

    row: int
    column: int
    value: float | str
    unit: str = ""
    is_formula: bool = False
    fault: str = ""
    sheet: str = ""  # nothing where a file has only one, without a name

    @property
    def address(self) -> str:
        """What spreadsheets call it: ``Scores!B4``."""
        return f"{self.sheet}!{self.place}" if self.sheet else self.place

    @property
    def place(self) -> str:
        """What it is called in its sheet: ``B4``."""
        return f"{letters(self.column)}{self.row}"

    @property
    def text(self) -> str:
        """A text, or nothing where it is a number."""
        return self.value if isinstance(self.value, str) else ""


class Grid(NamedTuple):
    """One sheet. ``merged`` has, by its first place, how many rows and columns a merged cell takes.

    ``flipped`` says that rows and columns have changed places; cells keep their addresses. ``hidden`` are columns and
    rows, as people call them, that the program does not show.
    """

    name: str
    cells: Mapping[Place, Cell]
    merged: Mapping[Place, tuple[int, int]] = {}
    is_hidden: bool = False
    hidden: tuple[str, ...] = ()
    has_commas: bool = False  # whether its program writes decimal commas
    flipped: bool = False

    def turned(self) -> "Grid":
        """The same with rows for columns."""
        return self._replace(
            cells={(column, row): cell for (row, column), cell in self.cells.items()},
            merged={(column, row): (wide, high) for (row, column), (high, wide) in self.merged.items()},
            flipped=not self.flipped,
        )

    def rows(self) -> dict[int, dict[int, Cell]]:
        """Cells by row and column, both in order; rows without any are left out."""
        rows: dict[int, dict[int, Cell]] = {}
        for row, column in sorted(self.cells):
            rows.setdefault(row, {})[column] = self.cells[row, column]
        return rows

    def row_name(self, row: int) -> str:
        """What a person calls a row of this grid: ``row 3``, or ``column C`` where it is turned."""
        return f"column {letters(row)}" if self.flipped else f"row {row}"

    def column_name(self, column: int) -> str:
        """What a person calls a column of this grid."""
        return f"row {column}" if self.flipped else f"column {letters(column)}"


@lru_cache(maxsize=1024)
def letters(column: int) -> str:
    """The letters by which spreadsheets call a column: 1 is A, 27 is AA."""
    name = ""
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(ord("A") + rest) + name
    return name
