"""The sections of a briefing paper, in order."""

from collections.abc import Sequence

from integration_appraisal import __version__
from integration_appraisal.appraisal import Appraisal
from integration_appraisal.engine.robustness.simulation import Robustness, numpy_version
from integration_appraisal.engine.sensitivity import sensitivity
from integration_appraisal.findings import Finding
from integration_appraisal.report.brief import annexes, asked, place, results
from integration_appraisal.report.brief.paper import Paper, Section
from integration_appraisal.report.brief.summary import summary
from integration_appraisal.report.brief.sure import sure
from integration_appraisal.report.words import date


def build(appraisal: Appraisal, drawn: Robustness, findings: Sequence[Finding]) -> Paper:
    """The whole paper. Sections that a place has nothing for, and that need nothing, are left out."""
    found = sensitivity(appraisal.ranking.problem, appraisal.result)
    made_from = {
        "digest": appraisal.digest,
        "catalogue": appraisal.catalogue.digest,
        "tool": __version__,
        "numpy": numpy_version(),
        "seed": drawn.seed,
        "samples": drawn.samples,
        "weights": drawn.mode,
    }
    sections: list[Section | None] = [
        Section("summary", "Summary", summary(appraisal, found, drawn)),
        asked.recommendation(appraisal),
        asked.question(appraisal),
        asked.options(appraisal),
        asked.judged(appraisal),
        results.result(appraisal),
        results.local_factors(appraisal),
        sure(appraisal, found, drawn),
        results.cost(appraisal),
        place.risks(appraisal),
        place.checks(appraisal),
        place.powers(appraisal),
        place.engagement(appraisal),
        place.look(appraisal),
        place.next_steps(appraisal),
        place.limits(appraisal),
        annexes.scores(appraisal),
        annexes.evidence(appraisal),
        annexes.checked(findings),
        annexes.method(appraisal),
        annexes.stamp(made_from),
    ]
    title = f"Options appraisal: {appraisal.local.area}"
    return Paper(title, _about(appraisal), tuple(own for own in sections if own is not None), made_from)


def _about(appraisal: Appraisal) -> tuple[tuple[str, str], ...]:
    local, decision = appraisal.local, appraisal.local.decision
    lines = (
        ("Status", local.status),
        ("Prepared by", local.prepared_by),
        ("Date", date(local.date) if local.date else None),
        ("For decision by", decision.body if decision else None),
        ("Meeting", date(decision.date) if decision and decision.date else None),
    )
    return tuple((label, text) for label, text in lines if text)
