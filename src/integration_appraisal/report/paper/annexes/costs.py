"""Costs beside values, and against the baseline."""

from integration_appraisal.appraisal.appraise import Appraisal
from integration_appraisal.report.costs import against_baseline, basis, value_and_cost
from integration_appraisal.report.document import Section
from integration_appraisal.report.paper.annexes import COSTS


def costs(appraisal: Appraisal) -> Section:
    """Tables, and what the costs are in the words of those who counted them."""
    if not appraisal.costs:
        return COSTS.holding([])
    return COSTS.holding([value_and_cost(appraisal), *against_baseline(appraisal), *basis(appraisal)])
