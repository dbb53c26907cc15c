"""A house's own Word document without its text: what it lends a paper, and what it does not."""

import copy
import io

from docx import Document
from docx.document import Document as DocumentType
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.part import Part
from docx.oxml.ns import qn
from docx.shared import Cm

from integration_appraisal.documents.unpacking import TooMuch, check_unpacked
from integration_appraisal.figures import plain
from integration_appraisal.render.docx.markup import made
from integration_appraisal.render.docx.styles import Sheet, known
from integration_appraisal.render.paper.house import TemplateFault
from integration_appraisal.report.words import joined

_ASKED = dict.fromkeys(("Normal", "Title", "Heading 1", "Heading 2", "List Bullet"), "paragraph") | {
    "Table Grid": "table"
}
_LENT = {
    RELATIONSHIP_TYPE.STYLES, RELATIONSHIP_TYPE.NUMBERING, RELATIONSHIP_TYPE.THEME, RELATIONSHIP_TYPE.SETTINGS,
    RELATIONSHIP_TYPE.FONT_TABLE, RELATIONSHIP_TYPE.HEADER, RELATIONSHIP_TYPE.FOOTER,
}  # fmt: skip
_OF_THE_FILE = {RELATIONSHIP_TYPE.OFFICE_DOCUMENT, RELATIONSHIP_TYPE.CORE_PROPERTIES}  # others name its maker
_EDGES = (qn("w:headerReference"), qn("w:footerReference"))
_MOST_STYLES = 2_000
_LEAST_WIDTH = 8.0  # centimetres that a table needs


def lent(template: bytes) -> tuple[DocumentType, Sheet]:
    """The document without its text, and its styles; margins, headers and footers stay. Raises TemplateFault."""
    try:
        check_unpacked(template)
        document = Document(io.BytesIO(template))
    except TooMuch as fault:
        raise TemplateFault(f"{fault}. Take its text out, and save it in Word.") from fault
    except Exception as fault:
        why = "A template or a document with macros has to be saved as .docx first."
        raise TemplateFault(f"it is no Word document (.docx), or a damaged one. {why}") from fault
    try:
        _check_styles(document)
        _empty(document)
        forget(document)
        sheet, wide = Sheet(document, ours=False), width(document)
    except TemplateFault:
        raise
    except Exception as fault:
        why = "its page or its styles are not as Word writes them. Open it in Word, and save it."
        raise TemplateFault(why) from fault
    if wide < _LEAST_WIDTH:
        room = f"{plain(max(wide, 0))} cm between its margins"
        raise TemplateFault(f"it leaves {room}; a paper's tables need {plain(_LEAST_WIDTH)} cm.")
    return document, sheet


def width(document: DocumentType) -> float:
    """Centimetres between the margins; what a page does not say is as on ours."""
    page = document.sections[0]
    wide, left, right = page.page_width or Cm(21), page.left_margin, page.right_margin
    return (wide - (Cm(2.25) if left is None else left) - (Cm(2.25) if right is None else right)) / Cm(1)


def _check_styles(document: DocumentType) -> None:
    if len(document.styles.element.style_lst) > _MOST_STYLES:
        raise TemplateFault(f"it has more than {_MOST_STYLES:,} styles, too many for a template.")
    styles = known(document.styles.element)
    missing = [name for name, kind in _ASKED.items() if (kind, name.casefold()) not in styles]
    if missing:
        told = joined([f"“{name}”" for name in missing])
        called = "style" if len(missing) == 1 else "styles"
        raise TemplateFault(f"it lacks the {called} {told}. Use each once in Word, save, and delete the text again.")
    look = styles["paragraph", "normal"].get_or_add_rPr()
    for own in look.findall(qn("w:lang")):
        look.remove(own)
    look.append(made("lang", val="en-GB"))


def _empty(document: DocumentType) -> None:
    """No text; the last section keeps the headers and footers that it took from those before it."""
    body = document.element.body
    edges = [own for section in body.iter(qn("w:sectPr")) for own in section if own.tag in _EDGES]
    last = copy.deepcopy(body.get_or_add_sectPr())
    for own in [own for own in last if own.tag in _EDGES]:
        last.remove(own)
    for at, own in enumerate({(own.tag, own.get(qn("w:type"))): own for own in edges}.values()):
        last.insert(at, copy.deepcopy(own))
    body.clear()  # taking out element by element would set right the names in each
    body.append(last)


def forget(document: DocumentType) -> None:
    """Leave out what belonged to an old text, such as pictures and comments, and who wrote it about what."""
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
