"""Scales of words: as a row gives them, a family that everyone knows, or two ends with one word between."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from integration_appraisal.figures import exact
from integration_appraisal.findings import shown
from integration_appraisal.sheets.amounts import Amount
from integration_appraisal.sheets.grid import Cell
from integration_appraisal.sheets.headings import Doubt
from integration_appraisal.sheets.words import FAMILIES, grade

Found = tuple[Cell, Amount]
_PAIR = re.compile(r"\s*(?P<name>.+?)\s*=\s*(?P<value>-?[0-9.]+)\s*")
_DASHES = ("-", "–", "—")


def are_words(found: Iterable[Found]) -> bool:
    """Whether most scores are words; a lone dash may be anything."""
    kinds = [bool(own.word) for _, own in found if not own.is_unknown and not own.fault and own.word not in _DASHES]
    return 2 * sum(kinds) >= len(kinds) > 0


def word_of(own: Amount) -> str:
    """A score as a word; a number too where it is one of the signs."""
    return own.word or ("" if own.number is None else exact(own.number))


def pairs_of(text: str) -> dict[str, float] | None:
    """``poor = 0; good = 100`` by name, or None where a part of it is no pair."""
    parts = [_PAIR.fullmatch(part) for part in text.split(";") if part.strip()]
    try:
        return {own["name"]: float(own["value"]) for own in parts if own} if parts and None not in parts else None
    except ValueError:
        return None


def known_grade(scale: Mapping[str, Any], word: str) -> str | None:
    """The grade of a scale that a word stands for, whatever its capitals are."""
    names = {name.casefold(): name for name in scale["grades"]}
    if word in scale["grades"]:
        return word
    return names.get(word.casefold()) or names.get(grade(word).casefold())


def grades_of(name: str, found: Sequence[Found], ends: Sequence[str]) -> tuple[dict[str, float], Doubt]:
    """The grades of words without a row that says them; none where their order is not known, and a doubt in any case.

    ``ends`` are the words for worst and best where rows give both.
    """
    words = [(cell, word_of(own)) for cell, own in found if not own.fault]
    used = {grade(word).casefold(): cell for cell, word in words if word}
    first = next(iter(used.values()))
    family = _family(used, [grade(own).casefold() for own in ends])
    if not family:
        listed = ", ".join(f"“{shown(word, 20)}”" for word in list(used)[:6])
        message = f"which of {listed} is better is not known. Add a row `grades`, such as "
        return {}, Doubt(first, message + "poor = 0; fair = 50; good = 100.", is_fault=True)
    values = {word: round(100 * place / (len(family) - 1), 4) for place, word in enumerate(family)}
    listed = ", ".join(f"{word} {exact(value)}" for word, value in values.items())
    message = f"“{shown(name)}” has words. They are taken to be worth {listed}. Change it in the catalogue if not."
    return values, Doubt(first, message)


def _family(used: Iterable[str], ends: Sequence[str]) -> tuple[str, ...]:
    """Grades in order, worst first: the shortest row of known ones that has all, else the ends with one between."""
    known = min((own for own in FAMILIES if set(used) <= set(own)), key=len, default=())
    if known:
        return known[::-1] if ends and ends[0] == known[-1] else known
    between = [word for word in used if word not in ends]
    return (ends[0], *between, ends[1]) if ends and len(between) <= 1 else ()
