"""Checks of a weights block: every criterion named once where the method asks for it, and a sum above zero."""

from collections.abc import Collection, Iterator, Mapping

from integration_appraisal.documents.document import Data, Path, follow, items
from integration_appraisal.engine.weights import METHODS, Takes
from integration_appraisal.loading.catalogue import Catalogue
from integration_appraisal.loading.checks.faults import Faults
from integration_appraisal.loading.checks.links import check_keys
from integration_appraisal.loading.suggest import absent, listed
from integration_appraisal.loading.wording import plain_number
from integration_appraisal.model.local import Weights


def check_weights(faults: Faults, path: Path, weights: Weights, catalogue: Catalogue) -> None:
    """A block of weights beside a catalogue of which all ids of criteria are known."""
    points = {name: criterion.weight for name, criterion in catalogue.criteria.items()}
    known = [*points, *sorted(catalogue.declared["criteria"] - set(points))]
    check_keys(faults, (*path, "values"), catalogue, "criteria", weights.values)
    _check_unused(faults, path, weights)
    match METHODS[weights.method].takes:
        case Takes.SOME_VALUES if weights.values:
            _check_sum(faults, (*path, "values"), {**points, **weights.values})
        case Takes.ALL_VALUES:
            _check_values(faults, path, weights, known)
        case Takes.ORDER:
            _check_order(faults, path, weights.method, known)


def _check_unused(faults: Faults, path: Path, weights: Weights) -> None:
    takes = METHODS[weights.method].takes
    if weights.order and takes is not Takes.ORDER:
        ordered = next(name for name, method in METHODS.items() if method.takes is Takes.ORDER)
        message = f"`order` is for the method `{ordered}`; the method is `{weights.method}`. Remove one of the two."
        faults.at_key((*path, "order"), "S009", message)
    if weights.values and takes in (Takes.ORDER, Takes.NOTHING):
        message = f"`values` is not used by the method `{weights.method}`. Remove one of the two."
        faults.at_key((*path, "values"), "S009", message)


def _check_values(faults: Faults, path: Path, weights: Weights, known: Collection[str]) -> None:
    here = (*path, "values")
    rows = follow(faults.document.data, here)
    missing = absent(rows if isinstance(rows, dict) else (), known)
    if missing and not faults.document.is_reported(here):
        message = f"`values` does not name {listed(missing)}. "
        message += f"The method `{weights.method}` names every criterion; 0 is allowed."
        faults.at_key(here if faults.has(here) else path, "L004", message)
        return
    _check_sum(faults, here, weights.values)
    if weights.values and set(known) <= set(weights.values):
        _check_largest(faults, here, weights)


def _check_largest(faults: Faults, path: Path, weights: Weights) -> None:
    name, value = max(weights.values.items(), key=lambda weight: weight[1])
    needed = METHODS[weights.method].largest
    if needed is not None and 0 < value != needed:
        message = f"the largest {weights.method} is {plain_number(value)}; it must be {plain_number(needed)}, "
        faults.at((*path, name), "N006", message + "and the others are set against it.")


def _check_sum(faults: Faults, path: Path, values: Mapping[str, float]) -> None:
    if values and not any(value > 0 for value in values.values()):
        faults.at_key(path, "N005", "all weights are 0. Give at least one criterion a weight.")


def _named(data: Data, path: Path) -> Iterator[tuple[Path, str]]:
    """The names in an order with their places in the file, those in tied blocks too."""
    for index, row in enumerate(items(data, path)):
        if isinstance(row, str):
            yield (*path, index), row
        elif path[-1] == "order":
            yield from _named(data, (*path, index))


def _check_order(faults: Faults, path: Path, method: str, known: Collection[str]) -> None:
    here = (*path, "order")
    data = faults.document.data
    seen: set[str] = set()
    for place, name in _named(data, here):
        if name not in known:
            faults.unknown(place, "criterion", name, known)
        elif name in seen:
            faults.at(place, "L004", f"`{name}` is named twice in `order`. Name each criterion once.")
        seen.add(name)
    missing = absent(seen, known)
    if missing and faults.document.is_sound(here):
        message = f"`order` does not name {listed(missing)}. The method `{method}` names every criterion once."
        faults.at_key(here if faults.has(here) else path, "L004", message)
