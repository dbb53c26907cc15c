"""Whether any weights can put an option first."""

from collections.abc import Sequence
from math import fsum, inf

from integration_appraisal.engine.ranks import SAME
from integration_appraisal.engine.weights import shares

TOLERANCE = 1e-10  # the finest the solver takes, below what counts as equal


def never_lead(cells: Sequence[Sequence[float]], losses: Sequence[float], contenders: Sequence[int]) -> tuple[int, ...]:
    """The contenders (by row) that no weights put ahead of all rivals that differ from them."""
    return tuple(row for row in contenders if widest_lead(cells, losses, row, contenders) <= SAME)


def widest_lead(
    cells: Sequence[Sequence[float]], losses: Sequence[float], row: int, contenders: Sequence[int]
) -> float:
    """The most points by which any weights put an option ahead of every rival that differs from it.

    ``max ε`` such that ``u·(v_o − v_r) ≥ loss_o − loss_r + ε`` for every such rival r, ``u ≥ 0`` and ``Σ u = 1``: a
    linear programme (potential optimality, Hazen 1986). ``cells`` are values from 0 to 100 by row;
    ``losses`` are points by row and do not depend on the weights. Infinite where no rival differs.
    """
    rivals = (_over(cells[row], cells[other], losses[row] - losses[other]) for other in contenders)
    ahead = [rival for rival in rivals if rival is not None]
    if not ahead:
        return inf
    weights = _best_weights(ahead)
    # What these weights really give: the solver's own ε is only as good as its tolerance.
    return min(fsum([*(u * gain for u, gain in zip(weights, gains, strict=True)), -behind]) for gains, behind in ahead)


def _over(own: Sequence[float], other: Sequence[float], behind: float) -> tuple[list[float], float] | None:
    """What an option gains over a rival by criterion and what it loses more; None where the two do not differ."""
    gains = [a - b for a, b in zip(own, other, strict=True)]
    return (gains, behind) if any(abs(number) > SAME for number in (*gains, behind)) else None


def _best_weights(ahead: Sequence[tuple[Sequence[float], float]]) -> tuple[float, ...]:
    """The weights with the widest lead. Columns are the weights and ε; the first row is their sum."""
    import highspy

    width = len(ahead[0][0])
    model = highspy.HighsLp()
    model.num_col_, model.num_row_ = width + 1, len(ahead) + 1
    model.sense_ = highspy.ObjSense.kMaximize
    model.col_cost_ = [0.0] * width + [1.0]
    model.col_lower_ = [0.0] * width + [-inf]
    model.col_upper_ = [inf] * (width + 1)
    model.row_lower_ = [1.0, *(behind for _, behind in ahead)]
    model.row_upper_ = [1.0, *(inf for _ in ahead)]
    rows = [[1.0] * width + [0.0], *([*gains, -1.0] for gains, _ in ahead)]
    model.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    model.a_matrix_.start_ = [(width + 1) * number for number in range(len(rows) + 1)]
    model.a_matrix_.index_ = list(range(width + 1)) * len(rows)
    model.a_matrix_.value_ = [number for row in rows for number in row]
    solver = highspy.Highs()  # type: ignore[no-untyped-call]
    for name, value in _SETTINGS.items():
        solver.setOptionValue(name, value)
    solver.passModel(model)
    solver.run()
    if solver.getModelStatus() != highspy.HighsModelStatus.kOptimal:
        raise ArithmeticError("a bounded linear programme with a solution has an optimum")
    return shares([max(0.0, weight) for weight in solver.getSolution().col_value[:width]])


_SETTINGS: dict[str, bool | int | float] = {
    "output_flag": False,
    "threads": 1,  # the programmes are small, and the answer is the same on every machine
    "primal_feasibility_tolerance": TOLERANCE,
    "dual_feasibility_tolerance": TOLERANCE,
}
