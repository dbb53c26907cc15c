"""``appraise robustness``: on the examples, and on small places whose shares anyone can work out."""

import os
import re
import signal
import subprocess
from collections.abc import Iterator
from contextlib import suppress
from math import fsum
from pathlib import Path
from typing import Any

import pytest

from cli import contract
from cli.command import (
    EXAMPLES,
    HARBOURSIDE,
    INTERRUPTIBLE,
    NORTH_YORKSHIRE,
    Ran,
    environment,
    execute,
    process,
)
from cli.files import criterion, factor, option, place
from cli.printed import data_of, number, numbers, screen_of, sheet_of, tables_of, words_of
from cli.test_score_json import awkward
from conftest import Appraise
from integration_appraisal.engine.robustness import SAMPLES, SEED
from report.places import scored

MODES = ("near", "any", "ordered")
TWO = {"criteria": [criterion("x", weight=3), criterion("y", weight=2)]}
CROSSED = (option("a", {"x": 80, "y": 20}), option("b", {"x": 20, "y": 80}))


def drawn(appraise: Appraise, path: Path, *arguments: object, samples: int = 2000) -> dict[str, Any]:
    """The JSON, which keeps the contract."""
    found = data_of(appraise, "robustness", path, "--samples", samples, *arguments)
    seen = [text for text in arguments if str(text).startswith("--variant")]
    contract.check_robustness(found, data_of(appraise, "score", path, *seen))
    assert found["samples"] == samples
    return found


def firsts(found: dict[str, Any]) -> dict[str, float]:
    """The share in which each option is first."""
    return {own["id"]: own["acceptability"][0] for own in found["options"]}


def within(found: dict[str, Any], name: str, share: float) -> bool:
    """Whether a share is what it ought to be, give or take three and a half of its own standard errors."""
    own = next(own for own in found["options"] if own["id"] == name)
    return bool(abs(own["acceptability"][0] - share) <= 3.5 * own["standard_error"])


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.stem)
def test_examples_keep_the_contract(appraise: Appraise, example: Path, mode: str) -> None:
    found = drawn(appraise, example, "--weights", mode)
    assert (found["weights"], found["seed"]) == (mode, SEED)


@pytest.mark.parametrize("mode", MODES)
def test_an_awkward_place_keeps_the_contract(appraise: Appraise, tmp_path: Path, mode: str) -> None:
    path = awkward(tmp_path)
    for arguments in ((), ("--variant=alone",), ("--variant=storm",)):
        drawn(appraise, path, "--weights", mode, *arguments)


def test_without_being_asked_it_draws_near_the_stated_numbers_so_many_times(appraise: Appraise, tmp_path: Path) -> None:
    found = data_of(appraise, "robustness", place(tmp_path, *CROSSED, lists=TWO))
    assert (found["weights"], found["samples"], found["seed"]) == ("near", SAMPLES, SEED)


# Shares that are known ------------------------------------------------------------------------------------------------


def test_any_weights_speak_for_both_sides_of_a_draw_alike(appraise: Appraise, tmp_path: Path) -> None:
    found = drawn(appraise, place(tmp_path, *CROSSED, lists=TWO), "--weights", "any", samples=20_000)
    assert within(found, "a", 0.5)
    a, b = found["options"]
    assert a["acceptability"] == b["acceptability"][::-1]
    # A is first where x has more than half of the weight, evenly drawn: three quarters in the mean.
    assert a["central_weights"]["x"] == pytest.approx(0.75, abs=0.01)
    assert found["mean_weights"]["x"] == pytest.approx(0.5, abs=0.01)
    assert found["pairwise"] == {"a": {"b": a["acceptability"][0]}, "b": {"a": b["acceptability"][0]}}


def test_any_weights_where_one_option_needs_less_of_them(appraise: Appraise, tmp_path: Path) -> None:
    options = (CROSSED[0], option("b", {"x": 20, "y": 60}))
    # A is first where 80 t + 20 (1 − t) is above 20 t + 60 (1 − t): from t = 0.4 on.
    assert within(drawn(appraise, place(tmp_path, *options, lists=TWO), "--weights", "any", samples=20_000), "a", 0.6)


def test_the_order_of_weights_is_kept(appraise: Appraise, tmp_path: Path) -> None:
    found = drawn(appraise, place(tmp_path, *CROSSED, lists=TWO), "--weights", "ordered")
    assert firsts(found) == {"a": 1, "b": 0}
    assert found["options"][1]["central_weights"] is None


def test_equal_weights_have_no_order_to_keep(appraise: Appraise, tmp_path: Path) -> None:
    path = place(tmp_path, *CROSSED, lists={"criteria": [criterion("x"), criterion("y")]})
    assert within(drawn(appraise, path, "--weights", "ordered", samples=20_000), "a", 0.5)


def test_near_weights_between_half_and_double(appraise: Appraise, tmp_path: Path) -> None:
    """With 3 to 2, B is first where the ratio of the two factors drawn is below 2/3: ``log2(1.5)`` below nothing."""
    found = drawn(appraise, place(tmp_path, *CROSSED, lists=TWO), samples=20_000)
    # The difference of two even draws from −1 to 1 is triangular from −2 to 2.
    assert within(found, "b", (2 - 0.5849625) ** 2 / 8)


def test_near_weights_never_reach_far(appraise: Appraise, tmp_path: Path) -> None:
    far = {"criteria": [criterion("x", weight=9), criterion("y", weight=2)]}
    assert firsts(drawn(appraise, place(tmp_path, *CROSSED, lists=far))) == {"a": 1, "b": 0}


def test_a_criterion_without_weight_has_none_near_it(appraise: Appraise, tmp_path: Path) -> None:
    path = place(tmp_path, *CROSSED, lists={"criteria": [criterion("x"), criterion("y", weight=0)]})
    found = drawn(appraise, path)
    assert firsts(found) == {"a": 1, "b": 0}
    assert found["mean_weights"] == {"x": 1, "y": 0}
    assert within(drawn(appraise, path, "--weights", "any", samples=20_000), "b", 0.5)


def test_points_are_drawn_near_them_and_stand_otherwise(appraise: Appraise, tmp_path: Path) -> None:
    """A loses between 5 and 20 points and B none: A, 10 ahead, is first half of the time."""
    options = scored(70, 60, a={"relies_on": {"money": {"at_least": 3, "firm": True}}})
    path = place(
        tmp_path, *options, lists={"local_factors": [factor("money", points=10)]}, local_factors={"money": {"level": 1}}
    )
    assert within(drawn(appraise, path, samples=20_000), "a", 0.5)
    tied = drawn(appraise, path, "--weights", "any")
    assert firsts(tied) == {"a": 1, "b": 1}
    assert tied["pairwise"] == {"a": {"b": 0}, "b": {"a": 0}}


def test_scores_are_drawn_from_their_ranges(appraise: Appraise, tmp_path: Path) -> None:
    """A triangle from 60 to 70 with its top at 60: above 65 in a quarter of draws."""
    cell = {"score": 60, "low": 60, "high": 70}
    path = place(tmp_path, *scored(60, 65), scores={"a": {"merit": cell}})
    assert within(drawn(appraise, path, samples=20_000), "a", 0.25)


def test_levels_are_drawn_from_their_ranges(appraise: Appraise, tmp_path: Path) -> None:
    """Levels 1, 2 and 3 have chances of 1 to 2 to 1, and only at level 1 does A fall behind."""
    options = scored(70, 65, a={"relies_on": {"money": {"at_least": 2}}})
    lists = {"local_factors": [factor("money", points=20)]}
    path = place(tmp_path, *options, lists=lists, local_factors={"money": {"level": 2, "low": 1, "high": 3}})
    assert within(drawn(appraise, path, "--weights", "any", samples=20_000), "a", 0.75)


def test_a_level_that_is_not_given_may_be_any(appraise: Appraise, tmp_path: Path) -> None:
    """Of the levels 1 to 3, A loses 20, 10 or nothing, is 5 ahead without, and ready at the highest alone."""
    options = scored(70, 65, a={"relies_on": {"money": {"at_least": 3, "essential": True}}})
    path = place(tmp_path, *options, lists={"local_factors": [factor("money", points=20)]})
    found = drawn(appraise, path, "--weights", "any", samples=20_000)
    assert within(found, "a", 1 / 3)
    assert found["options"][0]["ready"] == pytest.approx(1 / 3, abs=0.02)
    assert found["options"][1]["ready"] == 1


def test_bands_are_drawn_near_them_but_for_what_is_firm(appraise: Appraise, tmp_path: Path) -> None:
    """A, 1 ahead, loses 5 or more where it asks for one level more, which is in one draw of eight."""
    for firm, share in ((False, 7 / 8), (True, 1)):
        options = scored(70, 69, a={"relies_on": {"money": {"at_least": 2, "firm": firm}}})
        path = place(
            tmp_path / str(firm),
            *options,
            lists={"local_factors": [factor("money", points=20)]},
            local_factors={"money": {"level": 2}},
        )
        assert within(drawn(appraise, path, samples=20_000), "a", share)


def test_weights_given_as_a_ranking_are_drawn_in_their_order(appraise: Appraise, tmp_path: Path) -> None:
    """The first of two weights is even on a half to all: above 0.6 in four fifths."""
    options = (option("a", {"x": 80, "y": 20}), option("b", {"x": 50, "y": 65}))
    path = place(tmp_path, *options, lists=TWO, weights={"method": "ranking", "order": ["x", "y"]})
    assert within(drawn(appraise, path, samples=20_000), "a", 0.8)
    assert "The weights were given as a ranking, so each draw takes any" in words_of(appraise, "robustness", path)


def test_what_a_level_is_worth_to_know(appraise: Appraise, tmp_path: Path) -> None:
    """At levels 1, 2 and 3, A has 50, 60 and 70, a mean of 60, and B 62: with 3 known, A would have 8 more."""
    options = scored(70, 62, a={"relies_on": {"money": {"at_least": 3}}})
    path = place(tmp_path, *options, lists={"local_factors": [factor("money", points=20)]})
    found = drawn(appraise, path, "--weights", "any")
    assert found["learn"] == [
        {"factor": "money", "points": pytest.approx(8 / 3, rel=1e-5), "standard_error": pytest.approx(0)}
    ]
    said = words_of(appraise, "robustness", path, "--weights", "any")
    assert "Which option comes first is open: 1 of 1 level is not given; find out “Money” first." in said
    assert "Worth finding out first: the level of “Money” (the choice would be 2.7 points better, on average)." in said


def test_where_no_level_is_worth_knowing_that_is_said_with_the_one_that_matters(
    appraise: Appraise, tmp_path: Path
) -> None:
    options = scored(90, 82, a={"relies_on": {"money": {"at_least": 2, "firm": True}}})
    lists = {"local_factors": [factor("money", points=20)]}
    path = place(tmp_path, *options, lists=lists, local_factors={"money": {"level": 2, "low": 2, "high": 3}})
    said = words_of(appraise, "robustness", path)
    assert "would hardly help. By itself this would change first place: “Money” falls" in said


def test_a_level_that_makes_the_first_ready_is_news_however_little_it_moves(appraise: Appraise, tmp_path: Path) -> None:
    needs = {"relies_on": {"money": {"at_least": 3, "essential": True, "firm": True}}}
    lists = {"local_factors": [factor("money", points=4)]}
    levels = {"money": {"level": 2, "low": 2, "high": 3}}
    path = place(tmp_path, *scored(90, 60, a=needs), lists=lists, local_factors=levels)
    said = words_of(appraise, "robustness", path)
    assert "hardly help" not in said
    assert "On average, to know one level better would hardly raise the value of what is chosen." in said
    assert "Within the range given, with “Money” at level 3, A is ready." in said
    told = appraise("brief", path).out
    assert "Settle first whether “Money” is at level 3: then A is ready." in told


def test_where_no_level_would_change_anything_the_one_that_moves_the_lead_most_is_named(
    appraise: Appraise, tmp_path: Path
) -> None:
    """Levels 2 and 3 have chances of 1 to 2; at level 2, A loses 3 points to one factor and 1 to the other: 9 to 1."""
    options = scored(90, 82, a={"relies_on": {"money": {"at_least": 3}, "will": {"at_least": 3}}})
    lists = {"local_factors": [factor("will", points=2), factor("money", points=6)]}
    levels = {name: {"level": 3, "low": 2, "high": 3} for name in ("money", "will")}
    path = place(tmp_path, *options, lists=lists, local_factors=levels)
    found = drawn(appraise, path, "--weights", "any")
    assert found["moves"] == [
        {"factor": "money", "share": pytest.approx(0.9)},
        {"factor": "will", "share": pytest.approx(0.1)},
    ]
    said = words_of(appraise, "robustness", path, "--weights", "any")
    assert "Of all levels, that of “Money” moves the lead most: 90% of how far ranges spread it." in said
    alone = place(tmp_path / "alone", options[0], lists=lists, local_factors=levels)
    assert drawn(appraise, alone)["moves"] == []


def test_options_that_are_ruled_out_stay_out(appraise: Appraise, tmp_path: Path) -> None:
    cell = {"score": 40, "low": 40, "high": 95}
    path = place(
        tmp_path,
        *scored(70, 90, 40, 60),
        ruled_out={"b": {}},
        must_haves={"merit": 50},
        scores={"c": {"merit": cell}},
    )
    found = drawn(appraise, path, samples=20_000)
    assert set(firsts(found)) == {"a", "c", "d"}
    assert found["ruled_out"] == ["b"]
    # From 40, most often, to 95: below 50 in one minus (45 / 55)².
    assert found["options"][1]["ruled_out"] == pytest.approx(1 - (45 / 55) ** 2, abs=0.02)
    often = tables_of(appraise, "robustness", path)[0]
    assert [row[often[0].index("Ruled out in")] for row in often[1:]][0::2] == ["0%", "0%"]
    said = words_of(appraise, "robustness", path)
    assert "Each draw judges must-haves at the scores drawn." in said


# In words -------------------------------------------------------------------------------------------------------------


def test_the_words_say_how_often_and_who_never(appraise: Appraise, tmp_path: Path) -> None:
    path = place(tmp_path, *CROSSED, option("c", {"x": 10, "y": 10}), lists=TWO)
    share = firsts(data_of(appraise, "robustness", path))["a"]
    said = words_of(appraise, "robustness", path)
    assert 0.65 < share < 0.75
    assert "A comes first about 7 times in 10 and B about 3 times in 10." in said
    assert f"{100 * share:.1f}%" in tables_of(appraise, "robustness", path)[0][1]
    assert "C never does." in said
    assert "Simulated: 100,000 draws, seed 2013." in said
    assert "A share is no probability" in said


def test_always_is_always(appraise: Appraise, tmp_path: Path) -> None:
    said = words_of(appraise, "robustness", place(tmp_path, *scored(70, 60)), "--samples", "1000")
    assert "A comes first in all 1,000 draws. B never does." in said
    # That nothing else was seen does not make it certain.
    assert "within 0 percentage points" not in said


def test_a_tie_is_not_won_by_one(appraise: Appraise, tmp_path: Path) -> None:
    path = place(tmp_path, *scored(70, 70, 60))
    assert firsts(drawn(appraise, path)) == {"a": 1, "b": 1, "c": 0}
    said = words_of(appraise, "robustness", path)
    assert "C never does." in said
    assert re.search(r"A and B \w+ first in all|A and B tie", said)


def test_who_would_prefer_which(appraise: Appraise, tmp_path: Path) -> None:
    path = place(tmp_path, *CROSSED, lists=TWO)
    shown = appraise("robustness", path, "--weights", "any", "--format", "markdown", "--full").out
    for name, more, less in (("A", "X", "Y"), ("B", "Y", "X")):
        line = next(line for line in shown.splitlines() if line.startswith(f"- {name}: "))
        above, below = line.split("less than most")
        assert f"cares more than most for “{more}”" in above
        assert f"“{less}”" in below


def test_one_criterion_leaves_nothing_to_prefer(appraise: Appraise, tmp_path: Path) -> None:
    cell = {"score": 60, "low": 50, "high": 70}
    said = words_of(appraise, "robustness", place(tmp_path, *scored(60, 60.5), scores={"a": {"merit": cell}}))
    assert "Who would prefer which" not in said


def test_another_answer_than_the_stated_one_is_pointed_out(appraise: Appraise, tmp_path: Path) -> None:
    cell = {"score": 60, "low": 0, "high": 61}
    said = words_of(appraise, "robustness", place(tmp_path, *scored(60, 59), scores={"a": {"merit": cell}}))
    assert "B comes first more than 19 times in 20 and A less than 1 time in 20." in said
    assert "At the stated numbers A is first." in said


def test_options_that_only_a_drawn_score_lets_in_are_no_answer_at_the_stated_ones(
    appraise: Appraise, tmp_path: Path
) -> None:
    """Triangles from 40 to 90 with their tops at 40 reach the must-have of 50 in 64 of 100 draws."""
    cells = {name: {"merit": {"score": 40, "low": 40, "high": 90}} for name in ("a", "b")}
    path = place(tmp_path, *scored(40, 40), must_haves={"merit": 50}, scores=cells)
    found = drawn(appraise, path, samples=20_000)
    assert found["lead"]["first"] == found["ruled_out"] == found["learn"] == []
    assert fsum(firsts(found).values()) == pytest.approx(1 - 0.36**2, abs=0.015)
    said = words_of(appraise, "robustness", path)
    assert "At the stated numbers all options are ruled out." in said
    assert "A comes first about 4 times in 10" in said


def test_must_haves_may_rule_out_all_options_in_all_draws(appraise: Appraise, tmp_path: Path) -> None:
    cell = {"merit": {"score": 40, "low": 40, "high": 50.001}}
    path = place(tmp_path, *scored(40, 40), must_haves={"merit": 50}, scores={"a": cell, "b": cell})
    drawn(appraise, path, samples=10)
    said = words_of(appraise, "robustness", path, "--samples", "10")
    assert "No option is left in any of 10 draws: must-haves rule all of them out." in said


@pytest.mark.parametrize("alone", ["by itself", "of those left"])
def test_a_single_option_is_always_first(appraise: Appraise, tmp_path: Path, alone: str) -> None:
    options = scored(70) if alone == "by itself" else scored(70, 90)
    given: dict[str, Any] = {"ruled_out": {"b": {}}} if len(options) > 1 else {}
    path = place(tmp_path, *options, **given)
    found = drawn(appraise, path)
    assert (firsts(found), found["pairwise"]) == ({"a": 1}, {"a": {}})
    assert "A is the only option left, so it is always first." in words_of(appraise, "robustness", path)


def test_nobody_is_left(appraise: Appraise, tmp_path: Path) -> None:
    path = place(tmp_path, *scored(70, 65), ruled_out={"a": {}, "b": {}})
    found = drawn(appraise, path)
    assert (found["options"], found["pairwise"], found["mean_weights"]) == ([], {}, None)
    assert found["ruled_out"] == ["a", "b"]
    said = words_of(appraise, "robustness", path)
    assert "No option is left: all are ruled out. There is nothing to draw." in said
    assert "Simulated" not in said
    assert sheet_of(appraise, "robustness", path) == []


@pytest.mark.parametrize("numbers", [(7, 9), (None, None)])
def test_pairs_name_options_where_there_is_room_and_label_them_elsewhere(
    appraise: Appraise, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, numbers: tuple[int | None, ...]
) -> None:
    names = ("Interorganisational", "Recommissioning")
    options = [
        own | {"number": number, "name": name} for own, number, name in zip(CROSSED, numbers, names, strict=True)
    ]
    path = place(tmp_path, *options, lists=TWO)
    shown = {}
    for width in (80, 48):
        monkeypatch.setenv("COLUMNS", str(width))
        shown[width] = appraise("robustness", path, "--full").out.split("How often one option beats another:")[1]
    first, second = ("A", "B") if numbers[0] is None else numbers
    assert "beats Interorganisational" in shown[80]
    assert "Options:" not in shown[80]
    assert f"beats {first} beats {second}" in " ".join(shown[48].split())
    assert f"Options: {first} Interorganisational and {second} Recommissioning." in " ".join(shown[48].split())


@pytest.mark.parametrize("mode", MODES)
def test_what_is_drawn_is_said(appraise: Appraise, tmp_path: Path, mode: str) -> None:
    said = words_of(appraise, "robustness", place(tmp_path, *CROSSED, lists=TWO), "--weights", mode, "--samples", "100")
    told = {"near": "between half and double", "any": "any weights at all", "ordered": "keep the order of those agreed"}
    assert [name for name, text in told.items() if text in said] == [mode]
    assert "local factor" not in said  # there are none


@pytest.mark.parametrize("mode", MODES)
def test_what_is_drawn_of_needs_is_said_where_there_are_any(appraise: Appraise, tmp_path: Path, mode: str) -> None:
    options = scored(70, 60, a={"relies_on": {"money": {"at_least": 2, "essential": True}}})
    path = place(
        tmp_path,
        *options,
        lists={"local_factors": [factor("money"), factor("time")]},
        local_factors={"time": {"level": 2}},
    )
    said = words_of(appraise, "robustness", path, "--weights", mode, "--samples", "100")
    assert ("one level looser in 1 of 8 draws" in said) == (mode == "near")
    assert ("Points of local factors, and what options rely on, stay as they are." in said) == (mode != "near")
    assert "1 of 2 levels is not given." in said
    assert "No range is given for any score and any level" in said
    assert "A level that is not given may be any, each as likely as the next." in said
    assert "Each draw judges whether an option is ready at the levels drawn." in said


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.stem)
def test_what_matters_fits_on_a_screen(appraise: Appraise, example: Path, mode: str) -> None:
    asked = ("robustness", example, "--weights", mode, "--samples", "10000")
    screen, words = screen_of(appraise, *asked), words_of(appraise, *asked)
    assert len(screen) <= 24
    assert any("times in 10" in line for line in screen[:6])
    for told in ("Each draw", "Who would prefer which", "How often one option beats another", "Simulated:"):
        assert told not in " ".join(screen)
        assert told in words


# In every format ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.stem)
def test_the_sheet_has_the_figures_of_the_data(appraise: Appraise, example: Path) -> None:
    """The data has six digits, the sheet all."""
    found = data_of(appraise, "robustness", example, "--samples", "3000")
    rows = sheet_of(appraise, "robustness", example, "--samples", "3000")
    assert [row["option"] for row in rows] == [own["id"] for own in found["options"]]
    for row, own in zip(rows, found["options"], strict=True):
        assert list(numbers(row, "rank_").values()) == pytest.approx(own["acceptability"], abs=1e-5)
        assert number(row["expected_rank"]) == pytest.approx(own["expected_rank"], abs=1e-5)
        assert number(row["standard_error"]) == pytest.approx(own["standard_error"], abs=1e-5)
        assert number(row["ruled_out"]) == pytest.approx(own["ruled_out"], abs=1e-5)
        assert number(row["ready"]) == pytest.approx(own["ready"], abs=1e-5)
        central = own["central_weights"] or dict.fromkeys(numbers(row, "weight_"))
        assert numbers(row, "weight_") == pytest.approx(central, abs=1e-5)
        beaten = {name: share for name, share in numbers(row, "beats_").items() if name != own["id"]}
        assert beaten == pytest.approx(found["pairwise"][own["id"]], abs=1e-5)
        assert row[f"beats_{own['id']}"] == ""


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.stem)
def test_markdown_has_its_tables_and_says_the_heat_in_figures(appraise: Appraise, example: Path) -> None:
    found = data_of(appraise, "robustness", example)
    tables = tables_of(appraise, "robustness", example)
    often, pairs = tables[0], tables[-1]
    assert len(often) == len(pairs) == 1 + len(found["options"])
    shares = sorted((own["acceptability"] for own in found["options"]), key=lambda own: -own[0])
    for row, own in zip(often[1:], shares, strict=True):
        assert row[1] == row[-1].split(" · ")[0]
        assert len(row[-1].split(" · ")) == len(own)
        assert f"{100 * own[0]:.1f}".removesuffix(".0") + "%" == row[1] or own[0] < 0.0005
    shown = appraise("robustness", example, "--format", "markdown", "--full").out
    assert [char for char in "█▓▒░" if char in shown] == []


def test_a_variant_stands_in_the_title_and_has_its_own_shares(appraise: Appraise) -> None:
    base, variant = (firsts(drawn(appraise, HARBOURSIDE, *arguments)) for arguments in ((), ("--variant=pool_ends",)))
    assert variant["framework"] > base["framework"]
    said = words_of(appraise, "robustness", HARBOURSIDE, "--variant", "pool_ends", "--samples", "100")
    assert said.startswith("How sure the answer is: Harbourside (a fictional place): The pooled budget is not renewed")


# Wrong usage ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--weights", "nearby"], "there is no 'nearby'; it may be near, any, ordered."),
        (["--weights", "NEAR"], "it may be near, any, ordered."),
        (["--weights", ""], "it may be near, any, ordered."),
        (["--weights"], "requires an argument"),
        (["--samples", "0"], "'--samples': Input should be greater than or equal to 1"),
        (["--samples", "-1"], "'--samples': Input should be greater than or equal to 1"),
        (["--samples", "abc"], "'--samples': Input should be a valid integer"),
        (["--samples", "1e5"], "'--samples': Input should be a valid integer"),
        (["--samples", "100000001"], "'--samples': Input should be less than or equal to 100000000"),
        (["--samples", "9" * 400], "Input should be less than or equal to 100000000"),
        (["--seed", "-1"], "'--seed': Input should be greater than or equal to 0"),
        (["--seed", "1.5"], "'--seed': Input should be a valid integer"),
        (["--variant", "poolends"], "Did you mean `pool_ends`?"),
        (["--format", "pdf"], "It may be table, markdown, html, json, csv."),
    ],
    ids=lambda value: " ".join(value)[:30] if isinstance(value, list) else None,
)
def test_what_cannot_be_drawn_is_wrong_usage(appraise: Appraise, arguments: list[str], said: str) -> None:
    ran = appraise("robustness", HARBOURSIDE, *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert said in " ".join(ran.err.split())
    assert "Traceback" not in ran.err


# The same draws -------------------------------------------------------------------------------------------------------


def test_the_seed_decides_and_nothing_else(appraise: Appraise) -> None:
    printed = {
        seed: appraise("robustness", HARBOURSIDE, "--samples", "5000", "--format", "json", *seed).out
        for seed in ((), ("--seed", str(SEED)), ("--seed", "0"), ("--seed", "1"), ("--seed", "9" * 30))
    }
    assert printed[()] == printed["--seed", str(SEED)]
    assert len(set(printed.values())) == 4
    again = appraise("robustness", HARBOURSIDE, "--samples", "5000", "--format", "json", "--seed", "0").out
    assert again == printed["--seed", "0"]


def test_seed_0_is_a_seed_and_is_printed_as_one(appraise: Appraise) -> None:
    assert data_of(appraise, "robustness", HARBOURSIDE, "--samples", "100", "--seed", "0")["seed"] == 0
    assert "100 draws, seed 0." in words_of(appraise, "robustness", HARBOURSIDE, "--samples", "100", "--seed", "0")


def _locales() -> list[str]:
    """Two locales that are neither C nor POSIX, where there are any: they may write numbers in other ways."""
    listed = execute(["locale", "-a"]).stdout.decode().split() if Path("/usr/bin/locale").exists() else []
    return [name for name in listed if not name.startswith(("C", "POSIX"))][:2]


def test_the_same_seed_gives_the_same_bytes_whatever_is_around() -> None:
    """Whole processes, since hash seeds, locales and threads are settled as one begins."""
    surroundings = [
        environment(PYTHONHASHSEED="1", OPENBLAS_NUM_THREADS="1"),
        environment(
            PYTHONHASHSEED="2", LC_ALL="C", LANG="C", COLUMNS="37", OPENBLAS_NUM_THREADS="4", OMP_NUM_THREADS="4"
        ),
        *(environment(LC_ALL=name, LANG=name) for name in _locales()),
    ]
    ran = [
        process("robustness", HARBOURSIDE, "--samples", "50000", "--format", "json", env=env) for env in surroundings
    ]
    assert [own.returncode for own in ran] == [0] * len(ran)
    assert len(ran[0].stdout) > 1000
    assert {own.stdout for own in ran} == {ran[0].stdout}


# While it draws -------------------------------------------------------------------------------------------------------

SHOW_CURSOR = b"\x1b[?25h"
IN_FOUR_CHUNKS = ("robustness", HARBOURSIDE, "--samples", "60000")


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every run takes long enough for a bar."""
    monkeypatch.setattr("integration_appraisal.cli.progress._PATIENCE", -1.0)


@pytest.fixture
def terminal() -> Iterator[tuple[int, int]]:
    """Both ends of a terminal: the one that is looked at, and the one that is written to."""
    try:
        control, own = pytest.importorskip("pty").openpty()  # Windows has none
    except OSError:
        pytest.skip("there is no terminal to be had")
    yield control, own
    for end in (control, own):
        with suppress(OSError):
            os.close(end)


def seen(control: int) -> bytes:
    """All that is written to a terminal until it is closed."""
    written = b""
    with suppress(OSError):  # the other end is closed
        while chunk := os.read(control, 65536):
            written += chunk
    return written


def on_terminal(
    appraise: Appraise, terminal: tuple[int, int], monkeypatch: pytest.MonkeyPatch, *arguments: object
) -> tuple[Ran, bytes]:
    """Run a command in this process with a terminal for its standard error; what is seen there."""
    control, own = terminal
    with os.fdopen(own, "w", encoding="utf-8") as stream, monkeypatch.context() as patch:
        patch.setenv("TERM", "xterm")
        patch.setattr("sys.stderr", stream)
        ran = appraise(*arguments)
    return ran, seen(control)


@pytest.mark.usefixtures("impatient")
def test_nothing_is_said_of_progress_where_nobody_looks(appraise: Appraise) -> None:
    ran = appraise(*IN_FOUR_CHUNKS)
    assert (ran.code, ran.err) == (0, "")


def test_a_short_run_has_no_bar(appraise: Appraise, terminal: tuple[int, int], monkeypatch: pytest.MonkeyPatch) -> None:
    ran, written = on_terminal(appraise, terminal, monkeypatch, *IN_FOUR_CHUNKS[:2], "--samples", "100")
    assert (ran.code, written) == (0, b"")


@pytest.mark.usefixtures("impatient")
@pytest.mark.parametrize(
    ("arguments", "bar"),
    [(IN_FOUR_CHUNKS, b"Drawing"), (("diff", HARBOURSIDE, NORTH_YORKSHIRE), b"Comparing")],
    ids=["robustness", "diff"],
)
def test_a_bar_comes_and_goes_on_a_terminal_and_the_result_is_the_same(
    appraise: Appraise,
    terminal: tuple[int, int],
    monkeypatch: pytest.MonkeyPatch,
    arguments: tuple[object, ...],
    bar: bytes,
) -> None:
    ran, written = on_terminal(appraise, terminal, monkeypatch, *arguments)
    assert ran.done
    assert bar in written
    assert written.rfind(SHOW_CURSOR) > written.rfind(bar)
    assert written.endswith(b"\x1b[2K"), "the line is left empty"
    assert ran.out == appraise(*arguments).out


def test_a_run_of_minutes_shows_a_bar_and_an_interrupt_takes_it_away(terminal: tuple[int, int]) -> None:
    control, own = terminal
    child = subprocess.Popen(
        [*INTERRUPTIBLE, "robustness", str(HARBOURSIDE), "--samples", "100000000"],
        env=environment(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=own,
    )
    with child:
        os.close(own)
        written = os.read(control, 65536)
        while b"Drawing" not in written:
            written += os.read(control, 65536)
        child.send_signal(signal.SIGINT)
        written += seen(control)
        assert child.stdout is not None
        assert child.stdout.read() == b""
        assert child.wait(timeout=60) == 130
    assert b"Traceback" not in written
    assert written.rfind(SHOW_CURSOR) > written.rfind(b"Drawing")
