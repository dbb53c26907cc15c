"""Cells of tables in words."""

from integration_appraisal.figures import one_decimal, percent_cell
from integration_appraisal.report.brief.blocks import in_lines
from integration_appraisal.report.document import Bar, Cell, Heat, Shaded, Span, Strip, Table


def cell_words(cell: Cell) -> str:
    """A cell as text on one line; nothing for bars and spans, whose numbers stand beside them."""
    match cell:
        case None | Bar() | Span():
            return ""
        case Heat():
            return " · ".join(percent_cell(share) for share in cell.shares)
        case Strip():
            return "".join(strip_labels(cell))
        case str(text) | Shaded(text=text):
            return " ".join(text.split())
        case _:
            return one_decimal(cell)


def cell_lines(cell: Cell) -> str:
    """A cell as text in which each paragraph, and each item of a list, has a line."""
    match cell:
        case str(text) | Shaded(text=text):
            return in_lines(text)
        case _:
            return cell_words(cell)


def shade(cell: Cell) -> int:
    """How dark a cell's ground is, from 0 for none to 4."""
    return round(cell.share * 4) if isinstance(cell, Shaded) else 0


def without_bars(table: Table) -> Table:
    """A table where bars can't be drawn: what they show stands in numbers beside them."""
    return table.only([index for index, column in enumerate(table.columns) if column.kind != "bar"])


def strip_labels(cell: Strip) -> list[str]:
    """Each label in a field of the same width, the present one in brackets."""
    width = max((len(label) for label in cell.labels), default=0)
    return [
        f"[{label:^{width}}]" if step == cell.at else f" {label:^{width}} " for step, label in enumerate(cell.labels)
    ]
