"""Variants beside the base, in ``appraise score`` and ``appraise explain``: where the answer differs, and why."""

from pathlib import Path
from typing import Any

import pytest

from cli import contract
from cli.command import EXAMPLES, HARBOURSIDE, NORTH_YORKSHIRE
from cli.files import criterion, factor, option, place
from cli.printed import data_of, tables_of, words_of
from conftest import Appraise
from report.places import scored

TWO = {"criteria": [criterion("x", weight=3), criterion("y", weight=2)]}
CROSSED = (option("a", {"x": 80, "y": 20}), option("b", {"x": 20, "y": 90}))
MONEY = {"local_factors": [factor("money", points=20)]}
NEEDS_MONEY = {"relies_on": {"money": {"at_least": 3}}}


def variant(name: str, kind: str = "scenario", **changes: Any) -> dict[str, Any]:
    return {"id": name.lower(), "name": name, "kind": kind, **changes}


def merits(**scores: float) -> dict[str, Any]:
    """Scores on ``merit`` by option, as a variant changes them."""
    return {"scores": {name: {"merit": {"score": score}} for name, score in scores.items()}}


def told(appraise: Appraise, path: Path) -> str:
    """What ``score`` says of variants; its data keeps the contract."""
    contract.check(data_of(appraise, "score", path))
    return words_of(appraise, "score", path)


# Why the answer differs -----------------------------------------------------------------------------------------------


def test_a_level_is_the_reason(appraise: Appraise, tmp_path: Path) -> None:
    poor = variant("Poor", local_factors={"money": {"level": 1}})
    path = place(
        tmp_path,
        *scored(70, 62, a=NEEDS_MONEY),
        lists=MONEY,
        local_factors={"money": {"level": 3}},
        variants=[poor],
    )
    said = told(appraise, path)
    assert "In 1 of 1 variant first place is another." in said
    assert "In “Poor” B is first, 12 points ahead of A: “Money” is at level 1 instead of 3, " in said
    assert "20 points to B over A." in said


def test_a_level_that_the_base_does_not_give_is_the_reason(appraise: Appraise, tmp_path: Path) -> None:
    poor = variant("Poor", local_factors={"money": {"level": 1}})
    path = place(tmp_path, *scored(70, 62, a=NEEDS_MONEY), lists=MONEY, variants=[poor])
    assert "“Money” is at level 1 instead of no level, " in told(appraise, path)


def test_a_weight_is_the_reason(appraise: Appraise, tmp_path: Path) -> None:
    keen = variant("Keen", "stakeholder", weights={"method": "points", "values": {"x": 1, "y": 3}})
    said = told(appraise, place(tmp_path, *CROSSED, lists=TWO, variants=[keen]))
    assert "In “Keen” B is first, 37.5 points ahead of A: “Y” has 75% of the weight instead of 40%, " in said
    assert "24.5 points to B over A." in said


def test_a_level_that_emphasises_is_told_by_the_weight_that_it_changes(appraise: Appraise, tmp_path: Path) -> None:
    lists = {**TWO, "local_factors": [factor("wind", emphasises={"y": 2})]}
    storm = variant("Storm", local_factors={"wind": {"level": 3}})
    said = told(appraise, place(tmp_path, *CROSSED, lists=lists, variants=[storm]))
    assert "In “Storm” B is first, 14.3 points ahead of A: “Y” has 57.1% of the weight instead of 40%, " in said


def test_a_score_is_the_reason(appraise: Appraise, tmp_path: Path) -> None:
    said = told(appraise, place(tmp_path, *scored(70, 60), variants=[variant("Better", **merits(b=85))]))
    assert "In “Better” B is first, 15 points ahead of A: B has 85 instead of 60 on “Merit”, " in said


def test_another_options_score_that_moves_the_ends_of_a_scale_is_no_weight(appraise: Appraise, tmp_path: Path) -> None:
    lists = {"criteria": [criterion("x", scale={"kind": "relative", "better": "higher"}), criterion("y")]}
    options = [option(name, {"x": x, "y": y}) for name, x, y in (("a", 10, 20), ("b", 8, 30), ("c", 0, 0))]
    far = variant("Far", scores={"c": {"x": {"score": 100}}})
    path = place(tmp_path, *options, lists=lists, must_haves={"y": 10}, variants=[far])
    said = told(appraise, path)
    assert "In “Far” B is first, 3.9 points ahead of A" in said
    assert "50% of the weight instead of 50%" not in said


def test_a_must_have_is_the_reason(appraise: Appraise, tmp_path: Path) -> None:
    path = place(tmp_path, *scored(70, 60), must_haves={"merit": 50}, variants=[variant("Worse", **merits(a=40))])
    assert "In “Worse” B is first: A is ruled out there." in told(appraise, path)


def test_nobody_is_left_in_a_variant(appraise: Appraise, tmp_path: Path) -> None:
    worse = variant("Worse", **merits(a=40, b=40))
    path = place(tmp_path, *scored(70, 60), must_haves={"merit": 50}, variants=[worse])
    assert "In “Worse” no option is left: all are ruled out." in told(appraise, path)
    assert ["Worse", "scenario", "none", "", "", ""] in [
        row for own in tables_of(appraise, "score", path) for row in own
    ]


def test_a_tie_in_a_variant_and_a_tie_in_the_base(appraise: Appraise, tmp_path: Path) -> None:
    path = place(tmp_path / "there", *scored(70, 60), variants=[variant("Even", **merits(b=70))])
    assert "In “Even” A and B are first: B has 70 instead of 60 on “Merit”, " in told(appraise, path)
    path = place(tmp_path / "here", *scored(70, 70), variants=[variant("Odd", **merits(b=80))])
    assert "In “Odd” B is first, 10 points ahead of A: B has 80 instead of 70 on “Merit”, " in told(appraise, path)


@pytest.mark.parametrize("count", [1, 2])
def test_that_variants_keep_the_answer(appraise: Appraise, tmp_path: Path, count: int) -> None:
    variants = [variant(name, **merits(b=50)) for name in ("One", "Two")][:count]
    said = told(appraise, place(tmp_path, *scored(70, 60), variants=variants))
    assert f"variant{'s' * (count > 1)} keep{'s' * (count == 1)} A in first place" in said


def test_without_variants_nothing_is_said_of_them(appraise: Appraise, tmp_path: Path) -> None:
    path = place(tmp_path, *scored(70, 60))
    assert "variant" not in told(appraise, path).casefold()
    assert "variant" not in words_of(appraise, "explain", path, "a").casefold()


# Regret and agreement -------------------------------------------------------------------------------------------------


def test_the_option_with_the_least_regret_over_all_scenarios(appraise: Appraise, tmp_path: Path) -> None:
    """A is 12 behind at worst, B 10, and C far more; what a stakeholder thinks is no scenario."""
    variants = [
        variant("Good", **merits(a=70, b=60)),
        variant("Bad", **merits(a=50, b=62)),
        variant("Others", "stakeholder", **merits(b=0)),
    ]
    path = place(tmp_path, *scored(70, 60, 20), variants=variants)
    assert "Over the 2 scenarios, B is at most 10 points behind the best, the least of all." in told(appraise, path)
    found = data_of(appraise, "score", path)["variants"]
    assert [{own["id"]: own["regret"] for own in entry["options"]} for entry in found] == [
        {"a": 0, "b": 10, "c": 50},
        {"a": 12, "b": 0, "c": 42},
        {"a": None, "b": None, "c": None},
    ]


def test_an_option_that_is_never_behind(appraise: Appraise, tmp_path: Path) -> None:
    path = place(tmp_path, *scored(70, 60), variants=[variant("Good"), variant("Bad", **merits(b=50))])
    assert "Over the 2 scenarios, A is never behind the best" in told(appraise, path)


def test_an_option_that_is_ruled_out_in_a_scenario_has_no_regret_over_all(appraise: Appraise, tmp_path: Path) -> None:
    bad = variant("Bad", **merits(a=40))
    path = place(tmp_path, *scored(70, 60, 55), must_haves={"merit": 50}, variants=[variant("Good"), bad])
    assert "Over the 2 scenarios, B is at most 10 points behind the best" in told(appraise, path)


def test_equal_regret_is_shared_whatever_floats_say(appraise: Appraise, tmp_path: Path) -> None:
    lists = {"criteria": [criterion(name, weight=weight) for weight, name in enumerate("xyz", start=1)]}
    options = [option(name, dict.fromkeys("xyz", 50)) for name in "ab"]
    behind = [dict(zip("xyz", own, strict=True)) for own in ((39.1, 3.2, 13), (41.5, 3.2, 12.2))]
    variants = [
        variant(called, scores={name: {column: {"score": score} for column, score in cells.items()}})
        for called, name, cells in zip(("One", "Two"), "ab", behind, strict=True)
    ]
    path = place(tmp_path, *options, lists=lists, variants=variants)
    assert "A and B are at most 35.9 points behind the best" in told(appraise, path)


@pytest.mark.parametrize(("second", "found"), [({"b": 50}, "1.00"), ({"b": 90}, "0.00")], ids=["all", "none"])
def test_agreement_is_told_for_each_kind_of_which_there_are_two(
    appraise: Appraise, tmp_path: Path, second: dict[str, float], found: str
) -> None:
    variants = [
        variant("One", "stakeholder"),
        variant("Two", "stakeholder", **merits(**second)),
        variant("Three", "area"),
    ]
    said = told(appraise, place(tmp_path, *scored(70, 60), variants=variants))
    assert f"from 0 for none to 1 for the same order throughout: {found} for stakeholders." in said


# The table, and explain -----------------------------------------------------------------------------------------------


def test_the_table_has_a_row_for_each_variant(appraise: Appraise, tmp_path: Path) -> None:
    variants = [
        variant("Good", **merits(c=80)),
        variant("Even", "group", **merits(b=70)),
        variant("Out", "area", **merits(a=10)),
    ]
    path = place(tmp_path, *scored(70, 60, 50), must_haves={"merit": 20}, variants=variants)
    told(appraise, path)
    table = next(own for own in tables_of(appraise, "score", path) if own[0][0] == "Variant")
    assert table[1:] == [
        ["Good", "scenario", "C", "80.0", "10.0", "3, 1, 2"],
        ["Even", "group", "A and B", "70.0", "20.0", "1 = 2, 3"],
        ["Out", "area", "B", "60.0", "10.0", "2, 3"],
    ]


def test_options_without_numbers_go_by_letters(appraise: Appraise, tmp_path: Path) -> None:
    options = [own | {"number": None} for own in scored(70, 60)]
    path = place(tmp_path, *options, variants=[variant("Other", **merits(b=80))])
    table = next(own for own in tables_of(appraise, "score", path) if own[0][0] == "Variant")
    assert table[1][-1] == "B, A"


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.stem)
def test_explain_says_of_each_variant_what_score_does(appraise: Appraise, example: Path) -> None:
    base = data_of(appraise, "score", example)["variants"]
    pair = ("framework", "councils_initiate")
    for names in (pair[:1], pair, pair[::-1]):
        found = data_of(appraise, "explain", example, *names)["variants"]
        assert [(own["id"], own["name"], own["kind"]) for own in found] == [
            (own["id"], own["name"], own["kind"]) for own in base
        ]
        for own, whole in zip(found, base, strict=True):
            assert own["options"] == [
                next(entry for entry in whole["options"] if entry["id"] == name) for name in names
            ]


def test_the_tables_of_explain_have_the_figures_of_its_data(appraise: Appraise) -> None:
    found = data_of(appraise, "explain", NORTH_YORKSHIRE, "framework", "patchwork")["variants"]
    one = tables_of(appraise, "explain", NORTH_YORKSHIRE, "framework")[-1]
    both = tables_of(appraise, "explain", NORTH_YORKSHIRE, "framework", "patchwork")[-1]
    assert len(one) == len(both) == 1 + len(found)
    for own, alone, beside in zip(found, one[1:], both[1:], strict=True):
        first, second = (entry["value"] for entry in own["options"])
        assert alone[:4] == [own["name"], own["kind"], f"{own['options'][0]['rank']} of 6", f"{first:.1f}"]
        assert beside == [own["name"], own["kind"], f"{first:.1f}", f"{second:.1f}", f"{first - second:.1f}"]


def test_a_variant_by_itself_has_none_beside_it(appraise: Appraise) -> None:
    assert data_of(appraise, "explain", HARBOURSIDE, "framework", "--variant", "pool_ends")["variants"] == []
    said = words_of(appraise, "score", HARBOURSIDE, "--variant", "pool_ends")
    assert "seen otherwise" not in said
