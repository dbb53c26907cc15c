"""What the pictures show: a finding for a title, all of it in words, and the numbers to draw it from."""

from collections.abc import Mapping, Sequence
from math import fsum

from integration_appraisal.appraisal.appraise import Appraisal
from integration_appraisal.appraisal.results import CriterionResult, Crossing, Interval, OptionResult, Robustness
from integration_appraisal.engine.frontier import Standing
from integration_appraisal.engine.ranks import Verdict
from integration_appraisal.figures import counting, in_unit, is_shown, one_decimal, percent, percent_cell, plain, points
from integration_appraisal.report.costs import value_and_cost
from integration_appraisal.report.document import (
    Acceptability,
    Apart,
    Cell,
    Chart,
    Column,
    CostMark,
    CostMarks,
    FirstAndSecond,
    NumberSwing,
    RankShares,
    Table,
    Tornado,
    ValueDot,
    Values,
    WeightLine,
    WeightLines,
)
from integration_appraisal.report.labels import labels
from integration_appraisal.report.leading import compared, marked, passed_over, recommended
from integration_appraisal.report.readiness import READINESS
from integration_appraisal.report.switching import weight_beyond
from integration_appraisal.report.tornado import lead_word, moving, named_swing
from integration_appraisal.report.verdict import names
from integration_appraisal.report.words import counted, for_number, joined

_MOST_APART = 6  # rows of first against second; the small ones stand together
_MOST_SWINGS = 5


def values(appraisal: Appraisal) -> Chart:
    """Each option's value with its range, and what it loses here."""
    ranking, likely = appraisal.ranking, appraisal.likely
    dots = tuple(
        ValueDot(
            marked(appraisal, option.id),
            option.value,
            likely[option.id].low,
            likely[option.id].high,
            option.lost,
            is_first=option.id in ranking.lead.first,
            is_in=option.is_in,
        )
        for option in ranking.order
    )
    told = ". ".join(_dot(dot, has_needs=ranking.has_needs) for dot in dots)
    told_lost = ["Lost here"] if ranking.has_needs else []
    columns = (Column("Option"), *(Column(text, "number") for text in ("Value", "From", "To", *told_lost)))
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (dot.name, dot.value, dot.low, dot.high, *([dot.lost] if told_lost else [])) for dot in dots
    )
    faint = frozenset(at for at, dot in enumerate(dots) if not dot.is_in)
    caption = "Value out of 100, where it lies 8 times in 10" + (", and points lost here" if told_lost else "")
    table = Table(caption, columns, rows, faint)
    return Chart("values", _leads(appraisal), f"{told}.", Values(dots), table)


def _dot(dot: ValueDot, *, has_needs: bool) -> str:
    ends = f" ({one_decimal(dot.low)} to {one_decimal(dot.high)})" if is_shown(dot.high - dot.low) else ""
    out = ", ruled out" if not dot.is_in else ""
    lost = f", {one_decimal(dot.lost)} lost here" if has_needs else ""
    return f"{dot.name}: {one_decimal(dot.value)}{ends}{lost}{out}"


def _leads(appraisal: Appraisal) -> str:
    """Who is first, and how far ahead: of the option recommended where that is another, or else of the second."""
    ranking, other = appraisal.ranking, passed_over(appraisal)
    lead = ranking.lead
    if not lead.first:
        return "No option is left"
    if lead.verdict is Verdict.OPEN:
        return "Which option comes first is open, as levels are not given"
    value = plain(ranking.first[0].value)
    if len(lead.first) > 1:
        text = f"{names(ranking, lead.first)} tie at {value} out of 100"
    else:
        text = f"{names(ranking, lead.first)} scores {value} out of 100"
    if other and other.is_in:
        return f"{text}, {points(ranking.first[0].value - other.value)} ahead of {other.name}, which is recommended"
    ahead = "" if lead.points is None else f", {points(lead.points)} ahead of {names(ranking, lead.second)}"
    return f"{text}{ahead}{f'; {other.name}, which is recommended, is ruled out' if other else ''}"


def first_and_second(appraisal: Appraisal, rival: OptionResult | None = None) -> list[Chart]:
    """What speaks for the first, and what for the second or for a ``rival``, the option recommended that is not first.

    Nothing where either place is not taken by one option.
    """
    ranking, pair = appraisal.ranking, compared(appraisal.ranking, rival)
    if pair is None:
        return []
    one, other = pair
    ahead = one.value - other.value
    first, second = one.name, other.name
    apart = _together(
        [Apart(own.name, own.points, own.id in ranking.factors) for own in ranking.differences(one.id, other.id)]
    )
    told = "; ".join(f"{own.name} {_for(own.points, first, second)}" for own in apart)
    title = f"What puts {first} {points(ahead)} ahead of {second}{', which is recommended' if rival else ''}"
    what = "Criterion or local factor" if ranking.has_needs else "Criterion"
    columns = (Column(what), Column(f"Points for {first}", "number"))
    rows: tuple[tuple[Cell, ...], ...] = (*((own.name, own.points) for own in apart), ("All together", ahead))
    table = Table(f"{first} against {second}; below 0 speaks for {second}", columns, rows)
    figures = FirstAndSecond(first, second, apart, ahead)
    return [Chart("first_and_second", title, f"{told}. Together: {points(ahead)} for {first}.", figures, table)]


def _together(apart: Sequence[Apart]) -> tuple[Apart, ...]:
    """The largest by themselves, those that show as nothing or are too many in one row."""
    shown = [own for own in apart if is_shown(own.points)]
    most = _MOST_APART if len(shown) > _MOST_APART + 1 else len(shown)
    kept, small = shown[:most], [own for own in apart if own not in shown[:most]]
    rest = Apart(_others(small), fsum(own.points for own in small), is_loss=all(own.is_loss for own in small))
    return (*kept, *([rest] if is_shown(rest.points) or most < len(shown) else []))


def _others(small: Sequence[Apart]) -> str:
    return f"{len(small)} others together" if len(small) > 1 else "".join(own.name for own in small)


def _for(number: float, first: str, second: str) -> str:
    return f"{one_decimal(abs(number))} for {first if number > 0 else second}"


def tornado(appraisal: Appraisal) -> list[Chart]:
    """The numbers that move the lead most; nothing where there is no lead to move."""
    ranking, now = appraisal.ranking, appraisal.ranking.lead.points
    if now is None or len(ranking.lead.first) > 1:
        return []
    own = moving(appraisal, now)
    swings = tuple(NumberSwing(*named_swing(ranking, swing)) for swing in own[:_MOST_SWINGS])
    if not swings:
        return []
    first = names(ranking, ranking.lead.first)
    title = _tornado_title(first, swings)
    told = ". ".join(map(_swing, swings))
    columns = (Column("Number"), Column("Its ends"), Column("Lead at one end"), Column("Lead at the other"))
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (swing.name, " to ".join(swing.ends), *map(lead_word, swing.leads, swing.turns)) for swing in swings
    )
    table = Table(f"Points by which {first} leads, now {points(now)}, at both ends of a number", columns, rows)
    return [Chart("tornado", title, f"The lead is {points(now)} now. {told}.", Tornado(first, now, swings), table)]


def _tornado_title(first: str, swings: Sequence[NumberSwing]) -> str:
    """At how many ends another is first, and at how many the first is ruled out."""
    turning = sum(any(swing.turns) for swing in swings)
    which = f"{turning} of the {len(swings)} numbers" if len(swings) > 1 else "the number"
    title = (
        f"At an end of {which} that move the lead most, another option is first"
        if turning
        else f"{first} stays first at both ends of the {counted(len(swings), 'number')} that move the lead most"
    )
    out = sum((None, True) in zip(swing.leads, swing.turns, strict=True) for swing in swings)
    return title + (f"; at {for_number(out, 'one', f'{out}')} of these ends {first} is ruled out" if out else "")


def _swing(swing: NumberSwing) -> str:
    leads = map(lead_word, swing.leads, swing.turns)
    ends = [f"{lead} at {end}" for end, lead in zip(swing.ends, leads, strict=True)]
    return f"{swing.name}: {joined(ends)}"


_SHARES = (0, 25, 50, 75, 100)


def weight(appraisal: Appraisal) -> list[Chart]:
    """The criterion whose weight has the shortest way to another answer; nothing where no weight changes it.

    Where an option is recommended that is not first, the shortest way to that one, if any weight has one.
    """
    ranking, other = appraisal.ranking, passed_over(appraisal)
    found = _shortest(appraisal.sensitivity.weights, other)
    if found is None:
        return []
    nearest, crossing = found
    criterion, interval = ranking.criteria[nearest], appraisal.sensitivity.weights[nearest]
    lines = _lines(appraisal, criterion, interval)
    then, share = crossing.first, weight_beyond(crossing, interval.now)
    who = f"{names(ranking, then)}{', which is recommended,' if other and other.id in then else ''}"
    title = f"{who} would be first if “{criterion.name}” had {share} of the weight"
    told = [f"{line.name} goes from {_from_to(line.ends)}" for line in lines]
    description = f"“{criterion.name}” has {percent(interval.now)} of the weight now. {'. '.join(told)}."
    columns = (Column("Option"), *(Column(f"Value at {share}%", "number") for share in _SHARES))
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (line.name, *(line.at(share / 100) for share in _SHARES)) for line in lines
    )
    crossings = tuple(own.end for own in (*interval.crossings, *interval.further))
    figures = WeightLines(criterion.name, interval.now, crossings, lines)
    table = Table(f"Values as the weight of “{criterion.name}” moves", columns, rows)
    return [Chart("weight", title, description, figures, table)]


def _shortest(intervals: Mapping[str, Interval], other: OptionResult | None) -> tuple[str, Crossing] | None:
    """The criterion and the crossing with the shortest way, those first at which an option is first."""
    ways = [
        (name, own, abs(own.end - interval.now)) for name, interval in intervals.items() for own in interval.crossings
    ]
    to_other = [way for way in ways if other and other.id in way[1].first]
    nearest = min(to_other or ways, key=lambda way: way[2], default=None)
    return nearest and nearest[:2]


def _lines(appraisal: Appraisal, criterion: CriterionResult, interval: Interval) -> tuple[WeightLine, ...]:
    """Each option's value as the weight of a criterion moves."""
    ranking, short = appraisal.ranking, labels(appraisal.catalogue)
    first = {*ranking.lead.first, *(option for own in (*interval.crossings, *interval.further) for option in own.first)}
    return tuple(
        WeightLine(
            short[option.id],
            marked(appraisal, option.id),
            option.id in first,
            _ends(option, criterion, ranking.criteria),
        )
        for option in ranking.contenders
    )


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


def acceptability(appraisal: Appraisal, drawn: Robustness) -> Chart:
    """How often each option takes each rank."""
    rows = tuple(RankShares(marked(appraisal, own.id), own.acceptability) for own in drawn.by_first)
    told = [
        f"{own.name}: {joined([f'rank {rank} in {percent(share)}' for rank, share in enumerate(own.shares, 1)])}"
        for own in rows
    ]
    columns = (Column("Option"), *(Column(f"Rank {rank}") for rank in range(1, len(rows) + 1)))
    cells: tuple[tuple[Cell, ...], ...] = tuple(
        (own.name, *(percent_cell(share) for share in own.shares)) for own in rows
    )
    table = Table("How often each option takes each rank", columns, cells)
    title = _most_often(drawn, recommended(appraisal))
    return Chart("acceptability", title, ". ".join(told) + ".", Acceptability(rows), table)


def _most_often(drawn: Robustness, own: OptionResult | None) -> str:
    """Who comes first most often, where options tie each of them, and how often the one recommended does."""
    most = max(option.acceptability[0] for option in drawn.options.values())
    best = [option for option in drawn.options.values() if option.acceptability[0] == most]
    share = f"in {percent(most)} of {counting(f'{drawn.samples:,}', 'draws')}"
    alone = f"{best[0].name} comes first {share}"
    several = f"{joined([option.name for option in best])} each come first {share}; where they tie, each counts"
    other = drawn.options.get(own.id) if own else None
    also = f"; {other.name}, which is recommended, in {percent(other.first_in)}" if other and other not in best else ""
    return f"{alone if len(best) == 1 else several}{also}"


def cost(appraisal: Appraisal) -> Chart:
    """Value beside cost, with the ranges of cost, and the line through those that are best for their cost."""
    costs, short, unit = appraisal.costs, labels(appraisal.catalogue), appraisal.local.cost_unit or ""
    marks = tuple(
        CostMark(
            label=short[option],
            name=marked(appraisal, option),
            value=appraisal.ranking.options[option].value,
            total=own.total,
            low=own.low,
            high=own.high,
            is_best=own.standing is Standing.FRONTIER,
            is_in=own.standing is not Standing.OUT,
        )
        for option, own in sorted(costs.items(), key=lambda entry: entry[1].total)
    )
    told = [
        f"{mark.name}: value {one_decimal(mark.value)}, cost {in_unit(mark.total, unit)}"
        + (f" (between {in_unit(mark.low, unit)} and {in_unit(mark.high, unit)})" if mark.low != mark.high else "")
        for mark in marks
    ]
    return Chart(
        "cost",
        _best_for_cost(appraisal, marks),
        ". ".join(told) + ".",
        CostMarks(marks, unit),
        value_and_cost(appraisal),
    )


def _best(appraisal: Appraisal, marks: Sequence[CostMark]) -> list[str]:
    """The names of those who are best for their cost, with what they lack."""
    lacks = {marked(appraisal, own.id): READINESS[own.ready].clause for own in appraisal.ranking.contenders}
    return [f"{own.name}{f' ({lacks[own.name]})' if lacks[own.name] else ''}" for own in marks if own.is_best]


def _best_for_cost(appraisal: Appraisal, marks: Sequence[CostMark]) -> str:
    """Who is best for its cost, and whether the option recommended is not."""
    best = _best(appraisal, marks)
    own = recommended(appraisal)
    title = f"Best for their cost: {joined(best)}" if len(best) > 1 else f"Best for its cost: {joined(best) or 'none'}"
    beaten = own and own.id in appraisal.costs and appraisal.costs[own.id].standing is not Standing.FRONTIER
    return f"{title}; {own.name}, which is recommended, is not" if own and beaten else title
