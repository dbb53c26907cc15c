"""The paper as a Word document: real headings, repeated header rows, widths from content, alt text, page numbers.

Needs the extra ``docx`` (python-docx and resvg). The same paper gives the same bytes: the dates of the
document and of its parts are fixed.
"""

import datetime
import io
import zipfile
from collections.abc import Sequence
from typing import Any

from docx import Document
from docx.document import Document as DocumentType
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from integration_appraisal.render.brief.charts import svg
from integration_appraisal.render.brief.picture import png
from integration_appraisal.render.cells import cell_words
from integration_appraisal.report.brief.paper import GAP, Chart, Gap, Paper, Part, Section, Subheading
from integration_appraisal.report.page import Bullets, Heading, Notes, Paragraph, Shaded, Table

_WIDTH = 16.5  # centimetres between the margins of an A4 page
_LETTER, _PADDING = 0.2, 0.45  # centimetres that a letter of a table takes, and the edges of a cell
_LONG_WORD = 20  # letters; a longer word may be broken
_FIXED = (1980, 1, 1, 0, 0, 0)  # the earliest date that a zip file can hold
_UNDATED = datetime.datetime(2000, 1, 1, tzinfo=datetime.UTC)
_SHADE = "D2E2F1"


def render(paper: Paper) -> bytes:
    """The document."""
    document = Document()
    _prepare(document, paper)
    document.add_heading(paper.title, level=0)
    for label, text in paper.about:
        line = document.add_paragraph()
        line.add_run(f"{label}: ").bold = True
        line.add_run(text)
    _contents(document, paper.sections)
    for number, section in enumerate(paper.sections):
        first_annex = section.annex and not paper.sections[number - 1].annex
        _section(document, section, new_page=first_annex)
    return _settled(document)


def _prepare(document: DocumentType, paper: Paper) -> None:
    page = document.sections[0]
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    page.left_margin = page.right_margin = Cm((21 - _WIDTH) / 2)
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = "Arial", Pt(11)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "en-GB")
    normal.element.get_or_add_rPr().append(language)
    for name in ("Title", "Heading 1", "Heading 2"):
        document.styles[name].font.name = "Arial"
        document.styles[name].font.color.rgb = RGBColor(0x0B, 0x0C, 0x0C)
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):  # a theme's font would win
            document.styles[name].element.rPr.rFonts.attrib.pop(qn(f"w:{theme}"), None)
    properties = document.core_properties
    properties.title, properties.language, properties.author = (
        paper.title,
        "en-GB",
        dict(paper.about).get("Prepared by", ""),
    )
    properties.comments, properties.last_modified_by, properties.revision = "", "", 1
    properties.created = properties.modified = _UNDATED
    _page_number(page.footer.paragraphs[0])


def _page_number(line: Any) -> None:
    line.alignment = WD_ALIGN_PARAGRAPH.CENTER
    run = line.add_run()
    for kind, text in (("begin", None), (None, "PAGE"), ("end", None)):
        if kind:
            part = OxmlElement("w:fldChar")
            part.set(qn("w:fldCharType"), kind)
        else:
            part = OxmlElement("w:instrText")
            part.text = text
        run._r.append(part)  # noqa: SLF001 - python-docx has no fields of its own


def _contents(document: DocumentType, sections: Sequence[Section]) -> None:
    """Links to the headings: a table of contents that is there before anybody asks Word to make one."""
    document.add_heading("Contents", level=1)
    for section in sections:
        line = document.add_paragraph(style="List Number")
        link = OxmlElement("w:hyperlink")
        link.set(qn("w:anchor"), section.identity)
        run = OxmlElement("w:r")
        text = OxmlElement("w:t")
        text.text = section.heading
        run.append(text)
        link.append(run)
        line._p.append(link)  # noqa: SLF001 - python-docx has no links inside a document


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
                document.add_paragraph(item, style="List Bullet")
        case Notes():
            for note in part.items:
                line = document.add_paragraph(style="List Bullet")
                line.add_run(f"{note.term}: ").bold = True
                line.add_run(f"{note.text}{f' [{note.source}]' if note.source else ''}")
        case Heading() | Subheading():
            document.add_heading(part.text, level=2)
        case Gap():
            line = document.add_paragraph()
            line.add_run(f"{GAP}: ").bold = True
            line.add_run(f"{part.text} ({part.field})").italic = True
        case Chart():
            _chart(document, part)
        case Table():
            _table(document, part)


def _chart(document: DocumentType, chart: Chart) -> None:
    title = document.add_paragraph()
    title.add_run(f"{chart.title}.").bold = True
    title.paragraph_format.keep_with_next = True
    shape = document.add_picture(io.BytesIO(png(svg(chart))), width=Cm(_WIDTH))
    about = shape._inline.docPr  # noqa: SLF001 - the place of alt text
    about.set("title", chart.title)
    about.set("descr", chart.description)
    _table(document, chart.table)


def _table(document: DocumentType, table: Table) -> None:
    caption = document.add_paragraph()
    caption.add_run(table.caption).bold = True
    caption.paragraph_format.keep_with_next = True
    drawn = document.add_table(rows=1, cols=len(table.columns), style="Table Grid")
    drawn.alignment, drawn.autofit = WD_TABLE_ALIGNMENT.LEFT, False
    words = [[cell_words(cell) for cell in row] for row in table.rows]
    for at, column in enumerate(table.columns):
        _fill(drawn.rows[0].cells[at], column.heading, bold=True)
    repeated = OxmlElement("w:tblHeader")
    drawn.rows[0]._tr.get_or_add_trPr().append(repeated)  # noqa: SLF001 - python-docx has no header rows
    for row, texts in zip(table.rows, words, strict=True):
        cells = drawn.add_row().cells
        for at, text in enumerate(texts):
            _fill(cells[at], text, number=table.columns[at].kind == "number")
            own = row[at]
            if isinstance(own, Shaded) and own.share > 0:
                _shade(cells[at])
    for at, width in enumerate(_widths([column.heading for column in table.columns], words)):
        drawn.columns[at].width = Cm(width)  # LibreOffice goes by the column, Word by its cells
        for cell in drawn.columns[at].cells:
            cell.width = Cm(width)
    document.add_paragraph()


def _fill(cell: Any, text: str, *, bold: bool = False, number: bool = False) -> None:
    line = cell.paragraphs[0]
    run = line.add_run(text)
    run.bold, run.font.size = bold, Pt(9)
    if number:
        line.alignment = WD_ALIGN_PARAGRAPH.RIGHT


def _shade(cell: Any) -> None:
    ground = OxmlElement("w:shd")
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", _SHADE)):
        ground.set(qn(f"w:{name}"), value)
    cell._tc.get_or_add_tcPr().append(ground)  # noqa: SLF001 - python-docx has no shading


def _widths(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> list[float]:
    """Centimetres: room for each column's longest word, and what is left shared out by how much text it has."""
    columns = [[heading, *(row[at] for row in rows)] for at, heading in enumerate(headings)]
    words = [min(max(len(word) for text in texts for word in text.split() or [""]), _LONG_WORD) for texts in columns]
    least = [word * _LETTER + _PADDING for word in words]
    more = [
        max(sum(len(text) for text in texts) / len(texts) - word, 0) for texts, word in zip(columns, words, strict=True)
    ]
    left = _WIDTH - sum(least)
    if left < 0 or not any(more):
        return [_WIDTH * width / sum(least) for width in least]
    return [width + left * own / sum(more) for width, own in zip(least, more, strict=True)]


def _settled(document: DocumentType) -> bytes:
    """The document with its parts in order and without the time at which it was written."""
    written, settled = io.BytesIO(), io.BytesIO()
    document.save(written)
    with zipfile.ZipFile(written) as parts, zipfile.ZipFile(settled, "w", zipfile.ZIP_DEFLATED) as out:
        for name in sorted(parts.namelist(), key=lambda own: (own != "[Content_Types].xml", own)):
            entry = zipfile.ZipInfo(name, _FIXED)
            entry.compress_type = zipfile.ZIP_DEFLATED
            out.writestr(entry, parts.read(name))
    return settled.getvalue()
