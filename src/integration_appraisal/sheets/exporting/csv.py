"""The table as CSV, in which nothing is taken for a formula."""

import csv
import io

from integration_appraisal.appraisal.appraise import Appraisal
from integration_appraisal.figures import exact
from integration_appraisal.guarding import guarded
from integration_appraisal.sheets.given import given
from integration_appraisal.sheets.rows import Value, rows


def write(appraisal: Appraisal) -> str:
    """The rows, with the mark by which Excel knows them for UTF-8."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows([_cell(value) for value in row] for row in rows(given(appraisal)))
    return "\ufeff" + out.getvalue()


def _cell(value: Value) -> str:
    return exact(value) if isinstance(value, int | float) else guarded(value or "")
