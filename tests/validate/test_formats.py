"""What each format says of a broken option file, of a sound one, of what is accepted, and of far too much."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml

from cli.command import ROOT
from conftest import Appraise
from integration_appraisal.findings import MOST, Finding, Position, Severity
from integration_appraisal.render import Screen
from integration_appraisal.render.findings import Report, render
from integration_appraisal.render.formats import formats_of
from validate import broken

REASON = "Chosen by lot, with the names in the minutes."


@pytest.mark.usefixtures("broken_catalogue")
class TestBroken:
    @pytest.mark.parametrize(
        ("format_", "expected"), [("full", broken.FULL), ("concise", broken.CONCISE), ("github", broken.GITHUB)]
    )
    def test_for_people(self, appraise: Appraise, format_: str, expected: str) -> None:
        ran = appraise("validate", "--format", format_)
        assert (ran.code, ran.out, ran.err) == (1, expected, broken.SUMMARY)

    def test_json(self, appraise: Appraise) -> None:
        ran = appraise("validate", "--format", "json")
        assert (ran.code, ran.err) == (1, broken.SUMMARY)
        common = {"severity": "error", "file": broken.FILE, "accepted": None}
        assert json.loads(ran.out) == {
            "schema": "appraise.validate/1",
            "checked": {
                "catalogues": [{"folder": ".", "title": "Two teams or one", "options": 2, "criteria": 1}],
                "local_files": [],
            },
            "findings": [
                common | {"code": "N002", "line": 5, "column": 17, "message": broken.OFF_SCALE},
                common | {"code": "L001", "line": 6, "column": 3, "message": broken.UNKNOWN},
            ],
        }

    def test_gitlab(self, appraise: Appraise) -> None:
        ran = appraise("validate", "--format", "gitlab")
        assert (ran.code, ran.err) == (1, broken.SUMMARY)
        entries = json.loads(ran.out)
        fingerprints = [entry.pop("fingerprint") for entry in entries]
        assert all(len(own) == 64 for own in fingerprints)
        assert len(set(fingerprints)) == 2
        assert entries == [
            _gitlab("N002", broken.OFF_SCALE, 5, 17),
            _gitlab("L001", broken.UNKNOWN, 6, 3),
        ]

    def test_sarif(self, appraise: Appraise) -> None:
        ran = appraise("validate", "--format", "sarif")
        assert (ran.code, ran.err) == (1, broken.SUMMARY)
        (run,) = json.loads(ran.out)["runs"]
        rules = run["tool"]["driver"]["rules"]
        told = [
            (
                rules[own["ruleIndex"]]["id"],
                own["ruleId"],
                own["level"],
                own["message"]["text"],
                own["locations"][0]["physicalLocation"]["artifactLocation"]["uri"],
                own["locations"][0]["physicalLocation"]["region"],
                own["suppressions"],
            )
            for own in run["results"]
        ]
        assert told == [
            ("N002", "N002", "error", broken.OFF_SCALE, broken.FILE, {"startLine": 5, "startColumn": 17}, []),
            ("L001", "L001", "error", broken.UNKNOWN, broken.FILE, {"startLine": 6, "startColumn": 3}, []),
        ]

    def test_a_file_is_written_whole_and_replaced_only_when_told(self, appraise: Appraise, here: Path) -> None:
        ran = appraise("validate", "--format", "full", "-o", "found.txt")
        assert (ran.code, ran.out) == (1, "")
        assert ran.err == f"Wrote found.txt.\n{broken.SUMMARY}"
        assert (here / "found.txt").read_text(encoding="utf-8") == broken.FULL
        refused = appraise("validate", "--format", "concise", "-o", "found.txt")
        assert (refused.code, "--force" in refused.err) == (2, True)
        assert appraise("validate", "--format", "github", "-o", "found.txt", "--force").code == 1
        assert (here / "found.txt").read_text(encoding="utf-8") == broken.GITHUB

    def test_no_file_that_is_being_checked_is_written_over(self, appraise: Appraise, here: Path) -> None:
        ran = appraise("validate", "--format", "json", "-o", broken.FILE, "--force")
        assert ran.code == 2
        assert "is what is being read" in ran.err
        assert (here / broken.FILE).read_text(encoding="utf-8") == broken.B


def _gitlab(code: str, message: str, line: int, column: int) -> dict[str, Any]:
    place = {"line": line, "column": column}
    return {
        "check_name": code,
        "description": message,
        "severity": "major",
        "location": {"path": broken.FILE, "positions": {"begin": place, "end": place}},
    }


# Nothing to mend ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("format_", formats_of("findings"))
def test_without_findings_people_see_nothing_and_programs_an_empty_list(
    appraise: Appraise, here: Path, format_: str
) -> None:
    broken.sound(here)
    ran = appraise("validate", "--format", format_, "--select", "F")
    assert ran.code == 0
    assert ran.err == "Checked 1 catalogue (2 options, 1 criterion) and 0 local files: nothing to mend.\n"
    if format_ in ("full", "concise", "github"):
        assert ran.out == ""
        return
    data = json.loads(ran.out)
    found = {"gitlab": lambda: data, "sarif": lambda: data["runs"][0]["results"], "json": lambda: data["findings"]}
    assert found[format_]() == []


def test_the_summary_says_what_was_checked(appraise: Appraise, here: Path) -> None:
    broken.sound(here / "one")
    broken.sound(here / "two")
    for name in ("a", "b"):
        (here / f"{name}.yaml").write_text("area: Here\ncatalogue: one\n", encoding="utf-8")
    ran = appraise("validate", "--select", "F")
    assert ran.err == "Checked 2 catalogues (4 options, 2 criteria) and 2 local files: nothing to mend.\n"
    checked = json.loads(appraise("validate", "--format", "json").out)["checked"]
    assert [own["folder"] for own in checked["catalogues"]] == ["one", "two"]
    assert checked["local_files"] == ["a.yaml", "b.yaml"]


# Accepted -------------------------------------------------------------------------------------------------------------


@pytest.fixture
def accepting(here: Path) -> Path:
    """A place whose authors accept that it has no panel."""
    for name in ("options", "criteria"):
        shutil.copytree(ROOT / "tests" / "rules" / "base" / name, here / name)
    place = yaml.safe_load((ROOT / "tests" / "rules" / "base" / "local.yaml").read_text(encoding="utf-8"))
    del place["panel"]
    place |= {"catalogue": ".", "accepts": [{"rule": "P162", "reason": REASON}]}
    (here / "local.yaml").write_text(yaml.safe_dump(place, sort_keys=False, width=1000), encoding="utf-8")
    return here


@pytest.mark.usefixtures("accepting")
class TestAccepted:
    def test_people_see_it_with_the_reason(self, appraise: Appraise) -> None:
        for format_ in ("full", "concise"):
            ran = appraise("validate", "local.yaml", "--select", "P162", "--format", format_, "--strict")
            assert ran.code == 0
            (line,) = [line for line in ran.out.splitlines() if line.startswith("local.yaml:")]
            assert ": note P162 " in line
            assert line.endswith(f" Accepted: {REASON}")
            assert ran.err == "Checked 0 catalogues and 1 local file: 1 accepted.\n"

    def test_github_shows_a_notice(self, appraise: Appraise, here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(here / "page.md"))
        ran = appraise("validate", "local.yaml", "--select", "P162", "--format", "github")
        assert ran.out.startswith("::notice title=accepted%3A P162 ")
        assert ran.out.endswith(f" Accepted: {REASON}\n")
        assert "\n| accepted | local.yaml" in (here / "page.md").read_text(encoding="utf-8")

    def test_gitlab_shows_it_as_info(self, appraise: Appraise) -> None:
        ran = appraise("validate", "local.yaml", "--select", "P162", "--format", "gitlab")
        (entry,) = json.loads(ran.out)
        assert entry["severity"] == "info"
        assert entry["description"].endswith(f" Accepted: {REASON}")

    def test_sarif_says_that_it_is_suppressed_in_the_file(self, appraise: Appraise) -> None:
        ran = appraise("validate", "local.yaml", "--select", "P162", "--format", "sarif")
        (result,) = json.loads(ran.out)["runs"][0]["results"]
        assert result["level"] == "note"
        assert REASON not in result["message"]["text"]
        assert result["suppressions"] == [{"kind": "inSource", "justification": REASON}]

    def test_json_has_the_reason(self, appraise: Appraise) -> None:
        ran = appraise("validate", "local.yaml", "--select", "P162", "--format", "json")
        (finding,) = json.loads(ran.out)["findings"]
        assert (finding["severity"], finding["accepted"]) == ("note", REASON)

    def test_accepting_does_not_change_what_a_finding_is_known_by(self, appraise: Appraise, here: Path) -> None:
        fingerprints = set()
        for reason in (REASON, "Another reason."):
            text = (here / "local.yaml").read_text(encoding="utf-8").replace(REASON, reason)
            (here / "local.yaml").write_text(text, encoding="utf-8")
            ran = appraise("validate", "local.yaml", "--select", "P162", "--format", "gitlab")
            fingerprints |= {entry["fingerprint"] for entry in json.loads(ran.out)}
        assert len(fingerprints) == 1


# Far too much ---------------------------------------------------------------------------------------------------------


def _many(count: int) -> Report:
    """Notes, and one error at the very end."""
    notes = [
        Finding("L005", f"note {number}.", "a.yaml", Position(number, 1), Severity.NOTE) for number in range(1, count)
    ]
    return Report([*notes, Finding("L001", "an error.", "z.yaml")], {})


@pytest.mark.parametrize("format_", ["full", "concise", "github"])
def test_people_see_the_gravest_thousand_and_how_many_more_there_are(format_: str) -> None:
    lines = [line for line in render(_many(MOST + 200), format_, Screen()).splitlines() if line]
    assert len(lines) == MOST + 1
    assert lines[-1] == "and 200 more"
    assert "an error." in lines[-2]
    assert "note 999." in lines[-3]
    assert "more" not in render(_many(MOST), format_, Screen())


def test_programs_get_all_of_them() -> None:
    report = _many(MOST + 200)
    assert len(json.loads(render(report, "gitlab", Screen()))) == MOST + 200
    assert len(json.loads(render(report, "json", Screen()))["findings"]) == MOST + 200
    assert len(json.loads(render(report, "sarif", Screen()))["runs"][0]["results"]) == MOST + 200
