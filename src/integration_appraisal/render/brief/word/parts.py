"""Title, contents, sections and what stands in them."""

import io
from collections.abc import Sequence

from docx.document import Document as DocumentType
from docx.enum.section import WD_SECTION
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from integration_appraisal.render.brief.word.lending import width
from integration_appraisal.render.brief.word.picture import png
from integration_appraisal.render.brief.word.tables import add_table
from integration_appraisal.render.svg import svg
from integration_appraisal.report.brief.blocks import in_lines
from integration_appraisal.report.brief.paper import GAP, Gap, Paper, Part, Section, Subheading
from integration_appraisal.report.document import Bullets, Chart, Paragraph, Table


def write(document: DocumentType, paper: Paper) -> None:
    """The whole paper. The answer stands on the first page, before the contents."""
    document.add_heading(paper.title, level=0)
    for label, text in paper.about:
        line = document.add_paragraph()
        line.paragraph_format.space_after = Pt(0)
        line.add_run(f"{label}: ").bold = True
        line.add_run(text)
    first, *rest = paper.sections
    _section(document, first, new_page=False)
    _contents(document, rest)
    for before, section in zip(paper.sections, rest, strict=False):
        _section(document, section, new_page=section.annex and not before.annex)


def _contents(document: DocumentType, sections: Sequence[Section]) -> None:
    """Links to the headings in two columns: there before anybody asks Word to make a table of contents."""
    document.add_heading("Contents", level=1)
    _columns(document, 2)
    for section in sections:
        line = document.add_paragraph()
        line.paragraph_format.space_after = Pt(0)
        link = OxmlElement("w:hyperlink")
        link.set(qn("w:anchor"), section.identity)
        run = OxmlElement("w:r")
        text = OxmlElement("w:t")
        text.text = section.heading
        run.append(text)
        link.append(run)
        line._p.append(link)  # noqa: SLF001 - python-docx has no links inside a document
    _columns(document, 1)


def _columns(document: DocumentType, count: int) -> None:
    """From here on, text in so many columns."""
    settings = document.add_section(WD_SECTION.CONTINUOUS)._sectPr  # noqa: SLF001 - nor columns
    columns = settings.find(qn("w:cols"))
    if columns is None:
        columns = OxmlElement("w:cols")
        settings.append(columns)
    columns.set(qn("w:num"), str(count))


def _section(document: DocumentType, section: Section, *, new_page: bool) -> None:
    heading = document.add_heading(section.heading, level=1)
    heading.paragraph_format.page_break_before = new_page
    number = str(sum(1 for _ in document.element.iter(qn("w:bookmarkStart"))))
    for kind in ("w:bookmarkStart", "w:bookmarkEnd"):
        mark = OxmlElement(kind)
        mark.set(qn("w:id"), number)
        if kind == "w:bookmarkStart":
            mark.set(qn("w:name"), section.identity)
        heading._p.append(mark)  # noqa: SLF001 - nor has it bookmarks
    for part in section.parts:
        _part(document, part)


def _part(document: DocumentType, part: Part) -> None:
    match part:
        case Paragraph():
            document.add_paragraph().add_run(part.text).bold = part.lead
        case Bullets():
            for item in part.items:
                document.add_paragraph(in_lines(item), style="List Bullet")
        case Subheading():
            document.add_heading(part.text, level=2)
        case Gap():
            line = document.add_paragraph()
            line.add_run(f"{GAP}: ").bold = True
            line.add_run(f"{part.text} ({part.field})").italic = True
        case Chart():
            _chart(document, part)
        case Table():
            add_table(document, part, width(document))


def _chart(document: DocumentType, chart: Chart) -> None:
    title = document.add_paragraph()
    title.add_run(f"{chart.title}.").bold = True
    title.paragraph_format.keep_with_next = True
    wide = width(document)
    shape = document.add_picture(io.BytesIO(png(svg(chart))), width=Cm(wide))
    about = shape._inline.docPr  # noqa: SLF001 - the place of alt text
    about.set("title", chart.title)
    about.set("descr", chart.description)
    add_table(document, chart.table, wide)
