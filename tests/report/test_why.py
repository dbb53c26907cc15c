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
        "On the criteria it is ahead on “Reach” (20 points) and behind on “Price” (10 points). Options in order"
        in found
    )


def test_what_the_place_takes_off_may_be_what_decides(tmp_path: Path) -> None:
    options = option("a", {"reach": 60, "price": 60}, **LIKES_MONEY), option("b", {"reach": 54, "price": 58})
    found = told(
        appraised(tmp_path, *options, lists=TWO_CRITERIA | MONEY, local_factors={"money": {"level": 1}}),
    )
    assert (
        "On the criteria it is behind mostly on “Reach” (3 points). For what the place lacks it loses 10 points less "
        "than A, on “Money” (10). What the place lacks decides: on the criteria alone, A is first." in found
    )


def test_a_part_that_is_more_than_the_whole_says_what_takes_it_back(tmp_path: Path) -> None:
    needs = LIKES_MONEY, {"relies_on": {"trust": {"at_least": 3}}}
    lists = {"criteria": [criterion("reach")], "local_factors": [*MONEY["local_factors"], factor("trust", points=4)]}
    options = option("a", {"reach": 60}, **needs[0]), option("b", {"reach": 58}, **needs[1])
    place = {"money": {"level": 1}, "trust": {"level": 1}}
    found = told(appraised(tmp_path, *options, lists=lists, local_factors=place))
    assert "loses 6 points less than A, mostly on “Money” (10, and others take 4 back)." in found


def test_only_the_largest_is_named(tmp_path: Path) -> None:
    names = [f"c{number}" for number in range(5)]
    options = (
        option("a", {name: 50 + 10 * at for at, name in enumerate(names, start=1)}),
        option("b", dict.fromkeys(names, 50)),
    )
    found = told(appraised(tmp_path, *options, lists={"criteria": [criterion(name) for name in names]}))
    assert "On the criteria it is ahead mostly on “C4” (10 points). Options in order" in found


ALONE: dict[str, Any] = {"ruled_out": {"b": {"reason": "Too dear."}}}


@pytest.mark.parametrize(("values", "given"), [((70, 70), {}), ((70, 50), ALONE), ((70, 50, 50), {})])
def test_nothing_is_said_where_there_are_not_just_two(
    tmp_path: Path, values: tuple[float, ...], given: dict[str, Any]
) -> None:
    assert "ahead on" not in told(appraised(tmp_path, *scored(*values), **given))


def test_what_is_too_small_to_print_is_not_said(tmp_path: Path) -> None:
    found = told(appraised(tmp_path, *scored(70, 69.96)))
    assert "ahead on" not in found
