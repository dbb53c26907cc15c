"""What the pictures show: a finding for a title, all of it in words, and the numbers to draw it from."""

from collections.abc import Mapping, Sequence
from math import fsum

from integration_appraisal.appraisal.appraise import Appraisal
from integration_appraisal.appraisal.results import CriterionResult, Interval, OptionResult, Ranking, Robustness
from integration_appraisal.engine.frontier import Standing
from integration_appraisal.engine.ranks import Verdict
from integration_appraisal.figures import amount, one_decimal, percent, percent_cell, plain, points
from integration_appraisal.report.costs import value_and_cost
from integration_appraisal.report.document import (
    Acceptability,
    Cell,
    Chart,
    Column,
    ContributionBar,
    Contributions,
    CostMark,
    CostMarks,
    RankShares,
    Table,
    WeightLine,
    WeightLines,
)
from integration_appraisal.report.groups import Group, groups, points_by_group
from integration_appraisal.report.labels import labels
from integration_appraisal.report.verdict import names
from integration_appraisal.report.words import joined

_MOST_GROUPS = 4  # more categories in a bar than that can't be told apart


def contributions(appraisal: Appraisal) -> Chart:
    """What each option gains on the criteria, by group, and what it loses here."""
    shown = _told_apart(appraisal)
    figures = Contributions(
        tuple(group.name for group in shown),
        tuple(
            ContributionBar(
                option.name,
                tuple(group.points(option) for group in shown),
                option.lost,
                option.value,
                option.is_in,
            )
            for option in appraisal.ranking.order
        ),
    )
    told = ". ".join(_gained(bar, figures.groups) for bar in figures.bars)
    return Chart("contributions", _leads(appraisal.ranking), f"{told}.", figures, points_by_group(appraisal))


def _gained(bar: ContributionBar, names_: Sequence[str]) -> str:
    gained = joined([f"{one_decimal(part)} for {name}" for part, name in zip(bar.parts, names_, strict=True)])
    return f"{bar.name}: {gained}, {one_decimal(bar.lost)} lost, value {one_decimal(bar.value)}"


def _told_apart(appraisal: Appraisal) -> list[Group]:
    """Groups of criteria; one for all where there are none, or too many to tell apart in a bar."""
    own = groups(appraisal)
    every = Group("the criteria", tuple(appraisal.ranking.criteria))
    return own if 0 < len(own) <= _MOST_GROUPS else [every]


def _leads(ranking: Ranking) -> str:
    lead = ranking.lead
    if not lead.first:
        return "No option is left"
    if lead.verdict is Verdict.OPEN:
        return "Which option comes first is open, as levels are not given"
    value = plain(ranking.first[0].value)
    if len(lead.first) > 1:
        return f"{names(ranking, lead.first)} tie at {value} out of 100"
    text = f"{names(ranking, lead.first)} scores {value} out of 100"
    return text if lead.points is None else f"{text}, {points(lead.points)} ahead of {names(ranking, lead.second)}"


_SHARES = (0, 25, 50, 75, 100)


def weight(appraisal: Appraisal) -> list[Chart]:
    """The criterion whose weight has the shortest way to another answer; nothing where no weight changes it."""
    ranking, intervals = appraisal.ranking, appraisal.sensitivity.weights
    moves = {name: move for name, own in intervals.items() if (move := _shortest(own)) is not None}
    if not moves:
        return []
    nearest = min(moves, key=lambda name: moves[name])
    criterion, interval = ranking.criteria[nearest], intervals[nearest]
    lines = _lines(appraisal, criterion)
    end, then, more = min(interval.crossings, key=lambda entry: abs(entry.end - interval.now))
    share = f"{'more than' if more else 'less than'} {percent(end)}"
    title = f"{names(ranking, then)} would be first if “{criterion.name}” had {share} of the weight"
    told = [f"{line.name} goes from {_from_to(line.ends)}" for line in lines]
    description = f"“{criterion.name}” has {percent(interval.now)} of the weight now. {'. '.join(told)}."
    columns = (Column("Option"), *(Column(f"Value at {share}%", "number") for share in _SHARES))
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (line.name, *(line.at(share / 100) for share in _SHARES)) for line in lines
    )
    crossings = tuple(own.end for own in interval.crossings)
    figures = WeightLines(criterion.name, interval.now, crossings, lines)
    table = Table(f"Values as the weight of “{criterion.name}” moves", columns, rows)
    return [Chart("weight", title, description, figures, table)]


def _lines(appraisal: Appraisal, criterion: CriterionResult) -> tuple[WeightLine, ...]:
    """Each option's value as the weight of a criterion moves."""
    ranking, short = appraisal.ranking, labels(appraisal.catalogue)
    return tuple(
        WeightLine(
            short[option.id],
            option.name,
            option.id in ranking.lead.first,
            _ends(option, criterion, ranking.criteria),
        )
        for option in ranking.contenders
    )


def _shortest(interval: Interval) -> float | None:
    return min((abs(own.end - interval.now) for own in interval.crossings), default=None)


def _ends(
    option: OptionResult, criterion: CriterionResult, criteria: Mapping[str, CriterionResult]
) -> tuple[float, float]:
    """An option's value with no weight on a criterion, and with all of it there."""
    cell = option.cells[criterion.id]
    rest = [(criteria[own.criterion].weight, own.value) for own in option.cells.values() if own is not cell]
    without = fsum(weight * value for weight, value in rest) / fsum(weight for weight, _ in rest)
    return (without - option.lost, cell.value - option.lost)


def _from_to(ends: tuple[float, float]) -> str:
    return f"{one_decimal(ends[0])} at no weight to {one_decimal(ends[1])} at all weight"


def acceptability(drawn: Robustness) -> Chart:
    """How often each option takes each rank."""
    rows = tuple(RankShares(own.name, own.acceptability) for own in drawn.by_first)
    told = [
        f"{own.name}: {joined([f'rank {rank} in {percent(share)}' for rank, share in enumerate(own.shares, 1)])}"
        for own in rows
    ]
    columns = (Column("Option"), *(Column(f"Rank {rank}") for rank in range(1, len(rows) + 1)))
    cells: tuple[tuple[Cell, ...], ...] = tuple(
        (own.name, *(percent_cell(share) for share in own.shares)) for own in rows
    )
    table = Table("How often each option takes each rank", columns, cells)
    return Chart("acceptability", _most_often(drawn), ". ".join(told) + ".", Acceptability(rows), table)


def _most_often(drawn: Robustness) -> str:
    """Who comes first most often; where options tie, each of them counts."""
    most = max(own.acceptability[0] for own in drawn.options.values())
    best = [own.name for own in drawn.options.values() if own.acceptability[0] == most]
    share = f"in {percent(most)} of {drawn.samples:,} draws"
    if len(best) == 1:
        return f"{best[0]} comes first {share}"
    return f"{joined(best)} each come first {share}; where they tie, each counts"


def cost(appraisal: Appraisal) -> Chart:
    """Value beside cost, with the ranges of cost, and the line through those that are best for their cost."""
    costs, short = appraisal.costs, labels(appraisal.catalogue)
    marks = tuple(
        CostMark(
            label=short[option],
            name=appraisal.ranking.options[option].name,
            value=appraisal.ranking.options[option].value,
            total=own.total,
            low=own.low,
            high=own.high,
            is_best=own.standing is Standing.FRONTIER,
            is_in=own.standing is not Standing.OUT,
        )
        for option, own in sorted(costs.items(), key=lambda entry: entry[1].total)
    )
    best = [mark.name for mark in marks if mark.is_best]
    title = f"Best for their cost: {joined(best)}" if len(best) > 1 else f"Best for its cost: {joined(best) or 'none'}"
    told = [
        f"{mark.name}: value {one_decimal(mark.value)}, cost {amount(mark.total)}"
        + (f" (between {amount(mark.low)} and {amount(mark.high)})" if mark.low != mark.high else "")
        for mark in marks
    ]
    return Chart("cost", title, ". ".join(told) + ".", CostMarks(marks), value_and_cost(appraisal))
