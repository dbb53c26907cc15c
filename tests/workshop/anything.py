"""Any problem at all by a seeded generator: every kind of scale, weights, need, range and not knowing, tied or not."""

from collections.abc import Sequence
from random import Random

from engine.problems import COARSE
from integration_appraisal.engine.losses import Factor, Need, with_points
from integration_appraisal.engine.problem import Problem, Ranges
from integration_appraisal.engine.ranks import SAME
from integration_appraisal.engine.scales import UNKNOWN, Judged, Scale, Score
from integration_appraisal.engine.scoring import score
from integration_appraisal.engine.weights import METHODS

Column = tuple[Scale, Sequence[Score]]  # a scale, and some scores on it


class _Hand:
    """What draws: half of the time numbers in between, half of it round ones, so that options tie and lines meet."""

    def __init__(self, draw: Random) -> None:
        self.draw = draw
        self.is_round = draw.random() < 0.5
        self.is_dim = draw.random() < 0.25  # whether much is not known

    def perhaps(self, chance: float, dimly: float | None = None) -> bool:
        return self.draw.random() < (dimly if self.is_dim and dimly is not None else chance)

    def number(self, low: float, high: float) -> float:
        return float(self.draw.choice((low, low, high))) if self.is_round else self.draw.uniform(low, high)

    def between(self, column: Column) -> Score:
        """A score that the column has, or one between two of them; of two that differ by next to nothing, either."""
        scale, scores = column
        one, other = self.draw.choice(scores), self.draw.choice(scores)
        if isinstance(one, str) or isinstance(other, str):
            return one
        number = self.number(*sorted((one, other)))
        nudge = self.draw.choice((0.6, 1.6, 3.0)) * SAME if isinstance(scale, Judged) and self.perhaps(0.2) else 0.0
        return min(number + nudge, 100.0) if nudge else number


def anything(draw: Random) -> Problem:
    """Any problem that reading would let through, and some more."""
    hand = _Hand(draw)
    width, height = draw.randint(1, 6), draw.randint(1, 7)
    columns: list[Column] = [draw.choice(COARSE) for _ in range(width)]
    factors = [_factor(hand, width) for _ in range(draw.randint(0, 5))]
    method = draw.choice(("catalogue", "catalogue", *METHODS))
    scores = [[_score(hand, column) for column in columns] for _ in range(height)]
    return Problem(
        scales=tuple(scale for scale, _ in columns),
        scores=tuple(map(tuple, scores)),
        method=method,
        given=_given(hand, method, width),
        groups=tuple(draw.choice((None, 0, 1, 2)) for _ in columns),
        factors=tuple(factors),
        needs=tuple(_needs(hand, factors) for _ in range(height)),
        must_haves=tuple(hand.number(0, 50) if hand.perhaps(0.15, 0.3) else None for _ in columns),
        ruled_out=tuple(hand.perhaps(0.1) for _ in range(height)),
        ranges=_ranges(hand, columns, scores, factors) if hand.perhaps(0.8) else None,
        pass_mark=hand.number(30, 60) if hand.perhaps(0.15, 0.3) else None,
    )


def edged(draw: Random) -> Problem:
    """Any problem with a pass mark and a must-have that an option reaches, or misses by next to nothing."""
    seen = anything(draw)
    found = score(seen)
    row, column = draw.randrange(len(seen.scores)), draw.randrange(len(seen.scales))
    nearly = (-1.6, -0.6, 0.0, 0.6, 1.6)
    mark = found.values[row] + draw.choice(nearly) * SAME
    limit = found.cells[row][column] + draw.choice(nearly) * SAME
    must_haves = [limit if at == column else own for at, own in enumerate(seen.must_haves)]
    return seen._replace(pass_mark=mark, must_haves=tuple(must_haves if draw.random() < 0.5 else seen.must_haves))


def crowded(draw: Random) -> Problem:
    """Several emphasising factors, known or not, mostly with more combinations of levels than can be tried."""
    columns = [COARSE[0]] * 3
    known = draw.random() < 0.5
    factors = [
        Factor(6, draw.randint(2, 5) if known else None, 0.0, {at % 3: draw.uniform(0.5, 2), 2: 1.1})
        for at in range(draw.choice((2, 6, 7)))
    ]
    seen = anything(draw)
    rows = [[float(draw.randint(40, 60)) for _ in columns] for _ in seen.scores]
    return seen._replace(
        scales=tuple(scale for scale, _ in columns),
        scores=tuple(map(tuple, rows)),
        method="catalogue",
        given=(30.0, 50.0, 20.0),
        groups=(None, 0, 0),
        factors=tuple(factors),
        needs=((),) * len(rows),
        must_haves=(None,) * 3,
        pass_mark=None,
        ranges=Ranges(((None,) * 3,) * len(rows), ((1, 6) if known else None,) * len(factors)),
    )


def _factor(hand: _Hand, width: int) -> Factor:
    draw = hand.draw
    levels = draw.randint(2, 6)
    level = None if hand.perhaps(0.1, 0.5) else draw.randint(1, levels)
    emphasised = draw.sample(range(width), min(width, draw.choice((0, 0, 0, 1, 2))))
    return Factor(levels, level, hand.number(0, 30), {column: hand.number(0.5, 2) for column in emphasised})


def _score(hand: _Hand, column: Column) -> Score:
    if not column[0].is_relative and hand.perhaps(0.03, 0.2):
        return UNKNOWN
    return hand.between(column)


def _given(hand: _Hand, method: str, width: int) -> tuple[float, ...]:
    draw = hand.draw
    if method == "ranking":
        places = [draw.randint(1, width) for _ in range(width)]
        return tuple(float(sorted(set(places)).index(place) + 1) for place in places)
    given = [draw.choice((0.0, hand.number(1, 100), hand.number(10, 40))) for _ in range(width)]
    given[draw.randrange(width)] = 100.0
    return tuple(given)


def _needs(hand: _Hand, factors: Sequence[Factor]) -> tuple[Need, ...]:
    return tuple(_need(hand, at, factor) for at, factor in enumerate(factors) if hand.perhaps(0.6))


def _need(hand: _Hand, position: int, factor: Factor) -> Need:
    draw = hand.draw
    low, high = sorted((draw.randint(1, factor.levels), draw.randint(1, factor.levels)))
    least, most = draw.choice(((low, None), (None, high), (low, high), (high, None)))
    points = draw.choice((None, None, hand.number(0, 15)))
    need = Need(position, least, most, hand.perhaps(0.3), points, hand.perhaps(0.2))
    return with_points(need, hand.number(0, 20), factor.points) if hand.perhaps(0.3) else need


def _ranges(
    hand: _Hand, columns: Sequence[Column], scores: Sequence[Sequence[Score]], factors: Sequence[Factor]
) -> Ranges:
    cells = [[_range(hand, *cell) for cell in zip(columns, row, strict=True)] for row in scores]
    ranged = [(at, column) for at, row in enumerate(cells) for column, ends in enumerate(row) if ends]
    return Ranges(
        tuple(map(tuple, cells)),
        tuple(_levels(hand, factor) for factor in factors),
        frozenset((at, column) for at, column in ranged if scores[at][column] == UNKNOWN or hand.perhaps(0.2)),
    )


def _range(hand: _Hand, column: Column, score: Score) -> tuple[Score, Score] | None:
    if score == UNKNOWN:
        return column[0].span
    if hand.perhaps(0.4):
        return None
    ends = sorted((score, hand.between(column), hand.between(column)), key=column[0].position)
    return (score, score) if hand.perhaps(0.1) else (ends[0], ends[-1])


def _levels(hand: _Hand, factor: Factor) -> tuple[int, int] | None:
    if factor.level is None or hand.perhaps(0.4):
        return None
    return hand.draw.randint(1, factor.level), hand.draw.randint(factor.level, factor.levels)
