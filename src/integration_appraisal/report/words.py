"""Small words that every report uses alike."""

import datetime
from collections.abc import Callable, Sequence
from typing import TypeVar

from integration_appraisal.figures import plain

ARTICLES = ("A", "An", "The")

T = TypeVar("T")


def rank_word(rank: int | None, *, tied: bool) -> str:
    """A rank as people write it: ``1``, ``2=`` where options tie, ``out`` where one is ruled out."""
    if rank is None:
        return "out"
    return f"{rank}=" if tied else str(rank)


def ordinal(number: int) -> str:
    """``1st``, ``2nd``, ``13th``."""
    teen = number % 100 // 10 == 1
    return f"{number}{'th' if teen else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')}"


def joined(words: Sequence[str]) -> str:
    """Words in a sentence: ``a``, ``a and b``, ``a, b and c``."""
    if len(words) < 2:  # noqa: PLR2004 - two make a pair
        return "".join(words)
    return ", ".join(words[:-1]) + " and " + words[-1]


def largest(items: Sequence[T], size: Callable[[T], float]) -> list[T]:
    """Those whose size is the largest as it is shown, in their order: among several none is named for the others."""
    most = plain(max(map(size, items), default=0))
    return [own for own in items if plain(size(own)) == most]


def for_number(number: int, one: str, many: str) -> str:
    """The form of a word that goes with a number: ``is`` for 1, ``are`` for any other."""
    return one if number == 1 else many


def counted(number: int, one: str, many: str | None = None) -> str:
    """``1 error``, ``2 errors``."""
    return f"{number} {for_number(number, one, many or one + 's')}"


def left_out(files: Sequence[str]) -> str:
    """Which files nothing was computed of; empty where there are none."""
    return f"{counted(len(files), 'file')} left out, for errors: {joined(files)}." if files else ""


def text_of(*sentences: str | None) -> str:
    """Sentences in a row, without those that say nothing."""
    return " ".join(filter(None, sentences))


def within(text: str) -> str:
    """Somebody's words within a sentence: no full stop, and an article before a small letter has a small one."""
    text = text.strip().rstrip(".")
    article, space, rest = text.partition(" ")
    return f"{article.lower()}{space}{rest}" if article in ARTICLES and rest[:1].islower() else text


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
