"""Two pieces of JSON held against each other."""

from collections.abc import Iterator
from typing import Any

SAME = 1e-9


def apart(ours: Any, theirs: Any, at: str = "") -> Iterator[str]:
    """Where they differ, numbers by more than 1e-9 (of themselves, where they are large)."""
    match ours, theirs:
        case dict(), dict() if ours.keys() == theirs.keys():
            for key, own in ours.items():
                yield from apart(own, theirs[key], f"{at}.{key}")
        case list(), list() if len(ours) == len(theirs):
            for index, (own, its) in enumerate(zip(ours, theirs, strict=True)):
                yield from apart(own, its, f"{at}[{index}]")
        case (int() | float(), int() | float()) if abs(ours - theirs) <= SAME * max(1.0, abs(ours)):
            pass
        case _ if ours is not theirs and ours != theirs:
            yield f"{at}: {ours} and {theirs}"
