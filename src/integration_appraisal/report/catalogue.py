"""The report of ``appraise catalogue``: what a catalogue holds, or one of its entries."""

from collections.abc import Iterator, Mapping
from typing import Any

from integration_appraisal.appraisal.appraise import by_itself, place_dependence_of
from integration_appraisal.appraisal.results import PlaceDependence
from integration_appraisal.figures import exact, percent
from integration_appraisal.loading.catalogue import Catalogue
from integration_appraisal.model.common import Model, Source
from integration_appraisal.report.cited import Works, cited, works_of
from integration_appraisal.report.document import (
    Block,
    Cell,
    Column,
    Heading,
    Note,
    Notes,
    Page,
    Paragraph,
    Table,
    bullets,
    paragraph,
)
from integration_appraisal.report.records import catalogue as records
from integration_appraisal.report.words import counted

_HEADINGS = {
    "principles": "Principles",
    "groups": "Groups of criteria",
    "criteria": "Criteria",
    "local_factors": "Local factors",
    "degrees": "Degrees",
    "powers": "Powers",
    "evidence": "Evidence",
    "barriers": "Barriers and enablers",
    "checklists": "Checklists",
    "sources": "Sources",
}


_SINGULAR = {"levels": "level", "powers": "power", "options": "option", "risks": "risk", "items": "line"}


def build(catalogue: Catalogue) -> Page:
    """All that a catalogue holds, by id, and how much its answer depends on the place."""
    about = catalogue.about
    shares = place_dependence_of(catalogue)
    blocks = [
        *paragraph(about.description),
        _options(catalogue, shares),
        *([Paragraph(_depends(catalogue, shares))] if catalogue.factors else []),
        _criteria(catalogue),
        *_factors(catalogue),
        *_others(catalogue),
        *paragraph(about.notice, faint=True),
    ]
    return Page(catalogue.title, blocks, lambda: records.data(catalogue))


def _depends(catalogue: Catalogue, shares: PlaceDependence) -> str:
    option, share = max(shares.best_ready.items(), key=lambda entry: entry[1])
    return (
        f"Over {shares.places:,} places with every level drawn at random, {catalogue.options[option].name} is the best "
        f"ready option most often: in {percent(share)} of them."
    )


def _options(catalogue: Catalogue, shares: PlaceDependence) -> Table:
    columns = (
        Column("Id"),
        Column("Option"),
        Column("Role", spare=2),
        Column("Leads in", "text"),
        Column("Best ready in", "text"),
    )
    rows = tuple(
        (
            option.id,
            option.name,
            option.role.replace("_", " "),
            percent(shares.leads[option.id]),
            percent(shares.best_ready[option.id]),
        )
        for option in catalogue.options.values()
    )
    return Table(
        "Options, and the share of random places in which each leads or is the best that is ready", columns, rows
    )


def _criteria(catalogue: Catalogue) -> Table:
    rows = tuple(
        (own.id, own.name, catalogue.groups[own.group].name if own.group else "", percent(own.catalogue_weight))
        for own in by_itself(catalogue).criteria.values()
    )
    return Table("Criteria", (Column("Id"), Column("Criterion"), Column("Group", spare=1), Column("Weight")), rows)


def _factors(catalogue: Catalogue) -> list[Block]:
    rows: list[tuple[Cell, ...]] = []
    for factor in catalogue.factors.values():
        users = [option.name for option in catalogue.options.values() if factor.id in option.relies_on]
        if factor.emphasises is None:
            relying = counted(len(users), "option relies", "options rely")
            does = f"costs {exact(factor.points or 0)} points at the widest gap; {relying} on it"
        else:
            times = [f"{name} (times {exact(most)})" for name, most in factor.emphasises.items()]
            does = f"emphasises {', '.join(times)}"
        rows.append((factor.id, factor.name, does))
    if not rows:
        return []
    return [Table("Local factors", (Column("Id"), Column("Local factor"), Column("What it does")), tuple(rows))]


def _others(catalogue: Catalogue) -> list[Block]:
    listed = [
        f"{_HEADINGS[name]}: {', '.join(entries)}"
        for name, entries in catalogue.lists.items()
        if entries and name not in ("criteria", "local_factors", "groups")
    ]
    return bullets(listed, "Also in it; `appraise catalogue ID` shows one")


# One entry ------------------------------------------------------------------------------------------------------------


def ids(catalogue: Catalogue) -> list[str]:
    """All ids that ``entry`` can show."""
    return [*catalogue.options, *(identity for own in catalogue.lists.values() for identity in own)]


def entry(catalogue: Catalogue, identity: str) -> Page:
    """Every entry with this id: an id may stand in two lists that are no name space together."""
    found: list[tuple[str, Model]] = [("Option", catalogue.options[identity])] if identity in catalogue.options else []
    found += [(_HEADINGS[name], own[identity]) for name, own in catalogue.lists.items() if identity in own]
    blocks: list[Block] = []
    for kind, model in found:
        blocks += [Heading(f"{kind}: {identity}"), Notes(tuple(_notes(model, works_of(catalogue))))]
    title = str(getattr(found[0][1], "name", None) or getattr(found[0][1], "title", None) or identity)
    return Page(title, blocks, lambda: records.entries(found))


def _notes(model: Model, works: Works) -> Iterator[Note]:
    for label, value in _fields(model):
        if label in ("id", "name"):
            continue
        if isinstance(value, Source):
            yield Note(label, cited(value, works))
        elif isinstance(value, Mapping):
            yield from (Note(f"{label}, {key}", *_said(inner, works)) for key, inner in value.items())
        elif isinstance(value, tuple):
            one = _SINGULAR.get(label, label)
            yield from (Note(f"{one} {number}", *_said(inner, works)) for number, inner in enumerate(value, start=1))
        else:
            yield Note(label, *_said(value, works))


def _fields(model: Model) -> Iterator[tuple[str, Any]]:
    """What is given of an entry, each with its name in words; 0 is a number like any other."""
    for name in type(model).model_fields:
        value = getattr(model, name)
        if value or (isinstance(value, (int, float)) and value is not False):
            yield name.rstrip("_").replace("_", " "), value


def _said(value: Any, works: Works) -> tuple[str, str]:
    """A value in words, and its source where it has one."""
    match value:
        case Model():
            parts = [f"{label}: {_said(inner, works)[0]}" for label, inner in _fields(value) if label != "source"]
            return "; ".join(parts), cited(getattr(value, "source", None), works)
        case Mapping():
            return "; ".join(f"{key}: {_said(inner, works)[0]}" for key, inner in value.items()), ""
        case tuple():
            return ", ".join(_said(inner, works)[0] for inner in value), ""
        case float():
            return exact(value, thousands=True), ""
        case _:
            return str(value), ""
