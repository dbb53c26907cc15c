"""What would put an option first, against another solver, a search and scoring anew.

The engine solves with HiGHS. Here GLPK does, in exact arithmetic, from a formulation of its own.
"""

from collections.abc import Iterator, Sequence
from math import fsum
from random import Random
from typing import Any

import pytest
import swiglpk as glpk
from hypothesis import given

from engine.problems import coarse, problem, problems
from integration_appraisal.engine.losses import Factor, Need
from integration_appraisal.engine.optimality import Shift
from integration_appraisal.engine.problem import Problem
from integration_appraisal.engine.scoring import Result, score
from integration_appraisal.engine.sensitivity import Sensitivity, sensitivity
from integration_appraisal.engine.stability import points_intervals, weight_intervals
from integration_appraisal.engine.switching import first_by_level, switching_values
from support import EXAMPLES
from wide import wide

Weights = Sequence[float]
Rows = Sequence[Sequence[float]]

COARSE, FINE = wide(200), wide(75)
NEXT_TO_NOTHING = 1e-9  # what counts as equal


def _found(seen: Problem) -> Sensitivity:
    return sensitivity(seen, score(seen))


# Known by hand -------------------------------------------------------------------------------------------------------

APART = ((100.0, 0.0), (0.0, 100.0))
LOSES_20 = {"factors": (Factor(3, 1, 20.0),), "needs": ((Need(0, at_least=3),), ())}


@pytest.mark.parametrize(
    ("scores", "more", "row", "expected"),
    [
        pytest.param(APART, {"given": (3, 1)}, 0, Shift(0, (0.75, 0.25)), id="first already"),
        pytest.param(APART, {"given": (3, 1)}, 1, Shift(0.25, (0.5, 0.5)), id="behind"),
        pytest.param(APART, {"given": (1, 0)}, 1, Shift(0.5, (0.5, 0.5)), id="to a criterion without weight"),
        pytest.param(APART, {"given": (3, 1)} | LOSES_20, 1, Shift(0.15, (0.6, 0.4)), id="losses stay"),
        pytest.param(APART, {"ruled_out": (True, False)}, 0, None, id="ruled out"),
        pytest.param(APART, {"must_haves": (50.0, None)}, 1, None, id="a must-have is missed"),
        pytest.param([*APART, (50, 50)], {"given": (3, 1)}, 2, Shift(0.25, (0.5, 0.5)), id="level with both at best"),
        pytest.param([*APART, (49, 49)], {}, 2, None, id="behind one or the other"),
        pytest.param([*APART, (0, 99)], {}, 2, None, id="behind one"),
        pytest.param([*APART, (0, 100)], {"given": (3, 1)}, 2, Shift(0.25, (0.5, 0.5)), id="level with a twin"),
        pytest.param([(60,), (60,)], {}, 1, Shift(0, (1,)), id="twins"),
        pytest.param([(60,), (50,)], {}, 1, None, id="no other criterion"),
        # A part moved from the first criterion to the third gains twice what one from the second does.
        pytest.param(
            [(100, 50, 0), (0, 50, 100)], {"given": (5, 3, 2)}, 1, Shift(0.15, (0.35, 0.3, 0.35)), id="the shortest way"
        ),
    ],
)
def test_the_least_shift_is_the_one_worked_out_by_hand(
    scores: Rows, more: dict[str, Any], row: int, expected: Shift | None
) -> None:
    found = _found(problem(scores, **more)).to_lead[row]
    if expected is None or found is None:
        assert found == expected
    else:
        assert found.moved == pytest.approx(expected.moved, abs=1e-8)
        assert found.weights == pytest.approx(expected.weights, abs=1e-8)


def test_the_shift_starts_from_the_weights_after_emphasis() -> None:
    seen = problem(APART, method="catalogue", given=(1.0, 1.0), factors=(Factor(3, 3, emphasises={0: 2.0}),))
    shift = _found(seen).to_lead[1]
    assert shift is not None
    assert shift.moved == pytest.approx(1 / 6)


@pytest.mark.parametrize(
    ("scores", "more", "expected"),
    [
        pytest.param([*APART, (49, 49)], {}, (2,), id="under the middle of two others"),
        pytest.param([*APART, (50, 50)], {}, (2,), id="just the middle"),
        pytest.param([*APART, (51, 51)], {}, (), id="over the middle"),
        pytest.param([*APART, (0, 100)], {}, (), id="a twin does not stand in the way"),
        pytest.param([*APART, (60, 60)], {"ruled_out": (False, False, True)}, (), id="the ruled out are not asked"),
        pytest.param([(60, 0), (100, 0)], LOSES_20, (0,), id="a loss at any weights"),
    ],
)
def test_some_options_never_lead(scores: Rows, more: dict[str, Any], expected: tuple[int, ...]) -> None:
    assert _found(problem(scores, **more)).never_lead == expected


def test_all_parts_are_those_of_their_own_modules() -> None:
    seen = coarse(Random(3))
    result, found = score(seen), _found(seen)
    assert found.weights == weight_intervals(result)
    assert found.points == points_intervals(seen, result)
    assert found.levels == first_by_level(seen, result)
    assert found.scores == switching_values(seen, result)


# Random problems, against GLPK ---------------------------------------------------------------------------------------

glpk.glp_term_out(glpk.GLP_OFF)


def _most(gains: Weights, rows: Sequence[tuple[Weights, float]], width: int) -> float | None:
    """The most that ``gains · x`` can be where all rows are at or above their limits; None where they can't be.

    The first ``width`` columns are weights, which sum to 1. All columns are at or above zero.
    """
    columns, model = len(gains), glpk.glp_create_prob()
    glpk.glp_set_obj_dir(model, glpk.GLP_MAX)
    glpk.glp_add_cols(model, columns)
    for column, gain in enumerate(gains, start=1):
        glpk.glp_set_col_bnds(model, column, glpk.GLP_LO, 0.0, 0.0)
        glpk.glp_set_obj_coef(model, column, gain)
    glpk.glp_add_rows(model, len(rows) + 1)
    places, numbers = glpk.intArray(columns + 1), glpk.doubleArray(columns + 1)
    whole = [1.0] * width + [0.0] * (columns - width)
    for row, (factors, limit) in enumerate([(whole, 1.0), *rows], start=1):
        glpk.glp_set_row_bnds(model, row, glpk.GLP_FX if row == 1 else glpk.GLP_LO, limit, limit)
        for column, factor in enumerate(factors, start=1):
            places[column], numbers[column] = column, factor
        glpk.glp_set_mat_row(model, row, columns, places, numbers)
    assert glpk.glp_exact(model, None) == 0
    status, most = glpk.glp_get_status(model), glpk.glp_get_obj_val(model)
    glpk.glp_delete_prob(model)
    assert status in (glpk.GLP_OPT, glpk.GLP_NOFEAS)
    return float(most) if status == glpk.GLP_OPT else None


class _Option:
    """An option beside its rivals: what it gains over each by criterion, and what it loses more than each."""

    def __init__(self, result: Result, row: int) -> None:
        losses = [fsum(lost.values()) for lost in result.losses]
        self.weights = result.weights.shares
        self.rivals = [
            ([a - b for a, b in zip(result.cells[row], result.cells[other], strict=True)], losses[row] - losses[other])
            for other in result.contenders
        ]

    def ahead(self, weights: Weights) -> float:
        """The points between it and the best of all, itself included; below zero where it is behind."""
        return min(fsum(w * gain for w, gain in zip(weights, gains, strict=True)) - more for gains, more in self.rivals)

    def least_shift(self) -> float | None:
        """Columns are the weights, and by how much each has moved at least."""
        width = len(self.weights)
        rows: list[tuple[Weights, float]] = [
            ([*gains, *[0.0] * width], more - NEXT_TO_NOTHING) for gains, more in self.rivals
        ]
        for column, own in enumerate(self.weights):
            one = [float(other == column) for other in range(width)]
            rows += [([*(-part for part in one), *one], -own), ([*one, *one], own)]
        most = _most([0.0] * width + [-0.5] * width, rows, width)
        return None if most is None else -most

    def leads(self) -> bool:
        """Whether some weights put it ahead of all that differ. The last column is its lead, from a floor up."""
        width, floor = len(self.weights), -1e4
        differ = [(gains, more) for gains, more in self.rivals if any(abs(part) > 1e-9 for part in (*gains, more))]
        rows = [([*gains, -1.0], more + floor) for gains, more in differ]
        most = _most([0.0] * width + [1.0], rows, width) if differ else None
        return not differ or (most is not None and most + floor > 1e-9)


def _any_weights(draw: Random, width: int) -> tuple[float, ...]:
    """Anywhere, corners and sides included."""
    drawn = [draw.expovariate(1) * draw.choice((0, 1, 1)) for _ in range(width)]
    drawn[draw.randrange(width)] += 1e-3
    return tuple(own / fsum(drawn) for own in drawn)


def _moved(weights: Weights, others: Weights) -> float:
    return fsum(abs(a - b) for a, b in zip(weights, others, strict=True)) / 2


def _towards(weights: Weights, others: Weights, part: float) -> tuple[float, ...]:
    return tuple(a + part * (b - a) for a, b in zip(weights, others, strict=True))


def _nearer(draw: Random, weights: Weights, shift: Shift) -> Iterator[tuple[float, ...]]:
    """Weights that need a little less than a shift: in any direction, and in nearly its own."""
    for nearly in (0.0, 0.0, 0.9, 0.99, 1.0):
        aim = _towards(_any_weights(draw, len(weights)), shift.weights, nearly)
        away = _moved(weights, aim)
        if away > 0:
            yield _towards(weights, aim, min(1.0, 0.999 * shift.moved / away))


def _fine(draw: Random) -> Problem:
    """Larger than the coarse ones, and with numbers that never meet by chance."""
    width, height = draw.randint(2, 8), draw.randint(2, 9)
    return problem(
        [[draw.uniform(0, 100) for _ in range(width)] for _ in range(height)],
        given=_any_weights(draw, width),
        factors=(Factor(2, 1, draw.uniform(0, 30)),),
        needs=tuple((Need(0, at_least=2),) if draw.random() < 0.3 else () for _ in range(height)),
    )


def _drawn(draw: Random) -> Iterator[tuple[Problem, Result]]:
    for make in (coarse,) * COARSE + (_fine,) * FINE:
        seen = make(draw)
        yield seen, score(seen)


@pytest.mark.slow
def test_the_least_shift_puts_an_option_first_and_no_less_does() -> None:
    draw, shifts, none = Random(31), 0, 0
    for seen, result in _drawn(draw):
        weights = result.weights.shares
        for row, shift in enumerate(sensitivity(seen, result).to_lead):
            if row not in result.contenders:
                assert shift is None
                continue
            option = _Option(result, row)
            least = option.least_shift()
            if shift is None:
                none += 1
                assert least is None
                assert all(option.ahead(_any_weights(draw, len(weights))) < 0 for _ in range(5))
                continue
            assert min(shift.weights) >= 0
            assert fsum(shift.weights) == pytest.approx(1)
            assert row in score(seen._replace(method="points", given=shift.weights)).lead.first
            assert shift.moved == pytest.approx(_moved(shift.weights, weights), abs=1e-12)
            assert shift.moved == pytest.approx(least, abs=1e-7)
            if row in result.lead.first:
                assert shift == Shift(0.0, weights)
            else:
                shifts += 1
                assert all(option.ahead(nearer) < 0 for nearer in _nearer(draw, weights, shift))
    assert shifts > wide(250)
    assert none > wide(250)


@pytest.mark.slow
def test_the_options_that_never_lead_are_those_another_solver_finds() -> None:
    draw, never, ever = Random(32), 0, 0
    for seen, result in _drawn(draw):
        expected = tuple(row for row in result.contenders if not _Option(result, row).leads())
        assert sensitivity(seen, result).never_lead == expected
        never, ever = never + len(expected), ever + len(result.contenders) - len(expected)
    assert never > wide(250)
    assert ever > wide(250)


@EXAMPLES
@given(seen=problems())
def test_the_least_shift_puts_an_option_first_whatever_the_numbers(seen: Problem) -> None:
    found = _found(seen)
    for row, shift in enumerate(found.to_lead):
        if shift is not None:
            assert row in score(seen._replace(method="points", given=shift.weights)).lead.first
        elif row in score(seen).contenders:
            assert row in found.never_lead
