"""Dates as people write them elsewhere, and how to write them here."""

import datetime
import re

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_FORMS = (
    re.compile(r"(?P<year>\d{4})[-/. ](?P<month>\d\d?)[-/. ](?P<day>\d\d?)"),
    re.compile(r"(?P<day>\d\d?)[-/. ](?P<month>\d\d?)[-/. ](?P<year>\d{4})"),
    re.compile(r"(?P<day>\d\d?)(?:st|nd|rd|th)?[- ](?P<month>[a-z]{3,9})\.?,?[- ](?P<year>\d{4})"),
    re.compile(r"(?P<month>[a-z]{3,9})\.? (?P<day>\d\d?)(?:st|nd|rd|th)?,? (?P<year>\d{4})"),
)


def written(text: str) -> str:
    """A sentence that says how to write a date that this text seems to be; nothing where it seems to be none."""
    found = next(filter(None, (form.fullmatch(text.strip().casefold()) for form in _FORMS)), None)
    if found is None:
        return ""
    first, second = int(found["day"]), _month(found["month"])
    try:
        day = datetime.date(int(found["year"]), second, first)
    except ValueError:
        return " There is no such day."
    is_either = found["month"].isdigit() and found.start("day") < found.start("month") and first <= len(_MONTHS)
    return f" Write {day.isoformat()}{', if the day comes first' if is_either and first != second else ''}."


def _month(text: str) -> int:
    """Its number; 0 where there is no such month."""
    if text.isdigit():
        return int(text)
    return _MONTHS.index(text[:3]) + 1 if text[:3] in _MONTHS else 0
