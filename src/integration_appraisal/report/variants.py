"""The same appraisal seen otherwise: where the answer differs, why, and how far the variants agree."""

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import partial
from math import fsum
from typing import NamedTuple

from integration_appraisal.appraisal.appraise import Appraisal
from integration_appraisal.appraisal.results import OptionResult, Ranking, VariantResult
from integration_appraisal.engine.ranks import SAME, Verdict
from integration_appraisal.figures import apart, points
from integration_appraisal.report.document import Block, Bullets, Cell, Column, Heading, Paragraph, Shaded, Table
from integration_appraisal.report.labels import labels, legend
from integration_appraisal.report.readiness import ready_now, unready
from integration_appraisal.report.verdict import are_first, names
from integration_appraisal.report.words import counted, for_number, joined, rank_word, text_of

_KINDS = {"area": "areas", "group": "groups", "scenario": "scenarios", "stakeholder": "stakeholders"}


def about_variants(appraisal: Appraisal) -> list[Block]:
    """A ranking for each variant, and what it says."""
    if not appraisal.variants:
        return []
    said = (*answers(appraisal), *_agreement(appraisal), *regrets(appraisal))
    note = Paragraph(legend(appraisal.catalogue), faint=True)
    return [Heading("Variants of this appraisal"), Bullets(said), rankings(appraisal), note]


def variants_in_short(appraisal: Appraisal) -> str:
    """In how many variants first place is another; empty where there are none."""
    first = _answers(appraisal, appraisal.ranking.lead.first)[:1]
    return text_of(*first, *_open(appraisal)) if appraisal.variants else ""


# Where the answer differs, and why ------------------------------------------------------------------------------------


def answers(appraisal: Appraisal) -> list[str]:
    """Where first place is another, and why."""
    return [*_answers(appraisal, appraisal.ranking.lead.first), *_open(appraisal)]


def _open(appraisal: Appraisal) -> list[str]:
    """In how many variants levels that are not given may put another option first."""
    count = sum(variant.ranking.lead.verdict is Verdict.OPEN for variant in appraisal.variants.values())
    every = counted(len(appraisal.variants), "variant")
    return [f"In {count} of {every} it is open which option comes first, as levels are not given."] if count else []


def _answers(appraisal: Appraisal, base: tuple[str, ...]) -> list[str]:
    variants = appraisal.variants.values()
    differing = [variant for variant in variants if variant.ranking.lead.first != base]
    count = len(variants)
    if differing:
        start = f"In {len(differing)} of {counted(count, 'variant')} first place is another"
        return [f"{start}.", *(_differs(appraisal, variant) for variant in differing)]
    said = "The one variant keeps" if count == 1 else f"{'Both' if count == 2 else f'All {count}'} variants keep"  # noqa: PLR2004
    if not base:
        return [f"{said} nobody in: all options are ruled out."]
    return [f"{said} {names(appraisal.ranking, base)} in first place."]


def _differs(appraisal: Appraisal, variant: VariantResult) -> str:
    ranking, lead = variant.ranking, variant.ranking.lead
    if not lead.first:
        return f"In “{variant.name}” no option is left: all are ruled out."
    ahead = f", {points(lead.points)} ahead of {names(ranking, lead.second)}" if lead.points is not None else ""
    not_ready = unready(partial(names, ranking), lead.first, ready_now(ranking))
    first = f"{are_first(ranking, lead.first)}{not_ready}{ahead}"
    return f"In “{variant.name}” {first}{_why(appraisal.ranking, ranking)}"


def _why(here: Ranking, there: Ranking) -> str:
    """Why another option is first there: those ruled out there, or the largest causes."""
    before, after = here.lead.first, there.lead.first
    out = [option for option in before if not there.options[option].is_in]
    if out:
        return f": {names(here, out)} {for_number(len(out), 'is', 'are')} ruled out there."
    gained, lost = _other(after, before), _other(before, after)
    causes = _enough(here, there, gained, lost) if lost else []
    if not causes:
        return "."
    worth = f"{'together ' if len(causes) > 1 else ''}worth {points(fsum(cause.points for cause in causes))}"
    over = f"{here.options[gained].name} over {here.options[lost].name}"
    return f": {joined([cause.text for cause in causes])}, {worth} to {over}."


def _other(options: Sequence[str], others: Sequence[str]) -> str:
    """The first of some options that is not among others, or the first; empty where there is none."""
    return next((option for option in options if option not in others), options[0] if options else "")


class _Cause(NamedTuple):
    text: str
    points: float


def _enough(here: Ranking, there: Ranking, gained: str, lost: str) -> list[_Cause]:
    """The largest causes, as many as it takes to close the gap that the base has between the two."""
    gap = here.options[lost].value - here.options[gained].value
    enough: list[_Cause] = []
    for cause in sorted(_causes(here, there, gained, lost), key=lambda cause: -cause.points):
        if cause.points <= SAME or (enough and fsum(own.points for own in enough) >= gap - SAME):
            break
        enough.append(cause)
    return enough


def _causes(here: Ranking, there: Ranking, gained: str, lost: str) -> Iterator[_Cause]:
    """What each criterion and local factor does more for one option over another than it does in the base."""
    pairs = [(own.options[gained], own.options[lost]) for own in (here, there)]
    for criterion in here.criteria:
        before, after = (one.cells[criterion].points - other.cells[criterion].points for one, other in pairs)
        yield _Cause(_criterion(here, there, criterion, (gained, lost)), after - before)
    for factor in here.factors:
        before, after = (other.losses.get(factor, 0.0) - one.losses.get(factor, 0.0) for one, other in pairs)
        yield _Cause(_factor(here, there, factor), after - before)


def _criterion(here: Ranking, there: Ranking, criterion: str, options: tuple[str, ...]) -> str:
    """What changed on a criterion: a score of one of the options, or its weight."""
    own = here.criteria[criterion]
    for option in options:
        before, after = (ranking.options[option].cells[criterion].score for ranking in (here, there))
        if before != after:
            if isinstance(after, str) or isinstance(before, str):
                now, then = after, before
            else:
                now, then = apart(after, before), apart(before, after)
            return f"{here.options[option].name} has {now} instead of {then} on “{own.name}”"
    if own.scale.is_relative and _scores(here) != _scores(there):
        return f"another option's score has moved the ends of “{own.name}”"
    shares = [100 * ranking.criteria[criterion].weight for ranking in (there, here)]
    return f"“{own.name}” has {apart(*shares)}% of the weight instead of {apart(*reversed(shares))}%"


def _scores(ranking: Ranking) -> list[object]:
    """Every score, with all that is said of it."""
    return [cell._replace(value=0.0, points=0.0, is_own=False) for cell in ranking.cells]


def _factor(here: Ranking, there: Ranking, factor: str) -> str:
    before, after = here.factors[factor].level, there.factors[factor].level
    return f"“{here.factors[factor].name}” is at level {after} instead of {'no level' if before is None else before}"


# How far they agree ---------------------------------------------------------------------------------------------------


def _agreement(appraisal: Appraisal) -> list[str]:
    told = [f"{_coefficient(own)} for {_KINDS[kind]}" for kind, own in appraisal.agreement.items() if own is not None]
    if not told:
        return []
    return [f"Agreement on the whole order, from 0 for none to 1 for the same order throughout: {joined(told)}."]


def agreements(appraisal: Appraisal) -> Table | None:
    """How far the variants of each kind agree on the whole order: the darker, the more. None where none can be told."""
    counts = Counter(variant.kind for variant in appraisal.variants.values())
    rows = tuple(
        (_KINDS[kind].capitalize(), str(counts[kind]), Shaded(_coefficient(own), own))
        for kind, own in appraisal.agreement.items()
        if own is not None
    )
    columns = (Column("Variants"), Column("How many"), Column("Agreement (Kendall's W)"))
    return Table("How far they agree on the whole order, from 0 to 1", columns, rows) if rows else None


def _coefficient(number: float) -> str:
    """A coefficient from 0 to 1, with two decimals: with one, near agreement would read as full agreement."""
    return f"{number:.2f}"


def regrets(appraisal: Appraisal) -> list[str]:
    """The option that is never far behind, over the scenarios."""
    scenarios = [variant.ranking for variant in appraisal.variants.values() if variant.kind == "scenario"]
    worst = _worst_regrets(scenarios) if len(scenarios) > 1 else {}
    if len(worst) < 2:  # noqa: PLR2004 - alone there is nothing to be compared with
        return []
    least = min(worst.values())
    best = [option for option, own in worst.items() if own - least <= SAME]
    behind = "never behind the best" if least <= 0 else f"at most {points(least)} behind the best, the least of all"
    who = f"{names(appraisal.ranking, best)} {for_number(len(best), 'is', 'are')}"
    return [f"Over the {len(scenarios)} scenarios, {who} {behind}."]


def _worst_regrets(scenarios: Sequence[Ranking]) -> dict[str, float]:
    """The largest regret of each option that is in everywhere."""
    options = [option for option in scenarios[0].options if all(own.options[option].is_in for own in scenarios)]
    return {option: max(own.options[option].regret or 0.0 for own in scenarios) for option in options}


# The rankings ---------------------------------------------------------------------------------------------------------


def rankings(appraisal: Appraisal) -> Table:
    """A row for each variant: who is first, and the order of all."""
    columns = (
        Column("Variant"),
        Column("Kind", spare=1),
        Column("First place"),
        Column("Value", "number"),
        Column("Ahead by", "number"),
        Column("Order of options", spare=2),
    )
    short = labels(appraisal.catalogue)
    rows = tuple(_row(variant, short) for variant in appraisal.variants.values())
    return Table("A ranking for each variant", columns, rows)


def _row(variant: VariantResult, short: dict[str, str]) -> tuple[Cell, ...]:
    ranking = variant.ranking
    value = ranking.first[0].value if ranking.first else None
    open_ = " (open)" if ranking.lead.verdict is Verdict.OPEN else ""
    first = f"{names(ranking, ranking.lead.first)}{open_}" or "none"
    return (variant.name, variant.kind, first, value, ranking.lead.points, _order(ranking, short))


def _order(ranking: Ranking, short: dict[str, str]) -> str:
    """Labels in rank order: ``6, 5 = 3, 4``."""
    by_rank: dict[int, list[str]] = {}
    for option in ranking.options.values():
        if option.rank is not None:
            by_rank.setdefault(option.rank, []).append(short[option.id])
    return ", ".join(" = ".join(by_rank[rank]) for rank in sorted(by_rank))


# One option, or two, in every variant ---------------------------------------------------------------------------------


def in_variants(appraisal: Appraisal, option: str) -> list[Block]:
    """An option's value and rank in each variant."""
    if not appraisal.variants:
        return []
    columns = (Column("Variant"), Column("Kind"), Column("Rank"), Column("Value", "number"), Column("Behind", "number"))
    rows = []
    for variant in appraisal.variants.values():
        own = variant.ranking.options[option]
        rows.append((variant.name, variant.kind, _place(own, variant.ranking), own.value, own.regret))
    return [Table("In each variant, and how far behind the best", columns, tuple(rows))]


def _place(option: OptionResult, ranking: Ranking) -> str:
    place = rank_word(option.rank, tied=option.tied)
    return f"{place} of {len(ranking.contenders)}" if option.is_in else place


def two_in_variants(appraisal: Appraisal, option: str, rival: str) -> list[Block]:
    """Two options' values in each variant."""
    if not appraisal.variants:
        return []
    columns = (
        Column("Variant"),
        Column("Kind", spare=1),
        *(Column(appraisal.ranking.options[own].name, "number") for own in (option, rival)),
        Column("Difference", "number"),
    )
    rows = []
    for variant in appraisal.variants.values():
        one, other = (variant.ranking.options[own].value for own in (option, rival))
        rows.append((variant.name, variant.kind, one, other, one - other))
    return [Table("In each variant", columns, tuple(rows))]
