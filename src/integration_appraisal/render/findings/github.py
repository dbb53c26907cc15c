"""Commands to GitHub's runner, which shows them beside the lines of a pull request, and a table for the run's page.

The escapes are those that the runner takes back (``ActionCommand.cs``): it knows no others, ``;`` for one.
"""

from integration_appraisal.findings import Finding, Severity
from integration_appraisal.render import Screen
from integration_appraisal.render.findings import Report
from integration_appraisal.render.findings.words import place, summary, visible
from integration_appraisal.render.markdown import escaped
from integration_appraisal.report.rule import titles

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}
_ROWS = 200  # a page of a run takes 1 MiB at most
_LONGEST = 500


def render(report: Report, _screen: Screen) -> str:
    """A command for each finding. GitHub shows the first ten of each level, so what is accepted comes last."""
    known = titles()
    in_turn = sorted(report.findings, key=lambda finding: finding.accepted is not None)
    return "".join(f"{_command(report, finding, known.get(finding.code, ''))}\n" for finding in in_turn)


def _command(report: Report, finding: Finding, title: str) -> str:
    accepted = "" if finding.accepted is None else "accepted: "
    properties = {
        "title": f"{accepted}{finding.code} {title}".strip(),
        "file": visible(report.path(finding.file)),
        "line": str(finding.position_in_data.line),
        "col": str(finding.position_in_data.column),
    }
    given = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    message = _data(f"{place(finding)}: {finding.code} {visible(finding.said)}")
    return f"::{_LEVELS[finding.severity]} {given}::{message}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def step_summary(report: Report) -> str:
    """The page of the run: what was checked, and a table of the findings, since not all get a note at their line."""
    parts = ["## appraise validate", escaped(summary(report))]
    if report.findings:
        rows = ["| Severity | Where | Code | What |", "| --- | --- | --- | --- |"]
        parts.append("\n".join(rows + [_row(finding) for finding in report.findings[:_ROWS]]))
    if len(report.findings) > _ROWS:
        parts.append(f"and {len(report.findings) - _ROWS} more, in the log")
    return "\n\n".join(parts) + "\n"


def _row(finding: Finding) -> str:
    severity = str(finding.severity) if finding.accepted is None else "accepted"
    cells = (severity, place(finding), finding.code, _short(visible(finding.said)))
    return f"| {' | '.join(escaped(cell) for cell in cells)} |"


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
