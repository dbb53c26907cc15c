"""GitLab's Code Quality report: a JSON array in the form of Code Climate."""

from typing import Any

from integration_appraisal.findings import Finding, Severity
from integration_appraisal.render import Screen
from integration_appraisal.render.findings import Report
from integration_appraisal.render.findings.fingerprint import fingerprints
from integration_appraisal.render.json import as_json

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.NOTE: "info"}


def render(report: Report, screen: Screen) -> str:
    """An entry for each finding; an empty array where there is none, so that GitLab sees what has been mended."""
    pairs = zip(report.findings, fingerprints(report), strict=True)
    return as_json([_entry(report, finding, fingerprint) for finding, fingerprint in pairs], screen)


def _entry(report: Report, finding: Finding, fingerprint: str) -> dict[str, Any]:
    line, column = finding.position_in_data
    return {
        "check_name": finding.code,
        "description": finding.said,
        "severity": _SEVERITIES[finding.severity],
        "fingerprint": fingerprint,
        "location": {
            "path": report.path(finding.file),
            "positions": {"begin": {"line": line, "column": column}, "end": {"line": line, "column": column}},
        },
    }
