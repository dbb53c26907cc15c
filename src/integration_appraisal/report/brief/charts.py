"""What the pictures show: a finding for a title, all of it in words, and the numbers to draw it from."""

from math import fsum
from typing import Any

from integration_appraisal.appraisal.appraise import Appraisal, beside_cost, costs_by_row
from integration_appraisal.engine.frontier import Standing
from integration_appraisal.engine.robustness.simulation import Robustness
from integration_appraisal.engine.sensitivity import Sensitivity
from integration_appraisal.engine.stability import Interval
from integration_appraisal.report.brief.paper import Chart
from integration_appraisal.report.costs import amount, value_and_cost
from integration_appraisal.report.document import Cell, Column, Table
from integration_appraisal.report.groups import Group, gained, grouped
from integration_appraisal.report.labels import labels
from integration_appraisal.report.robustness import by_first
from integration_appraisal.report.score import ranking
from integration_appraisal.report.verdict import name, names
from integration_appraisal.report.words import joined, one_decimal, percent, percent_cell, plain, points

_MOST_GROUPS = 4  # more categories in a bar than that can't be told apart


def contributions(appraisal: Appraisal) -> Chart:
    """What each option gains on the criteria, by group, and what it loses here."""
    found = appraisal.result
    groups = _told_apart(appraisal)
    bars: list[dict[str, Any]] = []
    for row in appraisal.in_rank_order:
        parts = [gained(appraisal, row, group) for group in groups]
        lost = fsum(found.losses[row].values())
        bars.append(
            {
                "name": name(appraisal, row),
                "parts": parts,
                "lost": lost,
                "value": found.values[row],
                "out": found.ranks[row] is None,
            }
        )
    called = [group.name for group in groups]
    told = [_gained(bar, called) for bar in bars]
    data = {"groups": called, "bars": bars}
    return Chart("contributions", _leads(appraisal), ". ".join(told) + ".", data, ranking(appraisal))


def _gained(bar: dict[str, Any], groups: list[str]) -> str:
    gained = joined([f"{one_decimal(part)} for {called}" for part, called in zip(bar["parts"], groups, strict=True)])
    return f"{bar['name']}: {gained}, {one_decimal(bar['lost'])} lost, value {one_decimal(bar['value'])}"


def _told_apart(appraisal: Appraisal) -> list[Group]:
    """Groups of criteria; one for all where there are none, or too many to tell apart in a bar."""
    found = grouped(appraisal)
    every = Group("the criteria", tuple(range(len(appraisal.criteria))))
    return found if 0 < len(found) <= _MOST_GROUPS else [every]


def _leads(appraisal: Appraisal) -> str:
    lead = appraisal.result.lead
    if not lead.first:
        return "No option is left"
    value = plain(appraisal.result.values[lead.first[0]])
    if len(lead.first) > 1:
        return f"{names(appraisal, lead.first)} tie at {value} out of 100"
    text = f"{names(appraisal, lead.first)} scores {value} out of 100"
    return text if lead.points is None else f"{text}, {points(lead.points)} ahead of {names(appraisal, lead.second)}"


def weight(appraisal: Appraisal, found: Sensitivity) -> list[Chart]:
    """The criterion whose weight has the shortest way to another answer; nothing where no weight changes it."""
    moves = [(move, column) for column, holds in enumerate(found.weights) if (move := _shortest(holds)) is not None]
    if not moves:
        return []
    column = min(moves)[1]
    holds = found.weights[column]
    rows = list(appraisal.result.contenders)
    lines: list[dict[str, Any]] = [
        {
            "label": labels(appraisal)[row],
            "name": name(appraisal, row),
            "first": row in appraisal.result.lead.first,
            "ends": _ends(appraisal, row, column),
        }
        for row in rows
    ]
    called = appraisal.catalogue.criteria[appraisal.criteria[column]].name
    end, then, more = min(holds.crossings, key=lambda entry: abs(entry.end - holds.now))
    side = "more than" if more else "less than"
    title = f"{names(appraisal, then)} would be first if “{called}” had {side} {percent(end)} of the weight"
    told = [f"{line['name']} goes from {_from_to(line['ends'])}" for line in lines]
    description = f"“{called}” has {percent(holds.now)} of the weight now. {'. '.join(told)}."
    columns = (Column("Option"), *(Column(f"Value at {share}%", "number") for share in (0, 25, 50, 75, 100)))
    table_rows: tuple[tuple[Cell, ...], ...] = tuple(
        (line["name"], *(_at(line["ends"], share / 100) for share in (0, 25, 50, 75, 100))) for line in lines
    )
    data = {"criterion": called, "now": holds.now, "crossings": [own.end for own in holds.crossings], "lines": lines}
    return [
        Chart(
            "weight", title, description, data, Table(f"Values as the weight of “{called}” moves", columns, table_rows)
        )
    ]


def _shortest(holds: Interval[int]) -> float | None:
    return min((abs(own.end - holds.now) for own in holds.crossings), default=None)


def _ends(appraisal: Appraisal, row: int, column: int) -> tuple[float, float]:
    """An option's value with no weight on a criterion, and with all of it there."""
    result = appraisal.result
    own, lost = result.weights.shares[column], fsum(result.losses[row].values())
    rest = result.benefits[row] - result.contributions[row][column]
    return (rest / (1 - own) - lost, result.cells[row][column] - lost)


def _from_to(ends: tuple[float, float]) -> str:
    return f"{one_decimal(ends[0])} at no weight to {one_decimal(ends[1])} at all weight"


def _at(ends: tuple[float, float], share: float) -> float:
    return ends[0] + share * (ends[1] - ends[0])


def acceptability(appraisal: Appraisal, drawn: Robustness) -> Chart:
    """How often each option takes each rank."""
    order = by_first(drawn)
    rows: list[dict[str, Any]] = [
        {"name": name(appraisal, drawn.rows[at]), "shares": list(drawn.acceptability[at])} for at in order
    ]
    title = _most_often(appraisal, drawn)
    told = [
        f"{own['name']}: {joined([f'rank {rank} in {percent(share)}' for rank, share in enumerate(own['shares'], 1)])}"
        for own in rows
    ]
    columns = (Column("Option"), *(Column(f"Rank {rank}") for rank in range(1, len(rows) + 1)))
    cells: tuple[tuple[Cell, ...], ...] = tuple(
        (own["name"], *(percent_cell(share) for share in own["shares"])) for own in rows
    )
    return Chart(
        "acceptability",
        title,
        ". ".join(told) + ".",
        {"rows": rows},
        Table("How often each option takes each rank", columns, cells),
    )


def _most_often(appraisal: Appraisal, drawn: Robustness) -> str:
    """Who comes first most often; where options tie, each of them counts."""
    most = max(own[0] for own in drawn.acceptability)
    rows = [row for row, own in zip(drawn.rows, drawn.acceptability, strict=True) if own[0] == most]
    share = f"in {percent(most)} of {drawn.samples:,} draws"
    if len(rows) == 1:
        return f"{names(appraisal, rows)} comes first {share}"
    return f"{names(appraisal, rows)} each come first {share}; where they tie, each counts"


def cost(appraisal: Appraisal) -> Chart:
    """Value beside cost, with the ranges of cost, and the line through those that are best for their cost."""
    given, placed = costs_by_row(appraisal), beside_cost(appraisal)
    marks: list[dict[str, Any]] = [
        {
            "label": labels(appraisal)[row],
            "name": name(appraisal, row),
            "value": appraisal.result.values[row],
            "total": own.total,
            "low": own.low,
            "high": own.high,
            "best": placed[row].standing is Standing.FRONTIER,
            "out": placed[row].standing is Standing.OUT,
        }
        for row, own in sorted(given.items(), key=lambda entry: (entry[1].total, entry[0]))
    ]
    best = [mark["name"] for mark in marks if mark["best"]]
    title = f"Best for their cost: {joined(best)}" if len(best) > 1 else f"Best for its cost: {joined(best) or 'none'}"
    told = [
        f"{mark['name']}: value {one_decimal(mark['value'])}, cost {amount(mark['total'])}"
        + (f" (between {amount(mark['low'])} and {amount(mark['high'])})" if mark["low"] != mark["high"] else "")
        for mark in marks
    ]
    return Chart("cost", title, ". ".join(told) + ".", {"marks": marks}, value_and_cost(appraisal))
