"""Results as a sheet: one row an option, every number unrounded, for a spreadsheet."""

from collections.abc import Sequence
from math import fsum, isinf

from integration_appraisal.appraisal import Appraisal
from integration_appraisal.comparison.compare import Comparison
from integration_appraisal.engine.flips import ScoreFlips
from integration_appraisal.engine.robustness.simulation import Robustness
from integration_appraisal.engine.sensitivity import Sensitivity
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


def sensitivity(appraisal: Appraisal, found: Sensitivity) -> Table:
    """One row for each number that was moved: where it stands, where first place changes, and who is first there."""
    columns = tuple(Column(name) for name in ("what", "id", "option", "now", "from", "to", "below", "above"))
    rows: list[tuple[Cell, ...]] = []
    kinds = (("weight", appraisal.criteria, found.weights), ("points", appraisal.factors, found.points))
    for what, names, holding in kinds:
        rows += [
            (
                what,
                name,
                "",
                holds.now,
                holds.low,
                None if isinf(holds.high) else holds.high,
                _listed(appraisal, holds.below),
                _listed(appraisal, holds.above),
            )
            for name, holds in zip(names, holding, strict=True)
            if what == "weight" or appraisal.catalogue.factors[name].points is not None
        ]
    for position, factor in enumerate(appraisal.factors):
        for level, first in enumerate(found.levels[position], start=1):
            now = appraisal.ranking.problem.factors[position].level
            rows.append(("level", factor, "", now, str(level), str(level), "", _listed(appraisal, first)))
    for row, cells in enumerate(found.scores):
        rows += [_flips(appraisal, row, column, flips) for column, flips in enumerate(cells)]
    return Table("What would change the answer", columns, tuple(rows))


def robustness(appraisal: Appraisal, found: Robustness) -> Table:
    """One row an option: shares of each rank, mean rank, mean weights where it is first, and shares of pairs won."""
    count = len(found.rows)
    columns = (
        Column("option"),
        *(Column(f"rank_{rank}", "number") for rank in range(1, count + 1)),
        Column("standard_error", "number"),
        Column("expected_rank", "number"),
        *(Column(f"weight_{criterion}", "number") for criterion in appraisal.criteria),
        *(Column(f"beats_{appraisal.options[row]}", "number") for row in found.rows),
    )
    rows: list[tuple[Cell, ...]] = [
        (
            appraisal.options[row],
            *found.acceptability[at],
            found.standard_errors[at][0],
            found.expected_ranks[at],
            *(found.central_weights[at] or [None] * len(appraisal.criteria)),
            *(None if other == at else share for other, share in enumerate(found.wins[at])),
        )
        for at, row in enumerate(found.rows)
    ]
    return Table("How often each option takes each rank", columns, tuple(rows))


def comparison(found: Comparison, changes: Sequence[str]) -> Table:
    """One row a change: the points that it moved each option; ``changes`` are the same in words."""
    columns = (
        *(Column(name) for name in ("kind", "ids", "change")),
        *(Column(f"moved_{option}", "number") for option in found.over.options),
    )
    rows: list[tuple[Cell, ...]] = [
        (entry.change.kind, " ".join(entry.change.ids), words, *entry.points)
        for entry, words in zip(found.moved, changes, strict=True)
    ]
    return Table("Points that each change moved", columns, tuple(rows))


def _flips(appraisal: Appraisal, row: int, column: int, flips: ScoreFlips) -> tuple[Cell, ...]:
    option, criterion = appraisal.options[row], appraisal.criteria[column]
    return (
        "score",
        criterion,
        option,
        appraisal.ranking.view.scores[option][criterion].score,
        flips.lower.at if flips.lower else None,
        flips.higher.at if flips.higher else None,
        _listed(appraisal, flips.lower.to if flips.lower else None),
        _listed(appraisal, flips.higher.to if flips.higher else None),
    )


def _listed(appraisal: Appraisal, rows: tuple[int, ...] | None) -> str:
    return " ".join(appraisal.options[row] for row in rows or ())


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
