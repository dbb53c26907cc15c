"""``appraise catalogue``: what the catalogue holds."""

from typing import Annotated

import typer

from integration_appraisal.cli.ending import meant
from integration_appraisal.cli.options import CatalogueFolder, Force, Full, Output, RowsFormat
from integration_appraisal.cli.output import delivery

EXAMPLES = (
    "appraise catalogue",
    "appraise catalogue --full",
    "appraise catalogue framework",
)


def command(
    identity: Annotated[
        str | None,
        typer.Argument(metavar="ENTRY", help="An entry, by id, number, name or the beginning of one; else all."),
    ] = None,
    *,
    asked_format: RowsFormat = None,
    catalogue: CatalogueFolder = None,
    output: Output = "-",
    force: Force = False,
    full: Full = False,
) -> None:
    """List what the catalogue holds, or show one entry; with --full also how much its answer depends on the place."""
    to = delivery("rows", asked_format, output, force=force, full=full)
    from integration_appraisal.cli.loading import usable_catalogue
    from integration_appraisal.loading.naming import called
    from integration_appraisal.report.catalogue import build, entry

    contents = usable_catalogue(catalogue)
    if identity is not None:
        known = called(contents.options, *contents.lists.values())
        identity = meant(identity, known, "the catalogue has no", "`appraise catalogue` lists all ids.")
    to.page(build(contents) if identity is None else entry(contents, identity), contents.files)
