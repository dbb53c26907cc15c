"""Weights as sheets give them, each criterion's own."""

from collections.abc import Mapping, Sequence
from statistics import fmean

from integration_appraisal.findings import shown
from integration_appraisal.sheets.amounts import amount
from integration_appraisal.sheets.columns import Column
from integration_appraisal.sheets.grid import Cell
from integration_appraisal.sheets.headings import Doubt
from integration_appraisal.sheets.identities import whole
from integration_appraisal.sheets.tables import Table
from integration_appraisal.sheets.words import plain

_MOST = 1e6
Doubts = list[Doubt]


def weights_of(
    tables: Sequence[Table],
    criteria: Sequence[Sequence[Column | None]],
    lists: Mapping[str, Mapping[str, Cell]],
    doubts: Doubts,
) -> list[float]:
    """The weight of each criterion, the mean where several sheets have one; ``doubts`` take what is in doubt."""
    weights: list[float] = []
    unweighted = []
    for columns in criteria:
        first = next(own for own in columns if own)
        found = list(_found(tables, columns, lists.get(plain(first.name), {})))
        numbers = [own for own in (_weight(doubts, table, cell) for table, cell in found) if own is not None]
        if len(set(numbers)) > 1:
            message = f"the sheets differ in the weight of “{shown(first.name, 40)}”: their mean counts."
            doubts.append(Doubt(found[0][1], message))
        if not found:
            unweighted.append(first)
        weights.append(whole(fmean(numbers)) if numbers else 1)
    _say_unweighted(doubts, unweighted, len(criteria))
    _say_mixed(doubts, tables, criteria)
    return weights


def _found(
    tables: Sequence[Table], columns: Sequence[Column | None], listed: Mapping[str, Cell]
) -> list[tuple[Table, Cell]]:
    """The cells that say a criterion's weight: beside its scores, else in a list of criteria."""
    found = []
    for table, column in zip(tables, columns, strict=True):
        cell = table.layout.marks.get("weight", {}).get(column.line.number) if column else None
        if cell is not None:
            found.append((table, cell))
    return found or ([(tables[0], listed["weight"])] if "weight" in listed else [])


def _say_unweighted(doubts: Doubts, unweighted: Sequence[Column], number: int) -> None:
    if len(unweighted) == number and unweighted:
        message = "there is no row of weights: all criteria count alike. Add one, called `weight`."
        doubts.append(Doubt(unweighted[0].line.cell, message))
        return
    for column in unweighted:
        message = f"“{shown(column.name, 40)}” has no weight, and others have. Write 0 if it is not to count."
        doubts.append(Doubt(column.line.cell, message, is_fault=True))


def _say_mixed(doubts: Doubts, tables: Sequence[Table], criteria: Sequence[Sequence[Column | None]]) -> None:
    """Weights of which some are per cent and others are not."""
    for table, columns in zip(tables, zip(*criteria, strict=True), strict=True):
        row = table.layout.marks.get("weight", {})
        cells = [row[own.line.number] for own in columns if own and own.line.number in row]
        units = {cell: amount(cell, has_commas=table.layout.grid.has_commas).unit for cell in cells}
        bare = [cell for cell, unit in units.items() if unit != "%"]
        if 0 < len(bare) < len(cells):
            message = "other weights are per cent, and this one is not. Write all in one way."
            doubts += [Doubt(cell, message, is_fault=True) for cell in bare]


def _weight(doubts: Doubts, table: Table, cell: Cell) -> float | None:
    found = amount(cell, has_commas=table.layout.grid.has_commas)
    if found.fault or found.number is None or not 0 <= found.number <= _MOST:
        message = found.fault or "a weight is a number from 0 to 1,000,000."
        doubts.append(Doubt(cell, message, is_fault=True))
        return None
    return found.number
