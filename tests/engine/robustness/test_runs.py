"""What holds for all problems; seeds, chunks and standard errors; other machines."""

import os
import subprocess
import sys
from itertools import accumulate, combinations, product
from math import fsum, sqrt
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.problems import problem
from engine.robustness.simulated import DRAWS, Cells, agree, ranges_over, simulated, uncertain, whole_numbers
from integration_appraisal.engine.problem import Problem, Ranges
from integration_appraisal.engine.robustness import SEED
from integration_appraisal.engine.robustness.simulation import (
    chunk_size,
    chunks,
    simulate,
    standard_error,
)
from integration_appraisal.engine.robustness.weights import MODES
from integration_appraisal.engine.scoring import score
from support import EXAMPLES

# What holds for all problems ------------------------------------------------------------------------------------------

FEW = 500


@EXAMPLES
@given(given_problem=uncertain(), mode=st.sampled_from(list(MODES)))
def test_shares_are_shares_and_agree_with_one_another(given_problem: tuple[Problem, Ranges], mode: str) -> None:
    seen, _ = given_problem
    result = score(seen)
    found = simulate(seen, result, mode=mode, samples=FEW)
    count = len(found.rows)
    assert found.samples == FEW
    assert set(found.rows) >= set(result.contenders)
    for at, (own, errors, out) in enumerate(
        zip(found.acceptability, found.standard_errors, found.ruled_out, strict=True)
    ):
        assert all(0 <= share <= 1 for share in (*own, out, found.ready[at]))
        assert fsum(own) + out == pytest.approx(1)
        assert errors == tuple(pytest.approx(standard_error(FEW * share, FEW)) for share in own)
        # Its rank, where it has one, is one more than the number of those that beat it.
        ranks, beaten = fsum(rank * share for rank, share in enumerate(own, 1)), fsum(win[at] for win in found.wins)
        assert ranks == pytest.approx(1 - out + beaten)
        assert (found.expected_ranks[at] or 0) * (1 - out) == pytest.approx(ranks)
    for a, b in product(range(count), repeat=2):
        assert 0 <= found.wins[a][b] <= 1
        assert found.wins[a][b] + found.wins[b][a] <= 1 - max(found.ruled_out[a], found.ruled_out[b]) + 1e-9
    # Ties share the better rank: at least so many are among the first so many, of those never ruled out.
    always = found.ruled_out.count(0)
    reached = list(accumulate(fsum(own[rank] for own in found.acceptability) for rank in range(count)))
    assert all(share >= rank - 1e-9 for rank, share in enumerate(reached[:always], start=1))


@EXAMPLES
@given(given_problem=uncertain(), mode=st.sampled_from(list(MODES)))
def test_weights_add_up_to_1(given_problem: tuple[Problem, Ranges], mode: str) -> None:
    seen, _ = given_problem
    found = simulate(seen, score(seen), mode=mode, samples=FEW)
    if found.rows:
        assert fsum(found.mean_weights) == pytest.approx(1)
    for own, shares in zip(found.central_weights, found.acceptability, strict=True):
        assert (own is None) is (shares[0] == 0)
        if own is not None:
            assert fsum(own) == pytest.approx(1)
            assert min(own) >= 0


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("seed", range(3))
def test_where_nothing_ties_each_rank_is_somebodys(mode: str, seed: int) -> None:
    draw = Random(seed)
    rows = [[draw.uniform(20, 80) for _ in range(5)] for _ in range(7)]
    cells = {(row, column): (rows[row][column] - 9, rows[row][column] + 4) for row in range(7) for column in range(3)}
    found = simulated(problem(rows), mode, cells=cells, samples=FEW)
    for rank in range(7):
        assert fsum(own[rank] for own in found.acceptability) == pytest.approx(1)
    for a, b in combinations(range(7), 2):
        assert found.wins[a][b] + found.wins[b][a] == pytest.approx(1)


@EXAMPLES
@given(
    rows=st.lists(st.lists(whole_numbers(0, 100), min_size=3, max_size=3), min_size=1, max_size=6),
    mode=st.sampled_from(list(MODES)),
    random=st.randoms(use_true_random=False),
)
def test_the_order_of_options_changes_nothing(rows: list[list[float]], mode: str, random: Random) -> None:
    # Where only weights are drawn, the same seed gives the same weights, so there is not even noise.
    order = list(range(len(rows)))
    random.shuffle(order)
    found = simulated(problem(rows), mode, samples=FEW)
    moved = simulated(problem([rows[row] for row in order]), mode, samples=FEW)
    assert moved.acceptability == tuple(found.acceptability[row] for row in order)
    assert moved.wins == tuple(tuple(found.wins[a][b] for b in order) for a in order)


def test_the_order_of_options_changes_nothing_but_noise_where_scores_are_drawn() -> None:
    draw = Random(SEED)
    rows = [[draw.uniform(20, 80) for _ in range(3)] for _ in range(5)]
    order = [3, 0, 4, 2, 1]
    found, moved = (
        simulated(
            problem([rows[row] for row in own]),
            cells={(at, 0): (rows[row][0] - 15, rows[row][0] + 5) for at, row in enumerate(own)},
        )
        for own in (range(5), order)
    )
    # A difference of two shares spreads √2 times as far as one.
    agree(moved.acceptability, [found.acceptability[row] for row in order], DRAWS / 2)


# Seeds, chunks and standard errors ------------------------------------------------------------------------------------

PLAIN = problem([[70.0, 20.0, 55.0], [40.0, 60.0, 50.0], [58.0, 31.0, 66.0]])
PLAIN_CELLS: Cells = {(0, 0): (55.0, 80.0), (2, 1): (20.0, 50.0)}


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("seed", [0, 1, SEED])
def test_the_same_seed_gives_the_same_shares(seed: int, mode: str) -> None:
    first, second = (simulated(PLAIN, mode, cells=PLAIN_CELLS, samples=20_001, seed=seed) for _ in range(2))
    assert first == second


def test_another_seed_gives_other_shares_and_0_is_a_seed() -> None:
    found = {seed: simulated(PLAIN, samples=20_000, seed=seed) for seed in (0, 1, SEED)}
    assert found[0] != found[1] != found[SEED] != found[0]
    assert simulate(PLAIN, score(PLAIN), mode="any", samples=20_000) == found[SEED]


@pytest.mark.parametrize("samples", [1, 2, 3, 1_000, 16_383, 16_384, 16_385, 40_001])
def test_all_draws_are_made_counted_and_heard_of(samples: int) -> None:
    heard: list[int] = []
    seen = PLAIN._replace(ranges=ranges_over(PLAIN, PLAIN_CELLS))
    found = simulate(seen, score(seen), mode="any", samples=samples, progress=lambda done, _all: heard.append(done))
    size = chunk_size(3, 3)
    assert sum(heard) == found.samples == samples
    assert heard == [size] * (samples // size) + [samples % size] * (samples % size > 0)
    for own in found.acceptability:
        hits = [share * samples for share in own]
        assert [round(hit) for hit in hits] == pytest.approx(hits, abs=1e-6)
        assert sum(round(hit) for hit in hits) == samples
    assert fsum(found.mean_weights) == pytest.approx(1)


def test_a_single_draw_puts_each_option_at_one_rank() -> None:
    found = simulated(PLAIN, samples=1)
    assert sorted(found.acceptability, reverse=True) == [(1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)]
    assert [own for own in found.central_weights if own is not None] == [pytest.approx(found.mean_weights)]


@pytest.mark.parametrize(("options", "criteria"), [(0, 0), (1, 1), (6, 10), (6, 40), (100, 100), (5_000, 5_000)])
def test_a_chunk_is_a_power_of_two_and_neither_small_nor_large(options: int, criteria: int) -> None:
    size = chunk_size(options, criteria)
    assert size.bit_count() == 1
    assert 1_024 <= size <= 16_384
    # Two megabytes of values and weights, where that leaves room for the least.
    assert size == 1_024 or 8 * size * (options + criteria) <= 2 << 20
    assert [chunk.draws for chunk in chunks(2 * size + 1, max(options, 1) % 9, 2)][-1] > 0


def test_chunks_add_up() -> None:
    size = chunk_size(2, 3)
    for samples in (0, 1, size, size + 1, 3 * size, 3 * size - 1):
        made = [chunk.draws for chunk in chunks(samples, 2, 3)]
        assert sum(made) == samples
        assert all(0 < draws <= size for draws in made)


@pytest.mark.parametrize(
    ("hits", "draws", "expected"),
    [
        # p̃ = (k + 2) / (N + 4), and the error is √(p̃ (1 − p̃) / (N + 4)).
        pytest.param(0, 96, sqrt(0.02 * 0.98 / 100), id="never"),
        pytest.param(96, 96, sqrt(0.02 * 0.98 / 100), id="always"),
        pytest.param(48, 96, 0.05, id="half"),
        pytest.param(18, 96, 0.04, id="a fifth"),
        pytest.param(0, 1, sqrt(0.4 * 0.6 / 5), id="a single draw"),
    ],
)
def test_a_standard_error_is_never_nothing(hits: int, draws: int, expected: float) -> None:
    assert standard_error(hits, draws) == pytest.approx(expected)
    assert standard_error(hits, draws) > 0


def test_0_and_100_percent_claim_no_certainty() -> None:
    found = simulated(problem([[90.0], [10.0]]), samples=9_996)
    assert found.acceptability == ((1.0, 0.0), (0.0, 1.0))
    error = pytest.approx(sqrt(0.0002 * 0.9998 / 10_000))
    assert found.standard_errors == ((error, error), (error, error))


# Other machines -------------------------------------------------------------------------------------------------------

SCRIPT = """
from random import Random

from engine.problems import problem
from integration_appraisal.engine.losses import Factor, Need
from integration_appraisal.engine.problem import Ranges
from integration_appraisal.engine.robustness.simulation import simulate
from integration_appraisal.engine.robustness.weights import MODES
from integration_appraisal.engine.scoring import score

draw = Random(3)
for options, criteria in ((6, 10), (20, 12)):
    rows = [[draw.uniform(20, 80) for _ in range(criteria)] for _ in range(options)]
    seen = problem(
        rows,
        method="catalogue",
        factors=(Factor(5, 3, 10.0), Factor(5, 2, 0.0, {0: 1.7, 3: 0.8})),
        needs=((Need(0, at_least=4),),) * (options // 2) + ((),) * (options - options // 2),
    )
    ends = tuple(tuple((cell - 5, cell + 5) if at % 3 else None for at, cell in enumerate(row)) for row in rows)
    seen = seen._replace(ranges=Ranges(ends, ((1, 5), (1, 4))))
    for mode in MODES:
        print(simulate(seen, score(seen), mode=mode, samples=10_000))
"""


def _printed(threads: int, hashes: int) -> str:
    tests = str(Path(__file__).parents[2])
    surroundings = {"OPENBLAS_NUM_THREADS": str(threads), "PYTHONHASHSEED": str(hashes), "PYTHONPATH": tests}
    return subprocess.run(
        [sys.executable, "-c", SCRIPT], env=os.environ | surroundings, check=True, capture_output=True, text=True
    ).stdout


def test_neither_threads_nor_hashes_change_a_digit() -> None:
    first, second = (_printed(threads, hashes) for threads, hashes in ((1, 0), (4, 1)))
    assert first.count("Robustness(samples=10000") == 6
    assert second == first
