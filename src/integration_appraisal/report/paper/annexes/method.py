"""The method in a page."""

from integration_appraisal.appraisal.appraise import Appraisal
from integration_appraisal.appraisal.results import Robustness
from integration_appraisal.report.document import Block, Bullets, Heading, Paragraph, Section
from integration_appraisal.report.drawn import how_drawn
from integration_appraisal.report.paper.annexes import METHOD
from integration_appraisal.report.paper.annexes.accepted import accepted
from integration_appraisal.report.robustness import simulated

_LOSSES = (
    "What the place lacks is then taken off once: a local factor costs points for each level that is missing.",
    "A level that is not given takes nothing off. Where it may put another option first, the result is open.",
    "An option is not ready where the place lacks something essential. That does not change its rank.",
)


def method(appraisal: Appraisal, drawn: Robustness) -> Section:
    """Rules of the sum, what was drawn, and what rules found and was accepted."""
    has_needs = appraisal.ranking.has_needs
    items = (
        f"Each option has a score on each criterion{', as if everything it relies on were in place' * has_needs}.",
        "A scale turns each score into a value from 0 to 100.",
        "The weighted mean of its values is the option's benefit. Weights are shares and sum to 1.",
        *_emphasis(appraisal),
        *(_LOSSES if has_needs else ()),
        "Values have no natural zero: one option may be some points ahead of another, and is never twice as good.",
        "Costs are never part of the value.",
        "Options within a billionth of a point tie.",
        "A lead of less than 5 points is a close call, and so is one that ranges may well turn round.",
        "“What would change the answer” is computed and not simulated; “when everything moves at once” is simulated.",
    )
    blocks: list[Block] = [Bullets(items)]
    if appraisal.ranking.contenders:
        blocks += [
            Heading("What was drawn"),
            Paragraph(how_drawn(appraisal.ranking, drawn)),
            Paragraph(simulated(drawn)),
        ]
    return METHOD.holding([*blocks, *accepted(appraisal)])


def _emphasis(appraisal: Appraisal) -> list[str]:
    if not any(factor.emphasises for factor in appraisal.catalogue.factors.values()):
        return []
    if appraisal.ranking.is_emphasised:
        return ["Local pressures emphasise criteria: they multiply weights by up to two, or down to a half."]
    return ["The weights are this place's own, so local pressures put no emphasis on them."]
