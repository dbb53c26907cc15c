"""Options that no weights can put first, against cases with a known answer and against a search over many weights."""

from collections.abc import Iterator, Sequence
from math import fsum, inf

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.problems import numbers
from integration_appraisal.engine.optimality import never_lead, widest_lead
from integration_appraisal.engine.ranks import SAME
from support import EXAMPLES

Cells = Sequence[Sequence[float]]

STEPS = 24


def _grid(width: int, steps: int = STEPS) -> Iterator[tuple[int, ...]]:
    """All ways to share out that many steps among the criteria."""
    if width == 1:
        yield (steps,)
        return
    for first in range(steps + 1):
        for rest in _grid(width - 1, steps - first):
            yield (first, *rest)


def _searched(cells: Cells, losses: Sequence[float], row: int) -> float:
    """The widest lead that a search over the grid finds, over rivals that differ by more than what counts as equal."""
    rows = [(*own, loss) for own, loss in zip(cells, losses, strict=True)]
    rivals = [
        other for other, own in enumerate(rows) if any(abs(a - b) > SAME for a, b in zip(own, rows[row], strict=True))
    ]
    best = -inf
    for counts in _grid(len(cells[0])):
        values = [
            fsum(count / STEPS * cell for count, cell in zip(counts, own, strict=True)) - loss
            for own, loss in zip(cells, losses, strict=True)
        ]
        best = max(best, min((values[row] - values[other] for other in rivals), default=inf))
    return best


@pytest.mark.parametrize(
    ("cells", "losses", "row", "expected"),
    [
        pytest.param([[0, 100], [100, 0], [60, 60]], [0, 0, 0], 2, 10, id="over the middle of two others"),
        pytest.param([[0, 100], [100, 0], [50, 50]], [0, 0, 0], 2, 0, id="just the middle of two others"),
        pytest.param([[0, 100], [100, 0], [49, 49]], [0, 0, 0], 2, -1, id="under the middle, yet above each in turn"),
        pytest.param([[0, 100], [100, 0], [60, 60]], [0, 0, 8], 2, 2, id="what it loses is taken off"),
        pytest.param([[0, 100], [100, 0], [50, 50]], [4, 6, 0], 2, 5, id="what rivals lose counts for it"),
        pytest.param([[70, 20], [60, 20]], [0, 0], 0, 10, id="better on one criterion and equal on the other"),
        pytest.param([[70, 20], [60, 20]], [0, 0], 1, 0, id="at best equal"),
        pytest.param([[70, 20], [60, 10]], [0, 0], 1, -10, id="worse throughout"),
        pytest.param([[70, 20], [70, 20], [60, 30]], [0, 0, 0], 0, 10, id="a twin is no rival"),
        pytest.param([[70, 20], [70, 20]], [0, 1], 1, -1, id="a twin that loses less is one"),
        pytest.param([[70, 20], [70, 20]], [0, 0], 0, inf, id="nothing but twins"),
        pytest.param([[70, 20]], [0], 0, inf, id="alone"),
    ],
)
def test_the_widest_lead_where_it_is_known(cells: Cells, losses: list[float], row: int, expected: float) -> None:
    assert widest_lead(cells, losses, row, range(len(cells))) == pytest.approx(expected, abs=1e-9)


def test_a_rival_that_differs_by_less_than_what_counts_as_equal_is_a_twin() -> None:
    assert widest_lead([[0.0, 1e-147], [0.0, 0.0]], [0, 0], 0, range(2)) == inf


def test_rivals_that_are_ruled_out_do_not_count() -> None:
    cells = [[0, 100], [100, 0], [49, 49]]
    assert never_lead(cells, [0, 0, 0], range(3)) == (2,)
    assert never_lead(cells, [0, 0, 0], [0, 2]) == ()


def test_a_lead_as_small_as_what_counts_as_equal_is_none() -> None:
    assert never_lead([[70, 20], [60, 20 + 5e-10]], [0, 0], range(2)) == (1,)
    assert never_lead([[70, 20], [60, 20 + 1e-6]], [0, 0], range(2)) == ()


@st.composite
def _tables(draw: st.DrawFn) -> tuple[Cells, list[float]]:
    width, height = draw(st.integers(1, 3)), draw(st.integers(2, 5))
    row = st.lists(numbers(0, 100) | st.sampled_from([0.0, 50.0, 100.0]), min_size=width, max_size=width)
    cells = draw(st.lists(row, min_size=height, max_size=height))
    return cells, draw(st.lists(st.just(0.0) | numbers(0, 60), min_size=height, max_size=height))


@EXAMPLES
@given(_tables())
def test_a_search_over_many_weights_finds_nothing_better_and_comes_near(table: tuple[Cells, list[float]]) -> None:
    cells, losses = table
    width = len(cells[0])
    # Weights on the grid are at most 2 (width - 1) steps off in all; a step moves a lead by up to 100 points of it.
    coarse = 100 * 2 * (width - 1) / STEPS
    for row in range(len(cells)):
        searched = _searched(cells, losses, row)
        found = widest_lead(cells, losses, row, range(len(cells)))
        assert searched - 1e-7 <= found
        assert found <= searched + coarse or searched == found == inf


@EXAMPLES
@given(_tables())
def test_the_order_of_options_changes_nothing(table: tuple[Cells, list[float]]) -> None:
    cells, losses = table
    rows = range(len(cells))
    there = [widest_lead(cells, losses, row, rows) for row in rows]
    back = [widest_lead(cells[::-1], losses[::-1], row, rows) for row in rows]
    assert there == pytest.approx(back[::-1], abs=1e-7)
