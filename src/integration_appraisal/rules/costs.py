"""Rules about costs that the tool works out from yearly ones."""

from collections.abc import Iterator

from integration_appraisal.appraisal.appraise import Appraisal
from integration_appraisal.engine.whole_life import GREEN_BOOK_RATE, GREEN_BOOK_YEARS
from integration_appraisal.figures import exact
from integration_appraisal.rules.base import WARNING, Hit, rule
from integration_appraisal.rules.language import blank, in_words


@rule("P181", WARNING, "A discount rate of one's own without a reason")
def rate_unreasoned(appraisal: Appraisal) -> Iterator[Hit]:
    """A discount rate decides how much later costs count, so a rate of one's own can favour an option unseen.

    The Green Book sets 3.5 per cent a year in real terms for all of government, for years 0 to 30, and lower rates for
    later years. A low rate favours what costs little now and much later, a high one the opposite. Take 3.5 per cent for
    up to 31 years, or say in `rationale` why not and who agreed it.

    Bad (local.yaml):

        discounting: {rate: 6, first_year: 2026, prices: 2026}  # <-
        costs:
          stay: {yearly: [100, 90, 90], optimism_bias: 0}
          repair: {yearly: [250, 60, 60], optimism_bias: 15}
          move: {yearly: [300, 70, 70], optimism_bias: 15}
          share: {yearly: [80, 80, 80], optimism_bias: 10}

    Good (local.yaml):

        discounting: {rate: 6, first_year: 2026, prices: 2026, rationale: The lender asks for 6 per cent.}
        costs:
          stay: {yearly: [100, 90, 90], optimism_bias: 0}
          repair: {yearly: [250, 60, 60], optimism_bias: 15}
          move: {yearly: [300, 70, 70], optimism_bias: 15}
          share: {yearly: [80, 80, 80], optimism_bias: 10}
    """
    own = appraisal.local.discounting
    if own is None or not blank(own.rationale):
        return
    years = max((len(cost.yearly) for cost in appraisal.local.costs.values() if cost.yearly), default=0)
    path = ("discounting", "rate")
    if own.rate != GREEN_BOOK_RATE:
        message = f"the rate is {exact(own.rate)}%, and the Green Book's {GREEN_BOOK_RATE}%. Say why in `rationale`."
        yield Hit(appraisal.file.document, path, message)
    elif years > GREEN_BOOK_YEARS:
        message = f"one rate stands for {years} years; after {GREEN_BOOK_YEARS} the Green Book's is lower. "
        yield Hit(appraisal.file.document, path, f"{message}Say in `rationale` why it stands, or end earlier.")


@rule("P182", WARNING, "Yearly costs without optimism bias")
def no_optimism_bias(appraisal: Appraisal) -> Iterator[Hit]:
    """People who plan a change expect it to cost less than such changes have cost, so what they expect is raised.

    The Green Book asks for an explicit adjustment for optimism bias, from the record of like projects, that falls as an
    option is worked out and its risks are costed. Give the per cent for each option. Write 0 where nothing new is done,
    or where it is in the yearly costs already, and say so in `cost_basis`.

    Bad (local.yaml):

        discounting: {rate: 3.5, first_year: 2026, prices: 2026}
        costs:  # <-
          stay: {yearly: [100, 90, 90], optimism_bias: 0}
          repair: {yearly: [250, 60, 60]}
          move: {yearly: [300, 70, 70]}
          share: {yearly: [80, 80, 80], optimism_bias: 10}

    Good (local.yaml):

        discounting: {rate: 3.5, first_year: 2026, prices: 2026}
        costs:
          stay: {yearly: [100, 90, 90], optimism_bias: 0}
          repair: {yearly: [250, 60, 60], optimism_bias: 24}
          move: {yearly: [300, 70, 70], optimism_bias: 15}
          share: {yearly: [80, 80, 80], optimism_bias: 10}
    """
    costs = appraisal.local.costs
    without = [option for option, cost in costs.items() if cost.yearly is not None and cost.optimism_bias is None]
    if without:
        message = f"no optimism bias is given for {in_words(without)}. Add its per cent; 0 if there is none to add."
        yield Hit(appraisal.file.document, ("costs",), message)


@rule("P183", WARNING, "Totals beside yearly costs")
def totals_beside_yearly(appraisal: Appraisal) -> Iterator[Hit]:
    """A total beside yearly costs is compared with them, and nobody can see whether it was worked out alike.

    Costs can be set beside each other if they cover the same years, in the same prices, discounted to the same year,
    with optimism bias or without it. Give all options' costs by year, or all as totals with one `cost_basis`.

    Bad (local.yaml):

        discounting: {rate: 3.5, first_year: 2026, prices: 2026}
        costs:  # <-
          stay: {total: 273}
          repair: {yearly: [250, 60, 60], optimism_bias: 15}
          move: {yearly: [300, 70, 70], optimism_bias: 15}
          share: {yearly: [80, 80, 80], optimism_bias: 10}

    Good (local.yaml):

        discounting: {rate: 3.5, first_year: 2026, prices: 2026}
        costs:
          stay: {yearly: [100, 90, 90], optimism_bias: 0}
          repair: {yearly: [250, 60, 60], optimism_bias: 15}
          move: {yearly: [300, 70, 70], optimism_bias: 15}
          share: {yearly: [80, 80, 80], optimism_bias: 10}
    """
    costs = appraisal.local.costs
    totals = [option for option, cost in costs.items() if cost.yearly is None]
    if totals and len(totals) < len(costs):
        have = "have" if len(totals) > 1 else "has"
        message = f"{in_words(totals)} {have} a total, and the others yearly costs. Give all by year, or all as totals."
        yield Hit(appraisal.file.document, ("costs",), message)


@rule("P184", WARNING, "Yearly costs without the year of their prices")
def no_price_year(appraisal: Appraisal) -> Iterator[Hit]:
    """A real discount rate goes with costs in the prices of one year; with inflation in them, later years count twice.

    The Green Book's 3.5 per cent leaves inflation out, so costs must leave it out, too. Say in `prices` in which year's
    prices all costs are.

    Bad (local.yaml):

        discounting:  # <-
          rate: 3.5
          first_year: 2026
        costs:
          stay: {yearly: [100, 90, 90], optimism_bias: 0}
          repair: {yearly: [250, 60, 60], optimism_bias: 15}
          move: {yearly: [300, 70, 70], optimism_bias: 15}
          share: {yearly: [80, 80, 80], optimism_bias: 10}

    Good (local.yaml):

        discounting: {rate: 3.5, first_year: 2026, prices: 2025}
        costs:
          stay: {yearly: [100, 90, 90], optimism_bias: 0}
          repair: {yearly: [250, 60, 60], optimism_bias: 15}
          move: {yearly: [300, 70, 70], optimism_bias: 15}
          share: {yearly: [80, 80, 80], optimism_bias: 10}
    """
    own = appraisal.local.discounting
    if own is not None and own.prices is None:
        message = "the year of the prices is not given. Add `prices`, with inflation left out of all costs."
        yield Hit(appraisal.file.document, ("discounting",), message)
