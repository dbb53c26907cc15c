"""``appraise score``: rank the options."""

from typing import Annotated

import typer

from integration_appraisal.cli.options import (
    CatalogueFolder,
    Force,
    Full,
    Open,
    Output,
    RowsFormat,
    Set,
    Strict,
    VariantId,
    Weight,
)
from integration_appraisal.cli.output import delivery

EXAMPLES = (
    "appraise score local.yaml",
    "appraise score local.yaml --format json",
    "appraise score local.yaml --open",
    "appraise score local.yaml --variant craven",
    "appraise score before.yaml after.yaml",
    "appraise score local.yaml --set pace=4 --set patchwork.hospital_use=40 --weight convening=12",
)


def command(
    locals_: Annotated[
        list[str],
        typer.Argument(metavar="LOCAL", help="The local file; - reads standard input. Several stand side by side."),
    ],
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
    opened: Open = False,
) -> None:
    """Rank the options for a place: value, what it lost, whether it is ready, and the verdict in words.

    Several places are set side by side, those under each catalogue by themselves.
    """
    to = delivery("rows", asked_format, output, force=force, strict=strict, full=full, opened=opened)
    if len(locals_) > 1:
        from integration_appraisal.cli.places import side_by_side

        side_by_side(to, locals_, catalogue, variant, numbers, points)
        return
    from integration_appraisal.cli.loading import usable_appraisal
    from integration_appraisal.report.score import build

    appraisal, findings, files = usable_appraisal(locals_[0], catalogue, variant, numbers, points)
    to.page(build(appraisal, findings), files, findings)
