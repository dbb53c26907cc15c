"""A local file and its catalogue, fit to compute with; or leave, having said all that is wrong."""

from pathlib import Path

from integration_appraisal.appraisal import Appraisal, appraise
from integration_appraisal.checking import Checker
from integration_appraisal.cli.output import fail, refuse
from integration_appraisal.findings import Finding, has_errors, in_order
from integration_appraisal.library import chosen_catalogue
from integration_appraisal.reading.catalogue import Catalogue
from integration_appraisal.reading.suggest import listed, nearest
from integration_appraisal.rules import check_place


def usable_catalogue(folder: str | None) -> Catalogue:
    """A catalogue without errors."""
    catalogue, findings = Checker().open(chosen_catalogue(folder))
    if has_errors(findings):
        fail(findings)
    return catalogue


def files_of(catalogue: Catalogue) -> list[str]:
    """The files that a catalogue was read from, which no output may replace."""
    return [str(Path(catalogue.folder) / name) for name in catalogue.data]


def usable_appraisal(local: str, folder: str | None, variant: str | None) -> tuple[Appraisal, list[Finding]]:
    """The place appraised, with the findings of the rules."""
    inputs = Checker(folder).inputs(local)
    if inputs.place is None or has_errors(inputs.findings):
        fail(inputs.findings)
    known = [own.id for own in inputs.place.local.variants]
    if variant is not None and variant not in known:
        there_is = f" There is {listed(known)}." if known else " The local file has no variants."
        refuse(f"there is no variant {variant!r}.{nearest(variant, known) or there_is}")
    appraisal = appraise(inputs.catalogue, inputs.place, variant)
    return appraisal, in_order(inputs.findings + check_place(appraisal))
