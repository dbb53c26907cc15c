"""The answer in a sentence or two, for every verdict there is."""

from pathlib import Path
from typing import Any

import pytest

from cli.files import factor
from report.places import appraised, scored, verdict

NEEDS_MONEY = {"relies_on": {"money": {"at_least": 3, "essential": True}}}
LIKES_MONEY = {"relies_on": {"money": {"at_least": 3}}}
MONEY: dict[str, Any] = {"local_factors": [factor("money", points=10)]}
POOR = {"local_factors": {"money": {"level": 1}}}


def test_a_clear_lead(tmp_path: Path) -> None:
    found = appraised(tmp_path, *scored(70, 60.5), **_ranged(70, 68, 72))
    assert verdict(found) == (
        "A comes first with 70 out of 100, 9.5 points ahead of B. The lead is clear: it stays ahead more "
        "than 19 times in 20 within the ranges given. No range is given for 1 of 2 scores: where that is not "
        "exact, the lead looks surer than it is."
    )


def _ranged(score: float, low: float, high: float) -> dict[str, Any]:
    """A range for what A scores."""
    return {"scores": {"a": {"merit": {"score": score, "low": low, "high": high}}}}


def test_without_ranges_nobody_can_say_how_sure_a_lead_is(tmp_path: Path) -> None:
    assert verdict(appraised(tmp_path, *scored(70, 60.5))) == (
        "A comes first with 70 out of 100, 9.5 points ahead of B. How sure that is can't be said: no range is given "
        "for most of what sets them apart."
    )


def test_a_lead_of_more_than_five_points_is_close_where_ranges_may_turn_it_round(tmp_path: Path) -> None:
    # Drawn from 40 to 72 the score of A is 60.7 on average, 0.2 more than B has, give or take 7.3.
    assert verdict(appraised(tmp_path, *scored(70, 60.5), **_ranged(70, 40, 72))).endswith(
        "9.5 points ahead of B. That is a close call: it stays ahead about 5 times in 10 within the ranges given. "
        "No range is given for 1 of 2 scores: where that is not exact, the lead looks surer than it is."
    )


def test_a_lead_that_holds_less_than_half_the_time_says_so(tmp_path: Path) -> None:
    # Drawn from 30 to 72 the score of A is 57.3 on average, 8.7 less than B has, give or take 9.6.
    assert "it stays ahead only about 2 times in 10 within the ranges given, so more often it does not. " in verdict(
        appraised(tmp_path, *scored(70, 66), **_ranged(70, 30, 72))
    )


def test_five_points_are_clear_and_a_little_less_is_close(tmp_path: Path) -> None:
    assert verdict(appraised(tmp_path, *scored(70, 65), **_ranged(70, 70, 70))).endswith(
        "A comes first with 70 out of 100, 5 points ahead of B. The lead is clear."
    )
    assert verdict(appraised(tmp_path, *scored(70, 66))) == (
        "A comes first with 70 out of 100, 4 points ahead of B. Under 5 points that is a close call."
    )


@pytest.mark.parametrize(
    ("behind", "said"),
    [
        (69, "1 point ahead"),
        (69.96, "less than 0.1 points ahead"),
        (69.9, "0.1 points ahead"),
        (69.04, "1 point ahead"),
    ],
)
def test_a_close_call_says_by_how_little(tmp_path: Path, behind: float, said: str) -> None:
    assert f", {said} of B. Under 5 points that is a close call." in verdict(appraised(tmp_path, *scored(70, behind)))


def test_the_second_place_may_be_shared(tmp_path: Path) -> None:
    assert verdict(appraised(tmp_path, *scored(70, 50, 50))) == (
        "A comes first with 70 out of 100, 20 points ahead of B and C. How sure that is can't be said: no range is "
        "given for most of what sets them apart."
    )


def test_a_tie_of_two_and_of_three(tmp_path: Path) -> None:
    assert verdict(appraised(tmp_path, *scored(70, 70, 1))) == (
        "A and B tie for first place: both score 70 out of 100."
    )
    assert verdict(appraised(tmp_path / "three", *scored(70, 70, 70))) == (
        "A, B and C tie for first place: all score 70 out of 100."
    )


def test_what_adds_up_to_the_same_is_a_tie_even_where_floats_differ(tmp_path: Path) -> None:
    lists = {"criteria": [{"id": name, "name": name, "weight": 0.1, "scale": {"kind": "judged"}} for name in "xyz"]}
    cells = [{"x": 10.1, "y": 20.2, "z": 30.3}, {"x": 30.3, "y": 20.2, "z": 10.1}]
    options = [
        {
            "id": name,
            "name": name,
            "role": "alternative",
            "scores": {key: {"score": value} for key, value in row.items()},
        }
        for name, row in zip("ab", cells, strict=True)
    ]
    assert verdict(appraised(tmp_path, *options, lists=lists)) == (
        "a and b tie for first place: both score 20.2 out of 100."
    )


def test_a_tie_of_which_one_is_ready(tmp_path: Path) -> None:
    found = appraised(tmp_path, *scored(70, 60, b=LIKES_MONEY, a=NEEDS_MONEY), lists=MONEY, **POOR)
    assert verdict(found).startswith("A comes first with 60 out of 100, 10 points ahead of B, but only on condition")
    found = appraised(tmp_path / "tie", *scored(70, 60, a=NEEDS_MONEY), lists=MONEY, **POOR)
    assert verdict(found) == (
        "A and B tie for first place: both score 60 out of 100. Of the options that are ready, B comes first with 60."
    )


def test_a_tie_of_which_none_is_ready(tmp_path: Path) -> None:
    found = appraised(tmp_path, *scored(70, 70, a=NEEDS_MONEY, b=NEEDS_MONEY), lists=MONEY, **POOR)
    assert verdict(found) == (
        "A and B tie for first place: both score 60 out of 100. None of the options is shown to be ready here."
    )


class TestOnCondition:
    """The leader is not ready, or may not be."""

    def test_says_what_is_lacking_and_who_is_ready(self, tmp_path: Path) -> None:
        found = appraised(tmp_path, *scored(90, 60, a=NEEDS_MONEY), lists=MONEY, **POOR)
        assert verdict(found) == (
            "A comes first with 80 out of 100, 20 points ahead of B, but only on condition: A is not ready while it "
            "lacks “Money” at level 3 or more (the place is at 1). "
            "Of the options that are ready, B comes first with 60."
        )

    def test_is_a_close_call_for_all_that(self, tmp_path: Path) -> None:
        found = appraised(tmp_path, *scored(73, 60, a=NEEDS_MONEY), lists=MONEY, **POOR)
        assert verdict(found).endswith(
            "(the place is at 1). A lead of under 5 points is a close call. "
            "Of the options that are ready, B comes first with 60."
        )

    def test_says_that_nobody_is_ready(self, tmp_path: Path) -> None:
        found = appraised(tmp_path, *scored(90, 60, a=NEEDS_MONEY, b=NEEDS_MONEY), lists=MONEY, **POOR)
        assert verdict(found).endswith(" (the place is at 1). No option is shown to be ready here.")

    def test_asks_for_the_level_where_it_is_not_given(self, tmp_path: Path) -> None:
        found = appraised(tmp_path, *scored(90, 60, a=NEEDS_MONEY), lists=MONEY)
        assert verdict(found) == (
            "A comes first with 90 out of 100, 30 points ahead of B, but only on condition: whether A is ready can't "
            "be said until the level of “Money” is given. Of the options that are ready, B comes first with 60."
        )

    def test_comes_before_being_the_only_one(self, tmp_path: Path) -> None:
        found = appraised(tmp_path, *scored(90, 60, a=NEEDS_MONEY), lists=MONEY, ruled_out={"b": {}}, **POOR)
        assert verdict(found) == (
            "A comes first with 80 out of 100, but only on condition: A is not ready while it lacks “Money” at "
            "level 3 or more (the place is at 1). No option is shown to be ready here."
        )

    def test_is_only_about_what_is_essential(self, tmp_path: Path) -> None:
        found = appraised(tmp_path, *scored(90, 60, a=LIKES_MONEY), lists=MONEY, **POOR)
        assert verdict(found).startswith("A comes first with 80 out of 100, 20 points ahead of B. How sure")

    @pytest.mark.parametrize(
        ("band", "said"),
        [
            ({"at_least": 2}, "level 2 or more"),
            ({"at_most": 0 + 2, "at_least": 2}, "level 2"),
            ({"at_least": 2, "at_most": 3}, "levels 2 to 3"),
        ],
    )
    def test_names_the_band(self, tmp_path: Path, band: dict[str, int], said: str) -> None:
        needs = {"relies_on": {"money": {**band, "essential": True}}}
        found = appraised(tmp_path, *scored(90, 60, a=needs), lists=MONEY, **POOR)
        assert f"lacks “Money” at {said} (the place is at 1)" in verdict(found)

    def test_names_a_band_that_the_place_is_above(self, tmp_path: Path) -> None:
        needs = {"relies_on": {"money": {"at_most": 1, "essential": True}}}
        found = appraised(tmp_path, *scored(90, 60, a=needs), lists=MONEY, local_factors={"money": {"level": 3}})
        assert "lacks “Money” at level 1 or less (the place is at 3)" in verdict(found)


def test_the_only_one_left(tmp_path: Path) -> None:
    found = appraised(tmp_path, *scored(70, 60), ruled_out={"a": {"reason": "No."}})
    assert verdict(found) == "B is the only option left. It scores 60 out of 100."


def test_none_left(tmp_path: Path) -> None:
    found = appraised(tmp_path, *scored(70, 60), ruled_out={"a": {}}, must_haves={"merit": 61})
    assert verdict(found) == "No option is left: all are ruled out."


class TestContaining:
    """An option that can live inside another is no rival of it."""

    @pytest.mark.parametrize(("outer", "inner"), [("a", "b"), ("b", "a")])
    def test_is_said_of_the_first_two_whichever_contains_the_other(
        self, tmp_path: Path, outer: str, inner: str
    ) -> None:
        found = appraised(tmp_path, *scored(70, 60, **{outer: {"contains": [inner]}}))
        said = f"{inner.upper()} can be part of {outer.upper()}: they are not rivals."
        assert verdict(found).startswith("A comes first with 70 out of 100, 10 points ahead of B. ")
        assert verdict(found).endswith(f" {said}")

    def test_is_said_in_a_tie(self, tmp_path: Path) -> None:
        found = appraised(tmp_path, *scored(70, 70, 70, c={"contains": ["a", "b"]}))
        assert verdict(found).endswith(" A and B can be part of C: they are not rivals.")

    def test_is_not_said_of_those_further_behind(self, tmp_path: Path) -> None:
        found = appraised(tmp_path, *scored(70, 60, 50, a={"contains": ["c"]}, c={"contains": ["b"]}))
        assert "rivals" not in verdict(found)

    def test_is_not_said_of_one_that_is_ruled_out(self, tmp_path: Path) -> None:
        found = appraised(tmp_path, *scored(70, 60, a={"contains": ["b"]}), ruled_out={"b": {}})
        assert "rivals" not in verdict(found)
