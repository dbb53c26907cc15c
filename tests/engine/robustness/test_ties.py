"""Ties, options that are out, and few options."""

import pytest

from engine.problems import problem
from engine.robustness.simulated import agree, ranges_over, simulated
from integration_appraisal.engine.losses import Factor, Need
from integration_appraisal.engine.robustness.simulation import (
    simulate,
)
from integration_appraisal.engine.robustness.weights import MODES
from integration_appraisal.engine.scoring import score


@pytest.mark.parametrize("mode", MODES)
def test_identical_options_share_the_better_rank_in_every_draw(mode: str) -> None:
    factors = (Factor(5, 3, 10.0), Factor(5, 2, emphasises={0: 1.7}))
    row, needs = [70.0, 20.3, 55.1], (Need(0, at_least=4, firm=True),)  # what is not firm moves for each option
    seen = problem(
        [[0.1, 0.1, 0.1], row, row, row],
        method="catalogue",
        given=(3.0, 2.0, 1.0),
        factors=factors,
        needs=(needs, needs, needs, needs),
    )
    found = simulated(seen, mode, levels={0: (1, 5), 1: (1, 5)}, samples=40_000)
    first = (1.0, 0.0, 0.0, 0.0)
    assert found.acceptability == ((0.0, 0.0, 0.0, 1.0), first, first, first)
    assert found.expected_ranks == (4.0, 1.0, 1.0, 1.0)
    assert found.wins == ((0.0,) * 4, *((1.0, 0.0, 0.0, 0.0),) * 3)
    assert found.central_weights[0] is None
    assert found.central_weights[1:] == (pytest.approx(found.mean_weights),) * 3


@pytest.mark.parametrize("mode", ["any", "ordered"])
def test_a_loss_as_large_as_a_constant_lead_ties_in_every_draw(mode: str) -> None:
    seen = problem(
        [[60.1, 30.1, 80.1], [50.1, 20.1, 70.1], [0.0, 0.0, 0.0]],
        given=(3.0, 2.0, 1.0),
        factors=(Factor(3, 1, 20.0),),
        needs=((Need(0, at_least=2),), (), ()),
    )
    # More draws than a chunk holds: what counts as equal must follow each chunk's own weights.
    found = simulated(seen, mode, samples=40_000)
    assert found.acceptability == ((1.0, 0.0, 0.0), (1.0, 0.0, 0.0), (0.0, 0.0, 1.0))
    assert found.wins == ((0.0, 0.0, 1.0), (0.0, 0.0, 1.0), (0.0, 0.0, 0.0))


def test_a_loss_that_moves_never_ties_with_a_constant_lead() -> None:
    needs = ((Need(0, at_least=2, firm=True),), ())
    seen = problem([[60.0, 30.0], [50.0, 20.0]], factors=(Factor(3, 1, 20.0),), needs=needs)
    found = simulated(seen, "near")
    assert found.wins[0][1] + found.wins[1][0] == 1
    agree(found.wins, [[0, 0.5], [0.5, 0]])


@pytest.mark.parametrize("mode", ["any", "ordered"])
def test_a_level_with_a_chance_of_its_own_ties_that_often(mode: str) -> None:
    # Five points ahead on each criterion; levels 2, 3 and 4 of five cost 10, 5 and nothing.
    seen = problem(
        [[65.0, 25.0], [60.0, 20.0]],
        given=(2.0, 1.0),
        factors=(Factor(5, 3, 20.0),),
        needs=((Need(0, at_least=4),), ()),
    )
    found = simulated(seen, mode, levels={0: (2, 4)})
    agree(found.wins, [[0, 1 / 4], [1 / 4, 0]])
    agree(found.acceptability, [[3 / 4, 1 / 4], [3 / 4, 1 / 4]])


@pytest.mark.parametrize(
    ("given", "mode", "ties"),
    [((1.0, 0.0), "near", True), ((1.0, 0.0), "any", False), ((1.0, 0.0), "ordered", False)],
)
def test_a_criterion_without_weight_cannot_part_two_options(
    given: tuple[float, float],
    mode: str,
    ties: bool,  # noqa: FBT001
) -> None:
    found = simulated(problem([[50.0, 90.0], [50.0, 10.0]], given=given), mode, samples=20_000)
    assert found.wins == ((0.0, 0.0 if ties else 1.0), (0.0, 0.0))


@pytest.mark.parametrize("mode", MODES)
def test_options_that_are_ruled_out_are_left_out(mode: str) -> None:
    rows = [[90.0, 95.0], [60.0, 40.0], [99.0, 10.0], [40.0, 60.0]]
    seen = problem(rows, must_haves=(None, 20.0), ruled_out=(True, False, False, False))
    found = simulated(seen, mode, samples=20_000)
    assert found.rows == (1, 3)
    assert len(found.acceptability) == len(found.wins) == 2
    alone = simulated(problem([rows[1], rows[3]]), mode, samples=20_000)
    assert found == alone._replace(rows=(1, 3))


@pytest.mark.parametrize("mode", MODES)
def test_nothing_is_drawn_where_nobody_is_left(mode: str) -> None:
    heard: list[int] = []
    factors = (Factor(3, 2, 10.0),)
    seen = problem([[50.0], [60.0]], ruled_out=(True, True), factors=factors, needs=((Need(0, 3),), ()))
    seen = seen._replace(ranges=ranges_over(seen, {(0, 0): (40.0, 60.0)}, {0: (1, 3)}))
    found = simulate(seen, score(seen), mode=mode, samples=1_000, progress=lambda done, _all: heard.append(done))
    assert found.rows == found.acceptability == found.standard_errors == found.wins == ()
    assert found.expected_ranks == found.central_weights == ()
    assert heard == []


@pytest.mark.parametrize("mode", MODES)
def test_a_single_option_is_always_first(mode: str) -> None:
    found = simulated(problem([[50.0, 20.0]]), mode, cells={(0, 0): (40.0, 60.0)}, samples=5_000)
    assert found.rows == (0,)
    assert found.acceptability == ((1.0,),)
    assert found.expected_ranks == (1.0,)
    assert found.wins == ((0.0,),)
    assert found.central_weights == (pytest.approx(found.mean_weights),)
