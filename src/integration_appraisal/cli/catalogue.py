"""``appraise catalogue``: what the catalogue holds."""

from typing import Annotated

import typer

from integration_appraisal.cli.ending import refuse_unknown
from integration_appraisal.cli.options import CatalogueFolder, Force, Output, PageFormat
from integration_appraisal.cli.output import delivery

EXAMPLES = (
    "appraise catalogue",
    "appraise catalogue framework",
)


def command(
    identity: Annotated[
        str | None, typer.Argument(metavar="ID", help="An entry's id; without it, all are listed.")
    ] = None,
    *,
    asked_format: PageFormat = None,
    catalogue: CatalogueFolder = None,
    output: Output = "-",
    force: Force = False,
) -> None:
    """List what the catalogue holds and how much its answer depends on the place, or show one entry."""
    to = delivery("page", asked_format, output, force=force)
    from integration_appraisal.cli.loading import usable_catalogue
    from integration_appraisal.report.catalogue import build, entry, ids

    contents = usable_catalogue(catalogue)
    known = ids(contents)
    if identity is not None and identity not in known:
        refuse_unknown("the catalogue has no", identity, known, "`appraise catalogue` lists all ids.")
    to.page(build(contents) if identity is None else entry(contents, identity), contents.files)
