"""The report of ``appraise robustness``: how often each option wins, and who would prefer which."""

from collections.abc import Sequence

from integration_appraisal.appraisal import Appraisal
from integration_appraisal.engine.robustness import ANY, NEAR, ORDERED
from integration_appraisal.engine.robustness.simulation import Robustness
from integration_appraisal.findings import Finding
from integration_appraisal.report.labels import labels
from integration_appraisal.report.page import Block, Bullets, Cell, Column, Heading, Heat, Page, Paragraph, Table
from integration_appraisal.report.score import notices, title
from integration_appraisal.report.verdict import inside, name, names
from integration_appraisal.report.words import joined, percent, plain

_MOST_PAIRS = 8  # options in the table of pairs; the JSON has all
_ROUNDING = 1e-9
_FEW = 100  # an option that is first in fewer draws has no weights worth telling
_SELDOM = 0.005  # an option that is first in a smaller share of draws is not spoken of
_MUCH = 0.005  # a mean weight that differs by less than this is no preference
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
        order = _order(found)
        blocks = [
            Paragraph(_said(appraisal, found), lead=True),
            Paragraph(_how(found)),
            _table(appraisal, found, order),
            *_preferences(appraisal, found, order),
            *_pairs(appraisal, found, order),
            Paragraph(_simulated(found), faint=True),
        ]
    else:
        blocks = [Paragraph("No option is left: all are ruled out. There is nothing to draw.", lead=True)]
    return Page(
        f"How sure the answer is: {title(appraisal)}",
        [*blocks, *notices(appraisal)],
        lambda: data(appraisal, found, findings),
        lambda: sheet(appraisal, found),
    )


def _order(found: Robustness) -> list[int]:
    """Positions among the options that are in, the one that is first most often first."""
    return sorted(range(len(found.rows)), key=lambda at: (-found.acceptability[at][0], found.expected_ranks[at], at))


def _said(appraisal: Appraisal, found: Robustness) -> str:
    order = _order(found)
    best = order[0]
    share = found.acceptability[best][0]
    if len(order) == 1:
        return f"{name(appraisal, found.rows[best])} is the only option left, so it is always first."
    often = "in all" if share == 1 else f"in {percent(share)} of"
    others = [at for at in order[1:] if found.acceptability[at][0] >= _SELDOM]
    never = [found.rows[at] for at in order if found.acceptability[at][0] == 0]
    always = [found.rows[at] for at in order if found.acceptability[at][0] == 1]
    if len(always) > 1:
        text = f"{names(appraisal, always)} tie for first place in all {found.samples:,} draws."
        return " ".join(part for part in (text, _never(appraisal, never)) if part)
    told = [
        f"{name(appraisal, found.rows[best])} comes first {often} {found.samples:,} draws",
        *(f"{name(appraisal, found.rows[at])} in {percent(found.acceptability[at][0])}" for at in others),
    ]
    parts = [f"{joined(told)}.", _ties(found), _never(appraisal, never)]
    parts += [_differs(appraisal, found.rows[best]), inside(appraisal, [found.rows[at] for at in order[:2]])]
    return " ".join(part for part in parts if part)


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


def _how(found: Robustness) -> str:
    points = "" if found.mode == NEAR else " Points of local factors stay as they are."
    return (
        f"{DRAWN[found.mode]}{points} Scores and levels fall anywhere within their ranges, most often near the "
        "stated number. Must-haves, and whether an option is ready, stay as they are."
    )


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
            percent(found.acceptability[at][0]),
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
    apart = sorted(zip(_apart(central, found.mean_weights), appraisal.criteria, central, strict=True))
    more = [_weight(appraisal, criterion, own) for change, criterion, own in reversed(apart) if change >= _MUCH][:2]
    less = [_weight(appraisal, criterion, own) for change, criterion, own in apart if change <= -_MUCH][:2]
    cares = [f"cares above all for {joined(more)}"] if more else []
    cares += [f"cares less than most for {joined(less)}"] if less else []
    called = name(appraisal, found.rows[at])
    if not cares:
        return f"{called}: whether it is first hardly depends on the weights."
    return f"{called}: someone who {', and '.join(cares)}."


def _apart(central: Sequence[float], mean: Sequence[float]) -> list[float]:
    return [own - other for own, other in zip(central, mean, strict=True)]


def _weight(appraisal: Appraisal, criterion: str, share: float) -> str:
    return f"“{appraisal.catalogue.criteria[criterion].name}” ({percent(share)} of the weight)"


# Who beats whom -------------------------------------------------------------------------------------------------------


def _pairs(appraisal: Appraisal, found: Robustness, order: Sequence[int]) -> list[Block]:
    if len(order) < 2:  # noqa: PLR2004 - a pair is two
        return []
    shown, short = order[:_MOST_PAIRS], labels(appraisal)
    columns = (Column("Option"), *(Column(f"beats {short[found.rows[at]]}") for at in shown))
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (
            f"{short[found.rows[at]]} {name(appraisal, found.rows[at])}",
            *("" if other == at else percent(found.wins[at][other]) for other in shown),
        )
        for at in shown
    )
    some = f", the first {len(shown)}" if len(shown) < len(order) else ""
    return [Table(f"How often one option beats another{some}", columns, rows)]


def _simulated(found: Robustness) -> str:
    most = max(error for own in found.standard_errors for error in own)
    return (
        f"Simulated: {found.samples:,} draws, seed {found.seed}. In 95 of 100 such runs, a share is within "
        f"{plain(100 * _TWO_SIGMA * most)} percentage points of what endless draws would give. A share is no "
        "probability that an option is the right one: it says how much of what was drawn speaks for it."
    )
