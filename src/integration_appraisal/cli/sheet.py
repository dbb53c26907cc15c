"""``appraise sheet``: a workbook for a panel to score in."""

import re
from typing import Annotated

import typer

from integration_appraisal.cli.options import CatalogueFolder, Force, Local, VariantId, check_ending
from integration_appraisal.cli.output import emit_all

EXAMPLES = (
    "appraise sheet local.yaml",
    "appraise sheet local.yaml --for Ann --for Bo -o empty.xlsx",
)
_NAME = re.compile(r"[^\[\]:*?/\\']{1,31}")  # what a sheet may be called


def command(
    local: Local,
    *,
    people: Annotated[
        list[str] | None,
        typer.Option("--for", metavar="NAME", help="Make an empty sheet for this person; give it again for others."),
    ] = None,
    variant: VariantId = None,
    catalogue: CatalogueFolder = None,
    output: Annotated[str, typer.Option("--output", "-o", metavar="FILE", help="Where to write.")] = "sheet.xlsx",
    force: Force = False,
) -> None:
    """Write a scoring sheet: ends of each scale, drop-downs, reasons, and what each score is worth as one types."""
    check_ending(output, (".xlsx",), "--output")
    _check_names(people or [])
    from integration_appraisal.cli.loading import usable_appraisal
    from integration_appraisal.sheets.scoring import workbook

    appraisal, _, files = usable_appraisal(local, catalogue, variant)
    emit_all([(workbook(appraisal, people or ()), output)], force=force, inputs=files)


def _check_names(people: list[str]) -> None:
    """A usage error where a name can't be a sheet's."""
    for name in people:
        if not _NAME.fullmatch(name) or people.count(name) > 1:
            message = (
                f"{name!r} can't be a sheet's name. Take each once, with at most 31 characters and none of []:*?/\\'."
            )
            raise typer.BadParameter(message, param_hint="--for")
