"""``appraise diff``: each kind of change by itself, several together, and what is not compared."""

import io
import json
import sys
from collections.abc import Callable
from copy import deepcopy
from itertools import product
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from cli import contract
from cli.command import HARBOURSIDE, NORTH_YORKSHIRE, environment, process
from cli.files import criterion, factor, option, place, write
from cli.printed import data_of, number, numbers, sheet_of, tables_of, words_of
from conftest import Appraise

Place = dict[str, Any]


def somewhere() -> Place:
    """All that a place and its catalogue are made of, to be changed here and there."""
    return {
        "options": {
            "a": option("a", {"x": 80, "y": 20}, relies_on={"money": {"at_least": 2}}),
            "b": option("b", {"x": 20, "y": 80}),
            "c": option("c", {"x": 30, "y": 40}),
        },
        "criteria": {"x": criterion("x", weight=3), "y": criterion("y", weight=2)},
        "factors": {"money": factor("money", points=10), "wind": factor("wind", emphasises={"x": 2})},
        "local": {"local_factors": {"money": {"level": 2}, "wind": {"level": 2}}},
    }


def written(folder: Path, own: Place) -> Path:
    lists = {"criteria": list(own["criteria"].values()), "local_factors": list(own["factors"].values())}
    return place(folder, *own["options"].values(), lists=lists, **own["local"])


def changed(own: Place, path: str, value: object) -> Place:
    """A copy with one entry, named by its keys, set to a value; None takes it away."""
    copy = deepcopy(own)
    *above, last = path.split("/")
    holder = copy
    for key in above:
        holder = holder.setdefault(key, {})
    holder[last] = value
    if value is None:
        del holder[last]
    return copy


def two(folder: Path, old: Place, new: Place) -> tuple[Path, Path]:
    return written(folder / "old", old), written(folder / "new", new)


def compared(appraise: Appraise, old: object, *arguments: object) -> dict[str, Any]:
    """The JSON, which keeps the contract."""
    found = data_of(appraise, "diff", old, *arguments)
    contract.check_diff(found)
    return found


def kinds(found: dict[str, Any]) -> list[tuple[str, list[str]]]:
    return [(change["kind"], change["ids"]) for change in found["changes"]]


# One change -----------------------------------------------------------------------------------------------------------

POINTS = {"method": "points", "values": {"x": 1, "y": 1}}
LEVELS = ["none", "little", "some", "much"]
LINEAR = {"kind": "linear", "worst": 0, "best": 200}

# Where a place is changed, to what, and the change as data and in words: all of it in this order.
CHANGES: dict[str, tuple[list[tuple[str, Any]], str, list[str], list[str]]] = {
    "a level": (
        [("local/local_factors/money/level", 1)],
        "level",
        ["money"],
        ["“Money”", "level", "from 2 to 1"],
    ),
    "a level that is no longer given": (
        [("local/local_factors/money", None)],
        "level",
        ["money"],
        ["“Money”", "level", "from 2 to none"],
    ),
    "a score of the catalogue": (
        [("options/a/scores/x/score", 55.5)],
        "score",
        ["a", "x"],
        ["A on “X”", "score", "from 80 to 55.5"],
    ),
    "a score of the place": (
        [("local/scores", {"a": {"x": {"score": 55.5}}})],
        "score",
        ["a", "x"],
        ["A on “X”", "score", "from 80 to 55.5"],
    ),
    "the method of weights": (
        [("local/weights", POINTS)],
        "weights",
        [],
        ["weights", "from catalogue to points"],
    ),
    "some weights of the catalogue's replaced": (
        [("local/weights", {"values": {"x": 9}})],
        "weights",
        [],
        ["weights"],
    ),
    "points": (
        [("factors/money/points", 12.5)],
        "number",
        ["money", "points"],
        ["“Money”", "points", "from 10 to 12.5"],
    ),
    "a weight": (
        [("criteria/x/weight", 1)],
        "number",
        ["x", "weight"],
        ["“X”", "weight", "from 3 to 1"],
    ),
    "a band": (
        [("options/a/relies_on/money", {"at_least": 3})],
        "number",
        ["a", "relies_on", "money"],
        ["A", "relies on “Money”", "level 3 or more", "instead of level 2 or more"],
    ),
    "a band that is new": (
        [("options/c/relies_on", {"money": {"at_most": 1}})],
        "number",
        ["c", "relies_on", "money"],
        ["C", "now relies on “Money”", "level 1 or less"],
    ),
    "a band that is gone": (
        [("options/a/relies_on", None)],
        "number",
        ["a", "relies_on", "money"],
        ["A", "no longer relies on “Money”", "level 2 or more"],
    ),
    "an emphasis": (
        [("factors/wind/emphasises/x", 1.5), ("local/local_factors/wind/level", 2)],
        "number",
        ["wind", "emphasises", "x"],
        ["“Wind”", "“X”", "2", "1.5"],
    ),
    "a scale and the scores on it": (
        [("criteria/y/scale", LINEAR), ("options/b/scores/y/score", 160), ("options/c/scores/y/score", 100)],
        "number",
        ["y", "scale"],
        ["“Y”", "scale", "scores"],
    ),
    "the number of levels and all on them": (
        [
            ("factors/money/levels", LEVELS),
            ("local/local_factors/money/level", 4),
            ("options/a/relies_on/money", {"at_least": 3}),
        ],
        "number",
        ["money", "levels"],
        ["“Money”", "levels", "from 3 to 4"],
    ),
    "a must-have": (
        [("local/must_haves", {"x": 25})],
        "must_have",
        ["x"],
        ["“X”", "must-have", "from none to 25"],
    ),
    "an option ruled out": (
        [("local/ruled_out", {"c": {"reason": "No."}})],
        "ruled_out",
        ["c"],
        ["C", "ruled out by the place"],
    ),
    "an essential": (
        [("options/a/relies_on/money/essential", True)],
        "essential",
        ["a", "relies_on", "money"],
        ["“Money”", "essential", "A"],
    ),
}


@pytest.mark.parametrize(("edits", "kind", "ids", "said"), CHANGES.values(), ids=CHANGES)
class TestOneChange:
    @pytest.fixture
    def both(self, tmp_path: Path, edits: list[tuple[str, Any]]) -> tuple[Path, Path]:
        new = somewhere()
        for path, value in edits:
            new = changed(new, path, value)
        return two(tmp_path, somewhere(), new)

    def test_is_one_change_and_the_whole_move(
        self, appraise: Appraise, both: tuple[Path, Path], kind: str, ids: list[str], said: list[str]
    ) -> None:
        found = compared(appraise, *both)
        assert kinds(found) == [(kind, ids)]
        moves = {own["id"]: own["moved"] for own in found["options"]}
        for entry in found["moved"]:
            assert entry["points"] == pytest.approx(moves, abs=1e-12)
        shown = words_of(appraise, "diff", *both)
        told = [line for line in appraise("diff", *both, "--format", "markdown").out.splitlines() if said[0] in line]
        assert any(_in_order(line, said) for line in told), (said, told)
        assert "1 change" in shown

    def test_backwards_moves_all_back(
        self, appraise: Appraise, both: tuple[Path, Path], kind: str, ids: list[str], said: list[str]
    ) -> None:
        forth, back = compared(appraise, *both), compared(appraise, *reversed(both))
        assert kinds(back) == [(kind, ids)]
        assert len(said) > 0
        assert [own["moved"] for own in back["options"]] == pytest.approx([-own["moved"] for own in forth["options"]])
        for one, other in zip(forth["changes"], back["changes"], strict=True):
            assert (one["old"], one["new"]) == (other["new"], other["old"])


def _in_order(line: str, parts: list[str]) -> bool:
    at = 0
    for part in parts:
        at = line.find(part, at)
        if at < 0:
            return False
    return True


@pytest.mark.parametrize("name", CHANGES)
def test_a_change_reads_as_english(appraise: Appraise, tmp_path: Path, name: str) -> None:
    new = somewhere()
    for path, value in CHANGES[name][0]:
        new = changed(new, path, value)
    said = words_of(appraise, "diff", *two(tmp_path, somewhere(), new))
    assert [
        words for words in ("for from", "asks “", "after 1 changes", "True", "False", "None") if words in said
    ] == []


def test_a_change_of_words_is_none(appraise: Appraise, tmp_path: Path) -> None:
    new = changed(somewhere(), "local/question", "Why?")
    new = changed(new, "local/local_factors/money/rationale", "Said otherwise.")
    new = changed(new, "options/a/summary", "In a sentence.")
    both = two(tmp_path, somewhere(), new)
    found = compared(appraise, *both)
    assert (found["changes"], found["moved"], found["alone"]) == ([], [], [])
    assert {own["moved"] for own in found["options"]} == {0}
    assert found["old"]["digest"] != found["new"]["digest"]
    said = words_of(appraise, "diff", *both)
    assert "Nothing that is compared has changed" in said
    assert "alters first place" not in said


@pytest.mark.parametrize(
    ("edit", "kind", "ids", "said"),
    [
        (
            ("options/a/scores/x", {"score": 80, "low": 70, "high": 90}),
            "range",
            ["a", "x"],
            "range of the score none before, 70 to 90 now",
        ),
        (("local/costs", {"b": {"total": 5, "low": 4, "high": 9}}), "cost", ["b"], "B: cost from none to 5 (4 to 9)"),
    ],
    ids=["a range", "a cost"],
)
def test_what_moves_no_value_is_told_all_the_same(
    appraise: Appraise, tmp_path: Path, edit: tuple[str, Any], kind: str, ids: list[str], said: str
) -> None:
    both = two(tmp_path, somewhere(), changed(somewhere(), *edit))
    found = compared(appraise, *both)
    assert kinds(found) == [(kind, ids)]
    assert (found["moved"], found["alone"]) == ([], [])
    shown = words_of(appraise, "diff", *both)
    assert ("No value and no rank has changed" in shown) == (kind != "range")
    lead = "A stays first after 1 change: 56 before and after. The lead was 12 points, and is 12 points, held"
    assert (lead in shown) == ("The verdict was “ahead” and is “clear” now." in shown) == (kind == "range")
    assert said in shown


def test_a_lead_that_grows_is_news_though_the_first_has_the_same_value(appraise: Appraise, tmp_path: Path) -> None:
    both = two(tmp_path, somewhere(), changed(somewhere(), "options/b/scores/y/score", 60))
    said = words_of(appraise, "diff", *both)
    assert "A stays first after 1 change: 56 before and after. The lead was 12 points and is 20 points now." in said


def test_a_number_that_is_set_is_one_change_with_its_range(appraise: Appraise, tmp_path: Path) -> None:
    level = {"level": 2, "low": 1, "high": 2}
    path = written(tmp_path, changed(somewhere(), "local/local_factors/money", level))
    for asked, kind in (("money=1", ("level", ["money"])), ("a.x=70", ("score", ["a", "x"]))):
        found = compared(appraise, path, "--set", asked)
        assert kinds(found) == [kind]


def test_readiness_that_is_lost_is_told(appraise: Appraise, tmp_path: Path) -> None:
    old = changed(somewhere(), "options/a/relies_on", {"money": {"at_least": 2, "essential": True}})
    both = two(tmp_path, old, changed(old, "local/local_factors/money/level", 1))
    found = compared(appraise, *both)
    assert found["verdict"]["after"] == "conditional" != found["verdict"]["before"]
    assert (found["options"][0]["ready_before"], found["options"][0]["ready_after"]) == ("yes", "no")
    assert "A was ready and is not ready now." in words_of(appraise, "diff", *both)


def test_weights_of_the_place_that_need_the_catalogues_change_with_them(appraise: Appraise, tmp_path: Path) -> None:
    old = changed(changed(somewhere(), "criteria/y/weight", 0), "criteria/x/weight", 1)
    new = changed(changed(somewhere(), "criteria/y/weight", 1), "criteria/x/weight", 5)
    new = changed(new, "local/weights", {"method": "catalogue", "values": {"x": 0}})
    assert kinds(compared(appraise, *two(tmp_path, old, new))) == [("weights", ["catalogue"])]


# Several changes ------------------------------------------------------------------------------------------------------


def test_changes_that_act_together_share_what_they_do(appraise: Appraise, tmp_path: Path) -> None:
    """From 2 to 1 the level costs A 5 points, or 10 once points are doubled; by itself, doubling costs nothing."""
    new = changed(changed(somewhere(), "factors/money/points", 20), "local/local_factors/money/level", 1)
    found = compared(appraise, *two(tmp_path, somewhere(), new))
    moved = {entry["kind"]: entry["points"] for entry in found["moved"]}
    assert moved["level"]["a"] == pytest.approx(-7.5)
    assert moved["number"]["a"] == pytest.approx(-2.5)
    assert moved["level"]["b"] == 0


def everything() -> Place:
    """Changes of every kind that moves values, of which some alone put B first."""
    new = somewhere()
    for path, value in {
        "local/local_factors/money/level": 1,
        "local/local_factors/wind/level": 1,
        "local/weights": {"values": {"y": 4}},
        "local/scores": {"a": {"x": {"score": 45}}, "c": {"y": {"score": 90}}},
        "factors/money/points": 20,
        "local/must_haves": {"y": 30},
    }.items():
        new = changed(new, path, value)
    return new


PARTS: dict[str, tuple[list[str], tuple[str, ...]]] = {
    "money": (["local/local_factors/money/level"], ("level", "money")),
    "wind": (["local/local_factors/wind/level"], ("level", "wind")),
    "weights": (["local/weights"], ("weights",)),
    "the score of a": (["local/scores/a"], ("score", "a", "x")),
    "the score of c": (["local/scores/c"], ("score", "c", "y")),
    "points": (["factors/money/points"], ("number", "money", "points")),
    "must-have": (["local/must_haves"], ("must_have", "y")),
}


def taken(new: Place, path: str) -> object:
    for key in path.split("/"):
        new = new[key]
    return new


def test_which_changes_alone_alter_first_place_is_what_scoring_each_alone_says(
    appraise: Appraise, tmp_path: Path
) -> None:
    found = compared(appraise, *two(tmp_path, somewhere(), everything()))
    told = {(entry["kind"], *entry["ids"]): entry["first"] for entry in found["alone"]}
    scored_alone = {}
    for number_, (paths, change) in enumerate(PARTS.values()):
        alone = somewhere()
        for path in paths:
            alone = changed(alone, path, taken(everything(), path))
        first = data_of(appraise, "score", written(tmp_path / str(number_), alone))["lead"]["first"]
        if first != found["first"]["before"]:
            scored_alone[change] = first
    assert {(change["kind"], *change["ids"]) for change in found["changes"]} == {own for _, own in PARTS.values()}
    assert told == scored_alone
    assert 0 < len(told) < len(PARTS)
    said = words_of(appraise, "diff", tmp_path / "old" / "local.yaml", tmp_path / "new" / "local.yaml")
    assert "Changes that alone alter first place" in said
    assert "then B" in said


def test_that_none_alone_alters_first_place_is_said(appraise: Appraise, tmp_path: Path) -> None:
    new = changed(somewhere(), "options/c/scores/x/score", 35)
    said = words_of(appraise, "diff", *two(tmp_path, somewhere(), new))
    assert "No change by itself alters first place." in said
    assert "A stays first after 1 change" in said


def test_who_takes_first_place_from_whom_is_said(appraise: Appraise, tmp_path: Path) -> None:
    both = two(tmp_path, somewhere(), changed(somewhere(), "options/b/scores/x/score", 70))
    found = compared(appraise, *both)
    assert found["first"] == {"before": ["a"], "after": ["b"]}
    assert "B is first after 1 change. Before, A was." in words_of(appraise, "diff", *both)


def test_one_of_a_tie_does_not_take_first_place_from_itself(appraise: Appraise, tmp_path: Path) -> None:
    even = changed(somewhere(), "options/b/scores/y/score", 100)
    even = changed(changed(even, "criteria/x/weight", 1), "criteria/y/weight", 1)
    even = changed(even, "options/b/scores/x/score", 0)
    both = two(tmp_path, even, changed(even, "options/b/scores/x/score", 1))
    assert compared(appraise, *both)["first"] == {"before": ["a", "b"], "after": ["b"]}
    assert "B takes first place from A and B" not in words_of(appraise, "diff", *both)
    assert "A and B take first place from B" not in words_of(appraise, "diff", *reversed(both))


def test_weights_that_leave_nothing_one_by_one_are_taken_as_one(appraise: Appraise, tmp_path: Path) -> None:
    only_x = changed(somewhere(), "criteria/y/weight", 0)
    only_y = changed(somewhere(), "criteria/x/weight", 0)
    both = two(tmp_path, only_x, only_y)
    found = compared(appraise, *both)
    assert kinds(found) == [("weights", ["catalogue"])]
    assert found["moved"][0]["points"] == {"a": -60, "b": 60, "c": 10}
    assert "The catalogue's weights" in words_of(appraise, "diff", *both)


def test_nobody_before_or_after_is_said(appraise: Appraise, tmp_path: Path) -> None:
    new = changed(somewhere(), "local/ruled_out", {"a": {}, "b": {}, "c": {}})
    for old_, new_, said in (
        (somewhere(), new, "A before, nobody after"),
        (new, somewhere(), "nobody before, A after"),
    ):
        both = two(tmp_path / said[:3], old_, new_)
        assert said in words_of(appraise, "diff", *both)
        compared(appraise, *both)


def test_values_are_those_of_scoring_each(appraise: Appraise, tmp_path: Path) -> None:
    both = two(tmp_path, somewhere(), everything())
    found = compared(appraise, *both)
    for when, path in zip(("before", "after"), both, strict=True):
        scored = {own["id"]: (own["value"], own["rank"]) for own in data_of(appraise, "score", path)["options"]}
        told = {own["id"]: (own[f"value_{when}"], own[f"rank_{when}"]) for own in found["options"]}
        assert {name: rank for name, (_, rank) in told.items()} == {name: rank for name, (_, rank) in scored.items()}
        assert [told[name][0] for name in told] == pytest.approx([scored[name][0] for name in told], abs=1e-12)


# Too many to tell apart -----------------------------------------------------------------------------------------------

MANY = [f"o{number_}" for number_ in range(5)]


def crowd(levels: int, scores: int) -> tuple[Place, Place]:
    """Two places with so many changes: levels of factors, and scores."""
    factors = [f"f{number_}" for number_ in range(levels)]
    old = {
        "options": {
            name: option(name, {"x": 10, "y": 50}, relies_on={own: {"at_least": 3} for own in factors}) for name in MANY
        },
        "criteria": {"x": criterion("x"), "y": criterion("y")},
        "factors": {name: factor(name, points=2) for name in factors},
        "local": {"local_factors": {name: {"level": 2} for name in factors}},
    }
    new = deepcopy(old)
    for name in factors:
        new["local"]["local_factors"][name]["level"] = 1
    for step, (name, column) in enumerate(list(product(MANY, "xy"))[:scores], start=1):
        new["options"][name]["scores"][column]["score"] = 20 + step
    return old, new


def test_twelve_changes_are_all_told_apart(appraise: Appraise, tmp_path: Path) -> None:
    both = two(tmp_path, *crowd(5, 7))
    found = compared(appraise, *both)
    assert [entry["stands_for"] for entry in found["moved"]] == [1] * 12


def test_of_thirteen_the_largest_kind_is_taken_as_one_and_that_is_said(appraise: Appraise, tmp_path: Path) -> None:
    both = two(tmp_path, *crowd(5, 8))
    found = compared(appraise, *both)
    assert len(found["changes"]) == 13
    assert sorted((entry["kind"], entry["stands_for"]) for entry in found["moved"]) == [
        *[("level", 1)] * 5,
        ("score", 8),
    ]
    said = words_of(appraise, "diff", *both)
    assert "There are too many changes to tell all of them apart" in said
    assert "8 scores together" in said
    # Those that alone alter first place are looked for one by one all the same.
    assert {entry["kind"] for entry in found["alone"]} == {"score"}
    assert {len(entry["ids"]) for entry in found["alone"]} == {2}


# What is in one only --------------------------------------------------------------------------------------------------


def test_options_and_criteria_of_one_alone_are_listed_and_left_out(appraise: Appraise, tmp_path: Path) -> None:
    new = changed(somewhere(), "options/c", None)
    new = changed(new, "options/d", option("d", {"x": 1, "z": 2}))
    new = changed(changed(new, "criteria/y", None), "criteria/z", criterion("z"))
    for name in "ab":
        new["options"][name]["scores"] = {"x": new["options"][name]["scores"]["x"], "z": {"score": 50}}
    both = two(tmp_path, somewhere(), new)
    found = compared(appraise, *both)
    assert found["only_old"] == {"options": ["c"], "criteria": ["y"]}
    assert found["only_new"] == {"options": ["d"], "criteria": ["z"]}
    # Over x alone, A and B are worth what they score on it.
    assert [(own["id"], own["value_before"], own["value_after"]) for own in found["options"]] == [
        ("a", 80, 80),
        ("b", 20, 20),
    ]
    said = words_of(appraise, "diff", *both)
    for text in ("Only in the old one", "Only in the new one", "over what both have"):
        assert text in said


def test_an_option_less_is_not_nothing(appraise: Appraise, tmp_path: Path) -> None:
    both = two(tmp_path, somewhere(), changed(somewhere(), "options/c", None))
    found = compared(appraise, *both)
    assert (found["changes"], found["only_old"]["options"]) == ([], ["c"])
    said = words_of(appraise, "diff", *both)
    assert "Only in the old one" in said
    assert "Nothing that counts has changed" not in said


def test_a_factor_of_one_alone_is_a_change_like_any(appraise: Appraise, tmp_path: Path) -> None:
    new = changed(somewhere(), "factors/time", factor("time", points=8))
    new = changed(new, "options/b/relies_on", {"time": {"at_least": 3}})
    new = changed(new, "local/local_factors/time", {"level": 1})
    found = compared(appraise, *two(tmp_path, somewhere(), new))
    assert found["only_new"] == {"options": [], "criteria": []}
    assert {own["id"]: own["moved"] for own in found["options"]} == {"a": 0, "b": pytest.approx(-8), "c": 0}
    assert {tuple(change["ids"][:1]) for change in found["changes"]} == {("time",), ("b",)}


def _no_option(new: Place) -> Place:
    for name in "abc":
        new = changed(new, f"options/{name}2", new["options"][name] | {"id": f"{name}2"})
        new = changed(new, f"options/{name}", None)
    return new


def _no_criterion(new: Place) -> Place:
    new = changed(changed(new, "criteria", {"z": criterion("z")}), "factors/wind", None)
    new = changed(new, "local/local_factors/wind", None)
    for name in "abc":
        new["options"][name]["scores"] = {"z": {"score": 5}}
    return new


def _no_weighted_criterion(new: Place) -> Place:
    new = changed(changed(new, "criteria/y", None), "criteria/z", criterion("z"))
    new = changed(new, "criteria/x/weight", 0)
    for name in "abc":
        new["options"][name]["scores"] = {"x": {"score": 5}, "z": {"score": 5}}
    return new


@pytest.mark.parametrize("other", [_no_option, _no_criterion, _no_weighted_criterion])
def test_two_with_nothing_in_common_are_not_compared(
    appraise: Appraise, tmp_path: Path, other: Callable[[Place], Place]
) -> None:
    both = two(tmp_path, somewhere(), other(somewhere()))
    for old, new in (both, both[::-1]):
        ran = appraise("diff", old, new)
        assert (ran.code, ran.out) == (2, "")
        assert ran.err.count("\n") == 1
        assert ran.err.startswith("appraise: the two have no option, or no criterion with weight, in common")


# Which files ----------------------------------------------------------------------------------------------------------


def test_the_same_file_twice_is_refused(appraise: Appraise) -> None:
    for twice in (HARBOURSIDE, "-"):
        ran = appraise("diff", twice, twice)
        assert (ran.code, ran.out) == (2, "")
        assert ran.err == "appraise: both files are the same. Name two.\n"


def test_it_takes_two_files_or_what_is_set(appraise: Appraise) -> None:
    ran = appraise("diff", HARBOURSIDE)
    assert (ran.code, ran.out) == (2, "")
    assert "Name two files, or say with --set or --weight what is another." in ran.err


def test_faults_of_both_files_are_told_at_once(appraise: Appraise, tmp_path: Path) -> None:
    old = write(tmp_path / "old.yaml", {"area": "Here", "status": "finl"})
    new = write(tmp_path / "new.yaml", {"area": "Here", "must_haves": {"consistency": 101}})
    ran = appraise("diff", old, new)
    assert (ran.code, ran.out) == (1, "")
    *faults, last = ran.err.splitlines()
    assert sorted(line.split(":")[0] for line in faults) == [str(new), str(old)]
    assert last == "2 errors. Nothing was computed."


def test_a_fault_and_a_file_that_is_not_there_are_told_at_once(appraise: Appraise, tmp_path: Path) -> None:
    old = write(tmp_path / "old.yaml", {"area": "Here", "status": "finl"})
    for both in ((old, tmp_path / "nowhere.yaml"), (tmp_path / "nowhere.yaml", old)):
        ran = appraise("diff", *both)
        assert (ran.code, ran.out) == (2, "")
        assert "nowhere.yaml: error F001 can't be read" in ran.err
        assert "old.yaml:3:13: error S004" in ran.err


def test_a_fault_of_a_catalogue_that_both_use_is_told_once(appraise: Appraise, tmp_path: Path) -> None:
    old = written(tmp_path, changed(somewhere(), "criteria/x/weight", -1))
    new = write(tmp_path / "new.yaml", json.loads(old.read_text(encoding="utf-8")))
    ran = appraise("diff", old, new)
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.splitlines()[-1] == "1 error. Nothing was computed."


@pytest.mark.parametrize("dash", ["old", "new"])
def test_either_may_come_from_standard_input(appraise: Appraise, monkeypatch: pytest.MonkeyPatch, dash: str) -> None:
    both: dict[str, object] = {"old": HARBOURSIDE, "new": NORTH_YORKSHIRE}
    by_name = appraise("diff", *both.values(), "--format", "json").out
    content = Path(str(both[dash])).read_bytes()
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(content)))
    ran = appraise("diff", *(both | {dash: "-"}).values(), "--format", "json")
    assert ran.done
    found, expected = json.loads(ran.out), json.loads(by_name)
    for own in (found, expected):
        own.pop("findings")
    assert found == expected


def test_one_catalogue_may_be_asked_for_both(appraise: Appraise, tmp_path: Path) -> None:
    old, new = two(tmp_path, somewhere(), changed(somewhere(), "factors/money/points", 15))
    assert kinds(compared(appraise, old, new)) == [("number", ["money", "points"])]
    assert compared(appraise, old, new, "--catalogue", old.parent / "catalogue")["changes"] == []


def test_the_output_replaces_neither(appraise: Appraise, tmp_path: Path) -> None:
    both = two(tmp_path, somewhere(), everything())
    catalogues = [path.parent / "catalogue" / "options" / "a.yaml" for path in both]
    for target in (*both, *catalogues):
        before = target.read_bytes()
        ran = appraise("diff", *both, "--format", "table", "-o", target, "--force")
        assert (ran.code, ran.out) == (2, "")
        assert "is what is being read. Name another file." in ran.err
        assert target.read_bytes() == before


def test_findings_of_both_are_counted_and_strict_fails(appraise: Appraise, tmp_path: Path) -> None:
    both = two(tmp_path, somewhere(), everything())
    found = data_of(appraise, "diff", *both)
    files = {own["file"] for own in found["findings"]}
    assert {str(path) for path in both} <= files
    count = [own["severity"] for own in found["findings"]].count("warning")
    lenient, strict = appraise("diff", *both), appraise("diff", *both, "--strict")
    assert (lenient.code, strict.code) == (0, 1)
    assert lenient.err.startswith(f"{count} warnings")
    assert (strict.out, strict.err) == (lenient.out, lenient.err)


# In every format ------------------------------------------------------------------------------------------------------


def test_the_examples_keep_the_contract(appraise: Appraise) -> None:
    for both in ((HARBOURSIDE, NORTH_YORKSHIRE), (NORTH_YORKSHIRE, HARBOURSIDE)):
        found = compared(appraise, *both)
        assert found["first"]["before"] != found["first"]["after"]
        assert found["old"]["area"] != found["new"]["area"]


@pytest.mark.parametrize("which", ["the examples", "a place"])
def test_the_sheet_has_the_figures_of_the_data(appraise: Appraise, tmp_path: Path, which: str) -> None:
    both = two(tmp_path, somewhere(), everything()) if which == "a place" else (HARBOURSIDE, NORTH_YORKSHIRE)
    found = compared(appraise, *both)
    rows = sheet_of(appraise, "diff", *both)
    assert [(row["kind"], row["ids"].split(), numbers(row, "moved_")) for row in rows] == [
        (entry["kind"], entry["ids"], entry["points"]) for entry in found["moved"]
    ]
    assert all(row["change"] for row in rows)
    assert number(rows[0][f"moved_{found['options'][0]['id']}"]) is not None


def test_markdown_has_a_row_for_each_change_and_one_for_all(appraise: Appraise, tmp_path: Path) -> None:
    both = two(tmp_path, somewhere(), everything())
    found = compared(appraise, *both)
    values, moves = tables_of(appraise, "diff", *both)
    assert len(values) == 1 + len(found["options"])
    assert len(moves) == 2 + len(found["moved"])
    moved = {own["id"]: own["moved"] for own in found["options"]}
    whole = dict(zip(moves[0][1:], moves[-1][1:], strict=True))
    assert {name.lower(): float(points) for name, points in whole.items()} == pytest.approx(moved, abs=0.051)


def test_the_same_bytes_whatever_is_around() -> None:
    surroundings = [
        environment(PYTHONHASHSEED="1"),
        environment(PYTHONHASHSEED="2", LC_ALL="C", LANG="C", OPENBLAS_NUM_THREADS="1"),
    ]
    first, second = (process("diff", HARBOURSIDE, NORTH_YORKSHIRE, env=env) for env in surroundings)
    assert first.returncode == 0
    assert len(first.stdout) > 1000
    assert second.stdout == first.stdout


def test_one_variant_of_both_is_compared(appraise: Appraise, tmp_path: Path) -> None:
    before = tmp_path / "before.yaml"
    before.write_text(NORTH_YORKSHIRE.read_text(encoding="utf-8"), encoding="utf-8")
    found = json.loads(appraise("diff", before, NORTH_YORKSHIRE, "--variant", "Craven", "--format", "json").out)
    assert (found["old"]["variant"], found["new"]["variant"]) == ("craven", "craven")
    alone = json.loads(appraise("score", NORTH_YORKSHIRE, "--variant", "craven", "--format", "json").out)
    assert {own["id"]: own["value_after"] for own in found["options"]} == pytest.approx(
        {own["id"]: own["value"] for own in alone["options"]}
    )
