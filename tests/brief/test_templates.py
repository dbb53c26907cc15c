"""House styles through the command line: a user's own template, what it may do, and what it may not."""

from collections.abc import Callable
from pathlib import Path

import pytest
from docx import Document
from docx.shared import Cm, RGBColor

from cli.command import HARBOURSIDE
from conftest import Appraise


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
    text = "{% for own in sections %}{{ own.heading | md }}\n\n{% for part in own.parts if part.kind == 'table' %}"
    text += "{% for row in part.rows %}\n{{ row | map(attribute='text') | join(': ') | md }}\n{% endfor %}{% endfor %}"
    template, paper = written(tmp_path, text + "{% endfor %}"), tmp_path / "paper.md"
    assert appraise("brief", HARBOURSIDE, "-o", paper, "--template", template).code == 0
    assert appraise("verify", paper, HARBOURSIDE, "--template", template).code == 0
    assert appraise("verify", paper, HARBOURSIDE).code == 1
    paper.write_text(paper.read_text(encoding="utf-8").replace("59.1", "61.1"), encoding="utf-8")
    ran = appraise("verify", paper, HARBOURSIDE, "--template", template)
    assert (ran.code, "61.1" in ran.out) == (1, True)


def test_a_template_without_the_stamp_is_told_of(appraise: Appraise, tmp_path: Path) -> None:
    ran = appraise("brief", HARBOURSIDE, "--template", written(tmp_path, "# {{ title | md }}"))
    assert (ran.code, ran.out) == (0, "# Options appraisal: Harbourside (a fictional place)\n")
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
        (b"not a zip", "docx", 1, "house.j2:1:1: error F017 It is no Word document"),
        (None, "html", 2, "house.j2:1:1: error F001"),
    ],
    ids=["no text", "a byte order mark", "no document", "no file"],
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


def house_document(folder: Path, change: Callable[[object], None] = lambda _: None) -> Path:
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
    for name, more in (("ours", ()), ("house", ("--template", template))):
        assert appraise("brief", HARBOURSIDE, "-o", tmp_path / f"{name}.docx", *more).code == 0
    ours, house = (Document(str(tmp_path / f"{name}.docx")) for name in ("ours", "house"))
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
    def poorer(own: object) -> None:
        for name in ("Heading 2", "List Bullet"):
            own.styles[name].delete()  # type: ignore[attr-defined] # python-docx's classes have no names to import

    template = house_document(tmp_path, poorer)
    ran = appraise("brief", HARBOURSIDE, "-o", tmp_path / "paper.docx", "--template", template)
    assert (ran.code, (tmp_path / "paper.docx").exists()) == (1, False)
    assert "It lacks the styles “Heading 2” and “List Bullet”." in ran.err


def test_a_document_of_one_house_gives_the_same_bytes_twice(appraise: Appraise, tmp_path: Path) -> None:
    template = house_document(tmp_path)
    found = []
    for name in ("one", "other"):
        assert appraise("brief", HARBOURSIDE, "-o", tmp_path / f"{name}.docx", "--template", template).code == 0
        found.append((tmp_path / f"{name}.docx").read_bytes())
    assert found[0] == found[1]
