"""Checks of costs: a total or yearly ones, all over the same years, and ranges that hold the total."""

from collections import Counter
from collections.abc import Iterator

from integration_appraisal.documents.document import Path, items
from integration_appraisal.engine.whole_life import WholeLife, whole_life
from integration_appraisal.figures import apart, exact
from integration_appraisal.loading.checks.cells import check_range, report_outside
from integration_appraisal.loading.checks.faults import Faults
from integration_appraisal.model.local import Cost, Discounting, Local

MOST = 1e12  # like any number in a file


def costed(cost: Cost, discounting: Discounting | None) -> WholeLife | None:
    """The steps from yearly costs to the total; None where the total itself is given."""
    if cost.yearly is None or discounting is None:
        return None
    return whole_life(cost.yearly, discounting.rate, discounting.first_year, cost.optimism_bias)


def check_costs(faults: Faults, local: Local) -> None:
    """All costs of a local file, and how they are discounted."""
    for option, cost in local.costs.items():
        path: Path = ("costs", option)
        _check_form(faults, path, cost)
        check_range(faults, path, "total", cost.low, cost.high)
        if cost.total is not None:
            _check_total(faults, path, cost.total, cost.low, cost.high)
        elif faults.document.is_sound((*path, "yearly")) and faults.document.is_sound(("discounting",)):
            _check_worked_out(faults, path, cost, local.discounting)
    _check_discounting(faults, local)
    _check_periods(faults, local)


def _check_form(faults: Faults, path: Path, cost: Cost) -> None:
    """Either a total or yearly costs; only those are raised for optimism bias."""
    has_total, has_yearly = (faults.has((*path, name)) for name in ("total", "yearly"))
    if has_total and has_yearly:
        message = "`total` and `yearly` both stand here. Keep `yearly` to have the total worked out, or `total`."
        faults.at_key((*path, "yearly"), "S009", message)
    elif has_total and cost.optimism_bias is not None:
        message = "`optimism_bias` is added to `yearly` costs and to no `total`. Remove it, or give `yearly`."
        faults.at_key((*path, "optimism_bias"), "S009", message)
    elif not (has_total or has_yearly):
        message = f"`{path[-1]}` has no cost here. Add `total`, or `yearly` with one number a year."
        faults.at_key((*path, "total"), "S001", message)


def _check_total(faults: Faults, path: Path, total: float, low: float | None, high: float | None) -> None:
    if low is not None and high is not None and not low <= total <= high:
        report_outside(faults, (*path, "total"), "cost", (low, total, high))


def _check_worked_out(faults: Faults, path: Path, cost: Cost, discounting: Discounting | None) -> None:
    """The total can be computed with, and its range holds it."""
    try:
        found = costed(cost, discounting)
    except ArithmeticError:  # a rate just above -100 makes it larger than any number
        _report_size(faults, path)
        return
    if found is not None and abs(found.total) > MOST:
        _report_size(faults, path)
    elif found is not None:
        _check_ends(faults, path, cost, found)


def _report_size(faults: Faults, path: Path) -> None:
    message = (
        f"the total of `yearly` goes beyond {exact(MOST, thousands=True)}. Count in a larger unit, or mend the rate."
    )
    faults.at_key((*path, "yearly"), "S005", message)


def _check_ends(faults: Faults, path: Path, cost: Cost, found: WholeLife) -> None:
    """The range is of the total, after discounting and optimism bias."""
    ends = (("low", cost.low, "above", 1), ("high", cost.high, "below", -1))
    for name, end, side, sign in ends:
        if end is not None and sign * (end - found.total) > 0:
            message = f"`{name}` is {apart(end, found.total)}, {side} the total {apart(found.total, end)}, "
            message += "which comes from `yearly` after discounting and optimism bias. The range is of that total."
            faults.at((*path, name), "N007", message)


def _check_discounting(faults: Faults, local: Local) -> None:
    """Yearly costs ask for discounting, which is said once; totals have no use for it."""
    yearly = [path for path, _ in _lists(faults, local)]
    if yearly and not faults.has(("discounting",)):
        message = "`yearly` costs need `discounting` at the top of the file, such as "
        message += "`discounting: {rate: 3.5, first_year: 2026, prices: 2026}`."
        faults.at_key(yearly[0], "S009", message)
    if local.discounting is not None and not yearly:
        message = "`discounting` is used for `yearly` costs, and no option has any. Remove it, or give `yearly`."
        faults.at_key(("discounting",), "S009", message)


def _lists(faults: Faults, local: Local) -> Iterator[tuple[Path, int]]:
    """Where yearly costs stand, and for how many years, counting those that are wrong in themselves."""
    for option in local.costs:
        path: Path = ("costs", option, "yearly")
        if faults.has(path):
            yield path, len(items(faults.document.data, path))


def _check_periods(faults: Faults, local: Local) -> None:
    """All yearly costs run over the same years: a year that is left out is not a year that costs nothing."""
    years = {path: count for path, count in _lists(faults, local) if count and not faults.has((*path[:2], "total"))}
    counts = Counter(years.values())
    usual = max(counts, key=lambda count: (counts[count], count), default=0)
    for path in (path for path, count in years.items() if count != usual):
        like = next(other[1] for other, count in years.items() if count == usual)
        message = f"`yearly` has {years[path]} {'year' if years[path] == 1 else 'years'}, and `{like}` has {usual}. "
        message += "All options need the same years; write 0 for a year that costs nothing."
        faults.at_key(path, "N009", message)
