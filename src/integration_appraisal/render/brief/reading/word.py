"""A Word paper as lines; headers, footers, notes, comments and pictures stand beside them."""

import hashlib
import io
from collections.abc import Iterator
from typing import Any

from docx import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from lxml import etree  # type: ignore[import-untyped]  # python-docx brings it

from integration_appraisal.render.brief.reading import BETWEEN, NotAPaper, Read, few
from integration_appraisal.render.brief.word.unpacking import TooMuch, check_unpacked

_BESIDE = ("header", "footer", "comments", "footnotes", "endnotes")
_PARAGRAPH, _RUN, _ROW, _CELL, _PICTURE = (qn(name) for name in ("w:p", "w:r", "w:tr", "w:tc", "wp:docPr"))
_TEXT = qn("w:t")
_MATHS = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_PATH = "{urn:schemas-microsoft-com:vml}textpath"
_SIGNS = {
    qn("w:tab"): " ", qn("w:br"): " ", qn("w:cr"): " ",
    qn("w:noBreakHyphen"): "\u2011", qn("w:softHyphen"): "\u00ad", qn("w:sym"): "\ufffd",
}  # fmt: skip
_UNSEEN = (qn("w:vanish"), qn("w:strike"), qn("w:dstrike"))


def read(content: bytes) -> Read:
    """Rows are lines, and so are the title and the description of a picture."""
    try:
        check_unpacked(content)
    except TooMuch as fault:
        raise NotAPaper(str(fault)) from fault
    document = Document(io.BytesIO(content))
    beside = {text: None for part in document.part.package.iter_parts() for text in _notes(part)}
    return Read(list(few(_lines(document.element.body))), sorted(few(beside)) + _pictures(document.part), {})


def _lines(root: Any) -> Iterator[str]:
    """Paragraphs, rows, and the words of pictures, in one walk: what stands in a row belongs to its outermost cell."""
    open_: list[list[str]] = []  # texts being read: a paragraph in another, or the one row
    rows = 0
    hidden = [False]
    seen = (_PARAGRAPH, _RUN, _ROW, _CELL, _PICTURE, _TEXT, _MATHS, _PATH, *_SIGNS)
    for event, own in etree.iterwalk(root, events=("start", "end"), tag=seen):
        begins = event == "start"
        if own.tag == _RUN:
            hidden = [*hidden, _is_hidden(own)] if begins else hidden[:-1]
        elif own.tag == _ROW:
            rows += 1 if begins else -1
            if begins and rows == 1:
                open_.append([])
            elif not begins and not rows:
                yield "".join(open_.pop()).removeprefix(BETWEEN)
        elif own.tag == _PARAGRAPH and not rows:
            if begins:
                open_.append([])
            else:
                yield "".join(open_.pop())
        elif begins and own.tag == _PICTURE:
            yield from (own.get("title") or "", own.get("descr") or "")
        elif begins and open_:
            open_[-1].append(_shown(own, hidden=hidden[-1]))


def _is_hidden(run: Any) -> bool:
    settings = run.find(qn("w:rPr"))
    return settings is not None and any(settings.find(name) is not None for name in _UNSEEN)


def _shown(own: Any, *, hidden: bool) -> str:
    """What shows; what is hidden or struck through is marked, as a reader would read another text."""
    if own.tag == _CELL:
        return BETWEEN
    if own.tag == _PARAGRAPH:  # of a cell
        return " "
    if own.tag == _PATH:
        return own.get("string") or ""
    if own.tag in (_TEXT, _MATHS):
        return f"[hidden: {own.text or ''}]" if hidden and own.tag == _TEXT else own.text or ""
    parent = own.getparent()
    return _SIGNS[own.tag] if parent is not None and parent.tag == _RUN else ""


def _notes(part: Any) -> Iterator[str]:
    """The lines of a header, a footer, notes or comments. A page's number by itself says nothing."""
    name = str(part.partname).rpartition("/")[2]
    kind = next((own for own in _BESIDE if name.startswith(own)), None)
    element = getattr(part, "element", None)
    if kind is None or element is None:
        return
    for line in _lines(element):
        text = " ".join(line.split())
        if text and not text.isdigit():
            yield f"{kind}: {text}"


def _pictures(part: Any) -> list[str]:
    """What pictures the text has, by what they hold."""
    shown = [own.target_part for own in part.rels.values() if own.reltype == RELATIONSHIP_TYPE.IMAGE]
    digests = {id(own): hashlib.sha256(own.blob).hexdigest()[:16] for own in {id(own): own for own in shown}.values()}
    return sorted(f"picture {digests[id(own)]}" for own in shown)
