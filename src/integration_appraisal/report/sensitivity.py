"""The report of ``appraise sensitivity``: what would change the answer, in words first, then in pictures."""

from collections.abc import Sequence
from math import isinf

from integration_appraisal.appraisal.appraise import Appraisal
from integration_appraisal.engine.optimality import Shift
from integration_appraisal.engine.sensitivity import Sensitivity, sensitivity
from integration_appraisal.engine.stability import Interval
from integration_appraisal.findings import Finding
from integration_appraisal.report.document import Block, Bullets, Cell, Column, Page, Paragraph, Span, Strip, Table
from integration_appraisal.report.labels import labels, legend
from integration_appraisal.report.score import by_which, notices, title
from integration_appraisal.report.switching import (
    MOST_POINTS,
    CellTurn,
    cell_turns,
    crossing,
    level_and_score_turns,
    must_have_turns,
    point_turns,
    reached,
    then_first,
    turns,
    weight_turns,
)
from integration_appraisal.report.verdict import name, names
from integration_appraisal.report.words import apart, counted, joined, percent, plain, written

_MOST_WEIGHTS = 4  # changes of weights that are told one by one
_LISTED = 12  # score cells in the table; the JSON and the CSV have all


def build(appraisal: Appraisal, findings: Sequence[Finding]) -> Page:
    """Words, then a table for weights, points, levels, scores, and what would put each option first."""
    from integration_appraisal.report.data.sensitivity import sensitivity as data
    from integration_appraisal.report.sheet.sensitivity import sensitivity as sheet

    found = sensitivity(appraisal.numbers.problem, appraisal.result)
    if appraisal.result.contenders:
        blocks = [*_words(appraisal, found), *_pictures(appraisal, found)]
    else:
        text = "No option is left: all are ruled out. No weight and no level changes that"
        more = _scores(appraisal, found)
        blocks = [Paragraph(f"{text}{'; a score may.' if more else '.'}", lead=True), *more]
    return Page(
        f"What would change the answer: {title(appraisal)}",
        [*by_which(appraisal), *blocks, *notices(appraisal)],
        lambda: data(appraisal, found, findings),
        lambda: sheet(appraisal, found),
    )


# Words ----------------------------------------------------------------------------------------------------------------


def _words(appraisal: Appraisal, found: Sensitivity) -> list[Block]:
    changes = turns(appraisal, found)
    first = appraisal.result.lead.first
    who = names(appraisal, first)
    beyond = any(turn.alters and not turn.inside for turn in cell_turns(appraisal, found))
    if len(first) > 1 and not (changes or beyond):
        lead = f"{who} tie for first place, and no single change of a weight, level or score parts them."
    elif len(first) > 1:
        lead = f"{who} tie for first place. Each of these changes, by itself, decides between them or for another."
    elif changes:
        also = ", or a score leaves its range as the table of scores shows" if beyond else ""
        lead = f"{who} stays first unless one of these happens{also}. Each is a single change, with all else as it is."
    elif beyond:
        lead = f"{who} stays first whatever any one level or weight may be. "
        lead += "Only a score that leaves its range, or has none, changes that."
    else:
        lead = f"{who} stays first whatever any one level, weight or score within its range may be."
    told: list[Block] = [Bullets(_listed(appraisal, found))] if changes else []
    rest = " ".join((_scores_said(appraisal, found), must_have_turns(appraisal, found))).strip()
    return [Paragraph(lead, lead=True), *told, Paragraph(rest)]


def _listed(appraisal: Appraisal, found: Sensitivity) -> tuple[str, ...]:
    """The changes; of many weights the nearest, as the table has all."""
    weights = weight_turns(appraisal, found)
    rest = len(weights) - _MOST_WEIGHTS
    more = f"Larger changes of weight on {rest} more {'criterion' if rest == 1 else 'criteria'}; see below."
    told = [*level_and_score_turns(appraisal, found), *weights[:_MOST_WEIGHTS], *point_turns(appraisal, found)]
    return (*told, *([more] if rest > 0 else []))


def _scores_said(appraisal: Appraisal, found: Sensitivity) -> str:
    cells = [cell for row in appraisal.numbers.view.scores.values() for cell in row.values()]
    ranged = sum(1 for cell in cells if cell.low is not None)
    inside = sum(1 for turn in cell_turns(appraisal, found) if turn.inside and turn.alters)
    scores = counted(len(cells), "score")
    if not ranged:
        return f"No range is given for the {scores}, so nobody can say what is doubtful."
    has = f"Of {scores}, {ranged} {'has' if ranged == 1 else 'have'} a range"
    if ranged == len(cells) > 1:
        has = f"All {scores} have a range"
    if not inside:
        return f"{has}; no score changes first place within it."
    return f"{has}; {inside} {'changes' if inside == 1 else 'change'} first place within it."


# Pictures -------------------------------------------------------------------------------------------------------------


def _pictures(appraisal: Appraisal, found: Sensitivity) -> list[Block]:
    return [
        weights(appraisal, found),
        *_points(appraisal, found),
        *_levels(appraisal, found),
        *_scores(appraisal, found),
        *_to_lead(appraisal, found),
    ]


def _beyond(appraisal: Appraisal, holds: Interval[int]) -> str:
    sides = (("below", holds.below), ("above", holds.above))
    told = [f"{side}: {then_first(appraisal, rows)}" for side, rows in sides if rows is not None]
    return "; ".join(told) or "holds throughout"


def weights(appraisal: Appraisal, found: Sensitivity) -> Table:
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
            appraisal.catalogue.criteria[criterion].name,
            percent(holds.now),
            Span(holds.low, holds.high, holds.now, 1.0),
            " to ".join(_end(end, holds.now) for end in (holds.low, holds.high)),
            _beyond(appraisal, holds),
        )
        for criterion, holds in zip(appraisal.criteria, found.weights, strict=True)
    )
    return Table("Share of the weight within which first place holds, the others in proportion", columns, rows)


def _end(share: float, now: float) -> str:
    """An end of an interval; one that is not the very end of the line does not look as if it were."""
    return f"{apart(100 * share, *(100 * other for other in (now, 0.0, 1.0)))}%"


def _points(appraisal: Appraisal, found: Sensitivity) -> list[Block]:
    """Only the factors whose points matter; of the others it is enough to say so."""
    holding = [
        (appraisal.catalogue.factors[factor].name, holds)
        for factor, holds in zip(appraisal.factors, found.points, strict=True)
        if appraisal.catalogue.factors[factor].points is not None
    ]
    if not holding:
        return []
    rows = tuple(_points_row(appraisal, called, holds) for called, holds in holding if _matters(holds))
    if not rows:
        return [Paragraph("First place holds whatever the points of any one local factor.")]
    columns = (
        Column("Local factor"),
        Column("Now", "number"),
        Column(f"0 to {MOST_POINTS:g}", "bar", spare=1),
        Column("Holds"),
        Column("First beyond"),
    )
    rest = len(holding) - len(rows)
    said = f"The points of the other {counted(rest, 'factor')} may be any number, from nothing up."
    table = Table("Points of a local factor within which first place holds", columns, rows)
    return [table, *([Paragraph(said)] if rest else [])]


def _matters(holds: Interval[int]) -> bool:
    return holds.low > 0 or not isinf(holds.high)


def _points_row(appraisal: Appraisal, called: str, holds: Interval[int]) -> tuple[Cell, ...]:
    return (
        called,
        holds.now,
        Span(holds.low, holds.high, holds.now, MOST_POINTS),
        f"{plain(holds.low)} to {'any' if isinf(holds.high) else plain(holds.high)}",
        _beyond(appraisal, holds),
    )


def _levels(appraisal: Appraisal, found: Sensitivity) -> list[Block]:
    if not appraisal.factors:
        return []
    short = labels(appraisal)
    rows = []
    for position, by_level in enumerate(found.levels):
        factor = appraisal.catalogue.factors[appraisal.factors[position]]
        level = appraisal.numbers.problem.factors[position].level
        strip = Strip(
            tuple("=".join(short[row] for row in at.first) for at in by_level), None if level is None else level - 1
        )
        rows.append((factor.name, "not given" if level is None else f"{level}", strip))
    columns = (Column("Local factor"), Column("Level"), Column("First at level 1, 2, …", "strip"))
    return [
        Table("Who is first at every level of each local factor, the present level in brackets", columns, tuple(rows)),
        Paragraph(legend(appraisal), faint=True),
    ]


def _scores(appraisal: Appraisal, found: Sensitivity) -> list[Block]:
    turned = cell_turns(appraisal, found)
    if not turned:
        return []
    rows: tuple[tuple[Cell, ...], ...] = tuple(_score_row(appraisal, turn) for turn in turned[:_LISTED])
    shown = "" if len(turned) <= _LISTED else f"; the nearest {_LISTED} of {len(turned)}"
    columns = (
        Column("Option"),
        Column("Criterion"),
        Column("Score"),
        Column("Range", spare=1),
        Column("Changes at"),
        Column("Then"),
    )
    return [Table(f"The score at which one cell alone changes the answer{shown}", columns, rows)]


def _score_row(appraisal: Appraisal, turn: CellTurn) -> tuple[Cell, ...]:
    criterion = appraisal.criteria[turn.column]
    cell = appraisal.numbers.view.scores[appraisal.options[turn.row]][criterion]
    score, *ends = written(cell.score, cell.low, cell.high)
    return (
        name(appraisal, turn.row),
        appraisal.catalogue.criteria[criterion].name,
        score,
        "none" if cell.low is None else " to ".join(ends),
        reached(appraisal, turn) + (" (in its range)" if turn.inside else ""),
        "; ".join(_then(appraisal, turn)),
    )


def _then(appraisal: Appraisal, turn: CellTurn) -> list[str]:
    first = [f"{then_first(appraisal, turn.flip.to)} first"] if turn.alters else []
    crossed = crossing(appraisal, turn)
    return [*first, crossed] if crossed else first


def _to_lead(appraisal: Appraisal, found: Sensitivity) -> list[Block]:
    shifts = [
        (shift.moved, row, shift)
        for row, shift in enumerate(found.to_lead)
        if shift is not None and row not in appraisal.result.lead.first
    ]
    blocks: list[Block] = []
    if shifts:
        columns = (Column("Option"), Column("Weight to move"), Column("The largest moves"))
        rows = tuple(
            (name(appraisal, row), percent(moved), _moves(appraisal, shift)) for moved, row, shift in sorted(shifts)
        )
        blocks.append(Table("The least weight that has to move to put an option first", columns, rows))
    behind = [row for row in found.never_lead if found.to_lead[row] is None and row not in found.unsolved]
    level = [row for row in found.never_lead if found.to_lead[row] is not None]
    if found.unsolved:
        text = f"Whether any weights put {names(appraisal, found.unsolved)} first could not be worked out."
        blocks.append(Paragraph(text))
    if behind:
        blocks.append(Paragraph(f"No weights at all put {names(appraisal, behind)} first."))
    if level:
        text = f"No weights put {names(appraisal, level)} ahead of all others; at best it is level with the first."
        blocks.append(Paragraph(text))
    return blocks


def _moves(appraisal: Appraisal, shift: Shift) -> str:
    """The two criteria whose weights move most."""
    weights = zip(appraisal.criteria, appraisal.result.weights.shares, shift.weights, strict=True)
    moved = sorted(weights, key=lambda entry: -abs(entry[2] - entry[1]))
    return joined(
        [
            f"“{appraisal.catalogue.criteria[criterion].name}” "
            f"from {apart(100 * before, 100 * after)}% to {apart(100 * after, 100 * before)}%"
            for criterion, before, after in moved[:2]
            if before != after
        ]
    )
