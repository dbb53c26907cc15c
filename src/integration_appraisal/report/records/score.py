"""``appraise.score/2``, and the ranking as rows."""

from collections.abc import Sequence
from math import fsum
from typing import Any

from integration_appraisal.appraisal.appraise import Appraisal
from integration_appraisal.appraisal.results import CostResult, Step, VariantResult
from integration_appraisal.findings import Finding
from integration_appraisal.report.document import Cell, Column, Table
from integration_appraisal.report.records import parts


def data(appraisal: Appraisal, findings: Sequence[Finding]) -> dict[str, Any]:
    """``appraise.score/2``."""
    ranking, agreed = appraisal.ranking, appraisal.weights.agreed_on
    return {
        **parts.head(appraisal, "appraise.score/2"),
        "weights": {
            "method": ranking.method,
            "agreed_on": agreed.isoformat() if agreed else None,
            "emphasis": ranking.is_emphasised,
        },
        "criteria": [parts.criterion(own) for own in ranking.criteria.values()],
        "local_factors": [parts.factor(own) for own in ranking.factors.values()],
        "options": [parts.option(ranking, own) for own in ranking.order],
        "steps": {name: _step(step) for name, step in ranking.steps.items()},
        "by_group": [
            {"group": group, "options": _step(step), "after_losses": _step(ranking.by_group_after[group])}
            for group, step in ranking.by_group.items()
        ],
        "lead": parts.lead(ranking),
        "variants": [_variant(variant) for variant in appraisal.variants.values()],
        "agreement": [{"kind": kind, "kendall_w": found} for kind, found in appraisal.agreement.items()],
        "costs": _costs(appraisal),
        "findings": [parts.finding(own) for own in findings],
    }


def _step(step: Step) -> list[dict[str, Any]]:
    """Options in rank order at one step."""
    return [{"id": option, "rank": step.ranks[option], "value": step.values[option]} for option in step.order]


def _variant(variant: VariantResult) -> dict[str, Any]:
    ranking = variant.ranking
    return {
        "id": variant.id,
        "name": variant.name,
        "kind": variant.kind,
        "lead": parts.lead(ranking),
        "options": parts.in_variant(variant, [own.id for own in ranking.order]),
    }


def _costs(appraisal: Appraisal) -> dict[str, Any] | None:
    """Each option that has a cost, the cheapest first; None where the place gives none."""
    if not appraisal.costs:
        return None
    by_total = sorted(appraisal.costs, key=lambda option: appraisal.costs[option].total)
    values = {own.id: own.value for own in appraisal.ranking.options.values()}
    return {
        "basis": appraisal.local.cost_basis,
        "baseline": appraisal.baseline,
        "options": [_cost(option, values[option], appraisal.costs[option]) for option in by_total],
    }


def _cost(option: str, value: float, cost: CostResult) -> dict[str, Any]:
    extra = cost.extra
    return {
        "id": option,
        "total": cost.total,
        "low": cost.low,
        "high": cost.high,
        "value": value,
        "standing": str(cost.standing),
        "by": list(cost.by),
        "certain": cost.certain,
        "extra_cost": extra.cost if extra else None,
        "extra_cost_low": extra.cost_low if extra else None,
        "extra_cost_high": extra.cost_high if extra else None,
        "extra_points": extra.points if extra else None,
        "points_per_cost": extra.points_per_cost if extra else None,
        "points_per_cost_low": extra.per_cost_low if extra else None,
        "points_per_cost_high": extra.per_cost_high if extra else None,
    }


def rows(appraisal: Appraisal) -> Table:
    """Value, points gained on each criterion and points lost to each factor; the points of a row sum to its value."""
    found = data(appraisal, ())
    criteria = [own["id"] for own in found["criteria"]]
    factors = [own["id"] for own in found["local_factors"] if own["points"] is not None]
    columns = (
        *(Column(name) for name in ("rank", "option", "name")),
        *(Column(name, "number") for name in ("value", "benefit", "lost")),
        *(Column(name) for name in ("ready", "ruled_out")),
        *(Column(f"points_{name}", "number") for name in criteria),
        *(Column(f"loss_{name}", "number") for name in factors),
    )
    return Table("Options in order of value", columns, tuple(_row(own, criteria, factors) for own in found["options"]))


def _row(option: dict[str, Any], criteria: Sequence[str], factors: Sequence[str]) -> tuple[Cell, ...]:
    rank, out = option["rank"], option["ruled_out"]
    return (
        "" if rank is None else str(rank),
        option["id"],
        option["name"],
        option["value"],
        option["benefit"],
        fsum(option["losses"].values()),
        option["ready"],
        out["by"] if out else "",
        *(option["contributions"][name] for name in criteria),
        *(option["contributions"].get(name, 0.0) for name in factors),
    )
