"""Why the first beats the second: what it is ahead and behind on, and what the place did to both."""

from pathlib import Path
from typing import Any

import pytest

from cli.files import criterion, factor, option
from report.places import appraised, scored, told

TWO_CRITERIA: dict[str, Any] = {"criteria": [criterion("reach"), criterion("price")]}
MONEY: dict[str, Any] = {"local_factors": [factor("money", points=10)]}
LIKES_MONEY = {"relies_on": {"money": {"at_least": 3}}}


def test_both_sides_are_said(tmp_path: Path) -> None:
    options = option("a", {"reach": 90, "price": 40}), option("b", {"reach": 50, "price": 60})
    found = told(appraised(tmp_path, *options, lists=TWO_CRITERIA))
    assert (
        "On the criteria A is ahead on “Reach” (20 points) and behind on “Price” (10 points). Options in order" in found
    )


def test_what_the_place_takes_off_may_be_what_decides(tmp_path: Path) -> None:
    options = option("a", {"reach": 60, "price": 60}, **LIKES_MONEY), option("b", {"reach": 54, "price": 58})
    found = told(
        appraised(tmp_path, *options, lists=TWO_CRITERIA | MONEY, local_factors={"money": {"level": 1}}),
    )
    assert (
        "On the criteria B is behind most on “Reach” (3 points). For what the place lacks it loses 10 points less "
        "than A, on “Money” (10). What the place lacks decides: on the criteria alone, A is first." in found
    )


def test_a_part_that_is_more_than_the_whole_says_what_takes_it_back(tmp_path: Path) -> None:
    needs = LIKES_MONEY, {"relies_on": {"trust": {"at_least": 3}}}
    lists = {"criteria": [criterion("reach")], "local_factors": [*MONEY["local_factors"], factor("trust", points=4)]}
    options = option("a", {"reach": 60}, **needs[0]), option("b", {"reach": 58}, **needs[1])
    place = {"money": {"level": 1}, "trust": {"level": 1}}
    found = told(appraised(tmp_path, *options, lists=lists, local_factors=place))
    assert "loses 6 points less than A, most on “Money” (10 less, but 4 more elsewhere)." in found


def test_only_the_largest_is_named(tmp_path: Path) -> None:
    names = [f"c{number}" for number in range(5)]
    options = (
        option("a", {name: 50 + 10 * at for at, name in enumerate(names, start=1)}),
        option("b", dict.fromkeys(names, 50)),
    )
    found = told(appraised(tmp_path, *options, lists={"criteria": [criterion(name) for name in names]}))
    assert "On the criteria A is ahead most on “C4” (10 points). Options in order" in found


def test_of_several_that_are_largest_none_is_named_for_the_others(tmp_path: Path) -> None:
    needs = {"relies_on": {"money": {"at_least": 3}, "trust": {"at_least": 3}}}
    factors = [factor("money", points=5), factor("trust", points=5)]
    lists = {"criteria": [criterion(name) for name in ("reach", "price", "speed")], "local_factors": factors}
    options = (
        option("a", {"reach": 60, "price": 60, "speed": 52}),
        option("b", dict.fromkeys(("reach", "price"), 50) | {"speed": 50}, **needs),
    )
    place = {"money": {"level": 1}, "trust": {"level": 1}}
    found = told(appraised(tmp_path, *options, lists=lists, local_factors=place))
    assert "ahead most on “Price” and “Reach” (3.3 points each)" in found
    assert "loses 10 points less than B, on “Money” and “Trust” (5 each)." in found


def test_many_that_are_alike_are_counted(tmp_path: Path) -> None:
    names = [f"c{number}" for number in range(5)]
    options = option("a", dict.fromkeys(names, 60)), option("b", dict.fromkeys(names, 50))
    found = told(appraised(tmp_path, *options, lists={"criteria": [criterion(name) for name in names]}))
    assert "On the criteria A is ahead on 5 of them (2 points each). Options in order" in found


def test_losses_that_are_each_too_small_to_print_have_a_sum(tmp_path: Path) -> None:
    names = [f"f{number}" for number in range(4)]
    needs = {"relies_on": {name: {"at_least": 3} for name in names}}
    lists = {"criteria": [criterion("reach")], "local_factors": [factor(name, points=0.04) for name in names]}
    options = option("a", {"reach": 60}), option("b", {"reach": 58}, **needs)
    given = {name: {"level": 1} for name in names}
    found = told(appraised(tmp_path, *options, lists=lists, local_factors=given))
    assert "For what the place lacks it loses 0.2 points less than B." in found


ALONE: dict[str, Any] = {"ruled_out": {"b": {"reason": "Too dear."}}}


@pytest.mark.parametrize(("values", "given"), [((70, 70), {}), ((70, 50), ALONE), ((70, 50, 50), {})])
def test_nothing_is_said_where_there_are_not_just_two(
    tmp_path: Path, values: tuple[float, ...], given: dict[str, Any]
) -> None:
    assert "ahead on" not in told(appraised(tmp_path, *scored(*values), **given))


def test_what_is_too_small_to_print_is_not_said(tmp_path: Path) -> None:
    found = told(appraised(tmp_path, *scored(70, 69.96)))
    assert "ahead on" not in found
