"""What GitLab and code scanning services need beside the findings: identities that last, and a sound form."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
import sarif_pydantic
from pydantic import BaseModel

from conftest import Appraise
from integration_appraisal import __version__
from integration_appraisal.codes import READING
from integration_appraisal.findings import Finding, Position, Severity
from integration_appraisal.render import Screen
from integration_appraisal.render.findings import Report, render
from integration_appraisal.rules import RULES
from validate import broken


def fingerprints(appraise: Appraise, *paths: str) -> list[str]:
    entries = json.loads(appraise("validate", *paths, "--format", "gitlab").out)
    return [entry["fingerprint"] for entry in entries]


@pytest.mark.usefixtures("broken_catalogue")
class TestFingerprints:
    def test_they_last_when_lines_shift(self, appraise: Appraise, here: Path) -> None:
        before = fingerprints(appraise)
        broken.write(here, "# a new line\n\n" + broken.B.replace("{score: 300}", "\n      {score:   300}"))
        moved = appraise("validate", "--format", "concise").out
        assert [re.findall(r":(\d+):", line)[0] for line in moved.splitlines()] == ["8", "9"]
        assert fingerprints(appraise) == before

    def test_they_differ_by_file(self, appraise: Appraise, here: Path) -> None:
        broken.write(here / "other")
        found = fingerprints(appraise, ".", "other")
        assert len(set(found)) == len(found) == 4

    def test_they_do_not_depend_on_how_the_path_was_given(
        self, appraise: Appraise, here: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("CI_PROJECT_DIR", str(here))
        first = fingerprints(appraise)
        assert fingerprints(appraise, str(here)) == first
        monkeypatch.chdir(here / "options")
        assert fingerprints(appraise, "..") == first

    def test_they_are_the_same_in_both_formats(self, appraise: Appraise) -> None:
        results = json.loads(appraise("validate", "--format", "sarif").out)["runs"][0]["results"]
        assert [own["partialFingerprints"]["appraise/v1"] for own in results] == fingerprints(appraise)


def test_findings_that_say_the_same_are_counted() -> None:
    same = [Finding("S003", "`level` is text.", "a.yaml", Position(line, 1)) for line in (3, 7, 9)]
    first, second, third = _marks(same)
    assert len({first, second, third}) == 3
    assert _marks([own._replace(position=Position(own.position.line + 5, 1)) for own in same]) == [first, second, third]
    assert _marks(same[:2]) == [first, second]


def test_a_line_that_a_message_names_does_not_count() -> None:
    first, other = (Finding("F011", f"`a` stands already in line {line}.", "a.yaml") for line in (3, 12))
    assert _marks([first]) == _marks([other])


def _marks(findings: list[Finding]) -> list[str]:
    return [entry["fingerprint"] for entry in json.loads(render(Report(findings, {}), "gitlab", Screen()))]


def test_gitlab_knows_every_severity() -> None:
    given = [Finding("P104", str(own), "a.yaml", severity=own) for own in Severity]
    entries = json.loads(render(Report(given, {}), "gitlab", Screen()))
    assert [entry["severity"] for entry in entries] == ["major", "minor", "info"]
    # GitLab stops at the first entry that lacks one of these: app/validators/json_schemas/codeclimate.json
    assert all({"description", "fingerprint", "severity", "location"} <= set(entry) for entry in entries)


# SARIF ----------------------------------------------------------------------------------------------------------------


def sarif(findings: list[Finding]) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(render(Report(findings, {}), "sarif", Screen()))
    return data


EVERYTHING = [
    Finding(code, f"{code} speaks.", "a folder/ü.yaml", Position(3, 4), severity, "So be it." if accepted else None)
    for code in [*READING, *(rule.code for rule in RULES)]
    for severity in Severity
    for accepted in (False, True)
]


def _unknown(value: object, path: str = "") -> list[str]:
    """The keys that the model of SARIF does not have, which it keeps all the same."""
    if isinstance(value, BaseModel):
        own = [f"{path}.{key}" for key in value.model_extra or {}]
        return own + [
            key for name in value.model_fields_set for key in _unknown(getattr(value, name), f"{path}.{name}")
        ]
    if isinstance(value, list):
        return [key for item in value for key in _unknown(item, f"{path}[]")]
    if isinstance(value, dict):
        return [key for name, item in value.items() for key in _unknown(item, f"{path}.{name}")]
    return []


# Keys of the standard (3.14.17 and 3.27.23) that the model does not have; tests below look at them.
NOT_IN_MODEL = {".runs[].columnKind", ".runs[].results[].suppressions"}


def test_the_model_of_sarif_reads_it_and_knows_its_keys() -> None:
    data = sarif(EVERYTHING)
    log = sarif_pydantic.Sarif.model_validate(data)
    assert set(_unknown(log)) == NOT_IN_MODEL
    assert len(log.runs[0].results or []) == len(EVERYTHING)
    again = json.loads(log.model_dump_json(by_alias=True, exclude_unset=True))
    assert again["runs"][0]["results"] == data["runs"][0]["results"]


def test_the_tool_and_the_run_say_what_the_standard_asks() -> None:
    data = sarif([])
    assert (data["version"], data["$schema"].rsplit("/", 1)[1]) == ("2.1.0", "sarif-2.1.0.json")
    (run,) = data["runs"]
    assert run["columnKind"] == "unicodeCodePoints"
    driver = run["tool"]["driver"]
    assert (driver["name"], driver["version"]) == ("appraise", __version__)
    assert run["results"] == []


def test_every_rule_has_a_name_and_texts() -> None:
    rules = sarif([])["runs"][0]["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == [*READING, *(rule.code for rule in RULES)]
    assert len({rule["name"] for rule in rules}) == len(rules)
    for rule in rules:
        assert re.fullmatch(r"[A-Z0-9]\w*", rule["name"])
        assert rule["shortDescription"]["text"]
        assert rule["fullDescription"]["text"]
        assert set(rule["help"]) == {"text", "markdown"}
        assert rule["defaultConfiguration"]["level"] in ("error", "warning", "note")


def test_every_result_points_to_its_rule_and_has_suppressions_or_none() -> None:
    (run,) = sarif(EVERYTHING)["runs"]
    assert set(run) == {"tool", "originalUriBaseIds", "columnKind", "results"}
    rules = run["tool"]["driver"]["rules"]
    for finding, result in zip(EVERYTHING, run["results"], strict=True):
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"] == finding.code
        assert set(result) == {
            *("ruleId", "ruleIndex", "level", "message", "locations", "partialFingerprints", "suppressions")
        }
        assert result["level"] == finding.severity
        accepted = [{"kind": "inSource", "justification": finding.accepted}] if finding.accepted else []
        assert result["suppressions"] == accepted
        (location,) = result["locations"]
        assert location["physicalLocation"] == {
            "artifactLocation": {"uri": "a%20folder/%C3%BC.yaml", "uriBaseId": "%SRCROOT%"},
            "region": {"startLine": 3, "startColumn": 4},
        }


@pytest.mark.parametrize("format_", ["gitlab", "sarif", "json"])
def test_programs_get_the_same_data_where_the_screen_is_ascii(format_: str) -> None:
    report = Report([Finding("S003", "`naïve` ##[error]", "é.yaml", accepted="ä")], {})
    out = render(report, format_, Screen(ascii_only=True))
    assert out.isascii()
    assert json.loads(out) == json.loads(render(report, format_, Screen()))


def test_columns_are_counted_in_characters(appraise: Appraise, here: Path) -> None:
    (here / "local.yaml").write_text('{area: "😀é", status: finl}\n', encoding="utf-8")
    (result,) = json.loads(appraise("validate", "local.yaml", "--format", "sarif").out)["runs"][0]["results"]
    assert result["locations"][0]["physicalLocation"]["region"] == {"startLine": 1, "startColumn": 22}
