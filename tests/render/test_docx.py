"""Word documents through real files: styles, fields and tables as Word reads them, pages as LibreOffice makes them."""

import io
import re
import shutil
import subprocess
import time
import zipfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from brief import kept
from brief.test_hostile_papers import DOCUMENTS, LINK, LINKS
from brief.test_hostile_text import paper as hostile
from brief.test_papers import EXAMPLES, HARBOURSIDE
from cli import files
from cli.command import process
from conftest import Appraise
from integration_appraisal.render.docx import blocks, render
from integration_appraisal.render.docx.picture import png
from integration_appraisal.render.paper.house import TemplateFault
from integration_appraisal.report.document import (
    Alert,
    Block,
    Bullets,
    Chart,
    Column,
    Gap,
    Heading,
    Note,
    Notes,
    Paper,
    Paragraph,
    Section,
    Shaded,
    Table,
    ValueDot,
    Values,
)
from report.hostile import TEXTS, TO_WORD

LONG = "z" * 200
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {}"><rect width="9" height="9"/></svg>'
BLANK = png(SVG.format("40 20"))

TABLE = Table(
    "Options and what they come to",
    (Column("Option"), Column("Value", "number"), Column("Bar", "bar"), Column("Verdict"), Column("Note")),
    (
        ("Alpha", 57.1, None, Shaded("1", 1.0), "first\n\nand best"),
        (LONG, 40.0, None, Alert("can't start"), LONG),
        ("Gamma", 1.0, None, Shaded("3", 0.0), None),
    ),
    faint=frozenset({2}),
    strong=frozenset({0}),
)
CHART = Chart(
    "values",
    "Alpha scores 57.1",
    "Alpha 57.1 (50 to 60), Beta 40",
    Values((ValueDot("Alpha", 57.1, 50, 60, 1, is_first=True, is_in=True),)),
    TABLE,
)


def annex(letter: str, *own: Block) -> Section:
    return Section(f"annex_{letter}", f"Annex {letter.upper()}: what stands in {letter}", own, annex=True)


def rows(count: int) -> Table:
    return Table(
        "A long one", (Column("Name"), Column("Reason")), tuple((f"n{at}", "why " * 40) for at in range(count))
    )


PAPER = Paper(
    title="Options appraisal: Somewhere",
    area="Somewhere",
    status="draft",
    notice="",
    about=(("Report of", "Ann Author"), ("Status", "draft")),
    sections=(
        Section(
            "decision",
            "1. The decision",
            (
                Paragraph("Recommendations:", number="1.1"),
                Bullets(("Agree alpha.", "Note beta."), numbered=True),
                Paragraph("Alpha comes first.", lead=True, number="1.2"),
                Gap("which option is recommended", number="1.3", term="Choice"),
                Heading("More"),
                Paragraph("A plain one."),
                Paragraph("A faint one.", faint=True),
                Gap("who says so"),
                Bullets(("One again.", "Two again."), numbered=True),
                Bullets(("A point.",)),
                Notes((Note("Term", "what it is", "where from"),)),
            ),
        ),
        Section("options", "2. The options", (CHART, TABLE, TABLE, Paragraph(LONG, number="2.1"))),
        annex("a", rows(30)),
        annex("b", Paragraph("b " * 500), rows(3)),
        annex("c", rows(25)),
        annex("d", Paragraph("d")),
        Section("stamp", "What this paper was made from", (Paragraph("seed 1", faint=True),)),
    ),
    stamp={},
)


def written(paper: Paper = PAPER, template: bytes | None = None, picture: bytes = BLANK) -> bytes:
    """The document with a picture in the place of each chart, whose drawing is tested elsewhere."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(blocks, "png", lambda _svg: picture)
        return render(paper, template)


def opened(paper: Paper = PAPER, template: bytes | None = None, picture: bytes = BLANK) -> Any:
    return Document(io.BytesIO(written(paper, template, picture)))


def saved(document: Any) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def styled(document: Any) -> dict[str, str]:
    """The style of each paragraph, by its text."""
    return {line.text: line.style.name for line in document.paragraphs}


def list_number(line: Any) -> str:
    return str(line._p.pPr.numPr.numId.val)  # noqa: SLF001 - python-docx has no lists


# Styles ---------------------------------------------------------------------------------------------------------------


def test_what_a_paragraph_is_shows_by_its_style() -> None:
    document = opened()
    found = styled(document)
    for text, style in {
        PAPER.title: "Title",
        "Report of\tAnn Author": "About",
        "1. The decision": "Heading 1",
        "More": "Heading 2",
        "1.1\tRecommendations:": "Numbered Paragraph",
        "1.2\tAlpha comes first.": "Numbered Lead",
        "1.3\tChoice. To be filled in: which option is recommended.": "Numbered Gap",
        "To be filled in: who says so.": "Gap",
        "A plain one.": "Normal",
        "A faint one.": "Note",
        "Agree alpha.": "List Number",
        "A point.": "List Bullet",
        "Term: what it is where from": "List Bullet",
        CHART.title: "Caption",
        TABLE.caption: "Caption",
        "Contents of the annexes": "TOC Heading",
    }.items():
        assert found[text] == style, text
    cells = {line.style.name for table in document.tables for cell in table._cells for line in cell.paragraphs}  # noqa: SLF001
    assert cells == {"Table Text", "Table Heading"}
    assert list(document.element.body.iter(qn("w:sz"), qn("w:b"), qn("w:i"), qn("w:color"))) == []


def test_each_numbered_list_counts_from_one() -> None:
    document = opened()
    lines = [line for line in document.paragraphs if line.style.name == "List Number"]
    first, second, third, fourth = map(list_number, lines)
    assert (first == second, third == fourth, first == third) == (True, True, False)
    lists = document.part.numbering_part.element
    for number in (first, third):
        (own,) = lists.xpath(f"w:num[@w:numId='{number}']")
        assert own.xpath("w:lvlOverride/w:startOverride/@w:val") == ["1"]


def test_a_house_keeps_its_styles_and_is_lent_those_that_it_lacks() -> None:
    house = Document()
    house.styles.add_style("Gap", WD_STYLE_TYPE.PARAGRAPH).font.size = Pt(30)
    house.styles.add_style("Lead", WD_STYLE_TYPE.CHARACTER)
    house.styles["Heading 1"].font.size = Pt(33)
    house.styles["Heading 1"].element.set(qn("w:styleId"), "berschrift1")
    house.sections[0].left_margin = Cm(5)
    document = opened(PAPER, saved(house))
    styles = {style.name: style for style in document.styles}
    assert (styles["Gap"].font.size, styles["Heading 1"].font.size) == (Pt(30), Pt(33))
    assert styles["Numbered Gap"].base_style.name == "Gap"
    assert styles["Numbered Lead"].base_style.name == "Lead of the paper"
    found = styled(document)
    assert (found["2. The options"], found["To be filled in: who says so."]) == ("Heading 1", "Gap")
    assert document.styles["Table Text"].font.size == Pt(9)
    assert styles["Normal"].element.rPr.find(qn("w:lang")).get(qn("w:val")) == "en-GB"
    ids = [style.style_id for style in document.styles]
    assert len(ids) == len(set(ids))
    used = {
        own.get(qn("w:val")) for own in document.element.body.iter(qn("w:pStyle"), qn("w:rStyle"), qn("w:tblStyle"))
    }
    assert used <= set(ids)
    lines = [line for line in document.paragraphs if line.style.name == "List Number"]
    assert len({list_number(line) for line in lines}) == 2
    kinds = [own.tag for own in document.part.numbering_part.element if own.tag in (qn("w:abstractNum"), qn("w:num"))]
    assert kinds == sorted(kinds)  # kinds of lists go before lists


def test_a_paper_can_lend_its_styles_to_a_paper() -> None:
    assert styled(opened(PAPER, written())) == styled(opened())


# Tables and pictures --------------------------------------------------------------------------------------------------


def test_tables_repeat_their_header_keep_rows_whole_and_fill_the_page() -> None:
    document = opened()
    assert len(document.tables) == 5
    for table in document.tables:
        header, *others = [row._tr.trPr for row in table.rows]  # noqa: SLF001 - python-docx does not show it
        assert header.find(qn("w:tblHeader")) is not None
        assert not any(row.find(qn("w:tblHeader")) is not None for row in others)
        assert all(row.find(qn("w:cantSplit")) is not None for row in (header, *others))
        widths = [cell.width.cm for cell in table.rows[0].cells]
        assert widths == [column.width.cm for column in table.columns]
        assert sum(widths) == pytest.approx(16.5, abs=0.01)


def test_cells_show_what_they_are() -> None:
    table = opened().tables[0]
    assert [cell.text for cell in table.rows[0].cells] == ["Option", "Value", "Verdict", "Note"]  # no bars
    option, value, verdict, note = table.rows[1].cells
    assert [run.style.name for run in option.paragraphs[0].runs] == ["Strong"]
    assert value._tc.xpath(".//w:jc/@w:val") == ["right"]  # noqa: SLF001 - python-docx does not show it
    assert verdict._tc.xpath(".//w:shd/@w:fill") == ["A6C8E6"]  # noqa: SLF001 - nor this
    assert note.text == "first\nand best"
    assert [run.style.name for run in table.rows[2].cells[2].paragraphs[0].runs] == ["Strong"]
    assert [run.style.name for run in table.rows[3].cells[0].paragraphs[0].runs] == ["Faint"]


def test_every_picture_has_alt_text_and_stays_with_its_caption() -> None:
    document = opened()
    (shape,) = document.inline_shapes
    about = shape._inline.docPr  # noqa: SLF001 - the place of alt text
    assert (about.get("title"), about.get("descr")) == (CHART.title, CHART.description)
    letters = shape.width.pt * 15 / 624  # of a picture
    assert letters == pytest.approx(document.styles["Normal"].font.size.pt, abs=0.1)
    captions = [line for line in opened(PAPER, saved(Document())).paragraphs if line.style.name == "Caption"]
    assert [line.paragraph_format.keep_with_next for line in captions] == [True] * 6  # whatever a house's style says


def test_a_paragraph_stays_with_the_list_after_it() -> None:
    lines = {line.text: line.paragraph_format.keep_with_next for line in opened().paragraphs}
    assert lines["1.1\tRecommendations:"] is True
    assert lines["A plain one."] is None


def test_a_high_picture_fits_on_a_page() -> None:
    (shape,) = opened(picture=png(SVG.format("20 200"))).inline_shapes
    assert shape.height.cm == pytest.approx(21, abs=0.01)
    assert shape.height / shape.width == pytest.approx(10, rel=0.01)


def test_pictures_have_their_text() -> None:
    """A rasteriser without a font draws no text and says nothing."""
    frame = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 40" font-family="Arial, sans-serif">{}</svg>'
    words = '<text x="5" y="25" font-weight="{}">59.1 “é”</text>'
    drawn = {png(frame.format(text)) for text in ("", words.format("normal"), words.format("bold"))}
    assert len(drawn) == 3


# Fields and properties ------------------------------------------------------------------------------------------------


def test_contents_lead_to_each_annex_and_what_follows_and_ask_for_its_page() -> None:
    document = opened()
    marks = [mark.get(qn("w:name")) for mark in document.element.iter(qn("w:bookmarkStart"))]
    assert marks == [section.identity for section in PAPER.sections]
    links = list(document.element.iter(qn("w:hyperlink")))
    assert [link.get(qn("w:anchor")) for link in links] == marks[2:]
    fields = [own.get(qn("w:instr")).strip() for link in links for own in link.iter(qn("w:fldSimple"))]
    assert fields == [f"PAGEREF {mark} \\h" for mark in marks[2:]]
    texts = [line.text for line in document.paragraphs]
    assert texts.index("Contents of the annexes") + len(links) + 1 == texts.index(PAPER.sections[2].heading)
    breaks = [line.text for line in document.paragraphs if line.paragraph_format.page_break_before]
    assert breaks == ["Contents of the annexes"]


def test_a_paper_without_annexes_has_no_contents() -> None:
    short = PAPER._replace(sections=PAPER.sections[:2])
    assert "Contents of the annexes" not in styled(opened(short))


def test_it_names_its_author_and_no_other_maker() -> None:
    for template in (None, saved(Document())):
        paper = written(PAPER, template)
        own = Document(io.BytesIO(paper)).core_properties
        assert (own.title, own.author, own.language) == (PAPER.title, "Ann Author", "en-GB")
        assert (own.last_modified_by, own.comments) == ("", "")
        with zipfile.ZipFile(io.BytesIO(paper)) as parts:
            assert not [name for name in parts.namelist() if "app.xml" in name or "thumbnail" in name]
            assert not re.search(rb"python-docx|Microsoft Macintosh|LibreOffice", parts.read("docProps/core.xml"))
            assert {entry.date_time for entry in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert paper == written(PAPER, template)


def test_pages_say_which_they_are_of_how_many() -> None:
    footer = opened().sections[0].footer._element  # noqa: SLF001 - python-docx has no fields
    assert [own.get(qn("w:instr")).strip() for own in footer.iter(qn("w:fldSimple"))] == ["PAGE", "NUMPAGES"]


# Pages ----------------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the paper stands as a PDF."""
    for program in ("lowriter", "pdftotext"):
        if shutil.which(program) is None:
            pytest.skip(f"{program} is not installed, so there are no pages to look at")
    own = tmp_path_factory.mktemp("pages")
    (own / "paper.docx").write_bytes(written())
    profile = f"-env:UserInstallation={(own / 'profile').as_uri()}"
    command = ["lowriter", profile, "--headless", "--convert-to", "pdf", "--outdir", own, own / "paper.docx"]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return own


def read(folder: Path, *how: str) -> str:
    command = ["pdftotext", *how, folder / "paper.pdf", "-"]
    return subprocess.run(command, check=True, capture_output=True, text=True, timeout=60).stdout


def test_contents_give_the_pages_on_which_headings_stand(folder: Path) -> None:
    pages = read(folder, "-layout").split("\f")[:-1]
    told = dict(re.findall(r"^(.*\S) +(\d+)$", "\n".join(pages), re.MULTILINE))
    stand = {line.strip(): str(at) for at, page in enumerate(pages, start=1) for line in page.splitlines()}
    headings = [section.heading for section in PAPER.sections[2:]]
    assert [told[own] for own in headings] == [stand[own] for own in headings]
    assert len({stand[own] for own in headings}) > 2
    assert [f"Page {at} of {len(pages)}" in page for at, page in enumerate(pages, start=1)] == [True] * len(pages)


def test_a_name_of_two_hundred_letters_leaves_no_page(folder: Path) -> None:
    found = 0
    for page in re.findall(r"<page.*?</page>", read(folder, "-bbox"), re.DOTALL):
        wide = float(re.findall(r'width="([\d.]+)"', page)[0])
        margin = 2.25 / 2.54 * 72 - 0.5
        for left, right, text in re.findall(r'xMin="([\d.]+)".*?xMax="([\d.]+)".*?>(.*?)</word>', page):
            assert margin <= float(left) < float(right) <= wide - margin, text
            found += text.count("z")
    assert found == 5 * len(LONG)  # all of each is there


# Of places ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("local", EXAMPLES, ids=lambda path: path.stem)
def test_its_headings_are_those_of_the_markdown(appraise: Appraise, tmp_path: Path, local: Path) -> None:
    document = Document(str(kept.paper(appraise, tmp_path, local, ".docx")))
    own = [line.text for line in document.paragraphs if line.style is not None and line.style.name == "Heading 1"]
    markdown = appraise("brief", local).out
    assert own == [found.replace("\\", "") for found in re.findall(r"^## (.*)$", markdown, re.MULTILINE)]


def test_the_same_inputs_give_the_same_bytes(appraise: Appraise, tmp_path: Path) -> None:
    one, other = kept.paper(appraise, tmp_path, HARBOURSIDE, ".docx"), tmp_path / "other.docx"
    assert process("brief", HARBOURSIDE, "-o", other).returncode == 0
    assert one.read_bytes() == other.read_bytes()


def short(whole: Paper) -> Paper:
    """Each section with its heading, and of each kind of block the first few: Word writes all of a kind alike."""
    seen: Counter[type] = Counter()

    def first(block: Block) -> bool:
        seen[type(block)] += 1
        return seen[type(block)] <= (1 if isinstance(block, Chart) else 2)

    sections = tuple(own._replace(blocks=[block for block in own.blocks if first(block)]) for own in whole.sections)
    assert {Table, Chart, Paragraph, Bullets} <= set(seen)
    return whole._replace(sections=sections)


@pytest.mark.parametrize("name", TO_WORD)
def test_hostile_text_stays_text(tmp_path: Path, name: str) -> None:
    """Pictures are drawn from these texts in ``test_hostile_text.py``."""
    text = TEXTS[name]
    told = "".join(line.text for line in opened(short(hostile(tmp_path, text))).paragraphs)
    assert "".join(text.split()).casefold() in "".join(told.split()).casefold()


def test_letters_that_the_font_has_not_are_told(
    appraise: Appraise, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("integration_appraisal.render.paper.writing.svg", lambda chart: str(chart.table.rows))
    options = [files.option("a", {"merit": 70}, name="海港 model"), files.option("b", {"merit": 60}, name="Žluťoučký")]
    ran = appraise("brief", files.place(tmp_path, *options), "-o", tmp_path / "paper.docx")
    assert (ran.code, "the pictures in Word can't show 海港; the HTML paper can." in ran.err) == (0, True)


def test_a_large_paper_is_written() -> None:
    """In seconds: work grows with what there is, and not with its square."""
    lists: list[Block] = [Bullets(("one", "two"), numbered=True)] * 200
    document = opened(PAPER._replace(sections=(*PAPER.sections, annex("e", *[rows(100)] * 20, *lists))))
    assert len(document.element.body.findall(qn("w:tbl"))) == 25


# Hostile houses -------------------------------------------------------------------------------------------------------


def spoilt(part: str, change: Callable[[bytes], bytes], packed: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A paper with something else in one of its parts, which may be a new one."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(written())) as parts, zipfile.ZipFile(out, "w", packed) as file:
        for name in {*parts.namelist(), part}:
            content = parts.read(name) if name in parts.namelist() else b""
            file.writestr(name, change(content) if name == part else content)
    return out.getvalue()


def of_styles(content: bytes) -> bytes:
    more = b"".join(b'<w:style w:type="paragraph" w:styleId="s%d"/>' % number for number in range(2_001))
    return content.replace(b"</w:styles>", more + b"</w:styles>")


def with_more(at: bytes, added: bytes) -> Callable[[bytes], bytes]:
    after = at.endswith(b">")
    return lambda content: content.replace(at, at + added if after else added + at, 1)


MANY_LINKS = b"".join(LINK % number for number in range(5_001))
HOSTILE: dict[str, tuple[str, Callable[[bytes], bytes], str]] = {
    **{name: (part, with_more(at, added), said) for name, (part, at, added, said) in DOCUMENTS.items()},
    "many links": (LINKS, with_more(b"<Relationship ", MANY_LINKS), "more than 5,000 links"),
    "a huge one": ("word/media/more.png", lambda _: bytes(61_000_000), "unpacks to more than"),
    "many styles": ("word/styles.xml", of_styles, "more than 2,000 styles"),
    "a list that has no number": (
        "word/numbering.xml",
        lambda content: content.replace(b'w:numId="1"', b'w:numId="one"'),
        "not as Word writes them",
    ),
    "no lists": (LINKS, lambda content: content.replace(b"/numbering", b"/other"), "not as Word writes them"),
}


@pytest.mark.parametrize(("part", "change", "said"), HOSTILE.values(), ids=HOSTILE)
def test_a_house_that_holds_too_much_or_something_else_is_refused_soon(
    part: str, change: Callable[[bytes], bytes], said: str
) -> None:
    template = spoilt(part, change)
    begun = time.monotonic()
    with pytest.raises(TemplateFault, match=said):
        render(PAPER, template)
    assert time.monotonic() - begun < 10
