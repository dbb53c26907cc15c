"""How sure we are: what would change the answer, how often each option wins, other views, dissent."""

from integration_appraisal.appraisal import Appraisal
from integration_appraisal.engine.robustness.simulation import Robustness
from integration_appraisal.engine.sensitivity import Sensitivity
from integration_appraisal.report.brief import charts
from integration_appraisal.report.brief.paper import Gap, Part, Section, Subheading
from integration_appraisal.report.labels import labels, legend
from integration_appraisal.report.page import Bullets, Cell, Column, Heading, Paragraph, Shaded, Table
from integration_appraisal.report.robustness import how_drawn, said, simulated
from integration_appraisal.report.turns import turns
from integration_appraisal.report.variants import about_variants
from integration_appraisal.report.verdict import names

_MOST_TURNS = 6


def sure(appraisal: Appraisal, found: Sensitivity, drawn: Robustness) -> Section:
    """All that bears on how far the answer can be trusted."""
    parts: list[Part] = []
    if appraisal.result.contenders:
        parts += [*_flips(appraisal, found), *_levels(appraisal, found), *_drawn(appraisal, drawn)]
    variants = about_variants(appraisal)
    if variants:
        parts += [Subheading("Other views"), *(block for block in variants if not isinstance(block, Heading))]
    return Section("sure", "How sure we are", [*parts, *_dissent(appraisal)])


def _flips(appraisal: Appraisal, found: Sensitivity) -> list[Part]:
    changes = turns(appraisal, found)
    who = names(appraisal, appraisal.result.lead.first)
    if not changes:
        text = f"{who}: no single change of a level, of a weight, or of a score within its range alters first place."
        return [Subheading("What would change the answer"), Paragraph(text), *charts.weight(appraisal, found)]
    lead = Paragraph(f"First place for {who} holds unless one of these happens, with all else as it is:")
    parts: list[Part] = [Subheading("What would change the answer"), lead, Bullets(tuple(changes[:_MOST_TURNS]))]
    return [*parts, *charts.weight(appraisal, found)]


def _levels(appraisal: Appraisal, found: Sensitivity) -> list[Part]:
    """Who is first at every level: a shaded table, the present level marked in words."""
    if not appraisal.factors:
        return []
    short, present = labels(appraisal), appraisal.result.lead.first
    most = max(len(by_level) for by_level in found.levels)
    rows: list[tuple[Cell, ...]] = []
    for position, by_level in enumerate(found.levels):
        now = appraisal.ranking.problem.factors[position].level
        cells = [
            Shaded(
                f"{'='.join(short[row] for row in first) or 'none'}{' (now)' if level == now else ''}",
                0.0 if first == present else 1.0,
            )
            for level, first in enumerate(by_level, start=1)
        ]
        name = appraisal.catalogue.factors[appraisal.factors[position]].name
        rows.append((name, *cells, *([""] * (most - len(cells)))))
    columns = (Column("Local factor"), *(Column(f"Level {level}") for level in range(1, most + 1)))
    caption = "Who would be first at every level of each local factor; shaded where it is another option than now"
    return [Table(caption, columns, tuple(rows)), Paragraph(legend(appraisal), faint=True)]


def _drawn(appraisal: Appraisal, drawn: Robustness) -> list[Part]:
    if len(drawn.rows) < 2:  # noqa: PLR2004 - alone it always wins
        return []
    return [
        Subheading("When everything moves at once"),
        Paragraph(said(appraisal, drawn)),
        Paragraph(how_drawn(appraisal, drawn)),
        charts.acceptability(appraisal, drawn),
        Paragraph(simulated(drawn), faint=True),
    ]


def _dissent(appraisal: Appraisal) -> list[Part]:
    heading = Subheading("Views that differed")
    if not appraisal.local.dissent:
        return [heading, Gap("views that differed, or that nobody differed", "dissent")]
    return [heading, Bullets(tuple(appraisal.local.dissent))]
