"""Rules about the appraisal: what a reviewer would ask, beyond what reading refuses.

A rule is one small function that yields hits; its docstring is its page. ``RULES`` is the one table of them.
"""

from collections.abc import Iterator, Sequence

from integration_appraisal.appraisal import Appraisal
from integration_appraisal.findings import Finding, Severity
from integration_appraisal.rules import numbers
from integration_appraisal.rules.base import Rule

RULES: tuple[Rule, ...] = (
    Rule("N101", Severity.WARNING, "Emphasis was held within its limits", numbers.emphasis_held),
    Rule("N102", Severity.WARNING, "An option could lose over 60 points", numbers.much_to_lose),
    Rule("N103", Severity.WARNING, "A level is not given", numbers.level_not_given),
    Rule("N104", Severity.NOTE, "A relative scale on which all options are equal", numbers.relative_scale_flat),
)


def check(appraisal: Appraisal, rules: Sequence[Rule] = RULES) -> list[Finding]:
    """All findings of the rules on one place. In a final local file, its own warnings are errors."""
    return [_raised(finding, appraisal) for rule in rules for finding in _findings(rule, appraisal)]


def _findings(rule: Rule, appraisal: Appraisal) -> Iterator[Finding]:
    for hit in rule.check(appraisal):
        position = hit.document.at_key(hit.path)
        yield Finding(rule.code, hit.message, hit.document.file, position, rule.severity)


def _raised(finding: Finding, appraisal: Appraisal) -> Finding:
    final = appraisal.local.status == "final" and finding.file == appraisal.place.document.file
    return finding.raised_to(Severity.ERROR) if final and finding.severity is Severity.WARNING else finding
