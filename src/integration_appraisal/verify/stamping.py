"""The stamp in a paper that was read back."""

import re
from collections import deque
from typing import Any, NamedTuple

from integration_appraisal.report.paper.stamp import STAMPED

MOST_DRAWS = 1_000_000  # more would keep a reader waiting; `brief` makes 100,000
_NUMBERS = ("seed", "samples")
_BEFORE_METHODS = {"method": "1"}  # papers did not name the first method
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


def stamp(lines: list[str]) -> Stamp | None:
    """The stamp in the last annex; None where a paper has none, or where it has been damaged."""
    text = "\n".join(lines)
    values: dict[str, Any] = dict(_BEFORE_METHODS)
    for key, label in STAMPED:
        last = _stamped(text, label)
        if last is not None:
            values[key] = last[1]
        elif key not in values:
            return None
    if not all(values[key].isdecimal() and len(values[key]) <= _DIGITS for key in _NUMBERS):
        return None
    found = Stamp(**{**values, **{key: int(values[key]) for key in _NUMBERS}})
    return found if 0 < found.samples <= MOST_DRAWS else None


def _stamped(text: str, label: str) -> re.Match[str] | None:
    """Where the stamp says something: the last place in the text that does."""
    # What stands before the label is looked for in its own line only: else every line would be a new start.
    hits = re.finditer(rf"^[^\w\n]*{re.escape(label)}\W+([\w:.+-]+)", text, re.MULTILINE)
    return next(iter(deque(hits, maxlen=1)), None)


def stamped_alike(lines: list[str], own: Stamp) -> list[str]:
    """Lines with another paper's stamp in place of their own: what differs there is told apart, in words."""
    text = "\n".join(lines)
    for key, label in STAMPED:
        hit = _stamped(text, label)
        if hit is not None:
            text = f"{text[: hit.start(1)]}{getattr(own, key)}{text[hit.end(1) :]}"
    return text.split("\n")
