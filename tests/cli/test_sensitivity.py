"""``appraise sensitivity``: on the examples, and on small places whose answer anyone can work out."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from cli import contract
from cli.command import EXAMPLES, HARBOURSIDE, environment, process
from cli.files import criterion, factor, option, place
from cli.printed import data_of, number, sheet_of, tables_of, words_of
from cli.test_score_json import VIEWS, awkward
from conftest import Appraise
from report.places import scored

NEEDS_MONEY = {"relies_on": {"money": {"at_least": 3}}}
TWO = {"criteria": [criterion("x", weight=3), criterion("y", weight=2)]}
CROSSED = (option("a", {"x": 80, "y": 20}), option("b", {"x": 20, "y": 80}))
NOTHING = "A stays first whatever any one level, weight or score within its range may be."


def money(points: float) -> dict[str, Any]:
    return {"local_factors": [factor("money", points=points)]}


def level(of_money: int) -> dict[str, Any]:
    return {"money": {"level": of_money}}


def sensed(appraise: Appraise, path: Path, *arguments: str) -> dict[str, Any]:
    """The JSON, which keeps the contract."""
    found = data_of(appraise, "sensitivity", path, *arguments)
    contract.check_sensitivity(found, data_of(appraise, "score", path, *arguments))
    return found


def bullets(appraise: Appraise, path: Path) -> list[str]:
    """The changes that are told in words, each once, though the nearest stand on the first screen as well."""
    shown = appraise("sensitivity", path, "--full", "--format", "markdown").out
    told = dict.fromkeys(line.removeprefix("- ") for line in shown.splitlines() if line.startswith("- "))
    return [text for text in told if not text.startswith("So do")]


@VIEWS
def test_examples_and_their_variants_keep_the_contract(appraise: Appraise, example: Path, variant: str | None) -> None:
    found = sensed(appraise, example, *(("--variant", variant) if variant else ()))
    assert found["variant"] == variant


def test_an_awkward_place_keeps_the_contract(appraise: Appraise, tmp_path: Path) -> None:
    path = awkward(tmp_path)
    for arguments in ((), ("--variant", "alone"), ("--variant", "storm")):
        sensed(appraise, path, *arguments)


# Levels ---------------------------------------------------------------------------------------------------------------


def test_a_level_that_falls_far_enough_to_cost_first_place(appraise: Appraise, tmp_path: Path) -> None:
    path = place(tmp_path, *scored(70, 62, a=NEEDS_MONEY), lists=money(20), local_factors=level(3))
    assert sensed(appraise, path)["levels"] == [
        {"factor": "money", "level": 3, "first": [["b"], ["b"], ["a"]], "within": [None] * 3}
    ]
    assert bullets(appraise, path) == ["“Money” falls to level 2 (it is at 3; no range is given): then B is first."]
    said = words_of(appraise, "sensitivity", path)
    assert "A stays first unless one of these happens, or a score leaves its range" in said
    assert "“Money” falls to level 2 (it is at 3; no range is given): then B is first." in said


def test_a_level_that_rises_far_enough(appraise: Appraise, tmp_path: Path) -> None:
    path = place(tmp_path, *scored(62, 70, b=NEEDS_MONEY), lists=money(20), local_factors=level(1))
    assert sensed(appraise, path)["levels"][0]["first"] == [["a"], ["a"], ["b"]]
    assert bullets(appraise, path)[0] == "“Money” rises to level 3 (it is at 1; no range is given): then B is first."


def test_a_level_between_two_that_change_the_answer_is_told_on_either_side(appraise: Appraise, tmp_path: Path) -> None:
    needs = {"relies_on": {"money": {"at_least": 2, "at_most": 2}}}
    path = place(tmp_path, *scored(70, 62, a=needs), lists=money(20), local_factors=level(2))
    assert sensed(appraise, path)["levels"][0]["first"] == [["b"], ["a"], ["b"]]
    assert bullets(appraise, path) == [
        "“Money” falls to level 1 (it is at 2; no range is given): then B is first.",
        "“Money” rises to level 3 (it is at 2; no range is given): then B is first.",
    ]


def test_a_level_that_ends_in_a_tie(appraise: Appraise, tmp_path: Path) -> None:
    path = place(tmp_path, *scored(70, 60, a=NEEDS_MONEY), lists=money(20), local_factors=level(3))
    assert sensed(appraise, path)["levels"][0]["first"] == [["b"], ["a", "b"], ["a"]]
    assert bullets(appraise, path)[0].endswith(
        "falls to level 2 (it is at 3; no range is given): then A and B tie for first place."
    )


def test_a_level_that_is_not_given_may_turn_out_to_be_any(appraise: Appraise, tmp_path: Path) -> None:
    path = place(tmp_path, *scored(70, 62, a=NEEDS_MONEY), lists=money(20))
    assert sensed(appraise, path)["levels"] == [
        {"factor": "money", "level": None, "first": [["b"], ["b"], ["a"]], "within": [None] * 3}
    ]
    assert bullets(appraise, path) == [
        f"“Money” turns out to be at level {number_} (no level is given): then B is first." for number_ in (1, 2)
    ]
    assert [row for table in tables_of(appraise, "sensitivity", path) for row in table if row[0] == "Money"] == [
        ["Money", "not given", "1 to 2: B; 3: A"]
    ]


def test_a_level_that_emphasises_changes_weights_and_with_them_the_answer(appraise: Appraise, tmp_path: Path) -> None:
    lists = {**TWO, "local_factors": [factor("wind", emphasises={"y": 2})]}
    path = place(tmp_path, *CROSSED, lists=lists, local_factors={"wind": {"level": 2}})
    found = sensed(appraise, path)
    assert found["levels"][0]["first"] == [["a"], ["a"], ["b"]]
    assert found["points"] == []
    assert "“Wind” rises to level 3 (it is at 2; no range is given): then B is first." in bullets(appraise, path)


# Weights and points ---------------------------------------------------------------------------------------------------


def test_a_weight_beyond_which_another_is_first(appraise: Appraise, tmp_path: Path) -> None:
    path = place(tmp_path, *CROSSED, lists=TWO)
    found = sensed(appraise, path)
    half = pytest.approx(0.5)
    assert [(own["weight"], own["holds_from"], own["holds_to"]) for own in found["weights"]] == [
        (0.6, half, 1),
        (0.4, 0, half),
    ]
    assert [(own["below"], own["above"]) for own in found["weights"]] == [(["b"], None), (None, ["b"])]
    assert found["to_lead"][1]["weight_shift"] == pytest.approx(0.1)
    assert found["to_lead"][1]["weights"] == pytest.approx({"x": 0.5, "y": 0.5})
    assert found["never_lead"] == []
    said = words_of(appraise, "sensitivity", path)
    for text in ("“X” has less than 50% of the weight (it has 60%)", "“Y” has more than 50% of the weight"):
        assert text in said
    assert "“X” from 60% to 50% and “Y” from 40% to 50%" in said


def test_of_scores_within_their_range_the_likeliest_to_change_the_answer_comes_first(
    appraise: Appraise, tmp_path: Path
) -> None:
    """A leads by 4: 8 points on either criterion turn it. On Y 8 are most of the way to an end, on X little."""
    both = {"criteria": [criterion("y"), criterion("x")]}
    scores = {"y": {"score": 60, "low": 51, "high": 70}, "x": {"score": 60, "low": 20, "high": 70}}
    options = [option("a", {}) | {"scores": scores}, option("b", {"x": 56, "y": 56})]
    path = place(tmp_path, *options, lists=both)
    assert [text.split(" (")[0] for text in bullets(appraise, path)][:2] == [
        "A scores below 52 on “X”",
        "A scores below 52 on “Y”",
    ]
    assert "Settle first whether A scores below 52 on “X” (it has 60, between 20 and 70)" in appraise("brief", path).out


def test_a_weight_says_where_those_that_take_over_stop_being_first(appraise: Appraise, tmp_path: Path) -> None:
    """With t on X they are worth 20 + 60 t, 55 − 5 t and 90 − 80 t: B leads from 7/15 to 7/13 alone."""
    path = place(tmp_path, CROSSED[0], option("b", {"x": 50, "y": 55}), option("c", {"x": 10, "y": 90}), lists=TWO)
    assert bullets(appraise, path) == [
        "“X” has between 46.7% and 53.8% of the weight (it has 60%): then B is first.",
        "“Y” has between 46.2% and 53.3% of the weight (it has 40%): then B is first.",
    ]
    told = appraise("sensitivity", path, "--full", "--format", "markdown").out
    assert "below: B to 46.7%, then C" in told
    assert "above: B to 53.3%, then C" in told
    paper = appraise("brief", path).out
    assert "**B would be first if “X” had between 46.7% and 53.8% of the weight.**" in paper
    drawn = appraise("brief", path, "--format", "html").out
    assert "others (" not in drawn  # each leads somewhere and has a line of its own


def test_points_say_where_those_that_take_over_stop_being_first(appraise: Appraise, tmp_path: Path) -> None:
    """A loses all the points p, B half of them, C none: 70 − p, 66 − p / 2 and 60."""
    half = {"relies_on": {"money": {"at_least": 2}}}
    path = place(tmp_path, *scored(70, 66, 60, a=NEEDS_MONEY, b=half), lists=money(5), local_factors=level(1))
    said = words_of(appraise, "sensitivity", path, "--full")
    assert "“Money” costs between 8 and 12 points at the widest gap (it costs 5): then B is first." in said
    assert "above: B to 12, then C" in said


def test_a_criterion_without_weight_may_gain_some(appraise: Appraise, tmp_path: Path) -> None:
    lists = {"criteria": [criterion("x"), criterion("y", weight=0)]}
    path = place(tmp_path, *CROSSED, lists=lists)
    found = sensed(appraise, path)
    only, none = found["weights"]
    # No other criterion has weight to give or take, so the only one with weight keeps it all.
    assert (only["holds_from"], only["holds_to"], only["above"], only["below"]) == (0, 1, None, None)
    assert (none["weight"], none["holds_to"], none["above"]) == (0, pytest.approx(0.5), ["b"])
    assert bullets(appraise, path) == ["“Y” has more than 50% of the weight (it has 0%): then B is first."]


def test_points_beyond_which_another_is_first(appraise: Appraise, tmp_path: Path) -> None:
    path = place(tmp_path, *scored(70, 62, a=NEEDS_MONEY), lists=money(5), local_factors=level(1))
    assert sensed(appraise, path)["points"] == [
        {"factor": "money", "points": 5, "holds_from": 0, "holds_to": 8, "below": None, "above": ["b"]}
    ]
    assert "costs more than 8 points at the widest gap (it costs 5): then B is first." in bullets(appraise, path)[-1]


def test_all_losses_together_may_change_first_place(appraise: Appraise, tmp_path: Path) -> None:
    path = place(tmp_path, *scored(70, 62, a=NEEDS_MONEY), lists=money(5), local_factors=level(1))
    assert sensed(appraise, path)["price"] == {"holds_from": 0, "holds_to": 1.6, "below": None, "above": ["b"]}
    assert "All losses together count more than 1.6 times as much: then B" in words_of(appraise, "sensitivity", path)
    path = place(tmp_path / "met", *scored(70, 62, a=NEEDS_MONEY), lists=money(5), local_factors=level(3))
    assert sensed(appraise, path)["price"]["above"] is None
    assert "All losses" not in appraise("sensitivity", path).out


def test_points_below_which_another_is_first(appraise: Appraise, tmp_path: Path) -> None:
    path = place(tmp_path, *scored(62, 70, b=NEEDS_MONEY), lists=money(12), local_factors=level(1))
    found = sensed(appraise, path)["points"][0]
    assert (found["holds_from"], found["holds_to"], found["below"], found["above"]) == (8, None, ["b"], None)
    assert any("costs less than 8 points" in text for text in bullets(appraise, path))


def test_points_that_no_factor_may_have_are_in_the_table_and_not_in_words(appraise: Appraise, tmp_path: Path) -> None:
    path = place(tmp_path, *scored(80, 45, a=NEEDS_MONEY), lists=money(5), local_factors=level(1))
    assert sensed(appraise, path)["points"][0]["holds_to"] == 35
    assert [text for text in bullets(appraise, path) if "points" in text] == []
    assert ["Money", "5.0", "0 to 35"] in [
        row[:3] for table in tables_of(appraise, "sensitivity", path) for row in table
    ]


# Scores ---------------------------------------------------------------------------------------------------------------


def cells(appraise: Appraise, path: Path) -> dict[tuple[str, str], tuple[object, list[str]]]:
    """Where each cell changes the answer, and who is first then."""
    return {(own["option"], own["criterion"]): (own["flips_at"], own["to"]) for own in sensed(appraise, path)["scores"]}


def ranged(**scores: tuple[float | str, float | str, float | str]) -> dict[str, Any]:
    """The place's own scores on ``merit`` by option, each as low, score and high."""
    return {
        "scores": {
            name: {"merit": {"low": low, "score": score, "high": high}} for name, (low, score, high) in scores.items()
        }
    }


def test_a_score_that_changes_the_answer_within_its_own_range(appraise: Appraise, tmp_path: Path) -> None:
    path = place(tmp_path, *scored(70, 65), **ranged(a=(60, 70, 80)))
    assert cells(appraise, path) == {("a", "merit"): (65, ["b"]), ("b", "merit"): (70, ["b"])}
    assert bullets(appraise, path) == ["A scores below 65 on “Merit” (it has 70, between 60 and 80): then B is first."]


def test_a_range_that_ends_where_two_are_level_puts_nobody_else_first(appraise: Appraise, tmp_path: Path) -> None:
    """At 65 the two tie, and only below would B be first; A may not be below."""
    path = place(tmp_path, *scored(70, 65), **ranged(a=(65, 70, 80)))
    assert [text for text in bullets(appraise, path) if text.endswith("then B is first.")] == []


def test_a_range_within_which_nothing_changes(appraise: Appraise, tmp_path: Path) -> None:
    path = place(tmp_path, *scored(70, 65), **ranged(a=(66, 70, 80), b=(60, 65, 69)))
    assert bullets(appraise, path) == []
    assert "All 2 scores have a range; no score changes" in words_of(appraise, "sensitivity", path)


def test_one_score_that_has_a_range_is_counted_as_one(appraise: Appraise, tmp_path: Path) -> None:
    path = place(tmp_path, *scored(70, 65), **ranged(a=(66, 70, 80)))
    assert "Of 2 scores, 1 has a range; " in words_of(appraise, "sensitivity", path)


def test_what_is_said_first_does_not_deny_what_the_table_shows(appraise: Appraise, tmp_path: Path) -> None:
    path = place(tmp_path, *scored(70, 65))
    assert cells(appraise, path)["a", "merit"] == (65, ["b"])
    assert NOTHING not in words_of(appraise, "sensitivity", path)


GRADES = {"kind": "grades", "grades": {"poor": 0, "fair": 40, "good": 60, "best": 100}}
FALLING = {"kind": "linear", "worst": 10, "best": 0}
CURVE = {"kind": "piecewise", "points": [[0, 0], [10, 50], [20, 0]]}
RELATIVE = {"kind": "relative", "better": "higher"}


@pytest.mark.parametrize(
    ("scale", "scores", "found"),
    [
        (GRADES, ("good", "fair"), {"a": ("fair", ["a", "b"]), "b": ("good", ["a", "b"])}),
        (FALLING, (2, 4), {"a": (4, ["b"]), "b": (2, ["b"])}),
        # Down one side of the hill of a curve, or down the other: the nearer one counts.
        (CURVE, (9, 4), {"a": (4, ["b"]), "b": (9, ["b"])}),
        (CURVE, (11, 4), {"a": (16, ["b"]), "b": (9, ["b"])}),
        (RELATIVE, (9, 4), {"a": (None, []), "b": (None, [])}),
    ],
    ids=["grades", "falling", "left of a hill", "right of a hill", "relative"],
)
def test_scores_change_the_answer_on_their_own_scale(
    appraise: Appraise, tmp_path: Path, scale: dict[str, Any], scores: tuple[Any, Any], found: dict[str, Any]
) -> None:
    path = place(tmp_path, *scored(*scores), lists={"criteria": [criterion("merit", scale=scale)]})
    assert {
        name: (pytest.approx(at) if isinstance(at, float) else at, to)
        for (name, _), (at, to) in cells(appraise, path).items()
    } == found


def test_a_grade_is_told_by_its_name(appraise: Appraise, tmp_path: Path) -> None:
    path = place(
        tmp_path,
        *scored("good", "fair"),  # type: ignore[arg-type]
        lists={"criteria": [criterion("merit", scale=GRADES)]},
        **ranged(a=("poor", "good", "good")),
    )
    assert bullets(appraise, path) == [
        "A scores fair on “Merit” (it has good, between poor and good): then A and B tie for first place."
    ]


def test_scores_of_an_option_that_is_too_far_behind_change_nothing(appraise: Appraise, tmp_path: Path) -> None:
    lists = {"criteria": [criterion("x", weight=9), criterion("y", weight=1)]}
    path = place(tmp_path, option("a", {"x": 100, "y": 1}), option("b", {"x": 0, "y": 0}), lists=lists)
    assert {at for at, _ in cells(appraise, path).values()} == {None}
    assert NOTHING in words_of(appraise, "sensitivity", path)


class TestMustHaves:
    """A score that crosses one counts as a change in the data, and in words only where it costs first place."""

    @staticmethod
    def flip(appraise: Appraise, path: Path, name: str, column: str = "merit") -> dict[str, Any]:
        """Where the nearest change of a cell is, who is first then, and whether the option is ruled out there."""
        own = next(
            cell for cell in sensed(appraise, path)["scores"] if (cell["option"], cell["criterion"]) == (name, column)
        )
        return next(side for side in (own["lower"], own["higher"]) if side and side["at"] == own["flips_at"])

    def test_an_option_behind_may_fall_out_and_nobody_else_is_first_for_it(
        self, appraise: Appraise, tmp_path: Path
    ) -> None:
        path = place(tmp_path, *scored(70, 40), must_haves={"merit": 30}, **ranged(a=(65, 70, 75), b=(20, 40, 50)))
        assert self.flip(appraise, path, "b") == {"at": 30, "to": ["a"], "ruled_out": True, "within": True}
        assert bullets(appraise, path) == []
        said = words_of(appraise, "sensitivity", path)
        assert "no score changes first place within it" in said
        assert "Without a change of first place, B is ruled out where its score is below 30 on “Merit”." in said

    def test_a_range_that_ends_where_the_must_have_is_met_crosses_nothing(
        self, appraise: Appraise, tmp_path: Path
    ) -> None:
        path = place(tmp_path, *scored(70, 40), must_haves={"merit": 30}, **ranged(b=(30, 40, 50)))
        assert "B is ruled out below 30" not in words_of(appraise, "sensitivity", path)

    def test_the_leader_may_fall_out(self, appraise: Appraise, tmp_path: Path) -> None:
        path = place(tmp_path, *scored(70, 20, 60), must_haves={"merit": 30}, ruled_out={"c": {}})
        assert self.flip(appraise, path, "a") == {"at": 30, "to": [], "ruled_out": True, "within": None}
        # An option that the place itself rules out stays out, whatever it scores.
        assert cells(appraise, path)["c", "merit"] == (None, [])

    def test_an_option_that_fell_short_may_come_in_and_win(self, appraise: Appraise, tmp_path: Path) -> None:
        barred = option("c", {"x": 100, "y": 20})
        path = place(tmp_path, *CROSSED, barred, lists=TWO, must_haves={"y": 20.5}, ruled_out={"a": {}})
        assert self.flip(appraise, path, "c", "y") == {"at": 20.5, "to": ["c"], "ruled_out": False, "within": None}


# Several levels, bands, and how far the lead moves --------------------------------------------------------------------


TWO_NEEDS = {"relies_on": {name: {"at_least": 3} for name in ("money", "time")}}
TWO_FACTORS = {"local_factors": [factor("money", points=10), factor("time", points=10)]}


def test_two_levels_together_change_what_neither_does_alone(appraise: Appraise, tmp_path: Path) -> None:
    given = {"money": {"level": 3, "low": 2, "high": 3}, "time": {"level": 3, "low": 2, "high": 3}}
    path = place(tmp_path, *scored(70, 62, a=TWO_NEEDS), lists=TWO_FACTORS, local_factors=given)
    steps = sensed(appraise, path)["steps"]
    moves = [{"factor": name, "level": 3, "to": 2, "within": True} for name in ("money", "time")]
    assert steps == {
        "fewest": 2, "sets": 3, "moves": moves, "first": ["b"], "ready": ["yes"], "lead": 2, "within": True
    }  # fmt: skip
    assert (
        "It takes 2 steps of levels to change first place: “Money” falls to 2 (within its range) and “Time” falls to 2 "
        "(within its range); then B is first, by 2 points. There are 2 other ways in as few steps."
    ) in words_of(appraise, "sensitivity", path)


def test_a_step_may_put_an_option_first_that_is_not_ready(appraise: Appraise, tmp_path: Path) -> None:
    essential = {"relies_on": {"money": {"at_least": 3, "essential": True}}}
    path = place(tmp_path, *scored(62, 70, b=essential), lists=money(20), local_factors=level(1))
    steps = sensed(appraise, path)["steps"]
    assert (steps["fewest"], steps["first"], steps["ready"], steps["within"]) == (2, ["b"], ["yes"], None)
    nearer = place(tmp_path / "nearer", *scored(62, 75, b=essential), lists=money(20), local_factors=level(1))
    assert sensed(appraise, nearer)["steps"]["ready"] == ["no"]
    assert "then B is first, not ready, by 3 points" in words_of(appraise, "sensitivity", nearer)


def test_no_levels_change_first_place(appraise: Appraise, tmp_path: Path) -> None:
    path = place(tmp_path, *scored(90, 10, a=NEEDS_MONEY), lists=money(20), local_factors=level(3))
    found = sensed(appraise, path)
    assert (found["steps"], found["steps_tried"]) == (None, True)
    assert "No levels change first place, however many of them move together." in words_of(
        appraise, "sensitivity", path
    )


def test_too_many_levels_to_try_together(appraise: Appraise, tmp_path: Path) -> None:
    levels = [f"{step}" for step in range(1, 10)]
    winds = [factor(f"wind_{at}", emphasises={"merit": 1.1}, levels=levels) for at in range(6)]
    places = {own["id"]: {"level": 5} for own in winds}
    path = place(tmp_path, *scored(90, 10), lists={"local_factors": winds}, local_factors=places)
    found = sensed(appraise, path)
    assert (found["steps"], found["steps_tried"]) == (None, False)
    assert "was not worked out: there are too many to try together" in words_of(appraise, "sensitivity", path)


def test_how_far_the_first_is_from_not_being_ready(appraise: Appraise, tmp_path: Path) -> None:
    essential = {"relies_on": {"money": {"at_least": 2, "essential": True}}}
    path = place(tmp_path, *scored(70, 10, a=essential), lists=money(5), local_factors=level(3))
    assert sensed(appraise, path)["steps_ready"] == {
        "fewest": 2, "moves": [{"factor": "money", "level": 3, "to": 1, "within": None}]
    }  # fmt: skip
    assert "A is no longer ready if “Money” falls to 1 (no range is given)." in words_of(appraise, "sensitivity", path)


def test_a_band_at_another_level_changes_first_place(appraise: Appraise, tmp_path: Path) -> None:
    needs = {"relies_on": {"money": {"at_least": 2, "essential": True}}}
    path = place(tmp_path, *scored(70, 62, a=needs), lists=money(20), local_factors=level(2))
    found = sensed(appraise, path)
    assert found["bands"] == [
        {
            "option": "a", "factor": "money", "end": "at_least", "level": 2,
            "flips_at": 3, "first": ["b"], "ready": ["yes"],
        }
    ]  # fmt: skip
    assert [own["first"] for own in found["bands_together"]] == [["a"], ["b"], ["a"], ["b"], ["a"], ["a"]]
    said = words_of(appraise, "sensitivity", path)
    assert "What all options rely on, one level stricter: then B is first." in said
    assert "What A alone relies on, one level stricter: then B is first." in said
    assert ["A", "Money", "at least 2", "3", "B first"] in [
        row for table in tables_of(appraise, "sensitivity", path) for row in table
    ]


def test_a_band_may_put_an_option_first_that_is_not_ready(appraise: Appraise, tmp_path: Path) -> None:
    needs = {"relies_on": {"money": {"at_least": 3, "essential": True}}}
    path = place(tmp_path, *scored(65, 80, b=needs), lists=money(20), local_factors=level(1))
    (band,) = sensed(appraise, path)["bands"]
    assert (band["flips_at"], band["first"], band["ready"]) == (2, ["b"], ["no"])
    assert "B first, not ready" in words_of(appraise, "sensitivity", path)


def test_a_firm_band_does_not_move(appraise: Appraise, tmp_path: Path) -> None:
    needs = {"relies_on": {"money": {"at_least": 2, "firm": True}}}
    path = place(tmp_path, *scored(70, 62, a=needs), lists=money(20), local_factors=level(2))
    found = sensed(appraise, path)
    assert found["bands"] == []
    assert {tuple(own["first"]) for own in found["bands_together"]} == {("a",)}
    assert "stricter: then" not in words_of(appraise, "sensitivity", path)


def test_the_tornado_tells_the_largest_swings_first(appraise: Appraise, tmp_path: Path) -> None:
    path = place(tmp_path, *scored(70, 65), **ranged(a=(60, 70, 72), b=(61, 65, 69)))
    assert [(own["ids"], own["lead_low"], own["lead_high"]) for own in sensed(appraise, path)["tornado"]] == [
        (["a", "merit"], -5, 7),
        (["b", "merit"], 9, 1),
    ]
    table = next(table for table in tables_of(appraise, "sensitivity", path) if table[0][0] == "Number")
    assert table[1:] == [
        ["A: Merit, 60 to 72", "-5.0 to 7.0", "at 60: B"],
        ["B: Merit, 61 to 69", "9.0 to 1.0", ""],
    ]
    drawn = appraise("sensitivity", path).out
    assert "How far one number moves the lead of A over the best other option, now 5 points" in drawn


def test_the_bar_of_a_swing_is_broken_where_another_is_first(appraise: Appraise, tmp_path: Path) -> None:
    path = place(tmp_path, *scored(70, 65), **ranged(a=(60, 70, 80)))
    bar = next(line for line in appraise("sensitivity", path).out.splitlines() if "60 to 80" in line)
    assert "╍" in bar.split("━")[0]
    assert "╍" not in bar.split("┃")[1]


# Who could be first ---------------------------------------------------------------------------------------------------


def test_an_option_that_no_weights_put_first(appraise: Appraise, tmp_path: Path) -> None:
    path = place(tmp_path, *CROSSED, option("c", {"x": 49, "y": 49}), lists=TWO)
    found = sensed(appraise, path)
    assert found["never_lead"] == ["c"]
    assert found["to_lead"][2] == {"option": "c", "weight_shift": None, "weights": None}
    assert "No weights at all put C first." in words_of(appraise, "sensitivity", path)


def test_an_option_that_weights_put_level_with_others_at_best(appraise: Appraise, tmp_path: Path) -> None:
    path = place(tmp_path, *CROSSED, option("c", {"x": 50, "y": 50}), lists=TWO)
    found = sensed(appraise, path)
    assert found["never_lead"] == ["c"]
    assert found["to_lead"][2]["weight_shift"] == pytest.approx(0.1)
    assert "No weights put C ahead of all others" in words_of(appraise, "sensitivity", path)


def test_losses_count_whatever_the_weights(appraise: Appraise, tmp_path: Path) -> None:
    held_back = option("c", {"x": 60, "y": 60}, **NEEDS_MONEY)
    path = place(tmp_path, *CROSSED, held_back, lists={**TWO, **money(11)}, local_factors=level(1))
    assert sensed(appraise, path)["never_lead"] == ["c"]
    path = place(tmp_path, *CROSSED, held_back, lists={**TWO, **money(9)}, local_factors=level(1))
    assert sensed(appraise, path)["never_lead"] == []


# Places where there is little to say ----------------------------------------------------------------------------------


def test_a_tie_is_called_one(appraise: Appraise, tmp_path: Path) -> None:
    path = place(tmp_path, *scored(70, 70, 10))
    found = sensed(appraise, path)
    assert found["lead"]["first"] == ["a", "b"]
    assert [own["weight_shift"] for own in found["to_lead"]] == [0, 0, None]
    said = words_of(appraise, "sensitivity", path)
    assert "A and B tie for first place" in said
    assert "stays first" not in said


def test_a_tie_that_any_move_of_a_weight_breaks(appraise: Appraise, tmp_path: Path) -> None:
    path = place(tmp_path, *CROSSED, lists={"criteria": [criterion("x"), criterion("y")]})
    found = sensed(appraise, path)["weights"][0]
    assert (found["holds_from"], found["holds_to"]) == (0.5, 0.5)
    assert (found["below"], found["above"]) == (["b"], ["a"])


def test_nobody_is_left(appraise: Appraise, tmp_path: Path) -> None:
    path = place(tmp_path, *scored(70, 65), lists=money(5), ruled_out={"a": {}, "b": {}}, local_factors=level(2))
    found = sensed(appraise, path)
    assert found["levels"] == [{"factor": "money", "level": 2, "first": [[], [], []], "within": [None] * 3}]
    assert {own["flips_at"] for own in found["scores"]} == {None}
    assert found["never_lead"] == []
    said = words_of(appraise, "sensitivity", path)
    assert "No option is left: all are ruled out." in said
    assert "first place holds" not in said


def test_nothing_changes_the_answer(appraise: Appraise, tmp_path: Path) -> None:
    path = place(tmp_path, *scored(9, 4), lists={"criteria": [criterion("merit", scale=RELATIVE)], **money(5)})
    found = sensed(appraise, path)
    assert {own["flips_at"] for own in found["scores"]} == {None}
    assert found["never_lead"] == ["b"]
    assert bullets(appraise, path) == []
    assert NOTHING in words_of(appraise, "sensitivity", path)


@pytest.mark.parametrize("alone", ["by itself", "of those left"])
def test_a_single_option_stays_first(appraise: Appraise, tmp_path: Path, alone: str) -> None:
    options = scored(70) if alone == "by itself" else scored(70, 90)
    given: dict[str, Any] = {"ruled_out": {"b": {}}} if len(options) > 1 else {}
    path = place(tmp_path, *options, lists=money(5), **given)
    found = sensed(appraise, path)
    assert found["lead"]["first"] == ["a"]
    assert found["levels"][0]["first"] == [["a"], ["a"], ["a"]]
    assert found["never_lead"] == []
    assert NOTHING in words_of(appraise, "sensitivity", path)


def test_a_catalogue_without_local_factors_has_neither_levels_nor_points(appraise: Appraise, tmp_path: Path) -> None:
    path = place(tmp_path, *scored(70, 65))
    found = sensed(appraise, path)
    assert (found["levels"], found["points"]) == ([], [])
    assert "ocal factor" not in words_of(appraise, "sensitivity", path)


# In every format ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.stem)
def test_the_words_tell_every_change_of_level_and_weight(appraise: Appraise, example: Path) -> None:
    found = data_of(appraise, "sensitivity", example)
    first, told = found["lead"]["first"], bullets(appraise, example)
    for own in found["levels"]:
        others = [step for step, leaders in enumerate(own["first"], start=1) if leaders != first]
        for verb, steps in (("falls", others), ("rises", others[::-1])):
            beyond = [step for step in steps if (step < own["level"]) == (verb == "falls")]
            texts = (
                [text for text in told if f"{verb} to level {beyond[-1]} (it is at {own['level']};" in text]
                if beyond
                else []
            )
            assert bool(texts) == bool(beyond)
    ends = [own[side] for own in found["weights"] for side in ("below", "above") if own[side] is not None]
    assert sum("of the weight (it has" in text for text in told) == len(ends)


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.stem)
def test_the_sheet_has_the_figures_of_the_data(appraise: Appraise, example: Path) -> None:
    found = data_of(appraise, "sensitivity", example)
    rows = sheet_of(appraise, "sensitivity", example)
    told = [
        (
            *(row[name] for name in ("what", "id", "option")),
            *(number(row[name]) for name in ("now", "from", "to")),
            *(row[name].split() for name in ("below", "above", "first")),
        )
        for row in rows
    ]
    expected: list[tuple[Any, ...]] = []
    for what, named, now in (("weights", "criterion", "weight"), ("points", "factor", "points")):
        for own in found[what]:
            beyond = (own["below"] or [], own["above"] or [])
            expected.append((now, own[named], "", own[now], own["holds_from"], own["holds_to"], *beyond, []))
    price = found["price"]
    beyond = (price["below"] or [], price["above"] or [])
    expected.append(("price", "", "", 1.0, price["holds_from"], price["holds_to"], *beyond, []))
    expected += [
        ("level", own["factor"], "", own["level"], None, step, [], [], first)
        for own in found["levels"]
        for step, first in enumerate(own["first"], start=1)
    ]
    for own in found["scores"]:
        lower, higher = (own[side] or {"at": None, "to": []} for side in ("lower_first", "higher_first"))
        ends = (lower["at"], higher["at"], lower["to"], higher["to"])
        expected.append(("score", own["criterion"], own["option"], own["score"], *ends, []))
    expected += list(_band_rows(found)) + list(_step_rows(found))
    for own in found["tornado"]:
        *option_, name = own["ids"]
        ends = (own["low"], own["high"], own["first_low"], own["first_high"])
        expected.append((f"tornado_{own['kind']}", name, *(option_ or [""]), None, *ends, []))
    nothing = (None, None, [], [], [])
    expected += [("to_lead", "", own["option"], own["weight_shift"], *nothing) for own in found["to_lead"]]
    expected += [("never_lead", "", option, None, *nothing) for option in found["never_lead"]]
    assert told == expected
    leads = [(own["lead_low"], own["lead_high"]) for own in found["tornado"]]
    assert leads == [(number(row["lead_from"]), number(row["lead_to"])) for row in rows if row["lead_from"]]


def _band_rows(found: dict[str, Any]) -> Iterator[tuple[Any, ...]]:
    for own in found["bands"]:
        yield own["end"], own["factor"], own["option"], own["level"], None, own["flips_at"], [], [], own["first"] or []
    for own in found["bands_together"]:
        yield f"bands_{own['how']}", own["whose"], "", None, None, None, [], [], own["first"]


def _step_rows(found: dict[str, Any]) -> Iterator[tuple[Any, ...]]:
    yield "steps", "", "", found["steps"]["fewest"], None, None, [], [], found["steps"]["first"]
    for what, key in (("step", "steps"), ("unready", "steps_ready")):
        for own in (found[key] or {"moves": []})["moves"]:
            yield what, own["factor"], "", own["level"], None, own["to"], [], [], []


def test_the_sheet_says_what_lies_within_its_range(appraise: Appraise, tmp_path: Path) -> None:
    given = {"local_factors": {"money": {"level": 3, "low": 2, "high": 3}}, **ranged(a=(60, 70, 80))}
    path = place(tmp_path, *scored(70, 62, a=NEEDS_MONEY), lists=money(20), **given)
    rows = sheet_of(appraise, "sensitivity", path)
    told = {(row["what"], row["option"], row["to"]): (row["within_from"], row["within_to"]) for row in rows}
    assert [told["level", "", step] for step in "123"] == [("", "no"), ("", "yes"), ("", "yes")]
    assert (told["score", "a", ""], told["step", "", "2"]) == (("yes", ""), ("", "yes"))


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.stem)
def test_markdown_has_its_tables_and_no_bars(appraise: Appraise, example: Path) -> None:
    found = data_of(appraise, "sensitivity", example)
    tables = tables_of(appraise, "sensitivity", example)
    weights = next(table for table in tables if table[0][0] == "Criterion")
    levels = next(table for table in tables if table[0] == ["Local factor", "Level", "First"])
    assert len(weights) == 1 + len(found["weights"])
    assert len(levels) == 1 + len(found["levels"])
    for own, row in zip(found["levels"], levels[1:], strict=True):
        assert row[1] == str(own["level"])
        assert row[2].count(": ") == (0 if row[2].endswith(" throughout") else row[2].count("; ") + 1)
    shown = appraise("sensitivity", example, "--format", "markdown").out
    assert [char for char in "━┃─█░" if char in shown] == []
    assert [table[0] for table in tables if any(heading.startswith("0 to") for heading in table[0])] == []


def test_a_variant_stands_in_the_title_and_has_its_own_answer(appraise: Appraise) -> None:
    said = words_of(appraise, "sensitivity", HARBOURSIDE, "--variant", "pool_ends")
    title = "Harbourside (a fictional place): The pooled budget is not renewed (draft)"
    catalogue = "Catalogue: Options for integrating health and social care"
    start = f"What would change the answer: {title} {catalogue} CCG led retendering exercises stays first unless"
    assert said.startswith(start)


def test_the_same_bytes_whatever_is_around() -> None:
    """The solver of linear programmes is a library of its own; its threads and its locale must not show."""
    surroundings = [
        environment(PYTHONHASHSEED="1"),
        environment(PYTHONHASHSEED="2", LC_ALL="C", LANG="C", OPENBLAS_NUM_THREADS="1", OMP_NUM_THREADS="1"),
    ]
    first, second = (process("sensitivity", HARBOURSIDE, "--format", "json", env=env) for env in surroundings)
    assert first.returncode == 0
    assert len(first.stdout) > 10_000
    assert second.stdout == first.stdout
