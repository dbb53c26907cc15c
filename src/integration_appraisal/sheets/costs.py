"""Whole-life costs, which stand beside the value: of the first sheet that has a column of them."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from integration_appraisal.sheets.amounts import Amount, amount
from integration_appraisal.sheets.cells import Lines
from integration_appraisal.sheets.grid import Cell
from integration_appraisal.sheets.headings import Doubt, Line
from integration_appraisal.sheets.identities import whole
from integration_appraisal.sheets.layout import Layout, written
from integration_appraisal.sheets.tables import Table

_FIELDS = {"total": "cost", "low": "cost_low", "high": "cost_high"}
_WHOLE = ({"total"}, set(_FIELDS))


def costs_of(
    tables: Sequence[Table], options: Sequence[Lines], ids: Sequence[str], doubts: list[Doubt]
) -> dict[str, Any]:
    """Costs by option and their unit, as a local file has them; nothing where no sheet has any."""
    at = next((at for at, table in enumerate(tables) if "cost" in table.layout.extras), None)
    if at is None:
        return {}
    layout = tables[at].layout
    found = {name: dict(_cost(layout, lines[at], doubts)) for name, lines in zip(ids, options, strict=True)}
    costs = {name: _numbers(cost) for name, cost in found.items() if cost}
    return {"costs": costs, "cost_unit": _unit(layout, [own for cost in found.values() for own in cost.values()])}


def _numbers(cost: Mapping[str, Amount]) -> dict[str, float | int]:
    return {field: whole(own.number) for field, own in cost.items() if own.number is not None}


def _unit(layout: Layout, amounts: Sequence[Amount]) -> str | None:
    """What costs are counted in: as a row of units says, else as their cells show."""
    said = layout.marks.get("unit", {}).get(layout.extras["cost"].column)
    return written(said) if said else next((own.unit for own in amounts if own.unit), None)


def _cost(layout: Layout, line: Line | None, doubts: list[Doubt]) -> Iterator[tuple[str, Amount]]:
    """An option's cost and its range; nothing where it is not known."""
    if line is None:
        return
    cells = {
        field: layout.extras[what].cells.get(line.number) for field, what in _FIELDS.items() if what in layout.extras
    }
    found = {field: own for field, cell in cells.items() if cell and (own := _amount(layout, cell, doubts))}
    if found and set(found) not in _WHOLE:
        message = "a cost with a range needs both its ends, and the cost itself. Add what is missing."
        doubts.append(Doubt(line.cell, message, is_fault=True))
    yield from found.items()


def _amount(layout: Layout, cell: Cell, doubts: list[Doubt]) -> Amount | None:
    own = amount(cell, has_commas=layout.grid.has_commas)
    if own.number is not None:
        return own
    if not own.is_unknown:
        doubts.append(Doubt(cell, own.fault or "a whole-life cost is one number.", is_fault=True))
    return None
