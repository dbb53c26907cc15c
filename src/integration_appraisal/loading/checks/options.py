"""Checks of option files against the criteria and against each other."""

from collections.abc import Sequence

from integration_appraisal.documents.document import follow, items
from integration_appraisal.findings import Finding
from integration_appraisal.loading.catalogue import Catalogue
from integration_appraisal.loading.checks.cells import check_need, check_score
from integration_appraisal.loading.checks.faults import Faults, check_ids_apart, check_names_apart
from integration_appraisal.loading.checks.links import (
    check_answers,
    check_citations,
    check_keys,
    check_list,
    check_value,
)
from integration_appraisal.loading.shape import Shaped
from integration_appraisal.loading.suggest import absent
from integration_appraisal.model.option import Option


def check(catalogue: Catalogue, files: Sequence[Shaped[Option]]) -> list[Finding]:
    """All that is wrong in the options beside the criteria."""
    options = [(Faults(shaped.document), shaped.model) for shaped in files if shaped.model is not None]
    check_ids_apart(((faults, (), option.id, f"already in {faults.document.file}") for faults, option in options), {})
    check_names_apart((faults, (), option.id, option.name) for faults, option in options)
    for faults, option in options:
        _check_scores(faults, option, catalogue)
        _check_needs(faults, option, catalogue)
        _check_links(faults, option, catalogue)
        check_answers(faults, option.answers, catalogue, "option")
        check_citations(faults, catalogue)
    return [finding for faults, _ in options for finding in faults.findings]


def _check_scores(faults: Faults, option: Option, catalogue: Catalogue) -> None:
    check_keys(faults, ("scores",), catalogue, "criteria", option.scores)
    for name, cell in option.scores.items():
        if catalogue.has_sound("criteria", name, "scale"):
            check_score(faults, ("scores", name), cell, catalogue.criteria[name])
    rows = follow(faults.document.data, ("scores",))
    if isinstance(rows, dict) and not faults.document.is_reported(("scores",)):
        missing = absent(rows, catalogue.declared["criteria"])
        for name in [name for name in catalogue.criteria if name in missing]:
            message = f"`{option.id}` has no score for `{name}`. Add one; a missing score is never zero."
            faults.at_key(("scores",), "N001", message)


def _check_needs(faults: Faults, option: Option, catalogue: Catalogue) -> None:
    check_keys(faults, ("relies_on",), catalogue, "local_factors", option.relies_on)
    for name, need in option.relies_on.items():
        if catalogue.has_sound("local_factors", name, "levels"):
            check_need(faults, ("relies_on", name), need, catalogue.factors[name])


def _check_links(faults: Faults, option: Option, catalogue: Catalogue) -> None:
    if option.degree is not None:
        for end in ("least", "most"):
            check_value(faults, ("degree", end), catalogue, "degrees", getattr(option.degree, end))
    check_list(faults, ("contains",), catalogue, "options", option.contains)
    check_list(faults, ("powers",), catalogue, "powers", option.powers)
    check_list(faults, ("evidence",), catalogue, "evidence", option.evidence)
    if option.id in option.contains:
        index = items(faults.document.data, ("contains",)).index(option.id)
        faults.at(("contains", index), "S009", f"`{option.id}` can't contain itself. Remove it here.")
