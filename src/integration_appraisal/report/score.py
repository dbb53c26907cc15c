"""The report of ``appraise score``: who comes first, and why."""

from collections.abc import Sequence
from pathlib import Path

from integration_appraisal.appraisal.appraise import Appraisal
from integration_appraisal.appraisal.results import OptionResult
from integration_appraisal.findings import Finding
from integration_appraisal.loading.paths import real_path
from integration_appraisal.report.costs import about_costs
from integration_appraisal.report.document import Bar, Block, Cell, Column, Page, Paragraph, Table, paragraph
from integration_appraisal.report.groups import Group, groups
from integration_appraisal.report.place import about_place
from integration_appraisal.report.readiness import READINESS
from integration_appraisal.report.variants import about_variants
from integration_appraisal.report.verdict import said
from integration_appraisal.report.why import why
from integration_appraisal.report.words import rank_word, text_of

CONVENTION = (
    "Each option is scored as if everything it relies on were in place. What the place lacks is then taken off once."
)
PURPOSE = "This informs a decision and does not make it."


def build(appraisal: Appraisal, findings: Sequence[Finding]) -> Page:
    """The table, then in sentences what it means."""
    from integration_appraisal.report.records import score

    blocks: list[Block] = [
        *by_which(appraisal),
        Paragraph(said(appraisal.ranking), lead=True),
        *paragraph(why(appraisal.ranking)),
        ranking(appraisal),
        *about_place(appraisal),
        *about_variants(appraisal),
        *about_costs(appraisal),
        *notices(appraisal),
    ]
    return Page(title(appraisal), blocks, lambda: score.data(appraisal, findings), lambda: score.rows(appraisal))


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
    named, file = appraisal.local.catalogue, appraisal.file.document.file
    return named is not None and real_path(Path(file).parent / named) == real_path(appraisal.catalogue.folder)


def notices(appraisal: Appraisal) -> list[Block]:
    """What stands under every result."""
    return [Paragraph(text_of(CONVENTION, PURPOSE, appraisal.catalogue.about.notice), faint=True)]


def ranking(appraisal: Appraisal) -> Table:
    """A row for each option: its place, value, points by group of criteria, points lost, and whether it is ready."""
    by_group, order = groups(appraisal), appraisal.ranking.order
    columns = (
        Column("Rank"),
        Column("Option"),
        Column("Value", "number"),
        Column("0 to 100", "bar", spare=1),
        *(Column(group.name, "number", spare=2) for group in by_group),
        Column("Lost", "number"),
        Column("Ready"),
    )
    rows = tuple(_row(option, by_group) for option in order)
    faint = frozenset(at for at, option in enumerate(order) if not option.is_in)
    return Table("Options in order of value, out of 100", columns, rows, faint)


def _row(option: OptionResult, by_group: Sequence[Group]) -> tuple[Cell, ...]:
    return (
        rank_word(option.rank, tied=option.tied),
        option.name,
        option.value,
        Bar(option.value, option.lost),
        *(group.points(option) for group in by_group),
        option.lost,
        READINESS[option.ready].cell,
    )
