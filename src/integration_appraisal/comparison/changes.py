"""What differs between two appraisals' numbers, one change at a time."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict
from functools import partial, reduce
from typing import Any, NamedTuple

from integration_appraisal.comparison.numbers import Numbers, Shared
from integration_appraisal.engine.losses import Need
from integration_appraisal.engine.scales import Scale
from integration_appraisal.engine.shapley import MOST_CHANGES

MOVING = ("level", "score", "weights", "number")  # kinds that move values; the others move ranks, readiness or less

Make = Callable[[Numbers, Numbers], Numbers]  # puts a part of the second into the first


class Change(NamedTuple):
    """One change.

    ``kind`` is level, score, weights or number (of the catalogue); or must_have, ruled_out, essential, cost or range.
    ``ids`` says where: the factor; option and criterion; or what a number belongs to, its name, and what it is about.
    ``stands_for`` is above 1 where a kind has been merged.
    """

    kind: str
    ids: tuple[str, ...]
    old: Any
    new: Any
    make: Make
    stands_for: int = 1

    @property
    def moves_cells(self) -> bool:
        """Whether it may change the value of a score; a merged kind is taken to."""
        return self.kind == "score" or self.stands_for > 1 or self.ids[1:2] == ("scale",)


def changes(old: Numbers, new: Numbers, over: Shared) -> list[Change]:
    """All that differs: weights first, then by factor, by criterion, and what moves no value."""
    return [
        *_weights(old, new, over),
        *(change for at in range(len(over.factors)) for change in _factor(old, new, over, at)),
        *(change for at in range(len(over.criteria)) for change in _criterion(old, new, over, at)),
        *_standing(old, new, over),
    ]


def made(old: Numbers, new: Numbers, chosen: Sequence[Change]) -> Numbers:
    """The old numbers with some changes made."""
    return reduce(lambda numbers, change: change.make(numbers, new), chosen, old)


def merged(found: Sequence[Change]) -> list[Change]:
    """The changes, the largest kind made one as long as there are too many to put every subset to the test."""
    left = list(found)
    while len(left) > MOST_CHANGES:
        kind = Counter(change.kind for change in left).most_common(1)[0][0]
        parts = [change for change in left if change.kind == kind]
        left = [change for change in left if change.kind != kind]
        left.append(Change(kind, (), None, None, partial(_all_of, parts), len(parts)))
    return left


def _all_of(parts: Sequence[Change], numbers: Numbers, new: Numbers) -> Numbers:
    return made(numbers, new, parts)


# Weights --------------------------------------------------------------------------------------------------------------


def _weights(old: Numbers, new: Numbers, over: Shared) -> Iterator[Change]:
    before, after = (_block(own, over) for own in (old, new))
    differing = [at for at in range(len(over.criteria)) if old.points[at] != new.points[at]]
    if differing and any(_least(own, old, new) <= 0 for own in (old, new)):
        # Taken one by one, no criterion might be left with a weight.
        yield Change("weights", ("catalogue",), before, after, _take_all_weights)
        return
    if before != after:
        yield Change("weights", (), before, after, _take_own)
    for at in differing:
        ids = (over.criteria[at], "weight")
        yield Change("number", ids, old.points[at], new.points[at], partial(_take_points, at))


def _block(numbers: Numbers, over: Shared) -> dict[str, Any]:
    values = {name: own for name, own in zip(over.criteria, numbers.own, strict=True) if own is not None}
    return {"method": numbers.problem.method, "values": values}


def _least(own: Numbers, old: Numbers, new: Numbers) -> float:
    """The least that all weights may come to when the catalogue's are taken from either side one by one."""
    lowest = (min(pair) for pair in zip(old.points, new.points, strict=True))
    return sum(low if given is None else given for given, low in zip(own.own, lowest, strict=True))


def _take_own(into: Numbers, new: Numbers) -> Numbers:
    return into._replace(problem=into.problem._replace(method=new.problem.method), own=new.own)


def _take_points(column: int, into: Numbers, new: Numbers) -> Numbers:
    return into._replace(points=tuple(new.points[at] if at == column else own for at, own in enumerate(into.points)))


def _take_all_weights(into: Numbers, new: Numbers) -> Numbers:
    return _take_own(into, new)._replace(points=new.points)


# Factors, and what options ask of them --------------------------------------------------------------------------------


def _factor(old: Numbers, new: Numbers, over: Shared, at: int) -> Iterator[Change]:
    before, after, identity = old.problem.factors[at], new.problem.factors[at], over.factors[at]
    if before.levels != after.levels:  # a level or a band means something else on other levels, so all change as one
        yield Change("number", (identity, "levels"), before.levels, after.levels, partial(_take_levels, at))
    else:
        if before.level != after.level:
            yield Change("level", (identity,), before.level, after.level, partial(_take_factor, at, "level"))
        yield from _bands(old, new, over, at)
    if before.points != after.points:
        yield Change("number", (identity, "points"), before.points, after.points, partial(_take_factor, at, "points"))
    for column in sorted({*before.emphasises, *after.emphasises}):
        times = [own.emphasises.get(column, 1.0) for own in (before, after)]
        if times[0] != times[1]:
            ids = (identity, "emphasises", over.criteria[column])
            yield Change("number", ids, times[0], times[1], partial(_take_emphasis, at, column))


def _bands(old: Numbers, new: Numbers, over: Shared, at: int) -> Iterator[Change]:
    for row, option in enumerate(over.options):
        before, after = (_need(own, row, at) for own in (old, new))
        if _band(before) != _band(after):
            ids = (option, "relies_on", over.factors[at])
            yield Change("number", ids, _band(before), _band(after), partial(_take_need, row, at))
        elif before != after:
            ids = (option, "relies_on", over.factors[at])
            told = [bool(own and own.essential) for own in (before, after)]
            yield Change("essential", ids, told[0], told[1], partial(_take_need, row, at))


def _need(numbers: Numbers, row: int, at: int) -> Need | None:
    return next((need for need in numbers.problem.needs[row] if need.factor == at), None)


def _band(need: Need | None) -> dict[str, int | None] | None:
    return None if need is None else {"at_least": need.at_least, "at_most": need.at_most}


def _take_factor(at: int, part: str, into: Numbers, new: Numbers) -> Numbers:
    factors = list(into.problem.factors)
    factors[at] = factors[at]._replace(**{part: getattr(new.problem.factors[at], part)})
    return into._replace(problem=into.problem._replace(factors=tuple(factors)))


def _take_levels(at: int, into: Numbers, new: Numbers) -> Numbers:
    for part in ("levels", "level"):
        into = _take_factor(at, part, into, new)
    for row in range(len(into.problem.needs)):
        into = _take_need(row, at, into, new)
    return into


def _take_emphasis(at: int, column: int, into: Numbers, new: Numbers) -> Numbers:
    factors = list(into.problem.factors)
    times = new.problem.factors[at].emphasises.get(column, 1.0)
    factors[at] = factors[at]._replace(emphasises={**factors[at].emphasises, column: times})
    return into._replace(problem=into.problem._replace(factors=tuple(factors)))


def _take_need(row: int, at: int, into: Numbers, new: Numbers) -> Numbers:
    own = _need(new, row, at)
    needs = list(into.problem.needs)
    needs[row] = (*(need for need in needs[row] if need.factor != at), *([own] if own else []))
    return into._replace(problem=into.problem._replace(needs=tuple(needs)))


# Criteria and scores --------------------------------------------------------------------------------------------------


def _criterion(old: Numbers, new: Numbers, over: Shared, column: int) -> Iterator[Change]:
    before, after, identity = old.problem.scales[column], new.problem.scales[column], over.criteria[column]
    if before != after:  # a score means nothing on another scale: all change as one
        yield Change("number", (identity, "scale"), _scale(before), _scale(after), partial(_take_column, column))
        return
    for row, option in enumerate(over.options):
        scores = [own.problem.scores[row][column] for own in (old, new)]
        if scores[0] != scores[1]:
            yield Change("score", (option, identity), scores[0], scores[1], partial(_take_score, row, column))


def _scale(scale: Scale) -> dict[str, Any]:
    return {"kind": scale.kind, **asdict(scale)}


def _take_score(row: int, column: int, into: Numbers, new: Numbers) -> Numbers:
    scores = [list(own) for own in into.problem.scores]
    scores[row][column] = new.problem.scores[row][column]
    return into._replace(problem=into.problem._replace(scores=tuple(tuple(own) for own in scores)))


def _take_column(column: int, into: Numbers, new: Numbers) -> Numbers:
    scales = list(into.problem.scales)
    scales[column] = new.problem.scales[column]
    into = into._replace(problem=into.problem._replace(scales=tuple(scales)))
    for row in range(len(into.problem.scores)):
        into = _take_score(row, column, into, new)
    return into


# What moves no value --------------------------------------------------------------------------------------------------


def _standing(old: Numbers, new: Numbers, over: Shared) -> Iterator[Change]:
    for column, criterion in enumerate(over.criteria):
        limits = [own.problem.must_haves[column] for own in (old, new)]
        if limits[0] != limits[1]:
            yield Change("must_have", (criterion,), limits[0], limits[1], partial(_take_must_have, column))
    for row, option in enumerate(over.options):
        out = [own.problem.ruled_out[row] for own in (old, new)]
        if out[0] != out[1]:
            yield Change("ruled_out", (option,), out[0], out[1], partial(_take_ruled_out, row))
    yield from _beside(old, new, over)


def _beside(old: Numbers, new: Numbers, over: Shared) -> Iterator[Change]:
    """Costs, and honest ranges: neither moves a value or a rank."""
    for row, option in enumerate(over.options):
        if old.costs[row] != new.costs[row]:
            yield Change("cost", (option,), old.costs[row], new.costs[row], _take_nothing)
        for column, criterion in enumerate(over.criteria):
            ends = [own.score_ranges[row][column] for own in (old, new)]
            if ends[0] != ends[1]:
                yield Change("range", (option, criterion), ends[0], ends[1], _take_nothing)
    for at, factor in enumerate(over.factors):
        if old.level_ranges[at] != new.level_ranges[at]:
            yield Change("range", (factor,), old.level_ranges[at], new.level_ranges[at], _take_nothing)


def _take_nothing(into: Numbers, _new: Numbers) -> Numbers:
    return into


def _take_must_have(column: int, into: Numbers, new: Numbers) -> Numbers:
    limits = list(into.problem.must_haves)
    limits[column] = new.problem.must_haves[column]
    return into._replace(problem=into.problem._replace(must_haves=tuple(limits)))


def _take_ruled_out(row: int, into: Numbers, new: Numbers) -> Numbers:
    out = list(into.problem.ruled_out)
    out[row] = new.problem.ruled_out[row]
    return into._replace(problem=into.problem._replace(ruled_out=tuple(out)))
