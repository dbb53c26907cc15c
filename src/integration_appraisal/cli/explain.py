"""``appraise explain``: every cell behind a value."""

from typing import Annotated

import typer

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

SHORT = "Show what is behind a value, or between two."
EXAMPLES = (
    "appraise explain local.yaml framework",
    "appraise explain local.yaml framework patchwork",
)


def command(
    local: Local,
    option: Annotated[str, typer.Argument(metavar="OPTION", help="The option's id, such as framework.")],
    other: Annotated[str | None, typer.Argument(metavar="OTHER", help="Another option, to set beside it.")] = None,
    *,
    asked_format: Annotated[str | None, format_option(*FORMATS)] = None,
    variant: VariantId = None,
    catalogue: CatalogueFolder = None,
    output: Output = None,
    force: Force = False,
    strict: Strict = False,
) -> None:
    """Explain one option's value cell by cell, or set two options side by side, the largest difference first."""
    format_ = chosen_format(asked_format, FORMATS, output)
    from integration_appraisal.cli.loading import usable_appraisal
    from integration_appraisal.cli.output import deliver
    from integration_appraisal.cli.saying import refuse
    from integration_appraisal.findings import shown
    from integration_appraisal.loading.suggest import listed, nearest
    from integration_appraisal.report.explain import build

    appraisal, findings, files = usable_appraisal(local, catalogue, variant)
    known = list(appraisal.catalogue.options)
    for asked in (option, other):
        if asked is not None and asked not in known:
            refuse(f"there is no option {shown(asked)!r}.{nearest(asked, known) or f' There is {listed(known)}.'}")
    if option == other:
        refuse("both options are the same. Name two, or one.")
    page = build(appraisal, option, other, findings)
    deliver(page, format_, output, force=force, strict=strict, findings=findings, files=files)
