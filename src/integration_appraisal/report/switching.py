"""Single changes that put another option first, in words."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import partial
from typing import NamedTuple, TypeAlias

from integration_appraisal.appraisal.appraise import Appraisal
from integration_appraisal.appraisal.results import (
    CellResult,
    Crossing,
    FactorResult,
    Ranking,
    Switch,
    Switches,
    Then,
)
from integration_appraisal.appraisal.within import level_within, score_within
from integration_appraisal.engine.chances import beyond, steps
from integration_appraisal.engine.losses import Ready
from integration_appraisal.engine.scales import Scale, Steps
from integration_appraisal.figures import apart, on_scale, plain, points
from integration_appraisal.model.common import MOST_BY_SWING, MOST_POINTS
from integration_appraisal.report.cells import as_given, score_texts, score_word
from integration_appraisal.report.readiness import ready_now, unready
from integration_appraisal.report.verdict import names
from integration_appraisal.report.words import joined


class CellSwitch(NamedTuple):
    """A score at which the answer changes."""

    option: str
    cell: CellResult
    scale: Scale
    switch: Switch
    below: bool  # whether it is on the lower side
    inside: bool  # within the score's own range
    alters: bool  # first place, and not a must-have alone
    enters: bool  # whether the option comes back in at this very score

    @property
    def distance(self) -> float:
        """In points of value, which every scale has in common."""
        return abs(self.scale.value(self.switch.at) - self.cell.value)


class Change(NamedTuple):
    """A single change that puts other options first, and whether it lies in a range of the file; None without one."""

    text: str
    within: bool | None
    first: tuple[str, ...]  # then
    chance: float = 0.0  # of it, as what has a range is drawn there; 0 for what has none


def changes(appraisal: Appraisal) -> list[Change]:
    """What would change the answer, a sentence each: levels, scores within their range, then weights and points."""
    return [*level_and_score_changes(appraisal), *weight_changes(appraisal), *point_changes(appraisal)]


def level_and_score_changes(appraisal: Appraisal) -> list[Change]:
    """Levels, nearest first, then scores within their range, the most likely first."""
    inside = [own for own in cell_switches(appraisal) if own.inside and own.alters]
    scores = [_score_change(appraisal.ranking, own) for own in inside]
    return [*level_changes(appraisal), *sorted(scores, key=lambda own: -own.chance)]


Readiness: TypeAlias = Mapping[str, Ready] | None  # by option; None where it is as now, as no level changes


def then_first(ranking: Ranking, options: Sequence[str], *then: str, readiness: Readiness = None) -> str:
    """Who is first after a change, with what is said of them, and whether not ready."""
    lacking = unready(partial(names, ranking), options, readiness or ready_now(ranking))
    return " ".join((names(ranking, options) or "nobody", *then)) + lacking


def _then(ranking: Ranking, options: Sequence[str], readiness: Readiness = None) -> str:
    verb = "tie for first place" if len(options) > 1 else "is first"
    return f"then {then_first(ranking, options, verb, readiness=readiness)}."


def then_answer(ranking: Ranking, then: Then) -> str:
    """Who is first after a change, and whether not ready."""
    return _then(ranking, then.first, then.ready)


def level_changes(appraisal: Appraisal, factors: Collection[str] | None = None) -> Iterator[Change]:
    """For each factor, or each of some, the nearest level on either side at which somebody else is first.

    All such levels where none is given.
    """
    ranking = appraisal.ranking
    for factor, by_level in appraisal.sensitivity.levels.items():
        if factors is not None and factor not in factors:
            continue
        own = ranking.factors[factor]
        others = [level for level, at in enumerate(by_level, 1) if at.first != ranking.lead.first]
        for level, words in _moves(own, others):
            then = by_level[level - 1]
            within = None if own.level is None else level_within(level, own.low, own.high)
            text = f"“{own.name}” {words}: {then_answer(ranking, then)}"
            yield Change(text, within, then.first, _level_chance(own, level))


def _level_chance(factor: FactorResult, level: int) -> float:
    """How likely a level is that one or one further off."""
    now, low, high = factor.level, factor.low, factor.high
    if now is None or low is None or high is None:
        return 0.0
    chances = zip(range(low, high + 1), steps(low, now, high), strict=True)
    return sum(chance for at, chance in chances if (at <= level if level < now else at >= level))


def _moves(factor: FactorResult, levels: Sequence[int]) -> Iterator[tuple[int, str]]:
    now = factor.level
    if now is None:
        yield from ((level, f"turns out to be at level {level} (no level is given)") for level in levels)
        return
    for nearest in ([level for level in levels if level < now][-1:], [level for level in levels if level > now][:1]):
        yield from ((level, _moves_to(factor, now, level)) for level in nearest)


def _moves_to(factor: FactorResult, now: int, level: int) -> str:
    """``falls to level 1 (it is at 3; beyond its range, 2 to 4)``."""
    lies = lies_within(level_within(level, factor.low, factor.high))
    ends = "" if factor.low is None else f", {factor.low} to {factor.high}"
    return f"{moves(now, level)} to level {level} (it is at {now}; {lies}{ends})"


def moves(now: int, level: int) -> str:
    """What a level does that becomes another."""
    return "falls" if level < now else "rises"


def lies_within(within: bool | None) -> str:  # noqa: FBT001 - it is what is said
    """Where a change lies, beside the file's own range."""
    return _LIES[within]


_LIES = {True: "within its range", False: "beyond its range", None: "no range is given"}


def weight_changes(appraisal: Appraisal) -> list[Change]:
    """Weights, the smallest move first."""
    ranking, moves = appraisal.ranking, list[tuple[float, Change]]()
    for criterion, interval in appraisal.sensitivity.weights.items():
        for own in interval.crossings:
            now, end = 100 * interval.now, 100 * own.end
            share = f"{weight_beyond(own, interval.now)} of the weight (it has {apart(now, end)}%)"
            text = f"“{ranking.criteria[criterion].name}” has {share}: {_then(ranking, own.first)}"
            moves.append((abs(own.end - interval.now), Change(text, None, own.first)))
    return [change for _, change in sorted(moves, key=lambda move: (move[0], move[1].text))]


def weight_beyond(crossing: Crossing, now: float) -> str:
    """The shares of the weight at which those are first who take over: ``more than 23%``, ``between 23% and 28%``."""
    ends = sorted(100 * end for end in (crossing.end, crossing.until) if end is not None)
    told = [f"{apart(end, 100 * now, 0, 100, *(other for other in ends if other != end))}%" for end in ends]
    return _beyond(crossing, told)


def _beyond(crossing: Crossing, told: Sequence[str]) -> str:
    """Beyond one end; between two, the lower of them first, where first place changes again."""
    return f"{_than(more=crossing.more)} {told[0]}" if len(told) == 1 else f"between {' and '.join(told)}"


def point_changes(appraisal: Appraisal) -> list[Change]:
    """Only where the points stay within what a factor may cost."""
    ranking, moves, most = appraisal.ranking, list[tuple[float, Change]](), most_points(appraisal)
    for factor, interval in appraisal.sensitivity.points.items():
        for own in interval.crossings:
            if own.end <= most:
                low, *high = sorted(end for end in (own.end, own.until) if end is not None)
                ends = [plain(low), points(*high)] if high else [points(low)]
                cost = f"{_beyond(own, ends)} at the widest gap (it costs {plain(interval.now)})"
                text = f"“{ranking.factors[factor].name}” costs {cost}: {_then(ranking, own.first)}"
                moves.append((abs(own.end - interval.now), Change(text, None, own.first)))
    return [change for _, change in sorted(moves, key=lambda move: (move[0], move[1].text))]


def most_points(appraisal: Appraisal) -> float:
    """What a factor may cost: by the catalogue's points, or by swings of the place's own."""
    return MOST_BY_SWING if appraisal.weights.factors else MOST_POINTS


def price_changes(appraisal: Appraisal) -> list[str]:
    """All losses together, the only change here of more than one number."""
    ranking = appraisal.ranking
    return [
        f"All losses together count {_beyond(own, _times(own))} times as much: {_then(ranking, own.first)}"
        for own in appraisal.sensitivity.price.crossings
    ]


def _times(crossing: Crossing) -> list[str]:
    ends = sorted(end for end in (crossing.end, crossing.until) if end is not None)
    return [apart(end, 1.0, *(other for other in ends if other != end)) for end in ends]


def _than(*, more: bool) -> str:
    return "more than" if more else "less than"


# Scores ---------------------------------------------------------------------------------------------------------------


def cell_switches(appraisal: Appraisal) -> list[CellSwitch]:
    """Each cell that can change the answer by itself: those within their own range first, then by distance in value.

    A cell may do so on both sides. A must-have that is crossed counts where first place stays as it is.
    """
    ranking = appraisal.ranking
    switches = [
        CellSwitch(
            option,
            ranking.options[option].cells[criterion],
            ranking.criteria[criterion].scale,
            switch,
            below,
            inside=score_within(ranking, option, criterion, switch, below=below) is True,
            alters=alters,
            enters=_enters(ranking, option, values.lower if below else values.higher, switch),
        )
        for option, cells in appraisal.sensitivity.scores.items()
        for criterion, values in cells.items()
        for switch, below, alters in _sides(values, ranking.lead.first)
    ]
    return sorted(switches, key=lambda own: (not own.inside, own.distance))


def _sides(values: Switches, first: tuple[str, ...]) -> list[tuple[Switch, bool, bool]]:
    """Each switching value, whether it is on the lower side, and whether it alters first place."""
    altering = [(own, side == 0, True) for side, own in enumerate((values.lower_first, values.higher_first)) if own]
    sides = enumerate((values.lower, values.higher))
    return [*altering, *((own, side == 0, False) for side, own in sides if own and own.to == first)]


def _enters(ranking: Ranking, option: str, nearest: Switch | None, switch: Switch) -> bool:
    was_out = not ranking.options[option].is_in
    return was_out and nearest is not None and nearest.within and nearest.at == switch.at


def crossing(ranking: Ranking, own: CellSwitch) -> str:
    """What becomes of the option itself at a must-have; empty where none is crossed."""
    option = ranking.options[own.option]
    if option.is_in == own.switch.within:
        return ""
    return f"{option.name} {'is back in' if own.switch.within else 'is ruled out'}"


def must_have_changes(appraisal: Appraisal) -> str:
    """Scores that cross a must-have within their range and leave first place as it is."""
    ranking = appraisal.ranking
    clauses = [
        f"{crossing(ranking, own)} where its score is {reached(own)} on “{ranking.criteria[own.cell.criterion].name}”"
        for own in cell_switches(appraisal)
        if own.inside and not own.alters
    ]
    return f"Without a change of first place, {joined(clauses)}." if clauses else ""


def _score_change(ranking: Ranking, own: CellSwitch) -> Change:
    _, low, high = score_texts(own.cell)
    criterion = ranking.criteria[own.cell.criterion]
    on = f"“{criterion.name}” (it has {score_word(own.cell, criterion.unit)}, between {low} and {high})"
    then = _then(ranking, own.switch.to)
    if (crosses := crossing(ranking, own)) and own.option not in own.switch.to:
        then = f"{then.removesuffix('.')}, and {crosses}."
    text = f"{ranking.options[own.option].name} scores {reached(own)} on {on}: {then}"
    return Change(text, within=True, first=own.switch.to, chance=_score_chance(own))


def _score_chance(own: CellSwitch) -> float:
    """How likely a score within its range is one at which the answer changes, or one further off."""
    if isinstance(own.scale.graph, Steps):
        return _grade_chance(own, own.scale.graph)
    cell, is_range = own.cell, own.cell.given_as == "range"
    low, high, at = (float(score or 0) for score in (cell.low, cell.high, own.switch.at))
    return beyond(at, low, None if is_range else float(cell.score or 0), high, below=own.below)


def _grade_chance(own: CellSwitch, graph: Steps) -> float:
    """The same for grades, by their places in order."""
    cell, is_range = own.cell, own.cell.given_as == "range"
    order = [name for name, _ in sorted(graph.points, key=lambda step: step[1])]
    low, now, high, end = (order.index(str(name)) for name in (cell.low, cell.score, cell.high, own.switch.at))
    chances = zip(range(low, high + 1), steps(low, None if is_range else now, high), strict=True)
    return sum(chance for place, chance in chances if (place <= end if own.below else place >= end))


def reached(own: CellSwitch) -> str:
    """The scores at which the answer is another: ``below 40``, ``40 or more``, or one alone."""
    at = on_scale(own.switch.at, own.scale.width, *as_given(own.cell))
    if not own.switch.beyond:
        return at
    if own.enters:  # a must-have is met at the limit itself
        return f"{at} or {'less' if own.below else 'more'}"
    just = "just " if own.scale.may_turn_back else ""  # and the answer with it
    return f"{just}{'below' if own.below else 'above'} {at}"
