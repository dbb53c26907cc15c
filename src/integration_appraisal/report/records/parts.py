"""Parts that several results have in common."""

from collections.abc import Iterable
from typing import Any

from integration_appraisal.appraisal.appraise import Appraisal
from integration_appraisal.appraisal.results import (
    CriterionResult,
    FactorResult,
    NeedResult,
    OptionResult,
    Ranking,
    VariantResult,
)
from integration_appraisal.figures import beside, exact
from integration_appraisal.model.common import Model
from integration_appraisal.report.cells import score_word
from integration_appraisal.report.place import below_mark, must_word


def head(appraisal: Appraisal, schema: str) -> dict[str, Any]:
    """What every result about a place begins with."""
    return {
        "schema": schema,
        "area": appraisal.local.area,
        "status": appraisal.local.status,
        "variant": appraisal.variant.id if appraisal.variant else None,
        "what_if": [own._asdict() for own in appraisal.file.settings],
        "notice": appraisal.catalogue.about.notice,
        "catalogue": {"title": appraisal.catalogue.title, "digest": appraisal.catalogue.digest},
        "digest": appraisal.digest,
    }


def plain(model: Model) -> dict[str, Any]:
    """A model as data."""
    return model.model_dump(mode="json", by_alias=True)


def criterion(own: CriterionResult) -> dict[str, Any]:
    """A criterion with its weight and how that came about."""
    return {
        "id": own.id,
        "name": own.name,
        "group": own.group,
        "kind": own.kind,
        "weight": own.weight,
        "given": own.given,
        "catalogue_weight": own.catalogue_weight,
        "group_weight": own.group_weight,
        "multiplier": own.multiplier,
        "multipliers": dict(own.multipliers),
    }


def factor(own: FactorResult) -> dict[str, Any]:
    """A local factor with its level."""
    return {
        "id": own.id,
        "name": own.name,
        "level": own.level,
        "levels": len(own.levels),
        "points": own.points,
        "catalogue_points": own.catalogue_points,
        "emphasises": dict(own.emphasises),
    }


def option(ranking: Ranking, own: OptionResult) -> dict[str, Any]:
    """An option with all that its value is made of."""
    cells = own.cells.values()
    losses = {name: -points for name, points in own.losses.items()}
    return {
        "id": own.id,
        "name": own.name,
        "rank": own.rank,
        "tied": own.tied,
        "value": own.value,
        "value_low": own.value_low,
        "value_high": own.value_high,
        "mean_score": ranking.mean_scores.get(own.id),
        "benefit": own.benefit,
        "losses": dict(own.losses),
        "ready": str(own.ready),
        "unmet": [_need(need) for need in own.unmet],
        "ruled_out": _ruled_out(ranking, own),
        "scores": {cell.criterion: cell.score for cell in cells},
        "values": {cell.criterion: cell.value for cell in cells},
        "contributions": {cell.criterion: cell.points for cell in cells} | losses,
    }


def _need(need: NeedResult) -> dict[str, Any]:
    return {
        "factor": need.factor,
        "level": need.level,
        "at_least": need.at_least,
        "at_most": need.at_most,
        "gap": need.gap,
        "essential": need.essential,
        "points": need.points,
    }


def _ruled_out(ranking: Ranking, own: OptionResult) -> dict[str, Any] | None:
    """Ruled out by the place itself comes before a must-have; of several must-haves the first is named."""
    if own.ruled_out == "local":
        return {"by": "local", "criterion": None, "reason": own.reason}
    if own.ruled_out is None:
        return None
    if own.ruled_out == "pass_mark":
        return {"by": "pass_mark", "criterion": None, "reason": below_mark(ranking, own)}
    missed = own.failed[0]
    criterion, cell = ranking.criteria[missed], own.cells[missed]
    limit = criterion.must_have or 0.0
    reason = f"its value is {beside(cell.value, limit)}, below {exact(limit)}"
    if criterion.must_score is not None:
        reason = f"its score is {score_word(cell, criterion.unit)}, and {must_word(criterion)} is a must"
    return {"by": "must_have", "criterion": missed, "reason": reason}


def in_variant(variant: VariantResult, options: Iterable[str]) -> list[dict[str, Any]]:
    """Options as they stand in a variant; regret is for scenarios."""
    return [
        {
            "id": own.id,
            "rank": own.rank,
            "value": own.value,
            "regret": own.regret if variant.kind == "scenario" else None,
        }
        for own in (variant.ranking.options[option] for option in options)
    ]


def lead(ranking: Ranking) -> dict[str, Any]:
    """First and second place, and what sets them apart."""
    own, because = ranking.lead, ranking.because
    return {
        "first": list(own.first),
        "second": list(own.second),
        "points": own.points,
        "verdict": str(own.verdict),
        "ready": list(own.ready),
        "mean": own.mean,
        "sigma": own.sigma,
        "overtaking": list(own.overtaking),
        "leaving": list(own.leaving),
        "find_out": [unknown.name for unknown in own.find_out if unknown.option is None],
        "find_out_scores": [
            {"option": unknown.option, "criterion": unknown.name} for unknown in own.find_out if unknown.option
        ],
        "because": None if because is None else {apart.id: apart.points for apart in because},
    }
