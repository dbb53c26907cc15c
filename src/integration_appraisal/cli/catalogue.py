"""``appraise catalogue``: what the catalogue holds."""

from typing import Annotated

import typer

from integration_appraisal.cli.options import CatalogueFolder, Force, Output, chosen_format, format_option

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
    asked_format: Annotated[str | None, format_option(*FORMATS)] = None,
    catalogue: CatalogueFolder = None,
    output: Output = None,
    force: Force = False,
) -> None:
    """List what the catalogue holds and how much its answer depends on the place, or show one entry."""
    format_ = chosen_format(asked_format, FORMATS, output)
    from integration_appraisal.cli.loading import usable_catalogue
    from integration_appraisal.cli.output import emit, screen
    from integration_appraisal.cli.saying import refuse
    from integration_appraisal.findings import shown
    from integration_appraisal.loading.suggest import nearest
    from integration_appraisal.render import render
    from integration_appraisal.report.catalogue import build, entry, ids

    found = usable_catalogue(catalogue)
    known = ids(found)
    if identity is not None and identity not in known:
        near = nearest(identity, known) or " `appraise catalogue` lists all ids."
        refuse(f"the catalogue has no {shown(identity)!r}.{near}")
    page = build(found) if identity is None else entry(found, identity)
    emit(render(page, format_, screen(output)), output, force=force, inputs=found.files)
