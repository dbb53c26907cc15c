"""Findings that a file's authors accept with a reason: shown as accepted, never hidden."""

from collections.abc import Iterator, Sequence

from integration_appraisal.documents.document import Path, child, items
from integration_appraisal.findings import Finding, Severity
from integration_appraisal.rules.base import WARNING, Acceptances, Accepted, Found, Hit, rule


def marked(found: Sequence[Found], acceptances: Acceptances) -> list[Finding]:
    """The findings, those that are accepted where they stand as notes with the reason."""
    reasons = [
        (own.rule, document.file, path, own.reason) for document, path, accepts in acceptances for own in accepts
    ]
    return [_marked(own, [each[-1] for each in reasons if _covers(own, *each[:-1])]) for own in found]


def _marked(found: Found, reasons: Sequence[str]) -> Finding:
    """The finding; accepted for the last of some reasons, which is the one closest to it."""
    return found.finding._replace(severity=Severity.NOTE, accepted=reasons[-1]) if reasons else found.finding


def _covers(found: Found, code: str, file: str, path: Path) -> bool:
    """Whether an acceptance of a code below a path in a file is one of this finding."""
    return (found.finding.code, found.finding.file, found.path[: len(path)]) == (code, file, path)


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
    for document, path, accepts in accepted.acceptances:
        codes = [child(row, "rule") for row in items(document.data, (*path, "accepts"))]
        for own in accepts:
            if not any(_covers(found, own.rule, document.file, path) for found in accepted.found):
                what = "option" if path else "file"
                message = f"`{own.rule}` is accepted here, but this {what} has no such finding. Delete the acceptance."
                yield Hit(document, (*path, "accepts", codes.index(own.rule)), message)
