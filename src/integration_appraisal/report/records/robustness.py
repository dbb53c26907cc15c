"""``appraise.robustness/2``, and how often each option takes each rank as rows.

In the JSON, simulated figures have six significant digits, so that they claim no more than they are.
"""

from collections.abc import Sequence
from typing import Any

from integration_appraisal.appraisal.appraise import Appraisal
from integration_appraisal.appraisal.results import Robustness
from integration_appraisal.findings import Finding
from integration_appraisal.report.document import Cell, Column, Table
from integration_appraisal.report.readiness import where_needed
from integration_appraisal.report.records import parts


def data(appraisal: Appraisal, drawn: Robustness, findings: Sequence[Finding]) -> dict[str, Any]:
    """``appraise.robustness/2``: the options that are in in any draw, in the order of the catalogue."""
    return {
        **parts.head(appraisal, "appraise.robustness/2"),
        "samples": drawn.samples,
        "seed": drawn.seed,
        "weights": drawn.mode,
        "lead": parts.lead(appraisal.ranking),
        "options": [
            _six(
                {
                    "id": own.id,
                    "acceptability": own.acceptability,
                    "standard_error": own.standard_errors[0],
                    "standard_errors": own.standard_errors,
                    "ruled_out": own.ruled_out,
                    "ready": own.ready,
                    "expected_rank": own.expected_rank,
                    "central_weights": own.central_weights,
                }
            )
            for own in drawn.options.values()
        ],
        "ruled_out": [option for option in appraisal.ranking.options if option not in drawn.options],
        "mean_weights": _six(drawn.mean_weights) if drawn.options else None,
        "pairwise": {own.id: _six(own.beats) for own in drawn.options.values()},
        "learn": [_six(own._asdict()) for own in drawn.learned],
        "moves": [{"factor": factor, "share": share} for factor, share in drawn.moves.items()],
        "findings": [own.data for own in findings],
    }


def _six(value: Any) -> Any:
    """Numbers, wherever they stand, to six significant digits."""
    if isinstance(value, float):
        return float(f"{value:.6g}")
    if isinstance(value, dict):
        return {key: _six(inner) for key, inner in value.items()}
    return [_six(inner) for inner in value] if isinstance(value, tuple) else value


def rows(appraisal: Appraisal, drawn: Robustness) -> Table:
    """One row an option: shares of draws, mean rank, mean weights with which it is first, and shares of pairs won."""
    options, criteria = drawn.options, list(appraisal.ranking.criteria)
    columns = (
        Column("option"),
        *(Column(f"rank_{rank}", "share") for rank in range(1, len(options) + 1)),
        Column("standard_error", "share"),
        Column("ruled_out", "share"),
        Column("ready", "share"),
        Column("expected_rank", "number"),
        *(Column(f"weight_{criterion}", "share") for criterion in criteria),
        *(Column(f"beats_{option}", "share") for option in options),
    )
    cells: list[tuple[Cell, ...]] = [
        (
            own.id,
            *own.acceptability,
            own.standard_errors[0],
            own.ruled_out,
            own.ready,
            own.expected_rank,
            *(own.central_weights[name] if own.central_weights else None for name in criteria),
            *(own.beats.get(other) for other in options),
        )
        for own in options.values()
    ]
    table = Table("How often each option takes each rank", columns, tuple(cells))
    return where_needed(table, appraisal.ranking)
