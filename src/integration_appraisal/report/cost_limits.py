"""What would change who is best for its cost: how far each cost may move, and the smallest change that does it."""

from integration_appraisal.appraisal.appraise import Appraisal
from integration_appraisal.appraisal.results import CostResult
from integration_appraisal.engine.frontier import Limit, Standing
from integration_appraisal.engine.ranks import SAME
from integration_appraisal.figures import amount, percent
from integration_appraisal.report.document import Column, Table
from integration_appraisal.report.verdict import names
from integration_appraisal.report.words import counted
from integration_appraisal.report.yearly import cheapest_first

_MOST_NAMED = 3


def limits(appraisal: Appraisal) -> list[Table]:
    """Up to which cost each option is best for its cost, and by how much its own would have to change."""
    options, costs = appraisal.ranking.options, appraisal.costs
    order = [option for option in cheapest_first(appraisal) if costs[option].standing is not Standing.OUT]
    if all(costs[option].limit is None for option in order):
        return []
    headings = "Option", "Cost", "Best for its cost", "Changes if its cost is", "Beyond that"
    rows = tuple(
        (
            options[option].name,
            amount(costs[option].total),
            _until(costs[option].limit),
            _moved(costs[option]),
            _better(appraisal, costs[option].limit),
        )
        for option in order
    )
    return [Table("What each option may cost, all other costs as they are", tuple(map(Column, headings)), rows)]


def _until(limit: Limit[str] | None) -> str:
    if limit is None:
        return "at any cost"
    return f"up to {amount(limit.cost)}" if limit.inclusive else f"below {amount(limit.cost)}"


def _moved(cost: CostResult) -> str:
    """By how much an option's cost has to change before it enters or leaves."""
    if cost.limit is None:
        return ""
    rises = cost.standing is Standing.FRONTIER
    way = "higher" if rises else "lower"
    if not cost.limit.change:
        return f"any {way}"
    more = "more than " if cost.limit.inclusive is rises else ""
    return f"{more}{amount(abs(cost.limit.change))} {way}{_share(cost)}"


def _share(cost: CostResult) -> str:
    """The change as a share of the cost; nothing where there is nothing to take a share of."""
    return f" ({percent(abs(cost.limit.change) / cost.total)})" if cost.limit and cost.total > 0 else ""


def _better(appraisal: Appraisal, limit: Limit[str] | None) -> str:
    """Who does better where an option costs more than that."""
    if limit is None:
        return ""
    who = names(appraisal.ranking, limit.by)
    return f"{who} does better" if len(limit.by) == 1 else f"a mix of {who} does better"


def least_change(appraisal: Appraisal) -> list[str]:
    """The smallest change of one cost that alters who is best for its cost, as a sentence; nothing where none does.

    A change to another option's cost moves a limit by no more than itself, so that no smaller one does.
    """
    changes = {option: cost for option, cost in appraisal.costs.items() if cost.limit is not None}
    least = min((abs(cost.limit.change) for cost in changes.values() if cost.limit), default=None)
    if least is None:
        return []
    options = appraisal.ranking.options
    nearest = [
        f"{options[option].name} {_moved(cost)}"
        for option, cost in changes.items()
        if cost.limit and abs(cost.limit.change) - least <= SAME
    ]
    told, rest = nearest[:_MOST_NAMED], len(nearest) - _MOST_NAMED
    others = [f"{counted(rest, 'other')} as little"] if rest > 0 else []
    return [f"The smallest change of one cost that alters this: {'; or '.join([*told, *others])}."]


def as_long_as(cost: CostResult) -> str:
    """Up to which cost an option stays best for its cost, as the end of a sentence."""
    if cost.limit is None:
        return ", whatever it costs"
    limit = amount(cost.limit.cost)
    return f", up to a cost of {limit}" if cost.limit.inclusive else f", as long as it costs less than {limit}"


def to_enter(appraisal: Appraisal, option: str, cost: CostResult) -> str:
    """What it may cost to be among those that are best for their cost; nothing for what is out."""
    if cost.limit is None:
        return ""
    limit = amount(cost.limit.cost)
    at_most = f"{limit} or less" if cost.limit.inclusive else f"less than {limit}"
    return f"{appraisal.ranking.options[option].name} would be best for its cost at {at_most}."
