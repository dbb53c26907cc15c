"""Blocks and papers as plain data: all that a template may use, and nothing that could run."""

from collections.abc import Callable
from typing import Any, TypeAlias

from integration_appraisal.render.cells import cell_lines, without_bars
from integration_appraisal.report.document import (
    GAP,
    Alert,
    Block,
    Bullets,
    Cell,
    Chart,
    Gap,
    Notes,
    Paper,
    Shaded,
    Table,
)
from integration_appraisal.report.text import in_lines

Plain: TypeAlias = dict[str, Any]
Markup: TypeAlias = Callable[[Block], str]


def paper(own: Paper, markup: Markup, pictures: dict[str, str]) -> Plain:
    """A paper as lists, mappings, text and numbers; each block with its markup as well, made by our own hand.

    ``pictures`` are SVG or file names by kind of chart.
    """
    sections = [
        {
            "id": section.identity,
            "heading": section.heading,
            "annex": section.annex,
            "blocks": [{**block(one), "markup": markup(one)} for one in section.blocks],
        }
        for section in own.sections
    ]
    return {
        "title": own.title,
        "area": own.area,
        "status": own.status,
        "notice": own.notice,
        "about": [{"label": label, "text": text} for label, text in own.about],
        "sections": sections,
        "stamp": dict(own.stamp),
        "pictures": pictures,
        "values": own.data(),
    }


def block(own: Block) -> Plain:
    """A block by its kind, which is its name in small letters, with what it holds."""
    kind = type(own).__name__.lower()
    match own:
        case Table():
            return {"kind": kind, **table(own)}
        case Chart():
            shown = {"title": own.title, "description": own.description, "table": table(own.table)}
            return {"kind": kind, "chart": own.kind, **shown}
        case Bullets():
            return {"kind": kind, "items": [in_lines(item) for item in own.items], "numbered": own.numbered}
        case Notes():
            return {"kind": kind, "items": [note._asdict() for note in own.items]}
        case Gap():
            return {"kind": kind, "label": GAP, **own._asdict()}
        case _:
            return {"kind": kind, **own._asdict()}


def table(own: Table) -> Plain:
    """A table without bars, whose figures stand beside them."""
    shown = without_bars(own)
    return {
        "caption": shown.caption,
        "sortable": shown.sortable,
        "columns": [{"heading": one.heading, "number": one.kind == "number"} for one in shown.columns],
        "rows": [
            {"cells": [_cell(cell) for cell in row], "faint": at in shown.faint, "strong": at in shown.strong}
            for at, row in enumerate(shown.rows)
        ],
    }


def _cell(cell: Cell) -> Plain:
    """A cell as text with a line for each paragraph, how dark its ground is (0 to 4), and whether it warns."""
    return {"text": cell_lines(cell), "shade": shade(cell), "alert": isinstance(cell, Alert)}


def shade(cell: Cell) -> int:
    """How dark a cell's ground is, from 0 for none to 4."""
    return round(cell.share * 4) if isinstance(cell, Shaded) else 0
