"""Checks of criteria files against each other and against the options."""

from collections.abc import Sequence
from typing import Any

from integration_appraisal.documents.document import Path, child, items
from integration_appraisal.findings import Finding
from integration_appraisal.loading.catalogue import Catalogue
from integration_appraisal.loading.checks.cells import check_scale
from integration_appraisal.loading.checks.faults import Faults, check_named_apart, entries, placed
from integration_appraisal.loading.checks.links import check_citations, check_keys, check_list, check_value
from integration_appraisal.loading.shape import Shaped
from integration_appraisal.model.criteria import LISTS, CriteriaFile, Factor

_CITED_AS = {"criteria": "criterion or local factor", "local_factors": "criterion or local factor"}


def check(catalogue: Catalogue, files: Sequence[Shaped[CriteriaFile]]) -> list[Finding]:
    """All that is wrong between the entries of the criteria files."""
    all_faults = [Faults(shaped.document) for shaped in files]
    _check_unique(all_faults)
    _check_about(all_faults, files)
    for faults, shaped in zip(all_faults, files, strict=True):
        if shaped.model is not None:
            _check_links(faults, shaped.model, catalogue)
            _check_factors(faults, shaped.model, catalogue)
        if "sources" not in catalogue.unread:
            check_citations(faults, catalogue.declared["sources"])
    _check_names(all_faults, files)
    _check_weights(all_faults, catalogue)
    return [finding for faults in all_faults for finding in faults.findings]


def _check_unique(all_faults: Sequence[Faults]) -> None:
    seen: dict[tuple[str, str], str] = {}
    for faults in all_faults:
        for name in LISTS:
            kind = _CITED_AS.get(name, name)
            for path, identity in entries(faults.document.data, name):
                first = seen.get((kind, identity))
                here = f"{faults.document.file}:{faults.document.at((*path, 'id')).line}"
                if first is not None:
                    message = f"the id `{identity}` stands already at {first}. Give one of the two another id."
                    faults.at((*path, "id"), "L002", message)
                seen.setdefault((kind, identity), here)


def _check_names(all_faults: Sequence[Faults], files: Sequence[Shaped[CriteriaFile]]) -> None:
    for name in ("groups", "criteria", "local_factors"):
        check_named_apart(
            (faults, path, entry)
            for faults, shaped in zip(all_faults, files, strict=True)
            if shaped.model is not None
            for path, entry in placed(faults.document.data, name, getattr(shaped.model, name))
        )


def _check_about(all_faults: Sequence[Faults], files: Sequence[Shaped[CriteriaFile]]) -> None:
    first = None
    for faults, shaped in zip(all_faults, files, strict=True):
        if shaped.model is None or shaped.model.about is None:
            continue
        if first is not None:
            faults.at_key(("about",), "L002", f"`about` stands already in {first}. Keep one of the two.")
        first = first or shaped.document.file


def _check_links(faults: Faults, model: CriteriaFile, catalogue: Catalogue) -> None:
    data = faults.document.data
    for path, principle in placed(data, "principles", model.principles):
        if principle.criterion is not None:
            check_value(faults, (*path, "criterion"), catalogue, "criteria", principle.criterion)
    for path, criterion in placed(data, "criteria", model.criteria):
        check_scale(faults, (*path, "scale"), criterion.scale)
        if criterion.group is not None:
            check_value(faults, (*path, "group"), catalogue, "groups", criterion.group)
    for path, evidence in placed(data, "evidence", model.evidence):
        check_list(faults, (*path, "options"), catalogue, "options", evidence.options)
    for path, checklist in placed(data, "checklists", model.checklists):
        _check_items(faults, (*path, "items"), checklist)


def _check_items(faults: Faults, path: Path, checklist: Any) -> None:
    seen: set[str] = set()
    for index, row in enumerate(items(faults.document.data, path)):
        identity = child(row, "id")
        if isinstance(identity, str) and identity in seen:
            message = f"the id `{identity}` stands twice in `{checklist.id}`. Give one of the two another id."
            faults.at((*path, index, "id"), "L002", message)
        seen.add(str(identity))


def _check_factors(faults: Faults, model: CriteriaFile, catalogue: Catalogue) -> None:
    for path, factor in placed(faults.document.data, "local_factors", model.local_factors):
        _check_kind(faults, path, factor)
        check_keys(faults, (*path, "emphasises"), catalogue, "criteria", factor.emphasises or ())


def _check_kind(faults: Faults, path: Path, factor: Factor) -> None:
    if factor.points is not None and factor.emphasises is not None:
        message = f"`{factor.id}` has `points` and `emphasises`; a factor is relied on or it emphasises. Remove one."
        faults.at_key((*path, "emphasises"), "S009", message)
    elif not (faults.has((*path, "points")) or faults.has((*path, "emphasises"))):
        message = f"`{factor.id}` has neither `points` nor `emphasises`. Add the one that fits."
        faults.at_key(path, "S009", message)


def _check_weights(all_faults: Sequence[Faults], catalogue: Catalogue) -> None:
    criteria = catalogue.criteria.values()
    if not criteria and not catalogue.declared["criteria"] and not catalogue.unread:
        for faults in all_faults[:1]:
            faults.at((), "L003", "no file in `criteria` has `criteria`. Add at least one criterion.")
    elif criteria and not any(criterion.weight > 0 for criterion in criteria):
        location = catalogue.locations["criteria", next(iter(catalogue.criteria))]
        for faults in all_faults:
            if faults.document is location.document:
                message = "all weights are 0. Give at least one criterion a weight."
                faults.at((*location.path, "weight"), "N005", message)
