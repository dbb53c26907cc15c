"""Random problems, drawn one by one by other means: the same shares, and the same worth of knowing a level."""

from random import Random

import pytest

from engine.robustness import by_hand
from engine.robustness.by_hand import doubtful
from engine.robustness.simulated import simulated
from integration_appraisal.engine.problem import Problem
from integration_appraisal.engine.robustness.weights import MODES
from wide import wide

FEW, MANY = 1_500, 40_000  # draws by hand, and by arrays


def far(found: float, expected: float) -> float:
    """How many standard errors two shares are apart; two hits and misses are added, so that none is certain."""
    share = (expected * FEW + found * MANY + 2) / (FEW + MANY + 4)
    return abs(found - expected) / (share * (1 - share) * (1 / FEW + 1 / MANY)) ** 0.5


def check(seen: Problem, mode: str, draw: Random) -> None:
    found, expected = simulated(seen, mode, samples=MANY), by_hand.shares(seen, mode, draw, FEW)
    never = [row for row in range(len(seen.scores)) if row not in found.rows]
    assert all(expected.ruled_out[row] == pytest.approx(1) for row in never)
    pairs = [
        *((found.ruled_out[at], expected.ruled_out[row]) for at, row in enumerate(found.rows)),
        *((found.ready[at], expected.ready[row]) for at, row in enumerate(found.rows)),
        *(
            (share, expected.ranks[row][rank])
            for at, row in enumerate(found.rows)
            for rank, share in enumerate(found.acceptability[at])
        ),
        *(
            (found.wins[a][b], expected.wins[row][other])
            for a, row in enumerate(found.rows)
            for b, other in enumerate(found.rows)
        ),
    ]
    assert max((far(*pair) for pair in pairs), default=0) < 4.5


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("seed", range(3))
def test_shares_are_those_of_draws_made_one_by_one(mode: str, seed: int) -> None:
    draw = Random(f"{mode} {seed}")
    check(doubtful(draw), mode, draw)


@pytest.mark.slow
@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("seed", range(wide(4)))
def test_so_they_are_for_many_problems(mode: str, seed: int) -> None:
    draw = Random(f"many {mode} {seed}")
    for _ in range(2):
        check(doubtful(draw), mode, draw)
