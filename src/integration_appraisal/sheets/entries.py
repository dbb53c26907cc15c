"""From tables to a catalogue and a local file as data: criteria, options, costs and people."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from integration_appraisal.sheets.cells import Cells, Columns, Lines
from integration_appraisal.sheets.costs import costs_of
from integration_appraisal.sheets.grid import Cell
from integration_appraisal.sheets.headings import Doubt, Line
from integration_appraisal.sheets.identities import filled, identity, own_id
from integration_appraisal.sheets.layout import written
from integration_appraisal.sheets.scales import scale_of
from integration_appraisal.sheets.tables import AGREED, Table, Tables, match, twice
from integration_appraisal.sheets.weights import weights_of
from integration_appraisal.sheets.words import SUFFIXES, plain

_BASELINE = ("do nothing", "status quo", "business as usual", "no change", "as is", "keep as is", "baseline", "current")
_ROLES = dict.fromkeys(_BASELINE, "baseline") | {"do minimum": "do_minimum", "do_minimum": "do_minimum"}


class Contents(NamedTuple):
    """What a spreadsheet says, as data of a one-file catalogue and of a local file; nothing where there are faults."""

    catalogue: dict[str, Any]
    local: dict[str, Any]
    account: tuple[tuple[str, str, str], ...]
    doubts: tuple[Doubt, ...]


def contents_of(tables: Tables, file: str, title: str = "") -> Contents:
    """Everything that the tables of a file say; ``title`` goes before the one that stands in a sheet."""
    made = _Making(tables, file)
    doubts = [doubt for table in tables.scores for doubt in twice(table)]
    options, criteria, faults = match(tables.scores)
    made.doubts += [*doubts, *faults]
    if any(doubt.is_fault for doubt in made.doubts):
        return Contents({}, {}, tables.account, tuple(made.doubts))
    title = title or next((own.layout.title for own in tables.scores if own.layout.title), "") or made.stem
    catalogue, local = made.catalogue(options, criteria, title), made.local(options, title)
    return Contents(catalogue, local, tables.account, tuple(made.doubts))


class _Making:
    """Puts the tables together; doubts gather on the way."""

    def __init__(self, tables: Tables, file: str) -> None:
        self.tables = tables.scores
        self.lists = tables.lists
        self.doubts = list(tables.doubts)
        self.file = file
        self.stem = re.sub(r"\.\w+$", "", file).replace("_", " ").strip() or file
        self.work = identity(self.stem, ())
        self.cells = Cells(self.tables, self.work, self.doubts)
        self.has_commas = any(table.layout.grid.has_commas for table in self.tables)
        self.rows: list[dict[str, Any]] = []

    def catalogue(self, options: Sequence[Lines], criteria: Sequence[Columns], title: str) -> dict[str, Any]:
        """The catalogue; a criterion without a scale has a fault that is doubted."""
        groups: dict[str, str] = {}
        for columns in criteria:
            name = self._group(columns)
            if name and name not in groups:
                groups[name] = identity(name, groups.values())
        judged = list(self._criteria(criteria, options, groups))
        for lines in options:
            scores = {
                own["id"]: self.cells.entry(lines, columns, own["scale"])
                for own, columns in zip(judged, criteria, strict=True)
                if "scale" in own
            }
            self.rows.append(filled(self._option(lines) | {"scores": scores}))
        named = [{"id": own, "name": name} for name, own in groups.items()]
        works = [{"id": self.work, "title": self.file}]
        data = {"about": {"title": title}, "groups": named, "criteria": judged, "options": self.rows, "sources": works}
        return filled(data)

    def local(self, options: Sequence[Lines], title: str) -> dict[str, Any]:
        """The local file."""
        data = {"area": title, "status": "draft", "catalogue": "catalogue.yaml"}
        return filled(
            data
            | costs_of(self.tables, options, [own["id"] for own in self.rows], self.doubts)
            | {"panel": [{"name": name} for name in self._people()]}
        )

    def _people(self) -> list[str]:
        """Whose scores there are: people with sheets of their own, and those whose names head columns or rows."""
        persons = [table.person for table in self.tables if table.person != AGREED]
        for table in self.tables:
            lines = [*table.layout.options, *(own.line for own in table.layout.columns)]
            persons += [own for line in lines for own in line.beside if own not in SUFFIXES.values()]
        return list(dict.fromkeys(filter(None, persons)))

    # Criteria ---------------------------------------------------------------------------------------------------------

    def _said(self, columns: Columns) -> dict[str, Cell]:
        """What marked rows say of a criterion: lists, then sheets with scores, of which the first counts."""
        name = next(own.name for own in columns if own)
        said = dict(self.lists.get(plain(name), {}))
        for table, column in reversed(list(zip(self.tables, columns, strict=True))):
            number = column.line.number if column else 0
            said |= {what: row[number] for what, row in table.layout.marks.items() if number in row}
        return said

    def _group(self, columns: Columns) -> str:
        """The name of a criterion's group: in a row of its own, or above the headings."""
        said = self._said(columns)
        if "group" in said:
            return written(said["group"])
        table, column = next((table, own) for table, own in zip(self.tables, columns, strict=True) if own)
        cell = table.layout.groups.get(column.line.number)
        return written(cell) if cell else ""

    def _criteria(
        self, criteria: Sequence[Columns], options: Sequence[Lines], groups: Mapping[str, str]
    ) -> Iterator[dict[str, Any]]:
        taken: list[str] = []
        weights = weights_of(self.tables, criteria, self.lists, self.doubts)
        for columns, weight in zip(criteria, weights, strict=True):
            first = next(own for own in columns if own)
            said = self._said(columns)
            told = [own for lines in options for own in self.cells.told(lines, columns) if own.is_score]
            found = [(own.cell, own.amount) for own in told]
            scale = scale_of(first, said, found, has_commas=self.has_commas)
            self.doubts.extend(scale.doubts)
            texts = {what: written(said[what]) for what in ("id", "question", "rationale") if what in said}
            taken.append(own_id(texts.pop("id", ""), first.name, taken))
            data: dict[str, Any] = {"id": taken[-1], "name": first.name, "question": texts.get("question")}
            data |= {"group": groups.get(self._group(columns)), "weight": weight, "rationale": texts.get("rationale")}
            yield filled(data | {"scale": scale.data, "source": self.cells.source([first.line.cell])})

    # Options ----------------------------------------------------------------------------------------------------------

    def _option(self, lines: Lines) -> dict[str, Any]:
        """An option without its scores."""
        table, line = next((table, own) for table, own in zip(self.tables, lines, strict=True) if own)
        texts = _texts(table, line)
        name, number = written(line.cell), texts.get("number", "")
        return {
            "id": own_id(texts.get("id", ""), name, [own["id"] for own in self.rows]),
            "number": int(number) if re.fullmatch(r"-?[0-9]{1,9}", number) else None,
            "name": name,
            "role": self._role(line.cell, texts.get("role", "")),
            "summary": texts.get("summary"),
        }

    def _role(self, named: Cell, said: str) -> str:
        """The role that a column gives, else the one that the name does, which is said."""
        if said:
            return _ROLES.get(plain(said), "alternative")
        if plain(written(named)) in _BASELINE:
            message = "its name says that it happens anyway: it is taken for the baseline."
            self.doubts.append(Doubt(named, message))
            return "baseline"
        return "alternative"


def _texts(table: Table, line: Line) -> dict[str, str]:
    """What columns say of an option, by what they say."""
    said = {what: extra.cells.get(line.number) for what, extra in table.layout.extras.items()}
    return {what: written(cell) for what, cell in said.items() if cell}
