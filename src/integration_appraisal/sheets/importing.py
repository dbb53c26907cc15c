"""A spreadsheet as a catalogue and a local file: from its bytes to findings, an account and two texts."""

from collections.abc import Sequence
from pathlib import PurePath
from typing import NamedTuple

from integration_appraisal.findings import NOWHERE, Finding, Position, Severity, has_errors
from integration_appraisal.loading.catalogue import Catalogue
from integration_appraisal.report.document import Block, Bullets, Column, Page, Paragraph, Table
from integration_appraisal.report.words import counted
from integration_appraisal.sheets.beside import absent, lists_of, local_of
from integration_appraisal.sheets.entries import Contents, contents_of
from integration_appraisal.sheets.files import yaml_of
from integration_appraisal.sheets.grid import Grid
from integration_appraisal.sheets.headings import Doubt
from integration_appraisal.sheets.reading import read
from integration_appraisal.sheets.tables import Tables, tables_of

MOST_SCORES = 5_000  # with their sources: a file of ours holds 50,000 values
CATALOGUE, LOCAL = "catalogue.yaml", "local.yaml"


class Imported(NamedTuple):
    """What a spreadsheet gives; ``contents`` only count where no finding is an error."""

    contents: Contents
    findings: list[Finding]


class Beside(NamedTuple):
    """A catalogue that there is, and how the local file is to name it."""

    catalogue: Catalogue
    named: str


def imported(
    content: bytes, name: str, sheets: Sequence[str] = (), title: str = "", beside: Beside | None = None
) -> Imported:
    """Read a spreadsheet, of which only some sheets where they are named; ``beside`` a catalogue its scores alone."""
    book = read(content, name)
    empty = Contents({}, {}, (), ())
    if book.findings:
        return Imported(empty, book.findings)
    if lacking := _absent(book.grids, sheets, name):
        return Imported(empty, lacking)
    tables = tables_of(book.grids, sheets)
    if not tables.scores:
        message = (
            "no table of options and criteria is found. Put the criteria's names in one row, and below it an option "
        )
        message += "in each row, its name first. A column or row alone may be a total, a note or empty."
        return Imported(empty._replace(account=tables.account), [Finding("T002", message, name, NOWHERE)])
    if beside is not None:
        return _beside(tables, name, title, beside)
    contents = contents_of(tables, PurePath(name).name, title)
    findings = [_finding(name, doubt) for doubt in contents.doubts]
    cells = len(contents.catalogue.get("options", ())) * len(contents.catalogue.get("criteria", ()))
    if cells > MOST_SCORES:
        message = f"it has {cells:,} scores; a catalogue holds {MOST_SCORES:,}. Leave out options or criteria."
        findings.append(Finding("T001", message, name, NOWHERE))
    return Imported(contents, findings)


def _beside(tables: Tables, name: str, title: str, beside: Beside) -> Imported:
    """The scores of a table, for the options and criteria of a catalogue."""
    faults = [_finding(name, doubt) for doubt in absent(tables, beside.catalogue)]
    if faults:
        return Imported(Contents({}, {}, (), ()), faults)
    contents = contents_of(tables._replace(lists=lists_of(beside.catalogue)), PurePath(name).name, title)
    findings = [_finding(name, doubt) for doubt in contents.doubts]
    if has_errors(findings):
        return Imported(contents, findings)
    local = local_of(beside.catalogue, contents.catalogue, contents.local, beside.named)
    return Imported(contents._replace(local=local), findings)


def _absent(grids: Sequence[Grid], sheets: Sequence[str], name: str) -> list[Finding]:
    """Sheets that were asked for and are not there."""
    known = [grid.name for grid in grids]
    listed = ", ".join(f"“{own}”" for own in known)
    return [
        Finding("T002", f"there is no sheet “{own}”. There is {listed}.", name, NOWHERE)
        for own in sheets
        if own not in known
    ]


def _finding(file: str, doubt: Doubt) -> Finding:
    """A doubt at its row and column, with what people call the cell."""
    code, severity = ("T003", Severity.ERROR) if doubt.is_fault else ("T004", Severity.WARNING)
    place = Position(doubt.cell.row, doubt.cell.column)
    return Finding(code, f"{doubt.cell.address}: {doubt.message}", file, place, severity)


def texts(contents: Contents, made_by: str) -> dict[str, str]:
    """The catalogue and the local file, by their names."""
    catalogue = f"Options and criteria, {made_by}.\nEach number has the cell that it comes from."
    place = f"A place that chooses between the options of its catalogue, {made_by}.\nThen run: appraise score THIS-FILE"
    return {CATALOGUE: yaml_of(contents.catalogue, catalogue), LOCAL: yaml_of(contents.local, place)}


def account(contents: Contents, name: str) -> Page:
    """What each sheet, row and column was taken for."""
    options, criteria = contents.catalogue["options"], contents.catalogue["criteria"]
    people = contents.local.get("panel", [])
    said = f"{counted(len(options), 'option')} on {counted(len(criteria), 'criterion', 'criteria')}"
    said += f", scored by {counted(len(people), 'person', 'people')}" if people else ""
    sheets = {sheet for sheet, _, _ in contents.account}
    blocks: list[Block] = [Paragraph(f"{said}.", lead=True)]
    if len(sheets) == 1:
        blocks.append(Bullets(tuple(f"{where}: {what}" if where else what for _, where, what in contents.account)))
    else:
        columns = (Column("Sheet"), Column("Where"), Column("Taken for"))
        blocks.append(Table("What each sheet, row and column was taken for", columns, contents.account))
    return Page(f"Read from {name}", blocks)
