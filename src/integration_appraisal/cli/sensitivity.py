"""``appraise sensitivity``: what would change the answer."""

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

SHORT = "Show what would change the answer."
EXAMPLES = (
    "appraise sensitivity local.yaml",
    "appraise sensitivity local.yaml --format json",
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
    """Show how far each weight, level and score may move before another option is first. Nothing is simulated."""
    format_ = chosen_format(asked_format, FORMATS, output)
    from integration_appraisal.cli.loading import usable_appraisal
    from integration_appraisal.cli.output import deliver
    from integration_appraisal.report.sensitivity import build

    appraisal, findings, files = usable_appraisal(local, catalogue, variant)
    page = build(appraisal, findings)
    deliver(page, format_, output, force=force, strict=strict, findings=findings, files=files)
