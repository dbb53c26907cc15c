"""A Word paper as lines; headers, footers, notes, comments and pictures stand beside them."""

import hashlib
import io
from collections.abc import Iterator
from typing import Any

from docx import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn

from integration_appraisal.render.brief.reading import BETWEEN, Read
from integration_appraisal.render.brief.word.lending import check_unpacked

_BESIDE = ("header", "footer", "comments", "footnotes", "endnotes")
_SPACES = {qn("w:tab"), qn("w:br"), qn("w:cr")}
_MATHS = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_PATH = "{urn:schemas-microsoft-com:vml}textpath"
_UNSEEN = (qn("w:vanish"), qn("w:strike"), qn("w:dstrike"))


def read(content: bytes) -> Read:
    """Rows are lines, and so are the title and the description of a picture."""
    check_unpacked(content)
    document = Document(io.BytesIO(content))
    beside = [text for part in document.part.package.iter_parts() for text in _notes(part)]
    return Read(list(_lines(document.element.body)), sorted({*beside}) + _pictures(document.part), {})


def _lines(body: Any) -> Iterator[str]:
    for element in body.iter(qn("w:p"), qn("w:tr"), qn("wp:docPr")):
        if element.tag == qn("wp:docPr"):
            yield from (element.get("title") or "", element.get("descr") or "")
        elif next(element.iterancestors(qn("w:tr")), None) is None:
            yield BETWEEN.join(map(_text, element.iter(qn("w:tc")))) if element.tag == qn("w:tr") else _text(element)


def _text(element: Any) -> str:
    """All that shows; what is hidden or struck through is marked, as a reader would read another text."""
    return "".join(_shown(own) for own in element.iter())


def _shown(own: Any) -> str:
    parent = own.getparent()
    if own.tag == qn("w:t"):
        settings = parent.find(qn("w:rPr"))
        unseen = settings is not None and any(settings.find(name) is not None for name in _UNSEEN)
        return f"[hidden: {own.text or ''}]" if unseen else own.text or ""
    if own.tag == _MATHS:
        return own.text or ""
    if own.tag == _PATH:
        return own.get("string") or ""
    if parent is None or parent.tag != qn("w:r"):
        return ""
    if own.tag in _SPACES:
        return " "
    return {qn("w:noBreakHyphen"): "\u2011", qn("w:softHyphen"): "\u00ad", qn("w:sym"): "\ufffd"}.get(own.tag, "")


def _notes(part: Any) -> Iterator[str]:
    """The lines of a header, a footer, notes or comments. A page's number by itself says nothing."""
    name = str(part.partname).rpartition("/")[2]
    kind = next((own for own in _BESIDE if name.startswith(own)), None)
    element = getattr(part, "element", None)
    if kind is None or element is None:
        return
    for line in element.iter(qn("w:p")):
        text = " ".join(_text(line).split())
        if text and not text.isdigit():
            yield f"{kind}: {text}"


def _pictures(part: Any) -> list[str]:
    """What pictures the text has, by what they hold."""
    kept = [own.target_part.blob for own in part.rels.values() if own.reltype == RELATIONSHIP_TYPE.IMAGE]
    return sorted(f"picture {hashlib.sha256(blob).hexdigest()[:16]}" for blob in kept)
