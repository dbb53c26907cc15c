"""``appraise explain``: every cell behind a value."""

from typing import Annotated

import typer

from integration_appraisal.cli.ending import refuse, refuse_unknown
from integration_appraisal.cli.options import CatalogueFolder, Force, Full, Local, Output, RowsFormat, Strict, VariantId
from integration_appraisal.cli.output import delivery

EXAMPLES = (
    "appraise explain local.yaml framework",
    "appraise explain local.yaml framework patchwork",
)


def command(
    local: Local,
    option: Annotated[str, typer.Argument(metavar="OPTION", help="The option's id, such as framework.")],
    other: Annotated[str | None, typer.Argument(metavar="OTHER", help="Another option, to set beside it.")] = None,
    *,
    asked_format: RowsFormat = None,
    variant: VariantId = None,
    catalogue: CatalogueFolder = None,
    output: Output = "-",
    force: Force = False,
    strict: Strict = False,
    full: Full = False,
) -> None:
    """Explain one option's value cell by cell, or set two options side by side, the largest difference first."""
    to = delivery("rows", asked_format, output, force=force, strict=strict, full=full)
    from integration_appraisal.cli.loading import usable_appraisal
    from integration_appraisal.report.explain import build

    appraisal, findings, files = usable_appraisal(local, catalogue, variant)
    known = list(appraisal.catalogue.options)
    for asked in (option, other):
        if asked is not None and asked not in known:
            refuse_unknown("there is no option", asked, known)
    if option == other:
        refuse("both options are the same. Name two, or one.")
    to.page(build(appraisal, option, other, findings), files, findings)
