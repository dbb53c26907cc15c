"""Checks of a weights block: every criterion named once where the method asks for it, and a sum above zero."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

from integration_appraisal.documents.document import Data, Path, follow, items
from integration_appraisal.engine.weights import METHODS, Takes, points_by_swing
from integration_appraisal.loading.catalogue import Catalogue
from integration_appraisal.loading.checks.faults import Faults
from integration_appraisal.loading.checks.links import check_keys
from integration_appraisal.loading.suggest import absent, listed
from integration_appraisal.loading.wording import plain_number
from integration_appraisal.model.common import MOST_BY_SWING
from integration_appraisal.model.local import Weights


def check_weights(faults: Faults, path: Path, weights: Weights, catalogue: Catalogue) -> None:
    """A block of weights beside a catalogue of which all ids of criteria are known."""
    points = {name: criterion.weight for name, criterion in catalogue.criteria.items()}
    known = [*points, *sorted(catalogue.declared["criteria"] - set(points))]
    check_keys(faults, (*path, "values"), catalogue, "criteria", weights.values, _of_factor(weights, catalogue))
    check_keys(faults, (*path, "factors"), catalogue, "local_factors", weights.factors, _of_criterion(catalogue))
    _check_unused(faults, path, weights)
    if weights.factors and catalogue.weighs_groups:
        message = "groups have weights of their own, so swings of criteria and of factors share no scale. Remove it."
        faults.at_key((*path, "factors"), "S009", message)
    elif weights.factors and METHODS[weights.method].sets_points:
        _check_factors(faults, (*path, "factors"), weights, catalogue)
    match METHODS[weights.method].takes:
        case Takes.SOME_VALUES if weights.values:
            _check_sum(faults, (*path, "values"), {**points, **weights.values}, catalogue)
        case Takes.ALL_VALUES:
            _check_values(faults, path, weights, known, catalogue)
        case Takes.ORDER:
            _check_order(faults, path, weights.method, known)


def _of_factor(weights: Weights, catalogue: Catalogue) -> Callable[[str], str]:
    """What to do with a local factor among the criteria."""

    def said(name: str) -> str:
        factor = catalogue.factors.get(name)
        if factor is None:
            return ""
        if factor.emphasises is not None:
            return " It is a local factor that emphasises criteria, and it has no weight of its own. Remove it here."
        if catalogue.weighs_groups or not METHODS[weights.method].sets_points:
            return " It is a local factor, and its `points` stand in the catalogue. Remove it here."
        return (
            " It is a local factor: put it under `weights.factors`, beside `values`, "
            "with every other local factor that an option relies on."
        )

    return said


def _of_criterion(catalogue: Catalogue) -> Callable[[str], str]:
    """What to do with a criterion among the local factors."""
    return lambda name: " It is a criterion: put it under `weights.values`." if name in catalogue.criteria else ""


def _check_unused(faults: Faults, path: Path, weights: Weights) -> None:
    """What is given is what the method takes."""
    method = METHODS[weights.method]
    taken = {
        "values": method.takes in (Takes.SOME_VALUES, Takes.ALL_VALUES),
        "order": method.takes is Takes.ORDER,
        "factors": method.sets_points,
    }
    for name, is_taken in taken.items():
        if getattr(weights, name) and not is_taken:
            message = f"`{name}` is not used by the method `{weights.method}`. Remove one of the two."
            faults.at_key((*path, name), "S009", message)


def _check_values(faults: Faults, path: Path, weights: Weights, known: Collection[str], catalogue: Catalogue) -> None:
    here = (*path, "values")
    rows = follow(faults.document.data, here)
    missing = absent(rows if isinstance(rows, dict) else (), known)
    if missing and not faults.document.is_reported(here):
        message = f"`values` does not name {listed(missing)}. "
        message += f"The method `{weights.method}` names every criterion; 0 is allowed."
        faults.at_key(here if faults.has(here) else path, "L004", message)
        return
    _check_sum(faults, here, weights.values, catalogue)
    if weights.values and set(known) <= set(weights.values):
        for values in _by_group(weights.values, catalogue):
            _check_largest(faults, path, weights.model_copy(update={"values": values}))


def _check_factors(faults: Faults, path: Path, weights: Weights, catalogue: Catalogue) -> None:
    """Every factor that an option relies on is named; an emphasising one has no points to set."""
    swings, given = weights.factors, [*weights.values.values()]
    relied_on = dict.fromkeys(name for option in catalogue.options.values() for name in option.relies_on)
    missing = absent(swings, list(relied_on))
    if missing and faults.document.is_sound(path):
        message = f"`factors` does not name {listed(missing)}. "
        faults.at_key(path, "L004", message + "Name every local factor that an option relies on, or none.")
    for name in swings:
        if name in catalogue.factors and catalogue.factors[name].emphasises is not None:
            faults.at_key((*path, name), "S009", f"`{name}` emphasises criteria and costs no points. Remove it here.")
    _check_proportions(faults, path, swings, catalogue)
    _check_points(faults, path, swings, given)


def _check_points(faults: Faults, path: Path, swings: Mapping[str, float], given: Sequence[float]) -> None:
    """A factor that matters so much more than all criteria together was not set against them on one scale."""
    if not any(given):
        return
    for name, points in zip(swings, points_by_swing([*swings.values()], given), strict=True):
        if points > MOST_BY_SWING:
            message = (
                f"`{name}` would cost more than {MOST_BY_SWING:,.0f} points, and all criteria together are worth 100. "
            )
            faults.at((*path, name), "S005", f"{message}Give swings of criteria and local factors on one scale.")


def _check_proportions(faults: Faults, path: Path, swings: Mapping[str, float], catalogue: Catalogue) -> None:
    """Points that an option has of its own are set anew in proportion to the factor's, so that has to have some."""
    for option in catalogue.options.values():
        for name, need in option.relies_on.items():
            factor = catalogue.factors.get(name)  # an unknown one is told where it is named
            if factor and need.points and name in swings and factor.points == 0:
                message = f"`{name}` costs 0 points in the catalogue, so the points of its own that `{option.id}` has "
                message += "for it have no proportion to keep. Give it points in the catalogue."
                faults.at((*path, name), "S009", message)


def _check_largest(faults: Faults, path: Path, weights: Weights) -> None:
    """The largest swing of all, criteria and local factors, is what the others are set against."""
    swings = {("values", name): value for name, value in weights.values.items()}
    swings |= {("factors", name): value for name, value in weights.factors.items()}
    place, value = max(swings.items(), key=lambda swing: swing[1])
    needed = METHODS[weights.method].largest
    if needed is not None and 0 < value != needed:
        message = f"the largest {weights.method} is {plain_number(value)}; it must be {plain_number(needed)}, "
        faults.at((*path, *place), "N006", message + "and the others are set against it.")


def _check_sum(faults: Faults, path: Path, values: Mapping[str, float], catalogue: Catalogue) -> None:
    """Some criterion has weight; where groups have weights, in each that has any."""
    for own in _by_group(values, catalogue):
        if not any(value > 0 for value in own.values()):
            which = f"all weights of {listed(own)} are 0, and their group has one" if catalogue.weighs_groups else ""
            faults.at_key(path, "N005", f"{which or 'all weights are 0'}. Give at least one criterion a weight.")


def _by_group(values: Mapping[str, float], catalogue: Catalogue) -> list[dict[str, float]]:
    """What is given for criteria, group by group where groups have weights: shares are made within each."""
    if not catalogue.weighs_groups:
        return [dict(values)] if values else []
    groups = {name: criterion.group for name, criterion in catalogue.criteria.items()}
    by_group = (
        {name: own for name, own in values.items() if groups.get(name) == group} for group in _weighted(catalogue)
    )
    return [own for own in by_group if own]


def _weighted(catalogue: Catalogue) -> list[str]:
    return [name for name, group in catalogue.groups.items() if group.weight]


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
    for index, row in enumerate(items(data, here)):
        if row == []:
            faults.at((*here, index), "S007", "this tie names no criterion. Name two or more, or remove it.")
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
