"""What a local factor costs: the catalogue's points, an option's own, or what the place's own swings make of them."""

import json
from pathlib import Path
from typing import Any

import pytest

from cli.files import criterion, factor, option
from cli.files import place as written
from cli.printed import data_of, words_of
from conftest import Appraise


def place(folder: Path, own: float | None = None, **given: Any) -> Path:
    """A and B ask for the most of what the place has none of; the factor costs 12, and B may have points of its own."""
    band: dict[str, Any] = {"at_least": 3}
    options = (
        option("a", {"reach": 80, "price": 60}, relies_on={"money": band}),
        option("b", {"reach": 70, "price": 60}, relies_on={"money": band | ({} if own is None else {"points": own})}),
    )
    lists = {
        "criteria": [criterion("reach", weight=3), criterion("price", weight=1)],
        "local_factors": [factor("money", points=12), factor("calm", emphasises={"reach": 1.5}, points=None)],
    }
    lists["local_factors"][1].pop("points")
    return written(folder, *options, lists=lists, **({"local_factors": {"money": {"level": 1}}} | given))


def losses(appraise: Appraise, path: Path) -> dict[str, float]:
    return {own["id"]: sum(own["losses"].values()) for own in data_of(appraise, "score", path)["options"]}


SWING = {"method": "swing", "values": {"reach": 100, "price": 60}, "factors": {"money": 40}}


@pytest.mark.parametrize(
    ("own", "weights", "expected"),
    [
        (None, {}, {"a": 12, "b": 12}),
        (4, {}, {"a": 12, "b": 4}),
        (0, {}, {"a": 12, "b": 0}),
        # 100 · 40 / 160 is 25 points for the factor, and B keeps its third of that.
        (4, SWING, {"a": 25, "b": 25 / 3}),
        (None, SWING | {"method": "points"}, {"a": 25, "b": 25}),
    ],
    ids=["the factor's", "its own", "none of its own", "by swing, in proportion", "by points"],
)
def test_what_an_option_loses(
    appraise: Appraise, tmp_path: Path, own: float | None, weights: dict[str, Any], expected: dict[str, float]
) -> None:
    path = place(tmp_path, own, **({"weights": weights} if weights else {}))
    assert losses(appraise, path) == pytest.approx(expected)


def test_json_has_the_points_that_count_and_the_catalogues(appraise: Appraise, tmp_path: Path) -> None:
    found = data_of(appraise, "score", place(tmp_path, 4, weights=SWING))
    money, calm = found["local_factors"]
    assert (money["points"], money["catalogue_points"]) == (25, 12)
    assert (calm["points"], calm["catalogue_points"]) == (None, None)
    unmet = {own["id"]: own["unmet"][0]["points"] for own in found["options"]}
    assert unmet == pytest.approx({"a": 25, "b": 25 / 3})


def test_explain_and_the_paper_say_what_it_costs_at_most(appraise: Appraise, tmp_path: Path) -> None:
    path = place(tmp_path, 4)
    assert "Money level 3 or more level 1 4.0 4.0" in words_of(appraise, "explain", path, "b")
    paper = appraise("brief", path).out
    assert "| Money | level 3 or more, costs up to 4 points | 4 |" in paper
    assert "| Money | level 3 or more | 12 |" in paper


def test_a_comparison_says_it(appraise: Appraise, tmp_path: Path) -> None:
    before, after = place(tmp_path / "before"), place(tmp_path / "after", 4, weights=SWING)
    shown = words_of(appraise, "diff", before, after)
    assert "B relies on “Money” at level 3 or more for 4 points of its own instead of level 3 or more" in shown
    found = data_of(appraise, "diff", before, after)
    values = {own["id"]: (own["value_before"], own["value_after"]) for own in found["options"]}
    for name, path in ((0, before), (1, after)):
        scored = {own["id"]: own["value"] for own in data_of(appraise, "score", path)["options"]}
        assert {option_: pair[name] for option_, pair in values.items()} == pytest.approx(scored)
    moved = [own["points"] for own in found["moved"]]
    assert sum(own["b"] for own in moved) == pytest.approx(values["b"][1] - values["b"][0])


def test_a_comparison_says_that_a_band_is_now_beyond_doubt(appraise: Appraise, tmp_path: Path) -> None:
    before, after = place(tmp_path / "before"), place(tmp_path / "after")
    own = tmp_path / "after" / "catalogue" / "options" / "a.yaml"
    text = json.loads(own.read_text(encoding="utf-8"))
    text["relies_on"]["money"]["firm"] = True
    own.write_text(json.dumps(text), encoding="utf-8")
    found = data_of(appraise, "diff", before, after)
    assert [(own["kind"], own["ids"]) for own in found["changes"]] == [("firm", ["a", "relies_on", "money"])]
    assert "What A asks of “Money” is now beyond doubt" in words_of(appraise, "diff", before, after)


@pytest.mark.parametrize(
    ("weights", "said"),
    [
        ({"method": "equal", "factors": {"money": 4}}, "`factors` is not used by the method `equal`"),
        (SWING | {"factors": {"calm": 40}}, "`factors` does not name `money`"),
        (SWING | {"factors": {"money": 40, "calm": 4}}, "`calm` emphasises criteria and costs no points"),
        (SWING | {"factors": {"monney": 40}}, "Did you mean `money`?"),
        (SWING | {"factors": {"money": 140}}, "the largest swing is 140; it must be 100"),
        (SWING | {"values": {"reach": 80, "price": 60}, "factors": {"money": 40}}, "the largest swing is 80"),
        (SWING | {"factors": {"money": -1}}, "`money` is -1; it must be at least 0"),
        (
            SWING | {"method": "points", "values": {"reach": 0.5, "price": 0.2}},
            "`money` would cost more than 1,000 points, and all criteria together are worth 100",
        ),
        (
            SWING | {"method": "points", "values": {"reach": 0.0001, "price": 0}, "factors": {"money": 1000000}},
            "`money` would cost more than 1,000 points",
        ),
    ],
    ids=[
        "method",
        "left out",
        "emphasises",
        "misspelt",
        "too large",
        "no hundred",
        "below nothing",
        "two scales",
        "no end",
    ],
)
def test_swings_of_factors_are_checked(appraise: Appraise, tmp_path: Path, weights: dict[str, Any], said: str) -> None:
    ran = appraise("score", place(tmp_path, weights=weights))
    assert ran.code == 1
    assert said in ran.err


def test_a_factor_may_have_the_largest_swing(appraise: Appraise, tmp_path: Path) -> None:
    weights = {"method": "swing", "values": {"reach": 50, "price": 30}, "factors": {"money": 100}}
    assert losses(appraise, place(tmp_path, weights=weights)) == pytest.approx({"a": 125, "b": 125})


def test_a_swing_of_nothing_keeps_the_proportion_of_points_of_its_own(appraise: Appraise, tmp_path: Path) -> None:
    """As many points as put another first are found from 0 on, too: B loses a third of what A does."""
    weights = {"method": "points", "values": {"reach": 100, "price": 60}, "factors": {"money": 0}}
    given = {"local_factors": {"money": {"level": 1}}, "weights": weights}
    (now,) = data_of(appraise, "sensitivity", place(tmp_path / "now", 4, **given))["points"]
    assert now["points"] == 0
    swings = [1.6 * (now["holds_to"] + away) for away in (-0.01, 0.01)]
    firsts = []
    for at, swing in enumerate(swings):
        given["weights"] = weights | {"factors": {"money": swing}}
        firsts.append(data_of(appraise, "score", place(tmp_path / str(at), 4, **given))["lead"]["first"])
    assert firsts == [["a"], now["above"]]


def test_words_tell_of_points_beyond_a_catalogues_where_swings_set_them(appraise: Appraise, tmp_path: Path) -> None:
    need = {"money": {"at_least": 3}}
    lists = {"criteria": [criterion("merit")], "local_factors": [factor("money", points=10)]}
    weights = {"method": "points", "values": {"merit": 200}, "factors": {"money": 80}}
    options = (option("a", {"merit": 95}, relies_on=need), option("b", {"merit": 50}))
    path = written(tmp_path, *options, lists=lists, local_factors={"money": {"level": 1}}, weights=weights)
    told = "“Money” costs more than 45 points at the widest gap (it costs 40): then B is first."
    assert told in words_of(appraise, "sensitivity", path)


def test_swings_that_could_cost_more_than_a_score_is_worth_are_asked_about(appraise: Appraise, tmp_path: Path) -> None:
    weights = {"method": "points", "values": {"reach": 100, "price": 60}, "factors": {"money": 160}}
    ran = appraise("validate", place(tmp_path, weights=weights))
    assert "warning N102 by these swings `a` could lose 100 points in all." in ran.out


def test_points_of_its_own_need_points_to_be_in_proportion_to(appraise: Appraise, tmp_path: Path) -> None:
    path = place(tmp_path, 4, weights=SWING)
    lists = tmp_path / "catalogue" / "criteria"
    (own,) = lists.iterdir()
    text = json.loads(own.read_text(encoding="utf-8"))
    text["local_factors"][0]["points"] = 0
    own.write_text(json.dumps(text), encoding="utf-8")
    ran = appraise("score", path)
    assert (ran.code, "the points of its own that `b` has for it have no proportion to keep" in ran.err) == (1, True)


def test_points_of_a_factor_move_those_of_its_own_in_proportion(appraise: Appraise, tmp_path: Path) -> None:
    """A loses p, B a third of that. A leads by 7.5 on the criteria: 7.5 = p · 2/3 at 11.25."""
    found = data_of(appraise, "sensitivity", place(tmp_path, 4))
    (points,) = found["points"]
    assert (points["factor"], points["points"]) == ("money", 12)
    assert points["holds_from"] == pytest.approx(11.25)
    assert points["below"] == ["a"]


def test_a_need_of_a_factor_that_is_nowhere_is_told_at_its_line(appraise: Appraise, tmp_path: Path) -> None:
    path = place(tmp_path, 4, weights=SWING)
    lists = tmp_path / "catalogue" / "criteria"
    (own,) = lists.iterdir()
    own.write_text(own.read_text(encoding="utf-8").replace('"id": "money"', '"id": "funds"'), encoding="utf-8")
    for command in ("score", "validate"):
        ran = appraise(command, path)
        assert (ran.code, "fault of ours" in ran.err) == (1, False)
        assert "error L001" in ran.out + ran.err
