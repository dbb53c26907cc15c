"""Single changes that put another option first, in words."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import NamedTuple

from integration_appraisal.appraisal.appraise import Appraisal
from integration_appraisal.engine.losses import Ready, ready
from integration_appraisal.engine.scales import Linear, Piecewise
from integration_appraisal.engine.sensitivity import Sensitivity
from integration_appraisal.engine.switching import Switch, Switches
from integration_appraisal.report.verdict import name, names
from integration_appraisal.report.words import Score, apart, joined, on_scale, plain, points, written

MOST_POINTS = 20.0  # what a local factor may cost at most, as files are read


class CellTurn(NamedTuple):
    """A score at which the answer changes."""

    row: int
    column: int
    flip: Switch[int]
    below: bool  # whether the flip is on the lower side
    inside: bool  # within the score's own range
    alters: bool  # first place, and not a must-have alone
    enters: bool  # whether the option comes back in at this very score


def turns(appraisal: Appraisal, found: Sensitivity) -> list[str]:
    """What would change the answer, a sentence each: levels, scores within their range, then weights and points."""
    return [*level_and_score_turns(appraisal, found), *weight_turns(appraisal, found), *point_turns(appraisal, found)]


def level_and_score_turns(appraisal: Appraisal, found: Sensitivity) -> list[str]:
    """Levels, nearest first, then scores within their range."""
    inside = [turn for turn in cell_turns(appraisal, found) if turn.inside and turn.alters]
    return [*_levels(appraisal, found), *(_cell(appraisal, turn) for turn in inside)]


def then_first(appraisal: Appraisal, rows: tuple[int, ...]) -> str:
    """Who is first after a change."""
    return names(appraisal, rows) or "nobody"


def _then(appraisal: Appraisal, rows: tuple[int, ...], readiness: Sequence[Ready] | None = None) -> str:
    """Who is first then, and whether not ready; as ready as now, where no level changes."""
    verb = "tie for first place" if len(rows) > 1 else "is first"
    lacking = unready(partial(names, appraisal), rows, readiness or appraisal.result.ready)
    return f"then {then_first(appraisal, rows)} {verb}{lacking}."


def _ready_at(appraisal: Appraisal, position: int, level: int) -> list[Ready]:
    """Per option, whether it would be ready with one factor at another level."""
    problem = appraisal.numbers.problem
    factors = list(problem.factors)
    factors[position] = factors[position]._replace(level=level)
    return [ready(needs, factors) for needs in problem.needs]


def unready(named: Callable[[Sequence[int]], str], rows: Sequence[int], readiness: Sequence[Ready]) -> str:
    """A clause on those of some options that are not ready, or may not be; empty where all are ready."""
    clauses = []
    for state, word in ((Ready.NO, "not ready"), (Ready.UNKNOWN, "perhaps not ready")):
        own = [row for row in rows if readiness[row] is state]
        if own:
            clauses.append(word if len(own) == len(rows) else f"{named(own)} {word}")
    return f", {' and '.join(clauses)}" if clauses else ""


def _levels(appraisal: Appraisal, found: Sensitivity) -> list[str]:
    """For each factor the nearest level on either side at which somebody else is first."""
    told = []
    for position, by_level in enumerate(found.levels):
        now = appraisal.numbers.problem.factors[position].level
        called = appraisal.catalogue.factors[appraisal.factors[position]].name
        others = [level for level, at in enumerate(by_level, 1) if at.first != appraisal.result.lead.first]
        if now is None:
            told += [
                f"“{called}” turns out to be at level {level} (no level is given): "
                f"{_then(appraisal, by_level[level - 1].first, _ready_at(appraisal, position, level))}"
                for level in others
            ]
            continue
        lower, higher = [level for level in others if level < now], [level for level in others if level > now]
        for verb, nearest in (("falls", lower[-1:]), ("rises", higher[:1])):
            told += [
                f"“{called}” {verb} to level {level} (it is at {now}): "
                f"{_then(appraisal, by_level[level - 1].first, _ready_at(appraisal, position, level))}"
                for level in nearest
            ]
    return told


def weight_turns(appraisal: Appraisal, found: Sensitivity) -> list[str]:
    """Weights, the smallest move first."""
    told = []
    for criterion, holds in zip(appraisal.criteria, found.weights, strict=True):
        called = appraisal.catalogue.criteria[criterion].name
        for end, first, more in holds.crossings:
            now, limit = 100 * holds.now, 100 * end
            share = f"{_than(more=more)} {apart(limit, now, 0, 100)}%"
            text = f"“{called}” has {share} of the weight (it has {apart(now, limit)}%): "
            told.append((abs(end - holds.now), text + _then(appraisal, first)))
    return [text for _, text in sorted(told)]


def point_turns(appraisal: Appraisal, found: Sensitivity) -> list[str]:
    """Only where the points stay within what a factor may cost."""
    told = []
    for factor, holds in zip(appraisal.factors, found.points, strict=True):
        called = appraisal.catalogue.factors[factor].name
        for end, first, more in holds.crossings:
            if end <= MOST_POINTS:
                cost = f"{_than(more=more)} {points(end)}"
                text = f"“{called}” costs {cost} at the widest gap (it costs {plain(holds.now)}): "
                told.append((abs(end - holds.now), text + _then(appraisal, first)))
    return [text for _, text in sorted(told)]


def _than(*, more: bool) -> str:
    return "more than" if more else "less than"


def cell_turns(appraisal: Appraisal, found: Sensitivity) -> list[CellTurn]:
    """Each cell that can change the answer by itself: those within their own range first, then by distance in value.

    A cell may do so on both sides. A must-have that is crossed counts where first place stays as it is.
    """
    turned = [
        CellTurn(
            row,
            column,
            flip,
            below,
            _is_inside(appraisal, row, column, flip, below=below),
            alters,
            _enters(appraisal, row, flips.lower if below else flips.higher, flip),
        )
        for row, cells in enumerate(found.scores)
        for column, flips in enumerate(cells)
        for flip, below, alters in _flips(flips, appraisal.result.lead.first)
    ]
    return sorted(turned, key=lambda turn: (not turn.inside, _distance(appraisal, turn)))


def _flips(flips: Switches[int], first: tuple[int, ...]) -> list[tuple[Switch[int], bool, bool]]:
    """Each flip, whether it is on the lower side, and whether it alters first place."""
    altering = [(flip, side == 0, True) for side, flip in enumerate((flips.lower_first, flips.higher_first)) if flip]
    sides = enumerate((flips.lower, flips.higher))
    return [*altering, *((flip, side == 0, False) for side, flip in sides if flip and flip.to == first)]


def _enters(appraisal: Appraisal, row: int, nearest: Switch[int] | None, flip: Switch[int]) -> bool:
    return not _was_in(appraisal, row) and nearest is not None and nearest.within and nearest.at == flip.at


def _was_in(appraisal: Appraisal, row: int) -> bool:
    return row in appraisal.result.contenders


def crossing(appraisal: Appraisal, turn: CellTurn) -> str:
    """What becomes of the option itself at a must-have; empty where none is crossed."""
    if _was_in(appraisal, turn.row) == turn.flip.within:
        return ""
    return f"{name(appraisal, turn.row)} {'is back in' if turn.flip.within else 'is ruled out'}"


def must_have_turns(appraisal: Appraisal, found: Sensitivity) -> str:
    """Scores that cross a must-have within their range and leave first place as it is."""
    told = [
        f"{crossing(appraisal, turn)} where its score is {reached(appraisal, turn)} on "
        f"“{appraisal.catalogue.criteria[appraisal.criteria[turn.column]].name}”"
        for turn in cell_turns(appraisal, found)
        if turn.inside and not turn.alters
    ]
    return f"Without a change of first place, {joined(told)}." if told else ""


def _value(appraisal: Appraisal, column: int, score: float | str) -> float:
    return appraisal.numbers.problem.scales[column].value(score)


def _distance(appraisal: Appraisal, turn: CellTurn) -> float:
    """In points of value, which every scale has in common."""
    now = appraisal.result.cells[turn.row][turn.column]
    return abs(_value(appraisal, turn.column, turn.flip.at) - now)


def _is_inside(appraisal: Appraisal, row: int, column: int, flip: Switch[int], *, below: bool) -> bool:
    """Whether the range of a score holds its flip, and a little of what lies beyond it."""
    cell = appraisal.numbers.view.scores[appraisal.options[row]][appraisal.criteria[column]]
    if cell.low is None or cell.high is None:
        return False
    if isinstance(flip.at, str):
        low, high = sorted(_value(appraisal, column, end) for end in (cell.low, cell.high))
        return low <= _value(appraisal, column, flip.at) <= high
    low, high = float(cell.low), float(cell.high)
    if not flip.beyond or (flip.within and not _was_in(appraisal, row)):  # the answer changes at the score itself
        return low <= flip.at <= high
    return low < flip.at if below else flip.at < high


def _cell(appraisal: Appraisal, turn: CellTurn) -> str:
    criterion = appraisal.catalogue.criteria[appraisal.criteria[turn.column]]
    cell = appraisal.numbers.view.scores[appraisal.options[turn.row]][criterion.id]
    score, low, high = written(cell.score, cell.low, cell.high)
    span = f"{score}, between {low} and {high}"
    return (
        f"{name(appraisal, turn.row)} scores {reached(appraisal, turn)} on “{criterion.name}” (it has {span}): "
        f"{_then(appraisal, turn.flip.to)}"
    )


def reached(appraisal: Appraisal, turn: CellTurn) -> str:
    """The scores at which the answer is another: ``below 40``, ``40 or more``, or one alone."""
    cell = appraisal.numbers.view.scores[appraisal.options[turn.row]][appraisal.criteria[turn.column]]
    at = scored(appraisal, turn.column, turn.flip.at, cell.score, cell.low, cell.high)
    if not turn.flip.beyond:
        return at
    if turn.enters:  # a must-have is met at the limit itself
        return f"{at} or {'less' if turn.below else 'more'}"
    # A curve may turn back, and the answer with it.
    just = "just " if isinstance(appraisal.numbers.problem.scales[turn.column], Piecewise) else ""
    return f"{just}{'below' if turn.below else 'above'} {at}"


def scored(appraisal: Appraisal, column: int, score: Score, *beside: Score) -> str:
    """A score with as many decimals as its scale needs, and no fewer than those beside it."""
    scale = appraisal.numbers.problem.scales[column]
    match scale:
        case Linear():
            return on_scale(score, abs(scale.best - scale.worst), *beside)
        case Piecewise():
            return on_scale(score, scale.points[-1][0] - scale.points[0][0], *beside)
        case _:
            return on_scale(score, 100.0, *beside)
