"""``appraise.robustness/1``: simulated figures to six significant digits, so that they claim no more than they are."""

from collections.abc import Sequence
from typing import Any

from integration_appraisal.appraisal.appraise import Appraisal
from integration_appraisal.engine.robustness.simulation import Robustness
from integration_appraisal.findings import Finding
from integration_appraisal.report.data.parts import finding_data, head, ids, lead


def robustness(appraisal: Appraisal, found: Robustness, findings: Sequence[Finding]) -> dict[str, Any]:
    """``appraise.robustness/1``: the options that are in, in the order of the catalogue."""
    names = ids(appraisal, found.rows)
    return {
        **head(appraisal, "appraise.robustness/1"),
        "samples": found.samples,
        "seed": found.seed,
        "weights": found.mode,
        "lead": lead(appraisal, appraisal.result.lead),
        "options": [
            {
                "id": identity,
                "acceptability": _six(found.acceptability[at]),
                "standard_error": _digits(found.standard_errors[at][0]),
                "standard_errors": _six(found.standard_errors[at]),
                "expected_rank": _digits(found.expected_ranks[at]),
                "central_weights": _weights(appraisal, found.central_weights[at]),
            }
            for at, identity in enumerate(names)
        ],
        "ruled_out": [option for row, option in enumerate(appraisal.options) if row not in found.rows],
        "mean_weights": _weights(appraisal, found.mean_weights if found.rows else None),
        "pairwise": {
            own: {other: _digits(share) for other, share in zip(names, found.wins[at], strict=True) if other != own}
            for at, own in enumerate(names)
        },
        "findings": [finding_data(finding) for finding in findings],
    }


def _weights(appraisal: Appraisal, shares: Sequence[float] | None) -> dict[str, float] | None:
    return None if shares is None else dict(zip(appraisal.criteria, _six(shares), strict=True))


def _six(numbers: Sequence[float]) -> list[float]:
    return [_digits(number) for number in numbers]


def _digits(number: float) -> float:
    return float(f"{number:.6g}")
