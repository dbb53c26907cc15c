"""``appraise explain``: every cell behind a value."""

from typing import Annotated

import typer

from integration_appraisal.cli.ending import meant, refuse
from integration_appraisal.cli.options import (
    CatalogueFolder,
    Force,
    Full,
    Local,
    Output,
    RowsFormat,
    Set,
    Strict,
    VariantId,
    Weight,
)
from integration_appraisal.cli.output import delivery

EXAMPLES = (
    "appraise explain local.yaml",
    "appraise explain local.yaml framework",
    "appraise explain local.yaml framework patchwork",
)


def command(
    local: Local,
    option: Annotated[
        str | None,
        typer.Argument(metavar="OPTION", help="An option, by id, number, name or the beginning of one."),
    ] = None,
    other: Annotated[str | None, typer.Argument(metavar="OTHER", help="Another option, to set beside it.")] = None,
    *,
    asked_format: RowsFormat = None,
    variant: VariantId = None,
    numbers: Set = None,
    points: Weight = None,
    catalogue: CatalogueFolder = None,
    output: Output = "-",
    force: Force = False,
    strict: Strict = False,
    full: Full = False,
) -> None:
    """Explain one option's value cell by cell, or set two options side by side, the largest difference first.

    Without an option, the first and the second are set side by side.
    """
    to = delivery("rows", asked_format, output, force=force, strict=strict, full=full)
    from integration_appraisal.cli.loading import usable_appraisal
    from integration_appraisal.loading.naming import called
    from integration_appraisal.report.explain import build, first_and_second

    appraisal, findings, files = usable_appraisal(local, catalogue, variant, numbers, points)
    known = called(appraisal.catalogue.options)
    pair = [meant(asked, known, "there is no option") for asked in (option, other) if asked is not None]
    if len(pair) > len(set(pair)):
        refuse("both options are the same. Name two, or one.")
    chosen = ""
    if not pair:
        pair, chosen = first_and_second(appraisal.ranking)
    if not pair:
        refuse("all options are ruled out, so none is first. Name an option, or two.")
    to.page(build(appraisal, pair, findings, chosen), files, findings)
