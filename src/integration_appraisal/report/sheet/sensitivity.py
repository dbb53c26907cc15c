"""What would change the answer: one row for each number that was moved."""

from math import isinf

from integration_appraisal.appraisal import Appraisal
from integration_appraisal.engine.flips import ScoreFlips
from integration_appraisal.engine.sensitivity import Sensitivity
from integration_appraisal.report.page import Cell, Column, Table


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
