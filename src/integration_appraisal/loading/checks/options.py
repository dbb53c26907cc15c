"""Checks of options against the criteria and against each other."""

from collections.abc import Iterable, Sequence
from itertools import chain

from integration_appraisal.documents.document import Path, follow, items
from integration_appraisal.loading.catalogue import Catalogue
from integration_appraisal.loading.checks.cells import check_need, check_score
from integration_appraisal.loading.checks.faults import Faults, check_ids_apart, check_names_apart
from integration_appraisal.loading.checks.links import check_answers, check_keys, check_list, check_value
from integration_appraisal.loading.suggest import absent
from integration_appraisal.model.option import Option


def check(catalogue: Catalogue, files: Sequence[tuple[Faults, Sequence[tuple[Path, Option]]]]) -> None:
    """Report all that is wrong in the options beside the criteria; of each file its options with their places."""
    options = [(faults, path, option) for faults, own in files for path, option in own]
    if files and not (catalogue.declared["options"] or "options" in catalogue.unread):
        files[0][0].at_key(("options",), "L003", "there are no options. Add at least one.")
    check_ids_apart(chain.from_iterable(_ids(faults, own) for faults, own in files), {})
    check_names_apart((faults, path, option.id, option.name) for faults, path, option in options)
    for faults, path, option in options:
        _check_scores(faults, path, option, catalogue)
        _check_needs(faults, path, option, catalogue)
        _check_links(faults, path, option, catalogue)
        check_answers(faults, (*path, "answers"), option.answers, catalogue, "option")


def _ids(faults: Faults, options: Iterable[tuple[Path, Option]]) -> Iterable[tuple[Faults, Path, str, str]]:
    for path, option in options:
        where = f"at {faults.place((*path, 'id'))}" if path else f"in {faults.document.file}"
        yield faults, path, option.id, f"already {where}"


def _check_scores(faults: Faults, path: Path, option: Option, catalogue: Catalogue) -> None:
    here = (*path, "scores")
    check_keys(faults, here, catalogue, "criteria", option.scores)
    for name, cell in option.scores.items():
        if catalogue.has_sound("criteria", name, "scale"):
            check_score(faults, (*here, name), cell, catalogue.criteria[name])
    rows = follow(faults.document.data, here)
    if isinstance(rows, dict) and not faults.document.is_reported(here):
        missing = absent(rows, catalogue.declared["criteria"])
        for name in [name for name in catalogue.criteria if name in missing]:
            message = f"`{option.id}` has no score for `{name}`. Add one, or `{{score: unknown}}`: it is never zero."
            faults.at_key(here, "N001", message)


def _check_needs(faults: Faults, path: Path, option: Option, catalogue: Catalogue) -> None:
    here = (*path, "relies_on")
    check_keys(faults, here, catalogue, "local_factors", option.relies_on)
    for name, need in option.relies_on.items():
        if catalogue.has_sound("local_factors", name, "levels"):
            check_need(faults, (*here, name), need, catalogue.factors[name])


def _check_links(faults: Faults, path: Path, option: Option, catalogue: Catalogue) -> None:
    if option.degree is not None:
        for end in ("least", "most"):
            check_value(faults, (*path, "degree", end), catalogue, "degrees", getattr(option.degree, end))
    here = (*path, "contains")
    check_list(faults, here, catalogue, "options", option.contains)
    check_list(faults, (*path, "powers"), catalogue, "powers", option.powers)
    check_list(faults, (*path, "evidence"), catalogue, "evidence", option.evidence)
    if option.id in option.contains:
        index = items(faults.document.data, here).index(option.id)
        faults.at((*here, index), "S009", f"`{option.id}` can't contain itself. Remove it here.")
