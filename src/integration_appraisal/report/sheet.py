"""Results as a sheet: one row an option, every number unrounded, for a spreadsheet."""

from collections.abc import Sequence
from math import fsum

from integration_appraisal.appraisal import Appraisal
from integration_appraisal.report.cited import cited, works_of
from integration_appraisal.report.differences import Difference
from integration_appraisal.report.page import Cell, Column, Table


def score(appraisal: Appraisal) -> Table:
    """Value, points gained on each criterion and points lost to each factor; the points of a row sum to its value."""
    columns = (
        *(Column(name) for name in ("rank", "option", "name")),
        *(Column(name, "number") for name in ("value", "benefit", "lost")),
        *(Column(name) for name in ("ready", "ruled_out")),
        *(Column(f"points_{name}", "number") for name in appraisal.criteria),
        *(Column(f"loss_{name}", "number") for name in _relied_on(appraisal)),
    )
    rows = tuple(_row(appraisal, row) for row in appraisal.in_rank_order)
    return Table("Options in order of value", columns, rows)


def explain(appraisal: Appraisal, row: int) -> Table:
    """One option's cells: score, value, share of weight and points, with the reason; then what it lost."""
    columns = (
        Column("id"),
        Column("score"),
        Column("low"),
        Column("high"),
        *(Column(name, "number") for name in ("value", "weight", "points")),
        *(Column(name) for name in ("basis", "rationale", "source")),
    )
    works = works_of(appraisal.catalogue, appraisal)
    rows: list[tuple[Cell, ...]] = []
    for column, criterion in enumerate(appraisal.criteria):
        cell = appraisal.ranking.view.scores[appraisal.options[row]][criterion]
        figures = (
            appraisal.result.cells[row][column],
            appraisal.result.weights.shares[column],
            appraisal.result.contributions[row][column],
        )
        reason = (cell.basis, cell.rationale, cited(cell.source, works))
        rows.append((criterion, cell.score, cell.low, cell.high, *figures, *reason))
    for factor, need in appraisal.catalogue.options[appraisal.options[row]].relies_on.items():
        lost = appraisal.result.losses[row].get(appraisal.factors.index(factor), 0.0)
        because = ("", need.rationale, cited(need.source, works))
        rows.append((factor, None, None, None, None, None, -lost, *because))
    return Table("Points gained and lost", columns, tuple(rows))


def compare(found: Sequence[Difference]) -> Table:
    """What sets two options apart, largest difference first."""
    columns = (Column("id"), *(Column(name, "number") for name in ("first", "second", "difference")))
    return Table(
        "Differences", columns, tuple((entry.identity, entry.first, entry.second, entry.points) for entry in found)
    )


def _relied_on(appraisal: Appraisal) -> list[str]:
    return [factor.id for factor in appraisal.catalogue.factors.values() if factor.emphasises is None]


def _row(appraisal: Appraisal, row: int) -> tuple[Cell, ...]:
    result, option = appraisal.result, appraisal.options[row]
    lost = {appraisal.factors[factor]: points for factor, points in result.losses[row].items()}
    by = "local" if option in appraisal.local.ruled_out else "must_have" if result.failed[row] else ""
    rank = result.ranks[row]
    return (
        "" if rank is None else str(rank),
        option,
        appraisal.catalogue.options[option].name,
        result.values[row],
        result.benefits[row],
        fsum(lost.values()),
        str(result.ready[row]),
        by,
        *result.contributions[row],
        *(-lost.get(name, 0.0) for name in _relied_on(appraisal)),
    )
