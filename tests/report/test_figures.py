"""Numbers in words: all their digits where they were given, and enough of them where they are compared."""

from pathlib import Path

import pytest

from cli.files import criterion, option, place
from cli.printed import data_of, words_of
from conftest import Appraise
from integration_appraisal.figures import beside, counting, exact, in_unit, rounded, times
from report.places import scored


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (2_000_000.0, "2000000"),
        (1e12, "1000000000000"),
        (1e-7, "0.0000001"),
        (1.25e-9, "0.00000000125"),
        (-0.0, "0"),
        (-1234567.5, "-1234567.5"),
        (1e22, "1" + 22 * "0"),
        (7, "7"),
    ],
)
def test_no_digit_is_lost_and_there_is_no_exponent(number: float, words: str) -> None:
    assert exact(number) == words
    assert float(words) == number


@pytest.mark.parametrize(
    ("unit", "one"),
    [
        ("days", "1 day"),
        ("minutes a week", "1 minute a week"),
        ("people without a car", "1 person without a car"),
        ("libraries", "1 library"),
        ("NHS services", "1 NHS service"),
        ("GPs", "1 GP"),
        ("inches", "1 inch"),
        ("sites (of 6)", "1 site (of 6)"),
        *((same, f"1 {same}") for same in ("% of patients", "hrs", "staff", "bus", "thousands of pounds", "share")),
        (None, "1"),
    ],
)
def test_a_unit_goes_with_one_where_it_is_surely_a_plural(unit: str | None, one: str) -> None:
    assert counting("1", unit) == one
    assert counting("2", unit) == (f"2 {unit}" if unit else "2")


def test_costs_are_counted_so_as_well() -> None:
    assert [in_unit(1, unit) for unit in ("hours", "£ thousand", "£", "")] == ["1 hour", "£1 thousand", "£1", "1"]


@pytest.mark.parametrize(
    ("number", "words"),
    [(34.0, "34"), (39.96, "39.96"), (39.9999, "39.9999"), (40.0, "40"), (40 - 1e-12, "40"), (41.25, "41.2")],
)
def test_what_is_held_against_a_limit_never_looks_like_it(number: float, words: str) -> None:
    assert beside(number, 40.0) == words


@pytest.mark.parametrize(
    ("share", "words"),
    [
        (1e-9, "less than 1 time in 20"),
        (0.0499, "less than 1 time in 20"),
        (0.05, "about 1 time in 10"),
        (0.25, "about 2 times in 10"),
        (0.606, "about 6 times in 10"),
        (0.95, "about 9 times in 10"),
        (0.9501, "more than 19 times in 20"),
        (1 - 1e-9, "more than 19 times in 20"),
    ],
)
def test_a_share_of_draws_in_words(share: float, words: str) -> None:
    assert times(share) == words


def test_no_share_is_told_far_from_what_it_is() -> None:
    for step in range(1, 1_000):
        share, words = step / 1_000, times(step / 1_000).split()
        if words[0] == "about":
            assert abs(int(words[1]) / 10 - share) <= 0.05 + 1e-9
        else:
            assert share < 0.05 if words[0] == "less" else share > 0.95


def test_a_value_just_below_a_must_have_is_told_from_it(appraise: Appraise, tmp_path: Path) -> None:
    path = place(tmp_path, *scored(39.99999, 50), must_haves={"merit": 40})
    out = next(own for own in data_of(appraise, "score", path)["options"] if own["id"] == "a")
    assert out["ruled_out"]["reason"] == "its value is 39.99999, below 40"
    assert "its value on “Merit” is 39.99999, and 40 is a must" in words_of(appraise, "score", path)


def test_a_close_call_is_told_from_a_clear_lead(appraise: Appraise, tmp_path: Path) -> None:
    assert "4.98 points ahead of B. Under 5 points that is a close call." in words_of(
        appraise, "score", place(tmp_path / "close", *scored(54.98, 50))
    )
    assert "5 points ahead of B. How sure that is" in words_of(
        appraise, "score", place(tmp_path / "clear", *scored(55, 50))
    )


def test_an_end_of_a_scale_is_told_with_all_its_digits(appraise: Appraise, tmp_path: Path) -> None:
    scale = {"kind": "linear", "worst": 0, "best": 2_000_000}
    path = place(tmp_path, option("a", {"x": 2_000_001}), lists={"criteria": [criterion("x", scale=scale)]})
    assert "takes a number from 0 to 2000000." in appraise("score", path).err


def test_a_large_score_and_a_small_cost_are_written_out(appraise: Appraise, tmp_path: Path) -> None:
    scale = {"kind": "linear", "worst": 0, "best": 20_000_000}
    rows = [option("a", {"x": 12_345_678}), option("b", {"x": 1})]
    costs = {"a": {"total": 123_456_789_012}, "b": {"total": 0.0625}}
    path = place(tmp_path, *rows, lists={"criteria": [criterion("x", scale=scale)]}, costs=costs)
    assert "12,345,678" in words_of(appraise, "explain", path, "a")
    said = words_of(appraise, "score", path)
    assert "123,456,789,012" in said
    assert "0.0625" in said
    assert "e+" not in said


def test_a_worst_of_nothing_is_an_end_like_any(appraise: Appraise, tmp_path: Path) -> None:
    scale = {"kind": "linear", "worst": 0, "best": 20}
    lists = {"criteria": [criterion("x", scale=scale, weight=0), criterion("y")]}
    place(tmp_path, option("a", {"x": 1, "y": 1}), lists=lists)
    said = words_of(appraise, "catalogue", "x", "--catalogue", tmp_path / "catalogue")
    assert "worst: 0; best: 20" in said
    assert "weight: 0" in said


@pytest.mark.parametrize(
    ("number", "decimals", "text"),
    [
        (43.16, 1, "43.2"),
        (-0.04, 1, "-0.04"),
        (0.0, 1, "0.0"),
        (-0.0, 3, "0.000"),
        (0.00042, 3, "0.0004"),
        (1e-15, 1, "0.000000000000"),
    ],
)
def test_rounded_numbers_do_not_look_like_nothing(number: float, decimals: int, text: str) -> None:
    assert rounded(number, decimals) == text
