"""A briefing paper as plain data: all that a template may use, and nothing that could run."""

from typing import Any

from integration_appraisal.render.brief import shape
from integration_appraisal.render.brief.cells import cell_lines, shade
from integration_appraisal.render.cells import without_bars
from integration_appraisal.report.brief.blocks import in_lines
from integration_appraisal.report.brief.paper import GAP, Gap, Paper, Part, Section, Subheading
from integration_appraisal.report.document import Bullets, Cell, Chart, Paragraph, Table


def plain(paper: Paper, pictures: dict[str, str]) -> dict[str, Any]:
    """The paper as lists, mappings, text and numbers; ``pictures`` by kind of chart, SVG or file names."""
    found = shape.PaperPlain(
        title=paper.title,
        area=paper.area,
        status=paper.status,
        notice=paper.notice,
        about=[shape.LinePlain(label=label, text=text) for label, text in paper.about],
        sections=[_section(own) for own in paper.sections],
        stamp=shape.StampPlain(**paper.stamp),
        pictures=pictures,
    )
    return found.model_dump()


def _section(section: Section) -> shape.SectionPlain:
    return shape.SectionPlain(
        id=section.identity,
        heading=section.heading,
        annex=section.annex,
        parts=[_part(part) for part in section.parts],
    )


def _part(part: Part) -> shape.PartPlain:
    match part:
        case Table():
            return _table(part)
        case Chart():
            table = _table(part.table)
            return shape.ChartPlain(chart=part.kind, title=part.title, description=part.description, table=table)
        case Gap():
            return shape.GapPlain(label=GAP, text=part.text, field=part.field)
        case Paragraph():
            return shape.ParagraphPlain(text=part.text, lead=part.lead, faint=part.faint)
        case Bullets():
            return shape.BulletsPlain(items=[in_lines(item) for item in part.items])
        case Subheading():
            return shape.HeadingPlain(text=part.text)


def _table(table: Table) -> shape.TablePlain:
    shown = without_bars(table)
    return shape.TablePlain(
        caption=shown.caption,
        columns=[shape.ColumnPlain(heading=own.heading, number=own.kind == "number") for own in shown.columns],
        rows=[[_cell(cell) for cell in row] for row in shown.rows],
    )


def _cell(cell: Cell) -> shape.CellPlain:
    return shape.CellPlain(text=cell_lines(cell), shade=shade(cell))
