"""`appraise import` from the command line: what it writes scores at once, and what it says."""

import shutil
from pathlib import Path

import pytest

from conftest import Appraise
from sheets.books import by_office, needs_office, one, xlsx
from sheets.test_untidy import TABLE, imported, scores

SIX = [
    ["Option", "Role", "Access (0-10)", "Quality (0-10)", "Delivery (0-10)"],
    ["Weight", None, 40, 35, 25],
    ["Keep two depots", "baseline", 3, 4, 9],
    ["Share one depot", None, 6, 5, 7],
    ["Build a new depot", None, 8, 7, 3],
]


def test_a_table_becomes_a_ranking_in_two_commands(
    appraise: Appraise, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("depots.xlsx").write_bytes(one(SIX))
    ran = appraise("import", "depots.xlsx")
    assert ran.code == 0, ran.err
    assert "3 options on 3 criteria." in ran.out
    assert "row 2: weight of each criterion" in ran.out
    assert ran.err.splitlines() == ["Wrote depots/catalogue.yaml.", "Wrote depots/local.yaml."]
    ranked = appraise("score", "depots/local.yaml", "--format", "csv")
    assert ranked.code == 0, ranked.err
    assert appraise("score", "depots/local.yaml").out.count("48.5") == 1
    for value in ("59.0", "64.0"):
        assert value in appraise("score", "depots/local.yaml").out
    checked = appraise("validate", "depots", "--format", "concise")
    assert "error" not in checked.out


def test_nothing_is_written_over_without_being_asked(appraise: Appraise, tmp_path: Path) -> None:
    (tmp_path / "depots.xlsx").write_bytes(one(SIX))
    for code, options in ((0, ()), (2, ()), (0, ("--force",))):
        ran = appraise("import", tmp_path / "depots.xlsx", "-o", tmp_path / "out", *options)
        assert ran.code == code, ran.err


def test_of_a_table_with_faults_nothing_is_written_and_all_are_said(appraise: Appraise, tmp_path: Path) -> None:
    rows = [*SIX[:2], ["Stay", None, 3, "=A1", 9], ["Share", None, 11, 5, "#REF!"]]
    (tmp_path / "depots.xlsx").write_bytes(one(rows))
    ran = appraise("import", tmp_path / "depots.xlsx", "-o", tmp_path / "out")
    assert (ran.code, ran.out) == (1, "")
    assert [line.split("error T003 ")[1].split(":")[0] for line in ran.err.splitlines()[:3]] == [
        "Scores!D3",
        "Scores!C4",
        "Scores!E4",
    ]
    assert ran.err.endswith("3 errors. Nothing was written.\n")
    assert not (tmp_path / "out").exists()


def test_a_file_that_is_not_there(appraise: Appraise, tmp_path: Path) -> None:
    ran = appraise("import", tmp_path / "none.xlsx")
    assert ran.code == 2
    assert "there is no such file" in ran.err


def test_marks_and_what_nobody_knows_reach_the_ranking(appraise: Appraise, tmp_path: Path) -> None:
    sheets = {name: [*TABLE[:-1], ["Move", mark, 7]] for name, mark in (("Ann", 30), ("Bo", "n/a"), ("Cy", 60))}
    (tmp_path / "panel.xlsx").write_bytes(xlsx(sheets))
    ran = appraise("import", tmp_path / "panel.xlsx", "-o", tmp_path / "panel")
    assert ran.code == 0, ran.err
    assert "2 options on 2 criteria, scored by 3 people." in ran.out
    said = appraise("explain", tmp_path / "panel" / "local.yaml", "move")
    assert "Move scores 64 out of 100" in said.out  # the mean of 30 and 60 minutes


@needs_office
@pytest.mark.parametrize("ending", ["ods", "xlsx"])
def test_what_libreoffice_saves_is_read_alike(tmp_path: Path, ending: str) -> None:
    rows = [[*row] for row in TABLE]
    rows[5][1] = "=B5+15"  # LibreOffice works it out
    made = by_office(one(rows), ending, tmp_path)
    found = imported(made, f"scores.{ending}")
    assert not [str(own) for own in found.findings]
    assert scores(found) == {"Stay": {"access": 30, "quality": 4}, "Move": {"access": 45, "quality": 7}}
    shutil.rmtree(tmp_path)


CATALOGUE = """\
criteria:
  - {id: access, name: "Access to it", weight: 40, scale: {kind: linear, worst: 0, best: 10}}
  - {id: quality, name: Quality, weight: 35, scale: {kind: linear, worst: 0, best: 10}}
  - {id: delivery, name: Delivery, weight: 25, scale: {kind: linear, worst: 0, best: 10}}
options:
  - id: stay
    name: Keep two depots
    role: baseline
    scores: {access: {score: 1}, quality: {score: 1}, delivery: {score: 1}}
  - id: share
    name: Share one depot
    role: alternative
    scores: {access: {score: 1}, quality: {score: 1}, delivery: {score: 1}}
  - id: merge
    name: Build one
    role: alternative
    scores: {access: {score: 1}, quality: {score: 1}, delivery: {score: 1}}
"""


@pytest.fixture
def beside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a catalogue in it."""
    monkeypatch.chdir(tmp_path)
    Path("mine.yaml").write_text(CATALOGUE, encoding="utf-8")
    return tmp_path


def test_beside_a_catalogue_a_bare_table_gives_a_place_its_scores(appraise: Appraise, beside: Path) -> None:
    """Options and criteria by id or by name; scales and weights are the catalogue's."""
    table = "option,access,Quality,delivery\nstay,3,4,9\nShare one depot,6,5,7\nmerge,8,7,3\n"
    Path("scores.csv").write_text(table, encoding="utf-8")
    ran = appraise("import", "scores.csv", "--catalogue", "mine.yaml", "-o", "out")
    assert ran.code == 0, ran.err
    assert ran.err == "Wrote out/local.yaml.\n"
    assert [path.name for path in (beside / "out").iterdir()] == ["local.yaml"]
    rows = appraise("score", "out/local.yaml", "--format", "csv").out.splitlines()
    assert [row.split(",")[3] for row in rows[1:]] == ["64.0", "59.0", "48.5"]


def test_what_the_catalogue_does_not_have_is_refused(appraise: Appraise, beside: Path) -> None:
    assert beside.is_dir()
    Path("scores.csv").write_text("option,access,qualitty\nstay,3,4\nmerg,8,7\n", encoding="utf-8")
    ran = appraise("import", "scores.csv", "--catalogue", "mine.yaml", "-o", "out")
    assert ran.code == 1
    assert "C1: the catalogue has no criterion “qualitty”. Did you mean `quality`? Use its names or ids." in ran.err
    assert "A3: the catalogue has no option “merg”. Did you mean `merge`? Use its names or ids." in ran.err
    assert not Path("out").exists()


def test_a_score_off_the_catalogues_scale_is_refused_with_its_cell(appraise: Appraise, beside: Path) -> None:
    assert beside.is_dir()
    Path("scores.csv").write_text("option,access,quality\nstay,3,4\nmerge,18,7\n", encoding="utf-8")
    ran = appraise("import", "scores.csv", "--catalogue", "mine.yaml", "-o", "out")
    assert ran.code == 1
    assert "B3: 18 is off the scale, which goes from 0 to 10" in ran.err
