"""Weights of groups, and weights of criteria within them."""

from pathlib import Path
from typing import Any

import pytest

from cli.files import criterion, factor, option, place
from cli.printed import data_of, words_of
from conftest import Appraise

TEN = {"kind": "linear", "worst": 0, "best": 10}
GROUPS = [{"id": "people", "name": "People", "weight": 60}, {"id": "works", "name": "Works", "weight": 40}]
SCORES = {"stay": (3, 4, 9), "share": (6, 5, 7), "merge": (8, 7, 3)}
NAMES = ("access", "quality", "delivery")


def depot(
    folder: Path, groups: list[dict[str, Any]] = GROUPS, more: dict[str, Any] | None = None, **given: Any
) -> Path:
    """Three ways to run a depot; two criteria are in the first group and one in the second."""
    criteria = [
        criterion(name, scale=TEN, group=group, weight=weight)
        for name, group, weight in zip(NAMES, ("people", "people", "works"), (50, 50, 100), strict=True)
    ]
    options = (option(name, dict(zip(NAMES, own, strict=True))) for name, own in SCORES.items())
    return place(folder, *options, lists={"criteria": criteria, "groups": groups, **(more or {})}, **given)


def values(appraise: Appraise, path: Path) -> dict[str, float]:
    return {own["id"]: pytest.approx(own["value"]) for own in data_of(appraise, "score", path)["options"]}


def weights(appraise: Appraise, path: Path) -> list[float]:
    return [own["weight"] for own in data_of(appraise, "score", path)["criteria"]]


def test_a_criterion_has_its_share_of_its_groups_share(appraise: Appraise, tmp_path: Path) -> None:
    path = depot(tmp_path)
    assert values(appraise, path) == {"stay": 57, "share": 61, "merge": 57}
    assert weights(appraise, path) == pytest.approx([0.3, 0.3, 0.4])
    own = data_of(appraise, "score", path)["criteria"]
    assert [(one["given"], one["group_weight"], one["catalogue_weight"]) for one in own] == [
        (50, 0.6, pytest.approx(0.3)),
        (50, 0.6, pytest.approx(0.3)),
        (100, 0.4, pytest.approx(0.4)),
    ]


def test_splitting_a_criterion_in_its_group_changes_no_other_group(appraise: Appraise, tmp_path: Path) -> None:
    without = [own | {"weight": 1} for own in GROUPS]
    assert weights(appraise, depot(tmp_path, without)) == pytest.approx([0.25, 0.25, 0.5])


@pytest.mark.parametrize(
    ("own", "expected"),
    [
        ({"values": {"access": 150}}, [0.45, 0.15, 0.4]),
        ({"method": "points", "values": {"access": 1, "quality": 2, "delivery": 7}}, [0.2, 0.4, 0.4]),
        ({"method": "swing", "values": {"access": 100, "quality": 50, "delivery": 100}}, [0.4, 0.2, 0.4]),
        ({"method": "equal"}, [1 / 3, 1 / 3, 1 / 3]),
        ({"method": "ranking", "order": ["delivery", "access", "quality"]}, [5 / 18, 2 / 18, 11 / 18]),
    ],
)
def test_what_a_place_gives_is_shared_out_within_groups(
    appraise: Appraise, tmp_path: Path, own: dict[str, Any], expected: list[float]
) -> None:
    assert weights(appraise, depot(tmp_path, weights=own)) == pytest.approx(expected)


def test_emphasis_and_draws_start_from_the_shares(appraise: Appraise, tmp_path: Path) -> None:
    """Twice the weight on the third criterion: 0.3, 0.3 and 0.8, shared out anew."""
    lists = {"local_factors": [factor("pressure", emphasises={"delivery": 2})]}
    path = depot(tmp_path, more=lists, local_factors={"pressure": {"level": 3}})
    assert weights(appraise, path) == pytest.approx([3 / 14, 3 / 14, 8 / 14])
    plain = depot(tmp_path / "plain")
    mean = data_of(appraise, "robustness", plain, "--samples", 20_000)["mean_weights"]
    assert mean == {
        "access": pytest.approx(0.3, abs=0.02),
        "quality": pytest.approx(0.3, abs=0.02),
        "delivery": pytest.approx(0.4, abs=0.03),
    }


def test_diff_tells_weights_as_per_cent_of_the_whole(appraise: Appraise, tmp_path: Path) -> None:
    old, new = depot(tmp_path / "old"), depot(tmp_path / "new", [own | {"weight": 50} for own in GROUPS])
    shown = words_of(appraise, "diff", old, new)
    assert "“Access”: weight from 30.0 to 25.0" in shown or "“Access”: weight from 30 to 25" in shown
    found = data_of(appraise, "diff", old, new)
    assert {own["id"]: own["value_after"] for own in found["options"]} == values(appraise, new)


WRONG: dict[str, tuple[list[dict[str, Any]], dict[str, Any], str]] = {
    "a group without": (
        [GROUPS[0], {"id": "works", "name": "Works"}],
        {},
        "S009 `works` has no `weight`, and other groups have.",
    ),
    "a group of nothing": (
        [*GROUPS, {"id": "third", "name": "Third", "weight": 5}],
        {},
        "N005 no criterion of `third` has any weight",
    ),
    "all groups 0": ([own | {"weight": 0} for own in GROUPS], {}, "N005 all groups have the weight 0."),
    "a group whose criteria get nothing": (
        GROUPS,
        {"weights": {"method": "points", "values": {"access": 1, "quality": 1, "delivery": 0}}},
        "N005 all weights of `delivery` are 0, and their group has one.",
    ),
    "no largest swing in a group": (
        GROUPS,
        {"weights": {"method": "swing", "values": {"access": 100, "quality": 50, "delivery": 80}}},
        "N006 the largest swing is 80; it must be 100",
    ),
}


@pytest.mark.parametrize("name", WRONG)
def test_what_does_not_fit_is_told_at_its_place(appraise: Appraise, tmp_path: Path, name: str) -> None:
    groups, given, expected = WRONG[name]
    ran = appraise("score", depot(tmp_path, groups, **given))
    assert ran.code == 1
    (line,) = [line for line in ran.err.splitlines() if ": error " in line]
    assert expected in line


def test_a_criterion_in_no_group_is_told_and_swings_of_factors_are(appraise: Appraise, tmp_path: Path) -> None:
    lists = {"criteria": [criterion("merit"), criterion("other", group="people")], "groups": GROUPS[:1]}
    path = place(tmp_path, option("a", {"merit": 1, "other": 2}), lists=lists)
    assert "S009 `merit` is in no group, and groups have weights." in appraise("score", path).err
    lists = {"local_factors": [factor("pace")]}
    own = {"method": "points", "values": dict.fromkeys(NAMES, 1), "factors": {"pace": 1}}
    assert (
        "S009 groups have weights of their own" in appraise("score", depot(tmp_path / "f", more=lists, weights=own)).err
    )
