"""``appraise init``: a local file to start from."""

from typing import Annotated

import typer

from integration_appraisal.cli.ending import refuse
from integration_appraisal.cli.options import CatalogueFolder, Force, check_ending
from integration_appraisal.cli.output import emit
from integration_appraisal.loading.paths import as_text, shown_name

EXAMPLES = (
    "appraise init",
    "appraise init --catalogue my-catalogue my-place.yaml",
)


def command(
    file: Annotated[str, typer.Argument(metavar="FILE", help="Where to write; - is standard output.")] = "local.yaml",
    *,
    catalogue: CatalogueFolder = None,
    force: Force = False,
) -> None:
    """Write a commented local file for the catalogue. It is valid as it stands and says what to fill in."""
    check_ending(file, (".yaml", ".yml"), "FILE")
    from integration_appraisal.cli.loading import usable_catalogue
    from integration_appraisal.loading.loader import named_from
    from integration_appraisal.render.template import local_file

    contents = usable_catalogue(catalogue)
    named = as_text(named_from(catalogue, file)) if catalogue else None
    if catalogue and named is None:
        refuse(f"{shown_name(catalogue)} can't be named in a file: its name is not UTF-8. Rename it.")
    emit(local_file(contents, named), file, force=force, inputs=contents.files)
