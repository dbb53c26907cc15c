"""The Word document, opened again: headings, header rows, widths, pictures with alt text, language, page numbers."""

import io
import re
import zipfile
from collections import Counter
from pathlib import Path

import pytest
from docx import Document
from docx.oxml.ns import qn

from brief import kept
from brief.test_hostile_text import paper
from brief.test_papers import EXAMPLES, HARBOURSIDE
from cli import files
from cli.command import process
from conftest import Appraise
from integration_appraisal.render.paper import render
from integration_appraisal.render.paper.word import parts
from integration_appraisal.render.paper.word.picture import png
from integration_appraisal.report.document import Bullets, Chart, Paper, Paragraph, Part, Table
from report.hostile import TEXTS, TO_WORD


def written(appraise: Appraise, folder: Path, local: Path) -> Path:
    return kept.paper(appraise, folder, local, ".docx")


@pytest.mark.parametrize("local", EXAMPLES, ids=lambda path: path.stem)
def test_its_headings_are_those_of_the_markdown(appraise: Appraise, tmp_path: Path, local: Path) -> None:
    document = Document(str(written(appraise, tmp_path, local)))
    own = [line.text for line in document.paragraphs if line.style is not None and line.style.name == "Heading 1"]
    markdown = appraise("brief", local).out
    first, *rest = re.findall(r"^## (.*)$", markdown, re.MULTILINE)
    assert own == [first, "Contents", *rest]
    links = [link.get(qn("w:anchor")) for link in document.element.iter(qn("w:hyperlink"))]
    marks = [mark.get(qn("w:name")) for mark in document.element.iter(qn("w:bookmarkStart"))]
    assert links == marks[1:]


def test_tables_repeat_their_header_and_fill_the_page(appraise: Appraise, tmp_path: Path) -> None:
    document = Document(str(written(appraise, tmp_path, HARBOURSIDE)))
    assert len(document.tables) > 15
    for table in document.tables:
        assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None  # noqa: SLF001 - python-docx does not show it
        widths = [cell.width.cm for cell in table.rows[0].cells if cell.width is not None]
        assert widths == [column.width.cm for column in table.columns if column.width is not None]
        assert len(widths) == len(table.columns)
        assert sum(widths) == pytest.approx(16.5, abs=0.1)


def test_every_picture_has_alt_text_with_its_figures(appraise: Appraise, tmp_path: Path) -> None:
    document = Document(str(written(appraise, tmp_path, HARBOURSIDE)))
    shapes = [shape._inline.docPr for shape in document.inline_shapes]  # noqa: SLF001 - nor alt text
    assert len(shapes) == 4
    for shape in shapes:
        assert re.search(r"\d", shape.get("descr") or "")
        assert shape.get("title")


def test_it_says_who_what_and_in_which_language(appraise: Appraise, tmp_path: Path) -> None:
    document = Document(str(written(appraise, tmp_path, HARBOURSIDE)))
    properties = document.core_properties
    assert (properties.title, properties.language) == ("Options appraisal: Harbourside (a fictional place)", "en-GB")
    assert document.styles["Normal"].element.rPr.find(qn("w:lang")).get(qn("w:val")) == "en-GB"
    assert "PAGE" in document.sections[0].footer._element.xml  # noqa: SLF001 - nor fields


def test_the_same_inputs_give_the_same_bytes(appraise: Appraise, tmp_path: Path) -> None:
    one, other = written(appraise, tmp_path, HARBOURSIDE), tmp_path / "other.docx"
    assert process("brief", HARBOURSIDE, "-o", other).returncode == 0
    assert one.read_bytes() == other.read_bytes()
    with zipfile.ZipFile(one) as packed:
        assert {entry.date_time for entry in packed.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_pictures_have_their_text() -> None:
    """A rasteriser without a font draws no text and says nothing."""
    frame = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 40" font-family="Arial, sans-serif">{}</svg>'
    words = '<text x="5" y="25" font-weight="{}">59.1 “é”</text>'
    drawn = {png(frame.format(text)) for text in ("", words.format("normal"), words.format("bold"))}
    assert len(drawn) == 3


BLANK = png('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 2 1"></svg>')


def short(whole: Paper) -> Paper:
    """Each section with its heading, and of each kind of part the first few: Word writes all of a kind alike."""
    seen: Counter[type] = Counter()

    def kept(part: Part) -> bool:
        seen[type(part)] += 1
        return seen[type(part)] <= (1 if isinstance(part, Chart) else 2)

    sections = tuple(own._replace(parts=[part for part in own.parts if kept(part)]) for own in whole.sections)
    assert {Table, Chart, Paragraph, Bullets} <= set(seen)
    return whole._replace(sections=sections)


@pytest.mark.parametrize("name", TO_WORD)
def test_hostile_text_stays_text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """Pictures are drawn from these texts in ``test_hostile_text.py``; here one stands for all of them."""
    monkeypatch.setattr(parts, "png", lambda _svg: BLANK)
    text = TEXTS[name]
    document = Document(io.BytesIO(bytes(render(short(paper(tmp_path, text)), ".docx"))))
    told = "".join(line.text for line in document.paragraphs)
    assert "".join(text.split()).casefold() in "".join(told.split()).casefold()


def test_letters_that_the_font_has_not_are_told(appraise: Appraise, tmp_path: Path) -> None:
    options = [files.option("a", {"merit": 70}, name="海港 model"), files.option("b", {"merit": 60}, name="Žluťoučký")]
    ran = appraise("brief", files.place(tmp_path, *options), "-o", tmp_path / "paper.docx")
    assert (ran.code, "the pictures in Word can't show 海港; the HTML paper can." in ran.err) == (0, True)
