"""Bands of needs that move: cases known by hand, and random ones in which every band is scored anew."""

from random import Random
from typing import Any

import pytest

from engine.problems import entangled, problem, varied
from integration_appraisal.engine.bands import Shifted, band_switches, bands_together
from integration_appraisal.engine.losses import Factor, Need, Ready
from integration_appraisal.engine.problem import Problem
from integration_appraisal.engine.scoring import Result, score
from wide import wide


def _relying(values: tuple[float, ...], *needs: tuple[Need, ...], factor: Factor) -> Problem:
    return problem([[value] for value in values], factors=(factor,), needs=needs)


def _at(seen: Problem) -> list[tuple[int, str, int | None, tuple[int, ...] | None]]:
    return [
        (own.row, own.end, own.at, None if own.then is None else own.then.first)
        for own in band_switches(seen, score(seen))
    ]


# Known by hand -------------------------------------------------------------------------------------------------------


def test_a_band_that_asks_for_more_costs_the_leader_its_place() -> None:
    """Five points a level: 70 against 62 holds one level further up, and not two."""
    seen = _relying((70, 62), (Need(0, at_least=3),), (), factor=Factor(5, 3, 20.0))
    assert _at(seen) == [(0, "at_least", 5, (1,))]


def test_a_band_that_asks_for_less_brings_a_rival_in_front() -> None:
    seen = _relying((62, 70), (), (Need(0, at_most=1),), factor=Factor(5, 4, 20.0))
    assert _at(seen) == [(1, "at_most", 3, (1,))]


def test_a_tie_is_another_answer_and_the_lower_of_two_levels_is_taken() -> None:
    seen = _relying((70, 65), (Need(0, at_least=2, at_most=3),), (), factor=Factor(5, 3, 20.0))
    assert _at(seen) == [(0, "at_least", None, None), (0, "at_most", 2, (0, 1))]
    tie = _relying((70, 60), (Need(0, at_least=3),), (), factor=Factor(5, 1, 20.0))
    assert _at(tie) == [(0, "at_least", 2, (0,))]


@pytest.mark.parametrize(
    "need",
    [
        pytest.param(Need(0, at_least=3, firm=True), id="firm"),
        pytest.param(Need(0), id="no end"),
    ],
)
def test_what_nothing_moves_is_left_out(need: Need) -> None:
    assert _at(_relying((70, 62), (need,), (), factor=Factor(5, 3, 20.0))) == []


def test_a_level_not_given_costs_nothing_whatever_the_band() -> None:
    assert _at(_relying((70, 62), (Need(0, at_least=3),), (), factor=Factor(5, None, 20.0))) == [
        (0, "at_least", None, None)
    ]


def test_a_band_stays_one_that_can_be_met_and_missed() -> None:
    """With no need left the second would lead; but a band that every level meets is none."""
    seen = _relying((70, 72), (), (Need(0, at_least=2),), factor=Factor(3, 1, 20.0))
    assert _at(seen) == [(1, "at_least", None, None)]
    assert [own.then.first for own in bands_together(seen, score(seen))] == [(0,)] * 6


def test_whether_the_first_is_then_ready_follows_the_moved_band() -> None:
    seen = _relying((62, 70), (), (Need(0, at_least=3, essential=True),), factor=Factor(3, 2, 20.0))
    (own,) = band_switches(seen, score(seen))
    assert own.then is not None
    assert (own.at, own.then.first, own.then.ready) == (2, (1,), (Ready.YES, Ready.YES))


def test_bands_together_move_by_whose_they_are() -> None:
    needs = (Need(0, at_least=3),), (Need(0, at_least=4),)
    seen = _relying((70, 71), *needs, factor=Factor(5, 3, 20.0))
    found = {(own.whose, own.how): own.then.first for own in bands_together(seen, score(seen))}
    assert found == {
        ("all", "looser"): (1,),
        ("all", "stricter"): (0,),
        ("first", "looser"): (0,),
        ("first", "stricter"): (1,),
        ("rivals", "looser"): (1,),
        ("rivals", "stricter"): (0,),
    }


# Random problems, scored anew ----------------------------------------------------------------------------------------


def _allowed(need: Need, levels: int) -> bool:
    met = [need.gap(level) == 0 for level in range(1, levels + 1)]
    return any(met) and not all(met)


def _scored_with(seen: Problem, row: int, need: Need, moved: Need) -> Result:
    needs = tuple(
        tuple(moved if at == row and own is need else own for own in of_row) for at, of_row in enumerate(seen.needs)
    )
    return score(seen._replace(needs=needs))


def _expected(seen: Problem, row: int, need: Need, end: str) -> tuple[int, Result] | None:
    """All levels, the nearest first; None where first place never changes."""
    now, levels = getattr(need, end), seen.factors[need.factor].levels
    first = score(seen).lead.first
    for level in sorted(range(1, levels + 1), key=lambda level: (abs(level - now), level)):
        changed: dict[str, Any] = {end: level}
        moved = need._replace(**changed)
        if _allowed(moved, levels) and (result := _scored_with(seen, row, need, moved)).lead.first != first:
            return level, result
    return None


def _hold_bands(cases: int) -> tuple[int, int]:
    draw, changes, ends = Random(41), 0, 0
    for case in range(cases):
        seen, _ranges = (varied, entangled)[case % 2](draw)
        asked = [
            (row, need, end)
            for row, needs in enumerate(seen.needs)
            for need in needs
            for end in ("at_least", "at_most")
            if getattr(need, end) is not None and not need.firm
        ]
        found = band_switches(seen, score(seen))
        assert [(own.row, own.factor, own.end, own.now) for own in found] == [
            (row, need.factor, end, getattr(need, end)) for row, need, end in asked
        ]
        for own, (row, need, end) in zip(found, asked, strict=True):
            expected = _expected(seen, row, need, end)
            if expected is None:
                assert (own.at, own.then) == (None, None)
            else:
                level, result = expected
                assert (own.at, own.then) == (level, (result.lead.first, result.ready))
            changes, ends = changes + (expected is not None), ends + 1
    return changes, ends


def test_bands_change_first_place_where_scoring_anew_shows() -> None:
    changes, ends = _hold_bands(150)
    assert changes > 30
    assert ends > 300


@pytest.mark.slow
def test_bands_change_first_place_where_scoring_thousands_anew_shows() -> None:
    changes, ends = _hold_bands(wide(800))
    assert changes > wide(200)
    assert ends > wide(2_000)


def _one_level(need: Need, levels: int, how: str) -> Need:
    """By trying: the bands whose ends are at most one level further out (or in) and on the scale."""
    by = -1 if how == "looser" else 1
    least = need.at_least and sorted((1, need.at_least + by, levels))[1]
    most = need.at_most and sorted((1, need.at_most - by, levels))[1]
    moved = need._replace(at_least=least, at_most=most)
    return moved if _allowed(moved, levels) and not need.firm else need


def test_bands_together_are_scored_as_if_they_stood_in_the_file() -> None:
    draw, changes = Random(42), 0
    for case in range(wide(250)):
        seen, _ranges = (varied, entangled)[case % 2](draw)
        result = score(seen)
        expected = []
        for whose in ("all", "first", "rivals"):
            for how in ("looser", "stricter"):
                moving = [
                    whose == "all" or (row in result.lead.first) == (whose == "first") for row in range(len(seen.needs))
                ]
                needs = tuple(
                    tuple(_one_level(need, seen.factors[need.factor].levels, how) if moves else need for need in own)
                    for own, moves in zip(seen.needs, moving, strict=True)
                )
                anew = score(seen._replace(needs=needs))
                expected.append((whose, how, (anew.lead.first, anew.ready)))
                changes += anew.lead.first != result.lead.first
        found: tuple[Shifted, ...] = bands_together(seen, result)
        assert [tuple(own) for own in found] == expected
    assert changes > wide(30)
