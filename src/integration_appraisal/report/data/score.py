"""``appraise.score/1``."""

from collections.abc import Sequence
from typing import Any

from integration_appraisal.appraisal import Appraisal, Ranking, agreement, regret
from integration_appraisal.findings import Finding
from integration_appraisal.report.data.costs import costs
from integration_appraisal.report.data.parts import criteria, factors, finding_data, head, lead, option, step


def score(appraisal: Appraisal, findings: Sequence[Finding]) -> dict[str, Any]:
    """``appraise.score/1``."""
    problem, weights = appraisal.ranking.problem, appraisal.ranking.view.weights
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
        "variants": [_variant(appraisal, variant, ranking) for variant, ranking in appraisal.variants.items()],
        "agreement": [{"kind": kind, "kendall_w": found} for kind, found in agreement(appraisal).items()],
        "costs": costs(appraisal),
        "findings": [finding_data(finding) for finding in findings],
    }


def _variant(appraisal: Appraisal, identity: str, ranking: Ranking) -> dict[str, Any]:
    variant = next(own for own in appraisal.local.variants if own.id == identity)
    result = ranking.result
    regrets = regret(result) if variant.kind == "scenario" else (None,) * len(result.values)
    order = sorted(range(len(result.values)), key=lambda row: (result.ranks[row] or len(result.values) + 1, row))
    return {
        "id": identity,
        "name": variant.name,
        "kind": variant.kind,
        "lead": lead(appraisal, result.lead),
        "options": [
            {
                "id": appraisal.options[row],
                "rank": result.ranks[row],
                "value": result.values[row],
                "regret": regrets[row],
            }
            for row in order
        ],
    }
