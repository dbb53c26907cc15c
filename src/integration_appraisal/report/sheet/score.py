"""The ranking: one row an option."""

from math import fsum

from integration_appraisal.appraisal.appraise import Appraisal
from integration_appraisal.report.document import Cell, Column, Table


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
