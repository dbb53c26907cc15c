"""Cost beside value as data, and as further columns of the ranking's rows."""

from collections.abc import Iterator, Sequence
from typing import Any

from integration_appraisal.appraisal.appraise import Appraisal
from integration_appraisal.appraisal.results import CostResult
from integration_appraisal.engine.frontier import Extra, Rung
from integration_appraisal.engine.whole_life import WholeLife
from integration_appraisal.report.document import Cell, Column
from integration_appraisal.report.records import parts

_ENDS = ("cost_total", "cost_low", "cost_high")
_SUMS = ("undiscounted", "discounted", "optimism_bias", "added")
_OF_A_YEAR = ("cost", "factor", "discounted")


def beside_value(appraisal: Appraisal) -> dict[str, Any] | None:
    """Each option that has a cost, the cheapest first; None where the place gives none."""
    if not appraisal.costs:
        return None
    by_total = sorted(appraisal.costs, key=lambda option: appraisal.costs[option].total)
    discounting = appraisal.local.discounting
    return {
        "basis": appraisal.local.cost_basis,
        "discounting": parts.plain(discounting) if discounting else None,
        "baseline": appraisal.baseline,
        "options": [_cost(appraisal, option, appraisal.costs[option]) for option in by_total],
        "frontier": [_step(step) for step in appraisal.frontier],
    }


def of_option(appraisal: Appraisal, option: str) -> dict[str, Any] | None:
    """One option's cost; None where it has none."""
    cost = appraisal.costs.get(option)
    return None if cost is None else _cost(appraisal, option, cost)


def _cost(appraisal: Appraisal, option: str, cost: CostResult) -> dict[str, Any]:
    return {
        "id": option,
        "total": cost.total,
        "low": cost.low,
        "high": cost.high,
        "value": appraisal.ranking.options[option].value,
        "standing": str(cost.standing),
        "by": list(cost.by),
        "certain": cost.certain,
        **_extra(cost.extra),
        "limit": cost.limit._asdict() if cost.limit else None,
        "worked_out": _worked_out(cost.worked_out) if cost.worked_out else None,
    }


def _extra(extra: Extra | None) -> dict[str, Any]:
    return {
        "extra_cost": extra.cost if extra else None,
        "extra_cost_low": extra.cost_low if extra else None,
        "extra_cost_high": extra.cost_high if extra else None,
        "extra_points": extra.points if extra else None,
        "points_per_cost": extra.points_per_cost if extra else None,
        "points_per_cost_low": extra.per_cost_low if extra else None,
        "points_per_cost_high": extra.per_cost_high if extra else None,
    }


def _worked_out(found: WholeLife) -> dict[str, Any]:
    return {
        "years": [own._asdict() for own in found.years],
        "undiscounted": found.undiscounted,
        "discounted": found.discounted,
        "optimism_bias": found.bias,
        "added": found.added,
    }


def _step(step: Rung[str]) -> dict[str, Any]:
    return {"from": list(step.cheaper), "to": list(step.dearer), **_extra(step.extra)}


# As columns -----------------------------------------------------------------------------------------------------------


def columns(costs: dict[str, Any] | None) -> list[Column]:
    """The columns of costs; none without costs."""
    return [Column(name) for name in _headings(costs)]


def beside_rows(found: dict[str, Any], rows: Sequence[tuple[Cell, ...]]) -> Iterator[tuple[Cell, ...]]:
    """The rows of the ranking, each with the cells of costs; empty where an option has none."""
    by_option = {own["id"]: _named(own) for own in (found["costs"] or {"options": ()})["options"]}
    for option, row in zip(found["options"], rows, strict=True):
        cells = by_option.get(option["id"], {})
        yield (*row, *(cells.get(name) for name in _headings(found["costs"])))


def _headings(costs: dict[str, Any] | None) -> list[str]:
    """Totals, and where any is worked out its sums and years."""
    if costs is None:
        return []
    years = _years(costs)
    sums = [f"cost_{name}" for name in _SUMS] if years else []
    return [*_ENDS, *sums, *(f"{name}_{year}" for name in _OF_A_YEAR for year in years)]


def _named(own: dict[str, Any]) -> dict[str, Cell]:
    """An option's cost by column."""
    steps = own["worked_out"] or {"years": ()}
    found: dict[str, Cell] = {name: own[name.removeprefix("cost_")] for name in _ENDS}
    found |= {f"cost_{name}": steps.get(name) for name in _SUMS}
    return found | {f"{name}_{year['year']}": year[name] for year in steps["years"] for name in _OF_A_YEAR}


def _years(costs: dict[str, Any]) -> list[int]:
    """The years of all yearly costs."""
    steps = (own["worked_out"] for own in costs["options"])
    return sorted({year["year"] for found in steps if found for year in found["years"]})
