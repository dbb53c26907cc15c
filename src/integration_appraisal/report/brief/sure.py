"""How sure we are: what would change the answer, how often each option wins, variants, dissent."""

from integration_appraisal.appraisal.appraise import Appraisal
from integration_appraisal.appraisal.results import Robustness
from integration_appraisal.report import variants
from integration_appraisal.report.brief import charts
from integration_appraisal.report.brief.annexes import METHOD, PLACE
from integration_appraisal.report.brief.paper import Gap, Part, Section, Subheading
from integration_appraisal.report.document import Bullets, Paragraph, paragraph
from integration_appraisal.report.switching import changes
from integration_appraisal.report.verdict import names
from integration_appraisal.report.words import counted, text_of

_MOST_CHANGES = 4


def sure(appraisal: Appraisal, drawn: Robustness) -> Section:
    """All that bears on how far the answer can be trusted."""
    parts: list[Part] = []
    if appraisal.ranking.contenders:
        parts += [*_changes(appraisal), *_drawn(drawn)]
    if appraisal.variants:
        more = Paragraph(f"{PLACE.called} has a ranking for each, and how far they agree.")
        told = (*variants.answers(appraisal), *variants.regrets(appraisal))
        parts += [Subheading("Variants of this appraisal"), Bullets(told), more]
    return Section("sure", "How sure we are", [*parts, *_dissent(appraisal)])


def _changes(appraisal: Appraisal) -> list[Part]:
    heading = Subheading("What would change the answer")
    told, first = changes(appraisal), appraisal.ranking.lead.first
    who = names(appraisal.ranking, first)
    if not told:
        text = f"{who}: no single change of a level, of a weight, or of a score within its range alters first place."
        if len(appraisal.ranking.contenders) == 1:
            text = "With one option left, only what rules it out would change the answer."
        return [heading, Paragraph(text), *charts.weight(appraisal)]
    lead = Paragraph(f"First place for {who} holds unless one of these happens, with all else as it is:")
    if len(first) > 1:
        lead = Paragraph(f"{who} tie. Each of these changes, by itself, decides between them or for another:")
    rest = len(told) - _MOST_CHANGES
    said = f"{counted(rest, 'other change')} would do it, too: {PLACE.called} lists them." if rest > 0 else ""
    parts: list[Part] = [heading, lead, Bullets(tuple(told[:_MOST_CHANGES])), *paragraph(said)]
    return [*parts, *charts.weight(appraisal)]


def _drawn(drawn: Robustness) -> list[Part]:
    if len(drawn.options) < 2:  # noqa: PLR2004 - alone it always wins
        return []
    out = any(own.ruled_out for own in drawn.options.values())
    note = text_of(
        "A share says how much of what was drawn speaks for an option. It is no probability that the option is the "
        "right one.",
        "Where the shares of an option do not add up to 100%, it misses a must-have in the other draws." if out else "",
        f"{METHOD.called} says what was drawn.",
    )
    heading = Subheading("When everything moves at once")
    return [heading, charts.acceptability(drawn), Paragraph(note, faint=True)]


def _dissent(appraisal: Appraisal) -> list[Part]:
    heading = Subheading("Views that differed")
    if not appraisal.local.dissent:
        return [heading, Gap("views that differed, or that nobody differed", "dissent")]
    return [heading, Bullets(tuple(appraisal.local.dissent))]
