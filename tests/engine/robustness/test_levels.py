"""Levels, against exact enumeration."""

from fractions import Fraction
from itertools import product
from math import fsum, log2, prod

import pytest

from engine.problems import problem
from engine.robustness.simulated import (
    Ends,
    agree,
    chances,
    enumerated,
    ranges_over,
    ratio_above,
    simulated,
    step_chances,
)
from integration_appraisal.engine.chances import steps
from integration_appraisal.engine.losses import Factor, Need


@pytest.mark.parametrize(
    ("ends", "expected"),
    [
        pytest.param((1, 2, 3), ("1/4", "1/2", "1/4"), id="one to either side"),
        pytest.param((2, 3, 5), ("1/5", "2/5", "4/15", "2/15"), id="further above"),
        pytest.param((1, 2, 5), ("1/6", "1/3", "1/4", "1/6", "1/12"), id="much further above"),
        pytest.param((3, 3, 5), ("1/2", "1/3", "1/6"), id="at the low end"),
        pytest.param((1, 3, 3), ("1/6", "1/3", "1/2"), id="at the high end"),
        pytest.param((4, 4, 4), ("1",), id="no width"),
    ],
)
def test_levels_grow_rarer_in_even_steps(ends: tuple[int, int, int], expected: tuple[str, ...]) -> None:
    # From 2 over 3 to 5, for one: odds of 1/2, 1, 2/3 and 1/3, which add up to 5/2.
    assert list(steps(*ends)) == pytest.approx([float(own) for own in chances(*ends)])
    assert chances(*ends) == [Fraction(own) for own in expected]


LEVELS = {
    "one factor": (
        problem(
            [[52.0], [50.0], [45.0]],
            factors=(Factor(5, 2, 20.0),),
            needs=((Need(0, at_least=3),), (Need(0, at_most=3),), ()),
        ),
        {0: (1, 5)},
    ),
    "ties with a chance of their own": (
        problem([[55.0], [50.0]], factors=(Factor(5, 3, 20.0),), needs=((Need(0, at_least=4),), ())),
        {0: (1, 4)},
    ),
    "three factors, one at the end of its range": (
        problem(
            [[61.0], [57.0], [50.0], [49.5]],
            factors=(Factor(5, 2, 20.0), Factor(4, 4, 9.0), Factor(9, 5, 16.0)),
            needs=(
                (Need(0, at_least=3), Need(1, at_least=4)),
                (Need(0, at_least=4), Need(2, at_least=4, at_most=6)),
                (Need(1, at_most=2),),
                (),
            ),
        ),
        {0: (1, 4), 1: (2, 4), 2: (3, 9)},
    ),
    "essential bands, missed or unknown": (
        problem(
            [[58.0], [52.0], [50.0]],
            factors=(Factor(5, 2, 12.0), Factor(5, None, 20.0), Factor(3, 2, 8.0)),
            needs=(
                (Need(0, at_least=4, essential=True), Need(1, at_least=5, essential=True)),
                (Need(2, at_least=3, essential=True),),
                (),
            ),
        ),
        {0: (1, 5), 2: (1, 3)},
    ),
    "a range without width": (
        problem(
            [[53.0], [50.0]],
            factors=(Factor(3, 2, 8.0), Factor(3, 2, 2.0)),
            needs=((Need(0, at_least=3), Need(1, at_least=3)), ()),
        ),
        {0: (2, 2), 1: (1, 3)},
    ),
}


@pytest.mark.parametrize("mode", ["any", "ordered"])
@pytest.mark.parametrize("case", LEVELS)
def test_levels_come_out_as_enumerated(case: str, mode: str) -> None:
    seen, levels = LEVELS[case]
    found = simulated(seen, mode, levels=levels)
    by_rank, wins = enumerated(seen, ranges_over(seen, levels=levels))
    agree(found.acceptability, by_rank)
    agree(found.wins, wins)


@pytest.mark.parametrize(
    ("multipliers", "levels"),
    [
        pytest.param((2.0,), {}, id="at its level"),
        pytest.param((2.0,), {0: (1, 5)}, id="one factor"),
        pytest.param((1.5, 0.8), {0: (2, 5), 1: (1, 4)}, id="two factors"),
        pytest.param((2.0, 1.6, 1.3), {0: (1, 5), 1: (1, 5), 2: (2, 4)}, id="more than double or less than half"),
    ],
)
def test_emphasis_is_worked_out_anew_in_each_draw(multipliers: tuple[float, ...], levels: Ends) -> None:
    # Each outcome of the levels moves the ratio of the two weights by the emphasis there, held within 0.5 to 2.
    factors = tuple(Factor(5, 4, emphasises={0: multiplier}) for multiplier in multipliers)
    seen = problem([[60.0, 0.0], [0.0, 80.0]], method="catalogue", given=(3.0, 2.0), factors=factors)
    steps = [
        step_chances(range(1, 6), low, 4, high) for low, high in (levels.get(at, (4, 4)) for at in range(len(factors)))
    ]
    share = 0.0
    for outcome in product(*steps):
        emphasis = prod(own ** ((level - 3) / 2) for own, (level, _) in zip(multipliers, outcome, strict=True))
        held = min(max(emphasis, 0.5), 2.0)
        share += float(prod(odds for _, odds in outcome)) * ratio_above(log2(80 / 60) - log2(3 / 2) - log2(held))
    agree(simulated(seen, "near", levels=levels).wins, [[0, share], [1 - share, 0]])


@pytest.mark.parametrize(
    ("mode", "method"),
    [
        pytest.param("near", "points", id="weights that were elicited"),
        pytest.param("any", "catalogue", id="any weights"),
    ],
)
def test_nothing_is_emphasised_in(mode: str, method: str) -> None:
    factors = (Factor(5, 4, emphasises={0: 2.0}),)
    seen = problem([[60.0, 0.0], [0.0, 60.0]], method=method, factors=factors)
    agree(simulated(seen, mode, levels={0: (3, 5)}).wins, [[0, 0.5], [0.5, 0]])


def test_a_level_that_is_not_given_is_drawn_from_all_there_are() -> None:
    # Each of the five as likely as the next: the first costs 20, 15, 10, 5 and 0 points of a lead of 12.
    seen = problem([[62.0], [50.0]], factors=(Factor(5, None, 20.0),), needs=((Need(0, at_least=5),), ()))
    for mode in ("any", "ordered"):
        agree(simulated(seen, mode).wins, [[0, 3 / 5], [2 / 5, 0]])


def test_a_level_that_is_not_given_emphasises_at_each_level_as_it_would_there() -> None:
    seen = problem([[60.0, 0.0], [0.0, 60.0]], method="catalogue", factors=(Factor(5, None, emphasises={0: 2.0}),))
    share = fsum(ratio_above(-(level - 3) / 2) for level in range(1, 6)) / 5
    agree(simulated(seen, "near").wins, [[0, share], [1 - share, 0]])


def test_a_factor_has_one_level_in_a_draw_for_losses_and_for_emphasis() -> None:
    # At most 5 points apart, of which any loss, 10 to 40, is more: first only at levels 2 and 3, emphasised there.
    factors, needs = (Factor(3, 2, 40.0, {0: 1.8}),), ((Need(0, at_least=2, firm=True),), ())
    seen = problem([[100.0, 0.0], [95.0, 5.0]], method="catalogue", factors=factors, needs=needs)
    share = fsum(
        float(chance) * ratio_above(-log2(1.8 ** (level - 2)))
        for level, chance in zip((1, 2, 3), chances(1, 2, 3), strict=True)
        if level > 1
    )
    agree(simulated(seen, "near", levels={0: (1, 3)}).wins, [[0, share], [1 - share, 0]])
