"""What the place did to the result: what the leader lacks, what local factors changed, and who is ruled out."""

from collections.abc import Iterable
from itertools import groupby

from integration_appraisal.appraisal.appraise import Appraisal
from integration_appraisal.appraisal.results import OptionResult, Ranking
from integration_appraisal.figures import beside, exact, plain, points, series
from integration_appraisal.report.document import Block, Bullets, Heading
from integration_appraisal.report.verdict import lacked, names
from integration_appraisal.report.words import counted, joined, sentence


def about_place(appraisal: Appraisal) -> list[Block]:
    """The sentences under the table."""
    ranking = appraisal.ranking
    items = [
        *lacks(ranking.first),
        *steps(ranking),
        *emphasis(ranking),
        *by_group(appraisal),
        *ruled_out(ranking),
        *not_given(ranking),
    ]
    return [Heading("What lies behind it"), Bullets(tuple(items))] if items else []


def lacks(options: Iterable[OptionResult]) -> list[str]:
    """What options still lack here, and what that costs them."""
    texts = []
    for option in options:
        if option.unmet:
            needs = joined([lacked(need) for need in option.unmet])
            lost = points(sum(option.losses.values()))
            texts.append(f"What {option.name} still lacks here, at a cost of {lost}: {needs}.")
        elif option.needs and all(need.level is not None for need in option.needs):
            texts.append(f"{option.name} loses nothing: the place has all that it relies on.")
    return texts


_STAGES = {
    "criteria": "on the criteria alone",
    "emphasis": "with this place's emphasis",
    "losses": "after what the place lacks is taken off",
}


def steps(ranking: Ranking) -> list[str]:
    """Who is first on the criteria alone, with emphasis, and after losses."""
    if not ranking.lead.first or all(factor.level is None for factor in ranking.factors.values()):
        return []
    alike = groupby(_STAGES, key=lambda stage: ranking.steps[stage].first)
    joint = [(first, " and ".join(_STAGES[stage] for stage in stages)) for first, stages in alike]
    if len(joint) > 1:
        clauses = [f"{stages} {names(ranking, first)} {_verb(first, 'is', 'are')} first" for first, stages in joint]
        return [sentence("local factors changed first place: " + "; ".join(clauses))]
    first = ranking.lead.first
    values = joined(series([ranking.steps[stage].values[first[0]] for stage in _STAGES]))
    text = f"Local factors did not change first place. {names(ranking, first)} {_verb(first, 'has', 'have')} {values}"
    return [f"{text} on the criteria alone, with emphasis, and after losses."]


def _verb(options: tuple[str, ...], one: str, many: str) -> str:
    return one if len(options) == 1 else many


def emphasis(ranking: Ranking) -> list[str]:
    """Which criteria count more or less here than in the catalogue."""
    if not ranking.is_emphasised:
        if not any(factor.emphasises for factor in ranking.factors.values()):
            return []
        return [
            f"The weights are this place's own (method: {ranking.method}), so local factors put no emphasis on them."
        ]
    clauses = [
        f"“{criterion.name}” counts {plain(criterion.multiplier)} times its weight "
        f"({joined([ranking.factors[factor].name for factor in criterion.multipliers])})"
        for criterion in ranking.criteria.values()
        if plain(criterion.multiplier) != "1"
    ]
    return [f"Emphasis: {joined(clauses)}."] if clauses else []


def by_group(appraisal: Appraisal) -> list[str]:
    """Who is first by each group of criteria alone."""
    ranking = appraisal.ranking
    clauses = []
    for group, step in ranking.by_group.items():
        if step.first and len(ranking.by_group) > 1:
            first = f"{names(ranking, step.first)} {_verb(step.first, 'is', 'are')} first"
            value = plain(step.values[step.first[0]])
            clauses.append(f"by “{appraisal.catalogue.groups[group].name}” alone, {first} with {value}")
    return [sentence("; ".join(clauses))] if clauses else []


def ruled_out(ranking: Ranking) -> list[str]:
    """Which options are ruled out, and why."""
    texts = []
    for option in ranking.options.values():
        if option.ruled_out == "local":
            why = sentence(option.reason) if option.reason else "No reason is given."
            texts.append(f"{option.name} is ruled out by the place. {why}")
        elif option.ruled_out == "must_have":
            failed = joined([_failed(ranking, option, criterion) for criterion in option.failed])
            texts.append(f"{option.name} is ruled out: {failed}.")
    return texts


def _failed(ranking: Ranking, option: OptionResult, criterion: str) -> str:
    limit = ranking.criteria[criterion].must_have or 0.0
    value = beside(option.cells[criterion].value, limit)
    return f"its value on “{ranking.criteria[criterion].name}” is {value}, and {exact(limit)} is a must"


def not_given(ranking: Ranking) -> list[str]:
    """Local factors without a level."""
    absent = [f"“{factor.name}”" for factor in ranking.factors.values() if factor.level is None]
    if not absent:
        return []
    nothing = f"{'It changes' if len(absent) == 1 else 'They change'} nothing here"
    return [f"No level is given for {counted(len(absent), 'local factor')}: {joined(absent)}. {nothing}."]
