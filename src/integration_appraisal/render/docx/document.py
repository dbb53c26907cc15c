"""The empty document that a paper is written into, and its bytes. Dates are fixed: the same paper, the same bytes."""

import datetime
import io
import zipfile

from docx import Document
from docx.document import Document as DocumentType
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Cm

from integration_appraisal.render.docx.lending import forget, lent
from integration_appraisal.render.docx.markup import field, run
from integration_appraisal.render.docx.styles import Sheet
from integration_appraisal.report.document import Paper

_FIXED = (1980, 1, 1, 0, 0, 0)  # the earliest date that a zip file can hold
_AUTHOR = ("Report of", "Prepared by")
_MOST_IN_PROPERTY = 255  # letters, as python-docx has it
_UNDATED = datetime.datetime(2000, 1, 1, tzinfo=datetime.UTC)


def opened(paper: Paper, template: bytes | None) -> tuple[DocumentType, Sheet]:
    """An empty document and what its text is set in: ours, or a house's own. Raises TemplateFault."""
    document, sheet = _ours() if template is None else lent(template)
    _describe(document, paper)
    footer = document.sections[0].footer
    if next(footer._element.iter(qn("w:r")), None) is None:  # noqa: SLF001 - fields and pictures are no text
        line = footer.paragraphs[0] if footer.paragraphs else footer.add_paragraph()
        line.alignment = WD_ALIGN_PARAGRAPH.CENTER
        line._p.extend([run("Page "), field("PAGE", "1"), run(" of "), field("NUMPAGES", "1")])  # noqa: SLF001
    return document, sheet


def _ours() -> tuple[DocumentType, Sheet]:
    document = Document()
    forget(document)
    page = document.sections[0]
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    page.left_margin = page.right_margin = Cm(2.25)
    page.top_margin, page.bottom_margin = Cm(1.9), Cm(1.9)
    mode = document.settings.element.xpath("//w:compatSetting[@w:name='compatibilityMode']")[0]
    mode.set(qn("w:val"), "15")  # in an older one Word says that the document is old
    return document, Sheet(document, ours=True)


def _describe(document: DocumentType, paper: Paper) -> None:
    """Title and author, as screen readers and search ask for them, and nobody else's name."""
    properties = document.core_properties
    properties.title, properties.language = _property(paper.title), "en-GB"
    properties.author = _property(next((text for label, text in paper.about if label in _AUTHOR), ""))
    properties.comments, properties.last_modified_by, properties.revision = "", "", 1
    properties.created = properties.modified = _UNDATED


def _property(text: str) -> str:
    """A text that a property can hold; the paper itself has the whole of it."""
    return text if len(text) <= _MOST_IN_PROPERTY else f"{text[: _MOST_IN_PROPERTY - 1]}…"


def settled(document: DocumentType) -> bytes:
    """The document with its parts in order and without the time at which it was written."""
    written, out = io.BytesIO(), io.BytesIO()
    document.save(written)
    with zipfile.ZipFile(written) as parts, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name in sorted(parts.namelist(), key=lambda own: (own != "[Content_Types].xml", own)):
            entry = zipfile.ZipInfo(name, _FIXED)
            entry.compress_type = zipfile.ZIP_DEFLATED
            file.writestr(entry, parts.read(name))
    return out.getvalue()
