"""Headings: which are lines of their own, and which say more of a line before them."""

import re
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from integration_appraisal.findings import shown
from integration_appraisal.sheets.grid import Cell
from integration_appraisal.sheets.words import HEADINGS, SUFFIXES, label, plain

_MORE = re.compile(r"(?P<of>.*\S)\s*(?::| -| –|\()\s*(?P<what>[^:()]+?)\)?")


class Doubt(NamedTuple):
    """Something that was taken for one thing and could be another, or can't be used; ``cell`` is where it stands."""

    cell: Cell
    message: str
    is_fault: bool = False


class Line(NamedTuple):
    """An option's row or a criterion's column: the cell that names it, and lines that say more of it.

    ``beside`` goes by what they say (low, high, rationale, basis), or by the person whose scores they are.
    """

    number: int
    cell: Cell
    beside: Mapping[str, int]


def parted(cells: Mapping[int, Cell], sure: Container[int]) -> list[Line]:
    """Lines with those that say more of them; ``sure`` are lines in their own right, whatever they are called."""
    made: dict[int, Line] = {}
    reasons = set(_reasons(cells))
    for number, cell in cells.items():
        owner, what = (None, "") if number in sure else _owner(cell, list(made.values()))
        if owner is None and made and number in reasons and number not in sure:
            owner, what = list(made.values())[-1], "rationale"
        line = Line(number, cell, {}) if owner is None else owner._replace(beside={**owner.beside, what: number})
        made[line.number] = line
    return list(made.values())


def _reasons(cells: Mapping[int, Cell]) -> Iterator[int]:
    """Lines headed as notes, where each stands behind what it is about: several, or one that is not the last."""
    notes = [number for number, cell in cells.items() if HEADINGS.get(label(cell.text)) == "notes"]
    if notes and (len(notes) > 1 or notes[0] != max(cells)):
        yield from notes


def _owner(cell: Cell, made: Sequence[Line]) -> tuple[Line | None, str]:
    """The line before that a heading such as ``Access: low`` says more of, and what."""
    starting = [own for own in made if own.cell.text and cell.text.startswith(f"{own.cell.text}: ")]
    if starting:
        owner = max(starting, key=lambda own: len(own.cell.text))
        rest = cell.text[len(owner.cell.text) + 2 :]
        return owner, SUFFIXES.get(plain(rest), rest)
    found = _MORE.fullmatch(cell.text)
    of = plain(found["of"]) if found else ""
    named = next((own for own in made if of and of in (plain(own.cell.text), label(own.cell.text))), None)
    return named, SUFFIXES.get(plain(found["what"]), found["what"]) if found else ""


def says_more(cell: Cell, others: Iterable[Cell]) -> bool:
    """Whether a heading such as ``Access: low`` says more of one of some others."""
    return _owner(cell, [Line(0, own, {}) for own in others if own is not cell])[0] is not None


def told(line: Line, kind: str, name: str, called: Callable[[int], str]) -> tuple[str, str]:
    """Where a line stands and what it is taken for, in words."""
    more = ", ".join(f"{what} in {called(at)}" for what, at in line.beside.items())
    return called(line.number), f"{kind} “{shown(name)}”" + (f", its {more}" if more else "")
