"""Numbers as people write them in other places: with commas, spaces and pasted signs, and how to write them here."""

import re
from decimal import Decimal

from integration_appraisal.documents.pasted import names, plainly
from integration_appraisal.findings import shown

_PLAIN = re.compile(r"[-+]?(?:0|[1-9][0-9]*+)(?:\.[0-9]++)?")
_GROUPED = re.compile(r"([-+]?[1-9][0-9]{0,2})((?:[,' ][0-9]{3})++)(\.[0-9]++)?")
_DECIMAL = re.compile(r"([-+]?)((?:0|[1-9][0-9]*+)(?:[. ][0-9]{3})*+),([0-9]++)")
_SIGNS = re.compile(r"^[£$€] ?| ?%$")
_MANY = re.compile(r"([0-9]+(?:\.[0-9]+)?) ?(k|thousand|m|mn|million|bn|billion)")
_TIMES = {"k": 1_000, "t": 1_000, "m": 1_000_000, "b": 1_000_000_000}
LONGEST = 40  # characters that a number may have here


def written(text: str) -> str | None:
    """A sentence that says how to write a number that this text seems to be, or None where it seems to be none."""
    advice = _advice(plainly(text)) if len(text) <= LONGEST else None
    return f"{names(text)} {advice}".strip() if advice else None


def _advice(text: str) -> str | None:
    plain = _SIGNS.sub("", text)
    many = _MANY.fullmatch(plain.casefold())
    if many:
        return f"Write {(Decimal(many[1]) * _TIMES[many[2][0]]).normalize():f}, in full."
    if _PLAIN.fullmatch(plain):
        return f"Write {plain}, without {'quotes' if plain == text else 'any sign'}."
    grouped, decimal = _GROUPED.fullmatch(plain), _DECIMAL.fullmatch(plain)
    if grouped:
        whole = grouped[1] + re.sub("[^0-9]", "", grouped[2]) + (grouped[3] or "")
        if decimal and grouped[2].count(",") == 1 and not grouped[3]:
            point = f"{decimal[1]}{decimal[2]}.{decimal[3]}"
            return f"A number has no comma here. Write {whole}, or {point} if the comma is a decimal one."
        return f"Write {whole}."
    if decimal:
        whole = decimal[1] + re.sub("[^0-9]", "", decimal[2])
        return f"A decimal comma is not read. Write {whole}.{decimal[3]}."
    return None


def cut(text: str) -> str:
    """What to say of a number that a comma has cut in two inside brackets."""
    return f"a comma ends the value here, so `{shown(text, 30)}` is no number. {written(text) or 'Use a point.'}"
