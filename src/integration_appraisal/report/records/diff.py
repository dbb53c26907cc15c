"""``appraise.diff/2``, and what each change moved as rows."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from integration_appraisal.appraisal.appraise import Appraisal
from integration_appraisal.appraisal.compare import Comparison, OptionComparison
from integration_appraisal.appraisal.entries import Band, Change, OwnWeights, Value
from integration_appraisal.engine.frontier import Cost
from integration_appraisal.engine.scales import Scale
from integration_appraisal.findings import Finding
from integration_appraisal.loading.cells import Ends
from integration_appraisal.model.local import MustHave
from integration_appraisal.report.document import Cell, Column, Table
from integration_appraisal.report.records import parts


def data(comparison: Comparison, findings: Sequence[Finding]) -> dict[str, Any]:
    """``appraise.diff/2``: values and ranks over the options and criteria that both have."""
    before, after = comparison.lead_before, comparison.lead_after
    return {
        "schema": "appraise.diff/2",
        "old": _side(comparison.old),
        "new": _side(comparison.new),
        "only_old": comparison.only_old._asdict(),
        "only_new": comparison.only_new._asdict(),
        "verdict": {"before": str(before.verdict), "after": str(after.verdict)},
        "first": {"before": before.first, "after": after.first},
        "options": [_option(option) for option in comparison.options.values()],
        "changes": [_change(change) for change in comparison.changes],
        "moved": [
            {
                "kind": moved.change.kind,
                "ids": moved.change.ids,
                "stands_for": moved.change.stands_for,
                "points": moved.points,
            }
            for moved in comparison.moved
        ],
        "alone": [{**_change(altered.change), "first": altered.first} for altered in comparison.alone],
        "findings": [finding.data for finding in findings],
    }


def _side(appraisal: Appraisal) -> dict[str, Any]:
    about = parts.head(appraisal, "")
    del about["schema"]
    return {**about, "lead": parts.lead(appraisal.ranking)}


def _option(option: OptionComparison) -> dict[str, Any]:
    return option._asdict() | {"ready_before": str(option.ready_before), "ready_after": str(option.ready_after)}


def _change(change: Change) -> dict[str, Any]:
    return {
        "kind": change.kind,
        "ids": change.ids,
        "old": _plain(change.old),
        "new": _plain(change.new),
        "moves_values": change.moves_values,
    }


def _plain(value: Value) -> Any:
    if isinstance(value, Scale):
        return {"kind": value.kind, **asdict(value)}
    if isinstance(value, Ends):
        return [value.low, value.high]
    if isinstance(value, MustHave):
        return {"score": value.score}
    return value._asdict() if isinstance(value, (OwnWeights, Band, Cost)) else value


def rows(comparison: Comparison, changes: Sequence[str]) -> Table:
    """One row a change: the points that it moved each option; ``changes`` are the same in words."""
    found = data(comparison, ())
    columns = (
        *(Column(name) for name in ("kind", "ids", "change")),
        *(Column(f"moved_{option['id']}", "number") for option in found["options"]),
    )
    cells: list[tuple[Cell, ...]] = [
        (moved["kind"], " ".join(moved["ids"]), words, *moved["points"].values())
        for moved, words in zip(found["moved"], changes, strict=True)
    ]
    return Table("Points that each change moved", columns, tuple(cells))
