"""How long robustness takes: CPU time as a ratio to the least that could be done, in the same run.

    python benchmarks/robustness.py [RUNS]

The first table sets the whole analysis, six options by ten criteria and a million draws, beside drawing alone: with
weights only, beside their exponentials; with a triangle around every score, beside numpy's own triangles and the sum.
The last row sets `near` beside `any`, which draws the same but for points and bands, on a place of ours. The second
table shows how time grows. One thread is used. The limits are those that the project has set itself.
"""

import os
import statistics
import sys
import time
from collections.abc import Callable
from functools import cache
from itertools import count
from pathlib import Path

os.environ["OPENBLAS_NUM_THREADS"] = os.environ["MKL_NUM_THREADS"] = "1"  # before numpy is imported

import numpy as np

from integration_appraisal import Appraisal, appraise, load
from integration_appraisal.engine.problem import Problem, Ranges
from integration_appraisal.engine.robustness.draws import Draws
from integration_appraisal.engine.robustness.rank_counts import RankCounts
from integration_appraisal.engine.robustness.simulation import chunk_size, chunks, simulate
from integration_appraisal.engine.scales import Judged
from integration_appraisal.engine.scoring import score

OPTIONS, CRITERIA, DRAWS = 6, 10, 1_000_000
SEED = 7
SEEDS = count(SEED)


def problem(options: int, criteria: int) -> tuple[Problem, Ranges]:
    """Random scores, each with an honest range of up to 20 either way."""
    rng = np.random.default_rng(1)
    table = rng.uniform(20, 80, (options, criteria)).tolist()
    made = Problem(
        scales=(Judged(),) * criteria,
        scores=tuple(tuple(row) for row in table),
        method="points",
        given=(1.0,) * criteria,
        groups=(None,) * criteria,
        factors=(),
        needs=((),) * options,
        must_haves=(None,) * criteria,
        ruled_out=(False,) * options,
    )
    ends = [[(cell - rng.uniform(1, 20), cell + rng.uniform(1, 20)) for cell in row] for row in table]
    return made, Ranges(tuple(tuple(row) for row in ends), ())


def exponentials() -> None:
    """The least that drawing weights can cost."""
    rng = np.random.default_rng(SEED)
    for chunk in chunks(DRAWS, OPTIONS, CRITERIA):
        rng.standard_exponential(out=chunk.weights)


def triangles() -> None:
    """Every score and every weight drawn, and summed, with what numpy has for it."""
    made, ranges = problem(OPTIONS, CRITERIA)
    rng = np.random.default_rng(SEED)
    middle = np.array(made.scores, dtype=float)[:, :, None]
    low, high = np.moveaxis(np.array(ranges.scores, dtype=float), 2, 0)[:, :, :, None]
    for _ in range(DRAWS // 4_000):  # so many at a time suit it best
        cells = rng.triangular(low, middle, high, (OPTIONS, CRITERIA, 4_000))
        np.einsum("ijk,jk->ik", cells, rng.standard_exponential((CRITERIA, 4_000)))


def analysis(options: int = OPTIONS, criteria: int = CRITERIA, draws: int = DRAWS, *, ranged: bool = False) -> None:
    """The analysis itself: acceptability, wins and central weights."""
    made, ranges = problem(options, criteria)
    made = made._replace(ranges=ranges if ranged else None)
    simulate(made, score(made), mode="any", samples=draws, seed=SEED)


def near(draws: int = DRAWS // 10) -> None:
    """The bundled place of the slides with points, bands, levels and scores drawn."""
    _place("near", draws)


def weights_and_ranges(draws: int = DRAWS // 10) -> None:
    """The same with points and bands as they are."""
    _place("any", draws)


def _place(mode: str, draws: int) -> None:
    _slides().robustness(mode=mode, samples=draws, seed=next(SEEDS))  # what was asked before is not drawn again


@cache
def _slides() -> Appraisal:
    own = appraise(load(Path(__file__).parent.parent / "examples" / "north-yorkshire-and-york.yaml"))
    own.ranking  # noqa: B018 - so that it is not timed
    return own


def ranks_only() -> None:
    """The part of the analysis that ranks: acceptability and wins, without central weights."""
    made, _ = problem(OPTIONS, CRITERIA)
    result = score(made)
    draws = Draws(made, result, "any")
    tally, rng = RankCounts(OPTIONS, CRITERIA, draws.may_tie()), np.random.default_rng(SEED)
    for chunk in chunks(DRAWS, OPTIONS, CRITERIA):
        draws.fill(rng, chunk)
        tally.count(chunk)


def cpu(work: Callable[[], None]) -> float:
    """Seconds of CPU time."""
    start = time.process_time()
    work()
    return time.process_time() - start


def compare(name: str, work: Callable[[], None], limit: float, least: Callable[[], None], runs: int) -> None:
    """A row: the work beside the least, one after the other each time."""
    pairs = [(cpu(work), cpu(least)) for _ in range(runs)]
    found = [own / other for own, other in pairs]
    milliseconds = 1_000 * statistics.median(own for own, _ in pairs)
    print(
        f"{name:<44} {statistics.median(found):7.2f} {min(found):7.2f} {max(found):7.2f} {limit:7.2f}"
        f" {milliseconds:9.0f}"
    )


def growth() -> None:
    """Seconds for larger problems, and per option, criterion and draw."""
    print(f"\n{'options':>8} {'criteria':>9} {'draws':>11} {'ranges':>7} {'seconds':>9} {'ns a cell and draw':>19}")
    sizes = [(options, criteria, 100_000) for options in (3, 6, 12, 24) for criteria in (5, 10, 20, 40)]
    sizes += [(OPTIONS, CRITERIA, draws) for draws in (10_000, 100_000, 1_000_000, 10_000_000)]
    for options, criteria, draws in sizes:
        for ranged in (False, True):
            took = cpu(lambda at=(options, criteria, draws), own=ranged: analysis(*at, ranged=own))  # type: ignore[misc]
            each = took / (options * criteria * draws) * 1e9
            print(
                f"{options:8} {criteria:9} {draws:11,} {'yes' if ranged else 'no':>7} {took:9.2f} {each:19.1f}",
                flush=True,
            )


def main() -> None:
    """Print both tables."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 7
    print(f"numpy {np.__version__}, {OPTIONS} options, {CRITERIA} criteria, {DRAWS:,} draws, {runs} runs each")
    print(f"draws at a time: {chunk_size(OPTIONS, CRITERIA):,}")
    print(
        f"{'CPU time as a multiple of drawing alone':<44} {'median':>7} {'least':>7} {'most':>7} {'limit':>7} {'ms':>9}"
    )
    compare("weights only: ranks and wins", ranks_only, 1.6, exponentials, runs)
    compare("weights only: central weights, too", analysis, 2.5, exponentials, runs)
    compare(
        "every score a triangle, beside numpy's own", lambda: analysis(ranged=True), 0.45, triangles, max(runs // 2, 3)
    )
    compare("near: points and bands drawn, beside any", near, 1.8, weights_and_ranges, runs)
    growth()


if __name__ == "__main__":
    main()
