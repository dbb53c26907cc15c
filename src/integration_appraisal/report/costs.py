"""Cost beside value: who is worth looking at, and what more points cost. The two are never mixed."""

from math import floor, log10

from integration_appraisal.appraisal.appraise import Appraisal, beside_cost, costs_by_row
from integration_appraisal.engine.frontier import BesideCost, Cost, Extra, Standing
from integration_appraisal.engine.ranks import SAME
from integration_appraisal.figures import exact
from integration_appraisal.report.document import Bar, Block, Bullets, Cell, Column, Heading, Paragraph, Span, Table
from integration_appraisal.report.verdict import name, names
from integration_appraisal.report.words import plain, sentence


def about_costs(appraisal: Appraisal) -> list[Block]:
    """The table, the extra points for extra cost, and who stands on the frontier; nothing without costs."""
    if not costs_by_row(appraisal):
        return []
    said = told(appraisal)
    blocks: list[Block] = [Heading("Cost beside value"), *([Bullets(said)] if said else [])]
    return [*blocks, value_and_cost(appraisal), *against_baseline(appraisal), *basis(appraisal)]


def basis(appraisal: Appraisal) -> list[Paragraph]:
    """What the costs are, in the words of those who counted them."""
    own = appraisal.local.cost_basis
    return [Paragraph(f"Costs: {sentence(own)}", faint=True)] if own else []


def told(appraisal: Appraisal) -> tuple[str, ...]:
    """Who is worth looking at, and what speaks against others."""
    frontier = _frontier(appraisal)
    said = []
    if frontier:
        by_cost = sorted(frontier, key=lambda row: appraisal.local.costs[appraisal.options[row]].total)
        said.append(
            f"Worth looking at for cost and value together: {names(appraisal, by_cost)}. "
            "No other option gives as much for less."
        )
    return (*said, *doubts(appraisal))


def _frontier(appraisal: Appraisal) -> list[int]:
    return [row for row, placed in enumerate(beside_cost(appraisal)) if placed.standing is Standing.FRONTIER]


def doubts(appraisal: Appraisal) -> tuple[str, ...]:
    """Options that others do better than, costs that are not given, and what ranges leave open."""
    said = []
    found = beside_cost(appraisal)
    for row, placed in enumerate(found):
        text = _dominated(appraisal, row, placed)
        if text:
            said.append(text)
    absent = [row for row in appraisal.result.contenders if appraisal.options[row] not in appraisal.local.costs]
    if absent:
        said.append(f"No cost is given for {names(appraisal, absent)}, so nothing more is said of that here.")
    baseline = appraisal.baseline_row
    if baseline is None:
        said.append("No option is the baseline, so extra cost can't be told.")
    elif appraisal.options[baseline] not in appraisal.local.costs:
        said.append(f"{name(appraisal, baseline)}, the baseline, has no cost, so extra cost can't be told.")
    open_ = [row for row in _frontier(appraisal) if not found[row].certain]
    if open_:
        said.append(f"Within the ranges of cost, another option may overtake {names(appraisal, open_)}.")
    return tuple(said)


def _dominated(appraisal: Appraisal, row: int, placed: BesideCost[int]) -> str:
    if placed.standing is Standing.DOMINATED:
        by, verbs = names(appraisal, placed.by), ("gives", "costs") if len(placed.by) == 1 else ("give", "cost")
        text = f"{by} {verbs[0]} as much as {name(appraisal, row)} or more and {verbs[1]} no more"
        return f"{text}{'' if placed.certain else ', though not wherever costs fall within their ranges'}."
    if placed.standing is Standing.EXTENDED:
        cheap, dear = (name(appraisal, by) for by in placed.by)
        return f"{name(appraisal, row)} costs more for each point than going on from {cheap} to {dear} would."
    return ""


_STANDINGS = {
    Standing.FRONTIER: "best for its cost",
    Standing.EXTENDED: "a mix does better",
    Standing.DOMINATED: "another does better",
    Standing.OUT: "ruled out",
}


def value_and_cost(appraisal: Appraisal) -> Table:
    """A row for each option that has a cost, the cheapest first."""
    given, found = costs_by_row(appraisal), beside_cost(appraisal)
    least = min(0.0, *(cost.low for cost in given.values()))
    most = max(0.0, *(cost.high for cost in given.values()))
    columns = (
        Column("Option"),
        Column("Value", "number"),
        Column("0 to 100", "bar", spare=2),
        Column("Cost"),
        Column(f"{amount(least)} to {amount(most)}", "bar", spare=1),
        Column("Beside the others"),
    )
    order = sorted(given, key=lambda row: (given[row].total, row))
    rows = tuple(
        (
            name(appraisal, row),
            appraisal.result.values[row],
            Bar(appraisal.result.values[row]),
            _cost_words(given[row]),
            Span(given[row].low, given[row].high, given[row].total, most, least),
            _STANDINGS[found[row].standing],
        )
        for row in order
    )
    return Table("Value and whole-life cost, the cheapest first", columns, rows, _out(found, order))


def _out(found: tuple[BesideCost[int], ...], order: list[int]) -> frozenset[int]:
    """Places in a table of options that are ruled out."""
    return frozenset(index for index, row in enumerate(order) if found[row].standing is Standing.OUT)


def amount(number: float) -> str:
    """A sum of money with thousands set apart; with a decimal below 100, and three digits below 1."""
    if abs(number) >= 100 or number == int(number):  # noqa: PLR2004 - where a decimal says nothing
        return exact(round(number), thousands=True)
    return f"{number:,.1f}" if abs(number) >= 1 else exact(float(f"{number:.3g}"))


def _cost_words(cost: Cost) -> str:
    if cost.low == cost.high:
        return amount(cost.total)
    return f"{amount(cost.total)} ({amount(cost.low)} to {amount(cost.high)})"


def against_baseline(appraisal: Appraisal) -> list[Table]:
    """What each option costs and gives more than the baseline does; nothing where that can't be told."""
    found = beside_cost(appraisal)
    extras = {row: placed.extra for row, placed in enumerate(found) if placed.extra is not None}
    if not extras or appraisal.baseline_row is None:
        return []
    unit = _unit([extra.points_per_cost for extra in extras.values() if extra.points_per_cost is not None])
    columns = (
        Column("Option"),
        Column("Extra cost"),
        Column("Extra points", "number"),
        Column(f"Points for each extra {amount(unit)}"),
    )
    order = sorted(extras, key=lambda row: (extras[row].cost, row))
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (name(appraisal, row), _extra_words(extras[row]), extras[row].points, _rate(extras[row], unit)) for row in order
    )
    return [
        Table(f"Against {name(appraisal, appraisal.baseline_row)}, the baseline", columns, rows, _out(found, order))
    ]


def _unit(rates: list[float]) -> float:
    """The power of ten that a cost is counted in, 1 or more, so that the best rate is 1 or more."""
    return max(1.0, float(10 ** -floor(log10(max(rates))))) if rates else 1.0


def _extra_words(extra: Extra) -> str:
    if extra.cost_low == extra.cost_high:
        return amount(extra.cost)
    return f"{amount(extra.cost)} ({amount(extra.cost_low)} to {amount(extra.cost_high)})"


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
