"""A paper against its inputs: what was changed by hand is found, and what people may change passes."""

import json
import zipfile
from pathlib import Path

import pytest

from brief.test_papers import bare
from cli.command import HARBOURSIDE
from conftest import Appraise

ENDINGS = (".md", ".html", ".docx")
VALUE = "59.1 out of 100"


def written(appraise: Appraise, folder: Path, ending: str, local: Path = HARBOURSIDE) -> Path:
    path = folder / f"paper{ending}"
    assert appraise("brief", local, "-o", path).code == 0
    return path


def edit(path: Path, old: str, new: str, count: int = 1) -> None:
    """Change a text in a paper by hand, as an editor would."""
    if path.suffix != ".docx":
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, count), encoding="utf-8")
        return
    with zipfile.ZipFile(path) as parts:
        kept = {name: parts.read(name) for name in parts.namelist()}
    body = kept["word/document.xml"].decode("utf-8")
    assert old in body
    kept["word/document.xml"] = body.replace(old, new, count).encode()
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
    failing = [line for line in found["lines"] if line["fails"]]
    assert (found["schema"], found["holds"], len(failing)) == ("appraise.verify/1", False, 1)
    assert "61.1" in failing[0]["paper"]
    assert "59.1" in failing[0]["now"]


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_figure_left_out_is_caught(appraise: Appraise, tmp_path: Path, ending: str) -> None:
    paper = written(appraise, tmp_path, ending)
    edit(paper, f"with {VALUE}", "")
    assert appraise("verify", paper, HARBOURSIDE).code == 1


@pytest.mark.parametrize("ending", ENDINGS)
def test_changed_words_and_filled_gaps_pass_and_are_listed(appraise: Appraise, tmp_path: Path, ending: str) -> None:
    paper = written(appraise, tmp_path, ending)
    edit(paper, "which option is recommended, and why", "The panel recommends option 4, by 5 votes to 2")
    edit(paper, "Costs are never part of the value.", "Costs are shown beside the value.")
    ran = appraise("verify", paper, HARBOURSIDE, "--format", "json")
    found = json.loads(ran.out)
    assert (ran.code, found["holds"]) == (0, True)
    told = [line["paper"] for line in found["lines"]]
    assert any("by 5 votes to 2" in line for line in told)
    assert any("Costs are shown beside the value." in line for line in told)


def test_other_inputs_are_caught(appraise: Appraise, tmp_path: Path) -> None:
    local = bare(tmp_path)
    paper = written(appraise, tmp_path, ".md", local)
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


@pytest.mark.parametrize(("share", "code"), [("76.4%", 0), ("79.2%", 1)], ids=["near", "far"])
def test_with_another_numpy_shares_may_be_near(appraise: Appraise, tmp_path: Path, share: str, code: int) -> None:
    import numpy as np

    paper = written(appraise, tmp_path, ".md")
    edit(paper, "76.2%", share)
    assert appraise("verify", paper, HARBOURSIDE).code == 1
    edit(paper, f"numpy | {np.__version__}", "numpy | 1.0.0")
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
    ".md": ("## Recommendation and decision asked\n", "", "\n"),
    ".html": ('<section id="recommendation"', "<p>", "</p>"),
}


@pytest.mark.parametrize("ending", MARKS)
def test_lines_that_somebody_put_in_before_the_recommendation_are_caught(
    appraise: Appraise, tmp_path: Path, ending: str
) -> None:
    heading, start, end = MARKS[ending]
    paper = written(appraise, tmp_path, ending)
    added = "".join(f"{start}{own}{end}\n" for own in ("In short:", "It saves 900 million.", "77 in 100 agree."))
    edit(paper, heading, f"{added}{heading}")
    ran = appraise("verify", paper, HARBOURSIDE, "--format", "json")
    failing = [line["paper"] for line in json.loads(ran.out)["lines"] if line["fails"]]
    assert (ran.code, len(failing)) == (1, 2)


def test_a_second_recommendation_makes_no_room_for_figures(appraise: Appraise, tmp_path: Path) -> None:
    paper = written(appraise, tmp_path, ".md")
    text = paper.read_text(encoding="utf-8")
    end = "\n## Recommendation and decision asked\n\nIt saves 900 million.\n\n## The question and the outcomes sought\n"
    paper.write_text(text + end, encoding="utf-8")
    assert appraise("verify", paper, HARBOURSIDE).code == 1


def test_gaps_in_cells_and_gaps_filled_with_several_lines_pass(appraise: Appraise, tmp_path: Path) -> None:
    steps = [{"action": "Write the case for 2 lots"}, {"action": "Meet"}]
    local = bare(tmp_path, next_steps=steps)
    paper = written(appraise, tmp_path, ".md", local)
    edit(paper, "for 2 lots | to be filled in | to be filled in |", "for 2 lots | Ann | 2 May 2027 |")
    gap = "> **To be filled in:** which option is recommended, and why (`recommendation`)\n"
    edit(paper, gap, "A is recommended, by 5 votes to 2.\n\nIt can start on 3 May.\n")
    gap = "> **To be filled in:** the risks in this place (`risks`)\n"
    edit(paper, gap, "- 3 of 4 managers leave.\n- 2 contracts end.\n")
    ran = appraise("verify", paper, local)
    assert ran.code == 0, ran.out
    edit(paper, "Write the case for 2 lots", "Write the case for 3 lots")
    assert appraise("verify", paper, local).code == 1


def test_a_figure_beside_a_filled_gap_is_caught(appraise: Appraise, tmp_path: Path) -> None:
    local = bare(tmp_path)
    paper = written(appraise, tmp_path, ".md", local)
    edit(paper, "> **To be filled in:** when the scores were agreed (`scored_on`)\n", "On 3 May.\n")
    edit(paper, "| 1 | A | 70.0 |", "| 1 | A | 75.0 |")
    assert appraise("verify", paper, local).code == 1
