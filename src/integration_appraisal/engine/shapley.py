"""Which of several changes moved the values, and by how much."""

from collections.abc import Callable, Sequence
from fractions import Fraction
from math import factorial

MOST_CHANGES = 12  # every subset is put to the test: 4,096 of them


def shapley(changes: int, values: Callable[[int], Sequence[float]]) -> list[tuple[float, ...]]:
    """Per change, how much it moves each number; over all changes these sum to the whole move.

    Each change gets the mean of what it adds, over all orders in which the changes may be made (Shapley 1953). Where
    changes act together, such as a level and the points of its factor, none is favoured. ``values`` takes a set of
    changes, one bit each, and gives the numbers that it leads to. Computed in fractions, so that nothing is lost
    before the last rounding. Raises ValueError for more than MOST_CHANGES.
    """
    if changes > MOST_CHANGES:
        raise ValueError(f"{changes} changes are more than {MOST_CHANGES}")
    subsets = [[Fraction(number) for number in values(made)] for made in range(1 << changes)]
    shares = [
        Fraction(factorial(before) * factorial(changes - before - 1), factorial(changes)) for before in range(changes)
    ]
    return [_moves(subsets, shares, 1 << change) for change in range(changes)]


def _moves(subsets: Sequence[Sequence[Fraction]], shares: Sequence[Fraction], bit: int) -> tuple[float, ...]:
    """The mean of what one change adds: sets of one size count together, so that there is little to multiply."""
    totals = [[Fraction(0)] * len(subsets[0]) for _ in shares]
    for made, numbers in enumerate(subsets):
        if not made & bit:
            row, after = totals[made.bit_count()], subsets[made | bit]
            for at, number in enumerate(numbers):
                row[at] += after[at] - number
    return tuple(
        float(sum((share * row[at] for share, row in zip(shares, totals, strict=True)), Fraction(0)))
        for at in range(len(subsets[0]))
    )
