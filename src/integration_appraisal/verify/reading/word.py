"""A Word paper as lines; headers, footers, notes, comments and pictures stand beside them."""

import io
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from docx import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from lxml import etree  # type: ignore[import-untyped]  # python-docx brings it

from integration_appraisal.documents.unpacking import TooMuch, check_unpacked
from integration_appraisal.verify.reading import BETWEEN, NotAPaper, Read, few, picture
from integration_appraisal.verify.reading.looks import colours, looks

_BESIDE = ("header", "footer", "comments", "footnotes", "endnotes")
_PARAGRAPH, _RUN, _ROW, _CELL, _PICTURE = (qn(name) for name in ("w:p", "w:r", "w:tr", "w:tc", "wp:docPr"))
_BLIP, _TEXT = qn("a:blip"), qn("w:t")
_IMAGE = RELATIONSHIP_TYPE.IMAGE
_PAGE = re.compile(r"(?:Page )?\d*(?: of \d*)?")  # a field, which every program works out anew
_MATHS = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_PATH = "{urn:schemas-microsoft-com:vml}textpath"
_SIGNS = {
    qn("w:tab"): " ", qn("w:br"): " ", qn("w:cr"): " ",
    qn("w:noBreakHyphen"): "\u2011", qn("w:softHyphen"): "\u00ad", qn("w:sym"): "\ufffd",
}  # fmt: skip
_UNSEEN = (qn("w:vanish"), qn("w:strike"), qn("w:dstrike"))


def read(content: bytes) -> Read:
    """Rows are lines, and so is the description of a picture."""
    try:
        check_unpacked(content)
    except TooMuch as fault:
        raise NotAPaper(str(fault)) from fault
    document = Document(io.BytesIO(content))
    shown = {name: picture(own.target_part.blob) for name, own in document.part.rels.items() if own.reltype == _IMAGE}
    return Read(list(few(_lines(document.element.body, shown))), list(few(_beside(document))), {})


def _beside(document: Any) -> Iterator[str]:
    """Notes, titles of pictures, and what hides or changes how text looks."""
    yield from sorted({text for part in document.part.package.iter_parts() for text in _notes(part)})
    # LibreOffice drops titles: one that is not there says nothing else, and one that is another does.
    yield from (f"a picture called {own.get('title')}" for own in document.element.iter(_PICTURE) if own.get("title"))
    theme = colours([parse_xml(own.blob) for own in _related(document, "theme")])
    styling = [own.element for kind in ("styles", "numbering", "settings") for own in _related(document, kind)]
    for root in (document.element, *styling):
        yield from looks(root, theme)


def _related(document: Any, kind: str) -> list[Any]:
    """Parts that the document uses for something, such as its styles."""
    return [own.target_part for own in document.part.rels.values() if own.reltype.endswith(f"/{kind}")]


def _lines(root: Any, shown: Mapping[str, str]) -> Iterator[str]:
    """Paragraphs, rows, and pictures with their words, in one walk; ``shown`` are pictures by their relations."""
    walk = _Walk(shown)
    for event, element in etree.iterwalk(root, events=("start", "end"), tag=_SEEN):
        yield from walk.begin(element) if event == "start" else walk.end(element)


class _Walk:
    """What is open: what stands in a row belongs to its outermost cell. Each step gives the lines that it ends."""

    def __init__(self, shown: Mapping[str, str]) -> None:
        self._shown_as = shown
        self._lines: list[list[str]] = []  # texts being read: a paragraph in another, or the one row
        self._rows = 0
        self._hidden = [False]

    def begin(self, element: Any) -> Sequence[str]:
        if element.tag == _PICTURE:
            return (element.get("descr") or "",)
        if element.tag == _BLIP:
            return (self._shown_as.get(element.get(qn("r:embed")) or "", "<picture 0>"),)
        if element.tag == _RUN:
            self._hidden.append(_is_hidden(element))
        elif self._is_line(element):
            self._lines.append([])
        elif self._lines:
            self._lines[-1].append(self._shown(element))
        self._rows += element.tag == _ROW
        return ()

    def end(self, element: Any) -> Sequence[str]:
        self._rows -= element.tag == _ROW
        if element.tag == _RUN:
            self._hidden.pop()
        if not self._is_line(element):
            return ()
        return ("".join(self._lines.pop()),)

    def _is_line(self, element: Any) -> bool:
        return element.tag in (_PARAGRAPH, _ROW) and not self._rows

    def _shown(self, element: Any) -> str:
        """What shows; what is hidden or struck through is marked, as a reader would read another text."""
        if element.tag == _TEXT and self._hidden[-1]:
            return f"<hidden> {element.text or ''}"
        return _SHOWN[element.tag](element)


def _is_hidden(run: Any) -> bool:
    settings = run.find(qn("w:rPr"))
    return settings is not None and any(settings.find(name) is not None for name in _UNSEEN)


def _sign(element: Any) -> str:
    parent = element.getparent()
    return _SIGNS[element.tag] if parent is not None and parent.tag == _RUN else ""


_SHOWN: dict[str, Callable[[Any], str]] = {
    _TEXT: lambda text: text.text or "",
    _MATHS: lambda text: text.text or "",
    _PATH: lambda path: path.get("string") or "",
    _CELL: lambda _: BETWEEN,
    _PARAGRAPH: lambda _of_a_cell: " ",
    _ROW: lambda _in_another: "",
    **dict.fromkeys(_SIGNS, _sign),
}
_SEEN = (_RUN, _PICTURE, _BLIP, *_SHOWN)


def _notes(part: Any) -> Iterator[str]:
    """The lines of a header, a footer, notes or comments. A page's number by itself says nothing."""
    name = str(part.partname).rpartition("/")[2]
    kind = next((own for own in _BESIDE if name.startswith(own)), None)
    element = getattr(part, "element", None)
    if kind is None or element is None:
        return
    for line in _lines(element, {}):
        text = " ".join(line.split())
        if text and not _PAGE.fullmatch(text):
            yield f"{kind}: {text}"
