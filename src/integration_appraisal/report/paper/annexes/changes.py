"""Every single change that would put another option first, how often each takes each rank, and the variants."""

from collections.abc import Iterator, Sequence

from integration_appraisal.appraisal.appraise import Appraisal
from integration_appraisal.appraisal.results import Robustness, Then
from integration_appraisal.report import charts
from integration_appraisal.report import variants as seen
from integration_appraisal.report.document import (
    Block,
    Bullets,
    Cell,
    Column,
    Paragraph,
    Section,
    Shaded,
    Table,
    bullets,
)
from integration_appraisal.report.labels import labels, legend
from integration_appraisal.report.moves import all_together
from integration_appraisal.report.paper.annexes import CHANGES, VARIANTS
from integration_appraisal.report.sensitivity import weights
from integration_appraisal.report.switching import changes as found
from integration_appraisal.report.switching import price_changes
from integration_appraisal.report.words import for_number, text_of


def changes(appraisal: Appraisal, drawn: Robustness) -> Section:
    """Changes, how far weights and levels may move, and shares of ranks."""
    if not appraisal.ranking.contenders:
        return CHANGES.holding([])
    told = tuple(own.text for own in found(appraisal))
    together = text_of(*price_changes(appraisal), all_together(appraisal))
    blocks: list[Block] = [
        *(bullets(told, "Every single change") or [Paragraph("No single change puts another option first.")]),
        *([Paragraph(together)] if together else []),
        weights(appraisal),
        *charts.weight(appraisal),
        *_strip(appraisal),
    ]
    several = len(drawn.options) > 1
    return CHANGES.holding([*blocks, *([charts.acceptability(appraisal, drawn)] if several else [])])


def _strip(appraisal: Appraisal) -> list[Block]:
    """Who is first at every level of the factors that change it: a shaded table, the present level marked in words."""
    every, present = appraisal.sensitivity.levels, appraisal.ranking.lead.first
    levels = {factor: own for factor, own in every.items() if any(at.first != present for at in own)}
    if not levels:
        return [Paragraph("No level of any one local factor puts another option first.")] if every else []
    most = max(map(len, levels.values()))
    rows = tuple((*_at_levels(appraisal, factor, own), *([""] * (most - len(own)))) for factor, own in levels.items())
    columns = (Column("Local factor"), *(Column(f"Level {level}") for level in range(1, most + 1)))
    caption = "Who would be first at every level of a local factor; shaded where it is another option than now"
    rest = len(every) - len(levels)
    others = f"No level of the other {for_number(rest, 'factor', f'{rest} factors')} changes it. " if rest else ""
    return [Table(caption, columns, rows), Paragraph(f"{others}{legend(appraisal.catalogue)}", faint=True)]


def _at_levels(appraisal: Appraisal, factor: str, by_level: Sequence[Then]) -> Iterator[Cell]:
    """A factor's row."""
    short, own = labels(appraisal.catalogue), appraisal.ranking.factors[factor]
    yield own.name
    for level, at in enumerate(by_level, start=1):
        who = "=".join(short[option] for option in at.first) or "none"
        differs = at.first != appraisal.ranking.lead.first
        yield Shaded(f"{who}{' (now)' if level == own.level else ''}", 1.0 if differs else 0.0)


def variants(appraisal: Appraisal) -> Section:
    """A ranking for each, where and why the answer differs, and how far they agree."""
    if not appraisal.variants:
        return VARIANTS.holding([])
    agreed = seen.agreements(appraisal)
    note = Paragraph(legend(appraisal.catalogue), faint=True)
    said = Bullets((*seen.answers(appraisal), *seen.regrets(appraisal)))
    return VARIANTS.holding([said, seen.rankings(appraisal), note, *([agreed] if agreed else [])])
