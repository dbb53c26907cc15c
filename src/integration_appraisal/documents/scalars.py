"""Plain YAML scalars: what they mean in our subset, and which ones YAML readers disagree on.

The subset keeps what YAML 1.1, YAML 1.2 and JSON readers all take alike. Everything else is to be put in quotes.
"""

import math
import re
from typing import TypeAlias

Scalar: TypeAlias = str | int | float | bool | None

WORDS: dict[str, Scalar] = {"": None, "~": None, "null": None, "true": True, "false": False}

_NUMBER = re.compile(r"[-+]?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_DISPUTED = re.compile(
    # Possessive throughout: nothing is tried twice, however long the text.
    r"""
      [-+]? 0 [0-9_.]++                                   # octal here, decimal there
    | [-+]? 0 [xob] [0-9a-f_]++                           # other bases
    | [-+]? (?= [0-9.]++ _ ) \.? [0-9] [0-9_.]*+ (?: e [-+]? [0-9]++ )?   # underscores between digits
    | [-+]? [0-9] [0-9_]*+ (?: : [0-5]?[0-9] )++ (?: \. [0-9_]*+ )?       # base 60
    | [-+]? (?: [0-9]++ \.?+ [0-9]*+ | \. [0-9]++ ) e [-+]? [0-9]++      # exponents
    | [-+]? (?: [0-9]++ \. | \. [0-9]++ )                 # a point without digits on both sides
    | [-+]? \. inf | \. nan                               # not numbers one can compute with
    | [0-9]{4} - [0-9]{1,2} - [0-9]{1,2} (?: t | \ ++ ) [0-9] .*   # times of day
    """,
    re.VERBOSE | re.IGNORECASE,
)
_FIRST_OF_NUMBERS = frozenset("-+.0123456789")
# Any spelling but the ones in WORDS.
_DISPUTED_WORDS = frozenset({"y", "n", "yes", "no", "on", "off", "true", "false", "null", "=", "<<"})


def meaning(text: str) -> Scalar:
    """The value of a plain scalar: a word, a number, or the text itself."""
    if text in WORDS:
        return WORDS[text]
    if text[0] in _FIRST_OF_NUMBERS and _NUMBER.fullmatch(text):
        return number(text)
    return text


def number(text: str) -> int | float:
    """A decimal number; ``inf`` where it is too large to hold, which the caller refuses."""
    if "." in text or len(text) > 18:  # noqa: PLR2004 - any whole number of 18 digits fits 64 bits
        value = float(text)
        return value or 0.0  # no negative zero
    return int(text)


def is_finite(value: Scalar) -> bool:
    """Whether a value can be computed with; everything that is no number can."""
    return not isinstance(value, float) or math.isfinite(value)


def is_disputed(text: str) -> bool:
    """Whether YAML readers read this plain scalar in different ways."""
    if text in WORDS:
        return False
    if text[0] not in _FIRST_OF_NUMBERS:
        return text.lower() in _DISPUTED_WORDS
    if _NUMBER.fullmatch(text) or _DATE.fullmatch(text):
        return False
    return bool(_DISPUTED.fullmatch(text))
