"""A briefing paper as plain data: all that a template may use, and nothing that could run."""

from typing import Any

from integration_appraisal.render.cells import cell_words
from integration_appraisal.report.brief.paper import Chart, Gap, Paper, Part, Section, Subheading
from integration_appraisal.report.page import Bullets, Cell, Heading, Note, Notes, Paragraph, Shaded, Table


def plain(paper: Paper) -> dict[str, Any]:
    """The paper as lists, mappings, text and numbers."""
    return {
        "title": paper.title,
        "about": [{"label": label, "text": text} for label, text in paper.about],
        "sections": [_section(own) for own in paper.sections],
        "stamp": dict(paper.stamp),
    }


def _section(section: Section) -> dict[str, Any]:
    return {
        "id": section.identity,
        "heading": section.heading,
        "annex": section.annex,
        "parts": [_part(part) for part in section.parts],
    }


def _part(part: Part) -> dict[str, Any]:
    match part:
        case Table():
            return {"kind": "table", **_table(part)}
        case Chart():
            said = {"title": part.title, "description": part.description, "table": _table(part.table)}
            return {"kind": "chart", "chart": part.kind, **said}
        case Gap():
            return {"kind": "gap", "text": part.text, "field": part.field}
        case _:
            return _words(part)


def _words(part: Paragraph | Bullets | Notes | Heading | Subheading) -> dict[str, Any]:
    match part:
        case Paragraph():
            return {"kind": "paragraph", "text": part.text, "lead": part.lead, "faint": part.faint}
        case Bullets():
            return {"kind": "bullets", "items": list(part.items)}
        case Notes():
            return {"kind": "notes", "items": [_note(note) for note in part.items]}
        case _:
            return {"kind": "heading", "text": part.text}


def _note(note: Note) -> dict[str, Any]:
    return {"term": note.term, "text": note.text, "source": note.source}


def _table(table: Table) -> dict[str, Any]:
    return {
        "caption": table.caption,
        "columns": [{"heading": column.heading, "number": column.kind == "number"} for column in table.columns],
        "rows": [[_cell(cell) for cell in row] for row in table.rows],
    }


def _cell(cell: Cell) -> dict[str, Any]:
    """Text, and for a shaded cell how dark its ground is, from 0 to 4."""
    return {"text": cell_words(cell), "shade": round(cell.share * 4) if isinstance(cell, Shaded) else 0}
