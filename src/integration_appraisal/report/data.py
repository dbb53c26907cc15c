"""Results as data: the JSON that other programs read. Its keys are a promise; keys may be added, none is taken away."""

from collections.abc import Sequence
from typing import Any

from integration_appraisal.appraisal import Appraisal, Ranking, agreement, regret
from integration_appraisal.engine.losses import Need
from integration_appraisal.engine.ranks import Lead
from integration_appraisal.engine.scoring import Step
from integration_appraisal.engine.weights import shares
from integration_appraisal.findings import Finding
from integration_appraisal.model.common import Model
from integration_appraisal.report.differences import differences


def score(appraisal: Appraisal, findings: Sequence[Finding]) -> dict[str, Any]:
    """``appraise.score/1``."""
    problem, weights = appraisal.ranking.problem, appraisal.ranking.view.weights
    return {
        "schema": "appraise.score/1",
        "area": appraisal.local.area,
        "status": appraisal.local.status,
        "variant": appraisal.variant.id if appraisal.variant else None,
        "notice": appraisal.catalogue.about.notice,
        "catalogue": {"title": appraisal.catalogue.title, "digest": appraisal.catalogue.digest},
        "digest": appraisal.digest,
        "weights": {
            "method": problem.method,
            "agreed_on": weights.agreed_on.isoformat() if weights.agreed_on else None,
            "emphasis": problem.emphasis,
        },
        "criteria": _criteria(appraisal),
        "local_factors": _factors(appraisal),
        "options": [_option(appraisal, row) for row in appraisal.in_rank_order],
        "steps": {name: _step(appraisal, step) for name, step in appraisal.result.steps.items()},
        "by_group": [
            {"group": appraisal.groups[position], "options": _step(appraisal, step)}
            for position, step in appraisal.result.by_group.items()
        ],
        "lead": _lead(appraisal, appraisal.result.lead),
        "variants": [_variant(appraisal, variant, ranking) for variant, ranking in appraisal.variants.items()],
        "agreement": [{"kind": kind, "kendall_w": found} for kind, found in agreement(appraisal).items()],
        "findings": [finding_data(finding) for finding in findings],
    }


def explain(appraisal: Appraisal, row: int, rival: int | None, findings: Sequence[Finding]) -> dict[str, Any]:
    """``appraise.explain/1``: options as in the score, every cell with its reason, and the differences between two."""
    rows = [row] if rival is None else [row, rival]
    options = []
    for own in rows:
        cells = appraisal.ranking.view.scores[appraisal.options[own]]
        needs = appraisal.catalogue.options[appraisal.options[own]].relies_on
        options.append(
            _option(appraisal, own)
            | {
                "cells": {criterion: _plain(cells[criterion]) for criterion in appraisal.criteria},
                "relies_on": {factor: _plain(need) for factor, need in needs.items()},
            }
        )
    return {
        "schema": "appraise.explain/1",
        "area": appraisal.local.area,
        "variant": appraisal.variant.id if appraisal.variant else None,
        "notice": appraisal.catalogue.about.notice,
        "digest": appraisal.digest,
        "options": options,
        "criteria": _criteria(appraisal),
        "levels": {factor: _plain(level) for factor, level in appraisal.ranking.view.levels.items()},
        "differences": []
        if rival is None
        else [
            {"id": found.identity, "first": found.first, "second": found.second, "points": found.points}
            for found in differences(appraisal, row, rival)
        ],
        "findings": [finding_data(finding) for finding in findings],
    }


def _plain(model: Model) -> dict[str, Any]:
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


def _criteria(appraisal: Appraisal) -> list[dict[str, Any]]:
    weights = appraisal.result.weights
    own = shares([criterion.weight for criterion in appraisal.catalogue.criteria.values()])
    return [
        {
            "id": criterion.id,
            "name": criterion.name,
            "group": criterion.group,
            "kind": criterion.scale.kind,
            "weight": weights.shares[column],
            "catalogue_weight": own[column],
            "multiplier": weights.multipliers[column],
            "multipliers": {appraisal.factors[factor]: found for factor, found in weights.by_factor[column].items()},
        }
        for column, criterion in enumerate(appraisal.catalogue.criteria.values())
    ]


def _factors(appraisal: Appraisal) -> list[dict[str, Any]]:
    return [
        {
            "id": factor.id,
            "name": factor.name,
            "level": appraisal.ranking.problem.factors[position].level,
            "levels": len(factor.levels),
            "points": factor.points,
            "emphasises": dict(factor.emphasises or {}),
        }
        for position, factor in enumerate(appraisal.catalogue.factors.values())
    ]


def _option(appraisal: Appraisal, row: int) -> dict[str, Any]:
    result, option = appraisal.result, appraisal.options[row]
    rank = result.ranks[row]
    losses = {appraisal.factors[factor]: points for factor, points in result.losses[row].items()}
    gained = dict(zip(appraisal.criteria, result.contributions[row], strict=True))
    cells = appraisal.ranking.view.scores[option]
    return {
        "id": option,
        "name": appraisal.catalogue.options[option].name,
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
    level = appraisal.ranking.problem.factors[need.factor].level
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
        return {"by": "must_have", "criterion": criterion, "reason": f"its value is {value:.1f}, below {limit:g}"}
    return None


def _step(appraisal: Appraisal, step: Step) -> list[dict[str, Any]]:
    order = sorted(range(len(step.values)), key=lambda row: (step.ranks[row] or len(step.values) + 1, row))
    return [{"id": appraisal.options[row], "rank": step.ranks[row], "value": step.values[row]} for row in order]


def _lead(appraisal: Appraisal, lead: Lead) -> dict[str, Any]:
    return {
        "first": [appraisal.options[row] for row in lead.first],
        "second": [appraisal.options[row] for row in lead.second],
        "points": lead.points,
        "verdict": str(lead.verdict),
        "ready": [appraisal.options[row] for row in lead.ready],
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
        "lead": _lead(appraisal, result.lead),
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
