"""How far each number moves the lead, as a table with a bar a number."""

from collections.abc import Iterator, Sequence
from typing import TypeAlias

from integration_appraisal.appraisal.appraise import Appraisal
from integration_appraisal.appraisal.results import Ranking, Swing
from integration_appraisal.figures import SAME, one_decimal, percent, plain, points, written
from integration_appraisal.report.document import Block, Cell, Column, Reach, Table
from integration_appraisal.report.switching import then_first
from integration_appraisal.report.verdict import names

_LISTED = 20  # the JSON and the CSV have all


def build(appraisal: Appraisal, listed: int = _LISTED) -> list[Block]:
    """The numbers that move the lead most; nothing where none does."""
    ranking = appraisal.ranking
    now = ranking.lead.points if len(ranking.lead.first) == 1 else 0.0
    if now is None:
        return []
    swings = moving(appraisal, now)
    return [_table(appraisal, swings, now, listed)] if swings else []


def moving(appraisal: Appraisal, now: float) -> list[Swing]:
    """The numbers that move the lead at all, the largest swing first."""
    return [own for own in appraisal.sensitivity.tornado if _moves(own, now)]


Named: TypeAlias = tuple[str, tuple[str, str], tuple[float | None, float | None], tuple[bool, bool]]


def named_swing(ranking: Ranking, own: Swing) -> Named:
    """A number in words, its ends, the lead at each, and whether another is first there."""
    low, high = _ends(own)
    return _name(ranking, own), (low, high), (own.lead_low, own.lead_high), _turns(ranking, own)


def _turns(ranking: Ranking, own: Swing) -> tuple[bool, bool]:
    return own.first_low != ranking.lead.first, own.first_high != ranking.lead.first


def lead_word(lead: float | None, turned: bool) -> str:  # noqa: FBT001 - it is what is said
    """A lead in points; without one, the first is ruled out there, or else alone."""
    if lead is None:
        return "ruled out" if turned else "no other is left"
    return one_decimal(lead)


def _table(appraisal: Appraisal, swings: Sequence[Swing], now: float, listed: int) -> Table:
    ranking, shown = appraisal.ranking, swings[:listed]
    ends = [now, 0.0, *(lead for own in shown for lead in (own.lead_low, own.lead_high) if lead is not None)]
    line = min(ends), max(ends)
    columns = (
        Column("Number"),
        Column("Lead"),
        Column(" to ".join(map(one_decimal, line)), "bar", spare=1),
        Column("Then first"),
    )
    rows = tuple((*_row(ranking, own, now, *line), "; ".join(_firsts(appraisal, own))) for own in shown)
    who = names(ranking, ranking.lead.first[:1])
    which = f"; the largest {listed} of {len(swings)}" if len(swings) > listed else ""
    caption = f"How far one number moves the lead of {who} over the best other option, now {points(now)}{which}"
    table = Table(caption, columns, rows)
    return table if any(row[-1] for row in rows) else table.only(range(len(columns) - 1))


def _moves(own: Swing, now: float) -> bool:
    return any(lead is None or abs(lead - now) > SAME for lead in (own.lead_low, own.lead_high))


def _row(ranking: Ranking, own: Swing, now: float, least: float, most: float) -> tuple[Cell, ...]:
    low, high = (now if lead is None else lead for lead in (own.lead_low, own.lead_high))
    return (
        f"{_name(ranking, own)}, {' to '.join(_ends(own))}",
        " to ".join(map(lead_word, (own.lead_low, own.lead_high), _turns(ranking, own))),
        Reach(min(low, high), max(low, high), now, least, most),
    )


def _name(ranking: Ranking, own: Swing) -> str:
    match own.kind:
        case "score":
            option, criterion = own.ids
            return f"{ranking.options[option].name}: {ranking.criteria[criterion].name}"
        case "weight":
            return f"Weight: {ranking.criteria[own.ids[0]].name}"
        case "points":
            return f"Points: {ranking.factors[own.ids[0]].name}"
        case "level":
            return f"Level: {ranking.factors[own.ids[0]].name}"


def _ends(own: Swing) -> tuple[str, ...]:
    if own.kind in ("weight", "points"):
        said = percent if own.kind == "weight" else plain
        return said(float(own.low)), said(float(own.high))
    return written(own.low, own.high)


def _firsts(appraisal: Appraisal, own: Swing) -> Iterator[str]:
    """Who is first at an end, where that is another answer."""
    ranking = appraisal.ranking
    for end, first, at in zip(_ends(own), (own.first_low, own.first_high), (own.low, own.high), strict=True):
        if first != ranking.lead.first:
            by_level = appraisal.sensitivity.levels[own.ids[0]] if own.kind == "level" else ()
            readiness = by_level[int(at) - 1].ready if by_level else None
            yield f"at {end}: {then_first(ranking, first, readiness=readiness)}"
