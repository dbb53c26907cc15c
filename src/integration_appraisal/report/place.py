"""What the place did to the result: what the leader lacks, what local factors changed, and who is ruled out."""

from collections.abc import Collection, Iterable, Sequence
from itertools import chain, groupby

from integration_appraisal.appraisal.appraise import Appraisal
from integration_appraisal.appraisal.results import CriterionResult, FactorResult, OptionResult, Ranking, Step
from integration_appraisal.figures import beside, counting, exact, plain, points, series
from integration_appraisal.report.cells import score_word, unknown_scores
from integration_appraisal.report.cited import NO_REASON
from integration_appraisal.report.document import Block, bullets
from integration_appraisal.report.verdict import are_first, lacked, names
from integration_appraisal.report.words import counted, for_number, joined, sentence


def about_place(appraisal: Appraisal) -> list[Block]:
    """The sentences under the table."""
    ranking = appraisal.ranking
    said = (
        lacks(ranking.first),
        steps(ranking),
        emphasis(ranking),
        by_group(appraisal),
        ruled_out(ranking),
        not_given(ranking),
        unknown_scores(ranking),
    )
    return bullets(chain(*said), "What lies behind it")


def lacks(options: Iterable[OptionResult]) -> list[str]:
    """What options still lack here, and what that costs them."""
    texts = []
    for option in options:
        if option.unmet:
            needs = joined([lacked(need) for need in option.unmet])
            texts.append(f"What {option.name} still lacks here, at a cost of {points(option.lost)}: {needs}.")
        elif option.needs and all(need.level is not None for need in option.needs):
            texts.append(f"{option.name} loses nothing: the place has all that it relies on.")
    return texts


_STAGES = {
    "criteria": "on the criteria alone",
    "emphasis": "with this place's emphasis",
    "losses": "after what the place lacks is taken off",
}
_IN_SHORT = {"emphasis": "with emphasis", "losses": "after losses"}


def steps(ranking: Ranking) -> list[str]:
    """Who is first on the criteria alone, with emphasis where there is any, and after losses where there can be any."""
    taken = _taken(ranking)
    if not (ranking.lead.first and taken[1:]) or all(factor.level is None for factor in ranking.factors.values()):
        return []
    alike = groupby(taken, key=lambda stage: ranking.steps[stage].first)
    joint = [(first, " and ".join(_STAGES[stage] for stage in stages)) for first, stages in alike]
    if len(joint) > 1:
        clauses = "; ".join(f"{stages} {are_first(ranking, first)}" for first, stages in joint)
        return [f"Local factors changed first place: {clauses}."]
    return [_unchanged(ranking, taken)]


def _taken(ranking: Ranking) -> list[str]:
    """The stages at which local factors may change anything, after that on the criteria alone."""
    moves_weights = ranking.is_emphasised and any(factor.emphasises for factor in ranking.factors.values())
    return ["criteria", *(["emphasis"] if moves_weights else []), *(["losses"] if ranking.has_needs else [])]


def _unchanged(ranking: Ranking, taken: Sequence[str]) -> str:
    first = ranking.lead.first
    values = joined(series([ranking.steps[stage].values[first[0]] for stage in taken]))
    then = [_IN_SHORT[stage] for stage in taken[1:]]
    text = f"Local factors did not change first place. {names(ranking, first)} {for_number(len(first), 'has', 'have')}"
    return f"{text} {values} on the criteria alone{', ' if then[1:] else ' and '}{', and '.join(then)}."


def emphasis(ranking: Ranking) -> list[str]:
    """Which criteria count more or less here than in the catalogue."""
    if not ranking.is_emphasised:
        return idle(ranking, [own for own in ranking.factors.values() if own.emphasises])
    clauses = [
        f"“{criterion.name}” counts {plain(criterion.multiplier)} times its weight "
        f"({joined([ranking.factors[factor].name for factor in criterion.multipliers])})"
        for criterion in ranking.criteria.values()
        if plain(criterion.multiplier) != "1"
    ]
    return [f"Emphasis: {joined(clauses)}."] if clauses else []


def idle(ranking: Ranking, factors: Collection[FactorResult]) -> list[str]:
    """Which of some local factors have a level that changes nothing here, and why."""
    known = [own for own in ranking.idle if own in factors]
    alone = [own for own in known if own.emphasises and not ranking.is_emphasised]
    others = [own for own in known if own not in alone]
    it = for_number(len(others), "it", "them")
    reasons = (
        (f"The weights are this place's own (method: {ranking.method})", alone),
        (f"No option relies on {_called(others)}, and no weight moves with {it}", others),
    )
    return [f"{why}, so {_level(own)} nothing." for why, own in reasons if own]


def _called(factors: Collection[FactorResult]) -> str:
    return joined([f"“{own.name}”" for own in factors])


def _level(factors: Collection[FactorResult]) -> str:
    level, changes = ("level", "changes") if len(factors) == 1 else ("levels", "change")
    return f"the {level} of {_called(factors)} {changes}"


def by_group(appraisal: Appraisal) -> list[str]:
    """Who is first by each group of criteria alone."""
    ranking, groups = appraisal.ranking, appraisal.catalogue.groups
    clauses = [
        f"by “{groups[group].name}” alone, {_before_and_after(ranking, step, ranking.by_group_after[group])}"
        for group, step in ranking.by_group.items()
        if step.first and len(ranking.by_group) > 1
    ]
    return [sentence("; ".join(clauses))] if clauses else []


def _before_and_after(ranking: Ranking, before: Step, after: Step) -> str:
    """Who is first by a group before losses, and after them where that is another."""
    first = f"{are_first(ranking, before.first)} with {plain(before.values[before.first[0]])}"
    if before.first == after.first:
        return first
    return f"{first}, and after losses {are_first(ranking, after.first)} with {plain(after.values[after.first[0]])}"


def ruled_out(ranking: Ranking) -> list[str]:
    """Which options are ruled out, and why."""
    return [f"{own.name} is {why_out(ranking, own)}" for own in ranking.options.values() if own.ruled_out]


def why_out(ranking: Ranking, option: OptionResult) -> str:
    """How an option that is ruled out came to be, in what follows its name and "is"."""
    if option.ruled_out == "local":
        return f"ruled out by the place. {sentence(option.reason or NO_REASON)}"
    if option.ruled_out == "must_have":
        return f"ruled out: {joined([_failed(ranking, option, criterion) for criterion in option.failed])}."
    return f"ruled out: {below_mark(ranking, option)}."


def below_mark(ranking: Ranking, option: OptionResult) -> str:
    """That an option does not pass, as a clause."""
    mark = ranking.pass_mark or 0.0
    at_most = "at most " if option.value_high > option.value else ""
    return f"its value is {at_most}{beside(option.value_high, mark)}, below the pass mark of {exact(mark)}"


def _failed(ranking: Ranking, option: OptionResult, criterion: str) -> str:
    own, cell = ranking.criteria[criterion], option.cells[criterion]
    if own.must_score is not None:
        must = must_word(own)
        return f"its score on “{own.name}” is {score_word(cell, own.unit)}, and {must} is a must"
    limit = own.must_have or 0.0
    return f"its value on “{own.name}” is {beside(cell.value, limit)}, and {exact(limit)} is a must"


def must_word(own: CriterionResult) -> str:
    """A score that must be reached, with its unit: ``45 minutes or better``."""
    text = own.must_score if isinstance(own.must_score, str) else exact(own.must_score or 0.0, thousands=True)
    return f"{counting(text, own.unit)} or better"


def not_given(ranking: Ranking) -> list[str]:
    """Local factors without a level."""
    absent = [f"“{factor.name}”" for factor in ranking.not_given]
    if not absent:
        return []
    nothing = f"{for_number(len(absent), 'It changes', 'They change')} nothing here"
    return [f"No level is given for {counted(len(absent), 'local factor')}: {joined(absent)}. {nothing}."]
