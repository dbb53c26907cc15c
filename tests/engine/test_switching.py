"""Levels and scores at which the answer changes: cases known by hand, and random ones that are scored anew."""

from collections.abc import Callable, Iterator, Sequence
from functools import cache
from random import Random
from typing import Any

import pytest

from engine.problems import GRADES, LADDER, PEAK, at_level, coarse, problem
from integration_appraisal.engine.losses import Factor, Need
from integration_appraisal.engine.problem import Problem
from integration_appraisal.engine.scales import Grades, Judged, Linear, Piecewise, Relative, Scale, Score
from integration_appraisal.engine.scoring import score
from integration_appraisal.engine.switching import Switch, Switches, first_by_level, switching_values
from wide import wide

Rows = Sequence[Sequence[Score]]
Answer = tuple[bool, tuple[int, ...]]  # whether the option is in, and who is first

NONE = Switches()
CASES = 500
STEP = 1e-6  # of a scale's length


def _down(at: Score, *to: int, within: bool = True) -> Switches:
    flip = Switch(at, to, within)
    return Switches(lower=flip, nearest=flip)


def _up(at: Score, *to: int, within: bool = True) -> Switches:
    flip = Switch(at, to, within)
    return Switches(higher=flip, nearest=flip)


def _both(lower: Switch, higher: Switch, *, nearer: str) -> Switches:
    return Switches(lower, higher, lower if nearer == "lower" else higher)


def _flips(seen: Problem, row: int, column: int) -> Switches:
    return switching_values(seen, score(seen))[row][column]


def _first(seen: Problem) -> tuple[tuple[tuple[int, ...], ...], ...]:
    """Per factor and level: who would be first."""
    return tuple(tuple(at.first for at in by_level) for by_level in first_by_level(seen, score(seen)))


def _is(found: Switches, expected: Switches) -> None:
    """The changes of the answer on either side, and the nearer; those of first place alone have a test of their own."""
    for own, other in zip(found[:3], expected[:3], strict=True):
        if own is None or other is None:
            assert own == other
        elif isinstance(other.at, str):
            assert own == other._replace(beyond=False)  # a grade is a score alone
        else:
            assert own[:3] == other._replace(at=pytest.approx(other.at, abs=1e-7))[:3]


# Levels --------------------------------------------------------------------------------------------------------------


def test_each_level_says_who_would_be_first_there() -> None:
    # The leader loses 5 points a level below the fourth; the third option relies on the bottom.
    needs = ((Need(0, at_least=4),), (), (Need(0, at_most=1),))
    seen = problem([[70.0], [60.0], [65.0]], factors=(Factor(5, 4, 20.0),), needs=needs)
    assert _first(seen) == (((2,), (0, 1, 2), (0,), (0,), (0,)),)


def test_a_level_moves_weights_too() -> None:
    scores = [[100.0, 0.0], [0.0, 100.0]]
    factors = (Factor(3, 3, emphasises={0: 2.0}),)
    seen = problem(scores, method="catalogue", given=(1.0, 1.0), factors=factors)
    assert _first(seen) == (((1,), (0, 1), (0,)),)
    elicited = seen._replace(method="points")
    assert _first(elicited) == (((0, 1),) * 3,), "those are taken as they are"


def test_without_contenders_nobody_is_first_at_any_level() -> None:
    seen = problem([[70.0]], factors=(Factor(2, 1, 20.0),), ruled_out=(True,))
    assert _first(seen) == (((), ()),)


def test_first_at_each_level_is_what_scoring_anew_shows() -> None:
    draw, changed = Random(21), 0
    for _ in range(CASES):
        seen = coarse(draw)
        result = score(seen)
        for position, (factor, found) in enumerate(zip(seen.factors, first_by_level(seen, result), strict=True)):
            anew = [score(at_level(seen, position, level)) for level in range(1, factor.levels + 1)]
            assert [(at.first, at.ready) for at in found] == [(own.lead.first, own.ready) for own in anew]
            changed += len({at.first for at in found}) > 1
    assert changed > CASES / 10


# Scores known by hand ------------------------------------------------------------------------------------------------


def _one(scale: Scale, own: Score, rival: float, **more: Any) -> Problem:
    """One option on a scale, against one judged on a criterion of its own; both criteria weigh the same."""
    return problem([[own, 0.0], [_worst(scale), rival]], scales=(scale, Judged()), **more)


def _worst(scale: Scale) -> Score:
    """A score that is worth nothing."""
    match scale:
        case Linear():
            return scale.worst
        case Grades():
            return next(name for name, value in scale.grades.items() if value == 0)
        case _:
            return 0.0


CHEAP, DEAR = Linear(100.0, 500.0), Linear(500.0, 100.0)
HUMP = Piecewise(((0.0, 0.0), (10.0, 70.0), (40.0, 0.0)))
DIP = Piecewise(((0.0, 100.0), (20.0, 40.0), (40.0, 100.0)))


@pytest.mark.parametrize(
    ("seen", "expected"),
    [
        pytest.param(_one(Judged(), 80.0, 60.0), _down(60, 1), id="a judged lead falls"),
        pytest.param(_one(Judged(), 40.0, 60.0), _up(60, 0), id="a judged option catches up"),
        pytest.param(_one(Judged(), 40.0, 100.0), _up(100, 0, 1), id="level at the end of the scale"),
        pytest.param(
            _one(Judged(), 60.0, 60.0),
            _both(Switch(60, (1,)), Switch(60, (0,)), nearer="lower"),
            id="a tie",
        ),
        pytest.param(_one(Judged(), 100.0, 100.0), _down(100, 1), id="a tie at the end"),
        pytest.param(_one(CHEAP, 420.0, 60.0), _down(340, 1), id="up a line"),
        pytest.param(_one(DEAR, 180.0, 60.0), _up(260, 1), id="down a line"),
        pytest.param(_one(DEAR, 300.0, 60.0), _down(260, 0), id="down a line from behind"),
        pytest.param(
            _one(HUMP, 10.0, 35.0),
            _both(Switch(5, (1,)), Switch(25, (1,)), nearer="lower"),
            id="over a peak",
        ),
        pytest.param(_one(HUMP, 2.0, 35.0), _up(5, 0), id="up to a peak"),
        pytest.param(_one(HUMP, 30.0, 35.0), _down(25, 0), id="back to a peak"),
        pytest.param(_one(HUMP, 2.0, 70.0), _up(10, 0, 1), id="a peak that only touches"),
        pytest.param(_one(HUMP, 2.0, 71.0), NONE, id="a peak that does not reach"),
        pytest.param(problem([[10.0], [20.0]], scales=(DIP,)), _up(20, 0, 1), id="a dip that only touches"),
        pytest.param(_one(Piecewise(PEAK), 10.0, 80.0), _up(20, 0, 1), id="level along a plateau"),
        pytest.param(
            _one(Piecewise(PEAK), 26.0, 80.0),
            _both(Switch(20, (1,)), Switch(30, (1,)), nearer="higher"),
            id="from a plateau",
        ),
        pytest.param(_one(Grades(GRADES), "fair", 30.0), _down("poor", 1), id="a grade down"),
        pytest.param(_one(Grades(GRADES), "poor", 30.0), _up("fair", 0), id="the nearest grade up"),
        pytest.param(_one(Grades(GRADES), "poor", 40.0), _up("fair", 0, 1), id="a grade that only draws level"),
        pytest.param(
            _one(Grades(GRADES), "fair", 40.0),
            _both(Switch("poor", (1,)), Switch("good", (0,)), nearer="lower"),
            id="a tie by grades",
        ),
        pytest.param(_one(Grades(LADDER), "none", 40.0), _up("some", 0), id="of two equal grades the first listed"),
        pytest.param(_one(Grades(LADDER), "half", 30.0), _down("none", 1), id="an equal grade changes nothing"),
        pytest.param(_one(Grades(GRADES), "good", 0.0), _down("poor", 0, 1), id="the worst grade draws level"),
    ],
)
def test_a_score_flips_first_place_where_worked_out_by_hand(seen: Problem, expected: Switches) -> None:
    _is(_flips(seen, 0, 0), expected)


LIMIT = {"must_haves": (50.0, None)}


@pytest.mark.parametrize(
    ("seen", "expected"),
    [
        pytest.param(_one(Judged(), 80.0, 20.0), _down(20, 1), id="without one"),
        pytest.param(
            _one(Judged(), 80.0, 20.0, **LIMIT), _down(50, within=False), id="the last contender falls below it"
        ),
        pytest.param(_one(Judged(), 40.0, 20.0, **LIMIT), _up(50, 0), id="the first rises to it"),
        pytest.param(_one(DEAR, 180.0, 20.0, **LIMIT), _up(300, within=False), id="crossed down a line"),
        pytest.param(_one(DEAR, 400.0, 20.0, **LIMIT), _down(300, 0), id="crossed back up a line"),
        pytest.param(_one(Judged(), 50.0, 20.0, **LIMIT), _down(50, within=False), id="only just met"),
        pytest.param(_one(Grades(GRADES), "fair", 20.0, **LIMIT), _up("good", 0), id="met by a grade"),
        pytest.param(_one(Grades(GRADES), "good", 20.0, **LIMIT), _down("fair", within=False), id="missed by a grade"),
        pytest.param(_one(HUMP, 0.0, 20.0, must_haves=(70.0, None)), _up(10, 0), id="met at a peak alone"),
        pytest.param(
            _one(HUMP, 10.0, 20.0, must_haves=(70.0, None)),
            _both(Switch(10, (), within=False), Switch(10, (), within=False), nearer="lower"),
            id="and left on both sides",
        ),
        pytest.param(_one(Judged(), 0.0, 20.0, must_haves=(0.0, None)), _up(20, 0), id="met by all"),
    ],
)
def test_a_must_have_that_is_crossed_is_another_answer(seen: Problem, expected: Switches) -> None:
    _is(_flips(seen, 0, 0), expected)


def test_a_must_have_counts_where_first_place_stays() -> None:
    """The option is behind at any score here, yet being ruled out is another answer."""
    seen = problem([[60.0, 0.0], [60.0, 100.0]], must_haves=(50.0, None))
    _is(_flips(seen, 0, 0), _down(50, 1, within=False))


def test_a_must_have_is_crossed_before_first_place_changes() -> None:
    seen = problem([[40.0, 0.0], [60.0, 10.0]], must_haves=(50.0, None))
    _is(_flips(seen, 0, 0), _up(50, 1))
    _is(
        _flips(seen._replace(scores=((55.0, 0.0), (60.0, 10.0))), 0, 0),
        _both(Switch(50, (1,), within=False), Switch(70, (0,)), nearer="lower"),
    )


@pytest.mark.parametrize(
    ("more", "column"),
    [
        pytest.param({"ruled_out": (True, False)}, 0, id="ruled out"),
        pytest.param({"must_haves": (None, 10.0)}, 0, id="another must-have is missed"),
        pytest.param({"scales": (Relative(higher=True), Judged())}, 0, id="a relative scale"),
        pytest.param({"given": (0.0, 1.0)}, 0, id="no weight"),
        pytest.param({"given": (4.0, 1.0)}, 1, id="too little weight"),
    ],
)
def test_no_score_changes_the_answer(more: dict[str, Any], column: int) -> None:
    seen = problem([[80.0, 0.0], [20.0, 30.0]], **more)
    assert _flips(seen, 0, column) == NONE


def test_first_place_may_change_beyond_a_must_have_that_is_crossed() -> None:
    seen = problem([[60.0], [40.0]], must_haves=(50.0,))
    found = _flips(seen, 1, 0)
    assert (found.higher, found.higher_first) == (
        Switch(50.0, (0,), within=True),
        Switch(60.0, (1,), within=True),
    )
    assert (found.lower, found.lower_first) == (None, None)


def test_a_must_have_is_crossed_without_any_weight() -> None:
    seen = problem([[80.0, 40.0], [20.0, 50.0], [70.0, 30.0]], given=(0.0, 1.0), must_haves=(50.0, None))
    _is(_flips(seen, 0, 0), _down(50, 2, within=False))
    _is(_flips(seen, 1, 0), _up(50, 1))


def test_losses_stay_and_the_ruled_out_do_not_count() -> None:
    needs = ((Need(0, at_least=2),), (), ())
    seen = problem([[80.0], [60.0], [90.0]], factors=(Factor(2, 1, 10.0),), needs=needs, ruled_out=(False, False, True))
    flips = switching_values(seen, score(seen))
    assert len(flips) == 3
    _is(flips[0][0], _down(70, 1))
    _is(flips[1][0], _up(70, 1))
    assert flips[2][0] == NONE


def test_alone_only_a_must_have_can_be_crossed() -> None:
    assert _flips(problem([[80.0]]), 0, 0) == NONE
    _is(_flips(problem([[80.0]], must_haves=(50.0,)), 0, 0), _down(50, within=False))


# Random problems, scored anew ----------------------------------------------------------------------------------------


class _Cell:
    """One score that is moved along its scale, everything scored anew each time."""

    def __init__(self, seen: Problem, row: int, column: int) -> None:
        self.seen, self.row, self.column = seen, row, column
        self.scale, self.score = seen.scales[column], seen.scores[row][column]
        self.answer = cache(self._answer)  # asked more than once at many scores

    def _answer(self, at: Score) -> Answer:
        rows = [list(row) for row in self.seen.scores]
        rows[self.row][self.column] = at
        result = score(self.seen._replace(scores=tuple(tuple(row) for row in rows)))
        return self.row in result.contenders, result.lead.first

    def first(self, at: Score) -> Answer:
        """The same with nothing said of the option itself."""
        return True, self.answer(at)[1]

    def corners(self) -> tuple[float, ...]:
        """The ends of a scale of numbers, and where it bends."""
        match self.scale:
            case Linear():
                return (self.scale.worst, self.scale.best)
            case Piecewise():
                return tuple(x for x, _ in self.scale.points)
            case _:
                return (0.0, 100.0)

    def between(self, draw: Random, start: float, end: float) -> Iterator[float]:
        """Scores strictly between two: random ones, and where the scale bends."""
        low, high = sorted((start, end))
        yield from (draw.uniform(low, high) for _ in range(3))
        yield from (corner for corner in self.corners() if low < corner < high)


class _Checked:
    """Flips held against problems that are scored anew, and how often that could be done."""

    def __init__(self, draw: Random) -> None:
        self.draw = draw
        self.cells = self.flips = self.touches = self.skipped = 0

    def numbers(self, cell: _Cell, found: Switches) -> None:
        self._sides(cell, found[:2], cell.answer)
        self._sides(cell, found[3:], cell.first)
        now = float(cell.score)
        self._nearest(found, *(abs(float(flip.at) - now) if flip else None for flip in found[:2]))

    def _sides(self, cell: _Cell, flips: tuple[Switch | None, ...], answer: Callable[[Score], Answer]) -> None:
        present, now = answer(cell.score), float(cell.score)
        corners = cell.corners()
        step = STEP * (max(corners) - min(corners))
        for flip, end, away in zip(flips, (min(corners), max(corners)), (-step, step), strict=True):
            if flip is None:
                assert all(answer(at) == present for at in (end, *cell.between(self.draw, now, end)))
                continue
            at = float(flip.at)
            assert min(now, end) <= at <= max(now, end)
            if abs(at - now) > 2 * step:
                assert answer(at - away) == present, "just before it"
                assert all(answer(own) == present for own in cell.between(self.draw, now, at - away))
            self._flip(cell, flip, end, away, answer)

    def _flip(self, cell: _Cell, flip: Switch, end: float, away: float, answer: Callable[[Score], Answer]) -> None:
        """Just beyond it the answer is another one; or, where it only touches, there."""
        at, present = float(flip.at), answer(cell.score)
        beyond = [at + part * away for part in (1.0, 0.01) if (end - at) / away >= part]
        if len({answer(own) for own in beyond}) > 1:
            self.skipped += 1
            return
        self.flips += 1
        touches = not beyond or answer(beyond[0]) == present
        if touches and beyond:
            assert not flip.beyond
        if touches:
            self.touches += 1
            beyond = [at]
        assert answer(beyond[0]) != present
        assert cell.answer(beyond[0]) == (flip.within, flip.to)

    def grades(self, cell: _Cell, scale: Grades, found: Switches) -> None:
        nearest = self._graded(cell, scale, cell.answer)
        assert found[:2] == tuple(one and one[1] for one in nearest)
        assert found[3:] == tuple(one and one[1] for one in self._graded(cell, scale, cell.first))
        self.flips += sum(one is not None for one in nearest)
        self._nearest(found, *(one and one[0] for one in nearest))

    def _graded(
        self, cell: _Cell, scale: Grades, answer: Callable[[Score], Answer]
    ) -> list[tuple[float, Switch] | None]:
        present, now = answer(cell.score), scale.grades[str(cell.score)]
        sides: list[list[tuple[float, Switch]]] = [[], []]
        for name, value in scale.grades.items():
            if answer(name) != present:
                assert value != now
                within, first = cell.answer(name)
                sides[value > now].append((abs(value - now), Switch(name, first, within, beyond=False)))
        return [min(side, key=lambda one: one[0], default=None) for side in sides]

    def _nearest(self, found: Switches, below: float | None, above: float | None) -> None:
        if below is None or (above is not None and above < below):
            assert found.nearest == found.higher
        else:
            assert found.nearest == found.lower


@pytest.mark.slow
def test_scores_flip_exactly_where_scoring_anew_shows() -> None:
    draw = Random(22)
    checked = _Checked(draw)
    for _ in range(wide(250)):
        seen = coarse(draw)
        result = score(seen)
        for row, flips in enumerate(switching_values(seen, result)):
            for column, found in enumerate(flips):
                cell = _Cell(seen, row, column)
                if cell.scale.is_relative:
                    assert found == NONE
                    continue
                checked.cells += 1
                if isinstance(cell.scale, Grades):
                    checked.grades(cell, cell.scale, found)
                else:
                    checked.numbers(cell, found)
    assert checked.cells > wide(1_000)
    assert checked.flips > wide(400)
    assert checked.touches > wide(30)
    assert checked.skipped < checked.flips / 100
