"""Cost beside value: textbook cases, ranges, and the price at which each option on the frontier is the best."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from integration_appraisal.engine.frontier import BesideCost, Cost, Extra, Limit, Standing, beside_cost, ladder
from support import EXAMPLES

FRONTIER, EXTENDED, DOMINATED, OUT = Standing.FRONTIER, Standing.EXTENDED, Standing.DOMINATED, Standing.OUT
Values = Sequence[float]
Stands = tuple[Standing, tuple[int, ...]]

# What options give, and their costs: 10 more buy 20 points, and 30 more after that 40. The third lies under that line.
LADDER = ((0, 0), (20, 10), (30, 30), (60, 40))


def _certain(totals: Sequence[float]) -> dict[int, Cost]:
    return {row: Cost(total, total, total) for row, total in enumerate(totals)}


def _placed(values: Values, costs: Mapping[int, Cost], baseline: int = 0) -> tuple[BesideCost[int], ...]:
    return beside_cost(values, costs, range(len(values)), baseline)


# Where options stand -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        pytest.param(((50, 10),), [(FRONTIER, ())], id="alone"),
        pytest.param(((50, 10), (60, 20)), [(FRONTIER, ()), (FRONTIER, ())], id="more for more"),
        pytest.param(((50, 20), (60, 10)), [(DOMINATED, (1,)), (FRONTIER, ())], id="less for more"),
        pytest.param(((50, 20), (50, 10)), [(DOMINATED, (1,)), (FRONTIER, ())], id="as much for more"),
        pytest.param(((50, 10), (60, 10)), [(DOMINATED, (1,)), (FRONTIER, ())], id="less for as much"),
        pytest.param(((50, 10), (50, 10)), [(FRONTIER, ()), (FRONTIER, ())], id="twins leave one another be"),
        pytest.param(
            ((50, 20), (50, 20), (60, 10)), [(DOMINATED, (2,)), (DOMINATED, (2,)), (FRONTIER, ())], id="dominated twins"
        ),
        pytest.param(
            ((50, 20), (60, 10), (70, 20)), [(DOMINATED, (1, 2)), (FRONTIER, ()), (FRONTIER, ())], id="dominated by two"
        ),
        pytest.param(
            ((50, 20), (50 - 5e-10, 10)), [(DOMINATED, (1,)), (FRONTIER, ())], id="as good as equal is as much"
        ),
        pytest.param(((50, 10), (50 - 5e-10, 10)), [(FRONTIER, ()), (FRONTIER, ())], id="and is not less"),
        pytest.param(
            LADDER, [(FRONTIER, ()), (FRONTIER, ()), (EXTENDED, (1, 3)), (FRONTIER, ())], id="a mix of two dominates"
        ),
        pytest.param(((0, 0), (50, 50), (100, 100)), [(FRONTIER, ())] * 3, id="just on the line between two"),
        pytest.param(
            ((0, 0), (10, 20), (30, 30), (100, 40)),
            [(FRONTIER, ()), (EXTENDED, (0, 3)), (EXTENDED, (0, 3)), (FRONTIER, ())],
            id="two under one line",
        ),
        pytest.param(
            ((0, 0), (40, 10), (45, 20), (70, 30), (71, 60)),
            [(FRONTIER, ()), (FRONTIER, ()), (EXTENDED, (1, 3)), (FRONTIER, ()), (FRONTIER, ())],
            id="of all mixes the one that gives most",
        ),
        pytest.param(
            ((0, 0), (20, 25), (30, 20), (100, 40)),
            [(FRONTIER, ()), (DOMINATED, (2,)), (EXTENDED, (0, 3)), (FRONTIER, ())],
            id="dominated outright by one that a mix dominates",
        ),
        pytest.param(
            tuple((value, cost - 100) for value, cost in LADDER),
            [(FRONTIER, ()), (FRONTIER, ()), (EXTENDED, (1, 3)), (FRONTIER, ())],
            id="costs below zero",
        ),
    ],
)
def test_an_option_stands_where_the_textbook_puts_it(
    table: Sequence[tuple[float, float]], expected: list[Stands]
) -> None:
    placed = _placed([value for value, _ in table], _certain([cost for _, cost in table]))
    assert [(own.standing, own.by) for own in placed] == expected


def test_only_options_with_a_cost_that_are_not_ruled_out_stand_anywhere() -> None:
    costs = _certain([20, 10, 5])
    costs.pop(1)
    placed = beside_cost([50, 60, 70], costs, [0, 1], baseline=0)
    assert [(own.standing, own.by) for own in placed] == [(FRONTIER, ()), (OUT, ()), (OUT, ())]


def test_without_costs_nothing_stands() -> None:
    assert _placed([50, 60], {}) == (BesideCost(OUT, (), certain=True, extra=None),) * 2


# Ranges --------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("values", "costs", "expected"),
    [
        pytest.param((50, 60), ((20, 15, 25), (10, 5, 14)), [(DOMINATED, True), (FRONTIER, True)], id="apart"),
        pytest.param(
            (50, 60), ((20, 15, 25), (10, 5, 15)), [(DOMINATED, True), (FRONTIER, True)], id="meet at one end"
        ),
        pytest.param(
            (50, 50), ((20, 15, 25), (10, 5, 15)), [(DOMINATED, False), (FRONTIER, True)], id="worth the same"
        ),
        pytest.param((50, 60), ((20, 15, 25), (10, 5, 16)), [(DOMINATED, False), (FRONTIER, True)], id="overlap"),
        pytest.param((50, 60), ((10, 5, 15), (20, 16, 25)), [(FRONTIER, True), (FRONTIER, True)], id="surely cheaper"),
        pytest.param(
            (50, 60), ((10, 5, 15), (20, 15, 25)), [(FRONTIER, False), (FRONTIER, True)], id="maybe no cheaper"
        ),
        pytest.param((50, 50), ((10, 5, 15), (10, 5, 15)), [(FRONTIER, False), (FRONTIER, False)], id="either may win"),
        pytest.param((50, 50), ((10, 10, 10), (10, 10, 10)), [(FRONTIER, True), (FRONTIER, True)], id="neither can"),
        pytest.param(
            (50, 60, 70),
            ((20, 18, 25), (10, 5, 20), (17, 16, 17)),
            [(DOMINATED, True), (FRONTIER, False), (FRONTIER, True)],
            id="one of several dominators always does",
        ),
    ],
)
def test_a_standing_is_certain_where_no_cost_in_range_changes_it(
    values: Values, costs: Sequence[tuple[float, float, float]], expected: list[tuple[Standing, bool]]
) -> None:
    placed = _placed(values, {row: Cost(*own) for row, own in enumerate(costs)})
    assert [(own.standing, own.certain) for own in placed] == expected


def test_without_ranges_every_standing_is_certain() -> None:
    values, totals = zip(*LADDER, (10, 50), strict=True)
    assert [own.certain for own in _placed(values, _certain(totals))] == [True] * 5


# Over the baseline ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("values", "costs", "expected"),
    [
        pytest.param(
            (50, 60),
            ((100, 90, 120), (150, 140, 170)),
            Extra(50, 20, 80, 10, 10 / 50, 10 / 80, 10 / 20),
            id="more for more",
        ),
        pytest.param(
            (50, 60),
            ((100, 90, 120), (125, 120, 130)),
            Extra(25, 0, 40, 10, 10 / 25, 10 / 40, None),
            id="the extra cost may be nothing",
        ),
        pytest.param(
            (50, 60),
            ((100, 100, 100), (80, 70, 90)),
            Extra(-20, -30, -10, 10, None, None, None),
            id="cheaper than the baseline",
        ),
        pytest.param(
            (50, 60), ((100, 100, 100), (100, 100, 100)), Extra(0, 0, 0, 10, None, None, None), id="for as much"
        ),
        pytest.param(
            (50, 40), ((100, 100, 100), (150, 150, 150)), Extra(50, 50, 50, -10, None, None, None), id="less for more"
        ),
        pytest.param(
            (50, 50), ((100, 100, 100), (150, 150, 150)), Extra(50, 50, 50, 0, None, None, None), id="nothing for more"
        ),
        pytest.param(
            (50, 60),
            ((-100, -110, -90), (-60, -70, -50)),
            Extra(40, 20, 60, 10, 10 / 40, 10 / 60, 10 / 20),
            id="both save money",
        ),
        pytest.param(
            (50, 60), ((10, 10, 10), (-30, -30, -30)), Extra(-40, -40, -40, 10, None, None, None), id="one saves money"
        ),
    ],
)
def test_extra_points_and_costs_over_the_baseline(
    values: Values, costs: Sequence[tuple[float, float, float]], expected: Extra
) -> None:
    baseline, option = _placed(values, {row: Cost(*own) for row, own in enumerate(costs)})
    assert baseline.extra is None
    assert option.extra == expected


def test_nothing_is_extra_where_either_has_no_cost() -> None:
    assert [own.extra for own in _placed([50, 60, 70], {1: Cost(5, 5, 5), 2: Cost(9, 9, 9)})] == [None] * 3
    assert [own.extra for own in _placed([50, 60], {0: Cost(5, 5, 5)})] == [None] * 2


def test_the_baseline_is_the_comparator_and_the_ruled_out_are_compared() -> None:
    placed = beside_cost([50, 60, 70], _certain([10, 20, 40]), [1], baseline=0)
    assert placed[0] == BesideCost(OUT, (), certain=True, extra=None)
    assert placed[1].extra == Extra(10, 10, 10, 10, 1, 1, 1)
    assert placed[2] == BesideCost(OUT, (), certain=True, extra=Extra(30, 30, 30, 20, 2 / 3, 2 / 3, 2 / 3))


# Any table -----------------------------------------------------------------------------------------------------------

Table = Sequence[tuple[int, int]]  # value and cost
TABLES = st.lists(st.tuples(st.integers(0, 12), st.integers(-6, 12)), min_size=1, max_size=8)


def _best_at_some_price(table: Table, row: int) -> bool:
    """Whether some price of a unit of cost, from nothing to all there is, makes the option the best, none cheaper."""
    value, cost = table[row]
    prices = {Fraction(a - b, c - d) for (a, c), (b, d) in combinations(table, 2) if c != d and (a - b) * (c - d) >= 0}
    net = (all(value - price * cost >= a - price * c for a, c in table) for price in prices)
    return any(net) or all((cost, -value) <= (c, -a) for a, c in table)


@EXAMPLES
@given(table=TABLES)
def test_the_frontier_is_what_some_price_makes_the_best(table: Table) -> None:
    placed = _placed([value for value, _ in table], _certain([cost for _, cost in table]))
    for row, ((value, cost), own) in enumerate(zip(table, placed, strict=True)):
        dominators = tuple(
            by for by, (a, c) in enumerate(table) if a >= value and c <= cost and (a, c) != (value, cost)
        )
        if dominators:
            assert (own.standing, own.by) == (DOMINATED, dominators)
        else:
            assert own.standing == (FRONTIER if _best_at_some_price(table, row) else EXTENDED)


@EXAMPLES
@given(table=TABLES)
def test_no_other_mix_gives_more_than_the_one_that_is_named(table: Table) -> None:
    placed = _placed([value for value, _ in table], _certain([cost for _, cost in table]))
    for (value, cost), own in zip(table, placed, strict=True):
        if own.standing == EXTENDED:
            cheap, dear = (table[by] for by in own.by)
            mixes = [_mixed(one, other, cost) for one in table for other in table if one[1] < cost < other[1]]
            assert _mixed(cheap, dear, cost) == max(mixes) > value


def _mixed(cheap: tuple[int, int], dear: tuple[int, int], cost: int) -> Fraction:
    """What so much of each gives that together they cost as much."""
    return cheap[0] + Fraction(cost - cheap[1], dear[1] - cheap[1]) * (dear[0] - cheap[0])


@EXAMPLES
@given(table=TABLES, more=st.integers(-50, 50))
def test_what_all_options_cost_more_changes_nothing(table: Table, more: int) -> None:
    values = [value for value, _ in table]
    there = _placed(values, _certain([cost for _, cost in table]))
    moved = _placed(values, _certain([cost + more for _, cost in table]))
    assert [own._replace(limit=None) for own in moved] == [own._replace(limit=None) for own in there]
    for one, other in zip(moved, there, strict=True):
        assert (one.limit and one.limit.change) == pytest.approx(other.limit and other.limit.change)


def test_a_cost_too_small_to_divide_by_has_no_rate() -> None:
    tiny = beside_cost([20, 70], {0: Cost(0, 0, 0), 1: Cost(5e-324, 5e-324, 5e-324)}, range(2), 0)[1].extra
    assert tiny is not None
    assert (tiny.points, tiny.points_per_cost) == (50, None)


# What would change the frontier ---------------------------------------------------------------------------------------


def _below(cost: float, change: float, by: tuple[int, ...]) -> Limit[int]:
    return Limit(cost, change, inclusive=False, by=by)


def _up_to(cost: float, change: float, by: tuple[int, ...]) -> Limit[int]:
    return Limit(cost, change, inclusive=True, by=by)


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        pytest.param(((50, 10),), [None], id="alone it stays at any cost"),
        pytest.param(((50, 10), (60, 20)), [_below(20, 10, (1,)), None], id="below the cost of a better one"),
        pytest.param(((50, 20), (60, 10)), [_below(10, -10, (1,)), None], id="a dominated one has to be cheaper"),
        pytest.param(
            ((50, 20), (50, 10)), [_up_to(10, -10, (1,)), _up_to(20, 10, (0,))], id="as cheap as an equal one"
        ),
        pytest.param(((50, 10), (60, 10)), [_below(10, 0, (1,)), None], id="anything less than as much"),
        pytest.param(((50, 10), (50, 10)), [_up_to(10, 0, (1,)), _up_to(10, 0, (0,))], id="twins have no room"),
        pytest.param(
            LADDER,
            [_below(10, 10, (1,)), _up_to(40 / 3, 10 / 3, (0, 3)), _up_to(17.5, -12.5, (1, 3)), None],
            id="on the line between two",
        ),
        pytest.param(
            ((0, 0), (50, 50), (100, 100)),
            [_below(50, 50, (1,)), _up_to(50, 0, (0, 2)), None],
            id="just on the line already",
        ),
    ],
)
def test_the_cost_at_which_an_option_enters_or_leaves(
    table: Sequence[tuple[float, float]], expected: Sequence[Limit[int] | None]
) -> None:
    placed = _placed([value for value, _ in table], _certain([cost for _, cost in table]))
    for own, limit in zip(placed, expected, strict=True):
        assert (own.limit is None) == (limit is None)
        if own.limit and limit:
            assert own.limit[:2] == pytest.approx(limit[:2])
            assert own.limit[2:] == limit[2:]


def test_an_option_that_is_out_has_no_such_cost_and_sets_none() -> None:
    placed = beside_cost([50, 60, 70], _certain([10, 20, 40]), [0, 2], baseline=0)
    assert placed[1].limit is None
    assert placed[0].limit == _below(40, 30, (2,))


def _on_frontier(table: Sequence[tuple[int, Fraction]], row: int) -> bool:
    value, cost = table[row]
    if any(a >= value and c <= cost and (a, c) != (value, cost) for a, c in table):
        return False
    prices = {
        Fraction(a - b) / (c - d) for (a, c), (b, d) in combinations(table, 2) if c != d and (a - b) * (c - d) > 0
    }
    return any(all(value - price * cost >= a - price * c for a, c in table) for price in (*prices, 0, *_beyond(prices)))


def _beyond(prices: set[Fraction]) -> tuple[Fraction, ...]:
    """A price above all that decide, at which the cheapest is the best."""
    return (max(prices, default=Fraction(0)) + 10**6,)


def _turns(table: Table, row: int) -> list[Fraction]:
    """The costs at which anything may change when one option's cost moves, with one before, between and after each."""
    others = [own for at, own in enumerate(table) if at != row]
    at = {Fraction(cost) for _, cost in others} | {Fraction(table[row][1])}
    for (a, c), (b, d) in combinations(others, 2):
        if a != b:
            at.add(c + Fraction(table[row][0] - a, b - a) * (d - c))
    ends = sorted(at)
    between = [(one + other) / 2 for one, other in pairwise(ends)]
    return sorted([ends[0] - 1, *ends, *between, ends[-1] + 1])


def _with_cost(table: Table, row: int, cost: Fraction) -> list[tuple[int, Fraction]]:
    return [(value, cost if at == row else Fraction(own)) for at, (value, own) in enumerate(table)]


SMALL = st.lists(st.tuples(st.integers(0, 6), st.integers(-3, 6)), min_size=1, max_size=5)


@EXAMPLES
@given(table=SMALL)
def test_no_other_cost_is_the_last_on_the_frontier(table: Table) -> None:
    placed = _placed([value for value, _ in table], _certain([cost for _, cost in table]))
    for row, own in enumerate(placed):
        turns = _turns(table, row)
        on_it = [cost for cost in turns if _on_frontier(_with_cost(table, row, cost), row)]
        assert on_it == turns[: len(on_it)]  # a dearer option is never better placed
        if len(on_it) == len(turns):
            assert own.limit is None
            continue
        assert own.limit is not None
        last = on_it[-1]
        # On the frontier at the turn itself, or only up to it: then the last that is on it lies between two turns.
        inclusive = last in turns[1::2]
        expected = last if inclusive else turns[len(on_it)]
        assert (own.limit.inclusive, own.limit.cost) == (inclusive, pytest.approx(float(expected)))
        assert own.limit.change == pytest.approx(float(expected) - table[row][1])
        assert (own.standing is FRONTIER) == (own.limit.change > 0 or (own.limit.change == 0 and inclusive))


@EXAMPLES
@given(table=SMALL)
def test_the_least_of_these_changes_is_the_least_that_alters_the_frontier(table: Table) -> None:
    """What moves another option's cost by less leaves every limit too far off: a limit never moves by more."""
    now = [_on_frontier(_with_cost(table, row, Fraction(cost)), row) for row, (_, cost) in enumerate(table)]
    alters = set()
    for row, (_, cost) in enumerate(table):
        turns = _turns(table, row)
        for at, other in enumerate(turns):
            changed = _with_cost(table, row, other)
            if [_on_frontier(changed, own) for own in range(len(table))] != now:
                # Between two turns the frontier is the same all along: it has altered since the nearer of them.
                since = [other] if at % 2 else [turns[max(at - 1, 1)], turns[min(at + 1, len(turns) - 2)]]
                alters.add(min(abs(turn - cost) for turn in since))
    placed = _placed([value for value, _ in table], _certain([cost for _, cost in table]))
    limits = [abs(own.limit.change) for own in placed if own.limit]
    assert min(limits, default=None) == (pytest.approx(float(min(alters))) if alters else None)


# Along the frontier ---------------------------------------------------------------------------------------------------


def test_each_step_along_the_frontier_costs_more_for_a_point_than_the_one_before() -> None:
    values, costs = [value for value, _ in LADDER], _certain([cost for _, cost in LADDER])
    rungs = ladder(values, costs, _placed(values, costs))
    assert [own[:2] for own in rungs] == [((0,), (1,)), ((1,), (3,))]
    assert [own.extra.points_per_cost for own in rungs] == [2, pytest.approx(4 / 3)]


def test_options_that_are_alike_stand_on_one_step_with_the_range_of_both() -> None:
    values = [20, 70, 70, 90]
    costs = {0: Cost(100, 90, 110), 1: Cost(200, 190, 205), 2: Cost(200, 195, 230), 3: Cost(400, 400, 400)}
    first, second = ladder(values, costs, _placed(values, costs))
    assert first == ((0,), (1, 2), Extra(100, 80, 140, 50, 0.5, 50 / 140, 50 / 80))
    assert second[:2] == ((1, 2), (3,))
    assert (second.extra.cost_low, second.extra.cost_high) == (170, 210)


def test_one_option_on_the_frontier_makes_no_step() -> None:
    assert ladder([50], _certain([10]), _placed([50], _certain([10]))) == ()
    assert ladder([], {}, ()) == ()


@EXAMPLES
@given(table=TABLES)
def test_points_per_cost_never_rise_along_the_frontier(table: Table) -> None:
    values, costs = [value for value, _ in table], _certain([cost for _, cost in table])
    rates = [own.extra.points_per_cost for own in ladder(values, costs, _placed(values, costs))]
    assert None not in rates
    assert all(one >= other - 1e-12 for one, other in pairwise(rates) if one and other)
