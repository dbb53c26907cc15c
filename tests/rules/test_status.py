"""Drafts and final catalogues: what is still owed is a warning in one and an error in the other, everywhere alike."""

import json
from pathlib import Path

import pytest

from cli import files
from conftest import Appraise
from integration_appraisal.findings import Finding, Severity
from integration_appraisal.rules import check_catalogue
from support import catalogue_of

CRITERIA = """\
criteria:
  - {id: wait, name: Wait, weight: 2, scale: {kind: linear, worst: 40, best: 5}}
  - {id: cost, name: Cost, weight: 1, rationale: It counts., scale: {kind: judged}}
local_factors:
  - {id: pace, name: Pace, levels: [slow, fast], points: 5}
"""
OPTION = """\
id: {0}
name: {0}
scores:
  wait: {{score: 5}}
  cost: {{score: 5, rationale: So., basis: judgement}}
relies_on: {{pace: {{at_least: 2}}}}
"""
FOLDER = {"criteria/all.yaml": CRITERIA} | {f"options/{name}.yaml": OPTION.format(name) for name in "ab"}
OWED = ("P132", "P141", "P151", "P152", "P153", "P158")


def owed(texts: dict[str, str]) -> list[Finding]:
    catalogue, findings = catalogue_of(texts)
    assert findings == []
    return [own for own in check_catalogue(catalogue) if own.code in OWED]


def places(texts: dict[str, str]) -> set[tuple[str, str, int]]:
    return {(own.code, own.file, own.position.line) for own in owed(texts)}


def final(texts: dict[str, str]) -> dict[str, str]:
    return {name: f"about: {{status: final}}\n{text}" if "criteria" in text else text for name, text in texts.items()}


def test_a_draft_has_one_warning_a_rule_and_file_at_the_first_place() -> None:
    found = owed(FOLDER)
    assert {own.severity for own in found} == {Severity.WARNING}
    told = [(own.code, own.file.split("/")[-1], own.position.line) for own in found]
    assert sorted(told, key=lambda own: own[0]) == [
        ("P132", "all.yaml", 2),
        ("P141", "all.yaml", 2),
        ("P151", "a.yaml", 4),
        ("P151", "b.yaml", 4),
        ("P152", "a.yaml", 4),
        ("P152", "b.yaml", 4),
        ("P153", "a.yaml", 4),
        ("P153", "b.yaml", 4),
        ("P158", "a.yaml", 6),
        ("P158", "b.yaml", 6),
        ("P158", "all.yaml", 5),
    ]
    counted = {own.code: own.message for own in found if own.file.endswith(("a.yaml", "all.yaml"))}
    assert counted["P153"].endswith("This is the first of 2 such in this file.")
    assert counted["P132"].endswith("This is the first of 3 such in this file.")
    assert "such in this file" not in counted["P151"]


def test_a_final_one_has_an_error_at_each_place() -> None:
    draft, done = owed(FOLDER), owed(final(FOLDER))
    assert {own.severity for own in done} == {Severity.ERROR}
    assert len(done) == 4 - 1 + 1 + 2 * (1 + 1 + 2 + 1) + 1 > len(draft)
    assert not any("such in this file" in own.message for own in done)


def test_in_one_file_all_options_share_a_warning() -> None:
    listed = "".join("  - " + OPTION.format(name).replace("\n", "\n    ").rstrip() + "\n" for name in "ab")
    found = owed({"catalogue": f"{CRITERIA}options:\n{listed}"})
    assert sorted(own.code for own in found) == ["P132", "P141", "P151", "P152", "P153", "P158"]
    (scores,) = [own for own in found if own.code == "P153"]
    assert scores.message.endswith("This is the first of 4 such in this file.")


def test_what_is_accepted_is_counted_apart() -> None:
    accepts = "accepts: [{rule: P153, reason: To come.}]\n"
    found = [own for own in owed(FOLDER | {"options/a.yaml": OPTION.format("a") + accepts}) if own.code == "P153"]
    assert [(own.file, own.severity) for own in found] == [
        ("options/a.yaml", Severity.NOTE),
        ("options/b.yaml", Severity.WARNING),
    ]


@pytest.mark.parametrize("status", ["draft", "final"])
def test_score_and_validate_mean_the_same_by_an_error(appraise: Appraise, tmp_path: Path, status: str) -> None:
    own = {
        "about": {"status": status},
        "criteria": [files.criterion("merit")],
        "options": [files.option("a", {"merit": 40}), files.option("b", {"merit": 50})],
    }
    files.write(tmp_path / "ours.yaml", own)
    place = files.local(tmp_path / "local.yaml", catalogue="ours.yaml")
    expected = 1 if status == "final" else 0
    checked = {target: appraise("validate", target, "--format", "json") for target in (tmp_path / "ours.yaml", place)}
    scored = appraise("score", place, "--format", "json")
    assert [scored.code, *(ran.code for ran in checked.values())] == [expected] * 3
    found = [json.loads(ran.out)["findings"] for ran in (scored, *checked.values())]
    wrong = [sorted((own["code"], own["line"]) for own in each if own["severity"] == "error") for each in found]
    assert wrong[0] == wrong[1] == wrong[2]
    assert bool(wrong[0]) == (status == "final")
    both = appraise("validate", tmp_path, "--format", "json")
    assert sum(own["severity"] == "error" for own in json.loads(both.out)["findings"]) == len(wrong[0])
