"""The report of ``appraise score``: who comes first, and why."""

from collections.abc import Sequence
from math import fsum
from pathlib import Path
from typing import Any

from integration_appraisal.appraisal.appraise import Appraisal
from integration_appraisal.findings import Finding
from integration_appraisal.loading.paths import real_path
from integration_appraisal.report.costs import about_costs
from integration_appraisal.report.document import Bar, Block, Cell, Column, Page, Paragraph, Table
from integration_appraisal.report.groups import gained, grouped
from integration_appraisal.report.place import about_place
from integration_appraisal.report.variants import about_variants
from integration_appraisal.report.verdict import said
from integration_appraisal.report.words import rank_word

CONVENTION = (
    "Each option is scored as if everything it relies on were in place. What the place lacks is then taken off once."
)
PURPOSE = "This informs a decision and does not make it."


def build(appraisal: Appraisal, findings: Sequence[Finding]) -> Page:
    """The table, then in sentences what it means."""
    blocks: list[Block] = [
        *by_which(appraisal),
        Paragraph(said(appraisal), lead=True),
        ranking(appraisal),
        *about_place(appraisal),
        *about_variants(appraisal),
        *about_costs(appraisal),
        *notices(appraisal),
    ]
    return Page(title(appraisal), blocks, lambda: _data(appraisal, findings), lambda: _sheet(appraisal))


def _data(appraisal: Appraisal, findings: Sequence[Finding]) -> dict[str, Any]:
    from integration_appraisal.report.data.score import score

    return score(appraisal, findings)


def _sheet(appraisal: Appraisal) -> Table:
    from integration_appraisal.report.sheet.score import score

    return score(appraisal)


def title(appraisal: Appraisal) -> str:
    """The place, and the variant where there is one."""
    local, variant = appraisal.local, appraisal.variant
    draft = " (draft)" if local.status == "draft" else ""
    return f"{local.area}{f': {variant.name}' if variant else ''}{draft}"


def by_which(*appraisals: Appraisal) -> list[Block]:
    """The catalogue, where a local file does not name the one that was taken and another may have been meant."""
    if all(_is_named(own) for own in appraisals):
        return []
    titles = dict.fromkeys(own.catalogue.title for own in appraisals)
    return [Paragraph(f"Catalogue: {', '.join(titles)}", faint=True)]


def _is_named(appraisal: Appraisal) -> bool:
    """Whether the catalogue is the one that the local file names."""
    named, file = appraisal.local.catalogue, appraisal.place.document.file
    return named is not None and real_path(Path(file).parent / named) == real_path(appraisal.catalogue.folder)


def notices(appraisal: Appraisal) -> list[Block]:
    """What stands under every result."""
    notice = appraisal.catalogue.about.notice
    text = " ".join(part for part in (CONVENTION, PURPOSE, notice) if part)
    return [Paragraph(text, faint=True)]


def ranking(appraisal: Appraisal) -> Table:
    """A row for each option: its place, value, points by group of criteria, points lost, and whether it is ready."""
    columns = (
        Column("Rank"),
        Column("Option"),
        Column("Value", "number"),
        Column("0 to 100", "bar", spare=1),
        *(Column(group.name, "number", spare=2) for group in grouped(appraisal)),
        Column("Lost", "number"),
        Column("Ready"),
    )
    order = appraisal.in_rank_order
    rows = tuple(_row(appraisal, row) for row in order)
    faint = frozenset(index for index, row in enumerate(order) if appraisal.result.ranks[row] is None)
    return Table("Options in order of value, out of 100", columns, rows, faint)


def _row(appraisal: Appraisal, row: int) -> tuple[Cell, ...]:
    result = appraisal.result
    value, lost = result.values[row], fsum(result.losses[row].values())
    subtotals = [gained(appraisal, row, group) for group in grouped(appraisal)]
    name = appraisal.catalogue.options[appraisal.options[row]].name
    return (rank_word(result.ranks, row), name, value, Bar(value, lost), *subtotals, lost, ready_word(appraisal, row))


def ready_word(appraisal: Appraisal, row: int) -> str:
    """Whether the option is ready, in a word."""
    return {"yes": "ready", "no": "not ready", "unknown": "not known"}[appraisal.result.ready[row]]
