"""What the rules about the place find beyond their pages' examples, and what they let pass."""

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from overlay import lay, loaded

from integration_appraisal.checking import check_paths
from integration_appraisal.findings import Finding, Severity
from integration_appraisal.rules import chosen
from integration_appraisal.rules.base import Example


def _found(folder: Path, code: str, file: str, changed: dict[str, Any]) -> list[Finding]:
    """What a rule says when a file of the base is changed; None takes a field away."""
    lay(Example("bad", file, json.dumps({key: value for key, value in changed.items() if value is not None})), folder)
    path = folder / file
    data = loaded(path)
    kept = {key: value for key, value in data.items() if changed.get(key, ...) is not None}
    path.write_text(yaml.safe_dump(kept, allow_unicode=True, sort_keys=False, width=1000), "utf-8")
    return _checked(folder, code)


def _checked(folder: Path, code: str) -> list[Finding]:
    findings = check_paths([str(folder), str(folder / "local.yaml")], str(folder), chosen([code])).findings
    assert {finding.code for finding in findings} <= {code}, findings
    return findings


@pytest.mark.parametrize(
    ("level", "said"),
    [
        ({"rationale": ""}, "has no rationale."),
        ({"source": None}, "has no source."),
        ({"rationale": None, "source": None}, "has no rationale and no source."),
    ],
)
def test_a_level_needs_a_rationale_and_a_source(tmp_path: Path, level: dict[str, Any], said: str) -> None:
    (finding,) = _found(tmp_path, "P161", "local.yaml", {"local_factors": {"staff_support": level}})
    assert said in finding.message
    assert finding.severity is Severity.WARNING


def test_a_variants_level_needs_them_too(tmp_path: Path) -> None:
    variant = {"id": "other", "name": "Other", "kind": "area", "local_factors": {"town_growth": {"level": 3}}}
    (finding,) = _found(tmp_path, "P161", "local.yaml", {"variants": [variant]})
    line = (tmp_path / "local.yaml").read_text("utf-8").splitlines()[finding.position.line - 1]
    assert line.strip() == "town_growth:"


@pytest.mark.parametrize(
    ("code", "field"), [("P162", "panel"), ("P163", "dissent"), ("P164", "engagement"), ("P165", "equality")]
)
def test_what_is_left_out_altogether_is_found_at_the_top(tmp_path: Path, code: str, field: str) -> None:
    (finding,) = _found(tmp_path, code, "local.yaml", {field: None})
    assert finding.position == (1, 1)


def test_blank_dissent_is_none(tmp_path: Path) -> None:
    assert _found(tmp_path, "P163", "local.yaml", {"dissent": [" ", ""]})


def _checklist(answer: str, answered_by: str = "place") -> dict[str, Any]:
    items = [{"id": name, "name": name} for name in ("one", "two", "three")]
    return {"id": "more", "name": "More", "answered_by": answered_by, "answer": answer, "items": items}


def _with_checklist(folder: Path, answers: dict[str, Any], checklist: dict[str, Any]) -> list[Finding]:
    lay(Example("bad", "local.yaml", json.dumps({"answers": answers})), folder)
    (folder / "criteria" / "more.yaml").write_text(json.dumps({"checklists": [checklist]}), "utf-8")
    return _checked(folder, "P166")


def test_every_open_line_of_a_checklist_is_named_once(tmp_path: Path) -> None:
    (finding,) = _with_checklist(tmp_path, {"more": {"two": "Yes.", "three": " "}}, _checklist("text"))
    assert finding.message.startswith("`more` has no answer to `one`, `three`.")


def test_that_it_is_not_known_is_an_answer(tmp_path: Path) -> None:
    answers = {"more": dict.fromkeys(("one", "two", "three"), "unknown")}
    assert not _with_checklist(tmp_path, answers, _checklist("status"))


def test_a_checklist_that_nobody_answers_is_not_asked_about(tmp_path: Path) -> None:
    assert not _with_checklist(tmp_path, {}, _checklist("text", "nobody"))


def test_each_option_is_asked_for_the_answers_that_options_give(tmp_path: Path) -> None:
    found = _with_checklist(tmp_path, {}, _checklist("extent", "option"))
    assert sorted(Path(finding.file).stem for finding in found) == ["move", "repair", "share", "stay"]
    assert {finding.severity for finding in found} == {Severity.WARNING}


@pytest.mark.parametrize(
    ("date", "said"),
    [
        ("2001-03-31", "in force from 2001-04-01 only"),
        ("2001-04-01", None),
        ("2030-03-31", None),
        ("2030-04-01", "in force until 2030-03-31 only"),
    ],
)
def test_a_power_holds_from_its_first_day_to_its_last(tmp_path: Path, date: str, said: str | None) -> None:
    found = _found(tmp_path, "P167", "local.yaml", {"date": date})
    assert len(found) == (said is not None)
    assert said is None or f"`move` would use `lease_act`, which is {said}" in found[0].message


def test_without_a_date_a_power_cannot_be_checked(tmp_path: Path) -> None:
    (finding,) = _found(tmp_path, "P167", "local.yaml", {"date": None})
    assert "`lease_act`" in finding.message
    assert "Give the date" in finding.message


@pytest.mark.parametrize("out", [{"ruled_out": {"move": {"reason": "R"}}}, {"must_haves": {"calm": 10}}])
@pytest.mark.parametrize("date", ["2031-01-01", None])
def test_the_powers_of_an_option_that_is_out_do_not_matter(
    tmp_path: Path, out: dict[str, Any], date: str | None
) -> None:
    assert not _found(tmp_path, "P167", "local.yaml", {**out, "date": date})


def test_an_option_that_is_out_needs_no_cost(tmp_path: Path) -> None:
    costs = {name: {"total": 100} for name in ("stay", "repair", "share")}
    changed = {"costs": costs, "ruled_out": {"move": {"reason": "R"}}}
    assert not _found(tmp_path, "P168", "local.yaml", changed)


def test_all_options_without_a_cost_are_named_once(tmp_path: Path) -> None:
    (finding,) = _found(tmp_path, "P168", "local.yaml", {"costs": {"share": {"total": 100}}})
    assert "no cost for `stay`, `repair` and `move`" in finding.message
