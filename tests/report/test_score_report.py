"""What stands around the verdict: ties, options ruled out, steps, emphasis, variants, and the notice."""

import re
from pathlib import Path
from typing import Any

import pytest

from cli.files import criterion, factor, option
from integration_appraisal.appraisal.appraise import Appraisal
from integration_appraisal.render import Screen, render
from integration_appraisal.report import explain, score
from integration_appraisal.report.score import CONVENTION, PURPOSE
from report.places import PROSE, appraised, scored, told


def ranks(appraisal: Appraisal, format_: str) -> list[str]:
    """The first column of the table."""
    lines = render(score.build(appraisal, []), format_, Screen(width=200)).splitlines()
    return [found[1] for line in lines if (found := re.match(r"(?:\| )?(\d=?|out) ", line.replace("*", "")))]


@pytest.mark.parametrize("format_", PROSE)
def test_ties_share_a_rank_and_the_next_one_is_left_out(tmp_path: Path, format_: str) -> None:
    assert ranks(appraised(tmp_path, *scored(70, 70, 60, 50, 50)), format_) == ["1=", "1=", "3", "4=", "4="]


@pytest.mark.parametrize("format_", PROSE)
def test_options_that_are_ruled_out_stand_last_without_a_rank(tmp_path: Path, format_: str) -> None:
    found = appraised(tmp_path, *scored(70, 60, 90), ruled_out={"c": {}}, must_haves={"merit": 65})
    assert ranks(found, format_) == ["1", "out", "out"]


class TestRuledOut:
    def test_by_the_place_with_its_reason(self, tmp_path: Path) -> None:
        found = appraised(tmp_path, *scored(70, 60), ruled_out={"b": {"reason": "the board declined it"}})
        assert "• B is ruled out by the place. The board declined it." in told(found)

    def test_by_the_place_without_a_reason(self, tmp_path: Path) -> None:
        found = appraised(tmp_path, *scored(70, 60), ruled_out={"b": {"stage": "Long list"}})
        assert "• B is ruled out by the place. No reason is given." in told(found)

    def test_by_must_haves_each_with_its_number(self, tmp_path: Path) -> None:
        options = [option("a", {"x": 50, "y": 50}), option("b", {"x": 49.5, "y": 0})]
        lists = {"criteria": [criterion("x"), criterion("y")]}
        found = appraised(tmp_path, *options, lists=lists, must_haves={"x": 50, "y": 12.5})
        assert (
            "• B is ruled out: its value on “X” is 49.5, and 50 is a must and its value on “Y” is 0, "
            "and 12.5 is a must."
        ) in told(found)
        assert "A is ruled out" not in told(found)

    def test_a_value_just_below_a_must_have_is_not_said_to_be_equal_to_it(self, tmp_path: Path) -> None:
        found = appraised(tmp_path, *scored(70, 29.97), must_haves={"merit": 30})
        assert "is 30, and 30 is a must" not in told(found)


class TestWhatItLacks:
    MONEY = {"local_factors": [factor("money", points=10), factor("time", points=20)]}  # noqa: RUF012 - never changed
    NEEDS = {"relies_on": {"money": {"at_least": 2}, "time": {"at_most": 2}}}  # noqa: RUF012

    def test_the_leaders_needs_and_their_cost(self, tmp_path: Path) -> None:
        levels = {"money": {"level": 1}, "time": {"level": 3}}
        found = appraised(tmp_path, *scored(90, 20, a=self.NEEDS), lists=self.MONEY, local_factors=levels)
        assert (
            "• What A still lacks here, at a cost of 15 points: “Money” at level 2 or more (the place is at 1) and "
            "“Time” at level 2 or less (the place is at 3)."
        ) in told(found)

    def test_that_it_loses_nothing(self, tmp_path: Path) -> None:
        levels = {"money": {"level": 3}, "time": {"level": 1}}
        found = appraised(tmp_path, *scored(90, 20, a=self.NEEDS), lists=self.MONEY, local_factors=levels)
        assert "• A loses nothing: the place has all that it relies on." in told(found)

    def test_that_levels_are_not_given(self, tmp_path: Path) -> None:
        found = appraised(tmp_path, *scored(90, 20, a=self.NEEDS), lists=self.MONEY)
        assert "loses nothing" not in told(found)
        assert "• No level is given for 2 local factors: “Money” and “Time”. They change nothing here." in told(found)


WIND = [factor("wind", emphasises={"merit": 1.5})]


class TestSteps:
    def test_who_was_first_at_each_step(self, tmp_path: Path) -> None:
        lists = {
            "criteria": [criterion("x"), criterion("y")],
            "local_factors": [factor("wind", emphasises={"y": 2}), factor("money", points=20)],
        }
        options = [
            option("a", {"x": 60, "y": 40}),
            option("b", {"x": 30, "y": 65}, relies_on={"money": {"at_least": 3}}),
        ]
        levels = {"wind": {"level": 3}, "money": {"level": 1}}
        assert (
            "• Local factors changed first place: on the criteria alone A is first; with this place's emphasis B is "
            "first; after what the place lacks is taken off A is first."
        ) in told(appraised(tmp_path, *options, lists=lists, local_factors=levels))

    @pytest.mark.parametrize(
        ("more", "method", "has"),
        [
            ([], "catalogue", "90.0 and 82.5 on the criteria alone and after losses."),
            (WIND, "equal", "90.0 and 82.5 on the criteria alone and after losses."),
            (WIND, "catalogue", "90.0, 90.0 and 82.5 on the criteria alone, with emphasis, and after losses."),
        ],
        ids=["no factor emphasises", "weights of its own", "emphasis"],
    )
    def test_that_nothing_changed(self, tmp_path: Path, more: list[Any], method: str, has: str) -> None:
        found = appraised(
            tmp_path,
            *scored(90, 20, a={"relies_on": {"money": {"at_least": 3}}}),
            lists={"local_factors": [factor("money", points=7.5), *more]},
            local_factors={"money": {"level": 1}},
            weights={"method": method},
        )
        assert f"• Local factors did not change first place. A has {has}" in told(found)

    def test_nothing_is_said_of_factors_that_a_catalogue_does_not_have(self, tmp_path: Path) -> None:
        assert "ocal factor" not in told(appraised(tmp_path, *scored(90, 20)))


class TestEmphasis:
    LISTS = {  # noqa: RUF012 - never changed
        "criteria": [criterion("x"), criterion("y")],
        "local_factors": [factor("wind", name="Wind and rain", emphasises={"y": 1.5})],
    }
    OPTIONS = (option("a", {"x": 60, "y": 40}), option("b", {"x": 30, "y": 20}))
    HIGH = {"wind": {"level": 3}}  # noqa: RUF012

    def test_every_multiplier_is_shown_with_its_factor(self, tmp_path: Path) -> None:
        found = appraised(tmp_path, *self.OPTIONS, lists=self.LISTS, local_factors=self.HIGH)
        assert "• Emphasis: “Y” counts 1.5 times its weight (Wind and rain)." in told(found)

    def test_at_the_middle_level_there_is_none(self, tmp_path: Path) -> None:
        found = appraised(tmp_path, *self.OPTIONS, lists=self.LISTS, local_factors={"wind": {"level": 2}})
        assert "Emphasis" not in told(found)

    @pytest.mark.parametrize(
        ("method", "given"),
        [
            ("points", {"values": {"x": 3, "y": 1}}),
            ("swing", {"values": {"x": 100, "y": 50}}),
            ("ranking", {"order": ["x", "y"]}),
            ("equal", {}),
        ],
    )
    def test_elicited_weights_turn_it_off_and_the_report_says_so(
        self, tmp_path: Path, method: str, given: dict[str, object]
    ) -> None:
        weights = {"method": method, **given}
        found = appraised(tmp_path, *self.OPTIONS, lists=self.LISTS, local_factors=self.HIGH, weights=weights)
        assert (f"• The weights are this place's own (method: {method}), so the level of “") in told(found)
        assert "Emphasis:" not in told(found)

    def test_the_catalogues_method_leaves_it_on(self, tmp_path: Path) -> None:
        weights = {"method": "catalogue", "values": {"x": 3}}
        found = appraised(tmp_path, *self.OPTIONS, lists=self.LISTS, local_factors=self.HIGH, weights=weights)
        assert "• Emphasis: “Y” counts 1.5 times its weight" in told(found)


class TestVariants:
    def variant(self, identity: str, score_: float) -> dict[str, object]:
        scores = {"b": {"merit": {"score": score_}}}
        return {"id": identity, "name": identity.title(), "kind": "stakeholder", "scores": scores}

    def test_that_put_another_first_are_named(self, tmp_path: Path) -> None:
        variants = [
            self.variant("one", 80),
            self.variant("two", 90),
            self.variant("three", 10),
            self.variant("four", 70),
        ]
        shown = told(appraised(tmp_path, *scored(70, 60), variants=variants))
        assert "In 3 of 4 variants first place is another." in shown
        why = "B has 80 instead of 60 on “Merit”, worth 20 points to B over A."
        assert f"In “One” B is first, 10 points ahead of A: {why}" in shown
        assert "In “Two” B is first, 20 points ahead of A" in shown
        assert "In “Four” A and B are first" in shown
        assert "“Three”" not in shown

    def test_that_all_agree(self, tmp_path: Path) -> None:
        for variants in ([self.variant("one", 50)], [self.variant("one", 50), self.variant("two", 40)]):
            shown = told(appraised(tmp_path, *scored(70, 60), variants=variants))
            assert "keep A in first place." in shown or "keeps A in first place." in shown
            assert "“One”" not in shown


def test_groups_are_ranked_by_themselves(tmp_path: Path) -> None:
    lists = {
        "groups": [{"id": "ends", "name": "Ends"}, {"id": "means", "name": "Means"}],
        "criteria": [criterion("x", group="ends"), criterion("y", group="means")],
    }
    options = [option("a", {"x": 60, "y": 40}), option("b", {"x": 30, "y": 65})]
    assert "• By “Ends” alone, A is first with 60; by “Means” alone, B is first with 65." in told(
        appraised(tmp_path, *options, lists=lists)
    )


NOTICE = "Made up for a test, by nobody."


@pytest.mark.parametrize("format_", [*PROSE, "json"])
def test_the_notice_and_the_convention_stand_in_every_result(tmp_path: Path, format_: str) -> None:
    lists = {"about": {"notice": NOTICE}, "criteria": [criterion("merit")], "local_factors": [factor("pace")]}
    found = appraised(tmp_path, *scored(70, 60, a={"relies_on": {"pace": {"at_least": 2}}}), lists=lists)
    for page in (score.build(found, []), explain.build(found, ["a"], []), explain.build(found, ["a", "b"], [])):
        short, shown = (render(page.shown(full=full), format_, Screen(width=9999)) for full in (False, True))
        assert (f"{PURPOSE} With --full it says more." in short) == (format_ != "json")
        assert NOTICE in shown
        assert (CONVENTION in shown) == (format_ != "json")
        assert (PURPOSE in shown) == (format_ != "json")


def test_the_convention_is_the_designs() -> None:
    assert CONVENTION.startswith("Each option is scored as if everything it relies on were in place.")
    assert PURPOSE == "This informs a decision and does not make it."


@pytest.mark.parametrize("format_", PROSE)
def test_a_draft_is_called_one(tmp_path: Path, format_: str) -> None:
    for status, title in (("draft", "Sometown (draft)"), ("final", "Sometown")):
        found = appraised(tmp_path, *scored(70, 60), status=status)
        first = render(score.build(found, []), format_, Screen()).splitlines()[0].removeprefix("# ")
        assert first == title
