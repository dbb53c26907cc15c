"""From rows back to ids: what the engine found, as records that name options, criteria and local factors."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from math import fsum
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from integration_appraisal.appraisal import results
from integration_appraisal.appraisal.problem import entered, given
from integration_appraisal.appraisal.within import level_within
from integration_appraisal.engine import frontier, losses, ranks
from integration_appraisal.engine.moments import likely
from integration_appraisal.engine.weights import shares
from integration_appraisal.engine.whole_life import WholeLife
from integration_appraisal.loading.checks.costs import costed
from integration_appraisal.model.local import Cost, Weights

if TYPE_CHECKING:
    from integration_appraisal.appraisal.problem import View
    from integration_appraisal.engine import (
        bands,
        optimality,
        place_dependence,
        scoring,
        sensitivity,
        stability,
        steps,
        switching,
        tornado,
    )
    from integration_appraisal.engine.losses import Need
    from integration_appraisal.engine.problem import Problem
    from integration_appraisal.engine.robustness import simulation
    from integration_appraisal.engine.scoring import Result
    from integration_appraisal.loading.catalogue import Catalogue
    from integration_appraisal.model import criteria
    from integration_appraisal.model.local import Level, Local

Entry = TypeVar("Entry")


class Labels(NamedTuple):
    """What the rows, columns and positions of a problem stand for."""

    options: tuple[str, ...]
    criteria: tuple[str, ...]
    factors: tuple[str, ...]
    groups: tuple[str, ...]

    def named(self, rows: Iterable[int]) -> tuple[str, ...]:
        """Options by their ids; what is beyond them is a pass mark, and nobody."""
        return tuple(self.options[row] for row in rows if row < len(self.options))

    def maybe_named(self, rows: Iterable[int] | None) -> tuple[str, ...] | None:
        """The same, where there may be nothing to say."""
        return None if rows is None else self.named(rows)

    def by_option(self, entries: Sequence[Entry]) -> dict[str, Entry]:
        """What the engine gives per row."""
        return dict(zip(self.options, entries, strict=True))

    def by_criterion(self, entries: Sequence[Entry]) -> dict[str, Entry]:
        """What the engine gives per column."""
        return dict(zip(self.criteria, entries, strict=True))

    def by_factor(self, entries: Sequence[Entry]) -> dict[str, Entry]:
        """What the engine gives per position."""
        return dict(zip(self.factors, entries, strict=True))

    def step(self, found: scoring.Step) -> results.Step:
        """Values and ranks by option."""
        return results.Step(self.by_option(found.values), self.by_option(found.ranks))

    def then(self, found: switching.Then) -> results.Then:
        """Who would be first, and whether each option would be ready."""
        return results.Then(self.named(found.first), self.by_option(found.ready[: len(self.options)]))

    def lead(self, found: ranks.Lead[int]) -> results.OptionLead:
        """First and second place by id."""
        named = (self.named(own) for own in (found.first, found.second, found.ready))
        first, second, ready = named
        return ranks.Lead(
            first,
            second,
            found.points,
            found.verdict,
            ready,
            found.mean,
            found.sigma,
            self.named(found.overtaking),
            self.named(found.leaving),
            tuple(map(self._unknown, found.find_out)),
        )

    def _unknown(self, found: ranks.Unknown[int]) -> ranks.Unknown[str]:
        if found.option is None:
            return ranks.Unknown(self.factors[found.name])
        return ranks.Unknown(self.criteria[found.name], self.options[found.option])


def labels(catalogue: Catalogue) -> Labels:
    """Rows, columns and positions run in the order of the catalogue's mappings."""
    return Labels(*(tuple(own) for own in (catalogue.options, catalogue.criteria, catalogue.factors, catalogue.groups)))


class Numbers(NamedTuple):
    """One view of a place, put to the engine."""

    catalogue: Catalogue
    local: Local
    view: View
    problem: Problem
    result: Result
    labels: Labels


def ranking(numbers: Numbers) -> results.Ranking:
    """A result with its ids and names."""
    own, problem, result = numbers.labels, numbers.problem, numbers.result
    factors, levels = numbers.catalogue.factors, numbers.view.levels
    return results.Ranking(
        method=problem.method,
        is_emphasised=problem.emphasis,
        options=own.by_option([_option(numbers, row) for row in range(len(own.options))]),
        criteria=own.by_criterion([_criterion(numbers, column) for column in range(len(own.criteria))]),
        factors={
            name: _factor(factor, levels.get(name), counted.points)
            for (name, factor), counted in zip(factors.items(), problem.factors, strict=True)
        },
        lead=own.lead(result.lead),
        pass_mark=problem.pass_mark,
        steps={name: own.step(step) for name, step in result.steps.items()},
        by_group={own.groups[group]: own.step(step) for group, step in result.by_group.items()},
        by_group_after={own.groups[group]: own.step(step) for group, step in result.by_group_after.items()},
    )


def _criterion(numbers: Numbers, column: int) -> results.CriterionResult:
    problem, weights = numbers.problem, numbers.result.weights
    criterion = numbers.catalogue.criteria[numbers.labels.criteria[column]]
    return results.CriterionResult(
        id=criterion.id,
        name=criterion.name,
        group=criterion.group,
        kind=criterion.scale.kind,
        unit=getattr(criterion.scale, "unit", None),
        scale=problem.settled_scales[column],
        weight=weights.shares[column],
        given=entered(numbers.catalogue, numbers.view.weights)[column],
        catalogue_weight=shares(given(numbers.catalogue, Weights()))[column],
        group_weight=_group_weight(numbers.catalogue, criterion.group),
        multiplier=weights.multipliers[column],
        multipliers={numbers.labels.factors[factor]: times for factor, times in weights.by_factor[column].items()},
        is_held=weights.clipped[column],
        must_have=problem.must_haves[column],
        must_score=problem.must_scores[column] if problem.must_scores else None,
    )


def _group_weight(catalogue: Catalogue, group: str | None) -> float | None:
    """The share of a group, where groups have weights."""
    if not catalogue.weighs_groups:
        return None
    by_group = shares([own.weight or 0.0 for own in catalogue.groups.values()])
    return dict(zip(catalogue.groups, by_group, strict=True))[group or ""]


def _factor(factor: criteria.Factor, level: Level | None, points: float) -> results.FactorResult:
    return results.FactorResult(
        id=factor.id,
        name=factor.name,
        level=level.level if level else None,
        low=level.low if level else None,
        high=level.high if level else None,
        levels=factor.levels,
        points=None if factor.points is None else points,
        catalogue_points=factor.points,
        emphasises=dict(factor.emphasises or {}),
    )


def _option(numbers: Numbers, row: int) -> results.OptionResult:
    own, problem, result = numbers.labels, numbers.problem, numbers.result
    option, rank, lost = own.options[row], result.ranks[row], result.losses[row]
    out = numbers.local.ruled_out.get(option)
    return results.OptionResult(
        id=option,
        name=numbers.catalogue.options[option].name,
        rank=rank,
        tied=rank is not None and result.ranks.count(rank) > 1,
        value=result.values[row],
        value_low=result.extremes[row].low,
        value_high=result.extremes[row].high,
        benefit=result.benefits[row],
        lost=fsum(lost.values()),
        most_lost=losses.most_to_lose(problem.needs[row], problem.factors),
        losses={own.factors[factor]: points for factor, points in lost.items()},
        ready=result.ready[row],
        needs=tuple(_need(numbers, need) for need in problem.needs[row]),
        cells=own.by_criterion([_cell(numbers, row, column) for column in range(len(own.criteria))]),
        contains=numbers.catalogue.options[option].contains,
        ruled_out=_ruled_out(result, row, by_place=out is not None),
        reason=out.reason if out else None,
        failed=tuple(own.criteria[column] for column in result.failed[row]),
        regret=None if rank is None else _best(result) - result.values[row],
    )


def _ruled_out(result: Result, row: int, *, by_place: bool) -> results.RuledOutBy | None:
    if by_place:
        return "local"
    if result.failed[row]:
        return "must_have"
    return None if row in result.contenders else "pass_mark"


def _best(result: Result) -> float:
    """The value of the option in first place; of several, the largest."""
    return max(result.values[row] for row in result.lead.first)


def _need(numbers: Numbers, need: Need) -> results.NeedResult:
    factor, name = numbers.problem.factors[need.factor], numbers.labels.factors[need.factor]
    return results.NeedResult(
        factor=name,
        name=numbers.catalogue.factors[name].name,
        at_least=need.at_least,
        at_most=need.at_most,
        essential=need.essential,
        points=factor.points if need.points is None else need.points,
        is_own=need.points is not None,
        level=factor.level,
        gap=None if factor.level is None else need.gap(factor.level),
        lost=losses.loss(need, factor),
        most_lost=losses.most_to_lose([need], numbers.problem.factors),
    )


def _cell(numbers: Numbers, row: int, column: int) -> results.CellResult:
    option, criterion = numbers.labels.options[row], numbers.labels.criteria[column]
    cell = numbers.view.scores[option][criterion]
    return results.CellResult(
        criterion=criterion,
        score=cell.score,
        low=cell.ends and cell.ends.low,
        high=cell.ends and cell.ends.high,
        given_as=cell.given_as,
        marks=cell.given.marks or {},
        rationale=cell.given.rationale,
        source=cell.given.source,
        basis=cell.given.basis,
        is_own=(option, criterion) in numbers.view.own_cells,
        value=numbers.result.cells[row][column],
        points=numbers.result.contributions[row][column],
    )


def sensitivity_results(numbers: Numbers, found: sensitivity.Sensitivity) -> results.Sensitivity:
    """What would change the answer, by ids."""
    own = numbers.labels
    return results.Sensitivity(
        weights=own.by_criterion([_interval(own, interval) for interval in found.weights]),
        points=own.by_factor([_interval(own, interval) for interval in found.points]),
        price=_interval(own, found.price),
        levels=own.by_factor([tuple(own.then(level) for level in by_level) for by_level in found.levels]),
        scores=own.by_option([_switching_row(own, row) for row in found.scores]),
        bands=tuple(_band(own, band) for band in found.bands),
        bands_together=tuple(results.Shifted(whose, how, own.then(then)) for whose, how, then in found.bands_together),
        steps=_steps(numbers, found.steps),
        steps_tried=found.steps_tried,
        steps_ready=_unready(numbers, found.steps_ready),
        tornado=tuple(_tornado(own, swing) for swing in found.tornado),
        to_lead=own.by_option([_shift(own, shift) for shift in found.to_lead]),
        never_lead=own.named(found.never_lead),
        unsolved=own.named(found.unsolved),
    )


def _band(own: Labels, found: bands.BandSwitch) -> results.BandSwitch:
    option, factor, then = own.options[found.row], own.factors[found.factor], found.then
    return results.BandSwitch(option, factor, found.end, found.now, found.at, None if then is None else own.then(then))


def _moves(numbers: Numbers, levels: Mapping[int, int]) -> tuple[results.Move, ...]:
    """Moves in the order of the catalogue."""
    moves = []
    for position, level in sorted(levels.items()):
        name, now = numbers.labels.factors[position], numbers.problem.factors[position].level
        given = numbers.view.levels[name]
        moves.append(results.Move(name, now or 0, level, level_within(level, given.low, given.high)))
    return tuple(moves)


def _unready(numbers: Numbers, found: steps.Unready[int] | None) -> results.Unready | None:
    return None if found is None else results.Unready(found.fewest, _moves(numbers, found.levels))


def _steps(numbers: Numbers, found: steps.Steps | None) -> results.Steps | None:
    if found is None:
        return None
    return results.Steps(
        fewest=found.fewest,
        moves=_moves(numbers, found.levels),
        then=numbers.labels.then(found.then),
        lead=found.lead,
        within=found.within,
        sets=found.sets,
    )


def _tornado(own: Labels, found: tornado.Swing[int]) -> results.Swing:
    from integration_appraisal.engine.tornado import Swing

    names = {"level": own.factors, "points": own.factors, "weight": own.criteria}
    kind, ids = found.kind, found.ids
    named = (own.options[ids[0]], own.criteria[ids[1]]) if kind == "score" else (names[kind][ids[0]],)
    firsts = own.named(found.first_low), own.named(found.first_high)
    return Swing(kind, named, found.low, found.high, found.lead_low, found.lead_high, *firsts)


def _interval(own: Labels, found: stability.Interval[int]) -> results.Interval:
    from integration_appraisal.engine.stability import Crossing, Interval

    further = tuple(
        Crossing(crossing.end, own.named(crossing.first), crossing.more, crossing.until) for crossing in found.further
    )
    above, below = own.maybe_named(found.above), own.maybe_named(found.below)
    return Interval(found.now, found.low, found.high, above, below, further)


def _shift(own: Labels, found: optimality.Shift | None) -> results.WeightShift | None:
    return None if found is None else results.WeightShift(found.moved, own.by_criterion(found.weights))


def _switching_row(own: Labels, found: Sequence[switching.Switches[int]]) -> dict[str, results.Switches]:
    return own.by_criterion([_switching_values(own, values) for values in found])


def _switching_values(own: Labels, found: switching.Switches[int]) -> results.Switches:
    from integration_appraisal.engine.switching import Switch, Switches

    return Switches(
        *(
            None if value is None else Switch(value.at, own.named(value.to), value.within, value.beyond)
            for value in found
        )
    )


def robustness_results(numbers: Numbers, found: simulation.Robustness, numpy: str) -> results.Robustness:
    """How often each option that is in takes each rank, by ids."""
    own, names = numbers.labels, numbers.labels.named(found.rows)
    return results.Robustness(
        samples=found.samples,
        mode=found.mode,
        seed=found.seed,
        numpy=numpy,
        options={
            option: results.OptionRobustness(
                id=option,
                name=numbers.catalogue.options[option].name,
                acceptability=found.acceptability[at],
                standard_errors=found.standard_errors[at],
                ruled_out=found.ruled_out[at],
                ready=found.ready[at],
                expected_rank=found.expected_ranks[at],
                central_weights=None if (mean := found.central_weights[at]) is None else own.by_criterion(mean),
                beats={other: found.wins[at][rival] for rival, other in enumerate(names) if rival != at},
            )
            for at, option in enumerate(names)
        },
        mean_weights=own.by_criterion(found.mean_weights),
        learned=tuple(results.Learned(own.factors[factor], *worth) for factor, *worth in found.learned),
        moves={own.factors[factor]: share for factor, share in found.moves},
    )


def likely_values(numbers: Numbers) -> dict[str, results.Likely]:
    """By option; the value itself always lies between the ends."""
    found = numbers.result
    ends = [likely(numbers.problem, found.cells, numbers.problem.base_weights, row) for row in range(len(found.values))]
    return numbers.labels.by_option(
        [results.Likely(min(low, own), max(high, own)) for (low, high), own in zip(ends, found.values, strict=True)]
    )


class Costed(NamedTuple):
    """Costs by row, the steps to those that are worked out, and each option beside the others."""

    costs: Mapping[int, frontier.Cost]
    worked_out: Mapping[int, WholeLife | None]
    beside: tuple[frontier.BesideCost[int], ...]


def costed_options(numbers: Numbers, baseline: str | None) -> Costed:
    """Each option that has a cost, beside the others; one without a range has its total at both ends."""
    own, local = numbers.labels, numbers.local
    given = {row: cost for row, option in enumerate(own.options) if (cost := local.costs.get(option)) is not None}
    worked_out = {row: costed(cost, local.discounting) for row, cost in given.items()}
    costs = {row: _cost(cost, worked_out[row]) for row, cost in given.items()}
    base = None if baseline is None else own.options.index(baseline)
    beside = frontier.beside_cost(numbers.result.values, costs, numbers.result.contenders, base)
    return Costed(costs, worked_out, beside)


def _cost(given: Cost, worked_out: WholeLife | None) -> frontier.Cost:
    """A cost with its range; its total at both ends where it has none."""
    total = worked_out.total if worked_out else given.total
    if total is None:
        raise ValueError("a cost without a total is read with an error")
    low, high = (total if end is None else end for end in (given.low, given.high))
    return frontier.Cost(total, low, high)


def cost_results(numbers: Numbers, found: Costed) -> dict[str, results.CostResult]:
    """Each option that has a cost, by id."""
    own = numbers.labels
    return {
        own.options[row]: results.CostResult(
            *cost,
            standing=(beside := found.beside[row]).standing,
            by=own.named(beside.by),
            certain=beside.certain,
            extra=beside.extra,
            limit=beside.limit and frontier.Limit(*beside.limit[:3], own.named(beside.limit.by)),
            worked_out=found.worked_out[row],
        )
        for row, cost in found.costs.items()
    }


def frontier_steps(numbers: Numbers, found: Costed) -> tuple[frontier.Rung[str], ...]:
    """The steps along the frontier, by id."""
    named = numbers.labels.named
    rungs = frontier.ladder(numbers.result.values, found.costs, found.beside)
    return tuple(frontier.Rung(named(rung.cheaper), named(rung.dearer), rung.extra) for rung in rungs)


def place_dependence_results(own: Labels, found: place_dependence.PlaceDependence) -> results.PlaceDependence:
    """How often each option leads over random places, and each factor decides, by id."""
    return results.PlaceDependence(
        places=found.places,
        leads=own.by_option(found.leads),
        best_ready=own.by_option(found.best_ready),
        by_group={own.groups[group]: own.by_option(shares) for group, shares in found.by_group.items()},
        factors=own.by_factor([*map(results.FactorDependence, found.decides, found.redrawn)]),
    )
