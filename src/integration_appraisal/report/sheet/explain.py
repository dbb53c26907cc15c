"""What is behind a value, or between two."""

from collections.abc import Sequence

from integration_appraisal.appraisal.appraise import Appraisal
from integration_appraisal.report.cited import cited, works_of
from integration_appraisal.report.differences import Difference
from integration_appraisal.report.document import Cell, Column, Table


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
        cell = appraisal.numbers.view.scores[appraisal.options[row]][criterion]
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
