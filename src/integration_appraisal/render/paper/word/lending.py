"""A house's own Word document without its text: what it lends a paper, and what it does not."""

import copy
import io
from typing import Any

from docx import Document
from docx.document import Document as DocumentType
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.part import Part
from docx.oxml.ns import qn
from docx.shared import Cm

from integration_appraisal.figures import plain
from integration_appraisal.render.paper.house import TemplateFault
from integration_appraisal.render.paper.word.unpacking import TooMuch, check_unpacked
from integration_appraisal.report.words import joined

STYLES = {
    "Normal": WD_STYLE_TYPE.PARAGRAPH,
    "Title": WD_STYLE_TYPE.PARAGRAPH,
    "Heading 1": WD_STYLE_TYPE.PARAGRAPH,
    "Heading 2": WD_STYLE_TYPE.PARAGRAPH,
    "List Bullet": WD_STYLE_TYPE.PARAGRAPH,
    "Table Grid": WD_STYLE_TYPE.TABLE,
}
_INSIDE_WORD = {"Heading 1": "heading 1", "Heading 2": "heading 2"}  # as Word writes them, and python-docx looks for
_LENT = {
    RELATIONSHIP_TYPE.STYLES, RELATIONSHIP_TYPE.NUMBERING, RELATIONSHIP_TYPE.THEME, RELATIONSHIP_TYPE.SETTINGS,
    RELATIONSHIP_TYPE.FONT_TABLE, RELATIONSHIP_TYPE.HEADER, RELATIONSHIP_TYPE.FOOTER,
}  # fmt: skip
_OF_THE_FILE = {
    RELATIONSHIP_TYPE.OFFICE_DOCUMENT, RELATIONSHIP_TYPE.CORE_PROPERTIES, RELATIONSHIP_TYPE.EXTENDED_PROPERTIES,
}  # fmt: skip
_MOST_STYLES = 2_000
_LEAST_WIDTH = 8.0  # centimetres that a table needs


def lent(template: bytes) -> DocumentType:
    """The document without its text; styles, margins, headers and footers stay. Raises TemplateFault."""
    try:
        check_unpacked(template)
        document = Document(io.BytesIO(template))
    except TooMuch as fault:
        raise TemplateFault(f"{fault}. Take its text out, and save it in Word.") from fault
    except Exception as fault:
        why = "A template or a document with macros has to be saved as .docx first."
        raise TemplateFault(f"it is no Word document (.docx), or a damaged one. {why}") from fault
    try:
        _name_styles(document)
        _check_styles(document)
        _empty(document)
        _forget(document)
        wide = width(document)
    except TemplateFault:
        raise
    except Exception as fault:
        raise TemplateFault(
            "its page or its styles are not as Word writes them. Open it in Word, and save it."
        ) from fault
    if wide < _LEAST_WIDTH:
        room = f"{plain(max(wide, 0))} cm between its margins"
        raise TemplateFault(f"it leaves {room}; a paper's tables need {plain(_LEAST_WIDTH)} cm.")
    return document


def width(document: DocumentType) -> float:
    """Centimetres between the margins; what a page does not say is as on ours."""
    page = document.sections[0]
    wide, left, right = page.page_width or Cm(21), page.left_margin, page.right_margin
    return (wide - (Cm(2.25) if left is None else left) - (Cm(2.25) if right is None else right)) / Cm(1)


def _name_styles(document: DocumentType) -> None:
    """Other programs write `Heading 1`, and some write it in capitals."""
    known = {name.casefold(): _INSIDE_WORD.get(name, name) for name in STYLES}
    styles = document.styles.element.style_lst
    if len(styles) > _MOST_STYLES:
        raise TemplateFault(f"it has more than {_MOST_STYLES:,} styles, too many for a template.")
    for style in styles:
        name = style.name_val
        if name is not None and name.casefold() in known:
            style.name_val = known[name.casefold()]


def _check_styles(document: DocumentType) -> None:
    kinds = {style.name: style.type for style in document.styles}
    missing = [name for name, kind in STYLES.items() if kinds.get(name) != kind]
    if missing:
        told = joined([f"“{name}”" for name in missing])
        styles = "style" if len(missing) == 1 else "styles"
        raise TemplateFault(f"it lacks the {styles} {told}. Use each once in Word, save, and delete the text again.")


def _empty(document: DocumentType) -> None:
    """No text; the last section keeps the headers and footers that it took from those before it."""
    body = document.element.body
    sections = list(body.iter(qn("w:sectPr")))
    last = body.get_or_add_sectPr()
    kept = {(own.tag, own.get(qn("w:type"))): own for section in sections for own in _edges(section)}
    for own in _edges(last):
        last.remove(own)
    for at, own in enumerate(kept.values()):
        last.insert(at, copy.deepcopy(own))
    page = copy.deepcopy(last)
    body.clear()  # taking out element by element would set right the names in each
    body.append(page)


def _edges(section: Any) -> list[Any]:
    """References to headers and footers."""
    return [own for own in section if own.tag in (qn("w:headerReference"), qn("w:footerReference"))]


def _forget(document: DocumentType) -> None:
    """What belonged to the text that was there: pictures, comments, notes, links; and who wrote it about what."""
    _keep(document.part, _LENT)
    _keep(document.part.package, _OF_THE_FILE)
    for own in document.part.rels.values():
        if own.reltype == RELATIONSHIP_TYPE.SETTINGS:
            _keep(own.target_part, set())  # such as the template on somebody's own disk
    properties = document.core_properties
    properties.subject = properties.keywords = properties.category = properties.content_status = ""
    properties.identifier = properties.version = ""


def _keep(part: Part, kinds: set[str]) -> None:
    for name in [name for name, own in part.rels.items() if own.reltype not in kinds]:
        del part.rels[name]
