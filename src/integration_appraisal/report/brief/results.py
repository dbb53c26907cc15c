"""The result, what local factors changed, and cost beside benefit."""

from integration_appraisal.appraisal.appraise import Appraisal
from integration_appraisal.report.brief import charts
from integration_appraisal.report.brief.annexes import PLACE
from integration_appraisal.report.brief.leading import leading
from integration_appraisal.report.brief.paper import Part, Section
from integration_appraisal.report.costs import against_baseline, basis, doubts
from integration_appraisal.report.document import Bullets, Paragraph
from integration_appraisal.report.place import by_group, emphasis, lacks, not_given, steps
from integration_appraisal.report.why import why
from integration_appraisal.report.words import counted


def result(appraisal: Appraisal) -> Section:
    """The picture and its table."""
    said = [why(appraisal.ranking), *by_group(appraisal)]
    return Section("result", "The result", [charts.contributions(appraisal), *map(Paragraph, filter(None, said))])


def local_factors(appraisal: Appraisal) -> Section:
    """What the place did to the answer."""
    ranking = appraisal.ranking
    about = [ranking.options[option] for option in dict.fromkeys([*ranking.lead.first, *leading(appraisal)])]
    items = (*lacks(about), *steps(ranking), *emphasis(ranking), *not_given(ranking))
    parts: list[Part] = [Bullets(items)] if items else []
    count = len(ranking.factors)
    where = f"{PLACE.called} has the level of {counted(count, 'local factor')}, and the reasons given." if count else ""
    parts.append(Paragraph(where or "The catalogue has no local factors, so the place changed nothing."))
    return Section("local_factors", "What local factors changed", parts)


def cost(appraisal: Appraisal) -> Section | None:
    """Cost beside benefit, where there are costs."""
    if not appraisal.costs:
        return None
    said = doubts(appraisal)
    parts: list[Part] = [charts.cost(appraisal), *([Bullets(said)] if said else [])]
    return Section("cost", "Cost beside benefit", [*parts, *against_baseline(appraisal), *basis(appraisal)])
