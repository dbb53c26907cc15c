"""A table read beside a catalogue that there is: its scores are one place's own, on the catalogue's scales."""

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from integration_appraisal.findings import shown
from integration_appraisal.loading.catalogue import Catalogue
from integration_appraisal.loading.suggest import nearest
from integration_appraisal.sheets.grid import Cell
from integration_appraisal.sheets.headings import Doubt
from integration_appraisal.sheets.layout import written
from integration_appraisal.sheets.rows import scale_words
from integration_appraisal.sheets.tables import Tables
from integration_appraisal.sheets.words import plain


def lists_of(catalogue: Catalogue) -> dict[str, dict[str, Cell]]:
    """What the catalogue says of each criterion, by its name and its id, as if a sheet said it."""
    lists: dict[str, dict[str, Cell]] = {}
    for own in catalogue.criteria.values():
        scale = own.scale.model_dump(mode="json", exclude_none=True)
        said = {**scale_words(scale), "id": own.id, "weight": own.weight}
        cells = {what: Cell(0, 0, _held(value)) for what, value in said.items() if value is not None}
        lists |= dict.fromkeys((plain(own.name), plain(own.id)), cells)
    return lists


def _held(value: Any) -> float | str:
    return value if isinstance(value, str) else float(value)


def _options(catalogue: Catalogue) -> dict[str, str]:
    """The ids of options by their names and ids."""
    return {plain(label): own.id for own in catalogue.options.values() for label in (own.name, own.id)}


def absent(tables: Tables, catalogue: Catalogue) -> Iterator[Doubt]:
    """Criteria and options of a table that the catalogue does not have."""
    criteria, options = lists_of(catalogue), _options(catalogue)
    for table in tables.scores:
        for column in table.layout.columns:
            yield from _unless(criteria, "criterion", column.name, column.line.cell)
        for line in table.layout.options:
            yield from _unless(options, "option", written(line.cell), line.cell)


def _unless(known: Collection[str], what: str, name: str, cell: Cell) -> Iterator[Doubt]:
    """A fault unless a name is known."""
    if plain(name) not in known:
        hint = nearest(plain(name), known)
        message = f"the catalogue has no {what} “{shown(name, 40)}”.{hint} Use its names or ids."
        yield Doubt(cell, message, is_fault=True)


def local_of(catalogue: Catalogue, read: Mapping[str, Any], place: Mapping[str, Any], named: str) -> dict[str, Any]:
    """A local file with the scores that a table gives; it has no option but the catalogue's."""
    options = _options(catalogue)
    scores = {options[plain(own["name"])]: own["scores"] for own in read["options"]}
    return {**place, "catalogue": named, "scores": scores, "sources": read["sources"]}
