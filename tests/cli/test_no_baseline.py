"""A choice among sites, bids or projects, none of which happens anyway."""

import json
from pathlib import Path

import pytest

from cli import files
from conftest import Appraise

SITES = (
    files.option("north", {"merit": 60}),
    files.option("south", {"merit": 80}),
    files.option("west", {"merit": 50}),
)
COSTS = {"north": {"total": 120}, "south": {"total": 200}, "west": {"total": 90}}


@pytest.fixture
def place(tmp_path: Path) -> Path:
    path = files.local(tmp_path / "local.yaml", costs=COSTS, recommendation={"option": "south", "rationale": "First."})
    files.write(tmp_path / "catalogue" / "criteria" / "all.yaml", {"criteria": [files.criterion("merit")]})
    files.write(tmp_path / "catalogue" / "options" / "all.yaml", {"options": list(SITES)})
    return path


def test_it_is_a_warning_that_can_be_accepted(appraise: Appraise, place: Path, tmp_path: Path) -> None:
    ran = appraise("validate", tmp_path / "catalogue", "--select", "P112,P124")
    assert (ran.code, ran.out.count("warning P124")) == (0, 1)
    own = {"criteria": [files.criterion("merit")], "options": list(SITES)}
    one = files.write(tmp_path / "sites.yaml", own | {"accepts": [{"rule": "P124", "reason": "All are new."}]})
    ran = appraise("validate", one, "--select", "P112,P124")
    assert ran.out.count("note P124") == 1
    assert "Accepted: All are new." in ran.out
    assert appraise("score", place).code == 0


def test_nothing_is_compared_with_one(appraise: Appraise, place: Path, tmp_path: Path) -> None:
    for command in (["score", place, "--full"], ["explain", place, "south", "--full"]):
        for format_ in ("table", "html", "csv"):
            ran = appraise(*command, "--format", format_)
            assert ran.code == 0
            assert "baseline" not in ran.out.lower()
    costs = json.loads(appraise("score", place, "--format", "json").out)["costs"]
    assert costs["baseline"] is None
    assert {own["extra_cost"] for own in costs["options"]} == {None}
    paper = tmp_path / "paper.md"
    assert appraise("brief", place, "-o", paper, "--annexes", "all").code == 0
    assert "baseline" not in paper.read_text(encoding="utf-8").lower()
    assert appraise("verify", paper, place).code == 0


def test_two_are_an_error_for_score_as_for_validate(appraise: Appraise, place: Path, tmp_path: Path) -> None:
    options = [own | {"role": "baseline"} for own in SITES]
    files.write(tmp_path / "catalogue" / "options" / "all.yaml", {"options": options})
    checked, scored = appraise("validate", tmp_path / "catalogue"), appraise("score", place)
    assert checked.out.count("error P112") == 2
    assert (checked.code, scored.code) == (1, 1)
    assert "South comes first" in scored.out
    findings = json.loads(appraise("score", place, "--format", "json").out)["findings"]
    assert sum(own["code"] == "P112" and own["severity"] == "error" for own in findings) == 2
