"""Cost beside value in ``appraise score``: who is worth looking at, and what more points cost."""

from pathlib import Path
from typing import Any

import pytest

from cli import contract
from cli.command import HARBOURSIDE, NORTH_YORKSHIRE
from cli.files import place
from cli.printed import data_of, tables_of, words_of
from conftest import Appraise
from report.places import scored

WORTH = "Worth looking at for cost and value together: "


def costs(**totals: float | tuple[float, float, float]) -> dict[str, Any]:
    """Costs by option: a total, or its low end, the total and its high end."""
    return {
        "costs": {
            name: dict(zip(("low", "total", "high"), own, strict=True)) if isinstance(own, tuple) else {"total": own}
            for name, own in totals.items()
        }
    }


def beside(appraise: Appraise, path: Path) -> dict[str, dict[str, Any]]:
    """What the data says of each option's cost; the whole keeps the contract."""
    found = data_of(appraise, "score", path)
    contract.check(found)
    return {own["id"]: own for own in found["costs"]["options"]}


def standings(appraise: Appraise, path: Path) -> dict[str, tuple[str, list[str]]]:
    return {name: (own["standing"], own["by"]) for name, own in beside(appraise, path).items()}


def extras(appraise: Appraise, path: Path) -> list[list[str]]:
    """The rows of the table against the baseline, with its headings; empty where there is none."""
    found = [own for own in tables_of(appraise, "score", path) if own[0][:2] == ["Option", "Extra cost"]]
    return found[0] if found else []


# Beside the others ----------------------------------------------------------------------------------------------------


def test_one_that_gives_more_for_less_dominates(appraise: Appraise, tmp_path: Path) -> None:
    path = place(tmp_path, *scored(20, 70, 60), **costs(a=100, b=150, c=200))
    assert standings(appraise, path) == {"a": ("frontier", []), "b": ("frontier", []), "c": ("dominated", ["b"])}
    said = words_of(appraise, "score", path)
    assert f"{WORTH}A and B." in said
    assert "B gives as much as C or more and costs no more." in said
    assert "ranges" not in said.partition("Cost beside value")[2].partition("Value and")[0]


def test_one_that_gives_more_for_as_much_is_not_said_to_cost_less(appraise: Appraise, tmp_path: Path) -> None:
    path = place(tmp_path, *scored(20, 70, 60), **costs(a=100, b=200, c=200))
    assert standings(appraise, path)["c"] == ("dominated", ["b"])
    assert "B gives as much as C or more, for less" not in words_of(appraise, "score", path)


def test_equals_leave_each_other_alone(appraise: Appraise, tmp_path: Path) -> None:
    path = place(tmp_path, *scored(20, 70, 70), **costs(a=100, b=200, c=200))
    assert {standing for standing, _ in standings(appraise, path).values()} == {"frontier"}


def test_a_mix_of_two_gives_more_for_the_same(appraise: Appraise, tmp_path: Path) -> None:
    """Two thirds of the way from A to C, 200 would buy 53 points and not 40."""
    path = place(tmp_path, *scored(20, 40, 70), **costs(a=100, b=200, c=250))
    assert standings(appraise, path)["b"] == ("extended", ["a", "c"])
    said = words_of(appraise, "score", path)
    assert f"{WORTH}A and C." in said
    assert "B costs more for each point than going on from A to C would." in said


def test_options_that_are_ruled_out_neither_dominate_nor_count(appraise: Appraise, tmp_path: Path) -> None:
    path = place(tmp_path, *scored(20, 70, 60), ruled_out={"b": {}}, **costs(a=100, b=150, c=200))
    assert standings(appraise, path) == {"a": ("frontier", []), "b": ("out", []), "c": ("frontier", [])}
    # It has its figures all the same, so that the reason for ruling it out can be weighed.
    assert beside(appraise, path)["b"]["extra_points"] == pytest.approx(50)


def test_ranges_say_what_is_certain(appraise: Appraise, tmp_path: Path) -> None:
    apart = place(tmp_path / "apart", *scored(70, 60), **costs(a=(90, 100, 110), b=(180, 200, 220)))
    assert {name: own["certain"] for name, own in beside(appraise, apart).items()} == {"a": True, "b": True}
    assert "A gives as much as B or more and costs no more." in words_of(appraise, "score", apart)
    across = place(tmp_path / "across", *scored(70, 60), **costs(a=(90, 100, 110), b=(105, 200, 300)))
    assert beside(appraise, across)["b"]["certain"] is False
    assert "A gives as much as B or more and costs no more, though not wherever" in words_of(appraise, "score", across)


def test_ranges_say_who_may_be_overtaken(appraise: Appraise, tmp_path: Path) -> None:
    path = place(tmp_path, *scored(60, 70), **costs(a=(90, 100, 150), b=(95, 140, 200)))
    assert {name: own["certain"] for name, own in beside(appraise, path).items()} == {"a": False, "b": True}
    assert "Within the ranges of cost, another option may overtake A." in words_of(appraise, "score", path)


# Against the baseline -------------------------------------------------------------------------------------------------


def test_extra_points_for_extra_cost_with_their_ranges(appraise: Appraise, tmp_path: Path) -> None:
    path = place(tmp_path, *scored(20, 70), **costs(a=(90, 100, 110), b=(190, 300, 410)))
    own = beside(appraise, path)["b"]
    assert (own["extra_cost"], own["extra_cost_low"], own["extra_cost_high"]) == (200, 80, 320)
    assert own["extra_points"] == pytest.approx(50)
    assert own["points_per_cost"] == pytest.approx(0.25)
    assert own["points_per_cost_low"] == pytest.approx(50 / 320)
    assert own["points_per_cost_high"] == pytest.approx(50 / 80)
    assert extras(appraise, path) == [
        ["Option", "Extra cost", "Extra points", "Points for each extra 10"],
        ["B", "200 (80 to 320)", "50.0", "2.5 (1.6 to 6.2)"],
    ]


def test_an_extra_cost_that_may_be_none_has_no_highest_rate(appraise: Appraise, tmp_path: Path) -> None:
    path = place(tmp_path, *scored(20, 70), **costs(a=(90, 100, 200), b=(150, 300, 400)))
    own = beside(appraise, path)["b"]
    assert own["extra_cost_low"] == -50
    assert own["points_per_cost_high"] is None
    assert extras(appraise, path)[1][-1] == "2.5 (1.6 or more; it may cost no more at all)"


@pytest.mark.parametrize(
    ("value", "cost", "said"),
    [
        (70, 80, "costs less, gives more"),
        (70, 100, "costs the same, gives more"),
        (10, 80, "costs less, gives less"),
        (10, 120, "costs more, gives less"),
    ],
    ids=["cheaper and better", "as dear and better", "cheaper and worse", "dearer and worse"],
)
def test_no_rate_where_more_points_do_not_cost_more(
    appraise: Appraise, tmp_path: Path, value: float, cost: float, said: str
) -> None:
    path = place(tmp_path, *scored(20, value), **costs(a=100, b=cost))
    assert beside(appraise, path)["b"]["points_per_cost"] is None
    assert said in extras(appraise, path)[1][-1]


def test_a_baseline_that_another_beats_for_less_is_dominated_and_stays_the_baseline(
    appraise: Appraise, tmp_path: Path
) -> None:
    path = place(tmp_path, *scored(20, 70), **costs(a=100, b=80))
    assert standings(appraise, path)["a"] == ("dominated", ["b"])
    assert "Against A, the baseline" in words_of(appraise, "score", path)


def test_a_baseline_that_is_ruled_out_stays_the_comparator(appraise: Appraise, tmp_path: Path) -> None:
    path = place(tmp_path, *scored(20, 70), ruled_out={"a": {}}, **costs(a=100, b=200))
    assert standings(appraise, path)["a"] == ("out", [])
    assert beside(appraise, path)["b"]["extra_cost"] == 100
    assert "Against A, the baseline" in words_of(appraise, "score", path)


def test_a_baseline_without_a_cost_is_compared_with_nothing(appraise: Appraise, tmp_path: Path) -> None:
    path = place(tmp_path, *scored(20, 70, 60), **costs(b=100, c=200))
    found = beside(appraise, path)
    assert list(found) == ["b", "c"]
    assert {own["extra_cost"] for own in found.values()} == {None}
    assert extras(appraise, path) == []
    assert "A, the baseline, has no cost, so extra cost can't be told." in words_of(appraise, "score", path)


def test_an_option_without_a_cost_is_not_passed_over_in_silence(appraise: Appraise, tmp_path: Path) -> None:
    path = place(tmp_path, *scored(20, 70, 60), **costs(a=100, b=150))
    assert "No cost is given for C" in words_of(appraise, "score", path)


def test_negative_costs_are_drawn_from_the_lowest(appraise: Appraise, tmp_path: Path) -> None:
    path = place(tmp_path, *scored(20, 70), **costs(a=-300, b=-100))
    assert "-300 to 0" in words_of(appraise, "score", path)


@pytest.mark.parametrize("small", [0.5, 0.05, 0.002], ids=str)
def test_the_cost_that_points_are_set_against_is_never_nothing(
    appraise: Appraise, tmp_path: Path, small: float
) -> None:
    """Costs may be counted in millions, of which a part buys many points."""
    path = place(tmp_path, *scored(20, 70), **costs(a=1, b=1 + small))
    heading = extras(appraise, path)[0][-1]
    assert float(heading.removeprefix("Points for each extra ").replace(",", "")) > 0


# Costs for some, and for none -----------------------------------------------------------------------------------------


def test_costs_of_some_options_leave_the_others_out(appraise: Appraise, tmp_path: Path) -> None:
    path = place(tmp_path, *scored(20, 70, 90), **costs(a=100, b=200))
    assert standings(appraise, path) == {"a": ("frontier", []), "b": ("frontier", [])}
    table = next(own for own in tables_of(appraise, "score", path) if "Cost" in own[0])
    assert [row[0] for row in table[1:]] == ["A", "B"]


def test_a_single_cost_is_shown(appraise: Appraise, tmp_path: Path) -> None:
    path = place(tmp_path, *scored(20, 70), **costs(b=0))
    assert standings(appraise, path) == {"b": ("frontier", [])}
    assert f"{WORTH}B." in words_of(appraise, "score", path)


def test_without_costs_there_is_nothing_of_them(appraise: Appraise) -> None:
    assert data_of(appraise, "score", NORTH_YORKSHIRE)["costs"] is None
    assert "Cost beside value" not in words_of(appraise, "score", NORTH_YORKSHIRE)


def test_a_saving_is_a_cost_below_nothing(appraise: Appraise, tmp_path: Path) -> None:
    path = place(tmp_path, *scored(20, 70), **costs(a=(-60, -50, -40), b=-100))
    own = beside(appraise, path)["b"]
    assert (own["extra_cost"], own["points_per_cost"]) == (-50, None)
    assert "-100" in words_of(appraise, "score", path)


# The example ----------------------------------------------------------------------------------------------------------


def test_harbourside_says_what_its_costs_stand_for(appraise: Appraise) -> None:
    found = data_of(appraise, "score", HARBOURSIDE)["costs"]
    assert found["baseline"] == "status_quo"
    assert [own["id"] for own in found["options"] if own["standing"] == "out"] == ["patchwork", "vertical_nhs"]
    said = words_of(appraise, "score", HARBOURSIDE)
    assert f"Costs: {found['basis'].split('.')[0]}." in said
    assert "twice as good" not in said


def test_costs_change_no_value(appraise: Appraise, tmp_path: Path) -> None:
    free, dear = (
        data_of(appraise, "score", place(tmp_path / name, *scored(20, 70), **given))["options"]
        for name, given in (("free", {}), ("dear", costs(a=1, b=10**9)))
    )
    assert free == dear


def test_a_variant_is_set_beside_the_same_costs(appraise: Appraise) -> None:
    base, variant = (
        data_of(appraise, "score", HARBOURSIDE, *arguments)["costs"]["options"]
        for arguments in ((), ("--variant", "pool_ends"))
    )
    assert [(own["id"], own["total"]) for own in base] == [(own["id"], own["total"]) for own in variant]
    assert [own["value"] for own in base] != [own["value"] for own in variant]


def test_markdown_has_the_figures_and_no_bars(appraise: Appraise) -> None:
    found = data_of(appraise, "score", HARBOURSIDE)["costs"]["options"]
    table = next(own for own in tables_of(appraise, "score", HARBOURSIDE) if "Cost" in own[0])
    assert table[0] == ["Option", "Value", "Cost", "Beside the others"]
    assert [row[2] for row in table[1:]] == [
        f"{own['total']:,.0f} ({own['low']:,.0f} to {own['high']:,.0f})" for own in found
    ]
