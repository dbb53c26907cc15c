"""The report of ``appraise score`` for several places: who is first where, and what each option is worth in each.

Places under different catalogues have other options or other scales, so they stand apart and are not compared.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import partial

from integration_appraisal.appraisal.results import OptionResult
from integration_appraisal.figures import one_decimal
from integration_appraisal.findings import Finding
from integration_appraisal.report.document import (
    Alert,
    Block,
    Cell,
    Column,
    Heading,
    Notice,
    Page,
    Paragraph,
    Table,
    paragraph,
)
from integration_appraisal.report.labels import labels, legend
from integration_appraisal.report.readiness import BEST_READY, ready_now, unready, where_needed
from integration_appraisal.report.records import places as records
from integration_appraisal.report.records.places import Place
from integration_appraisal.report.score import CONVENTION, PURPOSE, title
from integration_appraisal.report.verdict import names
from integration_appraisal.report.what_if import unmoved, what_if_set
from integration_appraisal.report.words import counted, for_number, joined, left_out, text_of


def build(places: Sequence[Place], files: Sequence[str], findings: Sequence[Finding]) -> Page:
    """Places side by side, by catalogue; ``files`` are those of which nothing could be computed."""
    groups, named = by_catalogue(places), _named(places)
    blocks: list[Block] = [*paragraph(apart(len(groups))), *paragraph(left_out(files))]
    for own in groups.values():
        if len(groups) > 1:
            blocks.append(Heading(_title(own, groups)))
        blocks += [Paragraph(_said(own), lead=True), _first(own, named), _values(own, named)]
    convention = CONVENTION if any(own.appraisal.ranking.has_needs for own in places) else ""
    notices = dict.fromkeys(own.appraisal.catalogue.about.notice for own in places)
    titles = dict.fromkeys(own.appraisal.catalogue.title for own in places)
    return Page(
        f"{counted(len(places), 'place')} side by side",
        blocks,
        lambda: records.data(groups, files, findings),
        lambda: records.rows(groups),
        notice=Notice(f"{PURPOSE} `appraise score` of one place says why.", text_of(convention, PURPOSE, *notices)),
        subtitle=f"{for_number(len(titles), 'Catalogue', 'Catalogues')}: {', '.join(titles)}",
        what_if=text_of(*_set(places), *_unmoved(places, named)),
    )


def by_catalogue(places: Sequence[Place]) -> dict[str, list[Place]]:
    """Places by the digest of what they were appraised with, in their order."""
    groups: dict[str, list[Place]] = {}
    for own in places:
        groups.setdefault(own.appraisal.catalogue.digest, []).append(own)
    return groups


def _named(places: Sequence[Place]) -> dict[str, str]:
    """By file what its place is called; with the file where two are called the same."""
    titles = {own.file: title(own.appraisal) for own in places}
    often = Counter(titles.values())
    return {file: f"{called} [{file}]" if often[called] > 1 else called for file, called in titles.items()}


def _title(group: Sequence[Place], groups: Mapping[str, Sequence[Place]]) -> str:
    """The catalogue's title; with its folder where two have the same."""
    own = group[0].appraisal.catalogue
    often = [each[0].appraisal.catalogue.title for each in groups.values()].count(own.title)
    return f"{own.title} [{own.folder}]" if often > 1 else own.title


def apart(catalogues: int) -> str:
    """That places stand under several catalogues; empty where they stand under one."""
    if catalogues == 1:
        return ""
    return f"These places stand under {catalogues} catalogues. Values under two of them can't be compared."


def _said(group: Sequence[Place]) -> str:
    """Who is first in how many places."""
    firsts = Counter(own.appraisal.ranking.lead.first for own in group)
    ranking, many = group[0].appraisal.ranking, counted(len(group), "place")
    if len(firsts) == 1:
        first = next(iter(firsts))
        everywhere = f"in all {many}" if len(group) > 1 else "in the one place"
        return f"{names(ranking, first) or 'Nobody'} {for_number(len(first) or 1, 'is', 'are')} first {everywhere}."
    clauses = [f"{names(ranking, first) or 'nobody'} in {count}" for first, count in firsts.most_common()]
    return f"First place, over {many}: {joined(clauses)}."


def _set(places: Sequence[Place]) -> Iterable[str]:
    """What was set, each text once."""
    return dict.fromkeys(what_if_set(own.appraisal, beside=False) for own in places)


def _unmoved(places: Sequence[Place], named: Mapping[str, str]) -> list[str]:
    """Which levels that were set change nothing, and in which places where not in all."""
    where: dict[str, list[str]] = {}
    for own in places:
        for told in unmoved(own.appraisal):
            where.setdefault(told, []).append(named[own.file])
    by_number = sorted(where.items(), key=lambda entry: -len(entry[1]))
    return [told if len(own) == len(places) else f"{joined(own)}: {told}" for told, own in by_number]


def _first(group: Sequence[Place], named: Mapping[str, str]) -> Table:
    """A row for each place: who is first, by how much, and the verdict."""
    columns = (
        Column("Place"),
        Column("First place"),
        Column("Value", "number"),
        Column("Ahead by", "number"),
        Column("Verdict"),
        BEST_READY,
    )
    table = Table("First place in each", columns, tuple(_row(own, named[own.file]) for own in group))
    return where_needed(table, *(own.appraisal.ranking for own in group))


def _row(own: Place, called: str) -> tuple[Cell, ...]:
    ranking = own.appraisal.ranking
    lead = ranking.lead
    not_ready = unready(partial(names, ranking), lead.first, ready_now(ranking))
    first = f"{names(ranking, lead.first)}{not_ready}" or "none"
    value = ranking.first[0].value if ranking.first else None
    best = names(ranking, lead.ready) or "none"
    return (called, Alert(first) if not_ready else first, value, lead.points, str(lead.verdict), best)


def _values(group: Sequence[Place], named: Mapping[str, str]) -> Table:
    """A row for each place, a column for each option."""
    catalogue = group[0].appraisal.catalogue
    short = labels(catalogue)
    options = [Column(own.name, "number", short=short[own.id]) for own in catalogue.options.values()]
    rows = tuple((named[own.file], *map(_value, own.appraisal.ranking.options.values())) for own in group)
    caption = "Value of each option in each place, out of 100; those in brackets are ruled out there"
    return Table(caption, (Column("Place"), *options), rows, legend=legend(catalogue))


def _value(option: OptionResult) -> Cell:
    return option.value if option.is_in else f"({one_decimal(option.value)})"
