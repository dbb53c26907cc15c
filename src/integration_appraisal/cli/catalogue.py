"""``appraise catalogue``: what the catalogue holds."""

from typing import Annotated

import typer

from integration_appraisal.cli.ending import meant
from integration_appraisal.cli.options import CatalogueFolder, Force, Output, PageFormat
from integration_appraisal.cli.output import delivery

EXAMPLES = (
    "appraise catalogue",
    "appraise catalogue framework",
)


def command(
    identity: Annotated[
        str | None,
        typer.Argument(metavar="ENTRY", help="An entry, by id, number, name or the beginning of one; else all."),
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
    from integration_appraisal.loading.naming import called
    from integration_appraisal.report.catalogue import build, entry

    contents = usable_catalogue(catalogue)
    if identity is not None:
        known = called(contents.options, *contents.lists.values())
        identity = meant(identity, known, "the catalogue has no", "`appraise catalogue` lists all ids.")
    to.page(build(contents) if identity is None else entry(contents, identity), contents.files)
