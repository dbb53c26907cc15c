"""One way to read a sheet: which row has the headings, which column the names, and which rows say more of criteria."""

from collections.abc import Iterator
from functools import cached_property

from integration_appraisal.sheets.amounts import from_text
from integration_appraisal.sheets.grid import Cell, Grid
from integration_appraisal.sheets.words import CRITERION, HEADINGS, MARKS, label, plain

Row = dict[int, Cell]
ROLES = ("baseline", "do_minimum", "alternative")
_SHARE = 0.6  # of the usual width of a row, that a row of headings has at least
_NO_NAMES = ("number", "id", "role")


class Frame:
    """A grid with options in rows; ``head`` is the row of headings, 0 where there is none."""

    def __init__(self, grid: Grid) -> None:
        self.grid = grid
        self.rows = grid.rows()
        self.head = next(self._heads(), 0)
        self.heads: Row = self.rows.get(self.head, {})

    def _heads(self) -> Iterator[int]:
        """The first row that is wide enough for headings, where most of it is text."""
        widths = sorted(len(row) for row in self.rows.values() if len(row) > 1)
        least = max(2, _SHARE * widths[len(widths) // 2]) if widths else 2
        wide = (own for own, row in self.rows.items() if len(row) + (min(row) > 1) >= least)  # the corner may be empty
        for number in wide:
            if not self.is_mark(self.rows[number]) and not self._is_of_groups(number):
                texts = sum(map(_is_word, self.rows[number].values()))
                yield from [number] if 2 * texts >= len(self.rows[number]) else []
                return

    def _is_of_groups(self, number: int) -> bool:
        """Whether a row only stands over another: a cell of it is merged over columns, and the next has more in it."""
        below = next((row for own, row in self.rows.items() if own > number), {})
        is_wide = any(self.width(number, column) > 1 for column in self.rows[number])
        return is_wide and len(below) > len(self.rows[number])

    def width(self, row: int, column: int) -> int:
        """Over how many columns a cell goes."""
        return self.grid.merged.get((row, column), (1, 1))[1]

    @property
    def evidence(self) -> int:
        """How much speaks for this way round: marked rows, and what the corner says."""
        corner = _kind(self.heads[self.names])
        says = (corner == "option") - (corner == "criterion")  # of the first column, as the sheet stands
        return 3 * sum(map(self.is_mark, self.rows.values())) + (-says if self.grid.flipped else says)

    @cached_property
    def below(self) -> dict[int, Row]:
        """The rows below the headings."""
        return {number: row for number, row in self.rows.items() if number > self.head}

    @cached_property
    def names(self) -> int:
        """The column of the options' names: the one headed so, else the leftmost with texts in most rows."""
        kinds = {column: _kind(cell) for column, cell in self.heads.items()}
        headed = sorted((own != "option", at) for at, own in kinds.items() if own in ("option", "criterion"))
        if headed:
            return headed[0][1]
        used = sorted({column for row in self.below.values() for column in row})
        full = (own for own in used if kinds.get(own) not in _NO_NAMES and 2 * self._texts(own) >= len(self.below))
        return next(full, min(used, default=min(self.heads)))

    @cached_property
    def held(self) -> dict[int, Cell]:
        """Names of the rows below the headings in which something stands under a heading."""
        columns = set(self.heads) - {self.names}
        return {
            number: row[self.names] for number, row in self.below.items() if self.names in row and columns & set(row)
        }

    @cached_property
    def title(self) -> int | None:
        """Of a turned sheet the column that only holds the title, which the sheet has above its headings."""
        used = {column for row in self.below.values() for column in row}
        alone = [column for column in self.heads if column < self.names and column not in used]
        return alone[0] if alone and self.grid.flipped else None

    def _texts(self, column: int) -> int:
        return sum(bool(row[column].text) for row in self.below.values() if column in row)

    def is_mark(self, row: Row) -> bool:
        """Whether the first cell of a row names something that is said of criteria."""
        first = label(row[min(row)].text)
        return first in MARKS and first not in HEADINGS

    def marks(self) -> Iterator[tuple[int, str, Row]]:
        """The rows that say something of each criterion, and what."""
        for number, row in self.rows.items():
            if number != self.head and self.is_marked(row):
                yield number, MARKS[label(row[self.names].text)], row

    def is_marked(self, row: Row) -> bool:
        """Whether a row says something of each criterion, and is no option that is called so."""
        return self.names in row and label(row[self.names].text) in MARKS and not self.has_role(row)

    def has_role(self, row: Row) -> bool:
        """Whether a column of roles says that this row is an option, whatever it is called."""
        roles = [own for own, cell in self.heads.items() if HEADINGS.get(label(cell.text)) == "role"]
        return any(column in row and plain(row[column].text) in ROLES for column in roles)


def _kind(cell: Cell) -> str | None:
    """What a heading stands over, in one word."""
    own = label(cell.text)
    return "criterion" if own in CRITERION else HEADINGS.get(own)


def _is_word(cell: Cell) -> bool:
    return bool(cell.text) and from_text(cell.text).number is None
