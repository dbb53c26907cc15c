"""Simulations and what they ought to give: exact enumeration, and how far chance may carry a share.

Seeds are fixed, so that a test that passes goes on passing. Shares may be 4.5 standard errors off, which chance alone
brings about once in 150,000 comparisons: there are about a thousand here.
"""

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from itertools import product
from math import sqrt
from typing import Any

import pytest
from hypothesis import strategies as st

from engine.problems import GRADES, at_level, needs_of, problem, relied_on
from integration_appraisal.engine.losses import Factor
from integration_appraisal.engine.problem import Problem, Ranges
from integration_appraisal.engine.robustness import SEED
from integration_appraisal.engine.robustness.simulation import (
    Robustness,
    simulate,
)
from integration_appraisal.engine.scales import Grades, Judged, Linear, Piecewise, Relative, Scale, Score
from integration_appraisal.engine.scoring import Result, score

Cells = Mapping[tuple[int, int], tuple[Score, Score]]  # (option, criterion) → lowest and highest score
Ends = Mapping[int, tuple[int, int]]  # factor → lowest and highest level
Shares = list[list[float]]

NOTHING: Mapping[Any, Any] = {}
DRAWS = 200_000


def ranges_over(seen: Problem, cells: Cells = NOTHING, levels: Ends = NOTHING) -> Ranges:
    """Ranges where they are given; all other numbers stand."""
    width = len(seen.scales)
    return Ranges(
        tuple(tuple(cells.get((row, column)) for column in range(width)) for row in range(len(seen.scores))),
        tuple(levels.get(position) for position in range(len(seen.factors))),
    )


def simulated(
    seen: Problem,
    mode: str = "any",
    *,
    cells: Cells = NOTHING,
    levels: Ends = NOTHING,
    samples: int = DRAWS,
    seed: int = SEED,
) -> Robustness:
    """Shares for a problem, whose own ranges are replaced where others are given."""
    if cells or levels:
        seen = seen._replace(ranges=ranges_over(seen, cells, levels))
    return simulate(seen, score(seen), mode=mode, samples=samples, seed=seed)


def about(chance: float, draws: float = DRAWS) -> Any:
    """Equal within 4.5 standard errors of a share of so many draws; what is certain must come out exactly.

    It serves for mean weights too: what lies between 0 and 1 spreads no further than a coin with the same mean.
    """
    return pytest.approx(chance, rel=0, abs=4.5 * sqrt(max(chance * (1 - chance), 0) / draws) + 1e-12)


def agree(found: Sequence[Sequence[float]], expected: Sequence[Sequence[float]], draws: float = DRAWS) -> None:
    """Two tables of shares are about the same."""
    for own, chances in zip(found, expected, strict=True):
        assert own == tuple(about(float(chance), draws) for chance in chances)


def corners(count: int) -> list[list[float]]:
    """As many options as criteria, each best on its own and worst on all others."""
    return [[100.0 if row == column else 0.0 for column in range(count)] for row in range(count)]


def shared(options: int, outcomes: Iterable[tuple[float, Result]]) -> tuple[Shares, Shares]:
    """Shares of ranks and wins from all that may come out, each with its chance."""
    by_rank, wins = ([[0.0] * options for _ in range(options)] for _ in range(2))
    for chance, result in outcomes:
        found = [int(rank or 0) for rank in result.ranks]
        for a, rank in enumerate(found):
            by_rank[a][rank - 1] += chance
            for b, other in enumerate(found):
                wins[a][b] += chance * (rank < other)
    return by_rank, wins


def chances(low: int, middle: int, high: int) -> list[Fraction]:
    """The chance of each level, in fractions: even steps from the middle down to just beyond either end."""
    odds = [
        Fraction(level - low + 1, middle - low + 1)
        if level <= middle
        else Fraction(high - level + 1, high - middle + 1)
        for level in range(low, high + 1)
    ]
    return [own / sum(odds) for own in odds]


def with_levels(seen: Problem) -> list[tuple[Fraction, Problem]]:
    """Everything that levels which are not given may come to, each with its chance."""
    found = [(Fraction(1), seen)]
    for position, factor in enumerate(seen.factors):
        if factor.level is None:
            found = [
                (share / factor.levels, at_level(own, position, level))
                for share, own in found
                for level in range(1, factor.levels + 1)
            ]
    return found


def outcomes(seen: Problem, ranges: Ranges) -> list[tuple[Fraction, Problem]]:
    """Everything that levels and grades which have a range may come to, each with its chance."""
    found = [(Fraction(1), seen)]
    for position, ends in enumerate(ranges.levels):
        level = seen.factors[position].level
        if ends is not None and level is not None:
            steps = step_chances(range(1, seen.factors[position].levels + 1), ends[0], level, ends[1])
            found = [(share * odds, at_level(own, position, step)) for share, own in found for step, odds in steps]
    for row, column in product(range(len(seen.scores)), range(len(seen.scales))):
        scale, cell_ends = seen.scales[column], ranges.scores[row][column]
        if cell_ends is not None and isinstance(scale, Grades):
            names = sorted(scale.grades, key=scale.grades.__getitem__)
            steps = step_chances(names, cell_ends[0], seen.scores[row][column], cell_ends[1])
            found = [(share * odds, with_score(own, row, column, name)) for share, own in found for name, odds in steps]
    return found


def step_chances(ordered: Sequence[Any], low: Any, middle: Any, high: Any) -> list[tuple[Any, Fraction]]:
    """Levels, or grades in order, from the lowest to the highest of a range, each with its chance."""
    first, mode, last = (ordered.index(own) for own in (low, middle, high))
    return list(zip(ordered[first : last + 1], chances(first, mode, last), strict=True))


def with_score(seen: Problem, row: int, column: int, cell: Score) -> Problem:
    rows = [list(own) for own in seen.scores]
    rows[row][column] = cell
    return seen._replace(scores=tuple(tuple(own) for own in rows))


def enumerated(seen: Problem, ranges: Ranges) -> tuple[Shares, Shares]:
    """Exact shares of ranks and wins where weights decide nothing, because all criteria see the same lead."""
    every = [(odds * chance, outcome) for chance, own in outcomes(seen, ranges) for odds, outcome in with_levels(own)]
    return shared(len(seen.scores), [(float(chance), score(outcome)) for chance, outcome in every])


def ratio_above(power: float) -> float:
    """The chance that ``2^U / 2^V`` is above ``2^power``, U and V even on [−1, 1].

    ``U − V`` has the triangular density ``(2 − |x|) / 4`` on [−2, 2]; above ``x ≥ 0`` lies ``(2 − x)² / 8``.
    """
    held = min(max(power, -2.0), 2.0)
    return (2 - held) ** 2 / 8 if held >= 0 else 1 - (2 + held) ** 2 / 8


def whole_numbers(low: int, high: int) -> st.SearchStrategy[float]:
    return st.integers(low, high).map(float)


FLAT = Piecewise(((0.0, 0.0), (10.0, 60.0), (30.0, 60.0), (40.0, 100.0)))
# Whole numbers: scores a billionth apart would tie in some draws and not in others.
_SCALES: tuple[tuple[Scale, st.SearchStrategy[Score]], ...] = (
    (Judged(), whole_numbers(0, 100)),
    (Linear(0.0, 70.0), whole_numbers(0, 70)),
    (Linear(50.0, -20.0), whole_numbers(-20, 50)),
    (FLAT, whole_numbers(0, 40)),
    (Grades(GRADES), st.sampled_from(list(GRADES))),
    (Relative(higher=True), whole_numbers(-100, 100)),
    (Relative(higher=False), whole_numbers(-100, 100)),
)


@st.composite
def uncertain(draw: st.DrawFn) -> tuple[Problem, Ranges]:
    """Any problem with ranges that reach from one option's score to another's."""
    width, height = draw(st.integers(1, 4)), draw(st.integers(1, 5))
    columns = [draw(st.sampled_from(_SCALES)) for _ in range(width)]
    rows = [[draw(cells) for _, cells in columns] for _ in range(height)]
    factors = draw(st.lists(relied_on() | _emphasising(width), max_size=3))
    relied = [position for position, factor in enumerate(factors) if not factor.emphasises]
    seen = problem(
        rows,
        scales=tuple(scale for scale, _ in columns),
        method=draw(st.sampled_from(("catalogue", "points", "equal"))),
        given=(draw(whole_numbers(1, 7)), *(draw(whole_numbers(0, 7)) for _ in range(width - 1))),
        factors=tuple(factors),
        needs=tuple(draw(needs_of(factors, [own for own in relied if draw(st.booleans())])) for _ in range(height)),
        must_haves=tuple(draw(st.none() | st.none() | whole_numbers(0, 60)) for _ in range(width)),
        ruled_out=tuple(draw(st.booleans()) and draw(st.booleans()) for _ in range(height)),
    )
    cells = {
        (row, column): _between(scale, [rows[row][column], *(draw(st.sampled_from(rows))[column] for _ in range(2))])
        for row in range(height)
        for column, (scale, _) in enumerate(columns)
        if draw(st.booleans())
    }
    levels = {
        position: (draw(st.integers(1, factor.level)), draw(st.integers(factor.level, factor.levels)))
        for position, factor in enumerate(factors)
        if factor.level is not None and draw(st.booleans())
    }
    ranges = ranges_over(seen, cells, levels)
    return seen._replace(ranges=ranges), ranges


@st.composite
def _emphasising(draw: st.DrawFn, width: int) -> Factor:
    levels = draw(st.integers(2, 5))
    return Factor(levels, draw(st.integers(1, levels)), 0.0, {draw(st.integers(0, width - 1)): 1.5})


def _between(scale: Scale, scores: Sequence[Score]) -> tuple[Score, Score]:
    """The lowest and highest of some scores, grades by their values."""
    grades = scale.grades if isinstance(scale, Grades) else {}
    ordered = sorted(scores, key=lambda own: grades[own] if isinstance(own, str) else own)
    return ordered[0], ordered[-1]


def triangle_below(number: float, low: float, mode: float, high: float) -> float:
    """The chance that a triangular number is below another: the area of one triangle, or all but the other's."""
    if number <= low:
        return 0.0
    if number >= high:
        return 1.0
    if number <= mode:
        return (number - low) ** 2 / ((high - low) * (mode - low))
    return 1 - (high - number) ** 2 / ((high - low) * (high - mode))
