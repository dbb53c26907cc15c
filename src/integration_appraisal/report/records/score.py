"""``appraise.score/2``, and the ranking as rows."""

from collections.abc import Sequence
from math import fsum
from typing import Any

from integration_appraisal.appraisal.appraise import Appraisal
from integration_appraisal.appraisal.results import Step, VariantResult
from integration_appraisal.findings import Finding
from integration_appraisal.report.document import Cell, Column, Table
from integration_appraisal.report.readiness import where_needed
from integration_appraisal.report.records import costs, parts


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
        "pass_mark": ranking.pass_mark,
        "variants": [_variant(variant) for variant in appraisal.variants.values()],
        "agreement": [{"kind": kind, "kendall_w": found} for kind, found in appraisal.agreement.items()],
        "costs": costs.beside_value(appraisal),
        "findings": [own.data for own in findings],
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


def rows(appraisal: Appraisal) -> Table:
    """Value, points by criterion and local factor, which sum to it, and what options cost, with every step to it."""
    found = data(appraisal, ())
    criteria = [own["id"] for own in found["criteria"]]
    factors = [own["id"] for own in found["local_factors"] if own["points"] is not None]
    columns = (
        *(Column(name) for name in ("rank", "option", "name")),
        *(Column(name, "number") for name in ("value", "benefit", "lost")),
        *(Column(name) for name in ("ready", "ruled_out")),
        *(Column(f"points_{name}", "number") for name in criteria),
        *(Column(f"loss_{name}", "number") for name in factors),
        *costs.columns(found["costs"]),
    )
    rows = [_row(own, criteria, factors) for own in found["options"]]
    table = Table("Options in order of value", columns, tuple(costs.beside_rows(found, rows)))
    return where_needed(table, appraisal.ranking)


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
