"""``appraise score``: rank the options."""

from typing import Annotated

from integration_appraisal.cli.options import (
    CatalogueFolder,
    Force,
    Local,
    Output,
    Strict,
    VariantId,
    check_format,
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
    format_: Annotated[str, format_option(*FORMATS)] = "table",
    variant: VariantId = None,
    catalogue: CatalogueFolder = None,
    output: Output = None,
    force: Force = False,
    strict: Strict = False,
) -> None:
    """Rank the options for a place: value, what it lost, whether it is ready, and the verdict in words."""
    check_format(format_, FORMATS)
    from integration_appraisal.cli.loading import files_of, usable_appraisal
    from integration_appraisal.cli.output import emit, finish, screen
    from integration_appraisal.render import render
    from integration_appraisal.report.score import build

    appraisal, findings = usable_appraisal(local, catalogue, variant)
    emit(
        render(build(appraisal, findings), format_, screen(output)),
        output,
        force=force,
        inputs=[local, *files_of(appraisal.catalogue)],
    )
    finish(findings, strict=strict)
