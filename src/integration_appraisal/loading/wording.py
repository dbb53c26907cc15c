"""Pydantic's errors in plain English: what was found, what is expected, what to do."""

import re
from collections.abc import Callable
from typing import Any

from integration_appraisal.documents.document import Data
from integration_appraisal.documents.numerals import written
from integration_appraisal.documents.pasted import names, plainly, unaccented
from integration_appraisal.engine.scales import SCALES
from integration_appraisal.findings import shown
from integration_appraisal.loading import days
from integration_appraisal.loading.suggest import listed, nearest
from integration_appraisal.model.common import LINE_PATTERN

MAX_ID = 64
ID_SHAPE = "An id has small letters, digits and underscores, begins with a letter and has at most 64 characters."

Said = tuple[str, str]


def said(kind: str, name: str, found: Data, context: dict[str, Any]) -> Said:
    """Code and message for one pydantic error: its type, the field's name, the value found, pydantic's context."""
    if found is None and kind != "missing":
        return "S001", f"`{name}` is empty. Write a value."
    words = _MESSAGES.get(kind)
    if words is None:
        return "S003", f"`{name}` is {described(found)}, which can't stand here."
    return words(name, found, context)


def described(found: Data) -> str:
    """A value as a reader would name it."""
    if found is None:
        return "empty"
    if isinstance(found, bool):
        return "true" if found else "false"
    if isinstance(found, (int, float)):
        return plain_number(found)
    if isinstance(found, str):
        return f'the text "{shown(found)}"' if found else "an empty text"
    return "a list" if isinstance(found, list) else "a mapping"


def plain_number(number: float) -> str:
    """A number as people write it: no exponent, no trailing zeros."""
    return shown(f"{number:.10f}".rstrip("0").rstrip("."))


def _missing(name: str, _found: Data, _context: dict[str, Any]) -> Said:
    return "S001", f"`{name}` is missing here. Add it."


def _says(ending: str, code: str = "S003") -> Callable[[str, Data, dict[str, Any]], Said]:
    return lambda name, found, _context: (code, f"`{name}` is {described(found)}{ending}")


def _bound(words: str, key: str) -> Callable[[str, Data, dict[str, Any]], Said]:
    return lambda name, found, context: (
        "S005",
        f"`{name}` is {described(found)}; it must be {words} {plain_number(context[key])}.",
    )


def _number(name: str, found: Data, _context: dict[str, Any]) -> Said:
    return "S003", f"`{name}` is {described(found)}; a number is expected.{number_hint(found)}"


def number_hint(found: Data) -> str:
    """How to write a number that was written in another way, as a sentence; or nothing for what is no text."""
    if isinstance(found, list) and len(found) > 1 and all(isinstance(part, int) for part in found):
        found = ",".join(str(part) for part in found)  # `[7,5]`
    elif not isinstance(found, str):
        return ""
    return f" {written(found) or f'{names(found)} Write plain digits, such as 1250.'.strip()}"


_LEVELS = dict.fromkeys(
    ("level", "low", "high", "at_least", "at_most"), "Levels are counted from 1, the first of the factor's `levels`."
)


def _whole(name: str, found: Data, _context: dict[str, Any]) -> Said:
    shape = repr(found) if isinstance(found, float) else described(found)
    said_how = (written(found) or _LEVELS.get(name)) if isinstance(found, str) else None
    return "S003", f"`{name}` is {shape}; a whole number is expected, such as 3.{f' {said_how}' if said_how else ''}"


def _text(name: str, found: Data, _context: dict[str, Any]) -> Said:
    hint = " Put it in quotes." if isinstance(found, (bool, int, float)) else ""
    return "S003", f"`{name}` is {described(found)}; text is expected.{hint}"


def _word(name: str, found: Data, context: dict[str, Any]) -> Said:
    words = str(context.get("expected", "")).replace(" or ", ", ").replace("'", "").split(", ")
    return _one_of(name, found, words)


def _kind(name: str, found: Data, context: dict[str, Any]) -> Said:
    words = str(context.get("expected_tags", "")).replace("'", "").split(", ")
    return _one_of(f"{name}: kind", found.get("kind") if isinstance(found, dict) else found, words)


def _one_of(name: str, found: Data, words: list[str]) -> Said:
    pasted = names(found) if isinstance(found, str) else ""
    return "S004", f"`{name}` is {described(found)}; it may be {listed(words)}.{pasted}{nearest(found, words)}"


def _no_kind(name: str, _found: Data, _context: dict[str, Any]) -> Said:
    return "S001", f"`{name}` has no `kind`. Add one of {listed(SCALES)}."


def _pattern(name: str, found: Data, context: dict[str, Any]) -> Said:
    if context.get("pattern") == LINE_PATTERN:
        return "S003", f"`{name}` is {described(found)}; write it on one line, with one plain space between words."
    if name == "rule":
        return "S006", f"`rule` is {described(found)}; a code is a letter and three digits, such as P104."
    return "S006", f"`{name}` is {described(found)}. {ID_SHAPE}{id_hint(found)}"


def id_hint(found: Data) -> str:
    """The nearest thing to what was written that is an id, as a sentence; or nothing where nothing is left of it."""
    text = described(found) if isinstance(found, (bool, int, float)) else str(found)
    words = "_".join(re.findall("[a-z0-9]+", unaccented(plainly(text[:MAX_ID])).lower()))
    valid = (words if words[:1].isalpha() else f"no_{words}")[:MAX_ID]
    return f"{names(text)} Write `{valid}`, for example." if words else names(text)


def _short(name: str, found: Data, context: dict[str, Any]) -> Said:
    if isinstance(found, (list, dict)):
        return "S007", f"`{name}` has {len(found)} of the at least {context.get('min_length')} entries it needs."
    return "S001", f"`{name}` is empty. Write a value."


def _long(name: str, found: Data, context: dict[str, Any]) -> Said:
    count = len(found) if isinstance(found, (list, dict, str)) else 0
    return "S007", f"`{name}` has {count} entries; at most {context.get('max_length')} may stand here."


def _date(name: str, found: Data, _context: dict[str, Any]) -> Said:
    hint = f"{names(found)}{days.written(plainly(found))}" if isinstance(found, str) else ""
    return "S008", f"`{name}` is {described(found)}; a date is year-month-day, such as 2013-03-01.{hint}"


_LIST = _says("; a list is expected: each item on a line that begins with `- `.")
_FIELDS = _says("; fields are expected: `key: value`, each on a line.")
_TOO_LARGE = _says(", too large a number to compute with.", "F016")

_MESSAGES: dict[str, Callable[[str, Data, dict[str, Any]], Said]] = {
    "missing": _missing,
    "float_type": _number,
    "float_parsing": _number,
    "int_type": _whole,
    "int_parsing": _whole,
    "int_from_float": _whole,
    "int_parsing_size": _TOO_LARGE,
    "string_type": _text,
    "bool_type": _says("; write true or false."),
    "tuple_type": _LIST,
    "list_type": _LIST,
    "dict_type": _FIELDS,
    "model_type": _FIELDS,
    "model_attributes_type": _FIELDS,
    "literal_error": _word,
    "union_tag_invalid": _kind,
    "union_tag_not_found": _no_kind,
    "greater_than_equal": _bound("at least", "ge"),
    "greater_than": _bound("above", "gt"),
    "less_than_equal": _bound("at most", "le"),
    "finite_number": _TOO_LARGE,
    "string_pattern_mismatch": _pattern,
    "string_too_short": _short,
    "too_short": _short,
    "too_long": _long,
    "date_form": _date,
}
