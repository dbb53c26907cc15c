"""From ids to rows: a catalogue, a place and perhaps a variant become the engine's numbers. ``labels`` leads back."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple, TypeAlias, TypeVar

from integration_appraisal.engine.losses import Factor, Need, with_points
from integration_appraisal.engine.problem import Problem, Ranges
from integration_appraisal.engine.scales import Scale
from integration_appraisal.engine.scales import Score as Scored
from integration_appraisal.engine.weights import METHODS, Takes, points_by_swing, within_groups
from integration_appraisal.loading.catalogue import Catalogue
from integration_appraisal.loading.cells import Cell, Ends, settled
from integration_appraisal.loading.checks.cells import scale_of
from integration_appraisal.model import criteria
from integration_appraisal.model.common import Score
from integration_appraisal.model.local import Level, Local, MustHave, Variant, Weights
from integration_appraisal.model.option import Option

Entry = TypeVar("Entry")


class View(NamedTuple):
    """A place as it is appraised: its own levels, scores and weights, or those of a variant laid over them."""

    levels: Mapping[str, Level]
    scores: Mapping[str, Mapping[str, Cell]]  # every cell, option → criterion
    own_cells: frozenset[tuple[str, str]]  # the cells that are this place's own view
    weights: Weights


def view(catalogue: Catalogue, local: Local, variant: Variant | None = None) -> View:
    """A variant replaces levels per factor, scores per cell and weights as a block, and nothing else."""
    levels = {**local.local_factors, **(variant.local_factors if variant else {})}
    cells = {option.id: dict(option.scores) for option in catalogue.options.values()}
    own: set[tuple[str, str]] = set()
    for scores in (local.scores, variant.scores if variant else {}):
        for option, row in scores.items():
            cells[option].update(row)
            own.update((option, criterion) for criterion in row)
    weights = (variant.weights if variant else None) or local.weights or Weights()
    return View(levels, _settled(catalogue, cells), frozenset(own), weights)


def _settled(catalogue: Catalogue, given: Mapping[str, Mapping[str, Score]]) -> dict[str, dict[str, Cell]]:
    """Every cell as it counts on its scale."""
    scales = {name: scale_of(criterion.scale) for name, criterion in catalogue.criteria.items()}
    return {
        option: {name: settled(row[name], scale) for name, scale in scales.items()} for option, row in given.items()
    }


def problem(catalogue: Catalogue, local: Local, seen: View) -> Problem:
    """The engine's problem; rows, columns and positions run in the order of the catalogue's mappings."""
    judged_by = list(catalogue.criteria.values())
    points = factor_points(catalogue, seen.weights)
    columns, groups, positions = (_numbered(ids) for ids in (catalogue.criteria, catalogue.groups, catalogue.factors))
    scores = _table(catalogue, seen, lambda cell: cell.score)
    scales = tuple(scale_of(criterion.scale) for criterion in judged_by)
    musts = [local.must_haves.get(name) for name in catalogue.criteria]
    must_haves, must_scores = limits(musts, scales, scores)
    return Problem(
        scales=scales,
        scores=scores,
        method=seen.weights.method,
        given=given(catalogue, seen.weights),
        groups=tuple(groups.get(criterion.group or "") for criterion in judged_by),
        factors=tuple(_factor(factor, seen, columns, points[name]) for name, factor in catalogue.factors.items()),
        needs=tuple(_needs(option, catalogue, positions, points) for option in catalogue.options.values()),
        must_haves=must_haves,
        ruled_out=tuple(option in local.ruled_out for option in catalogue.options),
        ranges=ranges(catalogue, seen),
        must_scores=must_scores,
        pass_mark=local.pass_mark,
    )


Limits: TypeAlias = tuple[tuple[float | None, ...], tuple[Scored | None, ...] | None]


def limits(musts: Sequence[float | MustHave | None], on: Sequence[Scale], scores: Sequence[Sequence[Scored]]) -> Limits:
    """Per criterion the value that an option must reach, and the score that sets it, where any does."""
    given = tuple(own.score if isinstance(own, MustHave) else None for own in musts)
    settled_ = (scale.settled([row[column] for row in scores]) for column, scale in enumerate(on))
    values = tuple(
        scale.limit(own.score) if isinstance(own, MustHave) else own for own, scale in zip(musts, settled_, strict=True)
    )
    return values, given if any(score is not None for score in given) else None


def _numbered(ids: Iterable[str]) -> dict[str, int]:
    return {identity: at for at, identity in enumerate(ids)}


def given(catalogue: Catalogue, weights: Weights) -> tuple[float, ...]:
    """Per criterion what makes its share: what was entered or, where groups have weights, that within its group."""
    points = entered(catalogue, weights)
    if not catalogue.weighs_groups or METHODS[weights.method].takes not in (Takes.SOME_VALUES, Takes.ALL_VALUES):
        return points
    positions = _numbered(catalogue.groups)
    groups = [positions[criterion.group or ""] for criterion in catalogue.criteria.values()]
    return within_groups(points, groups, [group.weight or 0.0 for group in catalogue.groups.values()])


def entered(catalogue: Catalogue, weights: Weights) -> tuple[float, ...]:
    """Per criterion what the method takes: points, swings, or places from 1 for the most important."""
    if METHODS[weights.method].takes is Takes.ORDER:
        blocks = [(block,) if isinstance(block, str) else block for block in weights.order]
        places = {name: place for place, block in enumerate(blocks, start=1) for name in block}
        return tuple(float(places[name]) for name in catalogue.criteria)
    points = {name: criterion.weight for name, criterion in catalogue.criteria.items()}
    return tuple({**points, **weights.values}[name] for name in points)


def ranges(catalogue: Catalogue, seen: View) -> Ranges:
    """The honest ranges around scores and levels, in the rows, columns and positions of the problem."""
    table = _table(catalogue, seen, lambda cell: cell.ends)
    return with_ends(
        table,
        levels=tuple(
            both_ends(level.low, level.high) if level else None for level in map(seen.levels.get, catalogue.factors)
        ),
    )


def with_ends(table: Sequence[Sequence[Ends | None]], levels: tuple[tuple[int, int] | None, ...]) -> Ranges:
    """Ranges from a table of ends, row by row, and those of levels."""
    return Ranges(
        tuple(tuple(ends and (ends.low, ends.high) for ends in row) for row in table),
        levels,
        frozenset((at, column) for at, row in enumerate(table) for column, own in enumerate(row) if own and own.evenly),
    )


def _table(catalogue: Catalogue, seen: View, what: Callable[[Cell], Entry]) -> tuple[tuple[Entry, ...], ...]:
    """Something of each cell: one row an option, one column a criterion."""
    rows = (seen.scores[option] for option in catalogue.options)
    return tuple(tuple(what(row[criterion]) for criterion in catalogue.criteria) for row in rows)


def both_ends(low: int | None, high: int | None) -> tuple[int, int] | None:
    """An honest range of a level; None where an end is not given."""
    return None if low is None or high is None else (low, high)


def factor_points(catalogue: Catalogue, weights: Weights) -> dict[str, float]:
    """By local factor what it costs at the widest gap: the catalogue's points, or what the place's own swings make."""
    points = {name: factor.points or 0.0 for name, factor in catalogue.factors.items()}
    swings = weights.factors
    return points | dict(
        zip(swings, points_by_swing([*swings.values()], given(catalogue, weights)) if swings else (), strict=True)
    )


def _needs(
    option: Option, catalogue: Catalogue, positions: Mapping[str, int], points: Mapping[str, float]
) -> tuple[Need, ...]:
    return tuple(
        with_points(
            Need(positions[name], need.at_least, need.at_most, need.essential, need.points, need.firm),
            catalogue.factors[name].points or 0.0,
            points[name],
        )
        for name, need in option.relies_on.items()
    )


def _factor(factor: criteria.Factor, seen: View, columns: Mapping[str, int], points: float) -> Factor:
    level = seen.levels.get(factor.id)
    return Factor(
        levels=len(factor.levels),
        level=level.level if level else None,
        points=points,
        emphasises={columns[criterion]: multiplier for criterion, multiplier in (factor.emphasises or {}).items()},
    )
