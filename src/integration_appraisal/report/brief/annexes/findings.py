"""What the checks of the appraisal found."""

from collections.abc import Sequence

from integration_appraisal.findings import Finding
from integration_appraisal.report.brief.annexes import FINDINGS
from integration_appraisal.report.brief.paper import Section
from integration_appraisal.report.document import Column, Paragraph, Table


def section(findings: Sequence[Finding]) -> Section:
    """A table of findings, those accepted with their reason."""
    if not findings:
        return FINDINGS.holding([Paragraph("The checks found nothing.")])
    rows = tuple(
        (own.code, str(own.severity), own.message, f"accepted: {own.accepted}" if own.accepted else "open")
        for own in findings
    )
    columns = tuple(Column(text) for text in ("Code", "Kind", "What", "State"))
    return FINDINGS.holding([Table("Findings", columns, rows)])
