"""Problems for the engine: one by hand with everything left out that does not matter, and any of them by hypothesis."""

from collections.abc import Sequence
from random import Random
from typing import Any

from hypothesis import strategies as st

from integration_appraisal.engine.losses import Factor, Need
from integration_appraisal.engine.problem import Problem, Ranges
from integration_appraisal.engine.scales import Grades, Judged, Linear, Piecewise, Proportional, Relative, Scale, Score

GRADES = {"poor": 0.0, "fair": 40.0, "good": 100.0}
CURVE = ((0.0, 0.0), (10.0, 70.0), (40.0, 100.0))


def problem(scores: Sequence[Sequence[Score]], **given: Any) -> Problem:
    """Options by their scores; all else is as plain as can be unless it is given."""
    width = len(scores[0]) if scores else 0
    plain: dict[str, Any] = {
        "scales": (Judged(),) * width,
        "scores": tuple(tuple(row) for row in scores),
        "method": "points",
        "given": (1.0,) * width,
        "groups": (None,) * width,
        "factors": (),
        "needs": ((),) * len(scores),
        "must_haves": (None,) * width,
        "ruled_out": (False,) * len(scores),
    }
    return Problem(**plain | given)


def numbers(low: float, high: float) -> st.SearchStrategy[float]:
    return st.floats(low, high, allow_nan=False, allow_subnormal=False)


_SCALES: tuple[tuple[Scale, st.SearchStrategy[Score]], ...] = (
    (Judged(), numbers(0, 100)),
    (Linear(-7.3, 12.1), numbers(-7.3, 12.1)),
    (Linear(500.0, 0.1), numbers(0.1, 500.0)),
    (Piecewise(CURVE), numbers(0, 40)),
    (Grades(GRADES), st.sampled_from(list(GRADES))),
    (Relative(higher=True), numbers(-1e6, 1e6)),
    (Relative(higher=False), numbers(-1e6, 1e6)),
    (Proportional(higher=True), numbers(0.01, 1e6)),
    (Proportional(higher=False), numbers(0.01, 1e6)),
)


def needs_of(factors: Sequence[Factor], positions: Sequence[int]) -> st.SearchStrategy[tuple[Need, ...]]:
    """A band for each of the factors at some positions."""
    return st.tuples(*(_need(position, factors[position].levels) for position in positions))


@st.composite
def _need(draw: st.DrawFn, position: int, levels: int) -> Need:
    low, high = sorted((draw(st.integers(1, levels)), draw(st.integers(1, levels))))
    least, most = draw(st.sampled_from([(low, None), (None, high), (low, high)]))
    return Need(position, least, most, draw(st.booleans()))


def levels_given(levels: int) -> st.SearchStrategy[int | None]:
    return st.none() | st.integers(1, levels)


@st.composite
def relied_on(draw: st.DrawFn) -> Factor:
    levels = draw(st.integers(2, 9))
    return Factor(levels, draw(levels_given(levels)), draw(numbers(0, 20)))


@st.composite
def emphasising(draw: st.DrawFn, width: int) -> Factor:
    levels = draw(st.integers(2, 9))
    multipliers = draw(st.dictionaries(st.integers(0, width - 1), numbers(0.5, 2), min_size=1))
    return Factor(levels, draw(levels_given(levels)), 0.0, multipliers)


@st.composite
def weights_for(draw: st.DrawFn, method: str, width: int) -> tuple[float, ...]:
    """What a method takes for each criterion."""
    if method == "ranking":
        places = draw(st.lists(st.integers(1, width), min_size=width, max_size=width))
        return tuple(float(sorted(set(places)).index(place) + 1) for place in places)
    given = draw(st.lists(st.just(0.0) | numbers(0.001, 1000), min_size=width, max_size=width))
    given[draw(st.integers(0, width - 1))] = 100.0
    return tuple(given)


METHODS_TAKEN = ("catalogue", "points", "swing", "ranking", "equal")


@st.composite
def problems(draw: st.DrawFn, methods: Sequence[str] = METHODS_TAKEN) -> Problem:
    """Any problem that reading would let through."""
    width, height = draw(st.integers(1, 6)), draw(st.integers(1, 6))
    columns = [_SCALES[draw(st.integers(0, len(_SCALES) - 1))] for _ in range(width)]
    scores = [[draw(cells) for _, cells in columns] for _ in range(height)]
    method = draw(st.sampled_from(methods))
    factors = draw(st.lists(relied_on() | emphasising(width), max_size=5))
    can_be_relied_on = [position for position, factor in enumerate(factors) if not factor.emphasises]
    needs = tuple(
        draw(needs_of(factors, [position for position in can_be_relied_on if draw(st.booleans())]))
        for _ in range(height)
    )
    return problem(
        scores,
        scales=tuple(scale for scale, _ in columns),
        method=method,
        given=draw(weights_for(method, width)),
        groups=tuple(draw(st.none() | st.integers(0, 2)) for _ in range(width)),
        factors=tuple(factors),
        needs=needs,
        must_haves=tuple(draw(st.none() | numbers(0, 100)) for _ in range(width)),
        ruled_out=tuple(draw(st.booleans()) and draw(st.booleans()) for _ in range(height)),
    )


def no_ranges(given: Problem) -> Ranges:
    """Nothing is uncertain."""
    return Ranges(((None,) * len(given.scales),) * len(given.scores), (None,) * len(given.factors))


def at_level(given: Problem, position: int, level: int | None) -> Problem:
    """The same problem with one factor at another level."""
    factors = list(given.factors)
    factors[position] = factors[position]._replace(level=level)
    return given._replace(factors=tuple(factors))


# Problems in round numbers, by a seeded generator: many thousands are made faster than hypothesis would.

PEAK = ((0.0, 0.0), (20.0, 80.0), (30.0, 80.0), (40.0, 20.0))
LADDER = {"none": 0.0, "some": 50.0, "half": 50.0, "most": 80.0, "all": 100.0}
COARSE: tuple[tuple[Scale, tuple[Score, ...]], ...] = (
    (Judged(), (0, 20, 40, 50, 60, 80, 100)),
    (Linear(-20, 80), (-20, 0, 30, 50, 80)),
    (Linear(60, 10), (10, 20, 35, 60)),
    (Piecewise(CURVE), (0, 5, 10, 25, 40)),
    (Piecewise(PEAK), (0, 10, 20, 25, 30, 35, 40)),
    (Grades(LADDER), tuple(LADDER)),
    (Relative(higher=True), (0, 10, 20, 40)),
    (Relative(higher=False), (0, 10, 20, 40)),
    (Proportional(higher=True), (10, 16, 20, 40)),
    (Proportional(higher=False), (10, 16, 20, 40)),
)


def coarse(draw: Random) -> Problem:
    """Any problem in round numbers, few enough of them that options often tie and lines often meet at one point."""
    width, height = draw.randint(1, 4), draw.randint(1, 6)
    columns = [draw.choice(COARSE) for _ in range(width)]
    factors = [
        Factor(levels, draw.choice((None, 1, *range(1, levels + 1))), float(draw.choice((0, 5, 10, 20, 30))))
        for levels in (draw.randint(2, 5) for _ in range(draw.randint(1, 2)))
    ]
    needs = tuple(
        tuple(_band(draw, position, factor.levels) for position, factor in enumerate(factors) if draw.random() < 0.6)
        for _ in range(height)
    )
    if draw.random() < 0.5:
        factors.append(Factor(3, draw.choice((1, 2, 3)), emphasises={draw.randrange(width): draw.choice((0.5, 2.0))}))
    method = draw.choice(("catalogue", "points", "swing", "ranking", "equal"))
    given = [float(draw.randint(0, 4)) for _ in range(width)]
    given[draw.randrange(width)] = 4.0
    if method == "ranking":
        given = [float(sorted(set(given)).index(own) + 1) for own in given]
    return problem(
        [[draw.choice(scores) for _, scores in columns] for _ in range(height)],
        scales=tuple(scale for scale, _ in columns),
        method=method,
        given=tuple(given),
        factors=tuple(factors),
        needs=needs,
        must_haves=tuple(float(draw.choice((20, 50, 60))) if draw.random() < 0.1 else None for _ in range(width)),
        ruled_out=tuple(draw.random() < 0.1 for _ in range(height)),
    )


def _band(draw: Random, position: int, levels: int) -> Need:
    low, high = sorted((draw.randint(1, levels), draw.randint(1, levels)))
    return Need(position, *draw.choice(((low, None), (None, high), (low, high), (high, None))))


def varied(draw: Random) -> tuple[Problem, Ranges]:
    """The same with needs that are essential, firm or have points of their own, and ranges around some numbers."""
    plain = coarse(draw)
    needs = tuple(tuple(_varied_need(draw, need) for need in own) for own in plain.needs)
    scores = tuple(
        tuple(_range(draw, scale, cell) for scale, cell in zip(plain.scales, row, strict=True)) for row in plain.scores
    )
    levels = tuple(
        None if factor.level is None or draw.random() < 0.3 else _around(draw, factor.level, 1, factor.levels)
        for factor in plain.factors
    )
    return plain._replace(needs=needs), Ranges(scores, levels)


def _varied_need(draw: Random, need: Need) -> Need:
    points = draw.choice((None, None, 0.0, 15.0))
    return need._replace(essential=draw.random() < 0.3, firm=draw.random() < 0.2, points=points)


def _around(draw: Random, level: int, least: int, most: int) -> tuple[int, int]:
    return draw.randint(least, level), draw.randint(level, most)


def _range(draw: Random, scale: Scale, score: Score) -> tuple[Score, Score] | None:
    """Two scores of the scale, one on either side of a score; None for some."""
    if draw.random() < 0.3:
        return None
    ladder = sorted(next(scores for own, scores in COARSE if own == scale), key=scale.position)
    low = [own for own in ladder if scale.position(own) <= scale.position(score)]
    high = [own for own in ladder if scale.position(own) >= scale.position(score)]
    return draw.choice(low), draw.choice(high)


def entangled(draw: Random) -> tuple[Problem, Ranges]:
    """Options close together, and more factors than the coarse ones have, some of which emphasise."""
    width, height = draw.randint(1, 3), draw.randint(2, 6)
    factors = [
        Factor(
            levels, draw.choice((None, *range(1, levels + 1), *range(1, levels + 1))), float(draw.choice((2, 5, 10)))
        )
        for levels in (draw.randint(2, 4) for _ in range(draw.randint(2, 4)))
    ]
    emphasising = [
        Factor(3, draw.randint(1, 3), emphasises={draw.randrange(width): draw.choice((0.5, 1.2, 2.0))})
        for _ in range(draw.randint(0, 2))
    ]
    needs = tuple(
        tuple(
            _varied_need(draw, _band(draw, at, factor.levels))
            for at, factor in enumerate(factors)
            if draw.random() < 0.7
        )
        for _ in range(height)
    )
    seen = problem(
        [[draw.choice((40, 45, 50, 55, 60)) for _ in range(width)] for _ in range(height)],
        method=draw.choice(("catalogue", "catalogue", "points")),
        factors=(*factors, *emphasising),
        needs=needs,
    )
    levels = tuple(
        None if factor.level is None or draw.random() < 0.2 else (max(1, factor.level - 1), factor.level)
        for factor in seen.factors
    )
    return seen, no_ranges(seen)._replace(levels=levels)
