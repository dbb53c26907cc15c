"""A local file and its catalogue, fit to compute with; or leave, having said all that is wrong."""

from collections.abc import Sequence
from typing import NamedTuple

from integration_appraisal.appraisal.appraise import Appraisal, appraise
from integration_appraisal.cli.ending import fail, refuse, refuse_all
from integration_appraisal.findings import Finding, has_errors, in_order
from integration_appraisal.loading import what_if
from integration_appraisal.loading.catalogue import Catalogue
from integration_appraisal.loading.loader import Inputs, Loader, Unusable
from integration_appraisal.loading.naming import Unidentified, called, identified
from integration_appraisal.loading.paths import shown_name
from integration_appraisal.loading.what_if import Asked, Unsettable
from integration_appraisal.rules import check_place


def usable_catalogue(folder: str | None) -> Catalogue:
    """A catalogue without errors."""
    inputs = Loader(folder).catalogue()
    if has_errors(inputs.findings):
        fail(inputs.findings)
    return inputs.catalogue


class Usable(NamedTuple):
    """A place appraised, with the findings of the rules, and the real paths of the files that it was read from."""

    appraisal: Appraisal
    findings: list[Finding]
    files: list[str]


def usable_appraisal(
    local: str,
    folder: str | None,
    variant: str | None,
    numbers: Sequence[str] | None = None,
    weights: Sequence[str] | None = None,
) -> Usable:
    """The place appraised, with numbers and weights set where any are; or leave, having said all that is wrong."""
    return with_settings(usable_appraisals([local], folder, variant)[0], numbers, weights)


def with_settings(usable: Usable, numbers: Sequence[str] | None, weights: Sequence[str] | None) -> Usable:
    """A place with settings made, or as it is; or leave, having said what can't be set."""
    try:
        return _set(usable, Asked(numbers or (), weights or ()))
    except Unsettable as fault:
        refuse_all(fault.faults)


def usable_appraisals(locals_: Sequence[str], folder: str | None, variant: str | None = None) -> list[Usable]:
    """Several places appraised; or leave, having said all that is wrong in any of them."""
    try:
        return [_appraised(inputs, variant) for inputs in Loader(folder).usable(*locals_)]
    except Unusable as unusable:
        fail(unusable.findings)
    except Unidentified as fault:
        refuse(str(fault))


class Several(NamedTuple):
    """Places by the names of their files: those that could be appraised, and what is wrong with the others."""

    usable: dict[str, Usable]
    findings: list[Finding]
    faults: list[str]  # what was asked for and is not there, each with the file
    left_out: list[str]


def whichever_usable(locals_: Sequence[str], folder: str | None, variant: str | None, asked: Asked) -> Several:
    """Places of which one that is wrong does not keep the others back."""
    loader, found = Loader(folder), Several({}, [], [], [])
    for path in locals_:
        inputs, name = loader.local(path), shown_name(path)
        try:
            if has_errors(inputs.findings):
                raise Unusable(inputs.findings)  # noqa: TRY301 - as the loader does of several
            found.usable[name] = _set(_appraised(inputs, variant), asked)
        except Unusable as unusable:
            found.findings.extend(unusable.findings)
        except (Unidentified, Unsettable) as fault:
            found.faults.extend(f"{name}: {line}" for line in str(fault).splitlines())
        if name not in found.usable:
            found.left_out.append(name)
    return found


def _set(usable: Usable, asked: Asked) -> Usable:
    """A place with settings made. What the rules say stays what they say of the file itself."""
    own = usable.appraisal
    file = what_if.with_settings(own.file, own.catalogue, asked, own.variant.id if own.variant else None)
    if file is own.file:
        return usable
    variant = own.variant and next(each for each in file.local.variants if each.id == own.variant.id)
    return usable._replace(appraisal=Appraisal(own.catalogue, file, variant))


def _appraised(inputs: Inputs, variant: str | None) -> Usable:
    """The place, or its variant of that id or name. Raises Unidentified where there is no such variant."""
    if variant is not None and inputs.local is not None:
        known = called({own.id: own for own in inputs.local.local.variants})
        variant = identified(variant, known, "there is no variant", "" if known else "The local file has no variants.")
    appraisal = appraise(inputs, variant)
    findings = in_order(inputs.findings + check_place(appraisal))
    return Usable(appraisal, findings, [file.real for file in inputs.files])
