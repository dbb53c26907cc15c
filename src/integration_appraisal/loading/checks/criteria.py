"""Checks of criteria files against each other and against the options."""

from collections.abc import Sequence

from integration_appraisal.documents.document import Path
from integration_appraisal.loading.catalogue import Catalogue
from integration_appraisal.loading.checks.cells import check_scale
from integration_appraisal.loading.checks.faults import Faults, check_ids_apart, check_names_apart, entries, placed
from integration_appraisal.loading.checks.links import check_keys, check_list, check_value
from integration_appraisal.model.criteria import LISTS, CriteriaFile, Criterion, Factor, Group

_ONE_NAME_SPACE = ("criteria", "local_factors")
_Files = Sequence[tuple[Faults, CriteriaFile]]


def check(catalogue: Catalogue, read: Sequence[tuple[Faults, CriteriaFile | None]]) -> None:
    """Report all that is wrong between the entries of the criteria files, read as far as they could be."""
    files = [(faults, model or CriteriaFile()) for faults, model in read]
    _check_ids(files)
    _check_names(files)
    _check_about(files)
    _check_weights(files, catalogue)
    for faults, model in files:
        _check_links(faults, model, catalogue)
        _check_group_weights(faults, model, catalogue)
        _check_factors(faults, model, catalogue)


def _check_ids(files: _Files) -> None:
    for names in (_ONE_NAME_SPACE, *((name,) for name in LISTS if name not in _ONE_NAME_SPACE)):
        placed_ids = (
            (faults, path, identity, f"already at {faults.place((*path, 'id'))}")
            for faults, _ in files
            for name in names
            for path, identity in entries(faults.document.data, (name,))
        )
        check_ids_apart(placed_ids, {})


def _check_names(files: _Files) -> None:
    for name in ("groups", "criteria", "local_factors"):
        check_names_apart(
            (faults, path, entry.id, entry.name)
            for faults, model in files
            for path, entry in placed(faults.document.data, name, getattr(model, name))
        )


def _check_about(files: _Files) -> None:
    having = [faults for faults, model in files if model.about is not None]
    for faults in having[1:]:
        message = f"`about` stands already in {having[0].document.file}. Keep one of the two."
        faults.at_key(("about",), "L002", message)


def _check_links(faults: Faults, model: CriteriaFile, catalogue: Catalogue) -> None:
    data = faults.document.data
    for path, principle in placed(data, "principles", model.principles):
        if principle.criterion is not None:
            check_value(faults, (*path, "criterion"), catalogue, "criteria", principle.criterion)
    for path, criterion in placed(data, "criteria", model.criteria):
        check_scale(faults, (*path, "scale"), criterion.scale)
        _check_group(faults, path, criterion, catalogue)
    for path, evidence in placed(data, "evidence", model.evidence):
        check_list(faults, (*path, "options"), catalogue, "options", evidence.options)
    for path, checklist in placed(data, "checklists", model.checklists):
        lines = entries(data, (*path, "items"))
        check_ids_apart(((faults, line, identity, f"twice in `{checklist.id}`") for line, identity in lines), {})


def _check_group(faults: Faults, path: Path, criterion: Criterion, catalogue: Catalogue) -> None:
    if criterion.group is not None:
        check_value(faults, (*path, "group"), catalogue, "groups", criterion.group)
    elif catalogue.weighs_groups and not faults.has((*path, "group")):
        message = f"`{criterion.id}` is in no group, and groups have weights. Give it a `group`, or no group a weight."
        faults.at_key(path, "S009", message)


def _check_group_weights(faults: Faults, model: CriteriaFile, catalogue: Catalogue) -> None:
    """Groups all have weights or none, and some criterion to give each weight to."""
    if not catalogue.weighs_groups or {"groups", "criteria"} & catalogue.unread:
        return
    for path, group in placed(faults.document.data, "groups", model.groups):
        _check_group_weight(faults, path, group, catalogue)
    if not any(group.weight for group in catalogue.groups.values()):
        for path, _ in list(placed(faults.document.data, "groups", model.groups))[:1]:
            faults.at((*path, "weight"), "N005", "all groups have the weight 0. Give at least one a weight.")


def _check_group_weight(faults: Faults, path: Path, group: Group, catalogue: Catalogue) -> None:
    own = [criterion.weight for criterion in catalogue.criteria.values() if criterion.group == group.id]
    if group.weight is None and not faults.has((*path, "weight")):
        message = f"`{group.id}` has no `weight`, and other groups have. Give every group one, or none."
        faults.at_key(path, "S009", message)
    elif group.weight and not any(own):
        message = f"no criterion of `{group.id}` has any weight, so that of the group goes nowhere. "
        faults.at((*path, "weight"), "N005", f"{message}Give a criterion in it some, or the group 0.")


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


def _check_weights(files: _Files, catalogue: Catalogue) -> None:
    criteria = catalogue.criteria.values()
    if files and not (criteria or catalogue.declared["criteria"] or catalogue.unread):
        files[0][0].at((), "L003", "there are no `criteria`. Add at least one criterion.")
    elif criteria and not any(criterion.weight > 0 for criterion in criteria):
        document, path = catalogue.locations["criteria", next(iter(catalogue.criteria))]
        faults = next(faults for faults, _ in files if faults.document is document)
        faults.at((*path, "weight"), "N005", "all weights are 0. Give at least one criterion a weight.")
