"""Which weights put an option first: whether any do, and which lie nearest to the present ones."""

from collections.abc import Sequence
from contextlib import suppress
from math import fsum, inf
from typing import NamedTuple

from integration_appraisal.engine.programme import Programme, Row, Unsolved, solve
from integration_appraisal.engine.ranks import SAME
from integration_appraisal.engine.weights import shares

Cells = Sequence[Sequence[float]]  # values from 0 to 100, per option, per criterion


class Shift(NamedTuple):
    """How much weight has to move (0 to 1), and weights after such a move, as shares."""

    moved: float
    weights: tuple[float, ...]


def never_lead(cells: Cells, losses: Sequence[float], contenders: Sequence[int]) -> tuple[int, ...]:
    """The contenders (by row) that no weights put ahead of all rivals that differ from them.

    Those for which the solver finds no answer are left out: nothing is known of them.
    """
    behind = []
    for row in contenders:
        with suppress(Unsolved):
            if widest_lead(cells, losses, row, contenders) <= SAME:
                behind.append(row)
    return tuple(behind)


def widest_lead(cells: Cells, losses: Sequence[float], row: int, contenders: Sequence[int]) -> float:
    """The most points by which any weights put an option ahead of every rival that differs from it.

    ``max ε`` such that ``u·(v_o − v_r) ≥ loss_o − loss_r + ε`` for every such rival r, ``u ≥ 0`` and ``Σ u = 1``: a
    linear programme (potential optimality, Hazen 1986). ``losses`` are points by row and do not depend on the
    weights. Infinite where no rival differs. Raises Unsolved where the solver finds no answer.
    """
    weights = _widest(cells, losses, row, contenders)
    # What these weights really give: the solver's own ε is only as good as its tolerance.
    return _ahead(weights, _rivals(cells, losses, row, contenders)) if weights else inf


def least_shift(
    cells: Cells, losses: Sequence[float], row: int, contenders: Sequence[int], weights: Sequence[float]
) -> Shift | None:
    """The nearest weights that put an option at least equal first; None where no weights do.

    ``min ½ Σ |w − u|`` such that ``w·(v_o − v_r) ≥ loss_o − loss_r`` for every rival r, ``w ≥ 0`` and ``Σ w = 1``: a
    linear programme with what each weight gains and what it gives up as its columns. ``weights`` are u, as shares.
    Raises Unsolved where the solver finds no answer.
    """
    rivals = _rivals(cells, losses, row, contenders)
    if _ahead(weights, rivals) >= -SAME:
        return Shift(0.0, tuple(weights))
    width = len(weights)
    behind = [less - fsum(u * gain for u, gain in zip(weights, gains, strict=True)) for gains, less in rivals]
    moved = solve(
        Programme(
            gains=[-1.0] * width + [0.0] * width,
            lowest=[0.0] * (2 * width),
            highest=[1.0] * width + list(weights),
            rows=[
                Row([1.0] * width + [-1.0] * width, 0.0, exactly=True),
                *(
                    Row([*gains, *(-gain for gain in gains)], gap)
                    for (gains, _), gap in zip(rivals, behind, strict=True)
                ),
            ],
        )
    )
    if moved is None:
        return None
    nearest = shares([max(0.0, u + more - less) for u, more, less in zip(weights, moved, moved[width:], strict=False)])
    return Shift(fsum(abs(a - b) for a, b in zip(nearest, weights, strict=True)) / 2, nearest)


Rival = tuple[list[float], float]  # what the option gains over it by criterion, and what the option loses more


def _rivals(cells: Cells, losses: Sequence[float], row: int, contenders: Sequence[int]) -> list[Rival]:
    """The contenders that differ from the option."""
    rivals = []
    for other in contenders:
        gains = [a - b for a, b in zip(cells[row], cells[other], strict=True)]
        behind = losses[row] - losses[other]
        if any(abs(number) > SAME for number in (*gains, behind)):
            rivals.append((gains, behind))
    return rivals


def _ahead(weights: Sequence[float], rivals: Sequence[Rival]) -> float:
    """The points by which the option is ahead of the best of them; below zero where it is behind."""
    leads = (fsum([*(u * gain for u, gain in zip(weights, gains, strict=True)), -less]) for gains, less in rivals)
    return min(leads, default=inf)


def _widest(cells: Cells, losses: Sequence[float], row: int, contenders: Sequence[int]) -> tuple[float, ...] | None:
    """The weights with the widest lead; None where no rival differs. Columns are the weights and ε."""
    rivals = _rivals(cells, losses, row, contenders)
    if not rivals:
        return None
    width = len(cells[row])
    solution = solve(
        Programme(
            gains=[0.0] * width + [1.0],
            lowest=[0.0] * width + [-inf],
            highest=[inf] * (width + 1),
            rows=[
                Row([1.0] * width + [0.0], 1.0, exactly=True),
                *(Row([*gains, -1.0], behind) for gains, behind in rivals),
            ],
        )
    )
    if solution is None:
        raise ArithmeticError("some weights have a widest lead, however small")
    return shares([max(0.0, weight) for weight in solution[:width]])
