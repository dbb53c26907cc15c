"""``appraise workshop``: the page for a decision conference."""

from typing import Annotated

import typer

from integration_appraisal.cli.options import CatalogueFolder, Force, Local, Strict, check_ending
from integration_appraisal.cli.output import emit, show, to_open

EXAMPLES = (
    "appraise workshop local.yaml -o room.html",
    "appraise workshop local.yaml --open",
)

STDOUT = "-"


def command(
    local: Local,
    *,
    catalogue: CatalogueFolder = None,
    output: Annotated[
        str, typer.Option("--output", "-o", metavar="FILE", help="The page; - is standard output.", show_default=False)
    ] = STDOUT,
    force: Force = False,
    strict: Strict = False,
    opened: Annotated[bool, typer.Option("--open", help="Show the page in the browser.")] = False,
) -> None:
    """Write one page, to be used offline in a room: move weights and levels, see the ranking move, take away YAML."""
    check_ending(output, (".html",), "--output")
    output = to_open(output) if opened else output
    from integration_appraisal.cli.ending import finish
    from integration_appraisal.cli.loading import usable_appraisal
    from integration_appraisal.workshop.contents import contents
    from integration_appraisal.workshop.page import html

    appraisal, findings, files = usable_appraisal(local, catalogue, None)
    emit(html(contents(appraisal)), output, force=force, inputs=files)
    if opened:
        show(output)
    finish(findings, strict=strict)
