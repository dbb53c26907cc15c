"""Ids made of names, and data without what says nothing."""

import re
from collections.abc import Collection
from typing import Any

from integration_appraisal.documents.pasted import unaccented

_ID = re.compile(r"[a-z][a-z0-9_]{0,63}")
_LONGEST = 50  # of an id that is made


def whole(number: float) -> float | int:
    """A number without a decimal point where it has no decimals."""
    return int(number) if number == int(number) else number


def own_id(given: str, name: str, taken: Collection[str]) -> str:
    """The id that is given, where it is one; else one made of the name."""
    return given if _ID.fullmatch(given) and given not in taken else identity(name, taken)


def identity(name: str, taken: Collection[str]) -> str:
    """An id made of a name, and none that is taken already."""
    text = re.sub(r"[^a-z0-9]+", "_", unaccented(name).casefold()).strip("_")[:_LONGEST].rstrip("_")
    own = text if text[:1].isalpha() else f"n_{text}".rstrip("_")
    number = 2
    made = own
    while made in taken:
        made, number = f"{own}_{number}", number + 1
    return made


def filled(data: dict[str, Any]) -> dict[str, Any]:
    """Without fields that say nothing."""
    return {key: value for key, value in data.items() if value not in (None, "", [], {})}
