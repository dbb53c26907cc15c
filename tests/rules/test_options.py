"""What the rules about options find beyond their pages' examples, and what they let pass."""

from pathlib import Path
from typing import Any

import pytest
from asking import CRITERIA, LOCAL, Files, criteria, found, option, places

from integration_appraisal.findings import Severity

ZERO = {"reach": {"score": 0, "low": 0, "high": 1}, "welcome": {"score": 0, "low": 0, "high": 1}}


def test_without_a_baseline_the_first_option_is_asked(tmp_path: Path) -> None:
    (finding,) = found(tmp_path, "P124", {option("stay"): {"role": "alternative"}})
    assert finding.file.endswith("stay.yaml")
    assert finding.severity is Severity.WARNING


def test_every_baseline_after_the_first_is_one_too_many(tmp_path: Path) -> None:
    roles: Files = {option(name): {"role": "baseline"} for name in ("move", "share")}
    assert [file for file, _ in places(tmp_path, "P112", roles)] == [option("move"), option("share")]
    assert {own.severity for own in found(tmp_path, "P112", roles)} == {Severity.ERROR}


def test_the_do_minimum_is_asked_of_an_option_that_is_not_the_baseline(tmp_path: Path) -> None:
    assert places(tmp_path, "P111", {option("repair"): {"role": "alternative"}}) == [(option("repair"), "alternative")]
    assert (
        found(tmp_path, "P111", {option("repair"): {"role": "baseline"}, option("move"): {"role": "do_minimum"}}) == []
    )


@pytest.mark.parametrize(
    "description",
    [
        "Arrangements stay the same.",
        "There is no change. The roof will be mended.",
        "Nothing would change for readers, and the lease ends in 2027.",
        "The library keeps its hall and its hours.",
        "",
    ],
)
def test_a_baseline_that_does_not_look_ahead(tmp_path: Path, description: str) -> None:
    (finding,) = found(tmp_path, "P113", {option("stay"): {"summary": "It stays.", "description": description}})
    assert finding.file.endswith("stay.yaml")


@pytest.mark.parametrize(
    "description",
    [
        "This does not mean that nothing changes: the lease will run out.",
        "It isn't so that nothing changes. The lease is due.",
        "From April 2027 the hall is the school's.",
        "By 2027 half the staff retire.",
        "Hours are expected to be cut.",
        "Two retirements follow, and the new law asks for ramps.",
    ],
)
def test_a_baseline_that_looks_ahead(tmp_path: Path, description: str) -> None:
    assert found(tmp_path, "P113", {option("stay"): {"summary": "It stays.", "description": description}}) == []


def test_a_baseline_worth_nothing_at_all_is_a_straw_man(tmp_path: Path) -> None:
    everywhere: dict[str, Any] = {**ZERO, "calm": {"score": "harsh"}, "evenings": {"score": 1, "low": 1, "high": 1}}
    (finding,) = found(tmp_path, "P114", {option("stay"): {"scores": everywhere}})
    assert "is worth 0 on every criterion" in finding.message


def test_a_baseline_may_be_worst_on_most_criteria(tmp_path: Path) -> None:
    scores = {**ZERO, "evenings": {"score": 1, "low": 1, "high": 1}}  # three of four, and the best on the fourth
    assert found(tmp_path, "P114", {option("stay"): {"scores": scores}}) == []


def test_ties_for_worst_count_and_criteria_that_tell_nothing_do_not(tmp_path: Path) -> None:
    tied = {option("stay"): {"scores": {"calm": {"score": "harsh"}, "evenings": {"score": 2, "low": 1, "high": 2}}}}
    (finding,) = found(tmp_path, "P114", tied)
    assert "worst on 4 of the 4 criteria" in finding.message
    alike = {"kind": "grades", "grades": {"harsh": 50, "tiring": 50, "bearable": 50, "gentle": 50}}
    (finding,) = found(tmp_path, "P114", {**tied, **criteria(calm={"scale": alike})})
    assert "worst on 3 of the 3 criteria" in finding.message


@pytest.mark.parametrize(("without", "count"), [(("move", "share"), 2), (("repair", "move", "share"), 1)])
def test_too_few_options(tmp_path: Path, without: tuple[str, ...], count: int) -> None:
    bare: Files = {CRITERIA: {"evidence": []}}
    (finding,) = found(tmp_path, "P115", bare, without)
    assert f"the options number {count}," in finding.message


def test_three_options_are_enough(tmp_path: Path) -> None:
    assert found(tmp_path, "P115", {}, ("share",)) == []


def test_eight_options_are_not_too_many(tmp_path: Path) -> None:
    found(tmp_path, "P115", {})
    text = (tmp_path / option("share")).read_text("utf-8")
    for number in range(5, 9):
        (tmp_path / option(f"site_{number}")).write_text(
            text.replace("id: share", f"id: site_{number}")
            .replace("number: 4", f"number: {number}")
            .replace("name: Share", f"name: Site {number}, share"),
            "utf-8",
        )
    assert found(tmp_path, "P115", {}) == []


def test_what_is_inside_is_named(tmp_path: Path) -> None:
    (finding,) = found(tmp_path, "P116", {option("share"): {"contains": ["repair", "stay"]}})
    assert "`repair` and `stay` can live inside `share`" in finding.message


def test_every_option_ruled_out_needs_its_own_reason(tmp_path: Path) -> None:
    ruled_out = {"repair": {"reason": " "}, "move": {"by": "The council"}, "share": {"reason": "The school said no."}}
    assert places(tmp_path, "P117", {LOCAL: {"ruled_out": ruled_out}}) == [(LOCAL, "reason: ' '"), (LOCAL, "move:")]


def test_length_counts_reasons_for_scores(tmp_path: Path) -> None:
    told = {"scores": {"reach": {"rationale": "So it is said. " * 20}}, "description": None, "summary": None}
    (finding,) = found(tmp_path, "P118", {option("share"): told})
    assert finding.file.endswith("share.yaml")
    assert "the others in about" in finding.message


def test_a_few_words_more_are_no_favour(tmp_path: Path) -> None:
    bare = {"description": None, "summary": None, "scores": {name: {"rationale": "Seen."} for name in _CRITERIA}}
    files = {option(name): bare for name in ("stay", "repair", "move")}
    longer = {"summary": "Ten words " * 5}
    assert found(tmp_path, "P118", {**files, option("share"): {**bare, **longer}}) == []


_CRITERIA = ("reach", "welcome", "calm", "evenings")


def test_an_option_under_a_mixture_of_two_others_can_never_lead(tmp_path: Path) -> None:
    # Above each rival on something, and yet below the line between `stay` and `move` on all that counts.
    scores = {"reach": {"score": 10, "low": 8, "high": 11}, "welcome": {"score": 50, "low": 40, "high": 60}}
    (finding,) = found(tmp_path, "P119", {option("repair"): {"scores": scores}})
    assert "`repair`" in finding.message


def test_the_baseline_need_not_be_able_to_lead(tmp_path: Path) -> None:
    assert found(tmp_path, "P119", {option("stay"): {"scores": {**ZERO, "calm": {"score": "harsh"}}}}) == []


def test_twins_do_not_hold_each_other_back(tmp_path: Path) -> None:
    found(tmp_path, "P119", {})
    text = (tmp_path / option("share")).read_text("utf-8")
    (tmp_path / option("twin")).write_text(
        text.replace("id: share", "id: twin").replace("number: 4", "number: 5").replace("name: Share", "name: Twin"),
        "utf-8",
    )
    assert found(tmp_path, "P119", {}) == []


FOREGONE: Files = {option("share"): {"scores": {"reach": {"score": 17, "low": 15, "high": 19}}, "relies_on": None}}
NO_FACTORS: Files = {
    CRITERIA: {"local_factors": []},
    **{option(name): {"relies_on": None} for name in ("stay", "repair", "move", "share")},
    LOCAL: {"local_factors": None},
}


def test_without_local_factors_nothing_is_foregone(tmp_path: Path) -> None:
    (finding,) = found(tmp_path, "P120", FOREGONE)
    assert "in 100% of 20,000 random places" in finding.message
    assert found(tmp_path, "P120", {**FOREGONE, **NO_FACTORS}) == []


@pytest.mark.parametrize("code", ["P121", "P122"])
def test_where_all_is_foregone_nothing_more_is_said_of_it(tmp_path: Path, code: str) -> None:
    assert found(tmp_path, code, FOREGONE) == []


def test_without_local_factors_no_place_is_asked_for(tmp_path: Path) -> None:
    assert found(tmp_path, "P121", NO_FACTORS) == []


def test_the_share_of_an_option_that_leads_almost_nowhere_is_told(tmp_path: Path) -> None:
    needs = {"owner_support": {"points": 24}, "reader_support": {"at_least": 3}}
    (finding,) = found(tmp_path, "P121", {option("repair"): {"relies_on": needs}})
    assert "`repair` leads in 0.6% of 20,000 random places" in finding.message


def test_the_baseline_need_not_lead_anywhere(tmp_path: Path) -> None:
    names = ("staff_support", "school_support", "council_support", "owner_support", "reader_support")
    much = {"relies_on": {name: {"at_least": 3, "points": 30} for name in names}}
    assert found(tmp_path, "P121", {option("stay"): much}) == []
    assert len(found(tmp_path, "P121", {option("stay"): {**much, "role": "alternative"}})) == 1


def test_an_option_that_no_weights_put_first_is_left_to_another_rule(tmp_path: Path) -> None:
    under: Files = {option("repair"): {"scores": {"welcome": {"score": 50, "low": 45, "high": 55}}}}
    assert found(tmp_path, "P121", under) == []
    assert len(found(tmp_path, "P119", under)) == 1


ALIKE = {"council_support": {"at_least": 2, "rationale": "A vote.", "source": {"work": "survey"}}}


def test_a_factor_on_which_all_rely_alike_decides_nothing(tmp_path: Path) -> None:
    everybody: Files = {option(name): {"relies_on": ALIKE} for name in ("stay", "repair", "move", "share")}
    assert [name for name, _ in places(tmp_path, "P122", everybody)] == [CRITERIA]
    more = {option("share"): {"relies_on": {"council_support": {**ALIKE["council_support"], "points": 20}}}}
    assert found(tmp_path, "P122", {**everybody, **more}) == []


def test_a_factor_on_which_nobody_relies_decides_nothing(tmp_path: Path) -> None:
    findings = found(tmp_path, "P122", {option("move"): {"relies_on": None}})
    assert ["`council_support`" in findings[0].message, "`reader_support`" in findings[1].message] == [True, True]
    assert all("alone would change first place in none of 20,000 random places" in own.message for own in findings)


@pytest.mark.parametrize(("count", "findings"), [(3, 0), (4, 0), (5, 1)])
def test_a_list_of_needs_is_long_beside_the_others(tmp_path: Path, count: int, findings: int) -> None:
    names = ("staff_support", "school_support", "council_support", "owner_support", "reader_support")
    needs = {name: {"at_least": 2} for name in names[:count]}
    hits = found(tmp_path, "P123", {option("share"): {"relies_on": needs}})
    assert [own.message.split()[:3] for own in hits] == [["`share`", "names", "5"]] * findings


def test_a_list_of_needs_is_short_beside_the_others_whoever_has_it(tmp_path: Path) -> None:
    names = ("staff_support", "school_support", "council_support", "owner_support")
    needs = {"relies_on": {name: {"at_least": 2} for name in names}}
    files: Files = {option(name): needs for name in ("repair", "move", "share")}
    assert found(tmp_path, "P123", files) == []  # the baseline has two
    (finding,) = found(tmp_path, "P123", {**files, option("stay"): {"relies_on": None}})
    assert "`stay` names 0 local factors that it relies on, and the others name about 4" in finding.message
