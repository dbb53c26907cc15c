"""A local file and its catalogue, fit to compute with; or leave, having said all that is wrong."""

from collections.abc import Sequence
from typing import NamedTuple

from integration_appraisal.appraisal.appraise import Appraisal, appraise
from integration_appraisal.cli.ending import fail
from integration_appraisal.cli.saying import refuse
from integration_appraisal.findings import Finding, has_errors, in_order, shown
from integration_appraisal.loading.catalogue import Catalogue
from integration_appraisal.loading.files import read_file
from integration_appraisal.loading.loader import Inputs, Loader, Unusable
from integration_appraisal.loading.suggest import listed, nearest
from integration_appraisal.rules import check_place


def usable_catalogue(folder: str | None) -> Catalogue:
    """A catalogue without errors."""
    inputs = Loader(folder).catalogue()
    if has_errors(inputs.findings):
        fail(inputs.findings)
    return inputs.catalogue


def usable_bytes(path: str, most: int) -> bytes:
    """The bytes of a file that is no input of an appraisal; at most one byte more than it may hold."""
    file, findings = read_file(path, most)
    if file.content is None:
        fail(findings)
    return file.content


class Usable(NamedTuple):
    """A place appraised, with the findings of the rules, and the real paths of the files that it was read from."""

    appraisal: Appraisal
    findings: list[Finding]
    files: list[str]


def usable_appraisal(local: str, folder: str | None, variant: str | None) -> Usable:
    """The place appraised; or leave, having said all that is wrong."""
    (inputs,) = _usable([local], folder)
    known = [own.id for own in inputs.local.local.variants] if inputs.local else []
    if variant is not None and variant not in known:
        there_is = f" There is {listed(known)}." if known else " The local file has no variants."
        refuse(f"there is no variant {shown(variant)!r}.{nearest(variant, known) or there_is}")
    return _appraised(inputs, variant)


def usable_appraisals(locals_: Sequence[str], folder: str | None) -> list[Usable]:
    """Several places appraised; or leave, having said all that is wrong in any of them."""
    return [_appraised(inputs) for inputs in _usable(locals_, folder)]


def _usable(locals_: Sequence[str], folder: str | None) -> list[Inputs]:
    try:
        return Loader(folder).usable(*locals_)
    except Unusable as unusable:
        fail(unusable.findings)


def _appraised(inputs: Inputs, variant: str | None = None) -> Usable:
    appraisal = appraise(inputs, variant)
    findings = in_order(inputs.findings + check_place(appraisal))
    return Usable(appraisal, findings, [file.real for file in inputs.files])
