"""The empty document that a paper is written into, and its bytes. Dates are fixed: the same paper, the same bytes."""

import datetime
import io
import zipfile
from typing import Any

from docx import Document
from docx.document import Document as DocumentType
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from integration_appraisal.render.paper.word.lending import lent
from integration_appraisal.report.brief.paper import Paper

_MARGIN = 2.25  # centimetres
_FIXED = (1980, 1, 1, 0, 0, 0)  # the earliest date that a zip file can hold
_MOST_IN_PROPERTY = 255  # letters, as python-docx has it
_UNDATED = datetime.datetime(2000, 1, 1, tzinfo=datetime.UTC)


def opened(paper: Paper, template: bytes | None) -> DocumentType:
    """An empty document with our styles, or with those of a house's own. Raises TemplateFault."""
    document = Document() if template is None else lent(template)
    if template is None:
        _style(document)
    _describe(document, paper)
    footer = document.sections[0].footer
    if next(footer._element.iter(qn("w:r")), None) is None:  # noqa: SLF001 - fields and pictures are no text
        _page_number(footer.paragraphs[0] if footer.paragraphs else footer.add_paragraph())
    return document


def _style(document: DocumentType) -> None:
    page = document.sections[0]
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    page.left_margin = page.right_margin = Cm(_MARGIN)
    page.top_margin = page.bottom_margin = Cm(2)
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = "Arial", Pt(11)
    normal.paragraph_format.space_after = Pt(6)
    document.styles["List Bullet"].paragraph_format.space_after = Pt(3)
    document.styles["Title"].font.size = Pt(22)
    for name, before in (("Title", 0), ("Heading 1", 14), ("Heading 2", 8)):
        document.styles[name].paragraph_format.space_before = Pt(before)
        document.styles[name].font.name = "Arial"
        document.styles[name].font.color.rgb = RGBColor(0x0B, 0x0C, 0x0C)
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):  # a theme's font would win
            document.styles[name].element.rPr.rFonts.attrib.pop(qn(f"w:{theme}"), None)


def _describe(document: DocumentType, paper: Paper) -> None:
    """Title, author and language, as screen readers and search ask for them."""
    format_ = document.styles["Normal"].element.get_or_add_rPr()
    for own in format_.findall(qn("w:lang")):
        format_.remove(own)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "en-GB")
    format_.append(language)
    properties = document.core_properties
    properties.title, properties.language = _property(paper.title), "en-GB"
    properties.author = _property(dict(paper.about).get("Prepared by", ""))
    properties.comments, properties.last_modified_by, properties.revision = "", "", 1
    properties.created = properties.modified = _UNDATED


def _property(text: str) -> str:
    """A text that a property can hold; the paper itself has the whole of it."""
    return text if len(text) <= _MOST_IN_PROPERTY else f"{text[: _MOST_IN_PROPERTY - 1]}…"


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
