"""``appraise export``: the table of an appraisal for other programs."""

from typing import Annotated

import typer

from integration_appraisal.cli.options import CatalogueFolder, Force, Local, Output, VariantId, ending_of
from integration_appraisal.cli.output import emit_all
from integration_appraisal.sheets.exporting import EXPORTS, Export

EXAMPLES = (
    "appraise export local.yaml",
    "appraise export local.yaml -o table.xlsx",
    "appraise export local.yaml --format dmsy -o matrix.dmsy",
)
_TOLD = f"One of {', '.join(EXPORTS)}. Default: what --output ends in, else csv."


def command(
    local: Local,
    *,
    asked_format: Annotated[str | None, typer.Option("--format", metavar="FORMAT", help=_TOLD)] = None,
    variant: VariantId = None,
    catalogue: CatalogueFolder = None,
    output: Output = "-",
    force: Force = False,
) -> None:
    """Write options, criteria, scores and weights for a spreadsheet or for another program."""
    chosen = _chosen(asked_format, output)
    if chosen.ending == ".xlsx" and output == "-":
        raise typer.BadParameter("a workbook goes into a file, such as -o table.xlsx.", param_hint="--output")
    from integration_appraisal.cli.loading import usable_appraisal

    appraisal, _, files = usable_appraisal(local, catalogue, variant)
    emit_all([(chosen.write(appraisal), output)], force=force, inputs=files)


def _chosen(asked: str | None, output: str) -> Export:
    """The format asked for, or that of the file's ending."""
    from integration_appraisal.loading.suggest import nearest

    if asked is not None and asked not in EXPORTS:
        message = f"there is no format {asked!r}.{nearest(asked, EXPORTS)} It may be {', '.join(EXPORTS)}."
        raise typer.BadParameter(message, param_hint="--format")
    ending = ending_of(output)
    endings = {own.ending: own for own in EXPORTS.values()}
    if ending and ending not in endings:
        message = f"there is no format for {ending}. Name a file that ends in {', '.join(endings)}."
        raise typer.BadParameter(message, param_hint="--output")
    if asked is not None and ending and endings[ending].name != asked:
        message = f"{asked} does not go into a file that ends in {ending}. Leave out --format, or rename it."
        raise typer.BadParameter(message, param_hint="--output")
    return EXPORTS[asked] if asked is not None else endings.get(ending, EXPORTS["csv"])
