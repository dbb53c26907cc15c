"""The table as CSV, in which nothing is taken for a formula."""

import csv
import io

from integration_appraisal.appraisal.appraise import Appraisal
from integration_appraisal.figures import exact
from integration_appraisal.sheets.given import given
from integration_appraisal.sheets.rows import Value, rows

_FORMULA = ("=", "+", "-", "@")


def write(appraisal: Appraisal) -> str:
    """The rows, with the mark by which Excel knows them for UTF-8."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows([_cell(value) for value in row] for row in rows(given(appraisal)))
    return "\ufeff" + out.getvalue()


def _cell(value: Value) -> str:
    """A number as it is; a text that could be a formula, or looks as if it had been one, after a quote."""
    if isinstance(value, int | float):
        return exact(value)
    text = value or ""
    return f"'{text}" if text.lstrip("'").startswith(_FORMULA) else text
