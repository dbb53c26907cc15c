"""The same appraisal seen otherwise: where the answer differs, why, and how far the variants agree."""

from collections import Counter
from functools import partial
from math import fsum
from typing import NamedTuple

from integration_appraisal.appraisal.appraise import Appraisal, Numbers, agreement, regret
from integration_appraisal.engine.ranks import SAME
from integration_appraisal.model.local import Variant
from integration_appraisal.report.document import Block, Bullets, Cell, Column, Heading, Paragraph, Shaded, Table
from integration_appraisal.report.labels import labels, legend
from integration_appraisal.report.switching import unready
from integration_appraisal.report.verdict import name, names
from integration_appraisal.report.words import apart, counted, joined, points, rank_word

_KINDS = {"area": "areas", "group": "groups", "scenario": "scenarios", "stakeholder": "stakeholders"}


def about_variants(appraisal: Appraisal) -> list[Block]:
    """A ranking for each variant, and what it says."""
    if not appraisal.variant_numbers:
        return []
    heading = Heading("Variants of this appraisal")
    return [heading, Bullets(told(appraisal)), rankings(appraisal), Paragraph(legend(appraisal), faint=True)]


def told(appraisal: Appraisal) -> tuple[str, ...]:
    """What the variants say, in sentences."""
    return (*answers(appraisal), *_agreement(appraisal), *regrets(appraisal))


# Where the answer differs, and why ------------------------------------------------------------------------------------


def answers(appraisal: Appraisal) -> list[str]:
    """Where first place is another, and why."""
    base = appraisal.result.lead.first
    differing = [own for own in appraisal.seen_otherwise if appraisal.variant_numbers[own.id].result.lead.first != base]
    count = len(appraisal.variant_numbers)
    if not differing:
        said = (
            "The one variant of this appraisal keeps" if count == 1 else f"All {count} variants of this appraisal keep"
        )
        if not base:
            return [f"{said} nobody in: all options are ruled out."]
        return [f"{said} {names(appraisal, base)} in first place."]
    start = f"In {len(differing)} of {counted(count, 'variant')} first place is another"
    return [f"{start}.", *(_differs(appraisal, variant) for variant in differing)]


def _differs(appraisal: Appraisal, variant: Variant) -> str:
    ranking = appraisal.variant_numbers[variant.id]
    lead = ranking.result.lead
    if not lead.first:
        return f"In “{variant.name}” no option is left: all are ruled out."
    verb = "is" if len(lead.first) == 1 else "are"
    ahead = f", {points(lead.points)} ahead of {names(appraisal, lead.second)}" if lead.points is not None else ""
    not_ready = unready(partial(names, appraisal), lead.first, ranking.result.ready)
    first = f"{names(appraisal, lead.first)} {verb} first{not_ready}{ahead}"
    return f"In “{variant.name}” {first}{_why(appraisal, ranking)}"


def _why(appraisal: Appraisal, ranking: Numbers) -> str:
    base, there = appraisal.result.lead.first, ranking.result.lead.first
    if not base:
        return "."
    out = [row for row in base if row not in ranking.result.contenders]
    if out:
        return f": {names(appraisal, out)} {'is' if len(out) == 1 else 'are'} ruled out there."
    gained = next((row for row in there if row not in base), there[0])
    lost = next((row for row in base if row not in there), base[0])
    causes = _enough(appraisal, ranking, gained, lost) if gained != lost else []
    if not causes:
        return "."
    told = joined([cause.text for cause in causes])
    worth = f"{'together ' if len(causes) > 1 else ''}worth {points(fsum(cause.points for cause in causes))}"
    return f": {told}, {worth} to {name(appraisal, gained)} over {name(appraisal, lost)}."


def _enough(appraisal: Appraisal, ranking: Numbers, gained: int, lost: int) -> list["_Cause"]:
    """The largest causes, as many as it takes to close the gap that the base has between the two."""
    gap = appraisal.result.values[lost] - appraisal.result.values[gained]
    found: list[_Cause] = []
    for cause in sorted(_causes(appraisal, ranking, gained, lost), key=lambda cause: -cause.points):
        if cause.points <= SAME or (found and fsum(own.points for own in found) >= gap - SAME):
            break
        found.append(cause)
    return found


class _Cause(NamedTuple):
    text: str
    points: float


def _causes(appraisal: Appraisal, ranking: Numbers, gained: int, lost: int) -> list[_Cause]:
    """What each criterion and factor does more for one option over another than it does in the base."""
    here, there = appraisal.result, ranking.result
    found = []
    for column in range(len(appraisal.criteria)):
        ahead = [own.contributions[gained][column] - own.contributions[lost][column] for own in (here, there)]
        found.append(_Cause(_criterion(appraisal, ranking, column, (gained, lost)), ahead[1] - ahead[0]))
    for position in range(len(appraisal.factors)):
        ahead = [own.losses[lost].get(position, 0.0) - own.losses[gained].get(position, 0.0) for own in (here, there)]
        found.append(_Cause(_factor(appraisal, ranking, position), ahead[1] - ahead[0]))
    return found


def _criterion(appraisal: Appraisal, ranking: Numbers, column: int, rows: tuple[int, ...]) -> str:
    """What changed on a criterion: a score of one of the options, or its weight."""
    criterion = appraisal.catalogue.criteria[appraisal.criteria[column]]
    for row in rows:
        here, there = (own.problem.scores[row][column] for own in (appraisal.numbers, ranking))
        if here != there:
            told = (
                (there, here)
                if isinstance(there, str) or isinstance(here, str)
                else (apart(there, here), apart(here, there))
            )
            return f"{name(appraisal, row)} has {told[0]} instead of {told[1]} on “{criterion.name}”"
    if criterion.scale.kind == "relative" and appraisal.numbers.view.scores != ranking.view.scores:
        return f"another option's score has moved the ends of “{criterion.name}”"
    shares = [100 * own.result.weights.shares[column] for own in (ranking, appraisal.numbers)]
    return f"“{criterion.name}” has {apart(*shares)}% of the weight instead of {apart(*reversed(shares))}%"


def _factor(appraisal: Appraisal, ranking: Numbers, position: int) -> str:
    called = appraisal.catalogue.factors[appraisal.factors[position]].name
    here, there = (own.problem.factors[position].level for own in (appraisal.numbers, ranking))
    return f"“{called}” is at level {there} instead of {'no level' if here is None else here}"


# How far they agree ---------------------------------------------------------------------------------------------------


def _agreement(appraisal: Appraisal) -> list[str]:
    found = [f"{_coefficient(own)} for {_KINDS[kind]}" for kind, own in agreement(appraisal).items() if own is not None]
    if not found:
        return []
    return [f"Agreement on the whole order, from 0 for none to 1 for the same order throughout: {joined(found)}."]


def agreements(appraisal: Appraisal) -> Table | None:
    """How far the variants of each kind agree on the whole order: the darker, the more. None where none can be told."""
    counts = Counter[str](own.kind for own in appraisal.seen_otherwise)
    rows = tuple(
        (_KINDS[kind].capitalize(), str(counts[kind]), Shaded(_coefficient(own), own))
        for kind, own in agreement(appraisal).items()
        if own is not None
    )
    columns = (Column("Variants"), Column("How many"), Column("Agreement (Kendall's W)"))
    return Table("How far they agree on the whole order, from 0 to 1", columns, rows) if rows else None


def _coefficient(number: float) -> str:
    """A coefficient from 0 to 1, with two decimals: with one, near agreement would read as full agreement."""
    return f"{number:.2f}"


def regrets(appraisal: Appraisal) -> list[str]:
    """The option that is never far behind, over the scenarios."""
    scenarios = [
        regret(appraisal.variant_numbers[own.id].result) for own in appraisal.seen_otherwise if own.kind == "scenario"
    ]
    worst = {
        row: max(found)
        for row in range(len(appraisal.options))
        if (found := [own for scenario in scenarios if (own := scenario[row]) is not None])
        and len(found) == len(scenarios)
    }
    if len(scenarios) < 2 or len(worst) < 2:  # noqa: PLR2004 - alone there is nothing to be compared with
        return []
    least = min(worst.values())
    rows = [row for row, own in worst.items() if own - least <= SAME]
    behind = "never behind the best" if least <= 0 else f"at most {points(least)} behind the best, the least of all"
    verb = "is" if len(rows) == 1 else "are"
    return [f"Over the {len(scenarios)} scenarios, {names(appraisal, rows)} {verb} {behind}."]


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
    rows = tuple(_row(appraisal, variant) for variant in appraisal.seen_otherwise)
    return Table("A ranking for each variant", columns, rows)


def _row(appraisal: Appraisal, variant: Variant) -> tuple[Cell, ...]:
    result = appraisal.variant_numbers[variant.id].result
    first = result.lead.first
    value = result.values[first[0]] if first else None
    return (
        variant.name,
        variant.kind,
        names(appraisal, first) or "none",
        value,
        result.lead.points,
        _order(appraisal, result.ranks),
    )


def _order(appraisal: Appraisal, ranks: tuple[int | None, ...]) -> str:
    """Labels in rank order: ``6, 5 = 3, 4``."""
    short = labels(appraisal)
    by_rank: dict[int, list[str]] = {}
    for row, rank in enumerate(ranks):
        if rank is not None:
            by_rank.setdefault(rank, []).append(short[row])
    return ", ".join(" = ".join(by_rank[rank]) for rank in sorted(by_rank))


# One option, or two, in every variant ---------------------------------------------------------------------------------


def in_variants(appraisal: Appraisal, row: int) -> list[Block]:
    """An option's value and rank in each variant."""
    if not appraisal.variant_numbers:
        return []
    columns = (Column("Variant"), Column("Kind"), Column("Rank"), Column("Value", "number"), Column("Behind", "number"))
    rows = []
    for variant in appraisal.seen_otherwise:
        result = appraisal.variant_numbers[variant.id].result
        place = rank_word(result.ranks, row)
        if result.ranks[row] is not None:
            place += f" of {len(result.contenders)}"
        rows.append((variant.name, variant.kind, place, result.values[row], regret(result)[row]))
    return [Table("In each variant, and how far behind the best", columns, tuple(rows))]


def two_in_variants(appraisal: Appraisal, row: int, rival: int) -> list[Block]:
    """Two options' values in each variant."""
    if not appraisal.variant_numbers:
        return []
    columns = (
        Column("Variant"),
        Column("Kind", spare=1),
        *(Column(name(appraisal, own), "number") for own in (row, rival)),
        Column("Difference", "number"),
    )
    rows = []
    for variant in appraisal.seen_otherwise:
        values = appraisal.variant_numbers[variant.id].result.values
        rows.append((variant.name, variant.kind, values[row], values[rival], values[row] - values[rival]))
    return [Table("In each variant", columns, tuple(rows))]
