"""What the rules about the recommendation find beyond their pages' examples, and what they let pass."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from overlay import BASE, lay

from integration_appraisal.checking import check_paths
from integration_appraisal.findings import Finding, Severity
from integration_appraisal.rules import chosen
from integration_appraisal.rules.base import Example

RESULT = ("P171", "P172", "P173", "P174")


def _checked(folder: Path, *codes: str) -> list[Finding]:
    findings = check_paths([str(folder), str(folder / "local.yaml")], str(folder), chosen(codes)).findings
    assert {finding.code for finding in findings} <= set(codes), findings
    return findings


def _recommended(folder: Path, option: str, rationale: str | None, **changed: Any) -> list[Finding]:
    """What the rules about the recommendation say."""
    fragment = {"recommendation": {"option": option, "rationale": rationale}, **changed}
    lay(Example("bad", "local.yaml", json.dumps(fragment)), folder)
    return _checked(folder, *RESULT)


def _times_better(folder: Path, file: str, changed: dict[str, Any]) -> list[Finding]:
    lay(Example("bad", file, json.dumps(changed)), folder)
    return _checked(folder, "P175")


def _levels(**levels: int) -> dict[str, Any]:
    return {name: {"level": level, "low": None, "high": None} for name, level in levels.items()}


@pytest.mark.parametrize("option", ["share", "stay", "move"])
@pytest.mark.parametrize("rationale", [None, " "])
def test_a_missing_reason_is_all_that_is_said(tmp_path: Path, option: str, rationale: str | None) -> None:
    (finding,) = _recommended(tmp_path, option, rationale)
    assert finding.code == "P172"


@pytest.mark.parametrize(
    "rationale",
    [
        "A close call.",
        "If the school agrees.",
        "It beats move.",
        "Moving TO THE MARKET? Move to the  market costs more.",
    ],
)
def test_a_close_lead_is_owned_up_to_in_many_ways(tmp_path: Path, rationale: str) -> None:
    assert not _recommended(tmp_path, "share", rationale)


def test_a_close_lead_that_is_passed_over_names_the_second(tmp_path: Path) -> None:
    (finding,) = _recommended(tmp_path, "share", "The panel removed all else; closest to home.")
    assert finding.code == "P171"
    assert finding.message.startswith("`share` is less than 5 points ahead of `move`,")


def test_a_tie_is_owned_up_to_by_naming_who_shares_first_place(tmp_path: Path) -> None:
    values = {"reach": 0, "welcome": 0, "calm": 0, "evenings": 100}
    weights = {"method": "swing", "values": values, "rationale": "R", "agreed_on": "2025-02-01"}
    (finding,) = _recommended(tmp_path, "share", "It is good.", weights=weights)
    assert finding.code == "P171"
    assert finding.message.startswith("`share` shares first place with `stay` and `move`,")
    assert not _recommended(tmp_path, "share", "Stay where it is would do as well.", weights=weights)


CLEAR_FOR_MOVE = {"method": "swing", "values": {"reach": 100, "welcome": 60, "calm": 0, "evenings": 20}}


def test_a_clear_lead_needs_no_word_of_doubt(tmp_path: Path) -> None:
    assert not _recommended(tmp_path, "move", "It does most for readers.", weights=CLEAR_FOR_MOVE)


def test_a_leader_that_is_not_ready_is_a_doubt(tmp_path: Path) -> None:
    changed = {"weights": CLEAR_FOR_MOVE, "local_factors": _levels(council_support=1)}
    (finding,) = _recommended(tmp_path, "move", "It does most for readers.", **changed)
    assert finding.code == "P171"
    assert "not shown to have all" in finding.message
    assert not _recommended(tmp_path, "move", "Best, once the council stands behind it.", **changed)


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"ruled_out": {"move": {"reason": "R"}}}, "this file rules it out"),
        ({"must_haves": {"calm": 10}}, "it misses the must-have on `calm`"),
    ],
)
def test_an_option_that_is_out_gives_its_own_finding_alone(tmp_path: Path, changed: dict[str, Any], said: str) -> None:
    (finding,) = _recommended(tmp_path, "move", "We like it.", **changed)
    assert (finding.code, finding.severity) == ("P173", Severity.ERROR)
    assert said in finding.message


@pytest.mark.parametrize(
    "rationale",
    [
        "Sharing has a higher value, but nobody wants it.",
        "We prefer it to share.",
        "It is not first.",
        "Readers' views outweigh the figures.",
    ],
)
def test_a_choice_against_the_ranking_may_be_explained(tmp_path: Path, rationale: str) -> None:
    assert not _recommended(tmp_path, "stay", rationale)


def test_a_choice_against_the_ranking_without_a_word_names_the_first(tmp_path: Path) -> None:
    (finding,) = _recommended(tmp_path, "stay", "Readers are fond of the old hall.")
    assert finding.code == "P174"
    assert finding.message == (
        "`stay` is recommended at rank 3; `share` comes first. Say in the rationale why not that: by its name, or by "
        "how far this one is behind."
    )


@pytest.mark.parametrize("variant", [None, "other"])
def test_a_recommendation_answers_to_the_place_whichever_variant_is_shown(tmp_path: Path, variant: str | None) -> None:
    from integration_appraisal.cli.loading import usable_appraisal

    changed = {
        "recommendation": {"option": "share", "rationale": "It does most for readers."},
        "variants": [{"id": "other", "name": "Other", "kind": "group", "weights": CLEAR_FOR_MOVE}],
    }
    lay(Example("bad", "local.yaml", json.dumps(changed)), tmp_path)
    findings = usable_appraisal(str(tmp_path / "local.yaml"), str(tmp_path), variant).findings
    assert [finding.code for finding in findings if finding.code in RESULT] == ["P171"]


@pytest.mark.parametrize(
    "text",
    [
        "Sharing is twice as good.",
        "It is three times better than staying.",
        "It was 2.5 times as effective.",
        "It is 12 times as useful.",
        "It is 2,5 × more effective.",
        "Roughly 2x better.",
        "At least X TIMES BETTER.",
        "It has double the value.",
        "It is half as good.",
        "Many\n  times more useful.",
    ],
)
def test_times_better_is_an_error_in_any_text(tmp_path: Path, text: str) -> None:
    (finding,) = _times_better(tmp_path, "local.yaml", {"constraints": ["None.", text]})
    assert finding.severity is Severity.ERROR
    line = (tmp_path / "local.yaml").read_text("utf-8").splitlines()[finding.position.line - 1]
    assert line.startswith("- ")


@pytest.mark.parametrize(
    "text",
    [
        "Twice as many people can walk there.",
        "It takes three times as long.",
        "We met three times; better minutes would help.",
        "It is better at times.",
        "Costs are twice those of staying.",
        "Half the value lies in the location.",
    ],
)
def test_a_multiple_of_what_can_be_counted_passes(tmp_path: Path, text: str) -> None:
    assert not _times_better(tmp_path, "local.yaml", {"constraints": [text]})


def test_times_better_is_found_in_option_files(tmp_path: Path) -> None:
    (finding,) = _times_better(tmp_path, "options/share.yaml", {"route": "Readers find it twice as good."})
    assert finding.file.endswith("share.yaml")
    assert '"twice as good"' in finding.message


def test_times_better_is_found_in_criteria_files(tmp_path: Path) -> None:
    shutil.copytree(BASE, tmp_path, dirs_exist_ok=True)
    more = {"barriers": [{"id": "habit", "name": "The old hall is twice as good"}]}
    (tmp_path / "criteria" / "more.yaml").write_text(json.dumps(more), "utf-8")
    (finding,) = _checked(tmp_path, "P175")
    assert finding.file.endswith("more.yaml")
