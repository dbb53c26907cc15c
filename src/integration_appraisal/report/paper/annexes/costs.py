"""Costs beside values, against the baseline and along the frontier, and every step to those that are worked out."""

from integration_appraisal.appraisal.appraise import Appraisal
from integration_appraisal.report.cost_limits import limits
from integration_appraisal.report.costs import against_baseline, along_the_frontier, basis, value_and_cost
from integration_appraisal.report.document import Section
from integration_appraisal.report.paper.annexes import COSTS
from integration_appraisal.report.yearly import by_year, worked_out


def costs(appraisal: Appraisal) -> Section:
    """Tables, and what the costs are in the words of those who counted them."""
    if not appraisal.costs:
        return COSTS.holding([])
    steps = [table for option in appraisal.costs for table in by_year(appraisal, option)]
    tables = [*against_baseline(appraisal), *along_the_frontier(appraisal), *limits(appraisal), *worked_out(appraisal)]
    return COSTS.holding([value_and_cost(appraisal), *tables, *steps, *basis(appraisal)])
