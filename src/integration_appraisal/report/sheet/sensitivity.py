"""What would change the answer: one row for each number that was moved."""

from collections.abc import Iterator
from math import isinf

from integration_appraisal.appraisal.appraise import Appraisal
from integration_appraisal.engine.sensitivity import Sensitivity
from integration_appraisal.engine.stability import Interval
from integration_appraisal.engine.switching import Switches
from integration_appraisal.report.document import Cell, Column, Table


def sensitivity(appraisal: Appraisal, found: Sensitivity) -> Table:
    """One row for each number that was moved: where it stands, where first place changes, and who is first there.

    ``from`` and ``to`` are the ends between which first place stays; ``below`` and ``above`` are first beyond them. A
    ``level`` row says in ``first`` who is first at the level in ``to``; ``to_lead`` rows say how much weight has to
    move, and ``unsolved`` ones for which options that could not be worked out.
    """
    columns = tuple(Column(name) for name in ("what", "id", "option", "now", "from", "to", "below", "above", "first"))
    rows = [
        *(_holds(appraisal, "weight", name, own) for name, own in zip(appraisal.criteria, found.weights, strict=True)),
        *(
            _holds(appraisal, "points", name, own)
            for name, own in zip(appraisal.factors, found.points, strict=True)
            if appraisal.catalogue.factors[name].points is not None
        ),
        *_levels(appraisal, found),
        *(
            _flips(appraisal, row, column, flips)
            for row, cells in enumerate(found.scores)
            for column, flips in enumerate(cells)
        ),
        *(
            ("to_lead", "", appraisal.options[row], shift.moved if shift else None, None, None, "", "", "")
            for row, shift in enumerate(found.to_lead)
        ),
        *(("never_lead", "", appraisal.options[row], None, None, None, "", "", "") for row in found.never_lead),
        *(("unsolved", "", appraisal.options[row], None, None, None, "", "", "") for row in found.unsolved),
    ]
    return Table("What would change the answer", columns, tuple(rows))


def _holds(appraisal: Appraisal, what: str, name: str, holds: Interval[int]) -> tuple[Cell, ...]:
    high = None if isinf(holds.high) else holds.high
    beyond = (_listed(appraisal, holds.below), _listed(appraisal, holds.above))
    return (what, name, "", holds.now, holds.low, high, *beyond, "")


def _levels(appraisal: Appraisal, found: Sensitivity) -> Iterator[tuple[Cell, ...]]:
    for position, factor in enumerate(appraisal.factors):
        now = appraisal.numbers.problem.factors[position].level
        for level, first in enumerate(found.levels[position], start=1):
            yield ("level", factor, "", now, None, str(level), "", "", _listed(appraisal, first.first))


def _flips(appraisal: Appraisal, row: int, column: int, flips: Switches[int]) -> tuple[Cell, ...]:
    """Changes of first place; a must-have alone is none."""
    option, criterion = appraisal.options[row], appraisal.criteria[column]
    lower, higher = flips.lower_first, flips.higher_first
    return (
        "score",
        criterion,
        option,
        appraisal.numbers.view.scores[option][criterion].score,
        lower.at if lower else None,
        higher.at if higher else None,
        _listed(appraisal, lower.to if lower else None),
        _listed(appraisal, higher.to if higher else None),
        "",
    )


def _listed(appraisal: Appraisal, rows: tuple[int, ...] | None) -> str:
    return " ".join(appraisal.options[row] for row in rows or ())
