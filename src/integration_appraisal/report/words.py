"""Small words that every report uses alike."""

import datetime
from collections.abc import Sequence
from decimal import Decimal
from math import floor, log10
from typing import TypeAlias

from integration_appraisal.engine.ranks import SAME
from integration_appraisal.figures import exact


def one_decimal(number: float) -> str:
    """A number with one decimal, no negative zero."""
    text = f"{number:.1f}"
    return "0.0" if text == "-0.0" else text


def points(number: float, limit: float | None = None) -> str:
    """Points in a sentence: ``8.5 points``, ``1 point``; told apart from a limit that they are held against."""
    text = plain(number) if limit is None else beside(number, limit)
    return f"{text} point" if text == "1" else f"{text} points"


def plain(number: float) -> str:
    """A number in a sentence: one decimal at most. What would round to nothing is said to be less than 0.1."""
    text = one_decimal(number)
    if text == "0.0" and number > 0:
        return "less than 0.1"
    return text.removesuffix(".0")


def series(numbers: Sequence[float]) -> list[str]:
    """Numbers in a row: one decimal for all, or none where all are whole."""
    texts = [one_decimal(number) for number in numbers]
    return [text.removesuffix(".0") for text in texts] if all(text.endswith(".0") for text in texts) else texts


Score: TypeAlias = float | str | None


def written(*scores: Score) -> tuple[str, ...]:
    """Scores that stand together, as they were given: all with as many decimals as the one that has most."""
    decimals = max((decimals_of(score) for score in scores), default=0)
    return tuple(_in_full(score, decimals) for score in scores)


def decimals_of(score: Score) -> int:
    """How many decimals a score was given with."""
    if score is None or isinstance(score, str):
        return 0
    exponent = Decimal(repr(score)).normalize().as_tuple().exponent
    return -exponent if isinstance(exponent, int) and exponent < 0 else 0


def _in_full(score: Score, decimals: int) -> str:
    """All its digits, however large or small it is: nobody reads 1.2e+06."""
    return score or "" if score is None or isinstance(score, str) else f"{score or 0:,.{decimals}f}"


def on_scale(score: Score, width: float = 100.0, *beside: Score) -> str:
    """A score that was computed, with as many decimals as a scale of that width needs for three digits.

    It is as exact as the scores it stands ``beside``. Zeros after the last digit that says something are left out.
    """
    if score is None or isinstance(score, str):
        return score or ""
    decimals = max(1, 2 - floor(log10(width))) if width > 0 else 1
    return _trimmed(f"{score:,.{max(decimals, *map(decimals_of, beside), 0)}f}")


def _trimmed(text: str) -> str:
    """No zeros after the last digit that says something, and no negative zero."""
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text == "-0" else text


def apart(number: float, *others: float) -> str:
    """A number with as many decimals as it takes to tell it from some others, and at least one."""
    for decimals in range(1, 12):
        text = _trimmed(f"{number:,.{decimals}f}")
        if all(number == other or text != _trimmed(f"{other:,.{decimals}f}") for other in others):
            return text
    return exact(number, thousands=True)


def beside(number: float, limit: float) -> str:
    """A number that is held against a limit: with one decimal at most, unless it would then look like the limit."""
    text = plain(number)
    return text if text != plain(limit) or abs(number - limit) <= SAME else apart(number, limit)


def rank_word(rank: int | None, *, tied: bool) -> str:
    """A rank as people write it: ``1``, ``2=`` where options tie, ``out`` where one is ruled out."""
    if rank is None:
        return "out"
    return f"{rank}=" if tied else str(rank)


def percent(share: float) -> str:
    """A share in a sentence, in whole per cent where that says enough; only the whole is 100%, only nothing is 0%."""
    text = plain(100 * share)
    return "more than 99.9%" if text == "100" and share < 1 else f"{text}%"


def percent_cell(share: float) -> str:
    """A share in a table, where there is little room."""
    return percent(share).replace("less than ", "<").replace("more than ", ">")


def joined(words: Sequence[str]) -> str:
    """Words in a sentence: ``a``, ``a and b``, ``a, b and c``."""
    if len(words) < 2:  # noqa: PLR2004 - two make a pair
        return "".join(words)
    return ", ".join(words[:-1]) + " and " + words[-1]


def counted(number: int, one: str, many: str | None = None) -> str:
    """``1 error``, ``2 errors``."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def sentence(text: str) -> str:
    """Text that ends with a full stop and begins with a capital."""
    text = text.strip()
    if not text:
        return text
    return text[0].upper() + text[1:] + ("" if text[-1] in ".!?…" else ".")


def date(day: datetime.date) -> str:
    """``12 July 2013``."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def day(text: str) -> str:
    """A text that is a date as people write one; any other as it stands."""
    try:
        return date(datetime.date.fromisoformat(text)) if len(text) == len("2013-07-12") else text
    except ValueError:
        return text


# Not the system's own names: a paper reads the same wherever it is made.
_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
