"""What stands in a cell as a score: a number with its unit, two ends, a word, or that it is not known."""

import re
from typing import NamedTuple

from integration_appraisal.documents.pasted import typed
from integration_appraisal.findings import shown
from integration_appraisal.sheets.grid import Cell
from integration_appraisal.sheets.words import UNKNOWN, plain

_DIGITS = r"[0-9]{1,3}(?:[,.' ][0-9]{3})+(?:[.,][0-9]+)?|[0-9]+(?:[.,][0-9]+)?|[.,][0-9]+"
_AMOUNT = re.compile(
    rf"(?P<minus>[-(]?)\s*(?P<sign>[£€$¥]?)\s*(?P<minus2>-?)(?P<digits>{_DIGITS})\s*"
    r"(?P<times>(?:k|m|bn|thousand|million)(?![a-z]))?\s*(?P<unit>%|[£€$¥]|[a-z][a-z .]{0,20})?\)?",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"(?P<low>.*?[0-9k%m]\)?)\s*(?:-|\bto\b|\.\.)\s*(?P<high>[£€$¥]?\s*[0-9].*)", re.IGNORECASE)
_WITH_RANGE = re.compile(r"(?P<score>[^()]*[0-9%][^()]*?)\s*\((?P<range>[^()]*[0-9][^()]*)\)")
_TIMES = {"k": 1e3, "thousand": 1e3, "m": 1e6, "million": 1e6, "bn": 1e9}
_LARGEST = 1e12
_GROUPED = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+")
_FAULTS = {
    "formula": "its formula has no stored result. Open the file in your spreadsheet program and save it.",
    "date": "it holds a date, not a score: programs make one of 3/4 or 1-2. Format the cell as text or number, "
    "and type it again.",
    "error": "it shows an error. Mend its formula, or type what it should say.",
}


class Amount(NamedTuple):
    """A cell taken for a score. ``fault`` says why it can't be one, ``doubt`` what else it could have meant."""

    number: float | None = None
    low: float | None = None
    high: float | None = None
    word: str = ""
    unit: str = ""
    is_unknown: bool = False
    fault: str = ""
    doubt: str = ""


def amount(cell: Cell, *, has_commas: bool) -> Amount:
    """What a cell holds; ``has_commas`` says that commas are decimal in its sheet."""
    if cell.fault:
        return Amount(fault=_FAULTS[cell.fault])
    if isinstance(cell.value, float):
        number = Amount(cell.value, unit=cell.unit)
        return number if -_LARGEST <= cell.value <= _LARGEST else _held(number)
    return from_text(cell.value, has_commas=has_commas)


def from_text(text: str, *, has_commas: bool = False) -> Amount:
    """What a text holds; what is neither number nor range is a word."""
    if plain(text) in UNKNOWN:
        return Amount(is_unknown=True)
    text = typed(text).strip()
    one = _number(text, has_commas=has_commas)
    if one is not None:
        return _held(one)
    whole = _WITH_RANGE.fullmatch(text)
    if whole:
        score, ends = _number(whole["score"], has_commas=has_commas), _range(whole["range"], has_commas=has_commas)
        if score is not None and ends is not None:
            return _held(ends._replace(number=score.number, unit=score.unit or ends.unit))
    ends = _range(text, has_commas=has_commas)
    return _held(ends) if ends is not None else Amount(word=text)


def _held(found: Amount) -> Amount:
    """Numbers that a file of ours can hold."""
    if any(abs(own) > _LARGEST for own in (found.number, found.low, found.high) if own is not None):
        return Amount(fault="its number is too large. Count in thousands or millions.")
    if found.low is not None and found.high is not None and found.low > found.high:
        return found._replace(low=found.high, high=found.low)
    return found


def _range(text: str, *, has_commas: bool) -> Amount | None:
    parts = _BETWEEN.fullmatch(text)
    if parts is None:
        return None
    low, high = (_number(parts[end], has_commas=has_commas) for end in ("low", "high"))
    if low is None or high is None or low.number is None or high.number is None:
        return None
    doubt = low.doubt or high.doubt
    return Amount(low=low.number, high=high.number, unit=low.unit or high.unit, doubt=doubt)


def _number(text: str, *, has_commas: bool) -> Amount | None:
    found = _AMOUNT.fullmatch(text.strip())
    if found is None or (found["minus"] == "(") != text.strip().endswith(")"):
        return None
    value, doubt = _value(found["digits"], has_commas=has_commas)
    value *= _TIMES.get((found["times"] or "").lower(), 1)
    if found["minus"] or found["minus2"]:
        value = -value
    return Amount(number=value + 0.0, unit=found["sign"] or (found["unit"] or "").strip(), doubt=doubt)


def _value(digits: str, *, has_commas: bool) -> tuple[float, str]:
    """A number from its digits and signs, and what it could have been instead."""
    bare = digits.replace("'", "").replace(" ", "")
    grouped = _GROUPED.fullmatch(bare)
    point = _decimal_sign(bare, has_commas=has_commas, is_grouped=grouped is not None)
    bare = bare.replace("." if point == "," else ",", "")
    value = float(bare.replace(point, "." if bare.count(point) == 1 else ""))
    if grouped and digits.count(",") == 1 and not has_commas:
        return (
            value,
            f"{shown(digits)} is read as {value:.0f}; write {digits.replace(',', '.')} if its comma is a decimal one",
        )
    return value, ""


def _decimal_sign(bare: str, *, has_commas: bool, is_grouped: bool) -> str:
    """Which sign stands before decimals: the last of two, or a comma that can't set thousands apart."""
    if "." in bare and "," in bare:
        return max(".,", key=bare.rfind)
    if "," in bare and not is_grouped:
        return ","
    return "," if has_commas else "."
