"""The table as JSON."""

import json
from typing import Any

from integration_appraisal.appraisal.appraise import Appraisal
from integration_appraisal.render.runners import without_brackets
from integration_appraisal.sheets.given import given


def write(appraisal: Appraisal) -> str:
    """Criteria with their scales and weights, options with their scores, as in the files."""
    empty: dict[str, Any] = {
        "title": "",
        "groups": [],
        "criteria": [],
        "options": [],
        "costs": {},
        "cost_unit": None,
        "people": [],
    }
    data = {"schema": "appraise.export/1", **empty, **given(appraisal)}
    return without_brackets(json.dumps(data, indent=2, ensure_ascii=False, allow_nan=False)) + "\n"
