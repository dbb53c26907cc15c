"""``appraise import``: a spreadsheet becomes a catalogue and a local file."""

from pathlib import PurePath
from typing import Annotated

import typer

from integration_appraisal.cli.importing import write_imported
from integration_appraisal.cli.options import CatalogueFolder, Force

EXAMPLES = (
    "appraise import scores.csv",
    "appraise import panel.xlsx -o depots",
    "appraise import panel.xlsx --sheet Ann --sheet Bo -o two-people",
)


def command(
    file: Annotated[str, typer.Argument(metavar="TABLE", help="The spreadsheet: .xlsx, .ods or .csv.")],
    *,
    sheet: Annotated[
        list[str] | None, typer.Option("--sheet", metavar="NAME", help="Read this sheet; give it again for others.")
    ] = None,
    catalogue: CatalogueFolder = None,
    output: Annotated[
        str | None,
        typer.Option("--output", "-o", metavar="FOLDER", help="Where to write. Default: what the file is called."),
    ] = None,
    force: Force = False,
) -> None:
    """Read a spreadsheet as a catalogue and a local file that can be scored, and say what each part was taken for.

    With --catalogue only a local file is written, with the table's scores for that catalogue's options.
    """
    name = PurePath(file).name
    folder = output or (PurePath(file).stem if "." in name else f"{name}-imported")
    write_imported(file, folder, sheet or (), catalogue, force=force)
