"""An appraisal's numbers as entries by id, so that some of one can be put into another.

A mixture of two appraisals stands in no file that ``problem`` could read, so here ids become rows a second time.
"""

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from math import fsum
from typing import Any, NamedTuple, TypeAlias

from integration_appraisal.appraisal.appraise import Appraisal
from integration_appraisal.appraisal.labels import Labels
from integration_appraisal.appraisal.problem import View, both_ends, given, limits, view, with_ends
from integration_appraisal.engine.frontier import Cost
from integration_appraisal.engine.losses import Factor, Need, with_points
from integration_appraisal.engine.not_given import NotGiven
from integration_appraisal.engine.problem import Problem, cell_values
from integration_appraisal.engine.ranks import passing, places
from integration_appraisal.engine.scales import Scale, Score
from integration_appraisal.engine.scoring import Valuation, failed_must_haves, valued
from integration_appraisal.engine.weights import points_by_swing
from integration_appraisal.loading.catalogue import Catalogue
from integration_appraisal.loading.cells import Ends
from integration_appraisal.loading.checks.cells import scale_of
from integration_appraisal.model import option as options
from integration_appraisal.model.local import MustHave, Weights


class Band(NamedTuple):
    """The levels of a local factor that an option relies on, and what missing them costs it."""

    at_least: int | None
    at_most: int | None
    points: float | None = None  # the option's own


class OwnWeights(NamedTuple):
    """How a place weighs, and what it gives itself: by criterion points, swings or places in a ranking."""

    method: str
    values: Mapping[str, float]
    factors: Mapping[str, float]  # swings by local factor


Value: TypeAlias = Score | OwnWeights | Band | Scale | Cost | Ends | MustHave | tuple[Score, Score] | None
Key: TypeAlias = tuple[str, ...]  # what an entry is, then what it is about: ("score", option, criterion)
Entries: TypeAlias = Mapping[Key, Any]

WEIGHTS: Key = ("weights",)


class Change(NamedTuple):
    """An entry that differs between two appraisals, or a kind of them merged.

    ``kind`` is level, score, weights or number (of the catalogue), or what moves no value: must_have, pass_mark,
    ruled_out, essential, firm, cost or range.
    ``ids`` says where: the factor; option and criterion; or what a number belongs to, its name, and what it is about.
    ``stands_for`` is above 1 where a kind has been merged; old and new are then None.
    """

    kind: str
    ids: tuple[str, ...]
    old: Value
    new: Value
    stands_for: int = 1

    @property
    def moves_values(self) -> bool:
        """Whether it may move a value; the others move ranks, readiness or less."""
        return self.kind in {"level", "score", "weights", "number"}


class Exchange(NamedTuple):
    """A change, with all entries that have to be taken from the new appraisal to make it."""

    change: Change
    keys: tuple[Key, ...]


def entries(own: Appraisal, other: Appraisal, over: Labels) -> dict[Key, Value]:
    """An appraisal's numbers over what it shares with another, in the order in which changes are told."""
    seen = view(own.catalogue, own.local, own.variant)
    parts = _weights(own, other, seen, over), _factors(own, other, seen, over), _scores(own, seen, over)
    return dict(chain(*parts, _unmoving(own, seen, over)))


Entry: TypeAlias = tuple[Key, Value]


def _weights(own: Appraisal, other: Appraisal, seen: View, over: Labels) -> Iterator[Entry]:
    """Where groups of either have weights, those of criteria are per cent of the whole, so that they can be mixed."""
    weights, is_shared = seen.weights, own.catalogue.weighs_groups or other.catalogue.weighs_groups
    if is_shared and weights.values:
        weights = _in_percent(own.catalogue, weights)
    yield WEIGHTS, OwnWeights(weights.method, _own_values(own.catalogue, weights, over), weights.factors)
    points = {name: criterion.weight for name, criterion in own.catalogue.criteria.items()}
    catalogues = _in_percent(own.catalogue, Weights()).values if is_shared else points
    for criterion in over.criteria:
        yield ("number", criterion, "weight"), catalogues[criterion]


def _in_percent(catalogue: Catalogue, weights: Weights) -> Weights:
    """Points or swings as per cent of what all criteria have together; swings of local factors on the same scale."""
    points = given(catalogue, weights)
    times = 100 / fsum(points)
    values = {name: round(times * own, 10) for name, own in zip(catalogue.criteria, points, strict=True)}
    factors = {name: times * swing for name, swing in weights.factors.items()}
    return weights.model_copy(update={"values": values, "factors": factors})


def _own_values(catalogue: Catalogue, weights: Weights, over: Labels) -> dict[str, float]:
    is_ranking = weights.method == "ranking"
    values = dict(zip(catalogue.criteria, given(catalogue, weights), strict=True)) if is_ranking else weights.values
    return {criterion: values[criterion] for criterion in over.criteria if criterion in values}


def _factors(own: Appraisal, other: Appraisal, seen: View, over: Labels) -> Iterator[Entry]:
    """A factor that only the other has is here without a level, points and emphasis: it does nothing."""
    for name in over.factors:
        level = seen.levels.get(name)
        factor = own.catalogue.factors.get(name) or other.catalogue.factors[name].model_copy(update=_DOES_NOTHING)
        yield ("number", name, "levels"), len(factor.levels)
        yield ("level", name), level.level if level else None
        for option in over.options:
            need = own.catalogue.options[option].relies_on.get(name)
            yield ("number", option, "relies_on", name), _band(need)
            yield ("essential", option, "relies_on", name), bool(need and need.essential)
            yield ("firm", option, "relies_on", name), bool(need and need.firm)
        yield ("number", name, "points"), factor.points or 0.0
        emphasises = factor.emphasises or {}
        for criterion in over.criteria:
            yield ("number", name, "emphasises", criterion), emphasises.get(criterion, 1.0)


def _band(need: options.Need | None) -> Band | None:
    return Band(need.at_least, need.at_most, need.points) if need else None


_DOES_NOTHING = {"points": None, "emphasises": None}


def _scores(own: Appraisal, seen: View, over: Labels) -> Iterator[Entry]:
    for criterion in over.criteria:
        yield ("number", criterion, "scale"), scale_of(own.catalogue.criteria[criterion].scale)
        for option in over.options:
            yield ("score", option, criterion), seen.scores[option][criterion].score


def _unmoving(own: Appraisal, seen: View, over: Labels) -> Iterator[Entry]:
    """What moves no value: must-haves, what is ruled out, costs, and honest ranges."""
    for criterion in over.criteria:
        yield ("must_have", criterion), own.local.must_haves.get(criterion)
    yield ("pass_mark",), own.local.pass_mark
    for option in over.options:
        yield ("ruled_out", option), option in own.local.ruled_out
    for option in over.options:
        cost = own.costs.get(option)
        yield ("cost", option), Cost(cost.total, cost.low, cost.high) if cost else None
        for criterion in over.criteria:
            yield ("range", option, criterion), seen.scores[option][criterion].ends
    for name in over.factors:
        level = seen.levels.get(name)
        yield ("range", name), both_ends(level.low, level.high) if level else None


# From entries to the engine's problem ---------------------------------------------------------------------------------


class Mixture(NamedTuple):
    """The old appraisal with some exchanges made."""

    over: Labels
    problem: Problem
    cells: tuple[tuple[float, ...], ...]
    found: Valuation

    @property
    def first(self) -> tuple[str, ...]:
        """The options in first place."""
        out = (
            out or failed_must_haves(self.problem, row, cells)
            for row, (out, cells) in enumerate(zip(self.problem.ruled_out, self.cells, strict=True))
        )
        known = NotGiven(self.problem, self.cells, self.problem.base_weights)
        most = [known.extremes(row, value).high for row, value in enumerate(self.found.values)]
        contenders = passing(most, [row for row, is_out in enumerate(out) if not is_out], self.problem.pass_mark)
        return self.over.named(places(self.found.values, contenders, self.found.ready).first)


def mixture(over: Labels, old: Entries, new: Entries, made: Iterable[Exchange] = ()) -> Mixture:
    """The old appraisal with some exchanges made."""
    mixed = {**old, **{key: new[key] for exchange in made for key in exchange.keys}}
    asked = _problem(over, mixed)
    cells = cell_values(asked)
    return Mixture(over, asked, cells, valued(asked, cells, asked.base_weights))


def _problem(over: Labels, mixed: Entries) -> Problem:
    points = _points(over, mixed)
    scales = tuple(mixed["number", criterion, "scale"] for criterion in over.criteria)
    scores = tuple(tuple(mixed["score", option, criterion] for criterion in over.criteria) for option in over.options)
    musts = [mixed["must_have", criterion] for criterion in over.criteria]
    must_haves, must_scores = limits(musts, scales, scores)
    return Problem(
        scales=scales,
        scores=scores,
        method=mixed[WEIGHTS].method,
        given=given_weights(over, mixed),
        groups=(None,) * len(over.criteria),
        factors=tuple(_factor(factor, over, mixed, points[factor]) for factor in over.factors),
        needs=tuple(_needs(option, over, mixed, points) for option in over.options),
        must_haves=must_haves,
        must_scores=must_scores,
        pass_mark=mixed["pass_mark",],
        ruled_out=tuple(mixed["ruled_out", option] for option in over.options),
    )


def whole(over: Labels, own: Entries) -> Problem:
    """One of the two appraisals, unmixed, with the ranges by which its verdict goes."""
    ranges = with_ends(
        [[own["range", option, criterion] for criterion in over.criteria] for option in over.options],
        tuple(own["range", factor] for factor in over.factors),
    )
    return _problem(over, own)._replace(ranges=ranges)


def given_weights(over: Labels, mixed: Entries) -> tuple[float, ...]:
    """By criterion what the method takes: the place's own, or else the catalogue's."""
    own: OwnWeights = mixed[WEIGHTS]
    return tuple(own.values.get(criterion, mixed["number", criterion, "weight"]) for criterion in over.criteria)


def _factor(name: str, over: Labels, mixed: Entries, points: float) -> Factor:
    times = (mixed["number", name, "emphasises", criterion] for criterion in over.criteria)
    return Factor(
        levels=mixed["number", name, "levels"],
        level=mixed["level", name],
        points=points,
        emphasises={column: multiplier for column, multiplier in enumerate(times) if multiplier != 1},
    )


def _points(over: Labels, mixed: Entries) -> dict[str, float]:
    """By factor what it costs at the widest gap: by the place's own swings, or else the catalogue's points."""
    swings = {name: swing for name, swing in mixed[WEIGHTS].factors.items() if name in over.factors}
    made = points_by_swing([*swings.values()], given_weights(over, mixed)) if swings else ()
    return {name: mixed["number", name, "points"] for name in over.factors} | dict(zip(swings, made, strict=True))


def _needs(option: str, over: Labels, mixed: Entries, points: Mapping[str, float]) -> tuple[Need, ...]:
    return tuple(
        with_points(
            Need(position, band.at_least, band.at_most, mixed["essential", option, "relies_on", factor], band.points),
            mixed["number", factor, "points"],
            points[factor],
        )
        for position, factor in enumerate(over.factors)
        if (band := mixed["number", option, "relies_on", factor]) is not None
    )
