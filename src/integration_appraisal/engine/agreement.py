"""How far several rankings of the same options agree."""

from collections.abc import Sequence
from math import fsum


def kendall_w(rankings: Sequence[Sequence[int]]) -> float | None:
    """Kendall's coefficient of concordance: 0 for none, 1 for the same ranking throughout.

    ``W = 12 S / (m²(n³ − n) − m Σ T)`` for m rankings of n options, with mid-ranks and ``T = Σ (t³ − t)`` over
    blocks of ties (Kendall and Babington Smith 1939; ties after Kendall 1948). ``rankings`` are ranks in which ties
    share the better rank. None where there are fewer than two rankings or options, or where all tie throughout.
    """
    judges = len(rankings)
    count = len(rankings[0]) if rankings else 0
    if judges < 2 or count < 2:  # noqa: PLR2004 - agreement takes two
        return None
    middle = [[_mid_rank(rank, ranking) for rank in ranking] for ranking in rankings]
    sums = [fsum(column) for column in zip(*middle, strict=True)]
    mean = fsum(sums) / count
    spread = fsum((total - mean) ** 2 for total in sums)
    ties = sum(_tie_term(ranking) for ranking in rankings)
    whole = judges**2 * (count**3 - count) - judges * ties
    return 12 * spread / whole if whole else None


def _mid_rank(rank: int, ranking: Sequence[int]) -> float:
    """A block of t options that share a rank takes the mean of the t places it fills."""
    return rank + (ranking.count(rank) - 1) / 2


def _tie_term(ranking: Sequence[int]) -> int:
    blocks = [ranking.count(rank) for rank in set(ranking)]
    return sum(block**3 - block for block in blocks)
