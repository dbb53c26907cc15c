"""Shares in a move: games with a known answer, and the definition followed through every order."""

from collections.abc import Sequence
from fractions import Fraction
from itertools import permutations
from math import ulp

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.problems import numbers
from integration_appraisal.engine.shapley import MOST_CHANGES, shapley
from support import EXAMPLES

Game = Sequence[tuple[float, ...]]  # numbers by set of changes, one bit each

# A left glove (bit 0) and two right ones: only a pair is worth anything.
GLOVES = (0, 0, 0, 1, 0, 1, 0, 1)
# Votes of 3, 2, 1 and 1 where 4 carry: what a vote counts for is not in proportion to it.
VOTES = tuple(float(sum(vote for bit, vote in enumerate((3, 2, 1, 1)) if made >> bit & 1) >= 4) for made in range(16))


@pytest.mark.parametrize(
    ("worth", "expected"),
    [
        pytest.param((7,), (), id="without changes nothing moves"),
        pytest.param((7, 12), (5,), id="one change makes the whole move"),
        pytest.param((7, 7), (0,), id="or none at all"),
        pytest.param((0, 3, -5, -2), (3, -5), id="two apart from one another"),
        pytest.param((0, 0, 0, 8), (4, 4), id="two that only act together share alike"),
        pytest.param((10, 16, 12, 24), (9, 5), id="what two add together is split evenly"),
        pytest.param((0, 6, 6, 6), (3, 3), id="either of two is enough"),
        pytest.param(GLOVES, (2 / 3, 1 / 6, 1 / 6), id="gloves"),
        pytest.param(VOTES, (1 / 2, 1 / 6, 1 / 6, 1 / 6), id="votes"),
    ],
)
def test_shares_are_those_that_are_known(worth: Sequence[float], expected: Sequence[float]) -> None:
    changes = len(worth).bit_length() - 1
    assert shapley(changes, lambda made: (worth[made],)) == [(share,) for share in expected]


def test_each_number_is_shared_out_by_itself() -> None:
    worth = ((0.0, 1.0, 5.0), (3.0, 1.0, 5.0), (0.0, 2.0, 5.0), (3.0, 4.0, 5.0))
    assert shapley(2, lambda made: worth[made]) == [(3.0, 1.0, 0.0), (0.0, 2.0, 0.0)]


def test_rounding_in_between_loses_nothing() -> None:
    """In floats 1e17 + 1 is 1e17, and what the second change adds to it would be lost."""
    worth = (0.0, 1e17, 1.0, 1e17)
    assert shapley(2, lambda made: (worth[made],)) == [(1e17 - 0.5,), (0.5,)]


def test_more_than_12_changes_are_refused_before_any_is_tried() -> None:
    tried: list[int] = []

    def values(made: int) -> tuple[float, ...]:
        tried.append(made)
        return (float(made.bit_count()),)

    with pytest.raises(ValueError, match="13 changes are more than 12"):
        shapley(MOST_CHANGES + 1, values)
    assert tried == []
    assert shapley(MOST_CHANGES, values) == [(1.0,)] * MOST_CHANGES
    assert sorted(tried) == list(range(1 << MOST_CHANGES)), "each set once"


@st.composite
def _games(draw: st.DrawFn) -> Game:
    changes, width = draw(st.integers(1, 4)), draw(st.integers(1, 3))
    each = st.tuples(*[numbers(-100, 100) | st.sampled_from([0.0, 50.0])] * width)
    return draw(st.lists(each, min_size=1 << changes, max_size=1 << changes))


def _shares(game: Game) -> list[tuple[float, ...]]:
    return shapley(len(game).bit_length() - 1, game.__getitem__)


def _by_definition(game: Game) -> list[tuple[Fraction, ...]]:
    """The mean of what each change adds over all orders, one order after the other."""
    changes, width = len(game).bit_length() - 1, len(game[0])
    totals = [[Fraction(0)] * width for _ in range(changes)]
    orders = list(permutations(range(changes)))
    for order in orders:
        made = 0
        for change in order:
            after = made | 1 << change
            for at in range(width):
                totals[change][at] += Fraction(game[after][at]) - Fraction(game[made][at])
            made = after
    return [tuple(total / len(orders) for total in row) for row in totals]


@EXAMPLES
@given(game=_games())
def test_shares_are_the_mean_over_all_orders_to_the_last_digit(game: Game) -> None:
    assert _shares(game) == [tuple(float(share) for share in row) for row in _by_definition(game)]


@EXAMPLES
@given(game=_games())
def test_shares_sum_to_the_whole_move(game: Game) -> None:
    for at, shares in enumerate(zip(*_shares(game), strict=True)):
        whole = Fraction(game[-1][at]) - Fraction(game[0][at])
        assert abs(sum(map(Fraction, shares)) - whole) <= sum(Fraction(ulp(share)) / 2 for share in shares)


@EXAMPLES
@given(game=_games(), data=st.data())
def test_a_change_that_never_matters_has_no_share(game: Game, data: st.DataObject) -> None:
    bit = 1 << data.draw(st.integers(0, len(game).bit_length() - 2))
    without = [game[made & ~bit] for made in range(len(game))]
    shares = _shares(without)
    assert shares[bit.bit_length() - 1] == (0.0,) * len(game[0])


@EXAMPLES
@given(game=_games())
def test_changes_that_do_the_same_have_the_same_share(game: Game) -> None:
    """The first and the last change are made to matter only by how many of the two there are."""
    last = len(game) >> 1
    alike = [game[made & ~last | 1] if made & last and not made & 1 else game[made] for made in range(len(game))]
    shares = _shares(alike)
    assert shares[0] == shares[-1]
