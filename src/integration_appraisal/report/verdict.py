"""The answer in a sentence or two: who comes first, by how much, and what may be said of it."""

from collections.abc import Callable, Iterable, Sequence

from integration_appraisal.appraisal.appraise import Appraisal
from integration_appraisal.engine.losses import Need
from integration_appraisal.engine.ranks import CLOSE, Verdict
from integration_appraisal.report.words import counted, joined, plain, points

_ROOM = 24  # words that names in a row may take where there is little room
_ROOM_FOR_ONE = 12


def name(appraisal: Appraisal, row: int) -> str:
    """An option's name."""
    return str(appraisal.catalogue.options[appraisal.options[row]].name)


def names(appraisal: Appraisal, rows: Iterable[int]) -> str:
    """Options' names in a row."""
    return joined([name(appraisal, row) for row in rows])


def said(appraisal: Appraisal) -> str:
    """The verdict, what the leader still lacks, and whether the first two are rivals at all."""
    return _said(appraisal, by_name)


def said_in_short(appraisal: Appraisal) -> str:
    """The same where names would take up too much room: they are counted or cut, and the verdict stays whole."""
    return _said(appraisal, counted_or_cut)


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


def _said(appraisal: Appraisal, naming: Naming) -> str:
    lead = appraisal.result.lead
    rows = lead.first if len(lead.first) > 1 else (*lead.first, *lead.second)
    parts = [_VERDICTS[lead.verdict](appraisal, naming), inside(appraisal, rows, naming)]
    return " ".join(part for part in parts if part)


def _options(appraisal: Appraisal, rows: Iterable[int], naming: Naming) -> str:
    return naming([name(appraisal, row) for row in rows], "option")


def _none(_appraisal: Appraisal, _naming: Naming) -> str:
    return "No option is left: all are ruled out."


def _tie(appraisal: Appraisal, naming: Naming) -> str:
    lead = appraisal.result.lead
    value = plain(appraisal.result.values[lead.first[0]])
    both = "both score" if len(lead.first) == 2 else "all score"  # noqa: PLR2004 - two are both
    text = f"{_options(appraisal, lead.first, naming)} tie for first place: {both} {value} out of 100."
    unready = [row for row in lead.first if row not in lead.ready]
    if unready and lead.ready:
        text += f" Of the options that are ready, {_best_ready(appraisal, naming)}."
    elif unready:
        text += " None of the options is shown to be ready here."
    return text


def _conditional(appraisal: Appraisal, naming: Naming) -> str:
    lead = appraisal.result.lead
    text = f"{_first(appraisal, naming)}, but only on condition: {condition(appraisal, lead.first[0], naming)}"
    if lead.ready:
        return f"{text} Of the options that are ready, {_best_ready(appraisal, naming)}."
    return f"{text} No option is shown to be ready here."


def _best_ready(appraisal: Appraisal, naming: Naming) -> str:
    rows = appraisal.result.lead.ready
    verb = "comes" if len(rows) == 1 else "come"
    return f"{_options(appraisal, rows, naming)} {verb} first with {plain(appraisal.result.values[rows[0]])}"


def condition(appraisal: Appraisal, row: int, naming: Naming = by_name) -> str:
    """What an option lacks that it can't start without, or whose level nobody has given."""
    problem = appraisal.numbers.problem
    missing = [need for need in appraisal.result.unmet[row] if need.essential]
    if missing:
        things = naming([lacked(appraisal, need) for need in missing], "essential thing")
        return f"it is not ready while it lacks {things}."
    open_ = [need for need in problem.needs[row] if need.essential and problem.factors[need.factor].level is None]
    factors = naming([f"“{factor_name(appraisal, need)}”" for need in open_], "local factor")
    return f"whether it is ready can't be said until the level of {factors} is given."


def _only(appraisal: Appraisal, naming: Naming) -> str:
    rows = appraisal.result.lead.first[:1]
    value = plain(appraisal.result.values[rows[0]])
    return f"{_options(appraisal, rows, naming)} is the only option left. It scores {value} out of 100."


def _close(appraisal: Appraisal, naming: Naming) -> str:
    return f"{_first(appraisal, naming)}. That is a close call."


def _clear(appraisal: Appraisal, naming: Naming) -> str:
    return f"{_first(appraisal, naming)}. The lead is clear."


def _first(appraisal: Appraisal, naming: Naming) -> str:
    lead = appraisal.result.lead
    value = plain(appraisal.result.values[lead.first[0]])
    text = f"{_options(appraisal, lead.first[:1], naming)} comes first with {value} out of 100"
    if lead.points is None:
        return text
    return f"{text}, {points(lead.points, CLOSE)} ahead of {_options(appraisal, lead.second, naming)}"


def inside(appraisal: Appraisal, rows: Sequence[int], naming: Naming = by_name) -> str:
    """Options of which one can live inside the other are not rivals."""
    sentences = []
    for outer in rows:
        contained = appraisal.catalogue.options[appraisal.options[outer]].contains
        inner = [row for row in rows if appraisal.options[row] in contained]
        if inner:
            whole = _options(appraisal, [outer], naming)
            sentences.append(f"{_options(appraisal, inner, naming)} can be part of {whole}: they are not rivals.")
    if len(sentences) > 1 and naming is counted_or_cut:
        return "Some of them can be part of others: they are not rivals."
    return " ".join(sentences)


_VERDICTS = {
    Verdict.NONE: _none,
    Verdict.TIE: _tie,
    Verdict.CONDITIONAL: _conditional,
    Verdict.ONLY: _only,
    Verdict.CLOSE: _close,
    Verdict.CLEAR: _clear,
}


def factor_name(appraisal: Appraisal, need: Need) -> str:
    """The name of the local factor that a need is about."""
    return str(appraisal.catalogue.factors[appraisal.factors[need.factor]].name)


def lacked(appraisal: Appraisal, need: Need) -> str:
    """A need that the place does not meet: what it asks for, and where the place stands."""
    level = appraisal.numbers.problem.factors[need.factor].level
    return f"“{factor_name(appraisal, need)}” at {band(need)} (the place is at {level})"


def band(need: Need) -> str:
    """A band in words: ``level 3 or more``."""
    if need.at_most is None:
        return f"level {need.at_least} or more"
    if need.at_least is None:
        return f"level {need.at_most} or less"
    if need.at_least == need.at_most:
        return f"level {need.at_least}"
    return f"levels {need.at_least} to {need.at_most}"
