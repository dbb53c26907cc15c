"""Must-haves on the criterion's own scale, and a pass mark on the value in all."""

from pathlib import Path
from typing import Any

import pytest

from cli.files import criterion, option, place
from cli.printed import data_of, words_of
from conftest import Appraise

TEN = {"kind": "linear", "unit": "points", "worst": 0, "best": 10}
MINUTES = {"kind": "linear", "unit": "minutes", "worst": 90, "best": 15}
CRITERIA = [
    criterion("access", weight=40, scale=MINUTES),
    criterion("quality", weight=35, scale=TEN),
    criterion("delivery", weight=25, scale=TEN),
]
SCORES = {"stay": (30, 4, 9), "share": (50, 5, 7), "merge": (60, 7, 3)}


def depot(folder: Path, **given: Any) -> Path:
    """Three ways to run a depot, reached in 30, 50 and 60 minutes; worth 68.5, 56.3 and 48."""
    options = (
        option(name, dict(zip(("access", "quality", "delivery"), own, strict=True))) for name, own in SCORES.items()
    )
    return place(folder, *options, lists={"criteria": CRITERIA}, **given)


def left(appraise: Appraise, path: Path) -> list[str]:
    return [own["id"] for own in data_of(appraise, "score", path)["options"] if own["rank"] is not None]


def test_a_limit_in_minutes_rules_out_what_takes_longer(appraise: Appraise, tmp_path: Path) -> None:
    path = depot(tmp_path, must_haves={"access": {"score": 45}})
    assert left(appraise, path) == ["stay"]
    shown = words_of(appraise, "score", path, "--full")
    assert "Share is ruled out: its score on “Access” is 50 minutes, and 45 minutes or better is a must." in shown
    assert "N106" not in appraise("validate", path).out
    out = {own["id"]: own["ruled_out"] for own in data_of(appraise, "score", path)["options"]}
    assert out["share"] == {
        "by": "must_have",
        "criterion": "access",
        "reason": "its score is 50 minutes, and 45 minutes or better is a must",
    }


def test_a_bare_number_is_a_value_and_both_readings_are_shown(appraise: Appraise, tmp_path: Path) -> None:
    path = depot(tmp_path, must_haves={"access": 45})
    assert left(appraise, path) == ["stay", "share"]
    told = appraise("validate", path).out
    assert "45 counts as a value from 0 to 100 (56.2 minutes)." in told
    assert "If 45 minutes is meant (a value of 60), write `{score: 45}`." in told


@pytest.mark.parametrize(
    ("must", "expected"),
    [
        ({"score": 95}, "N002"),
        ({"score": "soon"}, "N002"),
        ({"score": "unknown"}, "N002"),
        ({}, "S001"),
        ({"value": 45}, "S002"),
        ("much", "N002"),
        (101, "S005"),
    ],
)
def test_what_is_no_limit_is_told_at_its_place(appraise: Appraise, tmp_path: Path, must: object, expected: str) -> None:
    ran = appraise("score", depot(tmp_path, must_haves={"access": must}))
    assert ran.code == 1
    assert f": error {expected} " in ran.err
    assert "Traceback" not in ran.err


def test_what_is_worth_less_than_the_pass_mark_is_out(appraise: Appraise, tmp_path: Path) -> None:
    path = depot(tmp_path, pass_mark=50)
    assert left(appraise, path) == ["stay", "share"]
    assert "Merge is ruled out: its value is 48, below the pass mark of 50." in words_of(
        appraise, "score", path, "--full"
    )
    found = data_of(appraise, "score", path)
    assert found["pass_mark"] == 50
    assert [own["ruled_out"] for own in found["options"]][2] == {
        "by": "pass_mark",
        "criterion": None,
        "reason": "its value is 48, below the pass mark of 50",
    }
    for command in ("sensitivity", "robustness", "brief"):
        assert appraise(command, path).done


def test_nobody_may_pass_and_a_change_may_leave_nobody(appraise: Appraise, tmp_path: Path) -> None:
    assert "No option is left: all are ruled out." in words_of(
        appraise, "score", depot(tmp_path / "none", pass_mark=70)
    )
    path = depot(tmp_path / "one", pass_mark=68)
    shown = words_of(appraise, "sensitivity", path)
    assert "“Quality” has between 36.1% and 94.1% of the weight (it has 35%): then nobody is first." in shown


def test_diff_tells_limits_that_changed(appraise: Appraise, tmp_path: Path) -> None:
    old = depot(tmp_path / "old", must_haves={"access": 45})
    new = depot(tmp_path / "new", must_haves={"access": {"score": 45}}, pass_mark=69)
    shown = words_of(appraise, "diff", old, new)
    assert "“Access”: must-have from 45 to a score of 45" in shown
    assert "The pass mark from none to 69" in shown
    assert data_of(appraise, "diff", old, new)["first"]["after"] == []


def test_the_paper_says_what_is_ruled_out_and_verifies(appraise: Appraise, tmp_path: Path) -> None:
    path = depot(tmp_path, must_haves={"access": {"score": 55}}, pass_mark=60)
    paper = tmp_path / "paper.md"
    assert appraise("brief", path, "-o", paper).code == 0
    text = " ".join(paper.read_text("utf-8").split())
    assert "Share is ruled out: its value is 56.3, below the pass mark of 60." in text
    assert "Merge is ruled out: its score on “Access” is 60 minutes, and 55 minutes or better is a must." in text
    assert appraise("verify", paper, path).code == 0
