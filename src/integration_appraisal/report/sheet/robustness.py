"""How often each option takes each rank."""

from integration_appraisal.appraisal.appraise import Appraisal
from integration_appraisal.engine.robustness.simulation import Robustness
from integration_appraisal.report.document import Cell, Column, Table


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
