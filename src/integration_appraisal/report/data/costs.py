"""Cost beside value, as part of ``appraise.score/1``."""

from typing import Any

from integration_appraisal.appraisal.appraise import Appraisal, beside_cost, costs_by_row
from integration_appraisal.engine.frontier import BesideCost
from integration_appraisal.report.data.parts import ids


def costs(appraisal: Appraisal) -> dict[str, Any] | None:
    """Each option that has a cost; None where the place gives none."""
    given = costs_by_row(appraisal)
    if not given:
        return None
    found = beside_cost(appraisal)
    return {
        "basis": appraisal.local.cost_basis,
        "baseline": None if appraisal.baseline_row is None else appraisal.options[appraisal.baseline_row],
        "options": [
            {
                "id": appraisal.options[row],
                "total": cost.total,
                "low": cost.low,
                "high": cost.high,
                "value": appraisal.result.values[row],
                **_placed(appraisal, found[row]),
            }
            for row, cost in sorted(given.items(), key=lambda entry: entry[1].total)
        ],
    }


def _placed(appraisal: Appraisal, found: BesideCost[int]) -> dict[str, Any]:
    extra = found.extra
    return {
        "standing": str(found.standing),
        "by": ids(appraisal, found.by),
        "certain": found.certain,
        "extra_cost": extra.cost if extra else None,
        "extra_cost_low": extra.cost_low if extra else None,
        "extra_cost_high": extra.cost_high if extra else None,
        "extra_points": extra.points if extra else None,
        "points_per_cost": extra.points_per_cost if extra else None,
        "points_per_cost_low": extra.per_cost_low if extra else None,
        "points_per_cost_high": extra.per_cost_high if extra else None,
    }
