"""Each place in a row, by region, and what differs for reasons of its own."""

from collections.abc import Iterable

from integration_appraisal.engine.ranks import Verdict
from integration_appraisal.findings import Severity
from integration_appraisal.portfolio.row import About, Row
from integration_appraisal.portfolio.tally import Tally, Turned
from integration_appraisal.report.document import Alert, Block, Cell, Column, Table, bullets
from integration_appraisal.report.portfolio.answer import named
from integration_appraisal.report.words import joined
from integration_appraisal.rules import RULES

_REGION = Column("Region", spare=2)


def places(tally: Tally, rows: Iterable[Row]) -> Table:
    """A row for each place, in the order of the files; its deciding levels are those that alone may turn the answer."""
    columns = (
        Column("Place"),
        _REGION,
        Column("First place"),
        Column("Ahead by", "number"),
        Column("Verdict"),
        Column("Deciding levels", "number", spare=1, short="Deciding"),
    )
    made = Table("Each place", columns, tuple(_row(tally.about, row) for row in rows), sortable=True)
    return made if set(tally.regions) != {None} else made.without(_REGION)


def _row(about: About, row: Row) -> tuple[Cell, ...]:
    first = named(about, row.first)
    return (
        row.area,
        row.region or "",
        Alert(first) if row.verdict == Verdict.CONDITIONAL else first,
        row.points,
        row.verdict,
        str(len(row.first_at)),
    )


def by_region(tally: Tally) -> list[Block]:
    """A row for each region, where any place has one."""
    if set(tally.regions) == {None}:
        return []
    columns = (Column("Region"), Column("Places", "number"), Column("First place"), Column("Verdicts", spare=1))
    rows = tuple(
        (
            region or "none given",
            str(own.places),
            joined([f"{tally.about.options[option]} {count}" for option, count in own.leading]),
            joined([f"{count} {verdict}" for verdict, count in own.verdicts.most_common()]),
        )
        for region, own in sorted(tally.regions.items(), key=lambda each: (each[0] is None, each[0] or ""))
    )
    return [Table("By region", columns, rows)]


def turned(about: About, own: Turned, otherwise: str) -> str:
    """A place with who is first and who would be, or was."""
    return f"{own.area}: {named(about, own.first)}; {otherwise} {named(about, own.other)}."


def judged_here(tally: Tally) -> list[Block]:
    """The places whose own weights or scores turn the answer."""
    told = [turned(tally.about, own, "by the catalogue's weights and scores") for own in tally.own_turned]
    return bullets(told, "Turned by the place's own weights or scores")


def findings(tally: Tally) -> list[Block]:
    """What reviewers would ask, and in how many places; notes are left out."""
    titles = {rule.code: rule.title for rule in RULES}
    columns = (
        Column("Code"),
        Column("What a reviewer would ask about"),
        Column("Severity"),
        Column("Places", "number"),
    )
    rows = tuple(
        (code, titles.get(code, ""), severity, str(count))
        for (code, severity), count in sorted(tally.codes.items(), key=lambda own: (-own[1], own[0]))
        if severity != Severity.NOTE
    )
    return [Table("Findings; `appraise rule CODE` explains one", columns, rows)] if rows else []
