"""Costs by year: every step to the total, what would change the frontier, and the same in every format."""

from pathlib import Path
from typing import Any

import pytest

from cli import contract
from cli.files import place, write
from cli.printed import data_of, number, screen_of, sheet_of, tables_of, words_of
from conftest import Appraise
from report.places import scored

DISCOUNTING = {"rate": 25, "first_year": 2026, "prices": 2025}


def yearly(**years: list[float] | dict[str, Any]) -> dict[str, Any]:
    """Costs by option: years, or all that stands there."""
    costs = {name: own if isinstance(own, dict) else {"yearly": own, "optimism_bias": 0} for name, own in years.items()}
    return {"discounting": DISCOUNTING, "costs": costs}


# By hand: 100 + 50 · 0.8 + 25 · 0.64 = 156, and with 10 per cent 171.6; 200 + 40 + 16 = 256 and no bias.
BY_HAND = yearly(a={"yearly": [100, 50, 25], "optimism_bias": 10, "low": 160, "high": 200}, b={"yearly": [200, 50, 25]})


@pytest.fixture
def by_hand(tmp_path: Path) -> Path:
    return place(tmp_path, *scored(20, 70), **BY_HAND)


def costs_of(appraise: Appraise, path: Path) -> dict[str, dict[str, Any]]:
    found = data_of(appraise, "score", path)
    contract.check(found)
    return {own["id"]: own for own in found["costs"]["options"]}


# The steps ------------------------------------------------------------------------------------------------------------


def test_the_data_have_every_step(appraise: Appraise, by_hand: Path) -> None:
    found = costs_of(appraise, by_hand)
    steps = found["a"]["worked_out"]
    assert [list(year.values()) for year in steps["years"]] == [
        pytest.approx(row) for row in ([2026, 100, 1, 100], [2027, 50, 0.8, 40], [2028, 25, 0.64, 16])
    ]
    assert (steps["undiscounted"], steps["discounted"]) == pytest.approx((175, 156))
    assert (steps["optimism_bias"], steps["added"]) == pytest.approx((10, 15.6))
    assert (found["a"]["total"], found["a"]["low"], found["a"]["high"]) == pytest.approx((171.6, 160, 200))
    assert data_of(appraise, "score", by_hand)["costs"]["discounting"] == {**DISCOUNTING, "rationale": None}


def test_a_bias_that_is_not_given_is_no_number(appraise: Appraise, by_hand: Path) -> None:
    own = costs_of(appraise, by_hand)["b"]
    assert (own["worked_out"]["optimism_bias"], own["worked_out"]["added"]) == (None, None)
    assert own["total"] == pytest.approx(256)
    assert "none given" in words_of(appraise, "score", by_hand)


def test_the_sheet_has_every_step(appraise: Appraise, by_hand: Path) -> None:
    rows = {row["option"]: row for row in sheet_of(appraise, "score", by_hand)}
    names = ["cost_total", "cost_low", "cost_high", "cost_undiscounted", "cost_discounted", "cost_optimism_bias"]
    by_year = [f"{name}_{year}" for name in ("cost", "factor", "discounted") for year in (2026, 2027, 2028)]
    assert list(rows["a"])[-len(names) - 1 - len(by_year) :] == [*names, "cost_added", *by_year]
    assert [number(rows["a"][name]) for name in names] == pytest.approx([171.6, 160, 200, 175, 156, 10])
    assert [number(rows["a"][name]) for name in by_year] == pytest.approx([100, 50, 25, 1, 0.8, 0.64, 100, 40, 16])
    assert (rows["b"]["cost_optimism_bias"], rows["b"]["cost_added"]) == ("", "")


def test_an_option_without_a_cost_has_empty_cells(appraise: Appraise, tmp_path: Path) -> None:
    path = place(tmp_path, *scored(20, 70, 60), **yearly(a=[100, 50], b={"total": 120}))
    rows = {row["option"]: row for row in sheet_of(appraise, "score", path)}
    assert {name: rows["c"][name] for name in rows["c"] if name.startswith(("cost", "factor", "discounted"))} == (
        dict.fromkeys((name for name in rows["c"] if name.startswith(("cost", "factor", "discounted"))), "")
    )
    assert (rows["b"]["cost_total"], rows["b"]["cost_2026"]) == ("120.0", "")


def test_totals_alone_make_no_columns_of_years(appraise: Appraise, tmp_path: Path) -> None:
    path = place(tmp_path, *scored(20, 70), costs={"a": {"total": 100}, "b": {"total": 150}})
    assert [name for name in sheet_of(appraise, "score", path)[0] if "cost" in name] == [
        "cost_total",
        "cost_low",
        "cost_high",
    ]


def test_the_tables_have_every_step(appraise: Appraise, by_hand: Path) -> None:
    tables = tables_of(appraise, "score", by_hand)
    assert [
        ["Option", "All years", "Discounted", "Optimism bias", "Total"],
        ["A", "175", "156", "15.6 (10%)", "172"],
        ["B", "275", "256", "none given", "256"],
    ] in tables
    assert [
        ["Year", "Cost", "Factor", "Discounted"],
        ["2026", "100", "1.0000", "100.00"],
        ["2027", "50", "0.8000", "40.00"],
        ["2028", "25", "0.6400", "16.00"],
        ["Sum", "175", "", "156.00"],
        ["Optimism bias, 10%", "", "", "15.60"],
        ["Total", "", "", "171.60"],
    ] in tables


def test_the_first_screen_says_it_in_a_sentence(appraise: Appraise, by_hand: Path) -> None:
    screen = " ".join(screen_of(appraise, "score", by_hand))
    assert "Yearly costs are discounted at 25% a year." in screen
    assert "Factor" not in screen
    assert "discounted at 25% a year to 2026, the first year, and are in prices of 2025." in words_of(
        appraise, "score", by_hand
    )


def test_explain_says_an_options_steps_in_a_sentence_and_in_full_as_a_table(appraise: Appraise, by_hand: Path) -> None:
    screen = " ".join(screen_of(appraise, "explain", by_hand, "a"))
    assert (
        "It costs 172 (160 to 200): 175 over 3 years, 2026 to 2028, which is 156 when discounted, and 15.6 (10%) for "
        "optimism bias. For that, no other option gives more, as long as it costs less than 256."
    ) in screen
    assert "Factor" not in screen
    assert ["2027", "50", "0.8000", "40.00"] in [
        row for table in tables_of(appraise, "explain", by_hand, "a") for row in table
    ]
    assert "with no optimism bias given" in " ".join(screen_of(appraise, "explain", by_hand, "b"))
    scored_cost = costs_of(appraise, by_hand)["a"]
    assert data_of(appraise, "explain", by_hand, "a")["options"][0]["cost"] == scored_cost


def test_explain_says_nothing_of_a_cost_that_nobody_gave(appraise: Appraise, tmp_path: Path) -> None:
    path = place(tmp_path, *scored(20, 70))
    assert "cost" not in words_of(appraise, "explain", path, "a").lower()
    assert data_of(appraise, "explain", path, "a")["options"][0]["cost"] is None


def test_a_range_is_of_the_total_and_its_rounding_puts_nothing_outside(appraise: Appraise, tmp_path: Path) -> None:
    path = place(
        tmp_path,
        *scored(20, 70),
        discounting={"rate": 3.5, "first_year": 2026, "prices": 2026},
        costs={name: {"yearly": [10, 103.5], "optimism_bias": 10, "low": 121, "high": 121} for name in "ab"},
    )
    own = costs_of(appraise, path)["a"]
    assert own["low"] == own["total"] == own["high"] == 121


def test_costs_that_come_to_the_same_tie(appraise: Appraise, tmp_path: Path) -> None:
    """103.5 in a year is 100 now; binary fractions would make one of the two the dearer."""
    given = {
        "discounting": {"rate": 3.5, "first_year": 2026, "prices": 2026},
        "costs": yearly(a=[100, 0], b=[0, 103.5])["costs"],
    }
    found = costs_of(appraise, place(tmp_path, *scored(50, 50), **given))
    assert [own["standing"] for own in found.values()] == ["frontier", "frontier"]


def test_a_total_may_stand_beside_yearly_costs(appraise: Appraise, tmp_path: Path) -> None:
    path = place(tmp_path, *scored(20, 70), **yearly(a={"total": 90}, b=[100, 50]))
    found = costs_of(appraise, path)
    assert (found["a"]["total"], found["a"]["worked_out"]) == (90, None)
    assert found["b"]["total"] == 140


def test_the_rate_may_put_another_option_on_the_frontier(appraise: Appraise, tmp_path: Path) -> None:
    """What costs much later: 100 now and 100 in a year against 180 now."""
    costs = {"a": {"yearly": [180, 0], "optimism_bias": 0}, "b": {"yearly": [100, 100], "optimism_bias": 0}}
    standing = {}
    for rate in (0, 50):
        given = {"discounting": {"rate": rate, "first_year": 2026, "prices": 2026}, "costs": costs}
        found = costs_of(appraise, place(tmp_path / str(rate), *scored(50, 50), **given))
        standing[rate] = [found[name]["standing"] for name in "ab"]
    assert standing == {0: ["frontier", "dominated"], 50: ["dominated", "frontier"]}


# What would change the frontier ---------------------------------------------------------------------------------------


def ladder(tmp_path: Path) -> Path:
    """10 more buy 20 points, and 30 more after that 40; the third lies under that line."""
    return place(
        tmp_path,
        *scored(0, 20, 30, 60),
        costs={name: {"total": cost} for name, cost in zip("abcd", (0, 10, 30, 40), strict=True)},
    )


def test_each_option_has_the_cost_at_which_it_enters_or_leaves(appraise: Appraise, tmp_path: Path) -> None:
    found = costs_of(appraise, ladder(tmp_path))
    assert found["a"]["limit"] == {"cost": 10, "change": 10, "inclusive": False, "by": ["b"]}
    assert found["b"]["limit"]["cost"] == pytest.approx(40 / 3)
    assert found["c"]["limit"] == {"cost": 17.5, "change": -12.5, "inclusive": True, "by": ["b", "d"]}
    assert found["d"]["limit"] is None
    tables = tables_of(appraise, "score", ladder(tmp_path))
    assert [
        ["Option", "Cost", "Best for its cost", "Changes if its cost is", "Beyond that"],
        ["A", "0", "below 10", "10 higher", "B does better"],
        ["B", "10", "up to 13.3", "more than 3.3 higher (33.3%)", "a mix of A and D does better"],
        ["C", "30", "up to 17.5", "12.5 lower (41.7%)", "a mix of B and D does better"],
        ["D", "40", "at any cost", "", ""],
    ] in tables


def test_the_smallest_change_is_named(appraise: Appraise, tmp_path: Path) -> None:
    said = words_of(appraise, "score", ladder(tmp_path))
    assert "The smallest change of one cost that alters this: B more than 3.3 higher (33.3%)." in said


def test_changes_that_are_as_small_are_all_named(appraise: Appraise, tmp_path: Path) -> None:
    path = place(tmp_path, *scored(50, 50), costs={"a": {"total": 10}, "b": {"total": 15}})
    said = words_of(appraise, "score", path)
    assert "alters this: A more than 5 higher (50%); or B 5 lower (33.3%)." in said


def test_twins_leave_no_room(appraise: Appraise, tmp_path: Path) -> None:
    path = place(tmp_path, *scored(50, 50), costs={"a": {"total": 10}, "b": {"total": 10}})
    assert "alters this: A any higher; or B any higher." in words_of(appraise, "score", path)


def test_where_many_changes_are_as_small_only_a_few_are_named(appraise: Appraise, tmp_path: Path) -> None:
    path = place(tmp_path, *scored(*[50] * 5), costs={name: {"total": 10} for name in "abcde"})
    said = words_of(appraise, "score", path)
    assert "A any higher; or B any higher; or C any higher; or 2 others as little." in said


def test_moving_a_cost_to_its_limit_does_what_is_said(appraise: Appraise, tmp_path: Path) -> None:
    for name, cost, standing in (("c", 17.5, "frontier"), ("c", 17.6, "extended"), ("a", 10, "dominated")):
        moved = {own: {"total": total} for own, total in zip("abcd", (0, 10, 30, 40), strict=True)}
        moved[name] = {"total": cost}
        path = place(tmp_path / f"{name}{cost}", *scored(0, 20, 30, 60), costs=moved)
        assert costs_of(appraise, path)[name]["standing"] == standing


def test_a_single_option_on_the_frontier_has_no_steps_and_no_limits(appraise: Appraise, tmp_path: Path) -> None:
    path = place(tmp_path, *scored(20, 70), costs={"b": {"total": 10}})
    assert data_of(appraise, "score", path)["costs"]["frontier"] == []
    said = words_of(appraise, "score", path)
    assert "smallest change" not in said
    assert "What each option may cost" not in said


def test_each_step_along_the_frontier_has_its_rate(appraise: Appraise, tmp_path: Path) -> None:
    steps = data_of(appraise, "score", ladder(tmp_path))["costs"]["frontier"]
    assert [(own["from"], own["to"]) for own in steps] == [(["a"], ["b"]), (["b"], ["d"])]
    assert [own["points_per_cost"] for own in steps] == pytest.approx([2, 4 / 3])
    assert [
        ["From", "To", "Extra cost", "Extra points", "Points for each extra 1"],
        ["A", "B", "10", "20.0", "2"],
        ["B", "D", "30", "40.0", "1.3"],
    ] in tables_of(appraise, "score", ladder(tmp_path))


# Two files ------------------------------------------------------------------------------------------------------------


def test_diff_tells_a_total_that_moved_with_a_years_cost(appraise: Appraise, by_hand: Path, tmp_path: Path) -> None:
    changed = yearly(**{**BY_HAND["costs"], "b": {"yearly": [200, 50, 26]}})
    new = write(tmp_path / "new.yaml", {"area": "Sometown", "catalogue": "catalogue", **changed})
    found = data_of(appraise, "diff", by_hand, new)
    assert [(own["kind"], own["ids"]) for own in found["changes"]] == [("cost", ["b"])]
    assert found["changes"][0]["new"]["total"] == pytest.approx(256.64)
    assert "B: cost from 256 to 256.6" in words_of(appraise, "diff", by_hand, new)


def test_diff_tells_a_total_from_the_years_that_it_was_made_of(
    appraise: Appraise, by_hand: Path, tmp_path: Path
) -> None:
    totals = {"costs": {"a": {"total": 171.6, "low": 160, "high": 200}, "b": {"total": 256}}}
    new = write(tmp_path / "new.yaml", {"area": "Sometown", "catalogue": "catalogue", **totals})
    assert data_of(appraise, "diff", by_hand, new)["changes"] == []
