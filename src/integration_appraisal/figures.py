"""Numbers as people write them: the one formatter, for sentences, tables and messages.

Nothing here gives an exponent or a negative zero.
"""

from collections.abc import Sequence
from decimal import Decimal
from math import floor, log10
from typing import TypeAlias

SAME = 1e-9  # numbers no further apart than this are equal: it is above rounding and far below anything that is printed

_MOST_DECIMALS = 12

Score: TypeAlias = float | str | None
"""A score as it is given: a number, a word such as a grade, or none."""


def exact(number: float, *, thousands: bool = False) -> str:
    """A number with all its digits."""
    return f"{number:z{',' if thousands else ''}.{decimals_of(number)}f}"


def stated(given: str | float) -> str:
    """A number with all its digits, or a text, as somebody stated it."""
    return given if isinstance(given, str) else exact(given, thousands=True)


def one_decimal(number: float) -> str:
    """A number with one decimal."""
    return f"{number:z.1f}"


def rounded(number: float, decimals: int) -> str:
    """A number with so many decimals, or as many more as it takes not to look like nothing."""
    while number and decimals < _MOST_DECIMALS and not float(f"{number:.{decimals}f}"):
        decimals += 1
    return f"{number:z.{decimals}f}"


def plain(number: float) -> str:
    """A number in a sentence: one decimal at most. What would round to nothing is said to be less than 0.1."""
    return "less than 0.1" if number > 0 and one_decimal(number) == "0.0" else one_decimal(number).removesuffix(".0")


def series(numbers: Sequence[float]) -> list[str]:
    """Numbers in a row: one decimal for all, or none where all are whole."""
    texts = [one_decimal(number) for number in numbers]
    return [text.removesuffix(".0") for text in texts] if all(text.endswith(".0") for text in texts) else texts


def signed(number: float) -> str:
    """Points with their sign: ``+2.4``; a bare 0 only where nothing moved at all."""
    text = f"{number:+z.1f}" if number else "0"
    return "0.0" if text == "+0.0" else text


def amount(number: float) -> str:
    """A sum of money with thousands set apart; with a decimal below 100, and three digits below 1."""
    if abs(number) >= 100 or number == int(number):  # noqa: PLR2004 - where a decimal says nothing
        return exact(round(number), thousands=True)
    return f"{number:,.1f}" if abs(number) >= 1 else exact(float(f"{number:.3g}"))


_CURRENCIES = "£€$"


def in_unit(number: float, unit: str) -> str:
    """A sum with what it is counted in: ``£3,300 thousand``, ``40 hours``; without a unit the bare number."""
    sign, rest = (unit[:1], unit[1:].strip()) if unit[:1] in _CURRENCIES else ("", unit.strip())
    minus = "-" if sign and number < 0 else ""
    said = amount(abs(number)) if minus else amount(number)
    return f"{minus}{sign}{counting(said, rest)}"


_MILLION = 1_000_000
_COUNTED_IN = {"": 1, "thousand": 1_000, "million": _MILLION}


def spoken(number: float, unit: str) -> str:
    """A sum in a sentence, a million or more with one decimal: ``£3.7 million`` for 3,664 in ``£ thousand``.

    Tables have the number as it is given. A sum below a million, or not in a currency, stays as it is there, too.
    """
    word, space, rest = unit[1:].strip().partition(" ")
    if word not in _COUNTED_IN:
        word, space, rest = "", " ", f"{word}{space}{rest}"
    millions = number * _COUNTED_IN[word] / _MILLION
    if unit[:1] not in _CURRENCIES or not unit or abs(millions) < 1:
        return in_unit(number, unit)
    return f"{'-' if number < 0 else ''}{unit[0]}{plain_many(abs(millions))} million{f' {rest}' if rest else ''}"


def plain_many(number: float) -> str:
    """A number in a sentence with thousands set apart, one decimal at most."""
    return f"{number:,.1f}".removesuffix(".0")


_MANY = {"people": "person", "children": "child", "men": "man", "women": "woman", "lives": "life", "buses": "bus"}
_NO_PLURALS = ("ss", "us", "is")
_LARGE = ("hundreds", "thousands", "millions")
# Words before which the noun of a unit stands.
_THEN = {"a", "an", "and", "at", "by", "for", "from", "in", "of", "on", "or", "out", "per", "that", "to", "who", "with"}


def counting(number: str, unit: str | None) -> str:
    """A number with what it counts: ``3 days``, ``1 day``, and the bare number without a unit."""
    return f"{number} {_one(unit) if number in ('1', '-1') else unit}" if unit else number


def _one(unit: str) -> str:
    """A unit as it goes with 1: its first word that is surely a plural becomes one; else it stays as it is."""
    words = unit.split(" ")
    for at, word in enumerate(words):
        if word.lower() in _THEN:
            break
        single = _MANY.get(word) or _singular(word)
        if single != word:
            return " ".join([*words[:at], single, *words[at + 1 :]])
    return unit


def _singular(word: str) -> str:
    """A word without the ending of a plural, where it surely has one: no abbreviation such as "hrs", and no "bus"."""
    is_plural = word.isalpha() and word.endswith("s") and not word.endswith(_NO_PLURALS)
    if not is_plural or word in _LARGE:
        return word
    if word[:-1].isupper():  # GPs
        return word[:-1]
    if len(word) < 4 or not word[1:].islower():  # noqa: PLR2004
        return word
    if word.endswith("ies"):
        return f"{word[:-3]}y"
    return word[: -2 if word.endswith(("sses", "shes", "ches", "xes")) else -1]


def amounts(numbers: Sequence[float]) -> list[str]:
    """Sums of money under each other, all with as many decimals as the largest needs for five digits."""
    if all(number == int(number) for number in numbers):
        return [exact(number, thousands=True) for number in numbers]
    largest = max(map(abs, numbers))
    decimals = min(max(4 - floor(log10(largest)), 0), 9)
    return [f"{number:z,.{decimals}f}" for number in numbers]


def is_shown(number: float) -> bool:
    """Whether a number is any other than 0.0 when it is printed with one decimal."""
    return one_decimal(abs(number)) != "0.0"


def points(number: float, limit: float | None = None) -> str:
    """Points in a sentence: ``8.5 points``, ``1 point``; told apart from a limit that they are held against."""
    text = plain(number) if limit is None else beside(number, limit)
    return f"{text} point" if text == "1" else f"{text} points"


def percent(share: float) -> str:
    """A share in a sentence, in whole per cent where that says enough; only the whole is 100%, only nothing is 0%."""
    text = plain(100 * share)
    return "more than 99.9%" if text == "100" and share < 1 else f"{text}%"


def times(share: float) -> str:
    """A share in plain words, for what is known no better than that: ``about 6 times in 10``."""
    if share < 0.05:  # noqa: PLR2004 - one in twenty
        return "less than 1 time in 20"
    if share > 0.95:  # noqa: PLR2004
        return "more than 19 times in 20"
    tenths = min(max(round(10 * share), 1), 9)
    return f"about {tenths} {'time' if tenths == 1 else 'times'} in 10"


def percent_cell(share: float) -> str:
    """A share in a table, where there is little room."""
    return percent(share).replace("less than ", "<").replace("more than ", ">")


def beside(number: float, limit: float) -> str:
    """A number that is held against a limit: with one decimal at most, unless it would then look like the limit."""
    text = plain(number)
    return text if text != plain(limit) or abs(number - limit) <= SAME else apart(number, limit)


def apart(number: float, *others: float) -> str:
    """A number with as many decimals as it takes to tell it from some others, and at least one."""
    for decimals in range(1, 12):
        text = _rounded(number, decimals)
        if all(number == other or text != _rounded(other, decimals) for other in others):
            return text
    return exact(number, thousands=True)


def written(*scores: Score) -> tuple[str, ...]:
    """Scores that stand together, as they were given: all with as many decimals as the one that has most."""
    decimals = max((decimals_of(score) for score in scores), default=0)
    return tuple(
        score or "" if score is None or isinstance(score, str) else f"{score:z,.{decimals}f}" for score in scores
    )


def on_scale(score: Score, width: float = 100.0, *beside: Score) -> str:
    """A score that was computed, with as many decimals as a scale of that width needs for three digits.

    It is as exact as the scores it stands ``beside``. Zeros after the last digit that says something are left out.
    """
    if score is None or isinstance(score, str):
        return score or ""
    decimals = max(1, 2 - floor(log10(width))) if width > 0 else 1
    return _rounded(score, max(decimals, *map(decimals_of, beside), 0))


def decimals_of(score: Score) -> int:
    """How many decimals a score was given with."""
    if score is None or isinstance(score, str):
        return 0
    exponent = Decimal(repr(float(score))).normalize().as_tuple().exponent
    return -exponent if isinstance(exponent, int) and exponent < 0 else 0


def _rounded(number: float, decimals: int) -> str:
    """A number with so many decimals, but for zeros after the last digit that says something."""
    return exact(round(number, decimals), thousands=True)
