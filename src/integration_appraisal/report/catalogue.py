"""The report of ``appraise catalogue``: what a catalogue holds, or one of its entries."""

from collections.abc import Mapping
from typing import Any

from integration_appraisal.appraisal.appraise import by_itself, place_dependence_of
from integration_appraisal.appraisal.results import PlaceDependence
from integration_appraisal.figures import exact, percent
from integration_appraisal.loading.catalogue import Catalogue
from integration_appraisal.model.common import Model, Source
from integration_appraisal.report.cited import cited, works_of
from integration_appraisal.report.document import (
    Block,
    Bullets,
    Cell,
    Column,
    Heading,
    Note,
    Notes,
    Page,
    Paragraph,
    Table,
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
    found = place_dependence_of(catalogue)
    options = _options(catalogue, found)
    blocks: list[Block] = [Paragraph(about.description)] if about.description else []
    blocks += [
        options,
        *([Paragraph(_depends(catalogue, found))] if catalogue.factors else []),
        _criteria(catalogue),
        *_factors(catalogue),
        *_others(catalogue),
    ]
    if about.notice:
        blocks.append(Paragraph(about.notice, faint=True))
    return Page(catalogue.title, blocks, lambda: records.data(catalogue))


def _depends(catalogue: Catalogue, found: PlaceDependence) -> str:
    largest = max(found.best_ready, key=lambda option: found.best_ready[option])
    name = catalogue.options[largest].name
    places = f"{found.places:,}"
    return (
        f"Over {places} places with every level drawn at random, {name} is the best ready option most often: "
        f"in {percent(found.best_ready[largest])} of them."
    )


def _options(catalogue: Catalogue, found: PlaceDependence) -> Table:
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
            percent(found.leads[option.id]),
            percent(found.best_ready[option.id]),
        )
        for option in catalogue.options.values()
    )
    return Table(
        "Options, and the share of random places in which each leads or is the best that is ready", columns, rows
    )


def _criteria(catalogue: Catalogue) -> Table:
    rows = tuple(
        (own.id, own.name, _group(catalogue, own.group), percent(own.catalogue_weight))
        for own in by_itself(catalogue).criteria.values()
    )
    return Table("Criteria", (Column("Id"), Column("Criterion"), Column("Group", spare=1), Column("Weight")), rows)


def _group(catalogue: Catalogue, identity: str | None) -> str:
    return catalogue.groups[identity].name if identity else ""


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
        f"{_HEADINGS[name]}: {', '.join(own)}"
        for name, own in catalogue.lists.items()
        if own and name not in ("criteria", "local_factors", "groups")
    ]
    return [Heading("Also in it; `appraise catalogue ID` shows one"), Bullets(tuple(listed))] if listed else []


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
        blocks += [Heading(f"{kind}: {identity}"), Notes(tuple(_notes(model, catalogue)))]
    title = str(getattr(found[0][1], "name", None) or getattr(found[0][1], "title", None) or identity)
    return Page(title, blocks, lambda: records.entries(found))


def _notes(model: Model, catalogue: Catalogue) -> list[Note]:
    works = works_of(catalogue)
    notes = []
    for name in type(model).model_fields:
        value = getattr(model, name)
        if name in ("id", "name") or not _is_said(value):
            continue
        label = name.rstrip("_").replace("_", " ")
        if isinstance(value, Source):
            notes.append(Note(label, cited(value, works)))
        elif isinstance(value, Mapping):
            notes += [Note(f"{label}, {key}", *_said(inner, works)) for key, inner in value.items()]
        elif isinstance(value, tuple):
            notes += [
                Note(f"{_SINGULAR.get(label, label)} {number}", *_said(inner, works))
                for number, inner in enumerate(value, start=1)
            ]
        else:
            notes.append(Note(label, *_said(value, works)))
    return notes


def _is_said(value: Any) -> bool:
    """Whether there is anything to say of a value; 0 is a number like any other."""
    return bool(value) or (isinstance(value, (int, float)) and value is not False)


def _said(value: Any, works: Mapping[str, Any]) -> tuple[str, str]:
    """A value in words, and its source where it has one."""
    if isinstance(value, Model):
        source = getattr(value, "source", None)
        parts = [
            f"{name.rstrip('_').replace('_', ' ')}: {_said(inner, works)[0]}"
            for name in type(value).model_fields
            if name != "source" and _is_said(inner := getattr(value, name))
        ]
        return "; ".join(parts), cited(source, dict(works))
    if isinstance(value, Mapping):
        return "; ".join(f"{key}: {_said(inner, works)[0]}" for key, inner in value.items()), ""
    if isinstance(value, tuple):
        return ", ".join(_said(inner, works)[0] for inner in value), ""
    if isinstance(value, float):
        return exact(value, thousands=True), ""
    return str(value), ""
