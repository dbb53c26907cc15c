"""What changed: one row a change."""

from collections.abc import Sequence

from integration_appraisal.comparison.compare import Comparison
from integration_appraisal.report.document import Cell, Column, Table


def comparison(found: Comparison, changes: Sequence[str]) -> Table:
    """One row a change: the points that it moved each option; ``changes`` are the same in words."""
    columns = (
        *(Column(name) for name in ("kind", "ids", "change")),
        *(Column(f"moved_{option}", "number") for option in found.over.options),
    )
    rows: list[tuple[Cell, ...]] = [
        (entry.change.kind, " ".join(entry.change.ids), words, *entry.points)
        for entry, words in zip(found.moved, changes, strict=True)
    ]
    return Table("Points that each change moved", columns, tuple(rows))
