"""What the rules about criteria find beyond their pages' examples, and what they let pass."""

from pathlib import Path
from typing import Any

import pytest
from asking import CRITERIA, LOCAL, Files, criteria, found, option, places

from integration_appraisal.findings import Severity

COSTS = {name: {"total": 100} for name in ("stay", "repair", "move", "share")}


def _counted(**values: float) -> dict[str, Any]:
    return {LOCAL: {"weights": {"values": values}, "costs": COSTS}}


def test_a_criterion_can_lack_its_question_and_both_ends(tmp_path: Path) -> None:
    findings = found(tmp_path, "P132", criteria(welcome={"question": " ", "scale": {"kind": "judged", "worst": ""}}))
    assert [finding.severity for finding in findings] == [Severity.ERROR] * 2
    assert "no words for `worst` and `best`" in findings[1].message


def test_only_judged_scales_need_words(tmp_path: Path) -> None:
    bare: Files = criteria(
        reach={"scale": {"kind": "linear", "worst": 0, "best": 20}},
        welcome={"scale": {"kind": "judged", "worst": "Few"}},
    )
    (finding,) = found(tmp_path, "P132", bare)
    assert "no words for `best`" in finding.message


def test_the_same_question_is_found_whatever_its_capitals_and_spaces(tmp_path: Path) -> None:
    """That two have one name is for reading to say: tests/loading/catalogue_cases.py."""
    changed = criteria(reach={"question": "how many evenings?"}, calm={"question": "how  MANY evenings? "})
    (finding,) = found(tmp_path, "P133", changed)
    assert "`calm` and `reach` have the same question" in finding.message


def _welcome(stay: float, repair: float, move: float, share: float) -> dict[str, Any]:
    scores = {"stay": stay, "repair": repair, "move": move, "share": share}
    return {
        option(name): {"scores": {"welcome": {"score": score, "low": score, "high": score}}}
        for name, score in scores.items()
    }


@pytest.mark.parametrize(
    ("values", "count"),
    [
        ((20, 20, 50, 36), 1),  # reach is 50, 50, 80 and 65
        ((20, 20, 50, 60), 0),
        ((80, 80, 50, 65), 0),  # one falls as the other rises: that is a choice to make, and no duplicate
        ((50, 50, 50, 50), 0),
    ],
)
def test_values_that_rise_and_fall_together_are_found(tmp_path: Path, values: tuple[float, ...], count: int) -> None:
    findings = found(tmp_path, "P133", _welcome(*values))
    assert len(findings) == count
    assert all("`welcome` and `reach` rise and fall together" in finding.message for finding in findings)


def test_three_options_go_together_by_chance(tmp_path: Path) -> None:
    values: dict[str, Any] = _welcome(20, 20, 50, 36)
    del values[option("share")]
    assert found(tmp_path, "P133", values, ("share",)) == []


def test_a_relative_scale_that_is_flat_is_left_to_its_own_rule(tmp_path: Path) -> None:
    same: Files = {option("repair"): {"scores": {"evenings": {"score": 3, "low": 3, "high": 3}}}}
    assert found(tmp_path, "P134", same) == []
    assert len(found(tmp_path, "N104", same)) == 1


def test_a_flat_criterion_is_a_note(tmp_path: Path) -> None:
    (finding,) = found(tmp_path, "P134", _welcome(50, 50, 50, 50))
    assert finding.severity is Severity.NOTE
    assert "the same value on `welcome`, 50." in finding.message


@pytest.mark.parametrize(
    "entry",
    [
        {"name": "Cost of the move"},
        {"name": "Savings"},
        {"question": "How much money is left?"},
        {"question": "Can the council afford it?"},
        {"scale": {"kind": "linear", "unit": "£ thousand", "worst": 0, "best": 20}},
        {"scale": {"kind": "linear", "unit": "spend a year", "worst": 0, "best": 20}},
    ],
)
def test_a_criterion_that_speaks_of_money_beside_costs(tmp_path: Path, entry: dict[str, Any]) -> None:
    (finding,) = found(tmp_path, "P135", {**_counted(reach=100), **criteria(reach=entry)})
    assert "`reach` speaks of it too" in finding.message


@pytest.mark.parametrize("name", ["Costume hire", "Pricelessness", "Time saved", "Moneyball"])
def test_words_that_only_look_like_money(tmp_path: Path, name: str) -> None:
    assert found(tmp_path, "P135", {**_counted(reach=100), **criteria(reach={"name": name})}) == []


def test_money_without_weight_or_without_costs_is_no_matter(tmp_path: Path) -> None:
    assert found(tmp_path, "P135", _counted(evenings=0)) == []
    assert found(tmp_path, "P135", {LOCAL: {"weights": {"values": {"evenings": 30}}}}) == []
    assert len(found(tmp_path, "P135", _counted(evenings=30))) == 1


def test_ends_that_the_catalogue_outweighs_are_not_told_of_each_place(tmp_path: Path) -> None:
    light = criteria(calm={"weight": 90})
    own = {LOCAL: {"weights": {"values": {"reach": 10, "welcome": 10, "calm": 100}}}}
    assert places(tmp_path, "P136", {**light, **own}) == [(CRITERIA, "id: ends")]


def test_emphasis_alone_can_outweigh_the_ends(tmp_path: Path) -> None:
    even = criteria(reach={"weight": 40}, welcome={"weight": 20}, calm={"weight": 50})
    low = {"weights": None, "local_factors": {"lease_pressure": {"level": 1}, "town_growth": {"level": 1}}}
    assert places(tmp_path, "P136", {**even, LOCAL: low}) == [(LOCAL, "local_factors:")]


def test_half_of_the_weight_is_enough_and_a_catalogue_need_have_no_ends(tmp_path: Path) -> None:
    half = criteria(reach={"weight": 10}, welcome={"weight": 20}, calm={"weight": 30})
    assert found(tmp_path, "P136", half) == []
    light = criteria(calm={"weight": 90, "group": "ways"}, evenings={"group": "ways"})
    light[CRITERIA]["groups"] = [{"id": "aims", "name": "Aims"}, {"id": "ways", "name": "Ways"}]
    for entry in light[CRITERIA]["criteria"][:2]:
        entry["group"] = "aims"
    assert found(tmp_path, "P136", light) == []
