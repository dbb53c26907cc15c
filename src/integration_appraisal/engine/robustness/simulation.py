"""Draws put together, chunk by chunk, and what the counts say."""

from collections.abc import Callable, Iterator, Sequence
from math import fsum, sqrt
from typing import NamedTuple

import numpy as np

from integration_appraisal.engine.problem import Problem, Ranges
from integration_appraisal.engine.robustness import NEAR, SAMPLES, SEED
from integration_appraisal.engine.robustness.draws import Chunk, Draws
from integration_appraisal.engine.robustness.rank_counts import RankCounts
from integration_appraisal.engine.scoring import Result

_CHUNK_BYTES = 2 << 20  # what one chunk's weights and values may fill: about what a core holds close by


class Robustness(NamedTuple):
    """Shares over all draws, per option that is in (``rows`` says which rows of the problem these are)."""

    samples: int
    mode: str  # a key of MODES
    seed: int
    rows: tuple[int, ...]
    acceptability: tuple[tuple[float, ...], ...]  # share of rank 1, 2, …; ties share the better rank
    standard_errors: tuple[tuple[float, ...], ...]
    expected_ranks: tuple[float, ...]
    central_weights: tuple[tuple[float, ...] | None, ...]  # mean weights with which it is first; None if it never is
    mean_weights: tuple[float, ...]
    wins: tuple[tuple[float, ...], ...]  # share in which one option strictly beats another


def simulate(
    problem: Problem,
    result: Result,
    ranges: Ranges,
    *,
    mode: str = NEAR,
    samples: int = SAMPLES,
    seed: int = SEED,
    progress: Callable[[int, int], None] = lambda _draws, _samples: None,
) -> Robustness:
    """Draw weights (``mode`` is one of MODES), points, scores and levels, and rank the options each time.

    A mode says whether points are drawn and emphasis is worked out anew; scores and levels come from ``ranges`` in all.
    Must-haves and readiness stay as they are. The same seed gives the same draws with the same version of numpy.
    ``progress`` hears of each chunk's draws, and of how many there are in all.
    """
    rng = np.random.default_rng(seed)
    draws = Draws(problem, result, ranges, mode)
    counts = RankCounts(len(result.contenders), len(problem.scales), draws.may_tie())
    for chunk in chunks(samples if result.contenders else 0, len(result.contenders), len(problem.scales)):
        draws.fill(rng, chunk)
        counts.add(chunk)
        progress(chunk.draws, samples)
    return _shares(counts, result.contenders, samples, mode, seed)


def numpy_version() -> str:
    """The version that the draws come from; another may give others."""
    return np.__version__


def chunks(samples: int, options: int, criteria: int) -> Iterator[Chunk]:
    """Chunks to be filled, one after the other: the same one again while it fits."""
    size = chunk_size(options, criteria)
    chunk = Chunk(options, criteria, min(size, samples))
    for _ in range(samples // size):
        yield chunk
    if samples % size:
        yield chunk if chunk.draws == samples % size else Chunk(options, criteria, samples % size)


def chunk_size(options: int, criteria: int) -> int:
    """Draws at a time: a power of two that keeps a chunk small, the same on every machine."""
    room = _CHUNK_BYTES // (8 * max(1, options + criteria))
    return int(min(max(2 ** (room.bit_length() - 1), 1_024), 16_384))


def standard_error(hits: float, draws: int) -> float:
    """Of a share, from ``p̃ = (k + 2) / (N + 4)``, so that neither 0% nor 100% claims to be certain.

    Agresti and Coull 1998, The American Statistician 52(2).
    """
    share = (hits + 2) / (draws + 4)
    return sqrt(share * (1 - share) / (draws + 4))


def _shares(counts: RankCounts, rows: Sequence[int], samples: int, mode: str, seed: int) -> Robustness:
    draws = max(counts.draws, 1)
    return Robustness(
        samples=samples,
        mode=mode,
        seed=seed,
        rows=tuple(rows),
        acceptability=_each(counts.ranks, lambda hits: hits / draws),
        standard_errors=_each(counts.ranks, lambda hits: standard_error(hits, draws)),
        expected_ranks=tuple(
            fsum(hits * rank for rank, hits in enumerate(ranks, start=1)) / draws for ranks in counts.ranks
        ),
        central_weights=tuple(
            tuple((sums / sums.sum()).tolist()) if ranks[0] else None
            for sums, ranks in zip(counts.weights, counts.ranks, strict=True)
        ),
        mean_weights=tuple((counts.all_weights / draws).tolist()),
        wins=_each(counts.wins, lambda hits: hits / draws),
    )


def _each(table: Sequence[Sequence[int]], share: Callable[[int], float]) -> tuple[tuple[float, ...], ...]:
    return tuple(tuple(map(share, row)) for row in table)
