"""A local file: its shape, and its checks against the catalogue."""

from collections.abc import Mapping
from typing import Literal, NamedTuple, TypeAlias

from integration_appraisal.documents.document import Data, Document, Path, child, items
from integration_appraisal.findings import Finding
from integration_appraisal.loading import shape
from integration_appraisal.loading.catalogue import Catalogue
from integration_appraisal.loading.checks.cells import check_level, check_must_have, check_score
from integration_appraisal.loading.checks.costs import check_costs
from integration_appraisal.loading.checks.faults import Faults, check_ids_apart, check_names_apart, entries, placed
from integration_appraisal.loading.checks.links import check_answers, check_citations, check_keys, check_value
from integration_appraisal.loading.checks.weights import check_weights
from integration_appraisal.loading.shape import Shaped
from integration_appraisal.model.criteria import LISTS
from integration_appraisal.model.local import Local, MustHave, Variant

Kind: TypeAlias = Literal["local", "option", "criteria", "catalogue"]


class Setting(NamedTuple):
    """A number that somebody set to see what would be; ``before`` is what counts without it, None where nothing does.

    ``ids`` are a local factor, an option and a criterion, or a criterion.
    """

    kind: Literal["level", "score", "weight"]
    ids: tuple[str, ...]
    value: Data
    before: Data


class LocalFile(NamedTuple):
    """A local file that has been read: its data with their places, and the place it describes.

    ``settings`` are made in both, and stand in no file.
    """

    document: Document
    local: Local
    settings: tuple[Setting, ...] = ()


_LOCAL = {"variants", "outcomes", "must_haves", "pass_mark", "costs", "discounting", "panel", "status"}


def kind_of(data: Data) -> Kind | None:
    """The kind of a file by its fields, or None where they fit none."""
    if not isinstance(data, dict):
        return None
    fields = set(data)
    fits: tuple[tuple[Kind, bool], ...] = (
        ("local", "area" in fields),
        ("catalogue", {"options", "criteria"} <= fields),
        ("option", "role" in fields or {"scores", "id"} <= fields),
        ("option", any(child(row, "scores") is not None for row in items(data, ("options",)))),
        ("criteria", bool(fields & {*LISTS, "about"}) and not fields & {"variants", "weights", "status"}),
        (
            "local",
            bool(fields & _LOCAL),
        ),
    )
    return next((kind for kind, does_fit in fits if does_fit), None)


def parse(content: bytes, file: str) -> tuple[Shaped[Local] | None, list[Finding]]:
    """Read one local file by itself; ``check`` then holds it against its catalogue."""
    return shape.parse(content, file, lambda _: Local, {("area",): "?"})


def check(shaped: Shaped[Local], catalogue: Catalogue) -> list[Finding]:
    """All that is wrong in a local file beside its catalogue."""
    local = shaped.model
    if local is None:
        return []
    faults = Faults(shaped.document)
    variants = list(placed(shaped.document.data, "variants", local.variants))
    views: list[tuple[Path, Local | Variant]] = [((), local), *variants]
    for path, view in views:
        _check_view(faults, path, view, catalogue)
    _check_must_haves(faults, local, catalogue)
    check_keys(faults, ("ruled_out",), catalogue, "options", local.ruled_out)
    check_keys(faults, ("costs",), catalogue, "options", local.costs)
    check_costs(faults, local)
    check_answers(faults, ("answers",), local.answers, catalogue, "place")
    if local.recommendation is not None:
        check_value(faults, ("recommendation", "option"), catalogue, "options", local.recommendation.option)
    check_names_apart((faults, path, variant.id, variant.name) for path, variant in variants)
    _check_ids(faults, "variants", {})
    _check_ids(faults, "sources", dict.fromkeys(catalogue.declared["sources"], "already in the catalogue"))
    if not shaped.document.is_reported(("sources",)):
        check_citations(faults, catalogue, [identity for _, identity in entries(shaped.document.data, ("sources",))])
    return faults.findings


def _check_must_haves(faults: Faults, local: Local, catalogue: Catalogue) -> None:
    """Scores that an option must reach, in full or as a grade alone."""
    check_keys(faults, ("must_haves",), catalogue, "criteria", local.must_haves)
    for name, must in local.must_haves.items():
        if isinstance(must, MustHave) and catalogue.has_sound("criteria", name, "scale"):
            here: Path = ("must_haves", name)
            path = (*here, "score") if faults.has((*here, "score")) else here
            check_must_have(faults, path, must.score, catalogue.criteria[name])


def _check_view(faults: Faults, path: Path, view: Local | Variant, catalogue: Catalogue) -> None:
    """Levels, scores and weights, of the place itself or of a variant."""
    check_keys(faults, (*path, "local_factors"), catalogue, "local_factors", view.local_factors)
    for name, level in view.local_factors.items():
        if catalogue.has_sound("local_factors", name, "levels"):
            check_level(faults, (*path, "local_factors", name), level, catalogue.factors[name])
    check_keys(faults, (*path, "scores"), catalogue, "options", view.scores)
    for option, cells in view.scores.items():
        here = (*path, "scores", option)
        check_keys(faults, here, catalogue, "criteria", cells)
        for name, cell in cells.items():
            if catalogue.has_sound("criteria", name, "scale"):
                check_score(faults, (*here, name), cell, catalogue.criteria[name])
    if view.weights is not None and "criteria" not in catalogue.unread:
        check_weights(faults, (*path, "weights"), view.weights, catalogue)


def _check_ids(faults: Faults, name: str, taken: Mapping[str, str]) -> None:
    placed_ids = (
        (faults, path, identity, f"already in line {faults.document.at((*path, 'id')).line}")
        for path, identity in entries(faults.document.data, (name,))
    )
    check_ids_apart(placed_ids, taken)
