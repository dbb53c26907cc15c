"""House styles through the command line: a user's own template, what it may do, and what it may not."""

import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from docx.shared import Cm, RGBColor

from brief.kept import paper
from brief.test_papers import bare
from cli.command import HARBOURSIDE, ROOT, process
from conftest import Appraise

PICTURE = ROOT / "docs" / "pictures" / "paper.png"


@pytest.mark.parametrize("kind", ["md", "html"])
def test_our_own_template_gives_our_own_paper(appraise: Appraise, tmp_path: Path, kind: str) -> None:
    template = tmp_path / "house.j2"
    assert appraise("brief", "--print-template", kind, "-o", template).code == 0
    for name, more in (("ours", ()), ("house", ("--template", template))):
        assert appraise("brief", HARBOURSIDE, "-o", tmp_path / f"{name}.{kind}", *more).code == 0
    assert (tmp_path / f"ours.{kind}").read_bytes() == (tmp_path / f"house.{kind}").read_bytes()


def test_the_names_are_printed_for_those_who_write_one(appraise: Appraise) -> None:
    told = appraise("brief", "--print-template", "names").out
    assert "| `sections` | list of sections |" in told
    assert appraise("brief", "--print-template", "pdf").code == 2


def written(folder: Path, text: str) -> Path:
    path = folder / "house.j2"
    path.write_text(text, encoding="utf-8")
    return path


FAULTS = {
    "loops for ever": (
        "{{ title | md }}\n{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}",
        2,
        "takes more than 2 seconds",
    ),
    "reads a file": ("one\ntwo\n{% include '/etc/passwd' %}", 3, "a template is one file"),
    "reaches for Python": ("\n{{ title.__class__.__mro__ }}", 2, "`__class__` can't be used"),
    "a name that is not there": ("# {{ titel }}", 1, "There is no `titel` here. Did you mean `title`?"),
    "is no template": ("{% for %}", 1, "The template can't be read"),
}


@pytest.mark.parametrize(("text", "line", "said"), FAULTS.values(), ids=FAULTS)
def test_a_fault_is_told_at_its_line_and_nothing_is_written(
    appraise: Appraise, tmp_path: Path, text: str, line: int, said: str
) -> None:
    template, paper = written(tmp_path, text), tmp_path / "paper.md"
    ran = appraise("brief", HARBOURSIDE, "-o", paper, "--template", template, "--charts", tmp_path / "pictures")
    assert (ran.code, ran.out, paper.exists(), (tmp_path / "pictures").exists()) == (1, "", False, False)
    assert f"house.j2:{line}:1: error F017 " in ran.err
    assert said in ran.err


def test_a_paper_of_the_house_is_verified_with_its_template(appraise: Appraise, tmp_path: Path) -> None:
    text = (
        "{% for own in sections %}## {{ own.heading | md }}\n\n{% for block in own.blocks if block.kind != 'chart' %}"
    )
    template, paper = written(tmp_path, text + "{{ block.markup }}\n\n{% endfor %}{% endfor %}"), tmp_path / "paper.md"
    assert appraise("brief", HARBOURSIDE, "-o", paper, "--template", template).code == 0
    assert appraise("verify", paper, HARBOURSIDE, "--template", template).code == 0
    assert appraise("verify", paper, HARBOURSIDE).code == 1
    paper.write_text(paper.read_text(encoding="utf-8").replace("57.1", "61.1"), encoding="utf-8")
    ran = appraise("verify", paper, HARBOURSIDE, "--template", template)
    assert (ran.code, "61.1" in ran.out) == (1, True)


def test_a_template_without_the_stamp_is_told_of(appraise: Appraise, tmp_path: Path) -> None:
    ran = appraise("brief", HARBOURSIDE, "--template", written(tmp_path, "# {{ title | md }}"))
    assert (ran.code, ran.out) == (
        0,
        "# Options for integrating health and social care: Harbourside (a fictional place)\n",
    )
    assert "has no stamp" in ran.err


def test_a_template_can_show_picture_files(appraise: Appraise, tmp_path: Path) -> None:
    template = written(tmp_path, "{% for kind, name in pictures.items() %}![{{ kind }}]({{ name }})\n{% endfor %}")
    paper = tmp_path / "paper.md"
    assert appraise("brief", HARBOURSIDE, "-o", paper, "--template", template, "--charts", tmp_path / "p").code == 0
    assert "![cost](p/cost.svg)" in paper.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("content", "ending", "code", "said"),
    [
        (b"\xff\xfe\nb", "md", 1, "house.j2:1:1: error F017 This is no UTF-8 text"),
        (b"\xef\xbb\xbfhello", "md", 0, "has no stamp"),
        (b"PK\x03\x04", "html", 1, "house.j2:1:1: error F017 This is a Word document."),
        (b"not a zip", "docx", 1, "house.j2:1:1: error F017 It is no Word document"),
        (None, "html", 2, "house.j2: error F001"),
    ],
    ids=["no text", "a byte order mark", "a document for a page", "no document", "no file"],
)
def test_what_is_no_template_is_refused(
    appraise: Appraise, tmp_path: Path, content: bytes | None, ending: str, code: int, said: str
) -> None:
    template = tmp_path / "house.j2"
    if content is not None:
        template.write_bytes(content)
    ran = appraise("brief", HARBOURSIDE, "-o", tmp_path / f"paper.{ending}", "--template", template)
    assert ran.code == code
    assert said in ran.err


def test_the_template_is_never_written_over(appraise: Appraise, tmp_path: Path) -> None:
    template = tmp_path / "house.md"
    template.write_text("{{ title }}", encoding="utf-8")
    ran = appraise("brief", HARBOURSIDE, "-o", template, "--template", template, "--force")
    assert (ran.code, template.read_text(encoding="utf-8")) == (2, "{{ title }}")


# Word -----------------------------------------------------------------------------------------------------------------


def house_document(folder: Path, change: Callable[[Any], None] = lambda _: None) -> Path:
    """A council's own Word document."""
    own = Document()
    own.styles["Heading 1"].font.color.rgb = RGBColor(0x7A, 0x00, 0x3C)
    own.sections[0].left_margin = Cm(4)
    own.sections[0].header.paragraphs[0].text = "Harbourside Council"
    own.sections[0].footer.paragraphs[0].text = "Public"
    own.add_paragraph("Text that somebody left in the template")
    change(own)
    own.save(str(folder / "style.docx"))
    return folder / "style.docx"


def test_word_takes_the_styles_of_a_document(appraise: Appraise, tmp_path: Path) -> None:
    template = house_document(tmp_path)
    assert appraise("brief", HARBOURSIDE, "-o", tmp_path / "house.docx", "--template", template).code == 0
    ours, house = Document(str(paper(appraise, tmp_path, HARBOURSIDE, ".docx"))), Document(str(tmp_path / "house.docx"))
    assert [line.text for line in house.paragraphs] == [line.text for line in ours.paragraphs]
    first = house.sections[0]
    assert first.left_margin == pytest.approx(Cm(4), rel=0.001)
    assert first.header.paragraphs[0].text == "Harbourside Council"
    assert [line.text for line in first.footer.paragraphs] == ["Public"]
    assert house.styles["Heading 1"].font.color.rgb == RGBColor(0x7A, 0x00, 0x3C)
    wide = (first.page_width or 0) - (first.left_margin or 0) - (first.right_margin or 0)
    for table in house.tables:
        assert sum(column.width or 0 for column in table.columns) == pytest.approx(wide, rel=0.01)
    assert appraise("verify", tmp_path / "house.docx", HARBOURSIDE, "--template", template).code == 0


def test_a_document_without_the_styles_is_told_which_it_lacks(appraise: Appraise, tmp_path: Path) -> None:
    def poorer(own: Any) -> None:
        for name in ("Heading 2", "List Bullet"):
            own.styles[name].delete()

    template = house_document(tmp_path, poorer)
    ran = appraise("brief", HARBOURSIDE, "-o", tmp_path / "paper.docx", "--template", template)
    assert (ran.code, (tmp_path / "paper.docx").exists()) == (1, False)
    assert "It lacks the styles “Heading 2” and “List Bullet”." in ran.err


def test_a_document_of_one_house_gives_the_same_bytes_twice(appraise: Appraise, tmp_path: Path) -> None:
    template, local = house_document(tmp_path), bare(tmp_path)
    assert appraise("brief", local, "-o", tmp_path / "one.docx", "--template", template).code == 0
    assert process("brief", local, "-o", tmp_path / "other.docx", "--template", template).returncode == 0
    assert (tmp_path / "one.docx").read_bytes() == (tmp_path / "other.docx").read_bytes()


def sections(own: Any) -> None:
    """A cover with a header of its own, and a body that takes it over, as Word makes them."""
    own.add_section()
    own.add_paragraph("The body")


def test_headers_over_several_sections_are_kept(appraise: Appraise, tmp_path: Path) -> None:
    template = house_document(tmp_path, sections)
    assert appraise("brief", bare(tmp_path), "-o", tmp_path / "paper.docx", "--template", template).code == 0
    first = Document(str(tmp_path / "paper.docx")).sections[0]
    assert [first.header.paragraphs[0].text, first.footer.paragraphs[0].text] == ["Harbourside Council", "Public"]


def secrets(own: Any) -> None:
    """What somebody left in a document."""
    own.add_comment(own.paragraphs[0].add_run("text"), text="SECRET comment")
    own.add_picture(str(PICTURE))
    own.core_properties.subject = "SECRET subject"
    own.part.relate_to("https://example.org/SECRET", RELATIONSHIP_TYPE.HYPERLINK, is_external=True)


def test_nothing_of_the_old_text_goes_along(appraise: Appraise, tmp_path: Path) -> None:
    template = house_document(tmp_path, secrets)
    assert b"SECRET comment" in zipped(template)
    assert appraise("brief", HARBOURSIDE, "-o", tmp_path / "paper.docx", "--template", template).code == 0
    found = zipped(tmp_path / "paper.docx")
    assert b"SECRET" not in found
    assert PICTURE.read_bytes() not in found


def zipped(path: Path) -> bytes:
    """All that a document holds."""
    with zipfile.ZipFile(path) as parts:
        return b"".join(parts.read(name) for name in parts.namelist())


def named_otherwise(own: Any) -> None:
    """As other programs name styles."""
    for style in own.styles.element.style_lst:
        if style.name_val == "heading 1":
            style.name_val = "Heading 1"
        if style.name_val == "Title":
            style.name_val = "TITLE"


def narrow(own: Any) -> None:
    """Hardly any room between the margins."""
    own.sections[0].left_margin = own.sections[0].right_margin = Cm(8)


def without_a_page(own: Any) -> None:
    """As converters write it: nothing is said of the page."""
    for child in list(own.sections[0]._sectPr):  # noqa: SLF001 - python-docx can't take settings away
        own.sections[0]._sectPr.remove(child)  # noqa: SLF001


def of_another_kind(own: Any) -> None:
    """A style of that name, but for letters."""
    own.styles["Title"].delete()
    own.styles.add_style("Title", WD_STYLE_TYPE.CHARACTER)


def page_of_words(own: Any) -> None:
    """A margin that is no number."""
    own.sections[0]._sectPr.find(qn("w:pgMar")).set(qn("w:left"), "wide")  # noqa: SLF001


DOCUMENTS: dict[str, tuple[Callable[[Any], None], int, str]] = {
    "styles named otherwise": (named_otherwise, 0, "Wrote"),
    "no room": (narrow, 1, "It leaves 5.6 cm between its margins; a paper's tables need 8 cm."),
    "no page": (without_a_page, 0, "Wrote"),
    "a style of another kind": (of_another_kind, 1, "It lacks the style “Title”."),
    "a margin in words": (page_of_words, 1, "Its page or its styles are not as Word writes them."),
}


@pytest.mark.parametrize(("change", "code", "said"), DOCUMENTS.values(), ids=DOCUMENTS)
def test_documents_of_all_kinds_end_in_a_paper_or_a_word(
    appraise: Appraise, tmp_path: Path, change: Callable[[Any], None], code: int, said: str
) -> None:
    template = house_document(tmp_path, change)
    ran = appraise("brief", bare(tmp_path), "-o", tmp_path / "paper.docx", "--template", template)
    assert (ran.code, said in ran.err) == (code, True), ran.err


def test_a_template_that_makes_markup_of_text_is_refused(appraise: Appraise, tmp_path: Path) -> None:
    """By a filtered block, which Jinja does not escape."""
    template = written(tmp_path, "<p>\n\n{% filter default(area, true) %}{% endfilter %}")
    ran = appraise("brief", HARBOURSIDE, "-o", tmp_path / "paper.html", "--template", template)
    assert (ran.code, "house.j2:3:1: error F017 Text from the inputs stays text" in ran.err) == (1, True)
