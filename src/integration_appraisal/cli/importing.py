"""A spreadsheet read and written as a catalogue with a local file, for all commands that do so."""

from collections.abc import Sequence
from pathlib import Path

from integration_appraisal.cli.ending import fail, say
from integration_appraisal.cli.output import emit_all, screen
from integration_appraisal.findings import has_errors, in_order, listing


def write_imported(file: str, folder: str, sheets: Sequence[str], title: str, *, force: bool) -> None:
    """Write what a spreadsheet says into a folder and say what it was taken for; or leave and say what is wrong."""
    from integration_appraisal.loading.files import read_file
    from integration_appraisal.render import render
    from integration_appraisal.sheets.importing import account, imported, texts
    from integration_appraisal.sheets.reading import MOST_PACKED

    source, faults = read_file(file, MOST_PACKED)
    if source.content is None:
        fail(faults, "Nothing was written.")
    contents, findings = imported(source.content, source.name, sheets, title)
    if has_errors(findings):
        fail(findings, "Nothing was written.")
    page = render(account(contents, source.name), "table", screen("-"))
    made = texts(contents, f"made from {Path(source.name).name}")
    results: list[tuple[str | bytes, str]] = [(text, str(Path(folder, name))) for name, text in made.items()]
    emit_all([*results, (page, "-")], force=force, inputs=[source.real], folder=folder)
    for line in listing(in_order(findings)):
        say(line)
