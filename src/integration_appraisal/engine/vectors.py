"""A problem, and all that follows from it, as plain JSON: for a page that does the same arithmetic, and for its tests.

Every named tuple is an object with its fields as keys, in the same words as in Python; tuples and sets are arrays. A
mapping is an array of pairs ``[key, value]`` in its order, so that no key turns into text. An infinite number is null.
Options are rows, criteria columns and factors positions, all counted from 0; levels are counted from 1. Points and
values are out of 100; weights are shares that sum to 1. The same in a moment of TypeScript::

    Problem = {                       // what `evaluate` and `flips` of workshop/engine.js take
      scales: Scale[],                // per criterion
      scores: (number | string)[][],  // per option, per criterion; a grade's name, or "unknown"
      method: "catalogue" | "points" | "swing" | "ranking" | "equal",
      given: number[],                // per criterion: points, swings, or places from 1 with `ranking`
      groups: (number | null)[],      // per criterion
      factors: {levels: number, level: number | null, points: number, emphasises: [criterion, multiplier][]}[],
      needs: Need[][],                // per option
      must_haves: (number | null)[],  // per criterion: the value an option must reach
      ruled_out: boolean[],           // per option: by the place
      pass_mark: number | null,       // the value in all that an option must reach
      must_scores: null | (number | string | null)[],  // per criterion: the score that a must-have was made of
      ranges: null | {scores: ([low, high] | null)[][], levels: ([low, high] | null)[], evenly: [row, column][]},
    }
    Scale = {kind: "judged"} | {kind: "linear", worst, best} | {kind: "piecewise", points: [score, value][]}
          | {kind: "grades", grades: [name, value][]}
          | {kind: "relative" | "proportional", higher: boolean, ends: [low, high] | null}
    Need = {factor, at_least: number | null, at_most: number | null, essential: boolean, points: number | null,
            firm: boolean, rate: number | null}

    Result = {                        // what `evaluate` gives: fields of engine.scoring.Result
      weights: {shares: number[], multipliers: number[], by_factor: [factor, multiplier][][], clipped: boolean[]},
      cells: number[][], contributions: number[][],  // per option, per criterion: values 0 to 100, and points
      benefits: number[], losses: [factor, points][][], values: number[], extremes: {low, high}[],  // per option
      ready: ("yes" | "no" | "unknown")[], failed: criterion[][], contenders: option[], ranks: (number | null)[],
      lead: {first: option[], second: option[], points: number | null, verdict: Verdict, ready: option[],
             mean: number | null, sigma: number | null, stays_ahead: number | null,
             overtaking: option[], leaving: option[], find_out: {name: factor or criterion, option: option | null}[],
             because: {criteria: number[], factors: [factor, points][]} | null},
      steps: [name, Step][],          // "criteria", "emphasis", "losses"
      by_group: [group, Step][], by_group_after: [group, Step][],
    }
    Verdict = "none" | "open" | "tie" | "conditional" | "only" | "close" | "ahead" | "clear"
    Step = {values: number[], ranks: (number | null)[]}

    Flips = {                         // what `flips` gives: where first place changes, with all else as it is
      weights: Interval[],            // per criterion, as shares, the others keeping their proportions
      points: Interval[],             // per factor; points of a need's own keep their proportion to these
      levels: Then[][],               // per factor, per level from 1
    }
    Interval = {now, low, high: number | null, below: option[] | null, above: option[] | null}  // null: nothing changes
    Then = {first: option[], ready: ("yes" | "no" | "unknown")[]}

Where a pass mark leaves nobody, nobody is first: ``[]``. ``extremes`` of two options come from different levels and are
never to be subtracted. ``because`` is what puts the first of those in first place ahead of the first of those in second
(below 0: behind); it sums to ``points``.
"""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import lru_cache
from math import inf
from types import NoneType, UnionType
from typing import Any, NamedTuple, TypeVar, Union, get_args, get_origin, get_type_hints

from integration_appraisal.engine.problem import Problem
from integration_appraisal.engine.scales import SCALES, Scale
from integration_appraisal.engine.scoring import Result, score
from integration_appraisal.engine.sensitivity import marked
from integration_appraisal.engine.stability import Interval, points_intervals, weight_intervals
from integration_appraisal.engine.switching import Then, first_by_level

Kind = TypeVar("Kind")


class Holds(NamedTuple):
    """Where first place holds, and who is first just beyond either end: what a page shows of an interval."""

    now: float
    low: float
    high: float
    above: tuple[int, ...] | None
    below: tuple[int, ...] | None


class Flips(NamedTuple):
    """Where first place changes if one number moves: per criterion, per factor, and per factor and level."""

    weights: tuple[Holds, ...]
    points: tuple[Holds, ...]
    levels: tuple[tuple[Then, ...], ...]


def flips(problem: Problem, result: Result) -> Flips:
    """Where first place changes if one weight, one factor's points or one level moves."""
    seen, own = marked(problem, result)
    options = len(problem.scores)
    return Flips(
        tuple(_among(options, interval) for interval in weight_intervals(own)),
        tuple(_among(options, interval) for interval in points_intervals(seen, own)),
        tuple(
            tuple(Then(_rows(options, then.first), then.ready[:options]) for then in levels)
            for levels in first_by_level(seen, own)
        ),
    )


def _among(options: int, interval: Interval[int]) -> Holds:
    now, low, high, above, below, _ = interval
    return Holds(now, low, high, above and _rows(options, above), below and _rows(options, below))


def _rows(options: int, first: tuple[int, ...]) -> tuple[int, ...]:
    """Those that are first; a pass mark is nobody."""
    return tuple(row for row in first if row < options)


def vector(problem: Problem) -> dict[str, Any]:
    """A problem with its result and its flips."""
    result = score(problem)
    return {"problem": plain(problem), "result": evaluated(result), "flips": plain(flips(problem, result))}


def evaluated(result: Result) -> dict[str, Any]:
    """A result as a page shows it: with how often the lead stays, and because of what there is one."""
    lead = {"stays_ahead": result.lead.stays_ahead, "because": plain(_because(result))}
    whole: dict[str, Any] = plain(result)
    return whole | {"lead": whole["lead"] | lead}


class Because(NamedTuple):
    """By how many points first place is ahead of second: per criterion, and by each factor that costs either."""

    criteria: tuple[float, ...]
    factors: dict[int, float]


def _because(result: Result) -> Because | None:
    if not result.lead.second:
        return None
    pair = result.lead.first[0], result.lead.second[0]
    ours, theirs = (result.contributions[row] for row in pair)
    lost, spared = (result.losses[row] for row in pair)
    return Because(
        tuple(one - other for one, other in zip(ours, theirs, strict=True)),
        {factor: spared.get(factor, 0.0) - lost.get(factor, 0.0) for factor in sorted({*lost, *spared})},
    )


def plain(thing: Any) -> Any:
    """Anything of the engine's as JSON's own kinds of data."""
    match thing:
        case Scale():
            return {"kind": thing.kind} | _named(thing)
        case tuple() if hasattr(thing, "_fields"):
            return _named(thing)
        case Mapping():
            return plain(tuple(thing.items()))
        case tuple():
            return [plain(value) for value in thing]
        case frozenset():
            return plain(tuple(sorted(thing)))
    return None if thing == inf else thing


def _named(thing: Any) -> dict[str, Any]:
    return {name: plain(getattr(thing, name)) for name in _names(thing)}


def _names(kind: Any) -> tuple[str, ...]:
    """Of the fields of a kind, or of a thing of that kind."""
    return tuple(field.name for field in fields(kind)) if is_dataclass(kind) else kind._fields


def read(kind: type[Kind], data: Any) -> Kind:
    """What ``plain`` made, as what it was: ``read(Problem, data)``. Keys that the kind has no field for are left."""
    return _read(kind, data)  # type: ignore[no-any-return]


def _read(kind: Any, data: Any) -> Any:
    origin, inner = get_origin(kind) or kind, get_args(kind)
    if isinstance(kind, TypeVar):
        return data  # what an option is called: here its row
    if origin in {Union, UnionType}:
        return _one_of(inner, data)
    if origin in {float, Mapping, dict, tuple, frozenset}:
        return _several(origin, inner, data)
    if isinstance(origin, type) and issubclass(origin, Scale):
        return _with_fields(SCALES[data["kind"]], data)
    if hasattr(origin, "_fields"):
        return _with_fields(origin, data)
    return origin(data) if isinstance(origin, type) and issubclass(origin, Enum) else data


def _one_of(kinds: tuple[Any, ...], data: Any) -> Any:
    """One of several kinds: none where that is allowed, text where it may be, or the first."""
    if data is None and NoneType in kinds:
        return None
    return data if isinstance(data, str) else _read(kinds[0], data)


def _several(kind: Any, inner: tuple[Any, ...], data: Any) -> Any:
    """A number, or a collection of what is inside."""
    if kind is float:
        return inf if data is None else float(data)
    if kind in {Mapping, dict}:
        return {_read(inner[0], key): _read(inner[1], value) for key, value in data}
    if kind is frozenset or inner[-1] is ...:
        return kind(_read(inner[0], own) for own in data)
    return tuple(map(_read, inner, data))


@lru_cache
def _hints(kind: Any) -> dict[str, Any]:
    hints = get_type_hints(kind)
    return {name: hints[name] for name in _names(kind)}


def _with_fields(kind: Any, data: Mapping[str, Any]) -> Any:
    """An object of fields; those that the data doesn't have are as they are by themselves."""
    return kind(**{name: _read(hint, data[name]) for name, hint in _hints(kind).items() if name in data})
