"""The answer in a sentence or two: who comes first, by how much, and what may be said of it."""

from collections.abc import Callable, Iterable, Sequence

from integration_appraisal.appraisal.results import FactorResult, NeedResult, OptionResult, Ranking
from integration_appraisal.engine.losses import Ready
from integration_appraisal.engine.ranks import CLOSE, Unknown, Verdict
from integration_appraisal.figures import is_shown, plain, points, times
from integration_appraisal.report.words import counted, for_number, joined, sentence, text_of

_ROOM = 24  # words that names in a row may take where there is little room
_ROOM_FOR_ONE = 12
_MOST_ASKED = 3  # levels that are named
_MOST_RIVALS = 2
_HALF = 0.45  # above, a share is told as half or more
_SURE = 0.9  # a lead that holds so often is close for its size alone


def names(ranking: Ranking, options: Iterable[str]) -> str:
    """Options' names in a row."""
    return joined([ranking.options[option].name for option in options])


def are_first(ranking: Ranking, options: Sequence[str]) -> str:
    """That they are first, as a clause."""
    return f"{names(ranking, options)} {for_number(len(options), 'is', 'are')} first"


def said(ranking: Ranking) -> str:
    """The verdict, what the leader still lacks, and whether the first two are rivals at all."""
    return _said(ranking, by_name)


def said_in_short(ranking: Ranking) -> str:
    """The same where names would take up too much room: they are counted or cut, and the verdict stays whole."""
    return _said(ranking, counted_or_cut)


Naming = Callable[[Sequence[str], str], str]
"""Names in a row, as text; the second argument is what one of them is, for counting."""


def by_name(called: Sequence[str], _one: str) -> str:
    """All of them."""
    return joined(called)


def counted_or_cut(called: Sequence[str], one: str) -> str:
    """Names as long as there is room for them, else how many they are, or the first words of a single one."""
    if len(joined(called).split()) <= _ROOM:
        return joined(called)
    return counted(len(called), one) if len(called) > 1 else " ".join([*called[0].split()[:_ROOM_FOR_ONE], "…"])


def _said(ranking: Ranking, naming: Naming) -> str:
    lead = ranking.lead
    options = lead.first if len(lead.first) > 1 else (*lead.first, *lead.second)
    return text_of(_verdict(ranking, naming), readiness_in_doubt(ranking, naming), inside(ranking, options, naming))


def _verdict(ranking: Ranking, naming: Naming) -> str:
    match ranking.lead.verdict:
        case Verdict.NONE:
            return "No option is left: all are ruled out."
        case Verdict.OPEN:
            return text_of(still_open(ranking, naming), _so_far(ranking, naming))
        case Verdict.TIE:
            return _tie(ranking, naming)
        case Verdict.CONDITIONAL:
            return text_of(
                f"{_first(ranking, naming)}, but only on condition: {condition(ranking.first[0], naming)}",
                sureness(ranking) if ranking.lead.is_close else "",
                _best_ready(ranking, naming) or "No option is shown to be ready here.",
            )
        case Verdict.ONLY:
            name, value = _options(ranking, ranking.lead.first, naming), plain(ranking.first[0].value)
            return f"{name} is the only option left. It scores {value} out of 100."
        case Verdict.CLOSE | Verdict.AHEAD | Verdict.CLEAR:
            return f"{_first(ranking, naming)}. {sureness(ranking)}"


def sureness(ranking: Ranking) -> str:
    """How sure a lead is as far as ranges tell."""
    lead, often = ranking.lead, ranking.lead.stays_ahead
    if lead.verdict is Verdict.AHEAD:
        return "How sure that is can't be said: no range is given for most of what sets them apart."
    short = lead.points is not None and lead.points < CLOSE
    called = _called(lead.verdict, short=short)
    if often is None:
        return f"{called}."
    though = ", though" if short and often >= _SURE else ":"
    without = without_range(ranking)
    return text_of(
        f"{called}{though} {_stays(often)}.",
        f"No range is given for {without}: where that is not exact, the lead looks surer than it is."
        if without
        else "",
    )


def _called(verdict: Verdict, *, short: bool) -> str:
    """What a lead is called, under the points that make it close or not."""
    if verdict is Verdict.CLEAR:
        return "The lead is clear"
    if verdict is Verdict.CONDITIONAL:  # after what it lacks, "that" would be the lack
        return f"A lead of under {plain(CLOSE)} points is a close call" if short else "The lead is a close call"
    return f"Under {plain(CLOSE)} points that is a close call" if short else "That is a close call"


def _stays(often: float) -> str:
    only, rather = ("only ", ", so more often it does not") if often < _HALF else ("", "")
    return f"it stays ahead {only}{times(often)} within the ranges given{rather}"


def without_range(ranking: Ranking) -> str:
    """Which scores and levels have no range, as a clause; empty where all that are given have one."""
    cells, levels = ranking.cells, [own for own in ranking.factors.values() if own.level is not None]
    lacking = (
        ("score", sum(not cell.has_range for cell in cells), len(cells)),
        ("level", sum(own.low is None for own in levels), len(levels)),
    )
    return joined(
        [f"any {one}" if count == all_ else f"{count} of {all_} {one}s" for one, count, all_ in lacking if count]
    )


def readiness_in_doubt(ranking: Ranking, naming: Naming) -> str:
    """What the first can't start without and may lack within the place's own ranges; empty where there is nothing."""
    first = ranking.first[0] if len(ranking.first) == 1 else None
    if first is None or first.ready is not Ready.YES:
        return ""
    doubts = [
        f"“{need.name}” at {low}"
        for need in first.needs
        if need.essential and (low := _unmet_within(need, ranking.factors[need.factor]))
    ]
    would = f"{naming([first.name], 'option')} would not be ready"
    return f"{would} with {naming(doubts, 'level')}, within its range." if doubts else ""


def _unmet_within(need: NeedResult, factor: FactorResult) -> str:
    """The levels within a factor's range that do not meet a need: ``1 or 2``."""
    if factor.low is None or factor.high is None:
        return ""
    unmet = [
        f"{level}"
        for level in range(factor.low, factor.high + 1)
        if level < (need.at_least or level) or level > (need.at_most or level)
    ]
    return " or ".join(unmet)


def still_open(ranking: Ranking, naming: Naming = by_name) -> str:
    """How much is not given, and what of it matters most; empty where nothing of it may change first place."""
    if ranking.lead.verdict is not Verdict.OPEN:
        return ""
    telling = naming([_named(ranking, own) for own in ranking.lead.find_out[:_MOST_ASKED]], "number")
    return f"Which option comes first is open: {not_given(ranking)}; find out {telling} first."


def _named(ranking: Ranking, unknown: Unknown[str]) -> str:
    if unknown.option is None:
        return f"“{ranking.factors[unknown.name].name}”"
    return f"“{ranking.criteria[unknown.name].name}” of {ranking.options[unknown.option].name}"


def not_given(ranking: Ranking) -> str:
    """How many scores and levels are not given, as a clause; empty where all are."""
    absent = (
        (len(ranking.unknown), counted(len(ranking.cells), "score")),
        (len(ranking.not_given), counted(len(ranking.factors), "level")),
    )
    told = joined([f"{count} of {every}" for count, every in absent if count])
    return f"{told} {for_number(sum(count for count, _ in absent), 'is', 'are')} not given" if told else ""


def _so_far(ranking: Ranking, naming: Naming) -> str:
    """Who is first as far as is known, who may overtake, and whether the first is ready."""
    lead, first = ranking.lead, ranking.first[0]
    if len(lead.first) > 1:
        return f"{_so_far_known(ranking)}, {_tie(ranking, naming)}"
    few = len(lead.overtaking) <= _MOST_RIVALS
    rivals = _options(ranking, lead.overtaking, naming) if few else f"any of {len(lead.overtaking)} others"
    falls = is_shown(first.value - first.value_low)
    name = _options(ranking, [first.id], naming)
    may = f"At worst {name} scores {plain(first.value_low)}, and {rivals} may overtake it."
    return text_of(
        f"{_so_far_known(ranking)}, {_first(ranking, naming)}.",
        (may if falls else f"{name} may be overtaken by {rivals}.") if lead.overtaking else "",
        f"{name} may be ruled out." if lead.leaving else "",
        "" if first.ready is Ready.YES else sentence(condition(first, naming)),
    )


def _so_far_known(ranking: Ranking) -> str:
    """What counts where nothing is given, as the beginning of a sentence."""
    middle = f"the middle of the scale for {for_number(len(ranking.unknown), 'that score', 'those scores')}"
    counts = [*(["nothing taken off there"] if ranking.not_given else []), *([middle] if ranking.unknown else [])]
    return f"With {joined(counts)}"


def _options(ranking: Ranking, options: Iterable[str], naming: Naming) -> str:
    return naming([ranking.options[option].name for option in options], "option")


def _tie(ranking: Ranking, naming: Naming) -> str:
    first, ready = ranking.lead.first, ranking.lead.ready
    value = plain(ranking.first[0].value)
    both = "both score" if len(first) == 2 else "all score"  # noqa: PLR2004 - two are both
    text = f"{_options(ranking, first, naming)} tie for first place: {both} {value} out of 100."
    if set(first) <= set(ready):
        return text
    return f"{text} {_best_ready(ranking, naming) or 'None of the options is shown to be ready here.'}"


def _best_ready(ranking: Ranking, naming: Naming) -> str:
    """Who is first of the options that are ready; empty where none is."""
    ready = ranking.lead.ready
    if not ready:
        return ""
    come = f"{_options(ranking, ready, naming)} {for_number(len(ready), 'comes', 'come')} first"
    return f"Of the options that are ready, {come} with {plain(ranking.options[ready[0]].value)}."


def condition(option: OptionResult, naming: Naming = by_name) -> str:
    """What an option lacks that it can't start without, or whose level nobody has given."""
    name, missing = naming([option.name], "option"), [need for need in option.unmet if need.essential]
    if missing:
        things = naming([lacked(need) for need in missing], "essential thing")
        return f"{name} is not ready while it lacks {things}."
    not_given = [need for need in option.needs if need.essential and need.level is None]
    factors = naming([f"“{need.name}”" for need in not_given], "local factor")
    return f"whether {name} is ready can't be said until the level of {factors} is given."


def _first(ranking: Ranking, naming: Naming) -> str:
    lead, first = ranking.lead, ranking.first[0]
    text = f"{_options(ranking, [first.id], naming)} comes first with {plain(first.value)} out of 100"
    if lead.points is None:
        return text
    return f"{text}, {points(lead.points, CLOSE)} ahead of {_options(ranking, lead.second, naming)}"


def inside(ranking: Ranking, options: Sequence[str], naming: Naming = by_name) -> str:
    """Options of which one can live inside the other are not rivals."""
    containing = {outer: [own for own in options if own in ranking.options[outer].contains] for outer in options}
    sentences = [
        f"{_options(ranking, inner, naming)} can be part of {_options(ranking, [outer], naming)}: they are not rivals."
        for outer, inner in containing.items()
        if inner
    ]
    if len(sentences) > 1 and naming is counted_or_cut:
        return "Some of them can be part of others: they are not rivals."
    return " ".join(sentences)


def lacked(need: NeedResult) -> str:
    """A need that the place does not meet: what it asks for, and where the place stands."""
    return f"“{need.name}” at {band(need.at_least, need.at_most)} (the place is at {need.level})"


def band(at_least: int | None, at_most: int | None) -> str:
    """A band in words: ``level 3 or more``."""
    if at_most is None:
        return f"level {at_least} or more"
    if at_least is None:
        return f"level {at_most} or less"
    if at_least == at_most:
        return f"level {at_least}"
    return f"levels {at_least} to {at_most}"
