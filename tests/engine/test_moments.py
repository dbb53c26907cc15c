"""Mean and standard deviation of a lead, against exact enumeration and against an independent draw."""

from collections.abc import Sequence
from math import fsum, sqrt
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.problems import GRADES, at_level, problem
from engine.robustness.simulated import FLAT, outcomes, ranges_over, uncertain, with_score
from integration_appraisal.engine import chances
from integration_appraisal.engine.losses import Factor, Need
from integration_appraisal.engine.moments import spread
from integration_appraisal.engine.problem import Problem, Ranges, cell_values
from integration_appraisal.engine.scales import Grades, Judged, Linear, Piecewise, Scale
from integration_appraisal.engine.scoring import score
from support import EXAMPLES
from wide import wide

DRAWS = wide(1_500)


def lead_of(seen: Problem) -> float:
    """The value of the first option less that of the second."""
    first, second = score(seen).values[:2]
    return first - second


def test_two_triangles_and_a_level_by_hand() -> None:
    """Values of 50 (40 to 60) and 30 (30 to 60), half the weight; a loss of 0, 5 or 10 with chances of ¼, ½ and ¼."""
    seen = problem([[50.0, 80.0], [30.0, 80.0]], factors=(Factor(5, 3, 20.0),), needs=((Need(0, at_least=4),), ()))
    seen = seen._replace(ranges=ranges_over(seen, {(0, 0): (40.0, 60.0), (1, 0): (30.0, 60.0)}, {0: (2, 4)}))
    found = spread(seen, cell_values(seen), seen.base_weights, (0, 1))
    assert found.mean == pytest.approx((50 - 40) / 2 - 5)
    by_score, by_level = (400 / 24 + 900 / 18) / 4, 25 / 2
    assert found.sigma == pytest.approx(sqrt(by_score + by_level))
    assert found.moves == {0: pytest.approx(by_level / (by_score + by_level))}


@EXAMPLES
@given(uncertain())
def test_where_only_steps_are_drawn_mean_and_variance_are_those_of_all_outcomes(
    drawn: tuple[Problem, Ranges],
) -> None:
    seen, ranges = drawn
    if len(seen.scores) < 2:
        return
    scores = tuple(
        tuple(ends if isinstance(scale, Grades) else None for scale, ends in zip(seen.scales, row, strict=True))
        for row in ranges.scores
    )
    seen = seen._replace(ranges=Ranges(scores, ranges.levels))
    every = [(float(chance), lead_of(own)) for chance, own in outcomes(seen, seen.ranges)]
    mean = fsum(chance * lead for chance, lead in every)
    variance = fsum(chance * (lead - mean) ** 2 for chance, lead in every)
    found = spread(seen, cell_values(seen), seen.base_weights, (0, 1))
    assert found.mean == pytest.approx(mean, abs=1e-9)
    assert found.sigma == pytest.approx(sqrt(variance), abs=1e-6)


def drawn_lead(draw: Random, seen: Problem) -> float:
    """The lead with every number drawn anew, by another library than the engine draws with."""
    assert seen.ranges is not None
    own = seen
    for position, ends in enumerate(seen.ranges.levels):
        level = seen.factors[position].level
        if ends is not None and level is not None:
            odds = chances.steps(ends[0], level, ends[1])
            own = at_level(own, position, draw.choices(range(ends[0], ends[1] + 1), odds)[0])
    for row, cells in enumerate(seen.ranges.scores):
        for column, cell in enumerate(cells):
            if cell is not None:
                low, score_, high = (float(number) for number in (cell[0], seen.scores[row][column], cell[1]))
                own = with_score(own, row, column, draw.triangular(low, high, score_))
    return lead_of(own)


@pytest.mark.parametrize("scale", [Judged(), Linear(100.0, 0.0), FLAT], ids=["judged", "falling", "bent"])
def test_an_independent_draw_comes_to_the_same(scale: Scale) -> None:
    seen = problem(
        [[30.0, 20.0], [25.0, 35.0]],
        scales=(scale, Judged()),
        method="catalogue",
        factors=(Factor(5, 2, 20.0), Factor(3, 2, emphasises={0: 2.0}), Factor(5, 3, emphasises={0: 1.5, 1: 0.6})),
        needs=((Need(0, at_least=4, points=30.0),), (Need(0, at_most=2),)),
    )
    cells = {(0, 0): (5.0, 40.0), (1, 0): (20.0, 35.0), (1, 1): (10.0, 100.0)}
    seen = seen._replace(ranges=ranges_over(seen, cells, {0: (1, 5), 1: (1, 3), 2: (2, 5)}))
    found = spread(seen, cell_values(seen), seen.base_weights, (0, 1))
    draw = Random(2013)
    leads = [drawn_lead(draw, seen) for _ in range(DRAWS)]
    mean = fsum(leads) / DRAWS
    variance = fsum((lead - mean) ** 2 for lead in leads) / (DRAWS - 1)
    assert mean == pytest.approx(found.mean, abs=4.5 * found.sigma / sqrt(DRAWS))
    assert variance == pytest.approx(found.sigma**2, rel=4.5 * sqrt(2 / DRAWS))
    assert 0 < sum(found.moves.values()) < 1


POINTS = st.dictionaries(st.integers(0, 40), st.integers(0, 100), min_size=2, max_size=6).map(dict.items).map(sorted)


@EXAMPLES
@given(points=POINTS, cuts=st.lists(st.integers(0, 1000), min_size=3, max_size=3).map(sorted))
def test_a_curve_gives_what_a_fine_sum_gives(points: list[tuple[int, int]], cuts: Sequence[int]) -> None:
    low, mode, high = (points[0][0] + (points[-1][0] - points[0][0]) * cut / 1000 for cut in cuts)
    curve = [(float(x), float(y)) for x, y in points]
    found = chances.along(curve, low, mode, high)
    if low == high:
        assert found.variance == 0
        return
    middles = [low + (high - low) * (step + 0.5) / 4_000 for step in range(4_000)]
    density = [
        (x - low) / (mode - low) if x < mode else (high - x) / (high - mode) if high > mode else 0.0 for x in middles
    ]
    values = [Piecewise(tuple(curve)).value(x) for x in middles]
    whole = fsum(density)
    mean = fsum(weight * value for weight, value in zip(density, values, strict=True)) / whole
    variance = fsum(weight * (value - mean) ** 2 for weight, value in zip(density, values, strict=True)) / whole
    assert found.mean == pytest.approx(mean, abs=0.1)
    assert found.variance == pytest.approx(variance, abs=2)


def test_grades_of_one_value_and_no_width_have_no_spread() -> None:
    assert Grades(GRADES).spread("fair", "fair", "fair") == (40.0, 0.0)
    assert Grades(GRADES).spread("fair", "poor", "good") == pytest.approx((45.0, 1275.0))
