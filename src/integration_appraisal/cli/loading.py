"""A local file and its catalogue, read and checked, or all that is wrong with them."""

from dataclasses import dataclass

from integration_appraisal.appraisal import Appraisal, appraise
from integration_appraisal.cli.output import fail, refuse
from integration_appraisal.findings import Finding, has_errors, in_order
from integration_appraisal.library import chosen_catalogue, read_catalogue, read_file, shown_name
from integration_appraisal.reading import place
from integration_appraisal.reading.catalogue import Catalogue, load
from integration_appraisal.reading.place import LocalFile
from integration_appraisal.reading.suggest import listed, nearest
from integration_appraisal.rules import check


@dataclass(frozen=True, slots=True)
class Inputs:
    """What was read, and what is wrong with it; ``place`` is None where the local file could not be read."""

    catalogue: Catalogue
    place: LocalFile | None
    findings: list[Finding]


def read_inputs(local: str, folder: str | None) -> Inputs:
    """Read a local file and its catalogue, and find all faults of both."""
    content, findings = read_file(local)
    shaped = None
    if content is not None:
        shaped, faults = place.parse(content, shown_name(local))
        findings += faults
    model = shaped.model if shaped else None
    catalogue, faults = open_catalogue(folder, local, model.catalogue if model else None)
    findings += faults
    if shaped is not None:
        findings += place.check(shaped, catalogue)
    read = LocalFile(shaped.document, model) if shaped is not None and model is not None else None
    return Inputs(catalogue, read, findings)


def open_catalogue(folder: str | None, local: str | None = None, named: str | None = None) -> tuple[Catalogue, list[Finding]]:
    """Read the catalogue that is to be used."""
    files, findings = read_catalogue(chosen_catalogue(folder, local, named))
    if findings and not (files.options or files.criteria):
        catalogue, _ = load(files.folder, files.options, files.criteria)
        return catalogue, findings  # that it is incomplete goes without saying
    catalogue, faults = load(files.folder, files.options, files.criteria)
    return catalogue, findings + faults


def usable_catalogue(folder: str | None) -> Catalogue:
    """A catalogue without errors, or leave."""
    catalogue, findings = open_catalogue(folder)
    if has_errors(findings):
        fail(findings)
    return catalogue


def usable_appraisal(local: str, folder: str | None, variant: str | None) -> tuple[Appraisal, list[Finding]]:
    """The place appraised, with the findings of the rules; or leave, having said what is wrong."""
    inputs = read_inputs(local, folder)
    if inputs.place is None or has_errors(inputs.findings):
        fail(inputs.findings)
    known = [own.id for own in inputs.place.local.variants]
    if variant is not None and variant not in known:
        there_is = f" There is {listed(known)}." if known else " The local file has no variants."
        refuse(f"there is no variant {variant!r}.{nearest(variant, known) or there_is}")
    appraisal = appraise(inputs.catalogue, inputs.place, variant)
    return appraisal, in_order(inputs.findings + check(appraisal))
