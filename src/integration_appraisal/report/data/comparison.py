"""``appraise.diff/1``."""

from collections.abc import Sequence
from typing import Any

from integration_appraisal.appraisal.appraise import Appraisal
from integration_appraisal.comparison.changes import MOVING, Change
from integration_appraisal.comparison.compare import Comparison, Moved
from integration_appraisal.comparison.numbers import only_in
from integration_appraisal.engine.frontier import Cost
from integration_appraisal.findings import Finding
from integration_appraisal.report.records.parts import finding as finding_data
from integration_appraisal.report.records.parts import head, lead


def comparison(found: Comparison, findings: Sequence[Finding]) -> dict[str, Any]:
    """``appraise.diff/1``: values and ranks over the options and criteria that both have."""
    return {
        "schema": "appraise.diff/1",
        "old": _side(found.old),
        "new": _side(found.new),
        "only_old": _only(found, old=True),
        "only_new": _only(found, old=False),
        "verdict": {"before": str(found.before.lead.verdict), "after": str(found.after.lead.verdict)},
        "first": {"before": _ids(found, found.before.lead.first), "after": _ids(found, found.after.lead.first)},
        "options": [
            {
                "id": option,
                "value_before": found.before.values[row],
                "value_after": found.after.values[row],
                "moved": found.after.values[row] - found.before.values[row],
                "rank_before": found.before.ranks[row],
                "rank_after": found.after.ranks[row],
                "ready_before": str(found.before.ready[row]),
                "ready_after": str(found.after.ready[row]),
            }
            for row, option in enumerate(found.over.options)
        ],
        "changes": [_change(change) for change in found.changes],
        "moved": [_moved(found, entry) for entry in found.moved],
        "alone": [{**_change(entry.change), "first": _ids(found, entry.first)} for entry in found.alone],
        "findings": [finding_data(finding) for finding in findings],
    }


def _side(own: Appraisal) -> dict[str, Any]:
    about = head(own, "")
    del about["schema"]
    return {**about, "lead": lead(own.ranking.lead)}


def _only(found: Comparison, *, old: bool) -> dict[str, list[str]]:
    own, other = (found.old, found.new) if old else (found.new, found.old)
    return {"options": only_in(own.options, other.options), "criteria": only_in(own.criteria, other.criteria)}


def _ids(found: Comparison, rows: Sequence[int]) -> list[str]:
    return [found.over.options[row] for row in rows]


def _change(change: Change) -> dict[str, Any]:
    return {
        "kind": change.kind,
        "ids": list(change.ids),
        "old": _plain(change.old),
        "new": _plain(change.new),
        "moves_values": change.kind in MOVING,
    }


def _plain(value: Any) -> Any:
    return value._asdict() if isinstance(value, Cost) else value


def _moved(found: Comparison, entry: Moved) -> dict[str, Any]:
    return {
        "kind": entry.change.kind,
        "ids": list(entry.change.ids),
        "stands_for": entry.change.stands_for,
        "points": dict(zip(found.over.options, entry.points, strict=True)),
    }
