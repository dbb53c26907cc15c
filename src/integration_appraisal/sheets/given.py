"""An appraisal as the table behind it: the same data as a spreadsheet gives when it is read."""

from typing import Any

from integration_appraisal.appraisal.appraise import Appraisal, weight_shares
from integration_appraisal.figures import SAME
from integration_appraisal.model.common import Model
from integration_appraisal.model.criteria import Criterion
from integration_appraisal.model.option import Option
from integration_appraisal.sheets.identities import filled, whole

_OPTION = ("id", "number", "name", "role", "summary")
_CRITERION = ("id", "name", "question", "group")


def given(appraisal: Appraisal) -> dict[str, Any]:
    """Title, groups, criteria, options with the scores that count for this place, costs and people, as files have them.

    Sources are left out: in a table each number is its own. Weights are those of the place; shares of 100 where its
    method has no points.
    """
    catalogue, local = appraisal.catalogue, appraisal.local
    weights = _weights(appraisal)
    costs = {own: {"total": cost.total, "low": cost.low, "high": cost.high} for own, cost in appraisal.costs.items()}
    return filled(
        {
            "title": local.area,
            "groups": [{"id": own.id, "name": own.name} for own in catalogue.groups.values()],
            "criteria": [_criterion(appraisal, own, weights[own.id]) for own in catalogue.criteria.values()],
            "options": [_option(appraisal, own) for own in catalogue.options.values()],
            "costs": {option: filled(cost) for option, cost in costs.items()},
            "cost_unit": local.cost_unit,
            "people": [own.name for own in local.panel],
        }
    )


def _option(appraisal: Appraisal, option: Option) -> dict[str, Any]:
    """An option with the scores that count in this place."""
    cells = option.scores | dict(appraisal.local.scores.get(option.id, {}))
    scores = {name: _plain(cells[name]) for name in appraisal.catalogue.criteria if name in cells}
    return filled({field: getattr(option, field) for field in _OPTION} | {"scores": scores})


def _criterion(appraisal: Appraisal, criterion: Criterion, weight: float) -> dict[str, Any]:
    """A criterion with the weight that counts in this place; the catalogue's reason is for its own."""
    rationale = None if appraisal.local.weights else criterion.rationale
    fields = {field: getattr(criterion, field) for field in _CRITERION}
    return filled(fields | {"weight": weight, "rationale": rationale, "scale": _plain(criterion.scale)})


def _plain(model: Model) -> dict[str, Any]:
    """A model as the data of a file, but for its source."""
    data = model.model_dump(mode="json", exclude_none=True, exclude={"source"}, by_alias=True)
    return {key: whole(value) if isinstance(value, float) else value for key, value in data.items()}


def _weights(appraisal: Appraisal) -> dict[str, float]:
    """Points or swings as they were agreed, else shares of 100."""
    ranking = appraisal.ranking
    shares = weight_shares(appraisal.catalogue, appraisal.weights)
    points = {name: own.given for name, own in ranking.criteria.items()}
    total = sum(points.values())
    is_points = total > 0 and all(abs(points[name] / total - share) <= SAME for name, share in shares.items())
    return {name: whole(points[name] if is_points else float(f"{100 * share:.12g}")) for name, share in shares.items()}
