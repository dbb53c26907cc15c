"""Findings that a file's authors accept with a reason: shown as accepted, never hidden."""

from collections.abc import Iterator, Sequence

from integration_appraisal.documents.document import child, items
from integration_appraisal.findings import Finding, Severity
from integration_appraisal.rules.base import WARNING, Acceptances, Accepted, Hit, rule


def marked(findings: Sequence[Finding], acceptances: Acceptances) -> list[Finding]:
    """The findings, those that their own file accepts as notes with the reason."""
    reasons = {(document.file, own.rule): own.reason for document, accepts in acceptances for own in accepts}
    return [
        finding._replace(severity=Severity.NOTE, accepted=reason)
        if (reason := reasons.get((finding.file, finding.code)))
        else finding
        for finding in findings
    ]


@rule("P199", WARNING, "An acceptance that matches nothing")
def matches_nothing(accepted: Accepted) -> Iterator[Hit]:
    """An acceptance says that somebody has looked at a finding and will defend it.

    When the finding is gone, the acceptance would let the next one with the same code pass unseen.
    Delete the acceptance, or put it in the file that has the finding.

    Bad (local.yaml):

        accepts:
          - {rule: P172, reason: The board will add it}  # <-

    Good (local.yaml):

        accepts: []
    """
    matched = {(finding.file, finding.code) for finding in accepted.findings}
    for document, accepts in accepted.acceptances:
        codes = [child(row, "rule") for row in items(document.data, ("accepts",))]
        for own in accepts:
            if (document.file, own.rule) not in matched:
                message = f"`{own.rule}` is accepted here, but this file has no such finding. Delete the acceptance."
                yield Hit(document, ("accepts", codes.index(own.rule)), message)
