"""The answer in a sentence or two: who comes first, by how much, and what may be said of it."""

from collections.abc import Iterable, Sequence

from integration_appraisal.appraisal import Appraisal
from integration_appraisal.engine.losses import Need
from integration_appraisal.engine.ranks import CLOSE, Verdict
from integration_appraisal.report.words import joined, plain, points


def name(appraisal: Appraisal, row: int) -> str:
    """An option's name."""
    return str(appraisal.catalogue.options[appraisal.options[row]].name)


def names(appraisal: Appraisal, rows: Iterable[int]) -> str:
    """Options' names in a row."""
    return joined([name(appraisal, row) for row in rows])


def said(appraisal: Appraisal) -> str:
    """The verdict, what the leader still lacks, and whether the first two are rivals at all."""
    lead = appraisal.result.lead
    rows = lead.first if len(lead.first) > 1 else (*lead.first, *lead.second)
    parts = [_VERDICTS[lead.verdict](appraisal), inside(appraisal, rows)]
    return " ".join(part for part in parts if part)


def _none(_appraisal: Appraisal) -> str:
    return "No option is left: all are ruled out."


def _tie(appraisal: Appraisal) -> str:
    lead = appraisal.result.lead
    value = plain(appraisal.result.values[lead.first[0]])
    both = "both score" if len(lead.first) == 2 else "all score"  # noqa: PLR2004 - two are both
    text = f"{names(appraisal, lead.first)} tie for first place: {both} {value} out of 100."
    unready = [row for row in lead.first if row not in lead.ready]
    if unready and lead.ready:
        text += f" Of the options that are ready, {_best_ready(appraisal)}."
    elif unready:
        text += " None of the options is shown to be ready here."
    return text


def _conditional(appraisal: Appraisal) -> str:
    lead = appraisal.result.lead
    leader = lead.first[0]
    text = f"{name(appraisal, leader)} comes first with {plain(appraisal.result.values[leader])} out of 100"
    text += f"{_ahead(appraisal)}, but only on condition: " + condition(appraisal, leader)
    if lead.ready:
        return f"{text} Of the options that are ready, {_best_ready(appraisal)}."
    return f"{text} No option is shown to be ready here."


def _best_ready(appraisal: Appraisal) -> str:
    rows = appraisal.result.lead.ready
    verb = "comes" if len(rows) == 1 else "come"
    return f"{names(appraisal, rows)} {verb} first with {plain(appraisal.result.values[rows[0]])}"


def condition(appraisal: Appraisal, row: int) -> str:
    """What an option lacks that it can't start without, or whose level nobody has given."""
    problem = appraisal.ranking.problem
    missing = [need for need in appraisal.result.unmet[row] if need.essential]
    if missing:
        return f"it is not ready while it lacks {joined([lacked(appraisal, need) for need in missing])}."
    open_ = [need for need in problem.needs[row] if need.essential and problem.factors[need.factor].level is None]
    factors = joined([f"“{factor_name(appraisal, need)}”" for need in open_])
    return f"whether it is ready can't be said until the level of {factors} is given."


def _only(appraisal: Appraisal) -> str:
    leader = appraisal.result.lead.first[0]
    value = plain(appraisal.result.values[leader])
    return f"{name(appraisal, leader)} is the only option left. It scores {value} out of 100."


def _close(appraisal: Appraisal) -> str:
    return f"{_first(appraisal)}. That is a close call."


def _clear(appraisal: Appraisal) -> str:
    return f"{_first(appraisal)}. The lead is clear."


def _first(appraisal: Appraisal) -> str:
    leader = appraisal.result.lead.first[0]
    value = plain(appraisal.result.values[leader])
    return f"{name(appraisal, leader)} comes first with {value} out of 100{_ahead(appraisal)}"


def _ahead(appraisal: Appraisal) -> str:
    lead = appraisal.result.lead
    if lead.points is None:
        return ""
    return f", {points(lead.points, CLOSE)} ahead of {names(appraisal, lead.second)}"


def inside(appraisal: Appraisal, rows: Sequence[int]) -> str:
    """Options of which one can live inside the other are not rivals."""
    sentences = []
    for outer in rows:
        contained = appraisal.catalogue.options[appraisal.options[outer]].contains
        inner = [row for row in rows if appraisal.options[row] in contained]
        if inner:
            sentences.append(f"{names(appraisal, inner)} can be part of {name(appraisal, outer)}: they are not rivals.")
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
    level = appraisal.ranking.problem.factors[need.factor].level
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
