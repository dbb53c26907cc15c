"""``appraise.sensitivity/1``."""

from collections.abc import Sequence
from math import isinf
from typing import Any

from integration_appraisal.appraisal.appraise import Appraisal
from integration_appraisal.engine.optimality import Shift
from integration_appraisal.engine.sensitivity import Sensitivity
from integration_appraisal.engine.stability import Interval
from integration_appraisal.engine.switching import Switch, Switches
from integration_appraisal.findings import Finding
from integration_appraisal.report.data.parts import finding_data, head, ids, lead


def sensitivity(appraisal: Appraisal, found: Sensitivity, findings: Sequence[Finding]) -> dict[str, Any]:
    """``appraise.sensitivity/1``."""
    factors = [appraisal.catalogue.factors[factor] for factor in appraisal.factors]
    return {
        **head(appraisal, "appraise.sensitivity/1"),
        "lead": lead(appraisal, appraisal.result.lead),
        "weights": [
            {"criterion": criterion, "weight": holds.now, **_holds(appraisal, holds)}
            for criterion, holds in zip(appraisal.criteria, found.weights, strict=True)
        ],
        "points": [
            {"factor": factor.id, "points": holds.now, **_holds(appraisal, holds)}
            for factor, holds in zip(factors, found.points, strict=True)
            if factor.points is not None
        ],
        "levels": [
            {
                "factor": factor.id,
                "level": appraisal.numbers.problem.factors[position].level,
                "first": [ids(appraisal, at.first) for at in found.levels[position]],
            }
            for position, factor in enumerate(factors)
        ],
        "scores": [
            _cell(appraisal, row, column, flips)
            for row, cells in enumerate(found.scores)
            for column, flips in enumerate(cells)
        ],
        "to_lead": [_shift(appraisal, row, shift) for row, shift in enumerate(found.to_lead)],
        "never_lead": ids(appraisal, found.never_lead),
        "unsolved": ids(appraisal, found.unsolved),
        "findings": [finding_data(finding) for finding in findings],
    }


def _holds(appraisal: Appraisal, holds: Interval[int]) -> dict[str, Any]:
    return {
        "holds_from": holds.low,
        "holds_to": None if isinf(holds.high) else holds.high,
        "above": None if holds.above is None else ids(appraisal, holds.above),
        "below": None if holds.below is None else ids(appraisal, holds.below),
    }


def _cell(appraisal: Appraisal, row: int, column: int, flips: Switches[int]) -> dict[str, Any]:
    option, criterion = appraisal.options[row], appraisal.criteria[column]
    return {
        "option": option,
        "criterion": criterion,
        "score": appraisal.numbers.view.scores[option][criterion].score,
        "flips_at": flips.nearest.at if flips.nearest else None,
        "to": ids(appraisal, flips.nearest.to) if flips.nearest else [],
        "lower": _flip(appraisal, flips.lower),
        "higher": _flip(appraisal, flips.higher),
        "lower_first": _flip(appraisal, flips.lower_first),
        "higher_first": _flip(appraisal, flips.higher_first),
    }


def _flip(appraisal: Appraisal, flip: Switch[int] | None) -> dict[str, Any] | None:
    return {"at": flip.at, "to": ids(appraisal, flip.to), "ruled_out": not flip.within} if flip else None


def _shift(appraisal: Appraisal, row: int, shift: Shift | None) -> dict[str, Any]:
    return {
        "option": appraisal.options[row],
        "weight_shift": shift.moved if shift else None,
        "weights": dict(zip(appraisal.criteria, shift.weights, strict=True)) if shift else None,
    }
