"""A local file and its catalogue, fit to compute with; or leave, having said all that is wrong."""

from collections.abc import Sequence
from typing import NamedTuple

from integration_appraisal.appraisal.appraise import Appraisal, appraise
from integration_appraisal.cli.ending import fail, meant, refuse_all
from integration_appraisal.findings import Finding, has_errors, in_order
from integration_appraisal.loading import what_if
from integration_appraisal.loading.catalogue import Catalogue
from integration_appraisal.loading.loader import Inputs, Loader, Unusable
from integration_appraisal.loading.naming import called
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
    """A place with settings made, or as it is. What the rules say stays what they say of the file itself."""
    own, asked = usable.appraisal, what_if.Asked(numbers or (), weights or ())
    try:
        file = what_if.with_settings(own.file, own.catalogue, asked, own.variant.id if own.variant else None)
    except what_if.Unsettable as fault:
        refuse_all(fault.faults)
    if file is own.file:
        return usable
    variant = own.variant and next(each for each in file.local.variants if each.id == own.variant.id)
    return usable._replace(appraisal=Appraisal(own.catalogue, file, variant))


def usable_appraisals(locals_: Sequence[str], folder: str | None, variant: str | None = None) -> list[Usable]:
    """Several places appraised; or leave, having said all that is wrong in any of them."""
    try:
        places = Loader(folder).usable(*locals_)
    except Unusable as unusable:
        fail(unusable.findings)
    return [_appraised(inputs, variant) for inputs in places]


def _appraised(inputs: Inputs, variant: str | None) -> Usable:
    known = called({own.id: own for own in inputs.local.local.variants} if inputs.local else {})
    if variant is not None:
        variant = meant(variant, known, "there is no variant", "" if known else "The local file has no variants.")
    appraisal = appraise(inputs, variant)
    findings = in_order(inputs.findings + check_place(appraisal))
    return Usable(appraisal, findings, [file.real for file in inputs.files])
