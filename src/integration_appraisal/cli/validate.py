"""``appraise validate``: check files."""

from typing import Annotated

import typer

from integration_appraisal.cli.options import CatalogueFolder, Strict

SHORT = "Check local files and catalogues."
EXAMPLES = (
    "appraise validate local.yaml",
    "appraise validate my-catalogue",
    "appraise validate",
)


def command(
    paths: Annotated[
        list[str] | None,
        typer.Argument(metavar="[PATH]...", help="Local files, catalogues or folders. Default: this folder."),
    ] = None,
    *,
    catalogue: CatalogueFolder = None,
    strict: Strict = False,
) -> None:
    """Check local files and catalogues, and list all that is wrong at its place."""
    from integration_appraisal.checking import check_paths
    from integration_appraisal.cli.output import emit, exit_code, say, tally
    from integration_appraisal.report.words import counted

    checker = check_paths(paths or ["."], catalogue)
    emit("".join(f"{finding}\n" for finding in checker.findings), None)
    parts = [
        counted(len(checker.catalogues), "catalogue"),
        counted(len(checker.locals_), "local file"),
    ]
    say(f"Checked {' and '.join(parts)}: {tally(checker.findings) or 'nothing to mend'}.")
    code = exit_code(checker.findings, strict=strict)
    if code:
        raise typer.Exit(code)
