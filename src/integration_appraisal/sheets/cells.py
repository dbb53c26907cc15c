"""One entry of a catalogue for each option on each criterion, from all that sheets say of it."""

from collections.abc import Iterator, Mapping, Sequence
from statistics import fmean
from typing import Any, NamedTuple

from integration_appraisal.figures import exact
from integration_appraisal.findings import shown
from integration_appraisal.sheets.amounts import Amount, amount
from integration_appraisal.sheets.columns import Column
from integration_appraisal.sheets.grades import known_grade, word_of
from integration_appraisal.sheets.grid import Cell
from integration_appraisal.sheets.headings import Doubt, Line
from integration_appraisal.sheets.identities import filled, whole
from integration_appraisal.sheets.layout import written
from integration_appraisal.sheets.scales import off_scale
from integration_appraisal.sheets.tables import AGREED, Table, cells_at
from integration_appraisal.sheets.words import SUFFIXES, plain

_BASES = ("judgement", "stated", "evidence")
_UNKNOWN = "unknown"
_ENDS = ("low", "high")
Lines = Sequence[Line | None]
Columns = Sequence[Column | None]


class Told(NamedTuple):
    """What one table says in one cell about a score: who says it, where, and what."""

    person: str  # whose score it is: the sheet's person, or the one whom the line is headed with
    what: str  # nothing where it is the score itself
    cell: Cell
    amount: Amount

    @property
    def is_score(self) -> bool:
        """Whether it is a score, the agreed one or a person's, and not something said of one."""
        return not self.what

    @property
    def is_agreed(self) -> bool:
        """Whether it is not one person's."""
        return self.person in ("", AGREED)


class Cells:
    """Reads the cells of tables; ``doubts`` gather what is wrong or in doubt."""

    def __init__(self, tables: Sequence[Table], work: str, doubts: list[Doubt]) -> None:
        self._tables = tables
        self._work = work
        self._doubts = doubts
        self._known: dict[tuple[int, int], list[Told]] = {}

    def told(self, lines: Lines, columns: Columns) -> list[Told]:
        """All that tables say of an option on a criterion; looked up once."""
        at = (id(lines), id(columns))
        if at not in self._known:
            self._known[at] = list(self._told(lines, columns))
        return self._known[at]

    def _told(self, lines: Lines, columns: Columns) -> Iterator[Told]:
        for table, line, column in zip(self._tables, lines, columns, strict=True):
            for what, place in cells_at(line, column).items() if line and column else ():
                cell = table.layout.grid.cells.get(place)
                if cell is not None:
                    is_more = what in SUFFIXES.values()
                    person = table.person if is_more else what or table.person
                    own = amount(cell, has_commas=table.layout.grid.has_commas)
                    yield Told(person, what if is_more else "", cell, own)

    def source(self, cells: Sequence[Cell]) -> dict[str, str]:
        """Where something stands, as files cite it."""
        return {"work": self._work, "at": ", ".join(dict.fromkeys(cell.address for cell in cells))}

    def entry(self, lines: Lines, columns: Columns, scale: Mapping[str, Any]) -> dict[str, Any]:
        """An entry with its score, range or marks, why, and the cells that it comes from."""
        told = self.told(lines, columns)
        scored = [own.cell for own in told if own.is_score or own.what in _ENDS]
        entry = self._scores(told, scale) or {"score": _UNKNOWN}
        if entry.get("score") == _UNKNOWN:
            self._say_unknown(lines, columns, scored, scale)
        elif scored:
            self._check_range(entry, scale, scored)
        said = {"rationale": _reasons(told), "basis": _basis(told), "source": self.source(scored) if scored else None}
        return filled(entry | said)

    def _scores(self, told: Sequence[Told], scale: Mapping[str, Any]) -> dict[str, Any]:
        """The agreed score with its range, else people's marks; beside an agreed score marks only give its range."""
        agreed: dict[str, Any] = {}
        marks: dict[str, Any] = {}
        ends: dict[str, Any] = {}
        for own in told:
            if own.is_score and own.is_agreed:
                agreed |= self._read(own, scale)
            elif own.is_score:
                marks[own.person] = self._read(own, scale).get("score", _UNKNOWN)
            elif own.what in _ENDS and own.is_agreed:
                ends[own.what] = self._read(own, scale).get("score")
        return self._settled(agreed, marks, ends, scale, told)

    def _settled(
        self,
        agreed: dict[str, Any],
        marks: Mapping[str, Any],
        ends: Mapping[str, Any],
        scale: Mapping[str, Any],
        told: Sequence[Told],
    ) -> dict[str, Any]:
        """What counts of an agreed score, people's marks and a range; nothing where nothing is told."""
        known = {person: mark for person, mark in marks.items() if mark != _UNKNOWN}
        if not known:
            return agreed | {**ends} or dict.fromkeys(["score"] if marks else [], _UNKNOWN)
        if scale["kind"] == "grades":
            return self._middle(known, scale["grades"], told) | agreed | {**ends}
        if agreed.get("score", _UNKNOWN) == _UNKNOWN:
            return {"marks": known, **ends}
        return _spread([*known.values(), agreed["score"]]) | agreed | {**ends}

    def _middle(self, marks: Mapping[str, str], grades: Mapping[str, float], told: Sequence[Told]) -> dict[str, Any]:
        """Grades have no mean: of several people's the middle one counts, the lower of two, within their range."""
        ordered = sorted(marks.values(), key=grades.__getitem__)
        middle = ordered[(len(ordered) - 1) // 2]
        if ordered[0] == ordered[-1]:
            return {"score": middle}
        cell = next(own.cell for own in told if own.is_score and not own.is_agreed)
        message = f"people gave {', '.join(f'{own} {mark}' for own, mark in marks.items())}. Grades have no mean: "
        self._doubts.append(Doubt(cell, f"{message}{middle}, in the middle, counts."))
        return {"score": middle, "low": ordered[0], "high": ordered[-1]}

    def _check_range(self, entry: Mapping[str, Any], scale: Mapping[str, Any], scored: Sequence[Cell]) -> None:
        """That a range has two ends with its score between them, where all of it could be read."""
        fault = _range_fault(entry, scale)
        if fault and not any(own.is_fault and own.cell in scored for own in self._doubts):
            self._doubts.append(Doubt(scored[-1], fault, is_fault=True))

    def _say_unknown(self, lines: Lines, columns: Columns, scored: Sequence[Cell], scale: Mapping[str, Any]) -> None:
        """A cell that is empty, and one that is not known on a scale whose ends the options themselves set."""
        line, column = next((line, column) for line, column in zip(lines, columns, strict=True) if line and column)
        named = f"“{shown(written(line.cell), 40)}” on “{shown(column.name, 40)}”"
        if scale["kind"] in ("relative", "proportional"):
            message = (
                f"{named} has no score, and nothing says how far it could lie. Add rows `worst` and `best`, or write "
            )
            self._doubts.append(Doubt(scored[0] if scored else line.cell, message + "a range.", is_fault=True))
        elif not scored:
            self._doubts.append(Doubt(line.cell, f"{named} has no score: it counts as not known."))

    def _read(self, own: Told, scale: Mapping[str, Any]) -> dict[str, Any]:
        """The score that a cell says, on its scale; what it can't be is doubted."""
        found = own.amount
        if found.is_unknown:
            return {"score": _UNKNOWN}
        if found.fault:
            return self._fault(own, found.fault)
        if scale["kind"] == "grades":
            word = known_grade(scale, word_of(found))
            none = f"“{shown(written(own.cell), 30)}” is none of the grades {', '.join(scale['grades'])}."
            return {"score": word} if word is not None else self._fault(own, none)
        if found.word.strip() in ("-", "–", "—"):
            self._doubts.append(Doubt(own.cell, "its dash is taken for not known. Write 0 if it is nought."))
            return {"score": _UNKNOWN}
        if found.word:
            message = f"“{shown(found.word, 40)}” is no number, and others in its line are. Write a number, or n/a."
            return self._fault(own, message)
        return self._numbered(own, scale)

    def _numbered(self, own: Told, scale: Mapping[str, Any]) -> dict[str, Any]:
        found = own.amount
        numbers = {"score": found.number, "low": found.low, "high": found.high}
        given = {what: number for what, number in numbers.items() if number is not None}
        if found.doubt:
            self._doubts.append(Doubt(own.cell, f"{found.doubt}."))
        for number in given.values():
            ends = off_scale(scale, number)
            if ends is not None:
                message = f"{exact(number)} is off the scale, which goes from {ends}. Mend it, or its worst and best."
                return self._fault(own, message)
        return {what: whole(number) for what, number in given.items()}

    def _fault(self, own: Told, message: str) -> dict[str, Any]:
        self._doubts.append(Doubt(own.cell, message, is_fault=True))
        return {}


def _range_fault(entry: Mapping[str, Any], scale: Mapping[str, Any]) -> str | None:
    """What is wrong with a range beside its score."""
    ends = [entry[end] for end in _ENDS if entry.get(end) is not None]
    if not ends:
        return None
    if len(ends) < len(_ENDS):
        return "its range has one end only. Give both, or neither."
    marks = list(entry.get("marks", {}).values())
    score = fmean(marks) if marks else entry.get("score", None if scale["kind"] == "grades" else ends[0])
    if score in (None, _UNKNOWN):
        return "a range of grades, or one beside what is not known, needs a score. Give one, or leave the range out."
    low, middle, high = (_position(own, scale) for own in (ends[0], score, ends[1]))
    return None if low <= middle <= high else "its score is not within its range. Mend one of the two."


def _position(score: Any, scale: Mapping[str, Any]) -> float:
    return float(scale["grades"][score] if scale["kind"] == "grades" else score)


def _spread(scores: Sequence[Any]) -> dict[str, Any]:
    """The least and the greatest of some scores, where they are numbers."""
    numbers = [score for score in scores if not isinstance(score, str)]
    return {"low": min(numbers), "high": max(numbers)} if numbers else {}


def _basis(told: Sequence[Told]) -> str | None:
    """What a score rests on, in one of our words."""
    return next((word for own in told if own.what == "basis" and (word := plain(own.cell.text)) in _BASES), None)


def _reasons(told: Sequence[Told]) -> str:
    """Why the score is so, each reason after the name of whoever gave it."""
    reasons = [(own, written(own.cell)) for own in told if own.what == "rationale"]
    return "\n".join(text if own.is_agreed else f"{own.person}: {text}" for own, text in reasons)
