"""Which scale a criterion has: what its rows say, else what its scores leave no doubt of, else a guess that is said."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from integration_appraisal.figures import exact
from integration_appraisal.findings import shown
from integration_appraisal.sheets.amounts import amount, from_text
from integration_appraisal.sheets.columns import Column
from integration_appraisal.sheets.grades import Found, are_words, grades_of, pairs_of
from integration_appraisal.sheets.grid import Cell
from integration_appraisal.sheets.headings import Doubt
from integration_appraisal.sheets.words import direction, is_less_better, plain

_MONEY = "£€$¥"
_ENDS = ("worst", "best")
_PAIRED = {
    "grades": ("grades", "the values of the grades are missing. Write them like this: poor = 0; good = 100."),
    "piecewise": ("points", "the points of the scale are missing. Write them like this: 0 = 0; 10 = 60; 30 = 100."),
}
KINDS = ("judged", "linear", "piecewise", "grades", "relative", "proportional")


class Scale(NamedTuple):
    """A scale as files have it, or None where there is none; and what is wrong or in doubt with it."""

    data: dict[str, Any] | None
    doubts: tuple[Doubt, ...] = ()


def scale_of(column: Column, said: Mapping[str, Cell], found: Sequence[Found], *, has_commas: bool) -> Scale:
    """The scale of a criterion; ``said`` are the cells of marked rows, ``found`` its scores in all sheets."""
    faults = tuple(_faults(said))
    if faults:
        return Scale(None, faults)
    kind = _told_kind(said)
    if kind in _PAIRED:
        return _paired(kind, column, said)
    if kind is None and are_words(found):
        return _words(column, said, found)
    told = {end: amount(said[end], has_commas=has_commas).number for end in _ENDS if end in said}
    return _numbers(column, said, told, found, kind)


def _words(column: Column, said: Mapping[str, Cell], found: Sequence[Found]) -> Scale:
    """Grades without a row that says them."""
    ends = [said[end].text for end in _ENDS if end in said]
    grades, doubt = grades_of(column.name, found, ends if len(ends) == len(_ENDS) else ())
    return Scale({"kind": "grades", "grades": grades} if grades else None, (doubt,))


def _told_kind(said: Mapping[str, Cell]) -> str | None:
    """The kind of scale that rows say, by its name or by what only one kind has."""
    kind = next((kind for kind, (row, _) in _PAIRED.items() if row in said), None)
    return plain(said["scale"].text) if "scale" in said else kind


def _faults(said: Mapping[str, Cell]) -> Iterator[Doubt]:
    """What is wrong with the cells of marked rows."""
    for cell in said.values():
        if cell.fault:
            yield Doubt(cell, amount(cell, has_commas=False).fault, is_fault=True)
    if "better" in said and direction(said["better"].text) is None:
        fault = f"“{shown(said['better'].text, 30)}” does not say which way is better. Write higher or lower."
        yield Doubt(said["better"], fault, is_fault=True)
    if "scale" in said and plain(said["scale"].text) not in KINDS:
        fault = f"“{shown(said['scale'].text, 30)}” is no kind of scale. It may be {', '.join(KINDS)}."
        yield Doubt(said["scale"], fault, is_fault=True)


def _paired(kind: str, column: Column, said: Mapping[str, Cell]) -> Scale:
    """A scale of pairs: grades with their values, or scores with theirs."""
    row, missing = _PAIRED[kind]
    pairs = (pairs_of(said[row].text) if row in said else None) or {}
    if pairs and kind == "grades":
        return Scale({"kind": kind, "grades": pairs})
    points = [[from_text(score).number, value] for score, value in pairs.items()]
    if len(points) > 1 and None not in [score for score, _ in points]:
        return Scale(_with_unit({"kind": kind}, column, said, ()) | {"points": points})
    return Scale(None, (Doubt(said.get(row) or said["scale"], missing, is_fault=True),))


def _with_unit(
    data: dict[str, Any], column: Column, said: Mapping[str, Cell], found: Sequence[Found]
) -> dict[str, Any]:
    own = said["unit"].text if "unit" in said else column.unit or next((own.unit for _, own in found if own.unit), "")
    return data | ({"unit": own} if own else {})


def _numbers(
    column: Column,
    said: Mapping[str, Cell],
    ends: Mapping[str, float | None],
    found: Sequence[Found],
    kind: str | None,
) -> Scale:
    """A scale of numbers: between the ends that are given, else judged against words, else relative."""
    faults = tuple(_units(found))
    kind = kind or _kind(column, ends)
    if kind == "linear":
        scale = _linear(said, ends) if ends or column.ends is None else _in_brackets(column, said)
        data = scale.data and {**_with_unit(scale.data, column, said, found), **ends}
        return Scale(data, faults + scale.doubts)
    if kind == "judged":
        return Scale({"kind": kind} | {end: said[end].text for end in ends if said[end].text}, faults)
    better, is_guess = _better(column, said, found)
    guess = (_guessed(column, better),) if is_guess else ()
    return Scale(_with_unit({"kind": kind}, column, said, found) | {"better": better}, faults + guess)


def _guessed(column: Column, better: str) -> Doubt:
    """That a scale is a guess in all."""
    message = f"nothing says which way “{shown(column.name)}” is better, nor which scores are its worst and best. "
    message += f"Taken: {better} is better, from the worst option to the best. Add `worst` and `best`, or `better`."
    return Doubt(column.line.cell, message)


def _kind(column: Column, ends: Mapping[str, float | None]) -> str:
    """The kind of a scale of numbers, by the ends that rows or the heading's brackets give."""
    if ends:
        return "judged" if None in ends.values() else "linear"
    return "linear" if column.ends is not None else "relative"


def _linear(said: Mapping[str, Cell], ends: Mapping[str, float | None]) -> Scale:
    """A straight line, where both ends are given and are two numbers."""
    cell = next((said[own] for own in (*ends, "scale") if own in said), None)
    assert cell is not None  # noqa: S101 - something says that it is linear
    if len(ends) == 1:
        missing, worth = ("best", "100") if "worst" in ends else ("worst", "0")
        message = f"there is no `{missing}` beside it. Add a row that says which score is worth {worth}."
        return Scale(None, (Doubt(cell, message, is_fault=True),))
    if not ends or None in ends.values():
        message = "a linear scale needs numbers in the rows `worst` and `best`."
        return Scale(None, (Doubt(cell, message, is_fault=True),))
    if ends["worst"] == ends["best"]:
        return Scale(None, (Doubt(cell, "its worst and best are the same number. They must differ.", is_fault=True),))
    return Scale({"kind": "linear"})


def _in_brackets(column: Column, said: Mapping[str, Cell]) -> Scale:
    """A straight line between the two numbers that stand in the brackets of a heading."""
    assert column.ends is not None  # noqa: S101 - asked only then
    better, is_guess = _better(column, said, ())
    low, high = column.ends if better == "higher" or is_guess else column.ends[::-1]
    data = {"kind": "linear", "worst": low, "best": high}
    if better == "higher" or not is_guess:
        return Scale(data)
    message = f"nothing says which way it is better. Taken: {exact(high)} is best. Add a row `better` if not."
    return Scale(data, (Doubt(column.line.cell, message),))


def _better(column: Column, said: Mapping[str, Cell], found: Sequence[Found]) -> tuple[str, bool]:
    """Which way is better, and whether that is a guess."""
    told = direction(said["better"].text) if "better" in said else column.better
    if told is not None:
        return told, False
    units = {column.unit[:1], *(own.unit[:1] for _, own in found)}
    less = is_less_better(column.name) or is_less_better(column.unit) or bool(units & set(_MONEY))
    return ("lower" if less else "higher"), True


def _units(found: Sequence[Found]) -> list[Doubt]:
    """Cells whose unit is another than that of the cells above."""
    first = next((own.unit for _, own in found if own.unit), "")
    doubts = []
    for cell, own in found:
        if own.unit.casefold() not in ("", first.casefold()):
            message = f"its unit is {shown(own.unit)}, that of others {shown(first)}. Count all in one unit."
            doubts.append(Doubt(cell, message, is_fault=True))
        elif first == "%" and not own.unit:
            message = "others in its line are per cent, and it is not. Write it as they are."
            doubts.append(Doubt(cell, message, is_fault=True))
    return doubts


def off_scale(scale: Mapping[str, Any], number: float) -> str | None:
    """Between what the scores of a scale must lie, where a number does not."""
    if scale["kind"] == "judged":
        ends = [0.0, 100.0]
    elif scale["kind"] == "linear":
        ends = sorted((scale["worst"], scale["best"]))
    elif scale["kind"] == "piecewise":
        ends = [scale["points"][0][0], scale["points"][-1][0]]
    elif scale["kind"] == "proportional":
        return None if number > 0 else "just above 0 on"
    else:
        return None
    return None if ends[0] <= number <= ends[1] else f"{exact(ends[0])} to {exact(ends[1])}"
