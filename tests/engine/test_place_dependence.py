"""How often each option wins, and each factor decides, over places drawn at random."""

from collections import Counter
from collections.abc import Iterable
from math import sqrt
from random import Random

import pytest

from engine.problems import at_level, problem
from engine.test_many_places import any_problem, everywhere, there
from integration_appraisal.engine.losses import Factor, Need
from integration_appraisal.engine.place_dependence import PlaceDependence, place_dependence
from integration_appraisal.engine.problem import Problem
from integration_appraisal.engine.ranks import grouped
from integration_appraisal.engine.scoring import Result, score

# The first option leads by 10 and loses 20, 13.3, 6.7 and nothing at levels 1 to 4: it leads at 3 and 4.
HALF = problem([[80.0], [70.0]], factors=(Factor(4, None, 20.0),), needs=((Need(0, at_least=4),), ()))


def exact(given: Problem) -> PlaceDependence:
    """The shares over all places that there may be, each scored by itself."""
    found = {tuple(place): score(there(given, place)) for place in everywhere(given, least=1).T.tolist()}
    firsts = {place: result.lead.first for place, result in found.items()}
    rows = range(len(given.scores))
    decides, redrawn = [], []
    for position, factor in enumerate(given.factors):
        changed = [
            [
                firsts[(*place[:position], level, *place[position + 1 :])] != first
                for level in range(1, factor.levels + 1)
            ]
            for place, first in firsts.items()
        ]
        decides.append(sum(map(any, changed)) / len(found))
        redrawn.append(sum(map(sum, changed)) / len(found) / factor.levels)
    groups = next(iter(found.values())).by_group_after
    return PlaceDependence(
        len(found),
        _shares(rows, firsts.values()),
        _shares(rows, (result.lead.ready for result in found.values())),
        {group: _shares(rows, (_first(result, group) for result in found.values())) for group in groups},
        tuple(decides),
        tuple(redrawn),
    )


def _first(result: Result, group: int) -> tuple[int, ...]:
    groups = grouped(result.by_group_after[group].values, result.contenders)
    return groups[0] if groups else ()


def _shares(rows: Iterable[int], winners: Iterable[tuple[int, ...]]) -> tuple[float, ...]:
    all_winners = list(winners)
    won = Counter(row for own in all_winners for row in own)
    return tuple(won[row] / len(all_winners) for row in rows)


def _is_near(drawn: Iterable[float], expected: Iterable[float], places: int) -> bool:
    """Within five standard errors, and just nothing or all where it is so everywhere."""
    return all(
        abs(own - share) <= 5 * sqrt(max(share * (1 - share), 0.0) / places) + 1e-12
        for own, share in zip(drawn, expected, strict=True)
    )


@pytest.mark.parametrize("seed", range(6))
def test_shares_come_near_those_of_all_places_scored_one_by_one(seed: int) -> None:
    draw, told = Random(seed), 0
    for _ in range(20):
        given = any_problem(draw)
        expected, drawn = exact(given), place_dependence(given)
        assert drawn.places == 20_000
        assert drawn.by_group.keys() == expected.by_group.keys()
        pairs = [(drawn.leads, expected.leads), (drawn.best_ready, expected.best_ready)]
        pairs += [(drawn.decides, expected.decides), (drawn.redrawn, expected.redrawn)]
        pairs += [(drawn.by_group[group], expected.by_group[group]) for group in expected.by_group]
        for own, share in pairs:
            assert _is_near(own, share, drawn.places), (given, own, share)
            told += sum(0 < one < 1 for one in share)
    assert told > 30  # most problems have something to decide


def test_the_same_seed_gives_the_same_shares() -> None:
    assert place_dependence(HALF) == place_dependence(HALF)
    assert place_dependence(HALF, seed=1) == place_dependence(HALF, seed=1)
    assert place_dependence(HALF, seed=1) != place_dependence(HALF, seed=2)


def test_the_draw_is_the_same_with_every_numpy() -> None:
    assert place_dependence(HALF, 1_000).leads == (0.498, 0.502)


def test_a_small_case_by_hand() -> None:
    shares = place_dependence(HALF)
    assert shares.leads == pytest.approx((0.5, 0.5), abs=0.02)
    assert sum(shares.leads) == pytest.approx(1)
    assert shares.decides == (1.0,)  # from 1 or 2 to 3 or 4, and back
    assert shares.redrawn == pytest.approx((0.5,), abs=0.02)


def test_the_levels_that_a_place_gives_do_not_matter() -> None:
    assert place_dependence(at_level(HALF, 0, 1)) == place_dependence(at_level(HALF, 0, 4)) == place_dependence(HALF)


@pytest.mark.parametrize("places", [1, 50, 4_096, 5_000])
@pytest.mark.parametrize(
    ("scores", "ruled_out", "wins"),
    [
        ([[80.0], [70.0]], (False, False), (1.0, 0.0)),
        ([[80.0], [80.0]], (False, False), (1.0, 1.0)),
        ([[80.0], [80.0 + 5e-10]], (False, False), (1.0, 1.0)),
        ([[80.0], [80.0 + 5e-9]], (False, False), (0.0, 1.0)),
        ([[80.0], [70.0]], (True, False), (0.0, 1.0)),
        ([[80.0], [70.0]], (True, True), (0.0, 0.0)),
    ],
)
def test_without_factors_the_answer_is_foregone(
    scores: list[list[float]], ruled_out: tuple[bool, ...], wins: tuple[float, ...], places: int
) -> None:
    seen = problem(scores, ruled_out=ruled_out)
    assert place_dependence(seen, places) == PlaceDependence(places, wins, wins, {}, (), ())


def test_a_factor_on_which_all_rely_alike_decides_nothing() -> None:
    seen = problem(
        [[80.0], [70.0]], factors=(Factor(5, None, 20.0),), needs=((Need(0, at_least=4),), (Need(0, at_least=4),))
    )
    assert (place_dependence(seen).decides, place_dependence(seen).redrawn) == ((0.0,), (0.0,))
    own = seen._replace(needs=((Need(0, at_least=4, points=30.0),), (Need(0, at_least=4),)))
    assert place_dependence(own).decides == (0.0,)  # it loses at most 7.5 points more, and leads by 10
    more = seen._replace(needs=((Need(0, at_least=5, points=30.0),), (Need(0, at_least=5, points=5.0),)))
    assert place_dependence(more).decides == (1.0,)


def test_an_option_can_lead_everywhere_and_be_the_best_ready_one_only_somewhere() -> None:
    seen = problem(
        [[80.0], [70.0]], factors=(Factor(2, None, 0.0),), needs=((Need(0, at_least=2, essential=True),), ())
    )
    shares = place_dependence(seen)
    assert shares.leads == (1.0, 0.0)
    assert shares.best_ready == pytest.approx((0.5, 0.5), abs=0.02)
    assert shares.decides == (0.0,)  # it decides who is ready, and not who is first


def test_where_none_is_ready_none_is_the_best_that_is() -> None:
    needs = ((Need(0, at_least=2, essential=True),),) * 2
    shares = place_dependence(problem([[80.0], [70.0]], factors=(Factor(2, None, 0.0),), needs=needs))
    assert shares.best_ready == pytest.approx((0.5, 0.0), abs=0.02)


def test_emphasis_is_drawn_too() -> None:
    emphasising = (Factor(2, None, emphasises={0: 2.0}),)
    seen = problem([[100.0, 0.0], [0.0, 100.0]], method="catalogue", factors=emphasising)
    shares = place_dependence(seen)
    assert shares.leads == pytest.approx((0.5, 0.5), abs=0.02)
    assert shares.decides == (1.0,)


def test_each_group_alone_has_its_own_leader_after_losses() -> None:
    seen = problem(
        [[90.0, 10.0], [70.0, 60.0]],
        groups=(0, 1),
        factors=(Factor(2, None, 30.0),),
        needs=((Need(0, at_least=2),), ()),
    )
    by_group = place_dependence(seen).by_group
    assert by_group[0] == pytest.approx((0.5, 0.5), abs=0.02)
    assert by_group[1] == (0.0, 1.0)
