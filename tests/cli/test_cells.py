"""Cells that hold something else than a score: several people's marks, a range alone, or that nobody knows."""

import json
from pathlib import Path
from typing import Any

import pytest

from cli.files import criterion, option, place
from cli.printed import data_of, words_of
from conftest import Appraise

TEN = {"kind": "linear", "unit": "points", "worst": 0, "best": 10}
WEIGHTS = {"access": 40, "quality": 35, "delivery": 25}
CRITERIA = {"criteria": [criterion(name, weight=weight, scale=TEN) for name, weight in WEIGHTS.items()]}


def depot(folder: Path, cells: dict[str, Any], **given: Any) -> Path:
    """Three ways to run a depot, with some cells of the third given otherwise than by a score."""
    merge = option("merge", {"access": 8, "quality": 7, "delivery": 3}, name="One new depot")
    merge["scores"] |= cells
    others = (
        option("stay", {"access": 3, "quality": 4, "delivery": 9}, name="Two depots"),
        option("share", {"access": 6, "quality": 5, "delivery": 7}, name="One shared depot"),
    )
    return place(folder, *others, merge, lists=CRITERIA, **given)


def test_a_mean_brings_no_decimals_into_what_would_change_the_answer(appraise: Appraise, tmp_path: Path) -> None:
    marks = {"marks": {"Ann": 9, "Ben": 8, "Cy": 8}, "low": 0, "high": 10}
    told = words_of(appraise, "sensitivity", depot(tmp_path, {"access": marks}), "--full")
    assert "One new depot scores below 6.7 on “Access” (it has 8.3 points, between 0 and 10)" in told


def values(appraise: Appraise, path: Path, key: str = "value") -> dict[str, float]:
    return {own["id"]: pytest.approx(own[key]) for own in data_of(appraise, "score", path)["options"]}


def test_a_score_that_nobody_knows_leaves_it_open_and_shows_what_it_may_be(appraise: Appraise, tmp_path: Path) -> None:
    path = depot(tmp_path, {"quality": {"score": "unknown"}})
    assert values(appraise, path, "value_low") == {"merge": 39.5, "share": 59, "stay": 48.5}
    assert values(appraise, path, "value_high") == {"merge": 74.5, "share": 59, "stay": 48.5}
    lead = data_of(appraise, "score", path)["lead"]
    assert (lead["verdict"], lead["overtaking"], lead["leaving"]) == ("open", ["merge"], [])
    assert lead["find_out_scores"] == [{"option": "merge", "criterion": "quality"}]
    shown = words_of(appraise, "score", path)
    assert "1 of 9 scores is not given; find out “Quality” of One new depot first." in shown
    assert "One shared depot may be overtaken by One new depot." in shown
    assert "57.0 39.5 74.5" in shown
    assert "unknown (0 to 10) points" in words_of(appraise, "explain", path, "merge")
    cell = data_of(appraise, "explain", path, "merge")["options"][0]["cells"]["quality"]
    assert (cell["score"], cell["low"], cell["high"], cell["given_as"]) == ("unknown", 0, 10, "unknown")


def test_a_score_that_nobody_knows_needs_a_reason_and_neither_basis_nor_source(
    appraise: Appraise, tmp_path: Path
) -> None:
    path = depot(tmp_path, {}, scores={"merge": {"quality": {"score": "unknown"}, "access": {"score": 8}}})
    found = json.loads(appraise("validate", path, "--format", "json").out)["findings"]
    asked = {code: [own["message"] for own in found if own["code"] == code] for code in ("P151", "P152", "P153")}
    assert ["`quality`" in " ".join(messages) for messages in asked.values()] == [True, False, False]
    assert all("`merge` on `access`" in " ".join(messages) for messages in list(asked.values())[1:])


def test_an_unknown_score_is_drawn_from_the_whole_scale_and_has_no_switching_value(
    appraise: Appraise, tmp_path: Path
) -> None:
    path = depot(tmp_path, {"quality": {"score": "unknown"}})
    drawn = data_of(appraise, "robustness", path, "--samples", 20_000)["options"]
    first = {own["id"]: own["acceptability"][0] for own in drawn}
    assert 0.3 < first["merge"] < 0.6  # 0.44 with the weights as they are: 59 = 39.5 + 35 · 0.557
    scores = data_of(appraise, "sensitivity", path)["scores"]
    (own,) = [one for one in scores if (one["option"], one["criterion"]) == ("merge", "quality")]
    assert own["flips_at"] is own["lower"] is own["higher"] is None
    swings = data_of(appraise, "sensitivity", path)["tornado"]
    (swing,) = [one for one in swings if one["kind"] == "score"]
    assert (swing["low"], swing["high"]) == (0, 10)


def test_the_mean_of_marks_counts_and_the_spread_is_shown(appraise: Appraise, tmp_path: Path) -> None:
    path = depot(tmp_path, {"access": {"marks": {"Ann": 8, "Ben": 6, "Finance lead": 7}}})
    assert values(appraise, path) == {"merge": 60, "share": 59, "stay": 48.5}
    shown = words_of(appraise, "score", path)
    assert "People's marks differ most on “Access” for One new depot: 6 to 8, or 20 points of value." in shown
    assert "The mean of 3 marks: Ann 8, Ben 6 and Finance lead 7." in words_of(
        appraise, "explain", path, "merge", "--full"
    )
    cell = data_of(appraise, "explain", path, "merge")["options"][0]["cells"]["access"]
    assert (cell["score"], cell["low"], cell["high"], cell["given_as"]) == (7, 6, 8, "marks")
    assert cell["marks"] == {"Ann": 8, "Ben": 6, "Finance lead": 7}
    assert data_of(appraise, "score", path)["lead"]["sigma"] > 0


def test_marks_that_agree_are_a_range_in_which_nothing_moves(appraise: Appraise, tmp_path: Path) -> None:
    path = depot(tmp_path, {"access": {"marks": {"Ann": 8, "Ben": 8}}})
    assert data_of(appraise, "score", path)["lead"]["sigma"] == 0
    assert "All marks that people gave agree." in words_of(appraise, "score", path)


def test_a_range_that_stands_beside_marks_is_the_range(appraise: Appraise, tmp_path: Path) -> None:
    path = depot(tmp_path, {"access": {"marks": {"Ann": 8, "Ben": 6}, "low": 5, "high": 9}})
    cell = data_of(appraise, "explain", path, "merge")["options"][0]["cells"]["access"]
    assert (cell["score"], cell["low"], cell["high"]) == (7, 5, 9)


def test_of_a_range_alone_the_middle_counts_and_all_in_it_is_as_likely(appraise: Appraise, tmp_path: Path) -> None:
    path = depot(tmp_path, {"access": {"low": 6, "high": 9}})
    assert values(appraise, path)["merge"] == 62
    assert "about 7.5 (6 to 9) points" in words_of(appraise, "explain", path, "merge")
    lead = data_of(appraise, "score", path)["lead"]
    assert lead["sigma"] == pytest.approx(0.4 * 30 / 12**0.5)


def test_a_place_and_a_variant_may_give_cells_so_and_diff_tells(appraise: Appraise, tmp_path: Path) -> None:
    cells = {"merge": {"access": {"marks": {"Ann": 9, "Ben": 6}}}}
    other = {"id": "v", "name": "V", "kind": "scenario", "scores": {"merge": {"access": {"score": "unknown"}}}}
    new = depot(tmp_path / "new", {}, scores=cells, variants=[other])
    assert values(appraise, new)["merge"] == 62
    assert data_of(appraise, "score", new, "--variant", "v")["lead"]["verdict"] == "open"
    old = depot(tmp_path / "old", {}, scores={"merge": {"access": {"score": "unknown"}}})
    shown = words_of(appraise, "diff", old, new)
    assert "One new depot on “Access”: score from unknown to 7.5" in shown
    assert "range of the score 0 to 10, all as likely before, 6 to 9 now" in shown


def test_the_paper_has_marks_and_unknown_scores_and_verifies(appraise: Appraise, tmp_path: Path) -> None:
    path = depot(tmp_path, {"access": {"marks": {"Ann": 8, "Ben": 6}}, "quality": {"score": "unknown"}})
    paper = tmp_path / "paper.md"
    assert appraise("brief", path, "-o", paper).code == 0
    text = " ".join(paper.read_text("utf-8").split())
    assert "unknown (0 to 10) points" in text
    assert "7 (6 to 8) points" in text
    assert "The mean of 2 marks: Ann 8 and Ben 6." in text
    assert appraise("verify", paper, path).code == 0
