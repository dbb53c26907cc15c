"""What the rules about yearly costs find beyond their pages' examples, and what they let pass."""

import json
from pathlib import Path
from typing import Any

import pytest
from overlay import lay

from integration_appraisal.checking import check_paths
from integration_appraisal.findings import Finding
from integration_appraisal.rules import chosen
from integration_appraisal.rules.base import Example

OPTIONS = ("stay", "repair", "move", "share")
DISCOUNTING = {"rate": 3.5, "first_year": 2026, "prices": 2026}


def _found(folder: Path, costs: dict[str, Any], **discounting: Any) -> list[Finding]:
    fields = {"discounting": {**DISCOUNTING, **discounting}, "costs": costs}
    lay(Example("bad", "local.yaml", json.dumps(fields)), folder)
    return check_paths([str(folder), str(folder / "local.yaml")], str(folder), chosen(["P18"])).findings


def _all(**own: Any) -> dict[str, Any]:
    return {name: {"yearly": [100, 90], "optimism_bias": 15, **own} for name in OPTIONS}


def test_costs_as_the_green_book_has_them_are_let_pass(tmp_path: Path) -> None:
    assert _found(tmp_path, _all()) == []


@pytest.mark.parametrize(("years", "codes"), [(31, []), (32, ["P181"])])
def test_one_rate_holds_for_years_0_to_30(tmp_path: Path, years: int, codes: list[str]) -> None:
    found = _found(tmp_path, _all(yearly=[1] * years))
    assert [own.code for own in found] == codes
    assert all("32 years" in own.message for own in found)


def test_a_reason_for_the_rate_is_a_reason_for_long_lives_too(tmp_path: Path) -> None:
    assert _found(tmp_path, _all(yearly=[1] * 40), rationale="The lender's.") == []
    assert [own.code for own in _found(tmp_path / "blank", _all(), rate=2, rationale=" ")] == ["P181"]


def test_a_bias_of_nothing_is_given_and_no_bias_is_not(tmp_path: Path) -> None:
    assert _found(tmp_path / "given", _all(optimism_bias=0)) == []
    (finding,) = _found(tmp_path / "none", _all(optimism_bias=None))
    assert "for `stay`, `repair`, `move` and `share`" in finding.message


def test_totals_alone_ask_for_nothing(tmp_path: Path) -> None:
    lay(Example("bad", "local.yaml", json.dumps({"costs": {name: {"total": 5} for name in OPTIONS}})), tmp_path)
    assert check_paths([str(tmp_path / "local.yaml")], str(tmp_path), chosen(["P18"])).findings == []


def test_totals_beside_yearly_costs_are_named(tmp_path: Path) -> None:
    (finding,) = _found(tmp_path, {**_all(), "stay": {"total": 5}, "move": {"total": 5}})
    assert finding.code == "P183"
    assert "`stay` and `move` have a total" in finding.message
