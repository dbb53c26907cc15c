"""``appraise.explain/1``."""

from collections.abc import Sequence
from typing import Any

from integration_appraisal.appraisal.appraise import Appraisal
from integration_appraisal.findings import Finding
from integration_appraisal.report.data.parts import criteria, finding_data, head, in_variant, option, plain
from integration_appraisal.report.differences import differences


def explain(appraisal: Appraisal, row: int, rival: int | None, findings: Sequence[Finding]) -> dict[str, Any]:
    """``appraise.explain/1``: options as in the score, every cell with its reason, and the differences between two."""
    rows = [row] if rival is None else [row, rival]
    options = []
    for own in rows:
        cells = appraisal.numbers.view.scores[appraisal.options[own]]
        needs = appraisal.catalogue.options[appraisal.options[own]].relies_on
        options.append(
            option(appraisal, own)
            | {
                "cells": {criterion: plain(cells[criterion]) for criterion in appraisal.criteria},
                "relies_on": {factor: plain(need) for factor, need in needs.items()},
            }
        )
    return {
        **head(appraisal, "appraise.explain/1"),
        "options": options,
        "criteria": criteria(appraisal),
        "levels": {factor: plain(level) for factor, level in appraisal.numbers.view.levels.items()},
        "differences": []
        if rival is None
        else [
            {"id": found.identity, "first": found.first, "second": found.second, "points": found.points}
            for found in differences(appraisal, row, rival)
        ],
        "variants": [
            {
                "id": variant.id,
                "name": variant.name,
                "kind": variant.kind,
                "options": in_variant(appraisal, variant, rows),
            }
            for variant in appraisal.seen_otherwise
        ],
        "findings": [finding_data(finding) for finding in findings],
    }
