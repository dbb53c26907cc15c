"""Cells of tables in words."""

from integration_appraisal.figures import one_decimal, percent_cell
from integration_appraisal.report.document import Alert, Bar, Cell, Heat, Reach, Shaded, Span, Table
from integration_appraisal.report.text import in_lines


def cell_words(cell: Cell) -> str:
    """A cell as text on one line; nothing for bars and spans, whose numbers stand beside them."""
    match cell:
        case None | Bar() | Span() | Reach():
            return ""
        case Heat():
            return " · ".join(percent_cell(share) for share in cell.shares)
        case str(text) | Shaded(text=text) | Alert(text=text):
            return " ".join(text.split())
        case _:
            return one_decimal(cell)


def cell_lines(cell: Cell) -> str:
    """A cell as text in which each paragraph, and each item of a list, has a line."""
    match cell:
        case str(text) | Shaded(text=text) | Alert(text=text):
            return in_lines(text)
        case _:
            return cell_words(cell)


def without_bars(table: Table) -> Table:
    """A table where bars can't be drawn: what they show stands in numbers beside them."""
    return table.only([index for index, column in enumerate(table.columns) if column.kind != "bar"])
