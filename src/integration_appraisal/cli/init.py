"""``appraise init``: a local file to start from."""

from typing import Annotated

import typer

from integration_appraisal.cli.options import CatalogueFolder, Force

SHORT = "Write a local file to start from."
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
    from integration_appraisal.cli.loading import files_of, usable_catalogue
    from integration_appraisal.cli.output import emit
    from integration_appraisal.library import read_template, relative_to
    from integration_appraisal.render.template import local_file

    found = usable_catalogue(catalogue)
    named = relative_to(catalogue, file) if catalogue else None
    emit(local_file(read_template("local.yaml.j2"), found, named), file, force=force, inputs=files_of(found))
