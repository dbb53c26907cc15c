"""From rows back to ids: what the engine found, as records that name options, criteria and local factors."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from math import fsum
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeVar

from integration_appraisal.appraisal import results
from integration_appraisal.engine import frontier, losses, ranks, stability, switching
from integration_appraisal.engine.scales import settled
from integration_appraisal.engine.weights import shares

if TYPE_CHECKING:
    from integration_appraisal.appraisal.problem import View
    from integration_appraisal.engine import place_dependence, scoring, sensitivity
    from integration_appraisal.engine.losses import Need
    from integration_appraisal.engine.robustness import simulation
    from integration_appraisal.engine.scoring import Problem, Result
    from integration_appraisal.model import criteria
    from integration_appraisal.model.local import Cost, Level
    from integration_appraisal.reading.catalogue import Catalogue

Entry = TypeVar("Entry")


class Labels(NamedTuple):
    """What the rows, columns and positions of a problem stand for."""

    options: tuple[str, ...]
    criteria: tuple[str, ...]
    factors: tuple[str, ...]
    groups: tuple[str, ...]

    def rows(self, options: Iterable[str]) -> tuple[int, ...]:
        """Options as the engine knows them."""
        return tuple(self.options.index(option) for option in options)

    def named(self, rows: Iterable[int]) -> tuple[str, ...]:
        """Options by their ids."""
        return tuple(self.options[row] for row in rows)

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

    def lead(self, found: ranks.Lead[int]) -> results.OptionLead:
        """First and second place by id."""
        return ranks.Lead(
            self.named(found.first), self.named(found.second), found.points, found.verdict, self.named(found.ready)
        )


def labels(catalogue: Catalogue) -> Labels:
    """Rows, columns and positions run in the order of the catalogue's mappings."""
    return Labels(*(tuple(own) for own in (catalogue.options, catalogue.criteria, catalogue.factors, catalogue.groups)))


def ranking(catalogue: Catalogue, seen: View, asked: Problem, found: Result) -> results.Ranking:
    """A result with its ids and names."""
    own = labels(catalogue)
    return results.Ranking(
        method=asked.method,
        is_emphasised=asked.emphasis,
        options={option: _option(catalogue, seen, asked, found, own, row) for row, option in enumerate(own.options)},
        criteria=own.by_criterion(_criteria(catalogue, asked, found, own)),
        factors={name: _factor_result(factor, seen.levels.get(name)) for name, factor in catalogue.factors.items()},
        lead=own.lead(found.lead),
        steps={name: own.step(step) for name, step in found.steps.items()},
        by_group={own.groups[group]: own.step(step) for group, step in found.by_group.items()},
    )


def _criteria(catalogue: Catalogue, asked: Problem, found: Result, own: Labels) -> list[results.CriterionResult]:
    weights, columns = found.weights, list(zip(*asked.scores, strict=True))
    catalogues = shares([criterion.weight for criterion in catalogue.criteria.values()])
    return [
        results.CriterionResult(
            id=criterion.id,
            name=criterion.name,
            group=criterion.group,
            kind=criterion.scale.kind,
            unit=getattr(criterion.scale, "unit", None),
            scale=settled(asked.scales[column], columns[column]) if columns else asked.scales[column],
            weight=weights.shares[column],
            given=asked.given[column],
            catalogue_weight=catalogues[column],
            multiplier=weights.multipliers[column],
            multipliers={own.factors[factor]: times for factor, times in weights.by_factor[column].items()},
            is_held=weights.clipped[column],
            must_have=asked.must_haves[column],
        )
        for column, criterion in enumerate(catalogue.criteria.values())
    ]


def _factor_result(factor: criteria.Factor, level: Level | None) -> results.FactorResult:
    return results.FactorResult(
        id=factor.id,
        name=factor.name,
        level=level.level if level else None,
        low=level.low if level else None,
        high=level.high if level else None,
        levels=factor.levels,
        points=factor.points,
        emphasises=dict(factor.emphasises or {}),
    )


def _option(
    catalogue: Catalogue, seen: View, asked: Problem, found: Result, own: Labels, row: int
) -> results.OptionResult:
    option, rank, lost = own.options[row], found.ranks[row], found.losses[row]
    best = max((found.values[other] for other in found.contenders), default=0.0)
    by: Literal["local", "must_have"] | None = (
        "local" if asked.ruled_out[row] else "must_have" if found.failed[row] else None
    )
    return results.OptionResult(
        id=option,
        name=catalogue.options[option].name,
        rank=rank,
        tied=rank is not None and found.ranks.count(rank) > 1,
        value=found.values[row],
        benefit=found.benefits[row],
        lost=fsum(lost.values()),
        most_lost=losses.most_to_lose(asked.needs[row], asked.factors),
        losses={own.factors[factor]: points for factor, points in lost.items()},
        ready=found.ready[row],
        needs=tuple(_need(catalogue, own, asked, need) for need in asked.needs[row]),
        cells={name: _cell(seen, found, option, name, row, at) for at, name in enumerate(own.criteria)},
        ruled_out=by,
        failed=tuple(own.criteria[column] for column in found.failed[row]),
        regret=None if rank is None else best - found.values[row],
    )


def _need(catalogue: Catalogue, own: Labels, asked: Problem, need: Need) -> results.NeedResult:
    factor, name = asked.factors[need.factor], own.factors[need.factor]
    return results.NeedResult(
        factor=name,
        name=catalogue.factors[name].name,
        at_least=need.at_least,
        at_most=need.at_most,
        essential=need.essential,
        level=factor.level,
        gap=None if factor.level is None else need.gap(factor.level),
        lost=losses.loss(need, factor),
    )


def _cell(seen: View, found: Result, option: str, criterion: str, row: int, column: int) -> results.CellResult:
    cell = seen.scores[option][criterion]
    return results.CellResult(
        criterion=criterion,
        score=cell.score,
        low=cell.low,
        high=cell.high,
        rationale=cell.rationale,
        source=cell.source,
        basis=cell.basis,
        is_own=(option, criterion) in seen.own_cells,
        value=found.cells[row][column],
        points=found.contributions[row][column],
    )


def sensitivity_results(own: Labels, found: sensitivity.Sensitivity) -> results.Sensitivity:
    """What would change the answer, by ids."""
    return results.Sensitivity(
        weights=own.by_criterion([_interval(own, interval) for interval in found.weights]),
        points=own.by_factor([_interval(own, interval) for interval in found.points]),
        levels=own.by_factor(
            [
                tuple(results.AtLevel(own.named(level.first), own.by_option(level.ready)) for level in by_level)
                for by_level in found.levels
            ]
        ),
        scores=own.by_option(
            [own.by_criterion([_switching_values(own, values) for values in row]) for row in found.scores]
        ),
        to_lead=own.by_option(
            [
                None if shift is None else results.WeightShift(shift.moved, own.by_criterion(shift.weights))
                for shift in found.to_lead
            ]
        ),
        never_lead=own.named(found.never_lead),
        unsolved=own.named(found.unsolved),
    )


def _interval(own: Labels, found: stability.Interval[int]) -> results.Interval:
    return stability.Interval(
        found.now, found.low, found.high, own.maybe_named(found.above), own.maybe_named(found.below)
    )


def _switching_values(own: Labels, found: switching.Switches[int]) -> results.Switches:
    return switching.Switches(
        *(
            None if value is None else switching.Switch(value.at, own.named(value.to), value.within, value.beyond)
            for value in found
        )
    )


def robustness_results(catalogue: Catalogue, own: Labels, found: simulation.Robustness) -> results.Robustness:
    """How often each option that is in takes each rank, by ids."""
    names = own.named(found.rows)
    return results.Robustness(
        samples=found.samples,
        mode=found.mode,
        seed=found.seed,
        options={
            option: results.OptionRobustness(
                id=option,
                name=catalogue.options[option].name,
                acceptability=found.acceptability[at],
                standard_errors=found.standard_errors[at],
                expected_rank=found.expected_ranks[at],
                central_weights=None if (mean := found.central_weights[at]) is None else own.by_criterion(mean),
                beats={other: found.wins[at][rival] for rival, other in enumerate(names) if rival != at},
            )
            for at, option in enumerate(names)
        },
        mean_weights=own.by_criterion(found.mean_weights),
    )


def cost_results(
    own: Labels, given: Mapping[str, Cost], found: Result, baseline: str | None
) -> dict[str, results.CostResult]:
    """Each option that has a cost, beside the others; one without a range has its total at both ends."""
    costs = {
        row: frontier.Cost(cost.total, *(cost.total if end is None else end for end in (cost.low, cost.high)))
        for row, option in enumerate(own.options)
        if (cost := given.get(option)) is not None
    }
    base = None if baseline is None else own.options.index(baseline)
    placed = frontier.beside_cost(found.values, costs, found.contenders, base)
    return {
        own.options[row]: results.CostResult(
            *cost, placed[row].standing, own.named(placed[row].by), placed[row].certain, placed[row].extra
        )
        for row, cost in costs.items()
    }


def place_dependence_results(own: Labels, found: place_dependence.PlaceDependence) -> results.PlaceDependence:
    """How often each option leads over random places, by id."""
    return results.PlaceDependence(found.places, own.by_option(found.leads), own.by_option(found.best_ready))
