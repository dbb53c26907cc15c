"""``appraise.explain/2``, and what is behind a value, or between two, as rows."""

from collections.abc import Sequence
from typing import Any

from integration_appraisal.appraisal.appraise import Appraisal
from integration_appraisal.appraisal.results import CellResult
from integration_appraisal.findings import Finding
from integration_appraisal.report.cited import cited, works_of
from integration_appraisal.report.document import Cell, Column, Table
from integration_appraisal.report.records import costs, parts


def data(appraisal: Appraisal, option: str, rival: str | None, findings: Sequence[Finding]) -> dict[str, Any]:
    """``appraise.explain/2``: options as in the score, every cell with its reason, and the differences between two."""
    ranking = appraisal.ranking
    shown = [option] if rival is None else [option, rival]
    return {
        **parts.head(appraisal, "appraise.explain/2"),
        "options": [_option(appraisal, own) for own in shown],
        "criteria": [parts.criterion(own) for own in ranking.criteria.values()],
        "levels": {factor: parts.plain(level) for factor, level in appraisal.levels.items()},
        "differences": []
        if rival is None
        else [
            {"id": own.id, "first": own.first, "second": own.second, "points": own.points}
            for own in ranking.differences(option, rival)
        ],
        "variants": [
            {"id": own.id, "name": own.name, "kind": own.kind, "options": parts.in_variant(own, shown)}
            for own in appraisal.variants.values()
        ],
        "findings": [own.data for own in findings],
    }


def _option(appraisal: Appraisal, option: str) -> dict[str, Any]:
    own = appraisal.ranking.options[option]
    needs = appraisal.catalogue.options[option].relies_on
    return parts.option(appraisal.ranking, own) | {
        "cells": {cell.criterion: _cell(cell) for cell in own.cells.values()},
        "relies_on": {factor: parts.plain(need) for factor, need in needs.items()},
        "cost": costs.of_option(appraisal, option),
    }


def _cell(cell: CellResult) -> dict[str, Any]:
    return {
        "score": cell.score,
        "low": cell.low,
        "high": cell.high,
        "given_as": cell.given_as,
        "marks": dict(cell.marks),
        "rationale": cell.rationale,
        "source": parts.plain(cell.source) if cell.source else None,
        "basis": cell.basis,
    }


def rows(appraisal: Appraisal, option: str, rival: str | None) -> Table:
    """One option's cells and what it lost, each with its reason; or what sets two apart, the largest first."""
    if rival is not None:
        columns = (Column("id"), *(Column(name, "number") for name in ("first", "second", "difference")))
        apart = data(appraisal, option, rival, ())["differences"]
        return Table("Differences", columns, tuple(tuple(entry.values()) for entry in apart))
    columns = (
        *(Column(name) for name in ("id", "score", "low", "high")),
        *(Column("value", "number"), Column("weight", "share"), Column("points", "number")),
        *(Column(name) for name in ("basis", "rationale", "source")),
    )
    return Table("Points gained and lost", columns, (*_gained(appraisal, option), *_lost(appraisal, option)))


def _gained(appraisal: Appraisal, option: str) -> list[tuple[Cell, ...]]:
    works, criteria = works_of(appraisal.catalogue, appraisal), appraisal.ranking.criteria
    return [
        (
            *(cell.criterion, cell.score, cell.low, cell.high),
            *(cell.value, criteria[cell.criterion].weight, cell.points),
            *(cell.basis, cell.rationale, cited(cell.source, works)),
        )
        for cell in appraisal.ranking.options[option].cells.values()
    ]


def _lost(appraisal: Appraisal, option: str) -> list[tuple[Cell, ...]]:
    works, losses = works_of(appraisal.catalogue, appraisal), appraisal.ranking.options[option].losses
    nothing: tuple[Cell, ...] = (None,) * 5
    return [
        (factor, *nothing, -losses.get(factor, 0.0), "", need.rationale, cited(need.source, works))
        for factor, need in appraisal.catalogue.options[option].relies_on.items()
    ]
