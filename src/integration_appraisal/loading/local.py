"""A local file: its shape, and its checks against the catalogue."""

from collections.abc import Mapping
from typing import Literal, NamedTuple, TypeAlias

from integration_appraisal.documents.document import Data, Document, Path
from integration_appraisal.documents.reader import read
from integration_appraisal.findings import Finding
from integration_appraisal.loading.catalogue import Catalogue
from integration_appraisal.loading.checks.answers import check_answers
from integration_appraisal.loading.checks.cells import check_cost, check_level, check_score
from integration_appraisal.loading.checks.faults import Faults, check_named_apart, entries, placed
from integration_appraisal.loading.checks.links import check_citations, check_keys, check_value
from integration_appraisal.loading.checks.weights import check_weights
from integration_appraisal.loading.shape import Shaped, shape
from integration_appraisal.model.common import Score
from integration_appraisal.model.criteria import LISTS
from integration_appraisal.model.local import Level, Local, Weights

Kind: TypeAlias = Literal["local", "option", "criteria"]


class LocalFile(NamedTuple):
    """A local file that has been read: its data with their places, and the place it describes."""

    document: Document
    local: Local


def kind_of(data: Data) -> Kind | None:
    """The kind of a file by its fields, or None where they fit none; an option is the only kind that has a role."""
    if not isinstance(data, dict):
        return None
    if "area" in data:
        return "local"
    if "role" in data or ("scores" in data and "id" in data):
        return "option"
    if any(name in data for name in (*LISTS, "about")) and not {"variants", "weights", "status"} & set(data):
        return "criteria"
    return "local" if {"variants", "outcomes", "must_haves", "costs", "panel", "status"} & set(data) else None


def parse(content: bytes, file: str) -> tuple[Shaped[Local] | None, list[Finding]]:
    """Read one local file by itself; ``check`` then holds it against its catalogue."""
    document, findings = read(content, file)
    if document is None:
        return None, findings
    shaped, faults = shape(document, Local, {"area": "?"})
    return shaped, findings + faults


def check(shaped: Shaped[Local], catalogue: Catalogue) -> list[Finding]:
    """All that is wrong in a local file beside its catalogue."""
    local = shaped.model
    if local is None:
        return []
    faults = Faults(shaped.document)
    _check_view(faults, (), local.local_factors, local.scores, local.weights, catalogue)
    for path, variant in placed(shaped.document.data, "variants", local.variants):
        _check_view(faults, path, variant.local_factors, variant.scores, variant.weights, catalogue)
    check_keys(faults, ("must_haves",), catalogue, "criteria", local.must_haves)
    check_keys(faults, ("ruled_out",), catalogue, "options", local.ruled_out)
    check_keys(faults, ("costs",), catalogue, "options", local.costs)
    for option, cost in local.costs.items():
        check_cost(faults, ("costs", option), cost)
    check_answers(faults, local.answers, catalogue, "place")
    if local.recommendation is not None:
        check_value(faults, ("recommendation", "option"), catalogue, "options", local.recommendation.option)
    _check_unique(faults, "variants", {})
    check_named_apart((faults, path, own) for path, own in placed(shaped.document.data, "variants", local.variants))
    _check_unique(faults, "sources", dict.fromkeys(catalogue.declared["sources"], "the catalogue"))
    if "sources" not in catalogue.unread and not shaped.document.is_reported(("sources",)):
        own = {identity for _, identity in entries(shaped.document.data, "sources")}
        check_citations(faults, catalogue.declared["sources"] | own)
    return faults.findings


def _check_view(
    faults: Faults,
    path: Path,
    levels: Mapping[str, Level],
    scores: Mapping[str, Mapping[str, Score]],
    weights: Weights | None,
    catalogue: Catalogue,
) -> None:
    """Levels, scores and weights, of the place itself or of a variant."""
    check_keys(faults, (*path, "local_factors"), catalogue, "local_factors", levels)
    for name, level in levels.items():
        factor = catalogue.factors.get(name)
        if factor is not None:
            check_level(faults, (*path, "local_factors", name), level, factor)
    check_keys(faults, (*path, "scores"), catalogue, "options", scores)
    for option, cells in scores.items():
        here = (*path, "scores", option)
        check_keys(faults, here, catalogue, "criteria", cells)
        for name, cell in cells.items():
            criterion = catalogue.criteria.get(name)
            if criterion is not None:
                check_score(faults, (*here, name), cell, criterion)
    if weights is not None and "criteria" not in catalogue.unread:
        points = {name: criterion.weight for name, criterion in catalogue.criteria.items()}
        known = list(points) + sorted(catalogue.declared["criteria"] - set(points))
        check_weights(faults, (*path, "weights"), weights, points, known)


def _check_unique(faults: Faults, name: str, seen: dict[str, str]) -> None:
    for path, identity in entries(faults.document.data, name):
        if identity in seen:
            message = f"the id `{identity}` stands already in {seen[identity]}. Give one of the two another id."
            faults.at((*path, "id"), "L002", message)
        seen.setdefault(identity, f"line {faults.document.at((*path, 'id')).line}")
