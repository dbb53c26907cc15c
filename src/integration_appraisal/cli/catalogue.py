"""``appraise catalogue``: what the catalogue holds."""

from typing import Annotated

import typer

from integration_appraisal.cli.options import CatalogueFolder, Force, Output, check_format, format_option

FORMATS = ("table", "markdown", "json")

SHORT = "List what the catalogue holds, or show an entry."
EXAMPLES = (
    "appraise catalogue",
    "appraise catalogue framework",
)


def command(
    identity: Annotated[
        str | None, typer.Argument(metavar="ID", help="An entry's id; without it, all are listed.")
    ] = None,
    *,
    format_: Annotated[str, format_option(*FORMATS)] = "table",
    catalogue: CatalogueFolder = None,
    output: Output = None,
    force: Force = False,
) -> None:
    """List what the catalogue holds and how much its answer depends on the place, or show one entry."""
    check_format(format_, FORMATS)
    from integration_appraisal.cli.loading import files_of, usable_catalogue
    from integration_appraisal.cli.output import emit, refuse, screen
    from integration_appraisal.reading.suggest import nearest
    from integration_appraisal.render import render
    from integration_appraisal.report.catalogue import build, entry, ids

    found = usable_catalogue(catalogue)
    known = ids(found)
    if identity is not None and identity not in known:
        refuse(
            f"the catalogue has no {identity!r}.{nearest(identity, known) or ' `appraise catalogue` lists all ids.'}"
        )
    page = build(found) if identity is None else entry(found, identity)
    emit(render(page, format_, screen(output)), output, force=force, inputs=files_of(found))
