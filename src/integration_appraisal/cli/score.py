"""``appraise score``: rank the options."""

from integration_appraisal.cli.options import (
    CatalogueFolder,
    Force,
    Full,
    Local,
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
    "appraise score local.yaml --set pace=4 --set patchwork.hospital_use=40 --weight convening=12",
)


def command(
    local: Local,
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
    """Rank the options for a place: value, what it lost, whether it is ready, and the verdict in words."""
    to = delivery("rows", asked_format, output, force=force, strict=strict, full=full, opened=opened)
    from integration_appraisal.cli.loading import usable_appraisal
    from integration_appraisal.report.score import build

    appraisal, findings, files = usable_appraisal(local, catalogue, variant, numbers, points)
    to.page(build(appraisal, findings), files, findings)
