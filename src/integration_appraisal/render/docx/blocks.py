"""Title, sections, contents, and what stands in them."""

import io
from collections.abc import Iterator, Sequence
from itertools import count, zip_longest
from typing import Any

from docx.document import Document as DocumentType
from docx.shared import Cm

from integration_appraisal.render.docx.lending import width
from integration_appraisal.render.docx.markup import bookmark, field, line, made, run
from integration_appraisal.render.docx.picture import png
from integration_appraisal.render.docx.tables import table
from integration_appraisal.render.svg import svg
from integration_appraisal.report import document as model
from integration_appraisal.report.text import in_lines

_WIDEST, _HIGHEST = 15.4, 21.0  # centimetres of a picture: its letters are then as high as those of the text
_CONTENTS = 12.0  # centimetres from the left at which pages stand
_STRONG, _FAINT = "Strong", "Faint"


def write(document: DocumentType, paper: model.Paper) -> None:
    """The whole paper: its body, then on a new page the contents of the annexes, and these."""
    writer = _Writer(document)
    writer.add(line("Title", run(paper.title)))
    writer.add(*(line("About", run(label, _STRONG), run(f"\t{text}")) for label, text in paper.about))
    annexes = next((at for at, own in enumerate(paper.sections) if own.annex), None)
    for at, section in enumerate(paper.sections):
        if at == annexes:
            writer.contents(paper.sections[at:])
        writer.add(line("Heading1", *bookmark(section.identity, at), run(section.heading)))
        for block, after in zip_longest(section.blocks, section.blocks[1:]):
            told = [*writer.block(block)]
            if isinstance(block, model.Paragraph) and isinstance(after, model.Bullets):
                told[-1].pPr.insert(1, made("keepNext"))  # after its style: a list follows on the same page
            writer.add(*told)


class _Writer:
    """Adds to the end of a document."""

    def __init__(self, document: DocumentType) -> None:
        self._document, self._wide = document, width(document)
        self._end = document.element.body.sectPr
        self._lists = count(1)

    def add(self, *elements: Any) -> None:
        for own in elements:
            self._end.addprevious(own)

    def contents(self, sections: Sequence[model.Section]) -> None:
        """A link to each, and its page, which a field works out: none is guessed.

        A field for the whole would hide those of the pages from LibreOffice.
        """
        last = self._end.getprevious()
        if last is not None and last.style == "TableEnd":  # at the end of a page it would fill one of its own
            last.getparent().remove(last)
        self.add(line("TOCHeading", run("Contents of the annexes"), look=[made("pageBreakBefore")]))
        for own in sections:
            right = made("tab", val="right", pos=round(Cm(min(self._wide, _CONTENTS)).twips))
            told = (run(f"{own.heading}\t"), field(f"PAGEREF {own.identity} \\h", ""))
            link = made("hyperlink", *told, anchor=own.identity, history=1)
            self.add(line("TOC1", link, look=[made("tabs", right)]))

    def block(self, own: model.Block) -> Iterator[Any]:
        match own:
            case model.Table():
                yield from table(own, self._wide)
            case model.Chart():
                yield line("Caption", run(own.title), look=[made("keepNext")])
                yield self._picture(own)
            case model.Bullets():
                yield from self._bullets(own)
            case model.Notes():
                yield from map(_note, own.items)
            case _:
                yield _text(own)

    def _bullets(self, own: model.Bullets) -> Iterator[Any]:
        name, style = next(self._lists), "ListNumber" if own.numbered else "ListBullet"
        for item in own.items:
            look = [made("numPr", made("ilvl", val=0), made("numId", val=name))] if own.numbered else []
            yield line(style, run(in_lines(item)), look=look)

    def _picture(self, chart: model.Chart) -> Any:
        """The picture in a line, as wide as the text and not so high that it fills a page."""
        pixels, wide = io.BytesIO(png(svg(chart))), Cm(min(self._wide, _WIDEST))
        shape = self._document.part.new_pic_inline(pixels, width=wide)
        if shape.extent.cy > Cm(_HIGHEST):
            shape = self._document.part.new_pic_inline(pixels, height=Cm(_HIGHEST))
        shape.docPr.set("title", chart.title)
        shape.docPr.set("descr", chart.description)
        return line("Picture", made("r", made("drawing", shape)))


def _text(own: model.Heading | model.Paragraph | model.Gap) -> Any:
    if isinstance(own, model.Heading):
        return line("Heading2", run(own.text))
    if isinstance(own, model.Gap):
        return _begun("Gap", own, run(f"{model.GAP}: ", _STRONG), run(f"{own.text}."))
    style = "Lead" if own.lead else "Note" if own.faint else "Paragraph" if own.number else "Normal"
    return _begun(style, own, run(own.text))


def _note(note: model.Note) -> Any:
    source = [run(f" {note.source}", _FAINT)] if note.source else []
    return line("ListBullet", run(f"{note.term}: ", _STRONG), run(note.text), *source)


def _begun(style: str, own: model.Paragraph | model.Gap, *told: Any) -> Any:
    """A paragraph with its number and what it is about before it."""
    number = [run(f"{own.number}\t")] if own.number else []
    term = [run(f"{own.term}. ", _STRONG)] if own.term else []
    return line(f"Numbered{style}" if own.number else style, *number, *term, *told)
