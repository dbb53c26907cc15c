"""The report of ``appraise robustness``: how often each option wins, and who would prefer which."""

from collections.abc import Iterator, Sequence
from math import sqrt

from integration_appraisal.appraisal.appraise import Appraisal
from integration_appraisal.appraisal.results import OptionRobustness, Ranking, Robustness
from integration_appraisal.engine.ranks import Verdict
from integration_appraisal.figures import counting, percent, percent_cell, plain, times
from integration_appraisal.findings import Finding
from integration_appraisal.report.document import (
    Block,
    Bullets,
    Cell,
    Column,
    Heading,
    Heat,
    Page,
    Paragraph,
    Table,
    paragraph,
)
from integration_appraisal.report.drawn import compared_with_score, how_drawn, not_known
from integration_appraisal.report.finding_out import find_out
from integration_appraisal.report.labels import labels, legend
from integration_appraisal.report.score import notice, subtitle, title
from integration_appraisal.report.verdict import are_first, inside, still_open
from integration_appraisal.report.what_if import what_if
from integration_appraisal.report.words import for_number, joined, text_of

_MOST_PAIRS = 8  # options in the table of pairs; the JSON has all
_ROUNDING = 1e-9
_FEW = 100  # an option that is first in fewer draws has no weights worth telling
_SELDOM = 0.005  # an option that is first in a smaller share of draws is not spoken of
_MUCH = 0.03  # a mean weight that differs by a smaller part of itself is no preference
_SIGMAS = 4  # nor is one that chance alone may bring about; a weight spreads no further than its mean
_TWO_SIGMA = 1.96  # a normal share lies this many standard errors off in 5 of 100 runs


def build(appraisal: Appraisal, drawn: Robustness, findings: Sequence[Finding]) -> Page:
    """How often each option comes first, and what to find out; in full, who would prefer which, and who beats whom."""
    from integration_appraisal.report.records import robustness

    nothing = Paragraph("No option is left: all are ruled out. There is nothing to draw.", lead=True)
    return Page(
        f"How sure the answer is: {title(appraisal)}",
        _in_short(appraisal, drawn) if drawn.options else [nothing],
        lambda: robustness.data(appraisal, drawn, findings),
        lambda: robustness.rows(appraisal, drawn),
        lambda: _rest(appraisal, drawn) if drawn.options else [],
        notice(appraisal),
        subtitle(appraisal),
        what_if=what_if(appraisal),
    )


def _in_short(appraisal: Appraisal, drawn: Robustness) -> list[Block]:
    ranking = appraisal.ranking
    is_open = ranking.lead.verdict is Verdict.OPEN
    return [
        Paragraph(text_of(still_open(ranking), said(ranking, drawn), compared_with_score(ranking, drawn)), lead=True),
        *paragraph(not_known(ranking)),
        _table(ranking, drawn),
        *paragraph("" if is_open else find_out(appraisal, drawn)),  # where it is open, the first sentence says it
    ]


def _rest(appraisal: Appraisal, drawn: Robustness) -> list[Block]:
    return [
        Paragraph(how_drawn(appraisal.ranking, drawn)),
        *paragraph(find_out(appraisal, drawn) if appraisal.ranking.lead.verdict is Verdict.OPEN else ""),
        *_preferences(appraisal.ranking, drawn),
        *_pairs(appraisal, drawn),
        Paragraph(simulated(drawn), faint=True),
    ]


def said(ranking: Ranking, drawn: Robustness) -> str:
    """How often the two options come first that most often do, and who never does."""
    best, *others = drawn.by_first
    if not best.first_in:
        return f"No option is left in any of {_draws(drawn)}: must-haves rule all of them out."
    if not others:
        first = "always first" if best.first_in == 1 else f"first {times(best.first_in)}"
        return text_of(f"{best.name} is the only option left, so it is {first}.", _ready(best))
    never = _never([own.name for own in others if own.first_in == 0])
    always = [own.name for own in drawn.by_first if own.first_in == 1]
    if len(always) > 1:
        return text_of(f"{joined(always)} tie for first place in all {_draws(drawn)}.", never)
    rivals = inside(ranking, [own.id for own in drawn.by_first[:2]])
    is_open = ranking.lead.verdict is Verdict.OPEN
    return text_of(
        _shares(drawn, is_open=is_open), _ties(drawn), never, _differs(ranking, best.id), rivals, _ready(best)
    )


def _often(drawn: Robustness, option: OptionRobustness) -> str:
    """How often an option comes first, in words; the table has figures."""
    return f"in all {_draws(drawn)}" if option.first_in == 1 else times(option.first_in)


def _shares(drawn: Robustness, *, is_open: bool) -> str:
    """How often the first two come first."""
    best, second, *_ = drawn.by_first
    then = f" and {second.name} {_often(drawn, second)}" if second.first_in else ""
    text = f"{best.name} comes first {_often(drawn, best)}{then}"
    return f"If all that they may be is as likely, {text}." if is_open else f"{text}."


def _ready(option: OptionRobustness) -> str:
    """How often the option that is most often first is ruled out, and how often ready; empty where never and always."""
    often = "never ready" if option.ready == 0 else f"ready {times(option.ready)}"
    told = [*([ruled_out(option)] if option.ruled_out else []), *([] if option.ready == 1 else [often])]
    return f"{option.name} is {joined(told)}." if told else ""


def ruled_out(option: OptionRobustness) -> str:
    """How often it is, as a clause; empty where it never is."""
    return f"ruled out {times(option.ruled_out)}" if option.ruled_out else ""


def _draws(drawn: Robustness) -> str:
    return counting(f"{drawn.samples:,}", "draws")


def _ties(drawn: Robustness) -> str:
    shares = sum(own.first_in for own in drawn.options.values())
    return "Where options tie, each of them counts." if shares > 1 + _ROUNDING else ""


def _never(options: Sequence[str]) -> str:
    return f"{joined(options)} never {for_number(len(options), 'does', 'do')}." if options else ""


def _differs(ranking: Ranking, option: str) -> str:
    first = ranking.lead.first
    if not first:
        return "At the stated numbers all options are ruled out."
    return "" if option in first else f"At the stated numbers {are_first(ranking, first)}."


def _table(ranking: Ranking, drawn: Robustness) -> Table:
    """Shares; of readiness and of being ruled out only where that may be otherwise."""
    count, shown = len(drawn.options), drawn.by_first
    may_be_out = any(own.ruled_out for own in shown)
    has_needs = any(need.essential for option in ranking.options.values() for need in option.needs)
    columns = (
        Column("Option"),
        Column("First in"),
        *([Column("Ruled out in")] if may_be_out else []),
        *([Column("Ready in")] if has_needs else []),
        Column("Rank 1" if count == 1 else f"Ranks 1 to {count}", "heat"),
    )
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (
            own.name,
            percent_cell(own.first_in),
            *([percent_cell(own.ruled_out)] if may_be_out else []),
            *([percent_cell(own.ready)] if has_needs else []),
            Heat(own.acceptability),
        )
        for own in shown
    )
    return Table("How often each option takes each rank; the darker, the more often", columns, rows)


# Who would prefer which -----------------------------------------------------------------------------------------------


def _preferences(ranking: Ranking, drawn: Robustness) -> list[Block]:
    least = max(_SELDOM, _FEW / drawn.samples)
    told = [_preference(ranking, drawn, own) for own in drawn.by_first if own.first_in >= least]
    if len(told) < 2 or len(ranking.criteria) < 2:  # noqa: PLR2004 - nothing to choose between
        return []
    return [Heading("Who would prefer which"), Bullets(tuple(told))]


def _preference(ranking: Ranking, drawn: Robustness, option: OptionRobustness) -> str:
    """The mean weights with which an option is first, set beside the mean weights of all draws."""
    apart = _apart(drawn, option)
    more = [criterion for change, criterion in reversed(apart) if change > 0][:2]
    less = [criterion for change, criterion in apart if change < 0][:2]
    cares = [
        f"cares {than} than most for {joined([_weight(ranking, drawn, option, own) for own in criteria])}"
        for than, criteria in (("more", more), ("less", less))
        if criteria
    ]
    if not cares:
        return f"{option.name}: no criterion stands out; its weights are near those of all draws."
    return f"{option.name}: someone who {', and '.join(cares)}."


def _apart(drawn: Robustness, option: OptionRobustness) -> list[tuple[float, str]]:
    """How far the weights with which an option is first are from those of all draws, where that is no chance."""
    hits = max(1.0, option.first_in * drawn.samples)
    least = max(_MUCH, _SIGMAS / sqrt(hits))
    central = option.central_weights or drawn.mean_weights
    changes = ((central[criterion] - mean, criterion, mean) for criterion, mean in drawn.mean_weights.items())
    return sorted((change, criterion) for change, criterion, mean in changes if abs(change) >= mean * least)


def _weight(ranking: Ranking, drawn: Robustness, option: OptionRobustness, criterion: str) -> str:
    share = (option.central_weights or drawn.mean_weights)[criterion]
    mean = drawn.mean_weights[criterion]
    name = ranking.criteria[criterion].name
    return f"“{name}” ({percent(share)} of the weight, against {percent(mean)} over all draws)"


# Who beats whom -------------------------------------------------------------------------------------------------------


def _pairs(appraisal: Appraisal, drawn: Robustness) -> Iterator[Block]:
    if len(drawn.options) < 2:  # noqa: PLR2004 - a pair is two
        return
    shown, short = drawn.by_first[:_MOST_PAIRS], labels(appraisal.catalogue)
    columns = (
        Column("Option"),
        *(Column(f"beats {own.name}", short=f"beats {short[own.id]}") for own in shown),
    )
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (
            own.name,
            *("" if other is own else percent_cell(own.beats[other.id]) for other in shown),
        )
        for own in shown
    )
    some = f", the first {len(shown)}" if len(shown) < len(drawn.options) else ""
    caption = f"How often one option beats another{some}"
    yield Table(caption, columns, rows, legend=legend(appraisal.catalogue, [own.id for own in shown]))


def simulated(drawn: Robustness) -> str:
    """How many draws there were, and how far off their shares may be."""
    most = max(error for own in drawn.options.values() for error in own.standard_errors)
    return (
        f"Simulated: {_draws(drawn)}, seed {drawn.seed}. In 95 of 100 such runs, a share is within "
        f"{plain(100 * _TWO_SIGMA * most)} percentage points of what endless draws would give. A share is no "
        "probability that an option is the right one: it says how much of what was drawn speaks for it."
    )
