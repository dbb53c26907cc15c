"""0 done, 1 the input has errors, 2 wrong usage or a file that can't be read; what is wrong goes to standard error."""

import json
import os
import shutil
from pathlib import Path
from typing import Any

import pytest

from cli.command import HARBOURSIDE, NORTH_YORKSHIRE, ROOT
from cli.files import write
from conftest import Appraise

LONG = "a" * 300


# What a command takes beside a local file.
BESIDE: dict[str, list[object]] = {"explain": ["framework"], "diff": [NORTH_YORKSHIRE]}


def scoring(command: str, local: object) -> list[object]:
    return [command, local, *BESIDE.get(command, [])]


def computed(found: dict[str, Any]) -> dict[str, Any]:
    """What was found out about a place, without what its files say of themselves."""
    return {name: part for name, part in found.items() if name not in ("status", "digest", "findings", "old", "new")}


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("command", ["score", "explain", "sensitivity", "robustness", "diff"])
class TestWhatComputes:
    def test_a_file_without_errors_is_exit_0(self, appraise: Appraise, command: str) -> None:
        ran = appraise(*scoring(command, HARBOURSIDE))
        assert ran.done
        assert ran.out

    def test_warnings_are_counted_in_a_line_and_exit_0(self, appraise: Appraise, here: Path, command: str) -> None:
        write(here / "local.yaml", {"area": "Here"})
        ran = appraise(*scoring(command, "local.yaml"), "--format", "json")
        count = [own["severity"] for own in json.loads(ran.out)["findings"]].count("warning")
        assert count >= 9
        assert ran.code == 0
        assert ran.err.startswith(f"{count} warnings")
        assert ran.err.endswith(" `appraise validate local.yaml` lists them.\n")
        assert ran.err.count("\n") == 1

    def test_warnings_are_exit_1_with_strict_and_nothing_else_changes(
        self, appraise: Appraise, here: Path, command: str
    ) -> None:
        write(here / "local.yaml", {"area": "Here"})
        lenient = appraise(*scoring(command, "local.yaml"))
        strict = appraise(*scoring(command, "local.yaml"), "--strict")
        assert (lenient.code, strict.code) == (0, 1)
        assert (strict.out, strict.err) == (lenient.out, lenient.err)

    def test_warnings_of_a_final_file_are_errors_and_exit_1_with_the_whole_result(
        self, appraise: Appraise, here: Path, command: str
    ) -> None:
        results = {}
        for status in ("draft", "final"):
            write(here / "local.yaml", {"area": "Here", "status": status})
            results[status] = appraise(*scoring(command, "local.yaml"), "--format", "json")
        found = {status: json.loads(ran.out) for status, ran in results.items()}
        assert results["final"].code == 1
        assert computed(found["final"]) == computed(found["draft"])
        severities = {own["severity"] for own in found["final"]["findings"] if own["file"] == "local.yaml"}
        assert severities <= {"error", "note"}
        assert "error" in severities
        warnings = int(results["draft"].err.split(" ")[0])
        assert results["final"].err.startswith(f"{warnings + 1} errors"), "and that nothing is recommended"

    def test_errors_of_reading_are_exit_1_and_nothing_on_standard_output(
        self, appraise: Appraise, here: Path, command: str
    ) -> None:
        write(here / "local.yaml", {"area": "Here", "must_haves": {"consistency": 101}})
        ran = appraise(*scoring(command, "local.yaml"), "-o", "result")
        assert (ran.code, ran.out) == (1, "")
        assert ran.err.splitlines() == [
            "local.yaml:4:20: error S005 `consistency` is 101; it must be at most 100.",
            "1 error. Nothing was computed.",
        ]
        assert not (here / "result").exists()

    def test_an_error_in_the_catalogue_is_exit_1(self, appraise: Appraise, here: Path, command: str) -> None:
        for name in ("options", "criteria"):
            shutil.copytree(ROOT / name, here / "own" / name)
        file = here / "own" / "options" / "framework.yaml"
        file.write_text(file.read_text(encoding="utf-8").replace("\nrole:", "\nroll:", 1), encoding="utf-8")
        write(here / "local.yaml", {"area": "Here"})
        ran = appraise(*scoring(command, "local.yaml"), "--catalogue", "own")
        assert (ran.code, ran.out) == (1, "")
        first, *rest = ran.err.splitlines()
        assert first.startswith("own/options/framework.yaml:")
        assert "error S002" in first
        assert "Did you mean `role`?" in first
        assert rest == ["1 error. Nothing was computed."]

    def test_a_file_that_cannot_be_read_is_exit_2(self, appraise: Appraise, here: Path, command: str) -> None:
        (here / "folder").mkdir()
        os.mkfifo(here / "pipe")
        (here / "loop").symlink_to("loop")
        for name, reason in {
            "nowhere.yaml": "there is no such file or folder",
            "folder": "it is a folder",
            "pipe": "it is not a regular file",
            "/dev/zero": "it is not a regular file",
            "loop": "too many levels of symbolic links",
            LONG: "file name too long",
        }.items():
            ran = appraise(*scoring(command, name))
            assert (ran.code, ran.out) == (2, "")
            assert ran.err == (
                f"{name}: error F001 can't be read: {reason}. Check the name.\n1 error. Nothing was computed.\n"
            )

    @pytest.mark.usefixtures("here")
    def test_a_catalogue_that_is_not_there_is_exit_2_and_the_one_thing_said(
        self, appraise: Appraise, command: str
    ) -> None:
        ran = appraise(*scoring(command, HARBOURSIDE), "--catalogue", "nowhere")
        assert (ran.code, ran.out) == (2, "")
        assert [line.split(": ")[0] for line in ran.err.splitlines()[:-1]] == ["nowhere"]


@pytest.mark.parametrize("arguments", [["catalogue"], ["catalogue", "framework"], ["init", "local.yaml"]])
def test_a_catalogue_that_is_not_there_is_exit_2_for_what_needs_no_place(
    appraise: Appraise, here: Path, arguments: list[str]
) -> None:
    ran = appraise(*arguments, "--catalogue", "nowhere")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.count("error F001 can't be read") == 1
    assert list(here.iterdir()) == []


def test_the_environment_may_name_a_catalogue_that_is_not_there(
    appraise: Appraise, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("APPRAISE_CATALOGUE", "nowhere")
    write(here / "local.yaml", {"area": "Here"})
    assert appraise("score", "local.yaml").code == 2
    assert appraise("schema", "local").code == 0
    assert appraise("--help").code == 0


TEN_MISTAKES = """\
aera: Somewhere
status: finl
date: 2013-02-30
local_factors:
  pace: {level: 9}
  hwb_leadershp: {level: 2}
  cultures: {level: yes}
  cultures: {level: 3}
weights: {method: swing, values: {consistency: 100}}
scores:
  framework: {consistency: {score: 130}}
costs:
  patchwork: {total: "12"}
recommendation: {option: framwork}
"""

TEN_PLACES = {
    "1:1": ("S002", "Did you mean `area`?"),
    "2:9": ("S004", "Did you mean `final`?"),
    "3:7": ("S008", "a date is year-month-day, such as 2013-03-01."),
    "5:17": ("N003", "`pace` has levels 1 to 5."),
    "6:3": ("L001", "Did you mean `hwb_leadership`?"),
    "7:21": ("F013", 'Put it in quotes if it is text: "yes"'),
    "8:3": ("F011", "`cultures` stands already at line 7. Keep one of the two."),
    "9:26": ("L004", "The method `swing` names every criterion; 0 is allowed."),
    "11:36": ("N002", "`score` is 130; `consistency` takes a number from 0 to 100."),
    "13:22": ("S003", "a number is expected."),
    "14:26": ("L001", "Did you mean `framework`?"),
}


@pytest.mark.parametrize("command", ["score", "validate"])
def test_a_file_with_all_kinds_of_mistakes_hears_of_them_all_in_one_run(
    appraise: Appraise, here: Path, command: str
) -> None:
    (here / "local.yaml").write_text(TEN_MISTAKES, encoding="utf-8")
    ran = appraise(command, "local.yaml")
    told, said = (ran.out, ran.err) if command == "validate" else (ran.err, ran.err.splitlines()[-1])
    assert ran.code == 1
    lines = [line for line in told.splitlines() if line.startswith("local.yaml:")]
    found = {line.removeprefix("local.yaml:").split(": ")[0]: line for line in lines}
    assert list(found) == list(TEN_PLACES)
    for place, (code, advice) in TEN_PLACES.items():
        assert found[place].startswith(f"local.yaml:{place}: error {code} ")
        assert advice in found[place]
    assert "11 errors" in said
    assert "Traceback" not in told + said


def test_reading_errors_hide_no_usage_error_and_usage_is_checked_first(appraise: Appraise, here: Path) -> None:
    (here / "local.yaml").write_text(TEN_MISTAKES, encoding="utf-8")
    ran = appraise("score", "local.yaml", "--format", "jsn")
    assert (ran.code, ran.out) == (2, "")
    assert "local.yaml" not in ran.err


def test_an_output_that_cannot_be_written_is_told_after_the_rest_was_checked(appraise: Appraise, here: Path) -> None:
    (here / "local.yaml").write_text(TEN_MISTAKES, encoding="utf-8")
    ran = appraise("score", "local.yaml", "-o", "nowhere/result.txt")
    assert ran.code == 1
    assert "11 errors" in ran.err
    ran = appraise("score", HARBOURSIDE, "-o", "nowhere/result.txt")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == "appraise: nowhere/result.txt can't be written: no such file or directory.\n"
