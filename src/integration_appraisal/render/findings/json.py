"""``appraise.validate/1``: findings for programs. Its keys are a promise; keys may be added, none is taken away."""

from integration_appraisal.render import Screen
from integration_appraisal.render.findings import Report
from integration_appraisal.render.json import as_json


def render(report: Report, screen: Screen) -> str:
    """What was checked, and every finding; ``accepted`` is the reason where its authors accept it, else null."""
    checked = {
        "catalogues": [
            {
                "folder": catalogue.folder,
                "title": catalogue.title,
                "options": len(catalogue.options),
                "criteria": len(catalogue.criteria),
            }
            for catalogue in report.catalogues
        ],
        "local_files": list(report.local_files),
    }
    findings = [{**finding.data, "accepted": finding.accepted} for finding in report.findings]
    return as_json({"schema": "appraise.validate/1", "checked": checked, "findings": findings}, screen)
