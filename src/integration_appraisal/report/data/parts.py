"""Parts that several results have in common."""

from collections.abc import Iterable
from typing import Any

from integration_appraisal.appraisal.appraise import Appraisal, regret
from integration_appraisal.engine.losses import Need
from integration_appraisal.engine.ranks import Lead, in_rank_order
from integration_appraisal.engine.scoring import Step
from integration_appraisal.engine.weights import shares
from integration_appraisal.figures import exact
from integration_appraisal.findings import Finding
from integration_appraisal.model.common import Model
from integration_appraisal.model.local import Variant
from integration_appraisal.report.words import beside


def head(appraisal: Appraisal, schema: str) -> dict[str, Any]:
    """What every result about a place begins with."""
    return {
        "schema": schema,
        "area": appraisal.local.area,
        "status": appraisal.local.status,
        "variant": appraisal.variant.id if appraisal.variant else None,
        "notice": appraisal.catalogue.about.notice,
        "catalogue": {"title": appraisal.catalogue.title, "digest": appraisal.catalogue.digest},
        "digest": appraisal.digest,
    }


def ids(appraisal: Appraisal, rows: Iterable[int]) -> list[str]:
    """Options by their ids."""
    return [appraisal.options[row] for row in rows]


def plain(model: Model) -> dict[str, Any]:
    """A model as data."""
    return model.model_dump(mode="json", by_alias=True)


def finding_data(finding: Finding) -> dict[str, Any]:
    """A finding as data."""
    return {
        "code": finding.code,
        "severity": str(finding.severity),
        "message": finding.message,
        "file": finding.file,
        "line": finding.position.line,
        "column": finding.position.column,
    }


def criteria(appraisal: Appraisal) -> list[dict[str, Any]]:
    """Criteria with the weights used and how they came about."""
    weights = appraisal.result.weights
    own = shares([criterion.weight for criterion in appraisal.catalogue.criteria.values()])
    return [
        {
            "id": criterion.id,
            "name": criterion.name,
            "group": criterion.group,
            "kind": criterion.scale.kind,
            "weight": weights.shares[column],
            "given": appraisal.numbers.problem.given[column],
            "catalogue_weight": own[column],
            "multiplier": weights.multipliers[column],
            "multipliers": {appraisal.factors[factor]: found for factor, found in weights.by_factor[column].items()},
        }
        for column, criterion in enumerate(appraisal.catalogue.criteria.values())
    ]


def factors(appraisal: Appraisal) -> list[dict[str, Any]]:
    """Local factors with the levels used."""
    return [
        {
            "id": factor.id,
            "name": factor.name,
            "level": appraisal.numbers.problem.factors[position].level,
            "levels": len(factor.levels),
            "points": factor.points,
            "emphasises": dict(factor.emphasises or {}),
        }
        for position, factor in enumerate(appraisal.catalogue.factors.values())
    ]


def option(appraisal: Appraisal, row: int) -> dict[str, Any]:
    """An option with all that its value is made of."""
    result, identity = appraisal.result, appraisal.options[row]
    rank = result.ranks[row]
    losses = {appraisal.factors[factor]: points for factor, points in result.losses[row].items()}
    gained = dict(zip(appraisal.criteria, result.contributions[row], strict=True))
    cells = appraisal.numbers.view.scores[identity]
    return {
        "id": identity,
        "name": appraisal.catalogue.options[identity].name,
        "rank": rank,
        "tied": rank is not None and result.ranks.count(rank) > 1,
        "value": result.values[row],
        "benefit": result.benefits[row],
        "losses": losses,
        "ready": str(result.ready[row]),
        "unmet": [_unmet(appraisal, need) for need in result.unmet[row]],
        "ruled_out": _ruled_out(appraisal, row),
        "scores": {criterion: cells[criterion].score for criterion in appraisal.criteria},
        "values": dict(zip(appraisal.criteria, result.cells[row], strict=True)),
        "contributions": {**gained, **{factor: -points for factor, points in losses.items()}},
    }


def _unmet(appraisal: Appraisal, need: Need) -> dict[str, Any]:
    level = appraisal.numbers.problem.factors[need.factor].level
    return {
        "factor": appraisal.factors[need.factor],
        "level": level,
        "at_least": need.at_least,
        "at_most": need.at_most,
        "gap": need.gap(level) if level is not None else None,
        "essential": need.essential,
    }


def _ruled_out(appraisal: Appraisal, row: int) -> dict[str, Any] | None:
    """Ruled out by the place itself comes before a must-have; of several must-haves the first is named."""
    own = appraisal.local.ruled_out.get(appraisal.options[row])
    if own is not None:
        return {"by": "local", "criterion": None, "reason": own.reason}
    failed = appraisal.result.failed[row]
    if failed:
        criterion = appraisal.criteria[failed[0]]
        value, limit = appraisal.result.cells[row][failed[0]], appraisal.local.must_haves[criterion]
        return {
            "by": "must_have",
            "criterion": criterion,
            "reason": f"its value is {beside(value, limit)}, below {exact(limit)}",
        }
    return None


def step(appraisal: Appraisal, found: Step) -> list[dict[str, Any]]:
    """Options in rank order at one step."""
    return [
        {"id": appraisal.options[row], "rank": found.ranks[row], "value": found.values[row]}
        for row in in_rank_order(found.ranks)
    ]


def in_variant(appraisal: Appraisal, variant: Variant, rows: Iterable[int]) -> list[dict[str, Any]]:
    """Options as they stand in a variant; regret is for scenarios."""
    result = appraisal.variant_numbers[variant.id].result
    regrets = regret(result) if variant.kind == "scenario" else (None,) * len(result.values)
    return [
        {"id": appraisal.options[row], "rank": result.ranks[row], "value": result.values[row], "regret": regrets[row]}
        for row in rows
    ]


def lead(appraisal: Appraisal, found: Lead[int]) -> dict[str, Any]:
    """First and second place."""
    return {
        "first": ids(appraisal, found.first),
        "second": ids(appraisal, found.second),
        "points": found.points,
        "verdict": str(found.verdict),
        "ready": ids(appraisal, found.ready),
    }
