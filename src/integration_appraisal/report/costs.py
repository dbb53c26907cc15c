"""Cost beside value: who is worth looking at, what more points cost, and what would change that.

The two are never mixed. How a total comes from yearly costs stands in ``report/yearly.py``, what would change who is
best for its cost in ``report/cost_limits.py``.
"""

from collections.abc import Sequence
from math import floor, log10

from integration_appraisal.appraisal.appraise import Appraisal
from integration_appraisal.appraisal.results import CostResult, OptionResult, Ranking
from integration_appraisal.engine.frontier import Extra, Standing
from integration_appraisal.engine.losses import Ready
from integration_appraisal.engine.ranks import SAME
from integration_appraisal.figures import amount, plain
from integration_appraisal.report.cost_limits import as_long_as, least_change, limits, to_enter
from integration_appraisal.report.document import Bar, Block, Cell, Column, Heading, Paragraph, Span, Table, bullets
from integration_appraisal.report.readiness import READINESS
from integration_appraisal.report.verdict import names
from integration_appraisal.report.words import for_number, sentence, text_of
from integration_appraisal.report.yearly import (
    by_year,
    cheapest_first,
    discounted_how,
    how_discounted,
    in_steps,
    worked_out,
)


def about_costs(appraisal: Appraisal) -> list[Block]:
    """The table, the extra points for extra cost, and who stands on the frontier; nothing without costs."""
    if not appraisal.costs:
        return []
    return [
        Heading("Cost beside value"),
        *bullets([*_frontier_said(appraisal), *least_change(appraisal), *doubts(appraisal)]),
        value_and_cost(appraisal),
        *against_baseline(appraisal),
        *along_the_frontier(appraisal),
        *limits(appraisal),
        *worked_out(appraisal),
        *(block for option in cheapest_first(appraisal) for block in by_year(appraisal, option)),
        *basis(appraisal),
    ]


def costs_in_short(appraisal: Appraisal) -> str:
    """Who is worth looking at, and whether totals were worked out here; empty without costs."""
    if not appraisal.costs:
        return ""
    return text_of(next(iter(_frontier_said(appraisal)), ""), how_discounted(appraisal))


def cost_of(appraisal: Appraisal, option: str) -> str:
    """One option's cost in sentences: how it comes about, where it stands, and up to what cost; empty without one."""
    cost = appraisal.costs.get(option)
    if cost is None:
        return ""
    own = f"It costs {_in_range(cost.total, cost.low, cost.high)}{in_steps(cost)}."
    if cost.standing is Standing.FRONTIER:
        return text_of(own, f"For that, no other option gives more{as_long_as(cost)}.")
    return text_of(own, _dominated(appraisal, option, cost), to_enter(appraisal, option, cost))


def basis(appraisal: Appraisal) -> list[Paragraph]:
    """What the costs are, in the words of those who counted them, and how yearly ones are discounted."""
    own = appraisal.local.cost_basis
    said = text_of(sentence(own) if own else "", discounted_how(appraisal))
    return [Paragraph(f"Costs: {said}", faint=True)] if said else []


def _frontier_said(appraisal: Appraisal) -> list[str]:
    """Who is worth looking at, the cheapest first."""
    frontier = sorted(_frontier(appraisal), key=lambda option: appraisal.costs[option].total)
    if not frontier:
        return []
    who = names(appraisal.ranking, frontier)
    no_other = f"No other option gives as much as {for_number(len(frontier), who, 'any of these')} for less."
    return [f"Worth looking at for cost and value together: {who}{_unready(appraisal.ranking, frontier)}.", no_other]


def _frontier(appraisal: Appraisal) -> list[str]:
    return [option for option, cost in appraisal.costs.items() if cost.standing is Standing.FRONTIER]


def doubts(appraisal: Appraisal) -> tuple[str, ...]:
    """Options that others do better than, costs that are not given, and what ranges leave open."""
    ranking, costs = appraisal.ranking, appraisal.costs
    said = [_dominated(appraisal, option, cost) for option, cost in costs.items()]
    absent = [option.id for option in ranking.contenders if option.id not in costs]
    if absent:
        said.append(f"No cost is given for {names(ranking, absent)}, so nothing more is said of that here.")
    said.append(_without_baseline(appraisal))
    uncertain = [option for option in _frontier(appraisal) if not costs[option].certain]
    if uncertain:
        said.append(f"Within the ranges of cost, another option may overtake {names(ranking, uncertain)}.")
    return tuple(text for text in said if text)


def _without_baseline(appraisal: Appraisal) -> str:
    """Why extra cost over the baseline can't be told; empty where it can, and where there is no baseline."""
    baseline = appraisal.baseline
    if baseline is None or baseline in appraisal.costs:
        return ""
    return f"{names(appraisal.ranking, [baseline])}, the baseline, has no cost, so extra cost can't be told."


def _dominated(appraisal: Appraisal, option: str, cost: CostResult) -> str:
    ranking = appraisal.ranking
    name = ranking.options[option].name
    if cost.standing is Standing.DOMINATED:
        gives, costs = (for_number(len(cost.by), *verb) for verb in (("gives", "give"), ("costs", "cost")))
        text = f"{names(ranking, cost.by)} {gives} as much as {name} or more and {costs} no more"
        text += _unready(ranking, cost.by)
        return f"{text}{'' if cost.certain else ', though not wherever costs fall within their ranges'}."
    if cost.standing is Standing.EXTENDED:
        cheap, dear = (ranking.options[other].name for other in cost.by)
        lacking = _unready(ranking, cost.by)
        return f"{name} costs more for each point than going on from {cheap} to {dear} would{lacking}."
    return ""


def _unready(ranking: Ranking, options: Sequence[str]) -> str:
    """A clause on those of the options that do better and can't start here; empty where all can."""
    clauses = []
    for state in (Ready.NO, Ready.UNKNOWN):
        lacking = [option for option in options if ranking.options[option].ready is state]
        if lacking:
            who = "" if len(options) == 1 else f"{names(ranking, lacking)} "
            is_ = for_number(len(lacking), "is", "are")
            clauses.append(f"{who}{is_} {READINESS[state].clause}")
    return f", but {' and '.join(clauses)}" if clauses else ""


_STANDINGS = {
    Standing.FRONTIER: "best for its cost",
    Standing.EXTENDED: "a mix does better",
    Standing.DOMINATED: "another does better",
    Standing.OUT: "ruled out",
}


def value_and_cost(appraisal: Appraisal) -> Table:
    """A row for each option that has a cost, the cheapest first."""
    costs, options = appraisal.costs, appraisal.ranking.options
    least = min(0.0, *(cost.low for cost in costs.values()))
    most = max(0.0, *(cost.high for cost in costs.values()))
    columns = (
        Column("Option"),
        Column("Value", "number"),
        Column("0 to 100", "bar", spare=2),
        Column("Cost"),
        Column(f"{amount(least)} to {amount(most)}", "bar", spare=1),
        Column("Beside the others"),
    )
    order = cheapest_first(appraisal)
    rows = tuple(
        (
            options[option].name,
            options[option].value,
            Bar(options[option].value),
            _in_range(costs[option].total, costs[option].low, costs[option].high),
            Span(costs[option].low, costs[option].high, costs[option].total, most, least),
            text_of(_STANDINGS[costs[option].standing], _said_unready(options[option], costs[option].standing)),
        )
        for option in order
    )
    return Table("Value and whole-life cost, the cheapest first", columns, rows, _out(appraisal, order))


def _said_unready(option: OptionResult, standing: Standing) -> str:
    """That an option that is best for its cost can't start here."""
    clause = READINESS[option.ready].clause
    return f"({clause})" if clause and standing is Standing.FRONTIER else ""


def _out(appraisal: Appraisal, order: list[str]) -> frozenset[int]:
    """Places in a table of options that are ruled out."""
    return frozenset(at for at, option in enumerate(order) if appraisal.costs[option].standing is Standing.OUT)


def _in_range(cost: float, low: float, high: float) -> str:
    return amount(cost) if low == high else f"{amount(cost)} ({amount(low)} to {amount(high)})"


def against_baseline(appraisal: Appraisal) -> list[Table]:
    """What each option costs and gives more than the baseline does; nothing where that can't be told."""
    options = appraisal.ranking.options
    extras = {option: cost.extra for option, cost in appraisal.costs.items() if cost.extra is not None}
    if not extras or appraisal.baseline is None:
        return []
    unit = _unit(list(extras.values()))
    columns = (
        Column("Option"),
        Column("Extra cost"),
        Column("Extra points", "number"),
        Column(f"Points for each extra {amount(unit)}"),
    )
    order = sorted(extras, key=lambda option: extras[option].cost)
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (
            options[option].name,
            *_extra_cells(extras[option], unit),
        )
        for option in order
    )
    caption = f"Against {options[appraisal.baseline].name}, the baseline"
    return [Table(caption, columns, rows, _out(appraisal, order))]


def along_the_frontier(appraisal: Appraisal) -> list[Table]:
    """What each step from an option that is best for its cost to the next dearer one costs and gives."""
    steps = appraisal.frontier
    if not steps:
        return []
    unit = _unit([step.extra for step in steps])
    columns = (
        Column("From"),
        Column("To"),
        Column("Extra cost"),
        Column("Extra points", "number"),
        Column(f"Points for each extra {amount(unit)}"),
    )
    ranking = appraisal.ranking
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (names(ranking, step.cheaper), names(ranking, step.dearer), *_extra_cells(step.extra, unit)) for step in steps
    )
    return [Table("From one option that is best for its cost to the next dearer one", columns, rows)]


def _extra_cells(extra: Extra, unit: float) -> tuple[Cell, ...]:
    """Extra cost, extra points, and how many points for each unit."""
    return _in_range(extra.cost, extra.cost_low, extra.cost_high), extra.points, _rate(extra, unit)


def _unit(extras: Sequence[Extra]) -> float:
    """The power of ten that a cost is counted in, 1 or more, so that the best rate is 1 or more."""
    rates = [extra.points_per_cost for extra in extras if extra.points_per_cost is not None]
    return max(1.0, float(10 ** -floor(log10(max(rates))))) if rates else 1.0


def _rate(extra: Extra, unit: float) -> str:
    if extra.points_per_cost is None:
        cost = "costs more" if extra.cost > 0 else "costs less" if extra.cost < 0 else "costs the same"
        gives = "gives more" if extra.points > SAME else "gives less" if extra.points < -SAME else "gives the same"
        return f"{cost}, {gives}"
    text = plain(extra.points_per_cost * unit)
    if extra.cost_low == extra.cost_high or extra.per_cost_low is None:
        return text
    if extra.per_cost_high is None:
        return f"{text} ({plain(extra.per_cost_low * unit)} or more; it may cost no more at all)"
    return f"{text} ({plain(extra.per_cost_low * unit)} to {plain(extra.per_cost_high * unit)})"
