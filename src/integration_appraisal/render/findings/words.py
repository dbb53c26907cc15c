"""The words that formats share: a finding on one line that hides nothing, and what was checked, in a sentence."""

import re
from collections.abc import Sequence

from integration_appraisal.findings import Finding, Severity
from integration_appraisal.render.findings import Report
from integration_appraisal.render.runners import without_brackets
from integration_appraisal.report.words import counted, joined

_BREAK = re.compile(r"\s*[\t\n\v\f\r\x85\u2028\u2029]\s*")


def visible(text: str) -> str:
    """The text on one line, with nothing invisible in it and nothing that a CI log would obey."""
    line = _BREAK.sub(" ", text)
    if not line.isprintable():
        line = "".join(char if char.isprintable() else f"\\u{ord(char):04x}" for char in line)
    return without_brackets(line)


def place(finding: Finding) -> str:
    """``file:line:column``, or the file. A name that begins like a command to GitHub's runner gets ``./`` before it."""
    name = visible(finding.file)
    guard = "./" if name.lstrip().startswith("::") else ""
    return f"{guard}{name}{finding.at}"


def line(finding: Finding) -> str:
    """What ``str(finding)`` says, as a line that can stand in any log."""
    return f"{place(finding)}: {finding.severity} {finding.code} {visible(finding.said)}"


def summary(report: Report) -> str:
    """What was checked, and how it went: so many catalogues, options, criteria and local files, so many findings."""
    catalogues = counted(len(report.catalogues), "catalogue")
    if report.catalogues:
        options = sum(len(catalogue.options) for catalogue in report.catalogues)
        criteria = sum(len(catalogue.criteria) for catalogue in report.catalogues)
        catalogues += f" ({counted(options, 'option')}, {counted(criteria, 'criterion', 'criteria')})"
    local_files = counted(len(report.local_files), "local file")
    unread = f"; {counted(len(report.unread), 'file')} can't be read" if report.unread else ""
    return f"Checked {catalogues} and {local_files}{unread}: {_tally(report.findings) or 'nothing to mend'}."


def _tally(findings: Sequence[Finding]) -> str:
    open_ = [finding.severity for finding in findings if finding.accepted is None]
    counts = [counted(open_.count(severity), str(severity)) for severity in Severity if severity in open_]
    accepted = len(findings) - len(open_)
    return joined(counts + ([f"{accepted} accepted"] if accepted else []))
