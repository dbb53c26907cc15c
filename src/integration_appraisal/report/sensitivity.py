"""The report of ``appraise sensitivity``: what would change the answer, in words first, then in pictures."""

from collections.abc import Callable, Sequence
from functools import partial
from heapq import nlargest
from math import isinf

from integration_appraisal.appraisal.appraise import Appraisal
from integration_appraisal.appraisal.results import Crossing, Interval, Ranking, Then, WeightShift
from integration_appraisal.engine.ranks import Verdict
from integration_appraisal.figures import apart, percent, plain
from integration_appraisal.findings import Finding
from integration_appraisal.report import moves, tornado
from integration_appraisal.report.cells import score_texts
from integration_appraisal.report.document import (
    Block,
    Cell,
    Column,
    Page,
    Paragraph,
    Span,
    Table,
    bullets,
    paragraph,
)
from integration_appraisal.report.score import notice, subtitle, title
from integration_appraisal.report.switching import (
    CellSwitch,
    cell_switches,
    changes,
    crossing,
    most_points,
    must_have_changes,
    price_changes,
    reached,
    then_first,
)
from integration_appraisal.report.verdict import names, still_open
from integration_appraisal.report.what_if import what_if
from integration_appraisal.report.words import counted, for_number, joined, text_of

_MOST_CHANGES = 4  # that are told one by one unless all are asked for
_SWINGS = 5
_LISTED = 12  # score cells in the table; the JSON and the CSV have all


def build(appraisal: Appraisal, findings: Sequence[Finding]) -> Page:
    """In words what would change the answer, and the numbers that move the lead most; in full a table for each kind."""
    from integration_appraisal.report.records import sensitivity

    return Page(
        f"What would change the answer: {title(appraisal)}",
        _in_short(appraisal) if appraisal.ranking.contenders else _nobody(appraisal),
        lambda: sensitivity.data(appraisal, findings),
        lambda: sensitivity.rows(appraisal),
        lambda: _rest(appraisal) if appraisal.ranking.contenders else [],
        notice(appraisal),
        subtitle(appraisal),
        what_if=what_if(appraisal),
    )


def _in_short(appraisal: Appraisal) -> list[Block]:
    listed = [own.text for own in changes(appraisal)]
    return [
        Paragraph(text_of(still_open(appraisal.ranking), _lead(appraisal, has_changes=bool(listed))), lead=True),
        *bullets(_nearest(listed)),
        *paragraph(text_of(moves.step_changes(appraisal), *price_changes(appraisal), moves.all_together(appraisal))),
        *tornado.build(appraisal, _SWINGS),
    ]


def _nobody(appraisal: Appraisal) -> list[Block]:
    text = "No option is left: all are ruled out. No weight and no level changes that"
    scores = _scores(appraisal)
    return [Paragraph(f"{text}{'; a score may.' if scores else '.'}", lead=True), *scores]


def _rest(appraisal: Appraisal) -> list[Block]:
    listed = [own.text for own in changes(appraisal)]
    return [
        *(bullets(listed, "Every single change") if len(listed) > _MOST_CHANGES else []),
        Paragraph(text_of(_scores_said(appraisal), must_have_changes(appraisal))),
        *(tornado.build(appraisal) if len(appraisal.sensitivity.tornado) > _SWINGS else []),
        weights(appraisal),
        *_points(appraisal),
        *_price(appraisal),
        *_levels(appraisal),
        *moves.bands(appraisal),
        *_scores(appraisal),
        *_to_lead(appraisal),
    ]


# Words ----------------------------------------------------------------------------------------------------------------


def _lead(appraisal: Appraisal, *, has_changes: bool) -> str:
    first = appraisal.ranking.lead.first
    who = names(appraisal.ranking, first)
    beyond = any(own.alters and not own.inside for own in cell_switches(appraisal))
    if len(first) > 1:
        if not (has_changes or beyond):
            return f"{who} tie for first place, and no single change of a weight, level or score parts them."
        return f"{who} tie for first place. Each of these changes, by itself, decides between them or for another."
    if appraisal.ranking.lead.verdict is Verdict.OPEN:
        who = f"As long as nothing is taken off there, {who}"
    if has_changes:
        also = ", or a score leaves its range" if beyond else ""
        return f"{who} stays first unless one of these happens{also}. Each is a single change, with all else as it is."
    if beyond:
        text = f"{who} stays first whatever any one level or weight may be."
        return f"{text} Only a score that leaves its range, or has none, changes that."
    return f"{who} stays first whatever any one level, weight or score within its range may be."


def _nearest(listed: Sequence[str]) -> list[str]:
    rest = len(listed) - _MOST_CHANGES
    more = [f"So {for_number(rest, 'does', 'do')} {counted(rest, 'other change', 'other changes')}; --full shows them."]
    return [*listed[:_MOST_CHANGES], *(more if rest > 0 else [])]


def _scores_said(appraisal: Appraisal) -> str:
    cells = appraisal.ranking.cells
    ranged = len([cell for cell in cells if cell.low is not None])
    inside = len([own for own in cell_switches(appraisal) if own.inside and own.alters])
    scores = counted(len(cells), "score")
    if not ranged:
        return f"No range is given for the {scores}, so nobody can say what is doubtful."
    all_have = ranged == len(cells) > 1
    have = for_number(ranged, "has", "have")
    has = f"All {scores} have a range" if all_have else f"Of {scores}, {ranged} {have} a range"
    change = f"{inside} {for_number(inside, 'changes', 'change')}" if inside else "no score changes"
    return f"{has}; {change} first place within it."


# Pictures -------------------------------------------------------------------------------------------------------------


def _beyond(ranking: Ranking, interval: Interval, end: Callable[[float], str]) -> str:
    """Who is first on either side, and up to where, as far as the number can go."""
    sides = (("below", interval.beyond(more=False)), ("above", interval.beyond(more=True)))
    told = [f"{side}: {_outwards(ranking, crossings, end)}" for side, crossings in sides if crossings]
    return "; ".join(told) or "holds throughout"


def _outwards(ranking: Ranking, crossings: Sequence[Crossing], end: Callable[[float], str]) -> str:
    """``A to 27.5%, then B``."""
    told = [
        then_first(ranking, own.first) + ("" if own.until is None else f" to {end(own.until)}") for own in crossings
    ]
    return ", then ".join(told)


def weights(appraisal: Appraisal) -> Table:
    """A row for each criterion: its weight, the interval in which first place holds, and who is first beyond."""
    columns = (
        Column("Criterion"),
        Column("Now"),
        Column("0 to 100%", "bar", spare=1),
        Column("Holds"),
        Column("First beyond"),
    )
    rows = tuple(
        (
            appraisal.ranking.criteria[criterion].name,
            percent(interval.now),
            Span(interval.low, interval.high, interval.now, 1.0),
            " to ".join(_end(end, interval.now) for end in (interval.low, interval.high)),
            _beyond(appraisal.ranking, interval, partial(_end, now=interval.now)),
        )
        for criterion, interval in appraisal.sensitivity.weights.items()
    )
    return Table("Share of the weight within which first place holds, the others in proportion", columns, rows)


def _end(share: float, now: float) -> str:
    """An end of an interval; one that is not the very end of the line does not look as if it were."""
    return f"{apart(100 * share, *(100 * other for other in (now, 0.0, 1.0)))}%"


def _points(appraisal: Appraisal) -> list[Block]:
    """Only the factors whose points matter; of the others it is enough to say so."""
    ranking = appraisal.ranking
    costing = [
        (ranking.factors[name].name, own)
        for name, own in appraisal.sensitivity.points.items()
        if ranking.factors[name].points is not None
    ]
    rows = tuple(
        (
            name,
            own.now,
            Span(own.low, own.high, own.now, most_points(appraisal)),
            f"{plain(own.low)} to {'any' if isinf(own.high) else plain(own.high)}",
            _beyond(ranking, own, plain),
        )
        for name, own in costing
        if own.low > 0 or not isinf(own.high)
    )
    if not rows:
        return [Paragraph("First place holds whatever the points of any one local factor.")] if costing else []
    columns = (
        Column("Local factor"),
        Column("Now", "number"),
        Column(f"0 to {plain(most_points(appraisal))}", "bar", spare=1),
        Column("Holds"),
        Column("First beyond"),
    )
    rest = len(costing) - len(rows)
    said = (
        f"The points of the other {for_number(rest, 'factor', f'{rest} factors')} may be any number, from nothing up."
    )
    table = Table("Points of a local factor within which first place holds", columns, rows)
    return [table, *([Paragraph(said)] if rest else [])]


def _price(appraisal: Appraisal) -> list[Block]:
    """Whether first place hangs on how dear all losses together are; nothing where nobody loses anything."""
    if not any(option.losses for option in appraisal.ranking.contenders):
        return []
    price = price_changes(appraisal) or ["First place holds however much all losses together count."]
    return [Paragraph(text_of(*price))]


def _levels(appraisal: Appraisal) -> list[Block]:
    levels = appraisal.sensitivity.levels
    if not levels:
        return []
    ranking, rows = appraisal.ranking, []
    for factor, by_level in levels.items():
        own = ranking.factors[factor]
        rows.append((own.name, "not given" if own.level is None else f"{own.level}", _firsts(ranking, by_level)))
    columns = (Column("Local factor"), Column("Level"), Column("First"))
    return [Table("Who is first at every level of each local factor", columns, tuple(rows))]


def _firsts(ranking: Ranking, by_level: Sequence[Then]) -> str:
    """Who is first from which level to which: ``1 to 2: Patchwork model; 3 to 5: Framework model``."""
    runs: list[tuple[str, list[int]]] = []
    for level, at in enumerate(by_level, 1):
        first = then_first(ranking, at.first, readiness=at.ready)
        if runs and runs[-1][0] == first:
            runs[-1][1].append(level)
        else:
            runs.append((first, [level]))
    if len(runs) == 1:
        return f"{runs[0][0]} throughout"
    return "; ".join(f"{' to '.join(dict.fromkeys((str(at[0]), str(at[-1]))))}: {first}" for first, at in runs)


def _scores(appraisal: Appraisal) -> list[Block]:
    ranking, switches = appraisal.ranking, cell_switches(appraisal)
    if not switches:
        return []
    shown = "" if len(switches) <= _LISTED else f"; the nearest {_LISTED} of {len(switches)}"
    columns = (
        Column("Option"),
        Column("Criterion"),
        Column("Score"),
        Column("Range", spare=1),
        Column("Changes at"),
        Column("Then"),
    )
    rows = tuple(_score_row(ranking, own) for own in switches[:_LISTED])
    return [Table(f"The score at which one cell alone changes the answer{shown}", columns, rows)]


def _score_row(ranking: Ranking, own: CellSwitch) -> tuple[Cell, ...]:
    score, *ends = score_texts(own.cell)
    first = then_first(ranking, own.switch.to, "first") if own.alters else ""
    return (
        ranking.options[own.option].name,
        ranking.criteria[own.cell.criterion].name,
        score,
        "none" if own.cell.low is None else " to ".join(ends),
        reached(own) + (" (in its range)" if own.inside else ""),
        "; ".join(filter(None, (first, crossing(ranking, own)))),
    )


def _to_lead(appraisal: Appraisal) -> list[Block]:
    ranking, found = appraisal.ranking, appraisal.sensitivity
    can = {option for option, shift in found.to_lead.items() if shift is not None}
    behind = [option for option in found.never_lead if option not in can and option not in found.unsolved]
    level = [option for option in found.never_lead if option in can]
    texts = (
        ("Whether any weights put {} first could not be worked out.", found.unsolved),
        ("No weights at all put {} first.", behind),
        ("No weights put {} ahead of all others; at best it is level with the first.", level),
    )
    said = [Paragraph(text.format(names(ranking, options))) for text, options in texts if options]
    return [*_shifts(appraisal), *said]


def _shifts(appraisal: Appraisal) -> list[Table]:
    """The least moves of weight, the smallest first; none where every option is first, or no weights put it there."""
    ranking = appraisal.ranking
    shifts = [
        (ranking.options[option].name, shift)
        for option, shift in appraisal.sensitivity.to_lead.items()
        if shift and option not in ranking.lead.first
    ]
    if not shifts:
        return []
    columns = (Column("Option"), Column("Weight to move"), Column("The largest moves"))
    rows = tuple(
        (name, percent(shift.moved), _moves(ranking, shift))
        for name, shift in sorted(shifts, key=lambda entry: entry[1].moved)
    )
    return [Table("The least weight that has to move to put an option first", columns, rows)]


def _moves(ranking: Ranking, shift: WeightShift) -> str:
    """The two criteria whose weights move most."""
    moves = [(criterion.name, criterion.weight, shift.weights[criterion.id]) for criterion in ranking.criteria.values()]
    return joined(
        [
            f"“{name}” from {apart(100 * before, 100 * after)}% to {apart(100 * after, 100 * before)}%"
            for name, before, after in nlargest(2, moves, key=lambda move: abs(move[2] - move[1]))
            if before != after
        ]
    )
