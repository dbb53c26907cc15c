"""Draws put together, chunk by chunk, and what the counts say."""

from collections.abc import Callable, Iterator, Sequence
from math import fsum, sqrt
from typing import Any, NamedTuple

import numpy as np

from integration_appraisal.engine.moments import spread
from integration_appraisal.engine.problem import Problem
from integration_appraisal.engine.robustness import NEAR, SAMPLES, SEED
from integration_appraisal.engine.robustness.draws import Chunk, Draws
from integration_appraisal.engine.robustness.learning import Learned, Learning
from integration_appraisal.engine.robustness.rank_counts import RankCounts
from integration_appraisal.engine.scoring import Result

_CHUNK_BYTES = 2 << 20  # what one chunk's weights and values may fill: about what a core holds close by


class Robustness(NamedTuple):
    """Shares over all draws, per option that is in in some (``rows`` says which rows of the problem these are)."""

    samples: int
    mode: str  # a key of MODES
    seed: int
    rows: tuple[int, ...]
    acceptability: tuple[tuple[float, ...], ...]  # share of rank 1, 2, … of those in; ties share the better rank
    standard_errors: tuple[tuple[float, ...], ...]
    ruled_out: tuple[float, ...]  # share in which it misses a must-have; with its ranks it sums to 1
    ready: tuple[float, ...]  # share in which every essential need is met, whether it is in or out
    expected_ranks: tuple[float | None, ...]  # where it is in; None if it never is
    central_weights: tuple[tuple[float, ...] | None, ...]  # mean weights with which it is first; None if it never is
    mean_weights: tuple[float, ...]
    wins: tuple[tuple[float, ...], ...]  # share in which two options are in and one strictly beats the other
    learned: tuple[Learned, ...]  # what each level that is drawn is worth to know; the most first
    moves: tuple[tuple[int, float], ...]  # the part of each factor with a range in the variance of the lead; most first


def simulate(
    problem: Problem,
    result: Result,
    *,
    mode: str = NEAR,
    samples: int = SAMPLES,
    seed: int = SEED,
    progress: Callable[[int, int], None] = lambda _draws, _samples: None,
) -> Robustness:
    """Draw weights (``mode`` is one of MODES), points, bands, scores and levels, and rank the options each time.

    A mode says whether points and bands are drawn and emphasis is worked out anew. Scores and levels are drawn in all
    from their ranges, a level that is not given from all there are; must-haves and readiness are judged at what is
    drawn. The same seed gives the same draws with the same version of numpy.
    ``progress`` hears of each chunk's draws, and of how many there are in all.
    """
    rng = np.random.default_rng(seed)
    draws = Draws(problem, result, mode)
    options, criteria = len(draws.rows), len(problem.scales)
    counts = RankCounts(options, criteria, draws.may_tie(), draws.may_be_out)
    learning = Learning(problem, draws, result)
    for chunk in chunks(samples if options else 0, options, criteria):
        draws.fill(rng, chunk)
        counts.add(chunk)
        learning.add(chunk)
        progress(chunk.draws, samples)
    mean_weights = (counts.all_weights / max(counts.draws, 1)).tolist()
    return Robustness(
        samples=samples,
        mode=mode,
        seed=seed,
        rows=draws.rows,
        mean_weights=tuple(mean_weights),
        learned=learning.found(mean_weights, samples),
        moves=_moves(problem, result),
        **_shares(counts),
    )


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


def _shares(counts: RankCounts) -> dict[str, Any]:
    """What is counted, by option."""
    draws = max(counts.draws, 1)
    return {
        "acceptability": _each(counts.ranks, lambda hits: hits / draws),
        "standard_errors": _each(counts.ranks, lambda hits: standard_error(hits, draws)),
        "ruled_out": tuple(out / draws for out in counts.out),
        "ready": tuple(ready / draws for ready in counts.ready),
        "expected_ranks": tuple(map(_mean_rank, counts.ranks)),
        "central_weights": tuple(
            tuple((sums / sums.sum()).tolist()) if ranks[0] else None
            for sums, ranks in zip(counts.weights, counts.ranks, strict=True)
        ),
        "wins": _each(counts.wins, lambda hits: hits / draws),
    }


def _mean_rank(hits: Sequence[int]) -> float | None:
    """Over the draws in which there is one."""
    return fsum(own * rank for rank, own in enumerate(hits, start=1)) / sum(hits) if any(hits) else None


def _moves(problem: Problem, result: Result) -> tuple[tuple[int, float], ...]:
    """What moves the lead of the first option over the second, in closed form; nothing where there is no second."""
    first, second = result.lead.first, result.lead.second
    if not second:
        return ()
    moves = spread(problem, result.cells, problem.base_weights, (first[0], second[0])).moves
    return tuple(sorted(moves.items(), key=lambda own: (-own[1], own[0])))


def _each(table: Sequence[Sequence[int]], share: Callable[[int], float]) -> tuple[tuple[float, ...], ...]:
    return tuple(tuple(map(share, row)) for row in table)
