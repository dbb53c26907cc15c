"""A spreadsheet read and written as a catalogue with a local file, for all commands that do so."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from integration_appraisal.cli.ending import fail, refuse, say
from integration_appraisal.cli.output import emit_all, screen
from integration_appraisal.findings import has_errors, in_order, listing
from integration_appraisal.loading.paths import as_text, shown_name

if TYPE_CHECKING:
    from integration_appraisal.sheets.importing import Beside


def write_imported(
    file: str, folder: str, sheets: Sequence[str] = (), catalogue: str | None = None, *, force: bool
) -> None:
    """Write what a spreadsheet says into a folder and say what it was taken for; or leave and say what is wrong."""
    from integration_appraisal.loading.files import read_file
    from integration_appraisal.render import render
    from integration_appraisal.sheets.importing import CATALOGUE, account, imported, texts
    from integration_appraisal.sheets.reading import MOST_PACKED

    source, faults = read_file(file, MOST_PACKED)
    if source.content is None:
        fail(faults, "Nothing was written.")
    beside = _beside(catalogue, folder) if catalogue else None
    contents, findings = imported(source.content, source.name, sheets, beside=beside)
    if has_errors(findings):
        fail(findings, "Nothing was written.")
    page = render(account(contents, source.name), "table", screen("-"))
    made = texts(contents, f"made from {Path(source.name).name}")
    if beside is not None:
        del made[CATALOGUE]
    results: list[tuple[str | bytes, str]] = [(text, str(Path(folder, name))) for name, text in made.items()]
    emit_all([*results, (page, "-")], force=force, inputs=[source.real], folder=folder)
    for line in listing(in_order(findings)):
        say(line)


def _beside(catalogue: str, folder: str) -> "Beside":
    """A catalogue that there is, as the local file in a folder names it."""
    from integration_appraisal.cli.loading import usable_catalogue
    from integration_appraisal.loading.loader import named_from
    from integration_appraisal.sheets.importing import LOCAL, Beside

    named = as_text(named_from(catalogue, str(Path(folder, LOCAL))))
    if named is None:
        refuse(f"{shown_name(catalogue)} can't be named in a file: its name is not UTF-8. Rename it.")
    return Beside(usable_catalogue(catalogue), named)
