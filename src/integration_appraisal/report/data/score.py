"""``appraise.score/1``."""

from collections.abc import Sequence
from typing import Any

from integration_appraisal.appraisal.appraise import Appraisal, agreement
from integration_appraisal.engine.ranks import in_rank_order
from integration_appraisal.findings import Finding
from integration_appraisal.model.local import Variant
from integration_appraisal.report.data.costs import costs
from integration_appraisal.report.data.parts import (
    criteria,
    factors,
    finding_data,
    head,
    in_variant,
    lead,
    option,
    step,
)


def score(appraisal: Appraisal, findings: Sequence[Finding]) -> dict[str, Any]:
    """``appraise.score/1``."""
    problem, weights = appraisal.numbers.problem, appraisal.numbers.view.weights
    return {
        **head(appraisal, "appraise.score/1"),
        "weights": {
            "method": problem.method,
            "agreed_on": weights.agreed_on.isoformat() if weights.agreed_on else None,
            "emphasis": problem.emphasis,
        },
        "criteria": criteria(appraisal),
        "local_factors": factors(appraisal),
        "options": [option(appraisal, row) for row in appraisal.in_rank_order],
        "steps": {name: step(appraisal, found) for name, found in appraisal.result.steps.items()},
        "by_group": [
            {"group": appraisal.groups[position], "options": step(appraisal, found)}
            for position, found in appraisal.result.by_group.items()
        ],
        "lead": lead(appraisal, appraisal.result.lead),
        "variants": [_variant(appraisal, variant) for variant in appraisal.seen_otherwise],
        "agreement": [{"kind": kind, "kendall_w": found} for kind, found in agreement(appraisal).items()],
        "costs": costs(appraisal),
        "findings": [finding_data(finding) for finding in findings],
    }


def _variant(appraisal: Appraisal, variant: Variant) -> dict[str, Any]:
    result = appraisal.variant_numbers[variant.id].result
    return {
        "id": variant.id,
        "name": variant.name,
        "kind": variant.kind,
        "lead": lead(appraisal, result.lead),
        "options": in_variant(appraisal, variant, in_rank_order(result.ranks)),
    }
