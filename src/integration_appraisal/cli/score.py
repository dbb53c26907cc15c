"""``appraise score``: rank the options."""

from typing import Annotated

from integration_appraisal.cli.options import (
    CatalogueFolder,
    Force,
    Local,
    Output,
    Strict,
    VariantId,
    chosen_format,
    format_option,
)

FORMATS = ("table", "markdown", "json", "csv")

SHORT = "Rank the options for a place."
EXAMPLES = (
    "appraise score local.yaml",
    "appraise score local.yaml --format json",
    "appraise score local.yaml --variant craven",
)


def command(
    local: Local,
    *,
    asked_format: Annotated[str | None, format_option(*FORMATS)] = None,
    variant: VariantId = None,
    catalogue: CatalogueFolder = None,
    output: Output = None,
    force: Force = False,
    strict: Strict = False,
) -> None:
    """Rank the options for a place: value, what it lost, whether it is ready, and the verdict in words."""
    format_ = chosen_format(asked_format, FORMATS, output)
    from integration_appraisal.cli.loading import usable_appraisal
    from integration_appraisal.cli.output import deliver
    from integration_appraisal.report.score import build

    appraisal, findings, files = usable_appraisal(local, catalogue, variant)
    page = build(appraisal, findings)
    deliver(page, format_, output, force=force, strict=strict, findings=findings, files=files)
