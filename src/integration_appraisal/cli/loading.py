"""A local file and its catalogue, fit to compute with; or leave, having said all that is wrong."""

from collections.abc import Sequence
from typing import NamedTuple

from integration_appraisal.appraisal.appraise import Appraisal, appraise
from integration_appraisal.checking import Checker, Inputs
from integration_appraisal.cli.output import fail
from integration_appraisal.cli.saying import refuse
from integration_appraisal.findings import Finding, has_errors, in_order, shown
from integration_appraisal.loading.catalogue import Catalogue
from integration_appraisal.loading.files import chosen_catalogue
from integration_appraisal.loading.local import LocalFile
from integration_appraisal.loading.suggest import listed, nearest
from integration_appraisal.rules import check_place


def usable_catalogue(folder: str | None) -> Catalogue:
    """A catalogue without errors."""
    catalogue, findings = Checker().open(chosen_catalogue(folder))
    if has_errors(findings):
        fail(findings)
    return catalogue


class Usable(NamedTuple):
    """A place appraised, with the findings of the rules, and the files that it was read from."""

    appraisal: Appraisal
    findings: list[Finding]
    files: list[str]


def usable_appraisal(local: str, folder: str | None, variant: str | None) -> Usable:
    """The place appraised; or leave, having said all that is wrong."""
    inputs, place = _usable([Checker(folder).inputs(local)])[0]
    known = [own.id for own in place.local.variants]
    if variant is not None and variant not in known:
        there_is = f" There is {listed(known)}." if known else " The local file has no variants."
        refuse(f"there is no variant {shown(variant)!r}.{nearest(variant, known) or there_is}")
    return _appraised(local, inputs, place, variant)


def usable_appraisals(locals_: Sequence[str], folder: str | None) -> list[Usable]:
    """Several places appraised; or leave, having said all that is wrong in any of them."""
    checker = Checker(folder)
    found = _usable([checker.inputs(local) for local in locals_])
    return [_appraised(local, inputs, place) for local, (inputs, place) in zip(locals_, found, strict=True)]


def _usable(read: Sequence[Inputs]) -> list[tuple[Inputs, LocalFile]]:
    faults = [finding for inputs in read for finding in inputs.findings]
    places = [(inputs, inputs.place) for inputs in read if inputs.place is not None]
    if has_errors(faults) or len(places) < len(read):
        fail(faults)
    return places


def _appraised(local: str, inputs: Inputs, place: LocalFile, variant: str | None = None) -> Usable:
    appraisal = appraise(inputs.catalogue, place, variant)
    findings = in_order(inputs.findings + check_place(appraisal))
    return Usable(appraisal, findings, [local, *appraisal.catalogue.files])
