"""The weighted mean on a scale that all criteria share, and who is worse than doing nothing."""

from pathlib import Path
from typing import Any

import pytest

from cli.files import criterion, option, place
from cli.printed import data_of, words_of
from conftest import Appraise

NET = {"kind": "linear", "unit": "points", "worst": -3, "best": 3}
WEIGHTS = {"access": 40, "quality": 35, "delivery": 25}
SCORES = {"stay": (0, 0, 0), "share": (2, -1, -2), "merge": (3, 1, -3)}


def depot(folder: Path, common: dict[str, Any] = NET, **last: Any) -> Path:
    """Doing nothing is 0 on all criteria; the last of them may have another scale."""
    criteria = [criterion(name, weight=weight, scale=common) for name, weight in WEIGHTS.items()]
    criteria[2] |= last
    options = (option(name, dict(zip(WEIGHTS, own, strict=True))) for name, own in SCORES.items())
    return place(folder, *options, lists={"criteria": criteria})


def means(appraise: Appraise, path: Path) -> dict[str, float | None]:
    return {own["id"]: own["mean_score"] for own in data_of(appraise, "score", path)["options"]}


def test_the_net_score_is_shown_and_who_is_worse_than_nothing(appraise: Appraise, tmp_path: Path) -> None:
    path = depot(tmp_path)
    assert means(appraise, path) == {
        "stay": pytest.approx(0, abs=1e-9),
        "share": pytest.approx(-0.05),
        "merge": pytest.approx(0.8),
    }
    told = "In points, the weighted means of the scores are 0.8 for Merge, 0 for Stay and -0.05 for Share. "
    told += "Share is worse than Stay, the baseline."
    for command in (("score",), ("explain", "share"), ("brief",)):
        name, *more = command
        assert told in words_of(appraise, name, path, *more)


@pytest.mark.parametrize(
    "last",
    [
        {"scale": NET | {"unit": "hours"}},
        {"scale": NET | {"best": 4}},
        {"scale": {"kind": "relative", "unit": "points", "better": "higher"}},
        {"scale": {"kind": "piecewise", "unit": "points", "points": [[-3, 0], [3, 100]]}},
    ],
)
def test_scales_that_differ_have_no_mean(appraise: Appraise, tmp_path: Path, last: dict[str, Any]) -> None:
    path = depot(tmp_path, **last)
    assert set(means(appraise, path).values()) == {None}
    assert "weighted means" not in words_of(appraise, "score", path)


def test_a_criterion_without_weight_counts_for_nothing_here_and_a_scale_without_unit_is_none(
    appraise: Appraise, tmp_path: Path
) -> None:
    path = depot(tmp_path / "weightless", weight=0, scale=NET | {"unit": "hours"})
    assert means(appraise, path)["share"] == pytest.approx((2 * 40 - 35) / 75)
    bare = {name: own for name, own in NET.items() if name != "unit"}
    assert set(means(appraise, depot(tmp_path / "bare", bare)).values()) == {None}


def test_where_less_is_better_more_is_worse(appraise: Appraise, tmp_path: Path) -> None:
    path = depot(tmp_path, NET | {"worst": 3, "best": -3})
    assert "Merge is worse than Stay, the baseline." in words_of(appraise, "score", path)


def test_grades_have_no_mean(appraise: Appraise, tmp_path: Path) -> None:
    lists = {"criteria": [criterion(own, scale={"kind": "grades", "grades": {"poor": 0, "good": 100}}) for own in "ab"]}
    path = place(
        tmp_path, option("one", {"a": "good", "b": "poor"}), option("two", {"a": "good", "b": "good"}), lists=lists
    )
    assert set(means(appraise, path).values()) == {None}
