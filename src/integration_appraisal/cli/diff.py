"""``appraise diff``: what changed between two appraisals."""

from typing import Annotated

import typer

from integration_appraisal.cli.ending import refuse
from integration_appraisal.cli.options import CatalogueFolder, Force, Output, RowsFormat, Strict, VariantId
from integration_appraisal.cli.output import delivery
from integration_appraisal.cli.progress import progress
from integration_appraisal.findings import in_order
from integration_appraisal.loading.paths import absolute

EXAMPLES = ("appraise diff before.yaml after.yaml",)


def command(
    old: Annotated[str, typer.Argument(metavar="OLD", help="The local file as it was; - reads standard input.")],
    new: Annotated[str, typer.Argument(metavar="NEW", help="The local file as it is.")],
    *,
    asked_format: RowsFormat = None,
    variant: VariantId = None,
    catalogue: CatalogueFolder = None,
    output: Output = "-",
    force: Force = False,
    strict: Strict = False,
) -> None:
    """Compare two local files, each with its own catalogue: what changed, and what each change did to each option."""
    to = delivery("rows", asked_format, output, force=force, strict=strict)
    from integration_appraisal.appraisal.compare import NothingInCommon, compare
    from integration_appraisal.cli.loading import usable_appraisals
    from integration_appraisal.report.comparison import build

    if absolute(old) == absolute(new):  # asks nothing of the disk, so no name can fail here
        refuse("both files are the same. Name two.")
    before, after = usable_appraisals([old, new], catalogue, variant)
    try:
        with progress("Comparing") as advance:
            comparison = compare(before.appraisal, after.appraisal, advance)
    except NothingInCommon as reason:
        refuse(str(reason))
    findings = in_order(before.findings + after.findings)
    to.page(build(comparison, findings), [*before.files, *after.files], findings)
