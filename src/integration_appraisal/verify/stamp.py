"""The stamp in a paper that was read back."""

import re
from typing import Any, NamedTuple

from integration_appraisal.report.paper.stamp import STAMPED

MOST_DRAWS = 1_000_000  # more would keep a reader waiting; `brief` makes 100,000
_NUMBERS = ("seed", "samples")
_LABELS = {"tool": r"(?:Version of )?appraise", "numpy": r"(?:Version of )?numpy"}  # as older papers say it, too
_FIRST_METHOD = "1"  # papers did not name it
_DIGITS = 18


class Stamp(NamedTuple):
    """What a paper says it was made from."""

    digest: str
    catalogue: str
    method: str
    tool: str
    numpy: str
    seed: int
    samples: int
    weights: str


def read_stamp(lines: list[str]) -> Stamp | None:
    """The stamp at the end of a paper; None where it has none, or where it has been damaged."""
    text = " ".join(lines[-100:])  # those of older papers are tables
    values: dict[str, Any] = {"method": _FIRST_METHOD}
    for key, label in STAMPED:
        found = re.findall(rf"{_LABELS.get(key, re.escape(label))}\W{{1,9}}([\w:.+-]*\w)", text)
        if not found and key not in values:
            return None
        values[key] = found[-1] if found else values[key]
    if not all(values[key].isdecimal() and len(values[key]) <= _DIGITS for key in _NUMBERS):
        return None
    own = Stamp(**{**values, **{key: int(values[key]) for key in _NUMBERS}})
    return own if 0 < own.samples <= MOST_DRAWS else None
