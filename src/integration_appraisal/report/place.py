"""What the place did to the result: what the leader lacks, what local factors changed, and who is ruled out."""

from collections.abc import Iterable

from integration_appraisal.appraisal.appraise import Appraisal
from integration_appraisal.engine.scoring import Step
from integration_appraisal.figures import exact
from integration_appraisal.report.document import Block, Bullets, Heading
from integration_appraisal.report.verdict import lacked, name, names
from integration_appraisal.report.words import beside, counted, joined, plain, points, sentence, series


def about_place(appraisal: Appraisal) -> list[Block]:
    """The sentences under the table."""
    items = [
        *lacks(appraisal),
        *steps(appraisal),
        *emphasis(appraisal),
        *by_group(appraisal),
        *ruled_out(appraisal),
        *not_given(appraisal),
    ]
    return [Heading("What lies behind it"), Bullets(tuple(items))] if items else []


def lacks(appraisal: Appraisal, rows: Iterable[int] | None = None) -> list[str]:
    """What options still lack here, and what that costs them; without ``rows``, those in first place."""
    texts = []
    for row in appraisal.result.lead.first if rows is None else rows:
        unmet = appraisal.result.unmet[row]
        if unmet:
            lost = points(sum(appraisal.result.losses[row].values()))
            needs = joined([lacked(appraisal, need) for need in unmet])
            texts.append(f"What {name(appraisal, row)} still lacks here, at a cost of {lost}: {needs}.")
        elif _all_given(appraisal, row):
            texts.append(f"{name(appraisal, row)} loses nothing: the place has all that it relies on.")
    return texts


def _all_given(appraisal: Appraisal, row: int) -> bool:
    """Whether the option relies on something, and all levels that it relies on are given."""
    problem = appraisal.numbers.problem
    levels = [problem.factors[need.factor].level for need in problem.needs[row]]
    return bool(levels) and None not in levels


def _first(step: Step) -> tuple[int, ...]:
    return tuple(row for row, rank in enumerate(step.ranks) if rank == 1)


def steps(appraisal: Appraisal) -> list[str]:
    """Who is first on the criteria alone, with emphasis, and after losses."""
    if not appraisal.result.contenders or not appraisal.numbers.view.levels:
        return []
    stages_of = appraisal.result.steps
    firsts = [_first(stages_of[step]) for step in ("criteria", "emphasis", "losses")]
    if len(set(firsts)) == 1:
        rows = firsts[0]
        values = joined(series([stages_of[step].values[rows[0]] for step in ("criteria", "emphasis", "losses")]))
        text = (
            f"Local factors did not change first place. {names(appraisal, rows)} {_verb(rows, 'has', 'have')} {values}"
        )
        return [f"{text} on the criteria alone, with emphasis, and after losses."]
    stages = ("on the criteria alone", "with this place's emphasis", "after what the place lacks is taken off")
    told: list[tuple[str, tuple[int, ...]]] = []
    for stage, rows in zip(stages, firsts, strict=True):
        if told and told[-1][1] == rows:
            told[-1] = (f"{told[-1][0]} and {stage}", rows)
        else:
            told.append((stage, rows))
    clauses = [f"{stage} {names(appraisal, rows)} {_verb(rows, 'is', 'are')} first" for stage, rows in told]
    return [sentence("local factors changed first place: " + "; ".join(clauses))]


def _verb(rows: tuple[int, ...], one: str, many: str) -> str:
    return one if len(rows) == 1 else many


def emphasis(appraisal: Appraisal) -> list[str]:
    """Which criteria count more or less here than in the catalogue."""
    problem, weights = appraisal.numbers.problem, appraisal.result.weights
    if not problem.emphasis:
        if not any(factor.emphasises for factor in problem.factors):
            return []
        method = problem.method
        return [f"The weights are this place's own (method: {method}), so local factors put no emphasis on them."]
    moved = [
        (appraisal.catalogue.criteria[criterion].name, weights.multipliers[column], weights.by_factor[column])
        for column, criterion in enumerate(appraisal.criteria)
        if plain(weights.multipliers[column]) != "1"
    ]
    if not moved:
        return []
    told = [
        f"“{criterion}” counts {plain(multiplier)} times its weight "
        f"({joined([appraisal.catalogue.factors[appraisal.factors[factor]].name for factor in factors])})"
        for criterion, multiplier, factors in moved
    ]
    return [f"Emphasis: {joined(told)}."]


def by_group(appraisal: Appraisal) -> list[str]:
    """Who is first by each group of criteria alone."""
    told = []
    for position, step in appraisal.result.by_group.items():
        rows = _first(step)
        group = appraisal.catalogue.groups[appraisal.groups[position]].name
        if rows and len(appraisal.result.by_group) > 1:
            verb = _verb(rows, "is", "are")
            told.append(f"by “{group}” alone, {names(appraisal, rows)} {verb} first with {plain(step.values[rows[0]])}")
    return [sentence("; ".join(told))] if told else []


def ruled_out(appraisal: Appraisal) -> list[str]:
    """Which options are ruled out, and why."""
    texts = []
    for row, option in enumerate(appraisal.options):
        if option in appraisal.local.ruled_out:
            reason = appraisal.local.ruled_out[option].reason
            why = sentence(reason) if reason else "No reason is given."
            texts.append(f"{name(appraisal, row)} is ruled out by the place. {why}")
        elif appraisal.result.failed[row]:
            told = [_failed(appraisal, row, column) for column in appraisal.result.failed[row]]
            texts.append(f"{name(appraisal, row)} is ruled out: {joined(told)}.")
    return texts


def _failed(appraisal: Appraisal, row: int, column: int) -> str:
    criterion = appraisal.catalogue.criteria[appraisal.criteria[column]]
    limit = appraisal.local.must_haves[criterion.id]
    value = beside(appraisal.result.cells[row][column], limit)
    return f"its value on “{criterion.name}” is {value}, and {exact(limit)} is a must"


def not_given(appraisal: Appraisal) -> list[str]:
    """Local factors without a level."""
    absent = [
        factor.name for factor in appraisal.catalogue.factors.values() if factor.id not in appraisal.numbers.view.levels
    ]
    if not absent:
        return []
    told = joined([f"“{name}”" for name in absent])
    nothing = f"{'It changes' if len(absent) == 1 else 'They change'} nothing here"
    return [f"No level is given for {counted(len(absent), 'local factor')}: {told}. {nothing}."]
