"""How often each option wins over places drawn at random."""

import pytest

from engine.problems import at_level, problem
from integration_appraisal.engine.losses import Factor, Need
from integration_appraisal.engine.place_dependence import PlaceDependence, place_dependence

# The first option leads by 10 and loses 20, 13.3, 6.7 and nothing at levels 1 to 4: it leads at 3 and 4.
HALF = problem([[80.0], [70.0]], factors=(Factor(4, None, 20.0),), needs=((Need(0, at_least=4),), ()))


def test_the_same_seed_gives_the_same_shares() -> None:
    assert place_dependence(HALF) == place_dependence(HALF)
    assert place_dependence(HALF, seed=1) == place_dependence(HALF, seed=1)
    assert place_dependence(HALF, seed=1) != place_dependence(HALF, seed=2)


def test_shares_come_near_those_of_all_places() -> None:
    shares = place_dependence(HALF)
    assert shares.places == 2_000
    assert shares.leads == pytest.approx((0.5, 0.5), abs=0.05)
    assert sum(shares.leads) == pytest.approx(1)


def test_the_levels_that_a_place_gives_do_not_matter() -> None:
    assert place_dependence(at_level(HALF, 0, 1)) == place_dependence(at_level(HALF, 0, 4)) == place_dependence(HALF)


@pytest.mark.parametrize(
    ("scores", "ruled_out", "expected"),
    [
        ([[80.0], [70.0]], (False, False), PlaceDependence(50, (1.0, 0.0), (1.0, 0.0))),
        ([[80.0], [80.0]], (False, False), PlaceDependence(50, (1.0, 1.0), (1.0, 1.0))),
        ([[80.0], [70.0]], (True, False), PlaceDependence(50, (0.0, 1.0), (0.0, 1.0))),
        ([[80.0], [70.0]], (True, True), PlaceDependence(50, (0.0, 0.0), (0.0, 0.0))),
    ],
)
def test_without_factors_the_answer_is_foregone(
    scores: list[list[float]], ruled_out: tuple[bool, ...], expected: PlaceDependence
) -> None:
    assert place_dependence(problem(scores, ruled_out=ruled_out), places=50) == expected


def test_an_option_can_lead_everywhere_and_be_the_best_ready_one_only_somewhere() -> None:
    seen = problem(
        [[80.0], [70.0]], factors=(Factor(2, None, 0.0),), needs=((Need(0, at_least=2, essential=True),), ())
    )
    shares = place_dependence(seen)
    assert shares.leads == (1.0, 0.0)
    assert shares.best_ready == pytest.approx((0.5, 0.5), abs=0.05)


def test_emphasis_is_drawn_too() -> None:
    emphasising = (Factor(2, None, emphasises={0: 2.0}),)
    seen = problem([[100.0, 0.0], [0.0, 100.0]], method="catalogue", factors=emphasising)
    assert place_dependence(seen).leads == pytest.approx((0.5, 0.5), abs=0.05)
