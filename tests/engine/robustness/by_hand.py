"""Draws made one by one with Python's own generator, each scored as any other problem: what robustness is held against.

Nothing of ``engine.robustness`` or ``engine.drawing`` is used, nor ``engine.bands``.
"""

from collections.abc import Iterator, Sequence
from random import Random
from typing import Any, NamedTuple

from engine.problems import entangled, varied
from engine.robustness.simulated import chances
from integration_appraisal.engine.losses import Factor, Need, Ready
from integration_appraisal.engine.problem import Problem
from integration_appraisal.engine.scales import Grades, Proportional, Relative, Scale, Score
from integration_appraisal.engine.scoring import Result, score


def fixed(scale: Scale) -> Scale:
    """A scale whose ends stay, whatever the scores."""

    class Fixed(type(scale)):  # type: ignore[misc]
        def settled(self, _scores: Sequence[Score]) -> Any:
            return self

    return Fixed(scale.higher, scale.ends) if isinstance(scale, (Relative, Proportional)) else scale


def doubtful(draw: Random) -> Problem:
    """Any problem in round numbers with must-haves, perhaps a pass mark, ranges, and needs of all kinds."""
    plain, ranges = draw.choice((varied, entangled, entangled))(draw)
    must_haves = tuple(float(draw.choice((20, 40, 60))) if draw.random() < 0.3 else None for _ in plain.scales)
    mark = draw.choice((None, None, 40.0, 50.0))
    return plain._replace(must_haves=must_haves, ranges=ranges, pass_mark=mark)


def outcomes(seen: Problem, mode: str, draw: Random, count: int) -> Iterator[tuple[Problem, Result]]:
    """So many draws, each as a problem and its result."""
    scales, stated = tuple(map(fixed, seen.settled_scales)), score(seen._replace(ranges=None)).weights.shares
    for _ in range(count):
        factors = tuple(_factor(seen, position, draw) for position in range(len(seen.factors)))
        one = seen._replace(
            scales=scales,
            scores=_scores(seen, draw),
            factors=factors,
            ranges=None,
            **_weights(seen, mode, draw, stated),
        )
        if mode == "near":
            one = _needs_moved(one, draw)
        yield one, score(one)


def _weights(seen: Problem, mode: str, draw: Random, stated: Sequence[float]) -> dict[str, Any]:
    if mode == "any":
        return {"method": "points", "given": tuple(draw.expovariate(1) for _ in seen.given)}
    if mode == "ordered" or seen.method == "ranking":
        return {"method": "points", "given": _in_order(stated, draw)}
    given = (1.0,) * len(seen.given) if seen.method == "equal" else seen.given
    method = "catalogue" if seen.method == "catalogue" else "points"
    return {"method": method, "given": tuple(own * 2 ** draw.uniform(-1, 1) for own in given)}


def _in_order(weights: Sequence[float], draw: Random) -> tuple[float, ...]:
    """Numbers in the order of some weights; equal weights have them in any order."""
    order = sorted(range(len(weights)), key=lambda column: (-round(weights[column], 12), draw.random()))
    drawn = sorted((draw.expovariate(1) for _ in weights), reverse=True)
    return tuple(number for _, number in sorted(zip(order, drawn, strict=True)))


def _factor(seen: Problem, position: int, draw: Random) -> Factor:
    factor, ends = seen.factors[position], seen.ranges.levels[position] if seen.ranges else None
    if factor.level is None:
        return factor._replace(level=draw.randint(1, factor.levels))
    if ends is None:
        return factor
    odds = [float(chance) for chance in chances(ends[0], factor.level, ends[1])]
    return factor._replace(level=draw.choices(range(ends[0], ends[1] + 1), odds)[0])


def _scores(seen: Problem, draw: Random) -> tuple[tuple[Score, ...], ...]:
    return tuple(
        tuple(_score(seen, row, column, draw) for column in range(len(seen.scales))) for row in range(len(seen.scores))
    )


def _score(seen: Problem, row: int, column: int, draw: Random) -> Score:
    stated, scale = seen.scores[row][column], seen.scales[column]
    ends = seen.ranges.scores[row][column] if seen.ranges else None
    if ends is None:
        return stated
    low, high = ends
    if not isinstance(scale, Grades):
        return draw.triangular(float(low), float(high), float(stated)) if low != high else stated
    if scale.value(low) == scale.value(high):
        return stated
    names = sorted(scale.grades, key=lambda name: (scale.grades[name], name != low, name == high))
    first, middle, last = (names.index(str(own)) for own in (low, stated, high))
    odds = [float(chance) for chance in chances(first, middle, last)]
    return draw.choices(names[first : last + 1], odds)[0]


def _needs_moved(seen: Problem, draw: Random) -> Problem:
    """Points of each factor, and of needs of their own, times the same; each band where it is drawn."""
    common = draw.uniform(-0.5, 0.5)
    times = [2 ** (common + draw.uniform(-0.5, 0.5)) for _ in seen.factors]
    factors = tuple(own._replace(points=own.points * more) for own, more in zip(seen.factors, times, strict=True))
    needs = tuple(tuple(_need(need, seen.factors, times, draw) for need in own) for own in seen.needs)
    return seen._replace(factors=factors, needs=needs)


def _need(need: Need, factors: Sequence[Factor], times: Sequence[float], draw: Random) -> Need:
    moved = need if need.points is None else need._replace(points=need.points * times[need.factor])
    by, levels = draw.choice((-1, 0, 0, 0, 0, 0, 0, 1)), factors[need.factor].levels
    if need.firm:
        return moved
    meeting = [level for level in range(1, levels + 1) if _meets(need, level, by)]
    if not meeting or len(meeting) == levels:
        return moved
    at_least = None if need.at_least is None else max(1, min(levels, need.at_least + by))
    at_most = None if need.at_most is None else max(1, min(levels, need.at_most - by))
    if at_least is not None and at_most is not None and at_least > at_most:
        return moved
    return moved._replace(at_least=at_least, at_most=at_most)


def _meets(need: Need, level: int, by: int) -> bool:
    low = need.at_least is None or level >= need.at_least + by
    return low and (need.at_most is None or level <= need.at_most - by)


class Shares(NamedTuple):
    """Shares over draws, by row of the problem."""

    ranks: list[list[float]]
    ruled_out: list[float]
    ready: list[float]
    wins: list[list[float]]
    values: list[tuple[float, ...]]


def shares(seen: Problem, mode: str, draw: Random, count: int) -> Shares:
    """What comes of so many draws."""
    height = len(seen.scores)
    found = Shares(*([[0.0] * height for _ in range(height)], [0.0] * height, [0.0] * height), [], [])
    found = found._replace(wins=[[0.0] * height for _ in range(height)])
    for _, result in outcomes(seen, mode, draw, count):
        found.values.append(result.values)
        for row, rank in enumerate(result.ranks):
            found.ready[row] += (result.ready[row] is Ready.YES) / count
            if rank is None:
                found.ruled_out[row] += 1 / count
                continue
            found.ranks[row][rank - 1] += 1 / count
            for other, its in enumerate(result.ranks):
                found.wins[row][other] += (its is not None and rank < its) / count
    return found
