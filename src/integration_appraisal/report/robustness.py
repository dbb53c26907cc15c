"""The report of ``appraise robustness``: how often each option wins, and who would prefer which."""

from collections.abc import Sequence
from math import sqrt

from integration_appraisal.appraisal.appraise import Appraisal, ranges_of
from integration_appraisal.engine.robustness import ANY, NEAR, ORDERED
from integration_appraisal.engine.robustness.ranges import Ranges
from integration_appraisal.engine.robustness.simulation import Robustness
from integration_appraisal.engine.scales import Relative
from integration_appraisal.findings import Finding
from integration_appraisal.report.document import Block, Bullets, Cell, Column, Heading, Heat, Page, Paragraph, Table
from integration_appraisal.report.labels import labels
from integration_appraisal.report.score import by_which, notices, title
from integration_appraisal.report.verdict import inside, name, names
from integration_appraisal.report.words import joined, percent, percent_cell, plain

_MOST_PAIRS = 8  # options in the table of pairs; the JSON has all
_ROUNDING = 1e-9
_FEW = 100  # an option that is first in fewer draws has no weights worth telling
_SELDOM = 0.005  # an option that is first in a smaller share of draws is not spoken of
_MUCH = 0.03  # a mean weight that differs by a smaller part of itself is no preference
_SIGMAS = 4  # nor is one that chance alone may bring about; a weight spreads no further than its mean
_TWO_SIGMA = 1.96  # a normal share lies this many standard errors off in 5 of 100 runs

DRAWN = {
    NEAR: "Each draw puts every weight, and the points of every local factor, between half and double.",
    ANY: "Each draw takes any weights at all, however little they have to do with those agreed.",
    ORDERED: "Each draw takes any weights that keep the order of those agreed.",
}


def build(appraisal: Appraisal, found: Robustness, findings: Sequence[Finding]) -> Page:
    """The answer, the heat of ranks, who would prefer which, and who beats whom."""
    from integration_appraisal.report.data.robustness import robustness as data
    from integration_appraisal.report.sheet.robustness import robustness as sheet

    if found.rows:
        order = by_first(found)
        blocks = [
            Paragraph(said(appraisal, found), lead=True),
            Paragraph(how_drawn(appraisal, found)),
            _table(appraisal, found, order),
            *_preferences(appraisal, found, order),
            *_pairs(appraisal, found, order),
            Paragraph(simulated(found), faint=True),
        ]
    else:
        blocks = [Paragraph("No option is left: all are ruled out. There is nothing to draw.", lead=True)]
    return Page(
        f"How sure the answer is: {title(appraisal)}",
        [*by_which(appraisal), *blocks, *notices(appraisal)],
        lambda: data(appraisal, found, findings),
        lambda: sheet(appraisal, found),
    )


def by_first(found: Robustness) -> list[int]:
    """Positions among the options that are in, the one that is first most often first."""
    return sorted(range(len(found.rows)), key=lambda at: (-found.acceptability[at][0], found.expected_ranks[at], at))


def said(appraisal: Appraisal, found: Robustness) -> str:
    """How often each option comes first."""
    order = by_first(found)
    best = order[0]
    share = found.acceptability[best][0]
    if len(order) == 1:
        return f"{name(appraisal, found.rows[best])} is the only option left, so it is always first."
    often = "in all" if share == 1 else f"in {percent(share)} of"
    others = [at for at in order[1:] if found.acceptability[at][0] >= _SELDOM]
    never = [found.rows[at] for at in order if found.acceptability[at][0] == 0]
    always = [found.rows[at] for at in order if found.acceptability[at][0] == 1]
    if len(always) > 1:
        text = f"{names(appraisal, always)} tie for first place in all {_draws(found)}."
        return " ".join(part for part in (text, _never(appraisal, never)) if part)
    told = [
        f"{name(appraisal, found.rows[best])} comes first {often} {_draws(found)}",
        *(f"{name(appraisal, found.rows[at])} in {percent(found.acceptability[at][0])}" for at in others),
    ]
    parts = [f"{joined(told)}.", _ties(found), _never(appraisal, never)]
    parts += [_differs(appraisal, found.rows[best]), inside(appraisal, [found.rows[at] for at in order[:2]])]
    return " ".join(part for part in parts if part)


def _draws(found: Robustness) -> str:
    return f"{found.samples:,} {'draw' if found.samples == 1 else 'draws'}"


def _ties(found: Robustness) -> str:
    shares = sum(own[0] for own in found.acceptability)
    return "Where options tie, each of them counts." if shares > 1 + _ROUNDING else ""


def _never(appraisal: Appraisal, rows: Sequence[int]) -> str:
    return f"{names(appraisal, rows)} never {'does' if len(rows) == 1 else 'do'}." if rows else ""


def _differs(appraisal: Appraisal, row: int) -> str:
    first = appraisal.result.lead.first
    if row in first:
        return ""
    return f"At the stated numbers {names(appraisal, first)} {'is' if len(first) == 1 else 'are'} first."


def how_drawn(appraisal: Appraisal, found: Robustness) -> str:
    """What was drawn, and what was not."""
    points = "" if found.mode == NEAR else "Points of local factors stay as they are."
    ranges = ranges_of(appraisal)
    moving = any(ranges.levels) or any(ends for row in ranges.scores for ends in row)
    drawn = (
        "Scores and levels that have a range fall anywhere in it, most often near the stated number."
        if moving
        else "No score and no level has a range, so these stay as they are."
    )
    parts = [DRAWN[found.mode], points, drawn, *_held(appraisal, ranges)]
    parts.append("Whether an option meets its must-haves, and whether it is ready, is judged at the stated numbers.")
    return " ".join(part for part in (*parts, _crossing(appraisal, ranges)) if part)


def _held(appraisal: Appraisal, ranges: Ranges) -> list[str]:
    """Relative scales with a range: their ends stay, so a drawn value may lie beyond them."""
    held = [
        f"“{criterion.name}”"
        for column, criterion in enumerate(appraisal.catalogue.criteria.values())
        if criterion.scale.kind == "relative" and any(row[column] for row in ranges.scores)
    ]
    return [f"The stated scores set the ends of {joined(held)}, and the ends stay."] if held else []


def _crossing(appraisal: Appraisal, ranges: Ranges) -> str:
    """Options whose range crosses a must-have: a draw beyond it counts all the same."""
    problem = appraisal.numbers.problem
    crossing = []
    for row, own in enumerate(ranges.scores):
        for column, ends in enumerate(own if not problem.ruled_out[row] else ()):
            limit, scale = problem.must_haves[column], problem.scales[column]
            if limit is None or ends is None or isinstance(scale, Relative):
                continue
            low, high = sorted(scale.value(end) for end in ends)
            if low < limit <= high:
                called = appraisal.catalogue.criteria[appraisal.criteria[column]].name
                crossing.append(f"{name(appraisal, row)} on “{called}”")
    return f"The range crosses a must-have for {joined(crossing)}; the stated score decides." if crossing else ""


def _table(appraisal: Appraisal, found: Robustness, order: Sequence[int]) -> Table:
    count = len(found.rows)
    columns = (
        Column("Option"),
        Column("First in"),
        Column("Mean rank", "number"),
        Column("Rank 1" if count == 1 else f"Ranks 1 to {count}", "heat"),
    )
    rows = tuple(
        (
            name(appraisal, found.rows[at]),
            percent_cell(found.acceptability[at][0]),
            found.expected_ranks[at],
            Heat(found.acceptability[at]),
        )
        for at in order
    )
    return Table("How often each option takes each rank; the darker, the more often", columns, rows)


# Who would prefer which -----------------------------------------------------------------------------------------------


def _preferences(appraisal: Appraisal, found: Robustness, order: Sequence[int]) -> list[Block]:
    least = max(_SELDOM, _FEW / found.samples)
    told = [_preference(appraisal, found, at) for at in order if found.acceptability[at][0] >= least]
    if len(told) < 2 or len(appraisal.criteria) < 2:  # noqa: PLR2004 - nothing to choose between
        return []
    return [Heading("Who would prefer which"), Bullets(tuple(told))]


def _preference(appraisal: Appraisal, found: Robustness, at: int) -> str:
    """The mean weights with which an option is first, set beside the mean weights of all draws."""
    central = found.central_weights[at] or found.mean_weights
    hits = max(1.0, found.acceptability[at][0] * found.samples)
    apart = sorted(
        (own - mean, criterion, own, mean)
        for criterion, own, mean in zip(appraisal.criteria, central, found.mean_weights, strict=True)
        if abs(own - mean) >= mean * max(_MUCH, _SIGMAS / sqrt(hits))
    )
    more = [_weight(appraisal, criterion, own, mean) for change, criterion, own, mean in reversed(apart) if change > 0]
    less = [_weight(appraisal, criterion, own, mean) for change, criterion, own, mean in apart if change < 0]
    cares = [f"cares more than most for {joined(more[:2])}"] if more else []
    cares += [f"cares less than most for {joined(less[:2])}"] if less else []
    called = name(appraisal, found.rows[at])
    if not cares:
        return f"{called}: no criterion stands out; its weights are near those of all draws."
    return f"{called}: someone who {', and '.join(cares)}."


def _weight(appraisal: Appraisal, criterion: str, share: float, mean: float) -> str:
    called = appraisal.catalogue.criteria[criterion].name
    return f"“{called}” ({percent(share)} of the weight, against {percent(mean)} over all draws)"


# Who beats whom -------------------------------------------------------------------------------------------------------


def _pairs(appraisal: Appraisal, found: Robustness, order: Sequence[int]) -> list[Block]:
    if len(order) < 2:  # noqa: PLR2004 - a pair is two
        return []
    shown, short = order[:_MOST_PAIRS], labels(appraisal)
    columns = (Column("Option"), *(Column(f"beats {short[found.rows[at]]}") for at in shown))
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (
            f"{short[found.rows[at]]} {name(appraisal, found.rows[at])}",
            *("" if other == at else percent_cell(found.wins[at][other]) for other in shown),
        )
        for at in shown
    )
    some = f", the first {len(shown)}" if len(shown) < len(order) else ""
    return [Table(f"How often one option beats another{some}", columns, rows)]


def simulated(found: Robustness) -> str:
    """How many draws there were, and how far off their shares may be."""
    most = max(error for own in found.standard_errors for error in own)
    return (
        f"Simulated: {_draws(found)}, seed {found.seed}. In 95 of 100 such runs, a share is within "
        f"{plain(100 * _TWO_SIGMA * most)} percentage points of what endless draws would give. A share is no "
        "probability that an option is the right one: it says how much of what was drawn speaks for it."
    )
