"""What criteria do in a table of values."""

from random import Random
from statistics import fmean

import numpy as np
import pytest

from integration_appraisal.engine.effective import EffectiveWeight, effective_number, effective_weights


def table(draw: Random, options: int, criteria: int) -> list[list[float]]:
    """Values that have nothing to do with each other."""
    return [[draw.gauss(50, 10) for _ in range(criteria)] for _ in range(options)]


def test_an_effective_weight_is_weight_times_range_used() -> None:
    cells = [[0.0, 50.0, 20.0], [100.0, 60.0, 20.0], [30.0, 40.0, 20.0]]
    assert effective_weights([0.2, 0.5, 0.3], cells) == (
        EffectiveWeight(0.2, 100.0, pytest.approx(2 / 3)),
        EffectiveWeight(0.5, 20.0, pytest.approx(1 / 3)),
        EffectiveWeight(0.3, 0.0, 0.0),
    )


@pytest.mark.parametrize(
    ("weights", "cells"), [([1.0], [[40.0], [40.0]]), ([1.0], [[40.0]]), ([1.0, 0.0], [[4.0, 1.0], [4.0, 9.0]])]
)
def test_there_is_none_where_no_criterion_with_weight_tells_options_apart(
    weights: list[float], cells: list[list[float]]
) -> None:
    assert {own.effective for own in effective_weights(weights, cells)} == {None}


def test_the_effective_number_is_that_of_the_eigenvalues() -> None:
    draw = Random(4)
    for _ in range(300):
        cells = table(draw, draw.randint(2, 8), draw.randint(1, 10))
        for row in cells[1:]:
            row[0] = cells[0][0] if draw.random() < 0.3 and len(row) > 1 else row[0]
        varied = [column for column in zip(*cells, strict=True) if max(column) > min(column)]
        values = np.linalg.eigvalsh(np.atleast_2d(np.corrcoef(varied)))
        found = effective_number(cells)
        assert found is not None
        assert found.criteria == len(varied)
        assert found.number == pytest.approx(values.sum() ** 2 / (values**2).sum())


def test_criteria_that_say_the_same_count_once_and_others_each() -> None:
    same = effective_number([[0.0, 10.0, 90.0], [50.0, 20.0, 80.0], [100.0, 30.0, 70.0]])
    assert same is not None
    assert same.number == pytest.approx(1)
    apart = effective_number([[0.0, 0.0], [0.0, 9.0], [80.0, 0.0], [80.0, 9.0]])
    assert apart is not None
    assert apart.number == pytest.approx(2)


@pytest.mark.parametrize(("options", "criteria"), [(6, 10), (4, 3), (12, 8)])
def test_by_chance_is_what_unrelated_columns_come_to(options: int, criteria: int) -> None:
    draw = Random(5)
    found = [effective_number(table(draw, options, criteria)) for _ in range(800)]
    squares = fmean(own.criteria**2 / own.number for own in found if own)  # its mean is exact; that of its inverse near
    assert squares == pytest.approx(criteria**2 / found[0].by_chance if found[0] else 0, rel=0.02)
    if (options, criteria) == (6, 10):
        assert found[0] is not None
        assert found[0].by_chance == pytest.approx(3.571, abs=0.001)


@pytest.mark.parametrize("cells", [[[40.0, 40.0]], [[40.0], [40.0]]])
def test_there_is_no_number_where_no_criterion_tells_options_apart(cells: list[list[float]]) -> None:
    assert effective_number(cells) is None
