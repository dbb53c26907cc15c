"""``appraise diff``: what changed between two appraisals."""

from typing import Annotated

import typer

from integration_appraisal.cli.delivery import delivery
from integration_appraisal.cli.options import CatalogueFolder, Force, Output, RowsFormat, Strict

SHORT = "Show which changes moved the values, and by how much."
EXAMPLES = ("appraise diff before.yaml after.yaml",)


def command(
    old: Annotated[str, typer.Argument(metavar="OLD", help="The local file as it was; - reads standard input.")],
    new: Annotated[str, typer.Argument(metavar="NEW", help="The local file as it is.")],
    *,
    asked_format: RowsFormat = None,
    catalogue: CatalogueFolder = None,
    output: Output = None,
    force: Force = False,
    strict: Strict = False,
) -> None:
    """Compare two local files, each with its own catalogue: what changed, and what each change did to each option."""
    to = delivery("rows", asked_format, output, force=force, strict=strict)
    from integration_appraisal.cli.loading import usable_appraisals
    from integration_appraisal.cli.progress import progress
    from integration_appraisal.cli.saying import refuse
    from integration_appraisal.comparison.compare import compare
    from integration_appraisal.findings import in_order
    from integration_appraisal.loading.paths import absolute
    from integration_appraisal.report.comparison import build

    if absolute(old) == absolute(new):  # asks nothing of the disk, so no name can fail here
        refuse("both files are the same. Name two.")
    before, after = usable_appraisals([old, new], catalogue)
    with progress("Comparing") as advance:
        changes = compare(before.appraisal, after.appraisal, advance)
    if changes is None:
        refuse("the two have no option, or no criterion with weight, in common, so there is nothing to compare.")
    findings = in_order(before.findings + after.findings)
    to.page(build(changes, findings), [*before.files, *after.files], findings)
