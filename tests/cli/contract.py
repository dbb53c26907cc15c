"""What must hold between the parts of a result: sums, orders, and ids that must exist.

What can be said of a key by itself stands in ``schemas/results/``; the ``appraise`` fixture holds every result to it.
"""

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from math import fsum, inf, isclose
from typing import Any

Json = dict[str, Any]

CLOSE_CALL = 5.0
SIGMAS = 1.28
TIE = 1e-9


def check(found: Json) -> None:
    """What ``appraise score`` says."""
    _check_files(found)
    _check_weights(found)
    for option in found["options"]:
        _check_option(found, option)
    _check_ranking(found["options"])
    _check_steps(found)
    _check_groups(found)
    _check_lead(found["lead"], found["options"])
    for variant in found["variants"]:
        _check_variant(found, variant)
    _check_agreement(found)
    if found["costs"] is not None:
        _check_costs(found, found["costs"])


def _same(one: float, other: float) -> bool:
    return isclose(one, other, rel_tol=1e-9, abs_tol=1e-9)


def _check_files(found: Json) -> None:
    """Paths have forward slashes; a schema can't say it, for some systems take a backslash for a letter like others."""
    assert not any("\\" in finding["file"] for finding in found["findings"])


def _check_weights(found: Json) -> None:
    criteria = found["criteria"]
    for name in ("weight", "catalogue_weight"):
        assert _same(fsum(criterion[name] for criterion in criteria), 1)
    for criterion in criteria:
        product = 1.0
        for multiplier in criterion["multipliers"].values():
            product *= multiplier
        expected = min(max(product, 0.5), 2.0) if found["weights"]["emphasis"] else 1.0
        assert _same(criterion["multiplier"], expected), criterion
    assert found["weights"]["emphasis"] == (found["weights"]["method"] == "catalogue")


def _check_option(found: Json, option: Json) -> None:
    criteria = [criterion["id"] for criterion in found["criteria"]]
    factors = {factor["id"]: factor for factor in found["local_factors"]}
    assert list(option["scores"]) == list(option["values"]) == criteria
    assert list(option["contributions"]) == [*criteria, *option["losses"]]
    for criterion in found["criteria"]:
        points = criterion["weight"] * option["values"][criterion["id"]]
        assert _same(option["contributions"][criterion["id"]], points)
    assert option["value_low"] <= option["value"] + TIE
    assert option["value"] <= option["value_high"] + TIE
    for name, points in option["losses"].items():
        assert option["contributions"][name] == -points
    assert _same(fsum(option["contributions"].values()), option["value"])
    assert _same(option["benefit"] - fsum(option["losses"].values()), option["value"])
    assert {unmet["factor"] for unmet in option["unmet"]} >= set(option["losses"])
    for unmet in option["unmet"]:
        least, most, level = unmet["at_least"], unmet["at_most"], unmet["level"]
        short = 0 if least is None else least - level
        over = 0 if most is None else level - most
        assert unmet["gap"] == max(short, over)
        assert level == factors[unmet["factor"]]["level"]
    if any(unmet["essential"] for unmet in option["unmet"]):
        assert option["ready"] == "no"


def _check_ranking(options: Sequence[Json]) -> None:
    ranked = [option for option in options if option["rank"] is not None]
    assert list(options[: len(ranked)]) == ranked, "those ruled out come last"
    for option in options:
        assert (option["rank"] is None) == (option["ruled_out"] is not None)
        assert option["tied"] == (sum(own["rank"] == option["rank"] for own in ranked) > 1)
    _check_ranks(ranked)


def _check_ranks(ranked: Sequence[Json]) -> None:
    """Rank is one more than the options that are better, and options stand in rank order."""
    for option in ranked:
        assert option["rank"] == 1 + sum(own["rank"] < option["rank"] for own in ranked)
    for upper, lower in pairwise(ranked):
        if upper["rank"] == lower["rank"]:
            assert abs(upper["value"] - lower["value"]) <= TIE
        else:
            assert upper["rank"] < lower["rank"]
            assert upper["value"] > lower["value"]


def _check_placed(found: Json, placed: Sequence[Json], ruled_out: set[str]) -> None:
    assert {own["id"] for own in placed} == {option["id"] for option in found["options"]}
    ranked = [own for own in placed if own["rank"] is not None]
    assert list(placed[: len(ranked)]) == ranked
    assert {own["id"] for own in placed if own["rank"] is None} == ruled_out
    _check_ranks(ranked)


def _ruled_out(found: Json) -> set[str]:
    return {option["id"] for option in found["options"] if option["rank"] is None}


def _check_steps(found: Json) -> None:
    for placed in found["steps"].values():
        _check_placed(found, placed, _ruled_out(found))
    assert found["steps"]["losses"] == [
        {name: option[name] for name in ("id", "rank", "value")} for option in found["options"]
    ]
    benefits = {option["id"]: option["benefit"] for option in found["options"]}
    assert all(_same(own["value"], benefits[own["id"]]) for own in found["steps"]["emphasis"])
    if found["weights"]["emphasis"]:
        return
    assert found["steps"]["criteria"] == found["steps"]["emphasis"]


def _check_groups(found: Json) -> None:
    """By a group alone, an option is worth the weighted mean of its values on that group's criteria."""
    used = [criterion["group"] for criterion in found["criteria"] if criterion["group"] is not None]
    assert {own["group"] for own in found["by_group"]} <= set(used)
    options = {option["id"]: option for option in found["options"]}
    for own in found["by_group"]:
        _check_placed(found, own["options"], _ruled_out(found))
        weights = {entry["id"]: entry["weight"] for entry in found["criteria"] if entry["group"] == own["group"]}
        for placed in own["options"]:
            points = fsum(options[placed["id"]]["contributions"][criterion] for criterion in weights)
            assert _same(placed["value"], points / fsum(weights.values()))


def _check_lead(lead: Json, options: Sequence[Json]) -> None:
    """``options`` need ``id``, ``rank`` and ``value``; where they say who is ready, that is checked, too."""
    ranks = sorted({option["rank"] for option in options if option["rank"] is not None})
    groups = [[option["id"] for option in options if option["rank"] == rank] for rank in ranks[:2]]
    first, second = (*groups, [], [])[:2]
    assert (lead["first"], lead["second"]) == (first, second)
    values = {option["id"]: option["value"] for option in options}
    if second:
        assert _same(lead["points"], values[first[0]] - values[second[0]])
        assert _same(fsum(lead["because"].values()), lead["points"])
        sizes = [abs(points) for points in lead["because"].values()]
        assert sizes == sorted(sizes, reverse=True)
    else:
        assert lead["points"] is lead["because"] is lead["mean"] is lead["sigma"] is None
    is_open = bool(lead["overtaking"] or lead["leaving"])
    assert is_open == (lead["verdict"] == "open") == bool(lead["find_out"] or lead["find_out_scores"])
    if all("ready" in option for option in options):
        assert lead["ready"] == _best_ready(options)
        assert lead["verdict"] in _verdicts(lead, options)


def _best_ready(options: Sequence[Json]) -> list[str]:
    ready = [option for option in options if option["rank"] is not None and option["ready"] == "yes"]
    return [option["id"] for option in ready if option["rank"] == min(own["rank"] for own in ready)]


def _verdicts(lead: Json, options: Sequence[Json]) -> set[str]:
    """The verdict; two where it hangs on whether ranges are given."""
    ready = {option["id"]: option["ready"] for option in options}
    if not lead["first"]:
        return {"none"}
    if lead["overtaking"] or lead["leaving"]:
        return {"open"}
    if len(lead["first"]) > 1:
        return {"tie"}
    if ready[lead["first"][0]] != "yes":
        return {"conditional"}
    if not lead["second"]:
        return {"only"}
    is_close = lead["points"] < CLOSE_CALL - TIE or lead["mean"] < SIGMAS * lead["sigma"] - TIE
    return {"close"} if is_close else {"ahead", "clear"}


def _check_variant(found: Json, variant: Json) -> None:
    """What the place itself rules out stays out; other scores may fall short of a must-have, or meet it."""
    options = variant["options"]
    out = {option["id"] for option in options if option["rank"] is None}
    assert out >= {option["id"] for option in found["options"] if (option["ruled_out"] or {}).get("by") == "local"}
    _check_placed(found, options, out)
    _check_lead(variant["lead"], options)
    best = max((option["value"] for option in options if option["rank"] is not None), default=0)
    for option in options:
        if variant["kind"] == "scenario" and option["rank"] is not None:
            assert _same(option["regret"], best - option["value"])
        else:
            assert option["regret"] is None


def _check_agreement(found: Json) -> None:
    kinds = [variant["kind"] for variant in found["variants"]]
    assert sorted(own["kind"] for own in found["agreement"]) == sorted(set(kinds))
    for own in found["agreement"]:
        if kinds.count(own["kind"]) == 1:
            assert own["kendall_w"] is None


# Cost beside value ----------------------------------------------------------------------------------------------------


def _check_costs(found: Json, costs: Json) -> None:
    options = {option["id"]: option for option in found["options"]}
    given = {own["id"]: own for own in costs["options"]}
    assert [own["total"] for own in costs["options"]] == sorted(own["total"] for own in costs["options"])
    for own in costs["options"]:
        assert own["low"] <= own["total"] <= own["high"]
        assert own["value"] == options[own["id"]]["value"]
        assert (own["standing"] == "out") == (options[own["id"]]["rank"] is None)
        by = [given[name] for name in own["by"]]
        assert all(options[other["id"]]["rank"] is not None for other in by)
        if own["standing"] == "dominated":
            assert by
            assert all(_dominates(other, own) for other in by)
        elif own["standing"] == "extended":
            cheap, dear = by
            assert cheap["total"] < own["total"] < dear["total"]
        else:
            assert by == []
        _check_extra(own, given.get(costs["baseline"] or ""))
        _check_limit(own, given)
        _check_worked_out(own, costs["discounting"])
    _check_frontier(costs["frontier"], given)


def _check_limit(own: Json, given: Mapping[str, Json]) -> None:
    """What is on the frontier may rise to its limit, and what is off it has to fall there."""
    limit = own["limit"]
    if limit is None:
        assert own["standing"] in ("frontier", "out")
        return
    assert _same(limit["cost"], own["total"] + limit["change"])
    assert (own["standing"] == "frontier") == (limit["change"] > 0 or (limit["change"] == 0 and limit["inclusive"]))
    assert all(given[name]["standing"] != "out" for name in limit["by"])


def _check_worked_out(own: Json, discounting: Json | None) -> None:
    """Every step leads to the next, and the last to the total."""
    found = own["worked_out"]
    if found is None:
        return
    assert discounting is not None
    for at, year in enumerate(found["years"]):
        assert year["year"] == discounting["first_year"] + at
        assert _same(year["factor"] * (1 + discounting["rate"] / 100) ** at, 1)
        assert _same(year["discounted"], year["cost"] * year["factor"])
    assert _same(found["undiscounted"], fsum(year["cost"] for year in found["years"]))
    assert _same(found["discounted"], fsum(year["discounted"] for year in found["years"]))
    assert (found["added"] is None) == (found["optimism_bias"] is None)
    assert _same(found["added"] or 0, found["discounted"] * (found["optimism_bias"] or 0) / 100)
    assert _same(own["total"], found["discounted"] + (found["added"] or 0))


def _check_frontier(steps: Sequence[Json], given: Mapping[str, Json]) -> None:
    """From the cheapest option on the frontier to the dearest, with no more points for a cost from step to step."""
    on_it = [own["id"] for own in given.values() if own["standing"] == "frontier"]
    ends = [*(step["from"] for step in steps), *(step["to"] for step in steps[-1:])]
    assert not steps or sorted(name for end in ends for name in end) == sorted(on_it)
    assert all(one["to"] == other["from"] for one, other in pairwise(steps))
    for step in steps:
        for cheaper, dearer in ((given[one], given[other]) for one in step["from"] for other in step["to"]):
            assert _same(step["extra_cost"], dearer["total"] - cheaper["total"])
            assert _same(step["extra_points"], dearer["value"] - cheaper["value"])
    rates = [step["points_per_cost"] for step in steps]
    assert all(one >= other * (1 - TIE) - TIE for one, other in pairwise(rates) if None not in (one, other))


def _dominates(one: Json, other: Json) -> bool:
    """As much for less, or more for as much."""
    assert one["total"] <= other["total"]
    assert one["value"] >= other["value"] - TIE
    return bool(one["total"] < other["total"] or one["value"] > other["value"])


def _check_extra(own: Json, baseline: Json | None) -> None:
    names = [name for name in own if name.startswith(("extra_", "points_per_"))]
    if baseline is None or own is baseline:
        assert {own[name] for name in names} == {None}
        return
    cost, points = own["total"] - baseline["total"], own["value"] - baseline["value"]
    assert _same(own["extra_cost"], cost)
    assert _same(own["extra_cost_low"], own["low"] - baseline["high"])
    assert _same(own["extra_cost_high"], own["high"] - baseline["low"])
    assert _same(own["extra_points"], points)
    # A rate is between the one at the most extra cost and the one at the least; there is none unless both are extra.
    for rate, extra in (("", "extra_cost"), ("_low", "extra_cost_high"), ("_high", "extra_cost_low")):
        found = own[f"points_per_cost{rate}"]
        if own[extra] > 0 and points > TIE:
            assert _same(found * own[extra], points)
        else:
            assert found is None


# Sensitivity ----------------------------------------------------------------------------------------------------------


def check_sensitivity(found: Json, scored: Json) -> None:
    """What ``appraise sensitivity`` says; ``scored`` is what ``appraise score`` says of the same place."""
    _check_same_place(found, scored)
    _check_holding(found, scored)
    _check_levels(found["levels"], scored)
    _check_flips(found["scores"], scored)
    _check_to_lead(found, scored)
    _check_bands(found, scored)
    _check_few_steps(found, scored)
    _check_tornado(found, scored)


def _check_same_place(found: Json, scored: Json) -> None:
    for name in ("area", "status", "variant", "notice", "catalogue", "digest", "lead", "findings"):
        assert found[name] == scored[name]


def _contenders(scored: Json) -> set[str]:
    return {option["id"] for option in scored["options"] if option["rank"] is not None}


def _check_holding(found: Json, scored: Json) -> None:
    assert {own["criterion"]: own["weight"] for own in found["weights"]} == {
        criterion["id"]: criterion["weight"] for criterion in scored["criteria"]
    }
    assert [own["criterion"] for own in found["weights"]] == [criterion["id"] for criterion in scored["criteria"]]
    assert [(own["factor"], own["points"]) for own in found["points"]] == [
        (factor["id"], factor["points"]) for factor in scored["local_factors"] if factor["points"] is not None
    ]
    for own in found["weights"]:
        _check_interval(own, own["weight"], 1, scored)
    for own in found["points"]:
        _check_interval(own, own["points"], None, scored)
    _check_interval(found["price"], 1, None, scored)


def _check_interval(own: Json, now: float, end: float | None, scored: Json) -> None:
    """It holds the present number, and beyond each end that is not the last somebody who is first now is not."""
    assert own["holds_from"] <= now + TIE
    assert (own["below"] is None) == (own["holds_from"] == 0)
    assert (own["above"] is None) == (own["holds_to"] == end)
    if own["holds_to"] is not None:
        assert own["holds_to"] >= now - TIE
    for beyond in (own["below"], own["above"]):
        if beyond is not None:
            assert beyond
            assert set(beyond) <= _contenders(scored)
            assert not set(scored["lead"]["first"]) <= set(beyond)


def _check_levels(levels: Sequence[Json], scored: Json) -> None:
    assert [(own["factor"], own["level"]) for own in levels] == [
        (factor["id"], factor["level"]) for factor in scored["local_factors"]
    ]
    for own, factor in zip(levels, scored["local_factors"], strict=True):
        assert len(own["first"]) == factor["levels"]
        assert {option for first in own["first"] for option in first} <= _contenders(scored)
        if own["level"] is not None:
            assert own["first"][own["level"] - 1] == scored["lead"]["first"]


def _check_bands(found: Json, scored: Json) -> None:
    for own in found["bands"]:
        assert (own["flips_at"] is None) == (own["first"] is None) == (own["ready"] is None)
        if own["flips_at"] is not None:
            assert own["flips_at"] != own["level"]
            assert own["first"] != scored["lead"]["first"]
    ways = [(own["whose"], own["how"]) for own in found["bands_together"]]
    assert ways == [(whose, how) for whose in ("all", "first", "rivals") for how in ("looser", "stricter")]
    for own in (*found["bands"], *found["bands_together"]):
        assert len(own["first"] or ()) == len(own["ready"] or ())
        assert set(own["first"] or ()) <= _contenders(scored)


def _check_few_steps(found: Json, scored: Json) -> None:
    steps, unready = found["steps"], found["steps_ready"]
    by_factor = {own["factor"]: own for own in found["levels"]}
    for own in (steps, unready):
        for move in own["moves"] if own else ():
            factor = by_factor[move["factor"]]
            assert move["level"] == factor["level"] != move["to"]
            assert move["within"] == factor["within"][move["to"] - 1]
    if steps:
        assert steps["fewest"] == sum(abs(move["to"] - move["level"]) for move in steps["moves"])
        assert steps["first"] != scored["lead"]["first"]
        sides = {move["within"] for move in steps["moves"]}
        assert steps["within"] is (False if False in sides else None if None in sides else True)
        if steps["fewest"] == 1:
            (move,) = steps["moves"]
            assert by_factor[move["factor"]]["first"][move["to"] - 1] == steps["first"]
    if unready:
        assert {abs(move["to"] - move["level"]) for move in unready["moves"]} == {unready["fewest"]}


def _check_tornado(found: Json, scored: Json) -> None:
    """The largest swing first; beyond nothing, and only there, another option is first."""
    leader, widths = scored["lead"]["first"][:1], []
    for own in found["tornado"]:
        leads = [own["lead_low"], own["lead_high"]]
        for lead, first in zip(leads, (own["first_low"], own["first_high"]), strict=True):
            assert lead is None or (first == leader) == (lead > TIE)
        now = scored["lead"]["points"] if len(scored["lead"]["first"]) == 1 else 0.0
        widths.append(inf if None in leads else round(max(*leads, now) - min(*leads, now), 9))
    assert widths == sorted(widths, reverse=True)


def _check_flips(cells: Sequence[Json], scored: Json) -> None:
    options = {option["id"]: option for option in scored["options"]}
    kinds = {criterion["id"]: criterion["kind"] for criterion in scored["criteria"]}
    assert sorted((own["option"], own["criterion"]) for own in cells) == sorted(
        (option, criterion) for option in options for criterion in kinds
    )
    for own in cells:
        score = options[own["option"]]["scores"][own["criterion"]]
        assert own["score"] == score
        sides = [side for side in (own["lower"], own["higher"]) if side is not None]
        if own["flips_at"] is None:
            assert (sides, own["to"]) == ([], [])
        else:
            assert (own["flips_at"], own["to"]) in [(side["at"], side["to"]) for side in sides]
            _check_ruled_out(own, sides, options[own["option"]])
        if kinds[own["criterion"]] == "relative":
            assert own["flips_at"] is None
        elif kinds[own["criterion"]] == "grades":
            assert {type(side["at"]) for side in sides} <= {str}
        else:
            _check_nearest(own, score)


def _check_ruled_out(own: Json, sides: Sequence[Json], option: Json) -> None:
    """Where nobody else is first, a must-have was crossed: the option is out, or in again."""
    for side in sides:
        if side["ruled_out"]:
            assert own["option"] not in side["to"]
    assert (option["ruled_out"] or {}).get("by") != "local"


def _check_nearest(own: Json, score: float) -> None:
    """Of the changes on either side, the nearest."""
    lower, higher = own["lower"], own["higher"]
    assert lower is None or lower["at"] <= score
    assert higher is None or higher["at"] >= score
    apart = [abs(side["at"] - score) for side in (lower, higher) if side is not None]
    assert own["flips_at"] is None or abs(own["flips_at"] - score) == min(apart)


def _check_to_lead(found: Json, scored: Json) -> None:
    """Weights that are said to put an option first do."""
    present = {criterion["id"]: criterion["weight"] for criterion in scored["criteria"]}
    contenders = _contenders(scored)
    assert sorted(own["option"] for own in found["to_lead"]) == sorted(option["id"] for option in scored["options"])
    assert set(found["never_lead"]) <= contenders
    for own in found["to_lead"]:
        weights = own["weights"]
        assert (weights is None) == (own["weight_shift"] is None)
        if weights is None:
            left_open = own["option"] in found["unsolved"]
            assert left_open or own["option"] not in contenders or own["option"] in found["never_lead"]
            continue
        assert list(weights) == list(present)
        assert _same(fsum(weights.values()), 1)
        assert _same(own["weight_shift"], fsum(abs(weights[name] - now) for name, now in present.items()) / 2)
        assert (own["weight_shift"] == 0) == (own["option"] in scored["lead"]["first"])
        values = _values_with(weights, scored)
        assert values[own["option"]] >= max(values[name] for name in contenders) - 1e-6


def _values_with(weights: Mapping[str, float], scored: Json) -> dict[str, float]:
    """What options would be worth with other weights."""
    return {
        option["id"]: fsum(weight * option["values"][name] for name, weight in weights.items())
        - fsum(option["losses"].values())
        for option in scored["options"]
    }


# Robustness -----------------------------------------------------------------------------------------------------------

SIX_DIGITS = 1e-5  # how far a few numbers of six significant digits may be off together


def check_robustness(found: Json, scored: Json) -> None:
    """What ``appraise robustness`` says; ``scored`` is what ``appraise score`` says of the same place."""
    _check_same_place(found, scored)
    criteria = [criterion["id"] for criterion in scored["criteria"]]
    names = [own["id"] for own in found["options"]]
    assert set(names) >= _contenders(scored)
    may_be_in = {
        option["id"] for option in scored["options"] if option["ruled_out"] and option["ruled_out"]["by"] != "local"
    }
    assert set(names) <= _contenders(scored) | may_be_in
    assert set(found["ruled_out"]) == {option["id"] for option in scored["options"]} - set(names)
    assert len(names) + len(found["ruled_out"]) == len(scored["options"])
    for own in found["options"]:
        _check_ranks_taken(own, len(names))
        assert 0 <= own["ready"] <= 1
        assert (own["central_weights"] is None) == (own["acceptability"][0] == 0)
        _check_mean(own["central_weights"], criteria)
    assert (found["mean_weights"] is None) == (not names)
    _check_mean(found["mean_weights"], criteria)
    certain = any(own["ruled_out"] == 0 for own in found["options"])  # so that in each draw somebody is first
    assert not certain or fsum(own["acceptability"][0] for own in found["options"]) >= 1 - SIX_DIGITS
    _check_learned(found["learn"], scored)
    _check_moves(found, scored)
    _check_pairwise(found["pairwise"], names)
    assert [number for number in _simulated(found) if float(f"{number:.6g}") != number] == []


def _check_learned(learned: Json, scored: Json) -> None:
    """The most worth knowing first; each level that is not given is among them."""
    assert [own["points"] for own in learned] == sorted((own["points"] for own in learned), reverse=True)
    factors, named = scored["local_factors"], [own["factor"] for own in learned]
    assert len(named) == len(set(named))
    assert set(named) <= {factor["id"] for factor in factors}
    if _contenders(scored):
        assert set(named) >= {factor["id"] for factor in factors if factor["level"] is None}


def _check_moves(found: Json, scored: Json) -> None:
    """The most first; parts of a variance that there is, of factors whose level is given."""
    shares = [own["share"] for own in found["moves"]]
    assert shares == sorted(shares, reverse=True)
    assert fsum(shares) <= 1 + SIX_DIGITS
    assert not shares or found["lead"]["sigma"] > 0
    given = {factor["id"] for factor in scored["local_factors"] if factor["level"] is not None}
    assert {own["factor"] for own in found["moves"]} <= given


def _check_ranks_taken(own: Json, count: int) -> None:
    shares = own["acceptability"]
    assert len(shares) == len(own["standard_errors"]) == count
    assert abs(fsum(shares) + own["ruled_out"] - 1) <= SIX_DIGITS
    assert (own["expected_rank"] is None) == (not any(shares))
    if any(shares):
        mean = fsum(rank * share for rank, share in enumerate(shares, 1)) / fsum(shares)
        assert abs(mean - own["expected_rank"]) <= count * SIX_DIGITS / fsum(shares)
    assert own["standard_error"] == own["standard_errors"][0]


def _check_mean(weights: Mapping[str, float] | None, criteria: Sequence[str]) -> None:
    if weights is not None:
        assert list(weights) == list(criteria)
        assert abs(fsum(weights.values()) - 1) <= SIX_DIGITS


def _check_pairwise(wins: Mapping[str, Mapping[str, float]], names: Sequence[str]) -> None:
    assert list(wins) == list(names)
    for own, over in wins.items():
        assert list(over) == [other for other in names if other != own]
        assert all(share + wins[other][own] <= 1 + SIX_DIGITS for other, share in over.items())


def _simulated(found: Json) -> Iterable[float]:
    for own in found["options"]:
        yield from (*own["acceptability"], *own["standard_errors"], own["standard_error"], own["expected_rank"] or 0)
        yield from (own["ruled_out"], own["ready"])
        yield from (own["central_weights"] or {}).values()
    yield from (found["mean_weights"] or {}).values()
    for own in found["learn"]:
        yield from (own["points"], own["standard_error"])
    for over in found["pairwise"].values():
        yield from over.values()


# Differences ----------------------------------------------------------------------------------------------------------


def check_diff(found: Json) -> None:
    """What ``appraise diff`` says."""
    _check_files(found)
    options = {own["id"]: own for own in found["options"]}
    for own in found["options"]:
        assert _same(own["value_after"] - own["value_before"], own["moved"])
    for when in ("before", "after"):
        assert found["first"][when] == [own["id"] for own in found["options"] if own[f"rank_{when}"] == 1]
        for placed in found["options"]:
            better = sum(_is_ahead(own, placed, when) for own in found["options"])
            assert placed[f"rank_{when}"] in (None, 1 + better)
    for entry in found["alone"]:
        assert {key: value for key, value in entry.items() if key != "first"} in found["changes"]
        assert entry["first"] != found["first"]["before"]
    _check_moved(found, options)


def _is_ahead(one: Json, other: Json, when: str) -> bool:
    ranks = [own[f"rank_{when}"] for own in (one, other)]
    return None not in ranks and ranks[0] < ranks[1]


def _check_moved(found: Json, options: Mapping[str, Json]) -> None:
    """The changes that move values, each once or in a kind that was merged; together they are the whole move."""
    moving = [change for change in found["changes"] if change["moves_values"]]
    assert sum(entry["stands_for"] for entry in found["moved"]) == len(moving)
    for entry in found["moved"]:
        assert list(entry["points"]) == list(options)
        own = [change for change in moving if change["kind"] == entry["kind"]]
        if entry["stands_for"] > 1:
            assert (entry["ids"], entry["stands_for"]) == ([], len(own))
        else:
            assert entry["ids"] in [change["ids"] for change in own]
    for name, option in options.items():
        assert abs(fsum(entry["points"][name] for entry in found["moved"]) - option["moved"]) <= 1e-9
