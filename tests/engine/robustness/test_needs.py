"""Bands that are drawn, must-haves at drawn scores and readiness at drawn levels, against what is known exactly."""

from itertools import product
from math import fsum, prod

import pytest

from engine.problems import GRADES, problem
from engine.robustness.simulated import DRAWS, about, agree, chances, simulated, triangle_below
from integration_appraisal.engine.losses import Factor, Need
from integration_appraisal.engine.robustness.weights import MODES
from integration_appraisal.engine.scales import Grades, Judged, Piecewise, Relative, Scale

EIGHTHS = {-1: 1 / 8, 0: 3 / 4, 1: 1 / 8}  # of a band: looser, as stated, stricter


def band(at_least: int | None = None, at_most: int | None = None, **given: bool) -> Need:
    return Need(0, at_least, at_most, **given)


# Bands ----------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("need", "level", "share"),
    [
        pytest.param(band(3), 3, 7 / 8, id="stricter, it is missed"),
        pytest.param(band(4), 3, 1 / 8, id="looser, it is met"),
        pytest.param(band(None, 3), 3, 7 / 8, id="stricter from above"),
        pytest.param(band(None, 2), 3, 1 / 8, id="looser from above"),
        pytest.param(band(2, 4), 4, 7 / 8, id="both ends at once, stricter"),
        pytest.param(band(3, 3), 3, 1, id="no level would meet it, so it stays"),
        pytest.param(band(3, 3), 4, 1 / 8, id="one level only, looser"),
        pytest.param(band(2, 4), 5, 0, id="every level would meet it, so it stays"),
        pytest.param(band(2), 1, 0, id="every level would meet it, from below"),
        pytest.param(band(5), 5, 1, id="no level is above the top"),
        pytest.param(band(3, firm=True), 3, 1, id="firm, and met"),
        pytest.param(band(4, firm=True), 3, 0, id="firm, and missed"),
        pytest.param(band(3), 5, 1, id="met in any case"),
        pytest.param(band(4), 2, 0, id="missed in any case"),
    ],
)
def test_a_band_is_one_level_looser_or_stricter_in_a_draw_of_eight_each(need: Need, level: int, share: float) -> None:
    # Ahead by 5, and any level that is missed costs at least 6: 48 points, a quarter of them a level, halved at most.
    seen = problem([[55.0], [50.0]], factors=(Factor(5, level, 48.0),), needs=((need,), ()))
    agree(simulated(seen, "near").wins, [[0, share], [1 - share, 0]])


@pytest.mark.parametrize("mode", ["any", "ordered"])
def test_bands_stay_in_the_other_ways_to_draw(mode: str) -> None:
    seen = problem([[55.0], [50.0]], factors=(Factor(5, 3, 48.0),), needs=((band(3),), ()))
    assert simulated(seen, mode, samples=20_000).wins == ((0, 1), (0, 0))


def test_each_need_has_its_own_shift() -> None:
    # Two options that ask the same are parted where one band is stricter and the other is not.
    needs = ((band(3),), (band(3),), ())
    seen = problem([[50.0], [50.0], [49.0]], factors=(Factor(5, 3, 48.0),), needs=needs)
    share = 1 / 8 * 7 / 8
    agree(simulated(seen, "near").wins, [[0, share, 7 / 8], [share, 0, 7 / 8], [1 / 8, 1 / 8, 0]])


def test_bands_and_levels_move_apart() -> None:
    # At levels 2, 3 and 4 with chances of 1 to 2 to 1, a band from 4, 3 or 2 up; any gap puts the second first.
    seen = problem([[55.0], [50.0]], factors=(Factor(5, 3, 48.0),), needs=((band(3),), ()))
    found = simulated(seen, "near", levels={0: (2, 4)})
    share = fsum(
        float(chance) * odds
        for (level, chance), (shift, odds) in product(zip((2, 3, 4), chances(2, 3, 4), strict=True), EIGHTHS.items())
        if level >= 3 + shift
    )
    agree(found.wins, [[0, share], [1 - share, 0]])


# Ready ----------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("mode", MODES)
def test_an_option_is_ready_in_as_many_draws_as_all_its_essential_needs_are_met(mode: str) -> None:
    factors = (Factor(5, 3, 10.0), Factor(4, None, 5.0), Factor(3, 2, 7.0), Factor(5, 1, 20.0))
    essential = (
        Need(0, at_least=3, essential=True),
        Need(1, at_most=2, essential=True, firm=True),
        Need(2, at_least=2, at_most=2, essential=True),
        Need(3, at_least=5),  # missed, and not essential
    )
    seen = problem([[50.0], [40.0]], factors=factors, needs=(essential, ()), ruled_out=(False, True))
    shifts = EIGHTHS if mode == "near" else {0: 1.0}
    first = fsum(
        float(chance) * odds
        for (level, chance), (shift, odds) in product(zip(range(2, 6), chances(2, 3, 5), strict=True), shifts.items())
        if level >= 3 + shift
    )
    found = simulated(seen, mode, levels={0: (2, 5)})
    # Of three levels one alone is asked for; it can be no stricter, and looser every level would meet it.
    assert found.ready == (about(prod((first, 1 / 2, 1.0))),)


def test_an_option_without_essential_needs_is_ready_in_all_draws() -> None:
    seen = problem([[50.0], [40.0]], factors=(Factor(5, None, 10.0),), needs=((Need(0, at_least=3),), ()))
    assert simulated(seen, "near", samples=5_000).ready == (1.0, 1.0)


def test_a_need_without_points_counts_for_readiness() -> None:
    needs = ((Need(0, at_least=3, essential=True, points=0.0),), (Need(0, at_least=3, essential=True),))
    seen = problem([[50.0], [50.0]], factors=(Factor(5, 3, 0.0),), needs=needs)
    found = simulated(seen, "near")
    assert found.ready == (about(7 / 8), about(7 / 8))
    agree(found.acceptability, [[1, 0], [1, 0]])


# Must-haves -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("mode", MODES)
def test_must_haves_are_judged_at_drawn_scores(mode: str) -> None:
    # Stated above its must-have, though its range reaches below; and the other way round.
    seen = problem([[50.0], [30.0], [45.0], [39.0]], must_haves=(40.0,))
    found = simulated(seen, mode, cells={(0, 0): (10.0, 60.0), (1, 0): (20.0, 90.0), (3, 0): (30.0, 40.0)})
    out_0, out_1 = triangle_below(40, 10, 50, 60), triangle_below(40, 20, 30, 90)
    ahead_0, ahead_1 = 1 - triangle_below(45, 10, 50, 60), 1 - triangle_below(45, 20, 30, 90)
    assert found.rows == (0, 1, 2)
    assert found.ruled_out == (about(out_0), about(out_1), 0.0)
    # The third is behind the first, or the second, where these are in and above 45.
    agree(
        found.acceptability[2:],
        [[(1 - ahead_0) * (1 - ahead_1), ahead_0 + ahead_1 - 2 * ahead_0 * ahead_1, ahead_0 * ahead_1]],
    )
    assert found.wins[0][2] == about(ahead_0)
    assert found.wins[2][0] == about(1 - ahead_0 - out_0)
    for own, out in zip(found.acceptability, found.ruled_out, strict=True):
        assert fsum(own) + out == pytest.approx(1)


def test_an_option_that_is_out_neither_beats_nor_is_beaten_and_takes_nobodys_rank() -> None:
    # Two that are equal where both are in; grades have chances of their own: a quarter, a half, a quarter.
    seen = problem([["fair"], ["fair"], ["good"]], scales=(Grades(GRADES),), must_haves=(30.0,))
    found = simulated(seen, cells={(0, 0): ("poor", "good"), (1, 0): ("poor", "good")})
    assert found.ruled_out == (about(1 / 4), about(1 / 4), 0.0)
    # First with good alone; beside the third and the other, never third where the other is out.
    agree(found.acceptability, [[1 / 4, 1 / 4 + 1 / 8, 1 / 8], [1 / 4, 1 / 4 + 1 / 8, 1 / 8], [1, 0, 0]])
    agree(found.wins, [[0, 1 / 8, 0], [1 / 8, 0, 0], [1 / 2, 1 / 2, 0]])
    assert found.expected_ranks[0] == pytest.approx(
        fsum(rank * share for rank, share in enumerate(found.acceptability[0], 1)) / (1 - found.ruled_out[0])
    )


def test_nobody_is_first_where_nobody_is_in() -> None:
    seen = problem([["poor"], ["poor"]], scales=(Grades(GRADES),), must_haves=(30.0,))
    found = simulated(seen, cells={(0, 0): ("poor", "good"), (1, 0): ("poor", "poor")})
    # Of odds 1, 2/3 and 1/3, a half are poor. At the stated scores nobody is in.
    assert found.rows == (0,)
    assert found.acceptability == ((about(1 / 2),),)
    assert found.ruled_out == (about(1 / 2),)
    assert found.expected_ranks == (1.0,)


def test_an_option_that_is_never_in_has_no_rank() -> None:
    # Its score is the must-have itself and the top of its range, which no draw reaches.
    seen = problem([[40.0], [50.0]], must_haves=(40.0,))
    found = simulated(seen, cells={(0, 0): (10.0, 40.0)}, samples=5_000)
    assert found.rows == (0, 1)
    assert (found.acceptability, found.ruled_out) == (((0, 0), (1, 0)), (1, 0))
    assert (found.expected_ranks, found.central_weights[0]) == ((None, 1.0), None)
    assert found.wins == ((0, 0), (0, 0))


@pytest.mark.parametrize(
    ("scale", "scores", "ends", "can"),
    [
        pytest.param(Judged(), (30.0, 50.0), (20.0, 40.0), False, id="up to the must-have and no further"),
        pytest.param(Judged(), (30.0, 50.0), (20.0, 40.1), True, id="just above it"),
        pytest.param(
            Piecewise(((0.0, 0.0), (20.0, 90.0), (40.0, 0.0))), (35.0, 20.0), (5.0, 38.0), True, id="over a hump"
        ),
        pytest.param(Grades(GRADES), ("poor", "good"), ("poor", "fair"), True, id="at the must-have itself"),
        pytest.param(Relative(higher=False), (30.0, 10.0), (16.0, 40.0), True, id="relative, with ends that stay"),
        pytest.param(Relative(higher=False), (30.0, 10.0), (22.0, 40.0), False, id="relative, out of reach"),
    ],
)
def test_options_are_on_the_table_if_some_draw_may_let_them_in(
    scale: Scale, scores: tuple[float, float], ends: tuple[float, float], *, can: bool
) -> None:
    seen = problem([[scores[0]], [scores[1]]], scales=(scale,), must_haves=(40.0,))
    found = simulated(seen, cells={(0, 0): ends}, samples=20_000)
    assert found.rows == ((0, 1) if can else (1,))
    assert not can or found.ruled_out[0] < 1


def test_an_option_that_the_place_rules_out_stays_out() -> None:
    seen = problem([[50.0], [45.0]], must_haves=(40.0,), ruled_out=(True, False))
    found = simulated(seen, cells={(0, 0): (30.0, 60.0)}, samples=5_000)
    assert (found.rows, found.ruled_out) == ((1,), (0.0,))


# Weights given as a ranking -------------------------------------------------------------------------------------------


def test_weights_given_as_a_ranking_are_drawn_in_their_order() -> None:
    # The first weight is even on (1/2, 1); half to double of its centroid, 3/4, it would be below 1/2 at times.
    seen = problem([[100.0, 0.0], [70.0, 70.0]], method="ranking", given=(1.0, 2.0))
    found = simulated(seen, "near")
    agree(found.wins, [[0, 0.6], [0.4, 0]])
    assert found.mean_weights == (about(3 / 4, DRAWS), about(1 / 4, DRAWS))


def test_bands_and_points_move_for_a_ranking_too() -> None:
    seen = problem(
        [[55.0, 55.0], [50.0, 50.0]],
        method="ranking",
        given=(1.0, 2.0),
        factors=(Factor(5, 3, 48.0),),
        needs=((band(3),), ()),
    )
    agree(simulated(seen, "near").wins, [[0, 7 / 8], [1 / 8, 0]])
