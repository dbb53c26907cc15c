"""Any problem at all by a seeded generator: every kind of scale, weights, need, range and not knowing, tied or not."""

from collections.abc import Callable, Sequence
from random import Random

from engine.problems import COARSE
from integration_appraisal.engine.losses import Factor, Need, with_points
from integration_appraisal.engine.problem import Problem, Ranges
from integration_appraisal.engine.scales import UNKNOWN, Scale, Score
from integration_appraisal.engine.weights import METHODS

Ladder = Sequence[Score]  # scores of a scale
Numbers = Callable[[float, float], float]  # one between two others


def anything(draw: Random) -> Problem:
    """Half of them in round numbers, so that options tie and lines meet in one point."""
    numbers: Numbers = draw.uniform if draw.random() < 0.5 else (lambda low, high: float(draw.choice((low, low, high))))
    width, height = draw.randint(1, 6), draw.randint(1, 7)
    columns = [draw.choice(COARSE) for _ in range(width)]
    factors = [_factor(draw, numbers, width) for _ in range(draw.randint(0, 5))]
    method = draw.choice(("catalogue", "catalogue", *METHODS))
    scores = [[_score(draw, numbers, *column) for column in columns] for _ in range(height)]
    return Problem(
        scales=tuple(scale for scale, _ in columns),
        scores=tuple(map(tuple, scores)),
        method=method,
        given=_given(draw, numbers, method, width),
        groups=tuple(draw.choice((None, 0, 1, 2)) for _ in columns),
        factors=tuple(factors),
        needs=tuple(_needs(draw, numbers, factors) for _ in range(height)),
        must_haves=tuple(numbers(20, 60) if draw.random() < 0.15 else None for _ in columns),
        ruled_out=tuple(draw.random() < 0.1 for _ in range(height)),
        ranges=_ranges(draw, numbers, columns, scores, factors) if draw.random() < 0.8 else None,
    )


def _factor(draw: Random, numbers: Numbers, width: int) -> Factor:
    levels = draw.randint(2, 6)
    level = draw.choice((None, *range(1, levels + 1), *range(1, levels + 1)))
    emphasised = draw.sample(range(width), draw.choice((0, 0, 0, min(width, 2), 1)))
    return Factor(levels, level, numbers(0, 30), {column: numbers(0.5, 2) for column in emphasised})


def _score(draw: Random, numbers: Numbers, scale: Scale, ladder: Ladder) -> Score:
    if not scale.is_relative and draw.random() < 0.04:
        return UNKNOWN
    return _between(draw, numbers, ladder)


def _between(draw: Random, numbers: Numbers, ladder: Ladder) -> Score:
    """A score from the ladder, or one between two of its rungs."""
    one, other = draw.choice(ladder), draw.choice(ladder)
    return one if isinstance(one, str) or isinstance(other, str) else numbers(*sorted((one, other)))


def _given(draw: Random, numbers: Numbers, method: str, width: int) -> tuple[float, ...]:
    if method == "ranking":
        places = [draw.randint(1, width) for _ in range(width)]
        return tuple(float(sorted(set(places)).index(place) + 1) for place in places)
    given = [draw.choice((0.0, numbers(1, 100), numbers(10, 40))) for _ in range(width)]
    given[draw.randrange(width)] = 100.0
    return tuple(given)


def _needs(draw: Random, numbers: Numbers, factors: Sequence[Factor]) -> tuple[Need, ...]:
    return tuple(_need(draw, numbers, at, factor) for at, factor in enumerate(factors) if draw.random() < 0.6)


def _need(draw: Random, numbers: Numbers, position: int, factor: Factor) -> Need:
    low, high = sorted((draw.randint(1, factor.levels), draw.randint(1, factor.levels)))
    least, most = draw.choice(((low, None), (None, high), (low, high), (high, None)))
    points = draw.choice((None, None, numbers(0, 15)))
    need = Need(position, least, most, draw.random() < 0.3, points, draw.random() < 0.2)
    return with_points(need, numbers(0, 20), factor.points) if draw.random() < 0.3 else need


def _ranges(
    draw: Random,
    numbers: Numbers,
    columns: Sequence[tuple[Scale, Ladder]],
    scores: Sequence[Sequence[Score]],
    factors: Sequence[Factor],
) -> Ranges:
    cells = [
        [_range(draw, numbers, column, score) for column, score in zip(columns, row, strict=True)] for row in scores
    ]
    unknown = {(at, column) for at, row in enumerate(scores) for column, score in enumerate(row) if score == UNKNOWN}
    ranged = [(at, column) for at, row in enumerate(cells) for column, ends in enumerate(row) if ends]
    return Ranges(
        tuple(map(tuple, cells)),
        tuple(_levels(draw, factor) for factor in factors),
        frozenset(unknown) | {place for place in ranged if draw.random() < 0.2},
    )


def _range(draw: Random, numbers: Numbers, column: tuple[Scale, Ladder], score: Score) -> tuple[Score, Score] | None:
    scale, ladder = column
    if score == UNKNOWN:
        return scale.span
    if draw.random() < 0.4:
        return None
    ends = sorted((score, _between(draw, numbers, ladder), _between(draw, numbers, ladder)), key=scale.position)
    return ends[0], ends[-1]


def _levels(draw: Random, factor: Factor) -> tuple[int, int] | None:
    if factor.level is None or draw.random() < 0.4:
        return None
    return draw.randint(1, factor.level), draw.randint(factor.level, factor.levels)
