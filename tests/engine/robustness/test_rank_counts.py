"""Ranks counted by arrays are the engine's own ranks, draw by draw."""

from collections.abc import Sequence
from itertools import combinations
from random import Random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.robustness.simulated import uncertain
from integration_appraisal.engine.problem import Problem, Ranges
from integration_appraisal.engine.ranks import ranks
from integration_appraisal.engine.robustness.draws import Chunk, Draws
from integration_appraisal.engine.robustness.rank_counts import RankCounts
from integration_appraisal.engine.robustness.weights import MODES
from integration_appraisal.engine.scoring import score
from support import EXAMPLES


def _chunk_of(values: Sequence[Sequence[float]], scale: Sequence[float]) -> Chunk:
    """Values by hand, option × draw, each draw's weights adding up to a scale of its own."""
    chunk = Chunk(len(values), 2, len(scale))
    chunk.weights[:] = np.array([0.25, 0.75])[:, None] * np.array(scale)
    chunk.values[:] = np.array(values) * np.array(scale)
    return chunk


def _compare(values: Sequence[Sequence[float]], scale: Sequence[float]) -> None:
    """What is counted, draw by draw, is what the engine's own ranks say of the same values."""
    count = len(values)
    tally = RankCounts(count, 2, combinations(range(count), 2))
    places = tally.count(_chunk_of(values, scale))
    expected = [[int(rank or 0) for rank in ranks(draw, range(count))] for draw in zip(*values, strict=True)]
    assert (places.T + 1).tolist() == expected
    for option in range(count):
        own = [draw[option] for draw in expected]
        assert tally.ranks[option] == [own.count(rank) for rank in range(1, count + 1)]
        beaten = [sum(draw[option] < draw[other] for draw in expected) for other in range(count)]
        assert tally.wins[option] == beaten


# Up to 254 the smaller of two integer types is used.
@pytest.mark.parametrize("options", [1, 2, 3, 8, 40, 254, 300])
def test_ranks_are_those_of_the_engine_in_every_draw(options: int) -> None:
    draw = Random(options)
    count = 200 if options <= 40 else 6
    # Few values, so that many are equal; a little apart, above and below what counts as equal.
    near = (0.0, 5e-10, 1e-7)
    few = [[draw.randint(0, 6) + draw.choice(near) for _ in range(count)] for _ in range(options)]
    for row in few[: options // 2]:
        row[::2] = [draw.uniform(0, 6) for _ in row[::2]]
    few.sort(key=lambda row: row[0])  # the first draw has all of them in order, the last first
    _compare(few, [draw.uniform(0.01, 30) for _ in range(count)])


def test_ranks_run_from_the_first_to_the_last_of_many() -> None:
    up = [float(option) for option in range(257)]
    _compare([[value, -value, 0.0, value // 2] for value in up], [1.0, 2.0, 3.0, 0.5])


@EXAMPLES
@given(given_problem=uncertain(), mode=st.sampled_from(list(MODES)), seed=st.integers(0, 99))
def test_only_pairs_that_may_tie_do(given_problem: tuple[Problem, Ranges], mode: str, seed: int) -> None:
    seen, _ = given_problem
    draws = Draws(seen, score(seen), mode)
    count = len(draws.rows)
    if not count:
        return
    chunk = Chunk(count, len(seen.scales), 64)
    draws.fill(np.random.default_rng(seed), chunk)
    places = RankCounts(count, len(seen.scales), draws.may_tie(), draws.cells.may_be_out).count(chunk)
    values = (chunk.values / chunk.scale).T.tolist()
    contenders = [[option for option in range(count) if not out[option]] for out in chunk.out.T]
    other = sum(
        own != [rank or count + 1 for rank in ranks(draw, left)]
        for own, draw, left in zip((places.T + 1).tolist(), values, contenders, strict=True)
    )
    assert other <= 1  # numbers on a straight line come in 65,536 steps, so once in a while two of them do meet
