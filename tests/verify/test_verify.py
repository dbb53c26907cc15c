"""A paper against its inputs: what was changed by hand is found, and what people may change passes."""

import json
import zipfile
from pathlib import Path

import pytest

from brief import kept
from brief.test_papers import bare
from cli.command import HARBOURSIDE
from conftest import Appraise

ENDINGS = (".md", ".html", ".docx")
VALUE = "57.1 out of 100"


def written(appraise: Appraise, folder: Path, ending: str, local: Path = HARBOURSIDE) -> Path:
    return kept.paper(appraise, folder, local, ending)


def edit(path: Path, old: str, new: str, count: int = 1, part: str = "word/document.xml") -> None:
    """Change a text in a paper by hand, as an editor would."""
    if path.suffix != ".docx":
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, count), encoding="utf-8")
        return
    with zipfile.ZipFile(path) as parts:
        kept = {name: parts.read(name) for name in parts.namelist()}
    body = kept[part].decode("utf-8")
    assert old in body
    kept[part] = body.replace(old, new, count).encode()
    with zipfile.ZipFile(path, "w") as parts:
        for name, content in kept.items():
            parts.writestr(name, content)


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_paper_as_it_was_written_holds(appraise: Appraise, tmp_path: Path, ending: str) -> None:
    ran = appraise("verify", written(appraise, tmp_path, ending), HARBOURSIDE)
    assert (ran.code, ran.err) == (0, "")
    assert "The paper holds: every figure in it is what its inputs give." in " ".join(ran.out.split())


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_figure_edited_by_hand_is_caught(appraise: Appraise, tmp_path: Path, ending: str) -> None:
    paper = written(appraise, tmp_path, ending)
    edit(paper, VALUE, "61.1 out of 100")
    ran = appraise("verify", paper, HARBOURSIDE, "--format", "json")
    assert ran.code == 1
    found = json.loads(ran.out)
    failing = [own for own in found["differences"] if own["fails"]]
    assert (found["schema"], found["holds"], len(failing)) == ("appraise.verify/2", False, 1)
    assert failing[0]["section"] == "1. The decision"
    assert "61.1" in failing[0]["paper"]
    assert "57.1" in failing[0]["now"]


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_figure_left_out_is_caught(appraise: Appraise, tmp_path: Path, ending: str) -> None:
    paper = written(appraise, tmp_path, ending)
    edit(paper, f"with {VALUE}", "")
    assert appraise("verify", paper, HARBOURSIDE).code == 1


@pytest.mark.parametrize("ending", ENDINGS)
def test_changed_words_and_filled_gaps_pass_and_are_listed(appraise: Appraise, tmp_path: Path, ending: str) -> None:
    paper = written(appraise, tmp_path, ending)
    edit(paper, "which option is recommended, and why", "The panel recommends option 4, by 5 votes to 2")
    edit(paper, "A scale turns each score into a value", "A scale makes of each score a value")
    ran = appraise("verify", paper, HARBOURSIDE, "--format", "json")
    found = json.loads(ran.out)
    assert (ran.code, found["holds"]) == (0, True)
    told = {own["paper"]: own["own"] for own in found["differences"]}
    assert any("5 votes to 2" in words and own for words, own in told.items())
    assert any("scale [makes of] each score" in words and not own for words, own in told.items())


@pytest.mark.parametrize("ending", ENDINGS)
def test_other_inputs_are_caught(appraise: Appraise, tmp_path: Path, ending: str) -> None:
    local = bare(tmp_path)
    paper = written(appraise, tmp_path, ending, local)
    text = local.read_text(encoding="utf-8")
    local.write_text(text.replace("Sometown", "Othertown"), encoding="utf-8")
    ran = appraise("verify", paper, local)
    assert ran.code == 1
    assert "The inputs are not those that the paper was made from" in " ".join(ran.out.split())
    assert "The local file and its catalogue together had the digest sha256:" in " ".join(ran.out.split())
    assert "The catalogue had" not in ran.out


@pytest.mark.parametrize("ending", ENDINGS)
def test_another_version_is_said_first_and_passes(appraise: Appraise, tmp_path: Path, ending: str) -> None:
    from integration_appraisal import __version__

    paper = written(appraise, tmp_path, ending)
    edit(paper, __version__, "0.0.1")
    ran = appraise("verify", paper, HARBOURSIDE)
    assert ran.code == 0
    said = " ".join(ran.out.split())
    first = said.index(f"The paper was made with appraise 0.0.1; this is appraise {__version__}.")
    assert first < said.index("The paper holds")


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_paper_of_an_older_method_is_not_compared(appraise: Appraise, tmp_path: Path, ending: str) -> None:
    """Method 1 did not name itself in the stamp."""
    paper = written(appraise, tmp_path, ending)
    edit(paper, "Method of appraisal", "What method 1 did not say")
    ran = appraise("verify", paper, HARBOURSIDE)
    assert ran.code == 1
    assert "The paper was made with method 1, and this version of appraise uses method 2." in " ".join(ran.out.split())
    assert "must not differ" not in ran.out


@pytest.mark.parametrize(("share", "code"), [("80.3%", 0), ("83.2%", 1), ("%", 1)], ids=["near", "far", "none"])
def test_with_another_numpy_shares_may_be_near(appraise: Appraise, tmp_path: Path, share: str, code: int) -> None:
    import numpy as np

    paper = written(appraise, tmp_path, ".md")
    edit(paper, "80.1%", share)
    assert appraise("verify", paper, HARBOURSIDE).code == 1
    edit(paper, f"numpy: {np.__version__}", "numpy: 1.0.0")
    assert appraise("verify", paper, HARBOURSIDE).code == code


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("paper.md", b"# A paper\n", "has no stamp"),
        ("paper.html", b"<p>x", "has no stamp"),
        ("paper.docx", b"no zip", "is no .docx file"),
        ("paper.md", b"\xff\xfe", "is no .md file"),
        ("paper.pdf", b"", "a paper ends in"),
        ("paper.md", None, "there is no such file"),
    ],
    ids=["no stamp", "no stamp in a page", "no document", "no text", "another kind", "no file"],
)
def test_what_is_no_paper_is_refused(
    appraise: Appraise, tmp_path: Path, name: str, content: bytes | None, said: str
) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    ran = appraise("verify", tmp_path / name, HARBOURSIDE)
    assert (ran.code, ran.out) == (2, "")
    assert said in " ".join(ran.err.split())


MARKS = {
    ".md": ("## 2\\. The options\n", "", "\n"),
    ".html": ('<section id="options"', "<p>", "</p>"),
}


@pytest.mark.parametrize("ending", MARKS)
def test_lines_that_somebody_put_in_are_caught(appraise: Appraise, tmp_path: Path, ending: str) -> None:
    heading, start, end = MARKS[ending]
    paper = written(appraise, tmp_path, ending)
    edit(paper, heading, f"{start}It saves 900 million.{end}\n{heading}")
    ran = appraise("verify", paper, HARBOURSIDE, "--format", "json")
    (failing,) = [own for own in json.loads(ran.out)["differences"] if own["fails"]]
    assert (ran.code, "900 million" in failing["paper"]) == (1, True)


def test_a_second_section_makes_no_room_for_figures(appraise: Appraise, tmp_path: Path) -> None:
    paper = written(appraise, tmp_path, ".md")
    text = paper.read_text(encoding="utf-8")
    paper.write_text(f"{text}\n## 1\\. The decision\n\nIt saves 900 million.\n", encoding="utf-8")
    assert appraise("verify", paper, HARBOURSIDE).code == 1


def test_gaps_in_cells_and_gaps_filled_with_several_lines_pass(appraise: Appraise, tmp_path: Path) -> None:
    steps = [{"action": "Write the case for 2 lots"}, {"action": "Meet"}]
    local = bare(tmp_path, next_steps=steps)
    paper = written(appraise, tmp_path, ".md", local)
    edit(paper, "for 2 lots | to be filled in | to be filled in |", "for 2 lots | Ann | 2 May 2027 |")
    gap = "**To be filled in:** which option is recommended, and why.\n"
    edit(paper, gap, "A is recommended, by 5 votes to 2.\n\nIt can start on 3 May.\n")
    gap = "**To be filled in:** the risks in this place.\n"
    edit(paper, gap, "- 3 of 4 managers leave.\n- 2 contracts end.\n")
    ran = appraise("verify", paper, local)
    assert ran.code == 0, ran.out
    edit(paper, "Write the case for 2 lots", "Write the case for 3 lots")
    assert appraise("verify", paper, local).code == 1


def test_a_figure_beside_a_filled_gap_is_caught(appraise: Appraise, tmp_path: Path) -> None:
    local = bare(tmp_path)
    paper = written(appraise, tmp_path, ".md", local)
    edit(paper, "> **To be filled in:** when the scores were agreed.\n", "On 3 May.\n")
    edit(paper, "| Merit | 100% | 70 | 60 |", "| Merit | 100% | 75 | 60 |")
    assert appraise("verify", paper, local).code == 1


# What shows and is no line of text -----------------------------------------------------------------------------------

HTML_TRICKS = {
    "a style that writes": ("</style>", ".lead::before { content: '99.9'; }</style>"),
    "a comment that ends early": ('<p class="lead numbered">', '<!--> 99.9 --><p class="lead numbered">'),
    "a hidden line": ('<p class="lead numbered">', '<p hidden class="lead numbered">'),
    "a script": ("</body>", "<script>document.body.innerHTML = 99.9</script></body>"),
    "a picture": ("</main>", '<img alt="99.9" src="data:,"></main>'),
    "a bar drawn longer": ('data-mark="bar"', 'data-mark="bar" transform="scale(2 1)"'),
    "a line that is read backwards": ("57.1 (50.8", '<bdo dir="rtl">57.1</bdo> (50.8'),
    "a number in two lines": ("57.1 (50.8", "5<br>7.1 (50.8"),
    "a handler": ("<body>", '<body onload="go()">'),
    "a class that hides": ('<p class="numbered"><span class="at">3.3', '<p class="skip"><span class="at">3.3'),
    "words hidden as our link is": ("; not ready<", '; <a class="skip" href="#main">not</a> ready<'),
}

TEXT = '<w:t xml:space="preserve">'
WORD_TRICKS = {
    "a struck number": (f"<w:r>{TEXT}57.1 (50.8", f"<w:r><w:rPr><w:strike/></w:rPr>{TEXT}57.1 (50.8"),
    "a number in two lines": ("57.1 out of", "5</w:t><w:br/><w:t>7.1 out of"),
    "a sign before a number": (f"{TEXT}57.1 (50.8", f"<w:noBreakHyphen/>{TEXT}57.1 (50.8"),
    "alt text": ("Councils initiate: 57.1 (50.8", "Councils initiate: 77.1 (50.8"),
}

TRICKS = [
    pytest.param(ending, *edited, id=f"{ending}: {name}")
    for ending, tricks in ((".html", HTML_TRICKS), (".docx", WORD_TRICKS))
    for name, edited in tricks.items()
]


@pytest.mark.parametrize(("ending", "old", "new"), TRICKS)
def test_what_shows_is_looked_at(appraise: Appraise, tmp_path: Path, ending: str, old: str, new: str) -> None:
    paper = written(appraise, tmp_path, ending)
    edit(paper, old, new)
    assert appraise("verify", paper, HARBOURSIDE).code in (1, 2)


def test_markup_that_programs_read_in_different_ways_is_refused(appraise: Appraise, tmp_path: Path) -> None:
    paper = written(appraise, tmp_path, ".html")
    edit(paper, "</main>", "<a " * 50_000 + "</main>")
    ran = appraise("verify", paper, HARBOURSIDE)
    assert (ran.code, ran.out) == (2, "")
    assert "its markup is not whole" in ran.err


ROWS = {
    ".md": "| {}<br>",
    ".html": '<th scope="row">{}',
    ".docx": '<w:pStyle w:val="TableText"/></w:pPr><w:r>' + TEXT + "{}",
}


@pytest.mark.parametrize("ending", ENDINGS)
def test_another_name_beside_the_same_figures_is_caught(appraise: Appraise, tmp_path: Path, ending: str) -> None:
    paper = written(appraise, tmp_path, ending)
    edit(paper, ROWS[ending].format("Councils initiate"), ROWS[ending].format("Framework model"))
    ran = appraise("verify", paper, HARBOURSIDE, "--format", "json")
    failing = [own["section"] for own in json.loads(ran.out)["differences"] if own["fails"]]
    assert (ran.code, set(failing)) == (1, {"2. The options"})


def test_headers_and_pictures_of_a_document_are_looked_at(appraise: Appraise, tmp_path: Path) -> None:
    from docx import Document
    from docx.opc.constants import RELATIONSHIP_TYPE

    paper = written(appraise, tmp_path, ".docx")
    document = Document(str(paper))
    document.sections[0].header.paragraphs[0].text = "Framework model scores 99.9"
    document.save(str(paper))
    ran = appraise("verify", paper, HARBOURSIDE)
    assert (ran.code, "header: Framework model scores 99.9" in " ".join(ran.out.split())) == (1, True)
    (tmp_path / "again").mkdir()
    paper = written(appraise, tmp_path / "again", ".docx")
    document = Document(str(paper))
    parts = [own.target_part for own in document.part.rels.values() if own.reltype == RELATIONSHIP_TYPE.IMAGE]
    parts[0]._blob = parts[1].blob  # noqa: SLF001 - python-docx can't replace pictures
    document.save(str(paper))
    assert appraise("verify", paper, HARBOURSIDE).code == 1


def test_a_line_beside_a_picture_in_markdown_is_read(appraise: Appraise, tmp_path: Path) -> None:
    paper = written(appraise, tmp_path, ".md")
    edit(paper, "### Summary\n", "### Summary\n\n![ ](x.png) **Framework model comes first with 99.9.**\n")
    assert appraise("verify", paper, HARBOURSIDE).code == 1


def test_a_paper_with_picture_files_holds_and_its_words_for_them_are_read(appraise: Appraise, tmp_path: Path) -> None:
    paper = tmp_path / "paper.md"
    assert appraise("brief", HARBOURSIDE, "-o", paper, "--charts", tmp_path / "my pictures").code == 0
    assert appraise("verify", paper, HARBOURSIDE).code == 0
    edit(paper, "![Councils initiate: 57.1 (50.8", "![Councils initiate: 77.1 (50.8")
    assert appraise("verify", paper, HARBOURSIDE).code == 1


def test_how_markdown_is_laid_out_plays_no_part(appraise: Appraise, tmp_path: Path) -> None:
    paper = written(appraise, tmp_path, ".md")
    edit(paper, "| --- | --- |", "|:------|-------|", count=99)
    assert appraise("verify", paper, HARBOURSIDE).code == 0


def test_words_of_a_file_that_look_like_a_gap_are_none(appraise: Appraise, tmp_path: Path) -> None:
    local = bare(tmp_path, question="To be filled in after 3 workshops?", risks=["To be filled in: 5 more (risks)"])
    paper = written(appraise, tmp_path, ".md", local)
    edit(paper, "after 3 workshops", "after 4 workshops")
    assert appraise("verify", paper, local).code == 1
    edit(paper, "after 4 workshops", "after 3 workshops")
    edit(paper, "in: 5 more", "in: 6 more")
    assert appraise("verify", paper, local).code == 1


def test_with_another_numpy_only_simulated_shares_may_move(appraise: Appraise, tmp_path: Path) -> None:
    import numpy as np

    paper = written(appraise, tmp_path, ".md")
    edit(paper, f"numpy: {np.__version__}", "numpy: 1.0.0")
    edit(paper, "home as the hub | 18.2%", "home as the hub | 18.3%")
    assert appraise("verify", paper, HARBOURSIDE).code == 1


@pytest.mark.parametrize(("what", "given"), [("Draws", "1000000000000"), ("Seed", "9" * 5_000), ("Draws", "0")])
def test_a_stamp_that_asks_too_much_is_none(appraise: Appraise, tmp_path: Path, what: str, given: str) -> None:
    paper = written(appraise, tmp_path, ".md")
    old = {"Draws": "100000", "Seed": "2013"}[what]
    edit(paper, f"{what}: {old};", f"{what}: {given};")
    ran = appraise("verify", paper, HARBOURSIDE)
    assert (ran.code, "has no stamp that can be read" in ran.err) == (2, True)
