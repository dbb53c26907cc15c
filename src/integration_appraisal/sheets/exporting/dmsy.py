"""A decision matrix in scikit-criteria's own YAML ("Decision Matrix Simple YAML", version 1)."""

import json
import math
from collections.abc import Mapping, Sequence
from typing import Any

from integration_appraisal.appraisal.appraise import Appraisal
from integration_appraisal.appraisal.results import CellResult
from integration_appraisal.figures import exact

_STRAIGHT = ("linear", "relative", "proportional")


def write(appraisal: Appraisal) -> str:
    """Scores as they are where a straight line makes values of them, else values from 0 to 100; shares as weights.

    A score that is not known is `.nan`. Names stand for options and criteria.
    """
    ranking, scales = appraisal.ranking, [own.scale for own in appraisal.catalogue.criteria.values()]
    criteria = list(ranking.criteria.values())
    matrix = [_row(option.cells, scales) for option in ranking.options.values()]
    lines = [
        "dmsy:",
        "  dm_type: discrete-dm",
        "  version: 1",
        "data:",
        "  matrix:",
        *(f"  - [{', '.join(map(_written, row))}]" for row in matrix),
        f"  objectives: [{', '.join('-1' if _is_less(own) else '1' for own in scales)}]",
        f"  weights: [{', '.join(exact(own.weight) for own in criteria)}]",
        f"  dtypes: [{', '.join('float64' for _ in criteria)}]",
        f"  alternatives: {_names([own.name for own in ranking.options.values()])}",
        f"  criteria: {_names([own.name for own in criteria])}",
        "  extra: {}",
    ]
    return "\n".join(lines) + "\n"


def _row(cells: Mapping[str, CellResult], scales: Sequence[Any]) -> list[float]:
    return [_number(cell, scale) for cell, scale in zip(cells.values(), scales, strict=True)]


def _is_less(scale: Any) -> bool:
    """Whether a smaller score is better; of values a larger one always is."""
    if scale.kind == "linear":
        return bool(scale.worst > scale.best)
    return getattr(scale, "better", "higher") == "lower"


def _number(cell: CellResult, scale: Any) -> float:
    if is_unknown(cell):
        return math.nan
    return cell.score if scale.kind in _STRAIGHT and isinstance(cell.score, float | int) else cell.value


def is_unknown(cell: CellResult) -> bool:
    """Whether nobody knows the score."""
    return cell.given_as == "unknown"


def _written(number: float) -> str:
    return ".nan" if math.isnan(number) else f"{number:.1f}" if number == int(number) else exact(number)


def _names(names: list[str]) -> str:
    return json.dumps(names, ensure_ascii=False)
