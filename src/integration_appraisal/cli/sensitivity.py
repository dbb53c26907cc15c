"""``appraise sensitivity``: what would change the answer."""

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
    "appraise sensitivity local.yaml",
    "appraise sensitivity local.yaml --format json",
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
) -> None:
    """Show how far each weight, level and score may move before another option is first. Nothing is simulated."""
    to = delivery("rows", asked_format, output, force=force, strict=strict, full=full)
    from integration_appraisal.cli.loading import usable_appraisal
    from integration_appraisal.report.sensitivity import build

    appraisal, findings, files = usable_appraisal(local, catalogue, variant, numbers, points)
    to.page(build(appraisal, findings), files, findings)
