"""Paragraphs and lists inside texts stay what they are, in every format, and so does everything else in them."""

import re
from pathlib import Path

import pytest
from docx import Document

from brief.test_papers import Page
from cli import files
from conftest import Appraise
from integration_appraisal.report.document import Bullets, Paragraph
from integration_appraisal.report.text import blocks, in_lines

TEXT = "For two reasons:\n\n- it is <b>near</b>;\n- it has *room*\n  for all.\n\nThe weak point | is this."
PARTS: dict[str, tuple[str, list[Paragraph | Bullets]]] = {
    "three blocks": ("a\nb\n\n- c\n  d\n- e\n\nf", [Paragraph("a b"), Bullets(("c d", "e")), Paragraph("f")]),
    "stars and numbers": ("* a\n2. b\n3) c", [Bullets(("a", "2. b", "3) c"))]),
    "a list right after a sentence": ("a:\n- b", [Paragraph("a:"), Bullets(("b",))]),
    "blank lines with blanks": ("a\n  \n\t\nb\n", [Paragraph("a"), Paragraph("b")]),
    "one line": ("- a", [Paragraph("- a")]),
    "a year, a minus and a rule": ("In\n2013. Yes\n-5 points\n---", [Paragraph("In 2013. Yes -5 points ---")]),
    "nothing": (" ", [Paragraph("")]),
}


@pytest.mark.parametrize(("text", "expected"), PARTS.values(), ids=PARTS)
def test_blocks(text: str, expected: list[Paragraph | Bullets]) -> None:
    assert blocks(text) == expected
    assert re.findall(r"\w", in_lines(text)) == re.findall(r"\w", text)


def place(folder: Path) -> Path:
    option = files.option("a", {}, description=TEXT) | {"scores": {"merit": {"score": 70, "rationale": TEXT}}}
    return files.place(
        folder,
        option,
        files.option("b", {"merit": 60}),
        recommendation={"option": "a", "rationale": TEXT},
        risks=[TEXT],
        constraints=[TEXT, "The rent is fixed."],
    )


def test_markdown(appraise: Appraise, tmp_path: Path) -> None:
    told = appraise("brief", place(tmp_path)).out
    blocks_ = "\n\n- it is \\<b\\>near\\</b\\>;\n- it has \\*room\\* for all.\n\nThe weak point \\| is this.\n"
    assert f"**Recommendation.** Agree that A is the preferred option. For two reasons:{blocks_}" in told
    assert f"**Risk.** For two reasons:{blocks_}" in told
    lines = "For two reasons:<br>\\- it is \\<b\\>near\\</b\\>;<br>\\- it has \\*room\\* for all.<br>The weak"
    assert f"| {lines}" in told
    assert f"\n- {lines}" in told


def test_html(appraise: Appraise, tmp_path: Path) -> None:
    assert appraise("brief", place(tmp_path), "-o", tmp_path / "paper.html").code == 0
    told = (tmp_path / "paper.html").read_text(encoding="utf-8")
    items = "<ul><li>it is &lt;b&gt;near&lt;/b&gt;;</li><li>it has *room* for all.</li></ul>"
    assert re.search(
        rf"Agree that A is the preferred option. For two reasons:</p>\s+{re.escape(items)}\s+<p>The weak point", told
    )
    cell = "For two reasons:\n- it is &lt;b&gt;near&lt;/b&gt;;\n- it has *room* for all.\nThe weak point | is this."
    assert f"<td>{cell}</td>" in told
    assert f"<li>{cell}</li>" in told
    assert "th, td, li { white-space: pre-line; }" in told
    assert Page(told).open == []


def test_word(appraise: Appraise, tmp_path: Path) -> None:
    assert appraise("brief", place(tmp_path), "-o", tmp_path / "paper.docx").code == 0
    document = Document(str(tmp_path / "paper.docx"))
    lines = [(line.text, line.style.name if line.style else "") for line in document.paragraphs]
    at = next(at for at, (text, _) in enumerate(lines) if text.endswith("preferred option. For two reasons:"))
    assert lines[at + 1 : at + 4] == [
        ("it is <b>near</b>;", "List Bullet"),
        ("it has *room* for all.", "List Bullet"),
        ("The weak point | is this.", "Normal"),
    ]
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    assert "For two reasons:\n- it is <b>near</b>;\n- it has *room* for all.\nThe weak point | is this." in cells


@pytest.mark.parametrize("ending", [".md", ".html", ".docx"])
def test_such_a_paper_holds(appraise: Appraise, tmp_path: Path, ending: str) -> None:
    local = place(tmp_path)
    assert appraise("brief", local, "-o", tmp_path / f"paper{ending}").code == 0
    assert appraise("verify", tmp_path / f"paper{ending}", local).code == 0


def test_a_long_word_may_break(appraise: Appraise, tmp_path: Path) -> None:
    path = files.place(tmp_path, files.option("a", {"merit": 70}, name="x" * 171), files.option("b", {"merit": 60}))
    assert appraise("brief", path, "-o", tmp_path / "paper.html").code == 0
    told = (tmp_path / "paper.html").read_text(encoding="utf-8")
    assert f'<th scope="row" class="long">{"x" * 171}' in told
    assert '<th scope="row" class="long">B' not in told
