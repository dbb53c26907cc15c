"""``appraise new``: a catalogue and a local file to start from."""

from pathlib import Path, PurePath
from typing import Annotated

import typer

from integration_appraisal.cli.importing import write_imported
from integration_appraisal.cli.options import Force
from integration_appraisal.cli.output import emit_all

EXAMPLES = (
    "appraise new depots",
    "appraise new depots --from scores.csv",
)


def command(
    name: Annotated[str, typer.Argument(metavar="NAME", help="What it is about, and the folder to write.")],
    *,
    table: Annotated[
        str | None,
        typer.Option("--from", metavar="TABLE", help="Take options, criteria and scores from this spreadsheet."),
    ] = None,
    force: Force = False,
) -> None:
    """Write a catalogue and a local file on a subject of your own, to be filled in or from a spreadsheet."""
    if table is not None:
        write_imported(table, name, force=force)
        return
    from integration_appraisal.loading.assembly import assemble
    from integration_appraisal.loading.files import ONE_FILE, File
    from integration_appraisal.render.template import catalogue_file, local_file
    from integration_appraisal.sheets.importing import CATALOGUE, LOCAL

    text = catalogue_file(PurePath(name).name or name)
    file = File(CATALOGUE, CATALOGUE, text.encode(errors="replace"), within=ONE_FILE)
    catalogue, _ = assemble(CATALOGUE, [file])
    made = {CATALOGUE: text, LOCAL: local_file(catalogue, CATALOGUE)}
    emit_all([(own, str(Path(name, at))) for at, own in made.items()], force=force, inputs=(), folder=name)
