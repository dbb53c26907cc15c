"""The page on spreadsheets: five commands from three people's scores to a Word paper, and the examples it points to."""

import shlex
from pathlib import Path

import openpyxl
import pytest
import yaml

from cli.command import ROOT
from conftest import Appraise
from docs.documents import block, files_of

PAGE = ROOT / "docs" / "spreadsheets.md"
CASE = ROOT / "examples" / "case-management"
MARKS = {"Ann": (3, 6, 8, 4, 5, 7, 9, 7, 3), "Bo": (4, 5, 7, 4, 6, 6, 8, 8, 4), "Cy": (3, 7, 9, 3, 5, 8, 9, 6, 2)}


def test_three_peoples_scores_become_a_word_paper_in_five_commands(
    appraise: Appraise, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("depots.csv").write_text(files_of(PAGE)["depots.csv"], encoding="utf-8")
    assert appraise("import", "depots.csv").code == 0
    assert appraise(*shlex.split("sheet depots/local.yaml --for Ann --for Bo --for Cy -o panel.xlsx")).code == 0
    book = openpyxl.load_workbook("panel.xlsx")
    for person, marks in MARKS.items():
        heads = {cell.value: cell.column for cell in book[person][2]}
        names = ["Keep two depots", "Share one depot", "Build a new depot"]
        for place, mark in enumerate(marks):
            book[person].cell(3 + place // 3, heads[names[place % 3]]).value = mark
    book.save("panel.xlsx")
    commands = block("docs/spreadsheets.md", "five commands").strip().splitlines()
    assert len(commands) == 5
    for line in commands:
        ran = appraise(*shlex.split(line)[1:])
        assert ran.code == 0, (line, ran.out, ran.err)
    entry = yaml.safe_load(Path("depots-panel/catalogue.yaml").read_text("utf-8"))["options"][2]["scores"]["access"]
    assert entry["marks"] == {"Ann": 8, "Bo": 7, "Cy": 9}
    assert Path("paper.docx").stat().st_size > 10_000


def test_the_catalogue_of_the_example_is_what_its_workbook_gives(
    appraise: Appraise, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(CASE)
    ran = appraise("import", "panel.xlsx", "-o", tmp_path / "out")
    assert ran.code == 0, ran.err
    assert (tmp_path / "out" / "catalogue.yaml").read_text("utf-8") == (CASE / "catalogue.yaml").read_text("utf-8")
    made, kept = (
        yaml.safe_load(path.read_text("utf-8")) for path in (tmp_path / "out/local.yaml", CASE / "local.yaml")
    )
    assert made["costs"] == kept["costs"]
    assert [own["name"] for own in made["panel"]] == [own["name"] for own in kept["panel"]]
