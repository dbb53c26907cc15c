"""One line a finding, for people and ``grep``."""

from integration_appraisal.render import Screen
from integration_appraisal.render.findings import Report
from integration_appraisal.render.findings.words import line


def render(report: Report, _screen: Screen) -> str:
    """``file:line:column: severity CODE message``."""
    return "".join(f"{line(finding)}\n" for finding in report.findings)
