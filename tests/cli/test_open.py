"""A place that does not say where it stands: whatever is asked of it, the answer is open."""

import json
from pathlib import Path

import pytest

from cli.command import NORTH_YORKSHIRE
from cli.files import factor, option, write
from cli.files import place as written
from cli.printed import data_of, screen_of, words_of
from conftest import Appraise

NEEDS_MONEY = {"relies_on": {"money": {"at_least": 3}}}
FLOOD = {"id": "flood", "name": "Flood", "kind": "scenario", "local_factors": {"money": {"level": 1}}}


@pytest.fixture
def untouched(appraise: Appraise, tmp_path: Path) -> Path:
    """What ``init`` writes, as it stands."""
    path = tmp_path / "local.yaml"
    assert appraise("init", path).code == 0
    return path


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A leads by 10, and may lose 20 for a factor whose level nobody has given; in one variant it is given."""
    options = option("a", {"merit": 70}, **NEEDS_MONEY), option("b", {"merit": 60})
    lists = {"local_factors": [factor("money", points=20), factor("time", points=5)]}
    return written(tmp_path / "place", *options, lists=lists, variants=[FLOOD])


def test_an_untouched_file_has_no_winner(appraise: Appraise, untouched: Path) -> None:
    shown = words_of(appraise, "score", untouched)
    assert "Which option comes first is open: 14 of 14 levels are not given; find out “System leadership by " in shown
    assert "%" not in " ".join(screen_of(appraise, "score", untouched))
    assert data_of(appraise, "score", untouched)["lead"]["verdict"] == "open"


def test_the_first_sentence_says_how_many_levels_are_not_given_and_which_to_find_out(
    appraise: Appraise, place: Path
) -> None:
    assert (
        "Which option comes first is open: 2 of 2 levels are not given; find out “Money” first. "
        "With nothing taken off there, A comes first with 70 out of 100, 10 points ahead of B. "
        "At worst A scores 50, and B may overtake it." in words_of(appraise, "score", place)
    )


def test_every_answer_is_open(appraise: Appraise, place: Path) -> None:
    is_open = "Which option comes first is open: 2 of 2 levels are not given"
    assert is_open in words_of(appraise, "sensitivity", place)
    for command in ("sensitivity", "robustness"):
        assert data_of(appraise, command, place)["lead"]["verdict"] == "open"
    assert is_open in words_of(appraise, "brief", place)
    assert "it is open which option comes first" not in words_of(appraise, "score", place)
    assert "Which option comes first is open, as levels are not given" in words_of(appraise, "brief", place)


def test_the_table_says_what_is_the_worst(appraise: Appraise, place: Path) -> None:
    (row,) = (line.split() for line in screen_of(appraise, "score", place) if line.startswith("1 "))
    assert row[:4] == ["1", "A", "70.0", "50.0"]


def test_a_variant_that_gives_the_level_is_not_open_and_one_that_does_not_is(
    appraise: Appraise, tmp_path: Path
) -> None:
    options = option("a", {"merit": 70}, **NEEDS_MONEY), option("b", {"merit": 60})
    lists = {"local_factors": [factor("money", points=20)]}
    still = {"id": "calm", "name": "Calm", "kind": "scenario", "scores": {"b": {"merit": {"score": 61}}}}
    path = written(tmp_path, *options, lists=lists, variants=[FLOOD, still])
    verdicts = {own["id"]: own["lead"]["verdict"] for own in data_of(appraise, "score", path)["variants"]}
    assert verdicts == {"flood": "ahead", "calm": "open"}
    shown = words_of(appraise, "score", path)
    assert "In 1 of 2 variants it is open which option comes first, as levels are not given." in shown
    assert "A (open)" in shown


def test_a_comparison_says_what_was_open_and_what_is(appraise: Appraise, place: Path, tmp_path: Path) -> None:
    known = tmp_path / "known.yaml"
    text = json.loads(place.read_text(encoding="utf-8")) | {"local_factors": {"money": {"level": 3}}}
    write(known, text | {"catalogue": "place/catalogue"})
    assert data_of(appraise, "diff", place, known)["verdict"] == {"before": "open", "after": "ahead"}
    assert "The verdict was “open” and is “ahead” now." in words_of(appraise, "diff", place, known)
    text = json.loads(place.read_text(encoding="utf-8")) | {"must_haves": {"merit": 1}}
    other = write(tmp_path / "place" / "other.yaml", text)
    assert "Which option comes first is open, before and after" in words_of(appraise, "diff", place, other)


def test_a_place_that_says_where_it_stands_is_not_open(appraise: Appraise) -> None:
    lead = data_of(appraise, "score", NORTH_YORKSHIRE)["lead"]
    assert (lead["verdict"], lead["overtaking"], lead["find_out"]) == ("close", [], [])
