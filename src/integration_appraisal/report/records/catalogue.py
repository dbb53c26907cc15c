"""``appraise.catalogue/2`` and ``appraise.entry/1``."""

from collections.abc import Iterable, Mapping
from typing import Any

from integration_appraisal.appraisal.appraise import effective_of, place_dependence_of
from integration_appraisal.loading.catalogue import Catalogue
from integration_appraisal.model.common import Model
from integration_appraisal.model.criteria import LISTS
from integration_appraisal.report.document import Column, Table


def data(catalogue: Catalogue) -> dict[str, Any]:
    """``appraise.catalogue/2``: every entry as its file has it, and how much the answer depends on the place."""
    shares, effective = place_dependence_of(catalogue), effective_of(catalogue)
    return {
        "schema": "appraise.catalogue/2",
        "title": catalogue.title,
        "digest": catalogue.digest,
        "about": _given(catalogue.about),
        "options": [_given(option) for option in catalogue.options.values()],
        **{name: [_given(entry) for entry in catalogue.lists[name].values()] for name in LISTS},
        "place_dependence": {
            "places": shares.places,
            "leads": dict(shares.leads),
            "best_ready": dict(shares.best_ready),
            "by_group": {group: dict(leads) for group, leads in shares.by_group.items()},
            "factors": {factor: own._asdict() for factor, own in shares.factors.items()},
        },
        "effective": {
            "weights": {criterion: own._asdict() for criterion, own in effective.weights.items()},
            "number": effective.number and effective.number._asdict(),
        },
    }


def rows(catalogue: Catalogue) -> Table:
    """A row for each option, criterion and local factor, with what it weighs or costs."""
    columns = tuple(Column(name) for name in ("list", "id", "number", "name", "group", "weight", "points"))
    lists: dict[str, Mapping[str, Any]] = {
        "options": catalogue.options,
        "criteria": catalogue.criteria,
        "local_factors": catalogue.factors,
    }
    made = tuple(
        (kind, *(getattr(own, name, None) for name in ("id", "number", "name", "group", "weight", "points")))
        for kind, entries in lists.items()
        for own in entries.values()
    )
    return Table("Options, criteria and local factors", columns, made)


def entries(named: Iterable[tuple[str, Model]]) -> dict[str, Any]:
    """``appraise.entry/1``: entries with one id, each with the list that it stands in."""
    return {"schema": "appraise.entry/1", "entries": [{"list": kind, **_given(entry)} for kind, entry in named]}


def _given(model: Model) -> dict[str, Any]:
    """What is given of a model; what is not is left out."""
    return model.model_dump(mode="json", by_alias=True, exclude_none=True)
