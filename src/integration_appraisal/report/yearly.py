"""From yearly costs to a total: every step, in short and whole."""

from integration_appraisal.appraisal.appraise import Appraisal
from integration_appraisal.appraisal.results import CostResult
from integration_appraisal.engine.whole_life import WholeLife
from integration_appraisal.figures import amount, amounts, exact
from integration_appraisal.report.document import Cell, Column, Table
from integration_appraisal.report.words import counted, sentence, text_of


def cheapest_first(appraisal: Appraisal) -> list[str]:
    """The options that have a cost, the cheapest first."""
    return sorted(appraisal.costs, key=lambda option: appraisal.costs[option].total)


def how_discounted(appraisal: Appraisal) -> str:
    """The rate, in a short sentence; empty where no total is worked out."""
    own = appraisal.local.discounting
    return f"Yearly costs are discounted at {exact(own.rate)}% a year." if own else ""


def discounted_how(appraisal: Appraisal) -> str:
    """The rate, the first year, prices, and the reason for the rate; empty where no total is worked out."""
    own = appraisal.local.discounting
    if own is None:
        return ""
    text = f"Yearly costs are discounted at {exact(own.rate)}% a year to {own.first_year}, the first year"
    prices = f", and are in prices of {own.prices}" if own.prices is not None else ""
    return text_of(f"{text}{prices}.", sentence(own.rationale) if own.rationale else "")


def in_steps(cost: CostResult) -> str:
    """How a total comes about, in the rest of a sentence; empty where it is given."""
    found = cost.worked_out
    if found is None:
        return ""
    years = f"{amount(found.undiscounted)} over {counted(len(found.years), 'year')}, {_span(found)}"
    bias = f"and {_bias(found)} for optimism bias" if found.added is not None else "with no optimism bias given"
    return f": {years}, which is {amount(found.discounted)} when discounted, {bias}"


def _span(found: WholeLife) -> str:
    first, last = found.years[0].year, found.years[-1].year
    return f"{first}" if first == last else f"{first} to {last}"


def _bias(found: WholeLife) -> str:
    """What optimism bias adds, and at what rate."""
    if found.bias is None or found.added is None:
        return "none given"
    return f"{amount(found.added)} ({exact(found.bias)}%)"


def worked_out(appraisal: Appraisal) -> list[Table]:
    """From each option's yearly costs to its total, a row each; nothing where no total is worked out."""
    columns = (
        Column("Option"),
        *(Column(heading, "number") for heading in ("All years", "Discounted", "Optimism bias", "Total")),
    )
    rows: list[tuple[Cell, ...]] = []
    for option in cheapest_first(appraisal):
        found = appraisal.costs[option].worked_out
        if found is not None:
            sums = amount(found.undiscounted), amount(found.discounted), _bias(found), amount(found.total)
            rows.append((appraisal.ranking.options[option].name, *sums))
    return [Table("From yearly costs to totals", columns, tuple(rows))] if rows else []


def by_year(appraisal: Appraisal, option: str) -> list[Table]:
    """Every step to an option's total: each year, the sum, optimism bias; nothing where the total is given."""
    cost = appraisal.costs.get(option)
    found = cost.worked_out if cost else None
    if found is None:
        return []
    columns = (Column("Year"), *(Column(heading, "number") for heading in ("Cost", "Factor", "Discounted")))
    costs = amounts([*(own.cost for own in found.years), found.undiscounted])
    added = [] if found.added is None else [found.added]
    counted_for = amounts([*(own.discounted for own in found.years), found.discounted, *added, found.total])
    rows: list[tuple[Cell, ...]] = [
        (str(own.year), given, f"{own.factor:.4f}", counts)
        for own, given, counts in zip(found.years, costs, counted_for, strict=False)
    ]
    rows.append(("Sum", costs[-1], "", counted_for[len(found.years)]))
    percent = "" if found.bias is None else f", {exact(found.bias)}%"
    rows.append((f"Optimism bias{percent}", "", "", counted_for[-2] if added else "none given"))
    rows.append(("Total", "", "", counted_for[-1]))
    name = appraisal.ranking.options[option].name
    return [Table(f"{name}: from yearly costs to the total", columns, tuple(rows), strong=frozenset({len(rows) - 1}))]
