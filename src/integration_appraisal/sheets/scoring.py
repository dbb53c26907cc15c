"""A workbook for a panel to score in: criteria in rows, options in columns, and what each score is worth as one types.

Only scores, ranges and reasons can be changed. `appraise import` reads it back.
"""

import io
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from integration_appraisal.appraisal.appraise import Appraisal
from integration_appraisal.sheets.exporting.xlsx import MADE, put
from integration_appraisal.sheets.formulas import ends_in_words, may_be_typed, worth
from integration_appraisal.sheets.given import given
from integration_appraisal.sheets.rows import UNKNOWN, Value, scale_words, score_of

_BEFORE = ("Criterion", "Question", "Group", "Weight", "Unit", "Worst", "Best")
_AFTER = {
    "Scale": "scale",
    "Better": "better",
    "Grades": "grades",
    "Scale points": "points",
    "Criterion id": "id",
    "Why this weight": "rationale",
}
_OF_OPTIONS = {"Option id": "id", "Number": "number", "Role": "role", "Summary": "summary"}
_OF_COSTS = {"Whole-life cost": "total", "Whole-life cost: low": "low", "Whole-life cost: high": "high"}
_WIDTHS = {"Criterion": 26, "Question": 30, "Worst": 18, "Best": 18}
_TOTAL = "Value out of 100"
_FIRST = 2  # row of the first criterion, counted from 0
_SEVERAL = 2  # sheets, of which each may be a person's


class Tab(NamedTuple):
    """A sheet of the workbook: whose scores stand in it, by option and criterion, and what else is said of each."""

    name: str
    entries: Mapping[tuple[str, str], Mapping[str, Value]]


def workbook(appraisal: Appraisal, people: Sequence[str] = ()) -> bytes:
    """A sheet with the scores as they are, one for each person where there are several, or empty ones for people."""
    import xlsxwriter  # type: ignore[import-untyped]

    data = given(appraisal)
    tabs = [Tab(own, {}) for own in people] or _tabs(data)
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        book.set_properties({"created": MADE})
        book.set_calc_mode("auto")
        for tab in tabs:
            _Sheet(book, book.add_worksheet(tab.name), data, appraisal, tab).write()
    return out.getvalue()


def _tabs(data: Mapping[str, Any]) -> list[Tab]:
    """People's own sheets, and one for what is not one person's, which also tells that a sheet alone is a person's."""
    entries = {(own["id"], name): entry for own in data["options"] for name, entry in own["scores"].items()}
    agreed = {at: {"score": score_of(entry), **_beside(entry)} for at, entry in entries.items()}
    people = list(_people(entries))
    has_more = any(value is not None for own in agreed.values() for value in own.values())
    return [*people, *([Tab("Agreed" if people else "Scores", agreed)] if has_more or len(people) < _SEVERAL else [])]


def _people(entries: Mapping[tuple[str, str], Mapping[str, Any]]) -> Iterator[Tab]:
    """The sheet of each person who gave marks."""
    marks = {at: entry["marks"] for at, entry in entries.items() if "marks" in entry}
    for person in dict.fromkeys(person for own in marks.values() for person in own):
        yield Tab(person, {at: {"score": own.get(person)} for at, own in marks.items()})


def _beside(entry: Mapping[str, Any]) -> dict[str, Value]:
    return {what: entry[what] for what in ("low", "high", "basis", "rationale") if what in entry}


class _Sheet:
    """Writes one sheet; rows and columns are counted from 0, as XlsxWriter has it."""

    def __init__(self, book: Any, sheet: Any, data: Mapping[str, Any], appraisal: Appraisal, tab: Tab) -> None:
        self._sheet = sheet
        self._data = data
        self._appraisal = appraisal
        self._tab = tab
        self._bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        self._text = book.add_format({"text_wrap": True, "valign": "top"})
        free = {"locked": False, "bg_color": "#FFF9DB", "border": 1}
        self._open = book.add_format({"text_wrap": True, "valign": "top", **free})
        self._worked = book.add_format({"num_format": "0.0", "valign": "top", "font_color": "#555555"})
        self._total = book.add_format({"num_format": "0.0", "bold": True, "top": 1})
        self._parts = self._fields()
        self._step = len(self._parts) + 2  # the score, its worth, and what is said of it
        self._last = _FIRST + len(data["criteria"]) - 1

    def _fields(self) -> list[str]:
        """What can be said beside a score: a reason always, the rest where something is."""
        said = {what for entry in self._tab.entries.values() for what in entry}
        return [what for what in ("low", "high", "basis", "rationale") if what in said or what == "rationale"]

    def write(self) -> None:
        """All of the sheet."""
        from xlsxwriter.utility import xl_rowcol_to_cell  # type: ignore[import-untyped]

        self._cell = xl_rowcol_to_cell
        put(self._sheet, 0, 0, self._data["title"], self._bold)
        self._headings()
        for row, criterion in enumerate(self._data["criteria"], _FIRST):
            self._criterion(row, criterion)
        self._totals()
        self._about_options()
        self._look()

    def _column(self, option: int) -> int:
        """The column of an option's scores."""
        return len(_BEFORE) + option * self._step

    def _headings(self) -> None:
        heads: list[str] = list(_BEFORE)
        called = {"rationale": "reason"}
        for option in self._data["options"]:
            name = option["name"]
            heads += [name, f"{name}: worth", *(f"{name}: {called.get(part, part)}" for part in self._parts)]
        for column, head in enumerate([*heads, *_AFTER]):
            put(self._sheet, 1, column, head, self._bold)

    def _criterion(self, row: int, criterion: Mapping[str, Any]) -> None:
        groups = {own["id"]: own["name"] for own in self._data.get("groups", ())}
        scale = criterion["scale"]
        words = scale_words(scale)
        ends = ends_in_words(scale)
        before = [criterion["name"], criterion.get("question"), groups.get(criterion.get("group"))]
        for column, value in enumerate([*before, criterion["weight"], words["unit"], ends["worst"], ends["best"]]):
            put(self._sheet, row, column, value, self._bold if column == 0 else self._text)
        for column, field in enumerate(_AFTER.values(), self._column(len(self._data["options"]))):
            put(self._sheet, row, column, words.get(field, criterion.get(field)), self._text)
        self._scores(row, criterion)

    def _scores(self, row: int, criterion: Mapping[str, Any]) -> None:
        entries = [self._tab.entries.get((own["id"], criterion["id"]), {}) for own in self._data["options"]]
        values = self._values(criterion["id"], [entry.get("score") for entry in entries])
        cells = [self._cell(row, self._column(option)) for option in range(len(entries))]
        worst, best = (self._cell(row, _BEFORE.index(end), col_abs=True) for end in ("Worst", "Best"))
        check = [may_be_typed(criterion["scale"], cell) for cell in cells]
        for option, (entry, value) in enumerate(zip(entries, values, strict=True)):
            column = self._column(option)
            self._put_open(row, column, entry.get("score"), check[option])
            formula = worth(criterion["scale"], cells[option], cells, (worst, best))
            self._sheet.write_formula(row, column + 1, formula, self._worked, "" if value is None else value)
            for at, part in enumerate(self._parts, column + 2):
                self._put_open(row, at, entry.get(part), None)

    def _put_open(self, row: int, column: int, value: Value, check: dict[str, Any] | None) -> None:
        """A cell that people may change, empty or not."""
        self._sheet.write_blank(row, column, None, self._open)
        put(self._sheet, row, column, value, self._open)
        if check:
            self._sheet.data_validation(row, column, row, column, check)

    def _values(self, criterion: str, scores: Sequence[Value]) -> list[float | None]:
        """What scores are worth, as the formulas work it out: of this sheet alone."""
        known = [score for score in scores if score is not None and score != UNKNOWN]
        scale = self._appraisal.ranking.criteria[criterion].scale.settled(known)
        return [scale.value(score) if score is not None and score != UNKNOWN else None for score in scores]

    def _totals(self) -> None:
        """The weighted value of each option, once all its scores are there."""
        row, criteria = self._last + 1, self._data["criteria"]
        put(self._sheet, row, 0, _TOTAL, self._bold)
        span = self._span(_BEFORE.index("Weight"), is_fixed=True)
        options = self._data["options"]
        columns = [self._values(own["id"], [self._score(option, own) for option in options]) for own in criteria]
        for option in range(len(options)):
            worths = self._span(self._column(option) + 1)
            formula = f'=IF(COUNT({worths})={len(criteria)},SUMPRODUCT({span},{worths})/SUM({span}),"")'
            total = _total([own["weight"] for own in criteria], [own[option] for own in columns])
            self._sheet.write_formula(
                row, self._column(option) + 1, formula, self._total, "" if total is None else total
            )

    def _span(self, column: int, *, is_fixed: bool = False) -> str:
        """The cells of all criteria in a column."""
        ends = [self._cell(row, column, row_abs=is_fixed, col_abs=is_fixed) for row in (_FIRST, self._last)]
        return ":".join(ends)

    def _score(self, option: Mapping[str, Any], criterion: Mapping[str, Any]) -> Value:
        return self._tab.entries.get((option["id"], criterion["id"]), {}).get("score")

    def _about_options(self) -> None:
        """What else the table says of options, below their totals."""
        options, costs = self._data["options"], self._data.get("costs", {})
        lines = {head: [own.get(field) for own in options] for head, field in _OF_OPTIONS.items()}
        lines |= {head: [costs.get(own["id"], {}).get(field) for own in options] for head, field in _OF_COSTS.items()}
        row = self._last + 2
        for head, values in lines.items():
            if set(values) == {None}:
                continue
            unit = self._data.get("cost_unit") if head == "Whole-life cost" else None
            put(self._sheet, row, 0, head, self._text)
            put(self._sheet, row, _BEFORE.index("Unit"), unit, self._text)
            for option, value in enumerate(values):
                put(self._sheet, row, self._column(option), value, self._text)
            row += 1

    def _look(self) -> None:
        for column, head in enumerate(_BEFORE):
            self._sheet.set_column(column, column, _WIDTHS.get(head, 9))
        for option in range(len(self._data["options"])):
            self._sheet.set_column(self._column(option), self._column(option), 14)
            self._sheet.set_column(self._column(option) + self._step - 1, self._column(option) + self._step - 1, 30)
        self._sheet.freeze_panes(_FIRST, 1)
        self._sheet.set_landscape()
        self._sheet.fit_to_pages(1, 0)
        self._sheet.repeat_rows(1)
        self._sheet.protect("", {"format_columns": True, "format_rows": True})


def _total(weights: Sequence[float], values: Sequence[float | None]) -> float | None:
    """The weighted mean of values; None where one is missing."""
    known = [value for value in values if value is not None]
    if len(known) < len(values):
        return None
    return sum(weight * value for weight, value in zip(weights, known, strict=True)) / sum(weights)
