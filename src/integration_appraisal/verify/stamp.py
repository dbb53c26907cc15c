"""The stamp in a paper that was read back."""

import re
from typing import Any, NamedTuple

from integration_appraisal.report.paper.stamp import STAMPED, WHAT_IF

MOST_DRAWS = 1_000_000  # more would keep a reader waiting; `brief` makes 100,000
_NUMBERS = ("seed", "samples")
_LABELS = {"tool": r"(?:Version of )?appraise", "numpy": r"(?:Version of )?numpy"}  # as older papers say it, too
_LEFT_OUT = {"method": "1", WHAT_IF: ""}  # papers did not name the first method
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
    what_if: str = ""


def read_stamp(lines: list[str]) -> Stamp | None:
    """The stamp at the end of a paper; None where it has none, or where it has been damaged."""
    text = " ".join(lines[-100:])  # those of older papers are tables
    values: dict[str, Any] = {key: _stamped(text, key, label) for key, label in STAMPED}
    if None in values.values():
        return None
    if not all(values[key].isdecimal() and len(values[key]) <= _DIGITS for key in _NUMBERS):
        return None
    own = Stamp(**{**values, **{key: int(values[key]) for key in _NUMBERS}})
    return own if 0 < own.samples <= MOST_DRAWS else None


def _stamped(text: str, key: str, label: str) -> str | None:
    """What stands last after a label; what may be left out where it does."""
    word = r"[\w:.]+=[\w:.+=,%-]*\w" if key == WHAT_IF else r"[\w:.+-]*\w"
    found = re.findall(rf"{_LABELS.get(key, re.escape(label))}\W{{1,9}}({word})", text)
    return found[-1] if found else _LEFT_OUT.get(key)
