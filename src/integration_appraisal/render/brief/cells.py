"""Cells of the paper's tables: text in lines, and how dark their ground is."""

from integration_appraisal.render.cells import cell_words
from integration_appraisal.report.brief.blocks import in_lines
from integration_appraisal.report.document import Alert, Cell, Shaded


def cell_lines(cell: Cell) -> str:
    """A cell as text in which each paragraph, and each item of a list, has a line."""
    match cell:
        case str(text) | Shaded(text=text) | Alert(text=text):
            return in_lines(text)
        case _:
            return cell_words(cell)


def shade(cell: Cell) -> int:
    """How dark a cell's ground is, from 0 for none to 4."""
    return round(cell.share * 4) if isinstance(cell, Shaded) else 0
