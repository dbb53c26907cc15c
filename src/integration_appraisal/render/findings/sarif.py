"""SARIF 2.1.0, the format that code scanning services share. Lines and columns are counted in characters, from 1."""

import re
from typing import Any
from urllib.parse import quote

from integration_appraisal import __version__
from integration_appraisal.findings import Finding
from integration_appraisal.render import Screen
from integration_appraisal.render.findings import Report
from integration_appraisal.render.findings.fingerprint import fingerprints
from integration_appraisal.render.json import as_json
from integration_appraisal.render.rule_pages import markdown_page, plain_page
from integration_appraisal.report.rule import Entry, entries

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_ROOT = "%SRCROOT%"  # the name that code scanning services know for the root of the repository


def render(report: Report, screen: Screen) -> str:
    """One run: the tool with all it can report, and what it found."""
    known = entries()
    places = {entry.code: number for number, entry in enumerate(known)}
    pairs = zip(report.findings, fingerprints(report), strict=True)
    run = {
        "tool": {"driver": {"name": "appraise", "version": __version__, "rules": [_rule(entry) for entry in known]}},
        "originalUriBaseIds": {_ROOT: {"description": {"text": "The root of the repository."}}},
        "columnKind": "unicodeCodePoints",
        "results": [_result(report, finding, places[finding.code], mark) for finding, mark in pairs],
    }
    return as_json({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, screen)


def _rule(entry: Entry) -> dict[str, Any]:
    return {
        "id": entry.code,
        "name": "".join(word[0].upper() + word[1:] for word in re.findall(r"\w+", entry.title)),
        "shortDescription": {"text": entry.title},
        "fullDescription": {"text": entry.why},
        "help": {"text": plain_page(entry), "markdown": markdown_page(entry)},
        "defaultConfiguration": {"level": str(entry.severity)},
    }


def _result(report: Report, finding: Finding, rule: int, fingerprint: str) -> dict[str, Any]:
    line, column = finding.position_in_data
    place = {"uri": quote(report.path(finding.file)), "uriBaseId": _ROOT}
    return {
        "ruleId": finding.code,
        "ruleIndex": rule,
        "level": str(finding.severity),
        "message": {"text": finding.message},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": place,
                    "region": {"startLine": line, "startColumn": column},
                }
            }
        ],
        "partialFingerprints": {"appraise/v1": fingerprint},
        "suppressions": _suppressions(finding),
    }


def _suppressions(finding: Finding) -> list[dict[str, str]]:
    """Empty says that nobody suppresses it; the standard wants the key for all results of a run or for none."""
    return [] if finding.accepted is None else [{"kind": "inSource", "justification": finding.accepted}]
