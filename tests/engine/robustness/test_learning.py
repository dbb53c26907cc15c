"""What it is worth to know a level: against enumeration, closed forms, and integrals taken step by step."""

from collections.abc import Sequence
from fractions import Fraction
from math import fsum, log, sqrt
from random import Random
from statistics import fmean, stdev

import numpy as np
import pytest

from engine.problems import GRADES, entangled, problem
from engine.robustness.simulated import outcomes, ranges_over, simulated, with_levels
from integration_appraisal.engine.losses import Factor, Need
from integration_appraisal.engine.problem import Problem
from integration_appraisal.engine.robustness.weights import MODES
from integration_appraisal.engine.scales import Grades
from integration_appraisal.engine.scoring import score

TIMES = (sqrt(2) - sqrt(1 / 2)) / log(2)  # the mean of 2^(U/2), U even on (−1, 1): points move by two of these


def worth(seen: Problem, mode: str = "any", samples: int = 2_000, seed: int = 1) -> dict[int, float]:
    """By factor."""
    return {own.factor: own.points for own in simulated(seen, mode, samples=samples, seed=seed).learned}


def enumerated(seen: Problem, position: int) -> float:
    """Exactly, where only levels move: best choices at each level, beside the one best choice."""
    assert seen.ranges is not None
    sums: dict[int, list[float]] = {}
    for chance, own in outcomes(seen, seen.ranges):
        for odds, outcome in with_levels(own):
            level = outcome.factors[position].level
            assert level is not None
            found = sums.setdefault(level, [0.0] * len(seen.scores))
            for row, value in enumerate(score(outcome._replace(ranges=None)).values):
                found[row] += float(Fraction(chance) * odds) * value
    rows = score(seen).contenders
    known = fsum(max(own[row] for row in rows) for own in sums.values())
    return known - max(fsum(own[row] for own in sums.values()) for row in rows)


@pytest.mark.parametrize("mode", ["any", "ordered"])
def test_where_weights_decide_nothing_it_is_as_enumerated(mode: str) -> None:
    draw, told = Random(7), 0
    for _ in range(150):
        seen, ranges = entangled(draw)
        one = problem(
            [row[:1] for row in seen.scores],
            scales=seen.scales[:1],
            factors=tuple(own._replace(emphasises={}) for own in seen.factors),
            needs=seen.needs,
            ruled_out=seen.ruled_out,
        )
        levels = {at: ends for at, ends in enumerate(ranges.levels) if ends is not None}
        one = one._replace(ranges=ranges_over(one, levels=levels))
        if not score(one).contenders:
            continue
        found = worth(one, mode, samples=50)
        assert found == {at: pytest.approx(enumerated(one, at), abs=1e-9) for at in found}
        told += sum(points > 1e-9 for points in found.values())
    assert told > 10


@pytest.mark.parametrize(
    ("need", "gaps"),
    [
        pytest.param(Need(0, at_least=4, firm=True), (3, 2, 1, 0, 0), id="firm"),
        # Looser and stricter in one draw of eight each.
        pytest.param(Need(0, at_least=4), (3, 2, 1, 1 / 8, 0), id="a band that is drawn"),
        pytest.param(Need(0, at_most=2, points=30.0), (0, 1 / 8, 1, 2, 3), id="points of its own"),
    ],
)
def test_near_points_and_bands_count_at_their_mean(need: Need, gaps: Sequence[float]) -> None:
    seen = problem([[70.0], [60.0]], factors=(Factor(5, None, 20.0),), needs=((need,), ()))
    points = (need.points or 20.0) * TIMES**2
    values = [70 - points * gap / 4 for gap in gaps]
    expected = fsum(max(value, 60) for value in values) / 5 - max(fmean(values), 60)
    assert worth(seen, "near") == {0: pytest.approx(expected)}
    assert expected > 1


@pytest.mark.parametrize("multiplier", [2.0, 0.6])
def test_a_level_that_emphasises_changes_what_is_best_by_the_weights_it_brings(multiplier: float) -> None:
    # With two criteria the share of the first is r 2^z / (1 + r 2^z), z triangular on (−2, 2): taken in small steps.
    seen = problem(
        [[60.0, 44.0], [44.0, 60.0], [51.0, 52.0]],
        method="catalogue",
        given=(3.0, 3.0),
        factors=(Factor(5, 3, emphasises={0: multiplier}), Factor(3, None, emphasises={1: 1.3})),
    )
    seen = seen._replace(ranges=ranges_over(seen, levels={0: (1, 5)}))
    z = np.linspace(-2, 2, 40_001)
    density = (2 - np.abs(z)) / 4 * (z[1] - z[0])

    def share(ratio: float) -> float:
        return float((density * ratio * 2**z / (1 + ratio * 2**z)).sum())

    chances = (1 / 9, 2 / 9, 3 / 9, 2 / 9, 1 / 9)
    first = [
        fmean(share(multiplier ** ((level - 3) / 2) / 1.3**other) for other in (-1, 0, 1)) for level in range(1, 6)
    ]
    cells = np.array([[60.0, 44.0], [44.0, 60.0], [51.0, 52.0]])
    values = np.array([cells @ (own, 1 - own) for own in first])
    expected = float(chances @ values.max(axis=1) - (chances @ values).max())
    (found,) = (own for own in simulated(seen, "near", samples=400_000).learned if own.factor == 0)
    assert found.standard_error < 0.01
    assert found.points == pytest.approx(expected, abs=4.5 * found.standard_error)
    assert expected > 0.2


def test_the_standard_error_is_how_far_runs_differ() -> None:
    seen = problem(
        [[62.0, 44.0], [44.0, 60.0]],
        method="catalogue",
        given=(3.0, 3.0),
        factors=(Factor(5, 3, emphasises={0: 1.6}), Factor(5, None, 10.0)),
        needs=((Need(1, at_least=4),), ()),
    )
    seen = seen._replace(ranges=ranges_over(seen, levels={0: (1, 5)}))
    runs = [{own.factor: own for own in simulated(seen, "near", samples=400, seed=seed).learned} for seed in range(400)]
    for factor in (0, 1):
        spread = stdev(run[factor].points for run in runs)
        # A standard deviation of 400 numbers is off by a twenty-eighth.
        assert fmean(run[factor].standard_error for run in runs) == pytest.approx(spread, rel=0.16)


@pytest.mark.parametrize("mode", MODES)
def test_nothing_is_worth_less_than_nothing_and_the_most_comes_first(mode: str) -> None:
    draw = Random(f"worth {mode}")
    for _ in range(60):
        seen, ranges = entangled(draw)
        found = simulated(seen._replace(ranges=ranges), mode, samples=64).learned
        points = [own.points for own in found]
        assert points == sorted(points, reverse=True)
        assert min(points, default=0) >= 0
        assert min((own.standard_error for own in found), default=0) >= 0


def test_options_that_are_ruled_out_are_left_aside() -> None:
    # Were the third to be chosen, there would be nothing to find out. The second drawn in at times is no choice either.
    factors, needs = (Factor(2, None, 20.0),), ((Need(0, at_least=2),), (), ())
    rows, limits = [[70.0, 50.0], [68.0, 20.0], [95.0, 50.0]], (None, 40.0)
    seen = problem(rows, given=(1.0, 0.0), factors=factors, needs=needs, must_haves=limits)
    alone = seen._replace(ruled_out=(False, False, True), ranges=ranges_over(seen, {(1, 1): (10.0, 60.0)}))
    assert simulated(alone, "any", samples=100).rows == (0, 1)
    assert worth(alone, "near") == {0: 0}
    beside = problem([[70.0], [60.0]], factors=factors, needs=needs[:2])
    assert worth(beside, "any") == {0: pytest.approx(5)}


def test_only_levels_that_are_drawn_can_be_found_out() -> None:
    factors = (Factor(3, 2, 5.0), Factor(3, 2, 5.0), Factor(3, None, 5.0), Factor(3, 2, 5.0))
    seen = problem([["good"], ["fair"]], scales=(Grades(GRADES),), factors=factors)
    seen = seen._replace(ranges=ranges_over(seen, levels={1: (1, 3), 3: (2, 2)}))
    assert set(worth(seen, "near")) == {1, 2}
    assert worth(seen._replace(ruled_out=(True, True)), "near") == {}
