"""``appraise diff``: what changed between two appraisals."""

from typing import Annotated

import typer

from integration_appraisal.cli.ending import refuse
from integration_appraisal.cli.options import (
    CatalogueFolder,
    Force,
    Full,
    Output,
    RowsFormat,
    Set,
    Strict,
    VariantId,
    Weight,
)
from integration_appraisal.cli.output import delivery
from integration_appraisal.cli.progress import progress
from integration_appraisal.findings import in_order
from integration_appraisal.loading.paths import absolute

EXAMPLES = (
    "appraise diff before.yaml after.yaml",
    "appraise diff local.yaml --set pace=4",
)


def command(
    old: Annotated[str, typer.Argument(metavar="OLD", help="The local file as it was; - reads standard input.")],
    new: Annotated[
        str | None, typer.Argument(metavar="NEW", help="The local file as it is; left out: OLD with what is set.")
    ] = None,
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
    """Compare two local files, each with its own catalogue: what changed, and what each change did to each option.

    With --set or --weight, the new one has these settings; without NEW, it is OLD with them.
    """
    to = delivery("rows", asked_format, output, force=force, strict=strict, full=full)
    from integration_appraisal.appraisal.compare import NothingInCommon, compare
    from integration_appraisal.cli.loading import usable_appraisals, with_settings
    from integration_appraisal.report.comparison import build

    if new is None and not (numbers or points):
        refuse("there is nothing to compare. Name two files, or say with --set or --weight what is another.")
    if new is not None and absolute(old) == absolute(new):  # asks nothing of the disk, so no name can fail here
        refuse("both files are the same. Name two.")
    before, *others = usable_appraisals([old, *filter(None, [new])], catalogue, variant)
    after = with_settings(others[0] if others else before, numbers, points)
    try:
        with progress("Comparing") as advance:
            comparison = compare(before.appraisal, after.appraisal, advance)
    except NothingInCommon as reason:
        refuse(str(reason))
    findings = in_order(before.findings + after.findings)
    to.page(build(comparison, findings), [*before.files, *after.files], findings)
