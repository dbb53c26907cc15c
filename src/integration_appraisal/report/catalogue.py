"""The report of ``appraise catalogue``: what a catalogue holds, or one of its entries."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from integration_appraisal.appraisal.appraise import by_itself, effective_of, place_dependence_of
from integration_appraisal.appraisal.results import Effective, PlaceDependence
from integration_appraisal.engine.effective import EffectiveNumber
from integration_appraisal.figures import counting, exact, one_decimal, percent, percent_cell, plain
from integration_appraisal.loading.catalogue import Catalogue
from integration_appraisal.model.common import Model, Source
from integration_appraisal.model.criteria import Factor
from integration_appraisal.report.cited import Works, cited, works_of
from integration_appraisal.report.document import (
    Block,
    Cell,
    Column,
    Heading,
    Note,
    Notes,
    Notice,
    Page,
    Table,
    bullets,
    paragraph,
)
from integration_appraisal.report.principles import principles
from integration_appraisal.report.records import catalogue as records
from integration_appraisal.report.words import counted, joined, text_of

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
    """What a catalogue holds, by id; in full how each part works, and how much its answer depends on the place."""
    about = catalogue.about
    shares = place_dependence_of(catalogue)
    return Page(
        catalogue.title,
        [*paragraph(about.description), _options(catalogue, shares), *bullets(_in_it(catalogue))],
        lambda: records.data(catalogue),
        lambda: records.rows(catalogue),
        lambda: _rest(catalogue, shares),
        Notice(f"{_ENTRY} With --full it says more.", text_of(_ENTRY, about.notice)),
    )


_ENTRY = "`appraise catalogue ENTRY` shows one."


def _rest(catalogue: Catalogue, shares: PlaceDependence) -> list[Block]:
    effective = effective_of(catalogue)
    return [
        *_winners(catalogue, shares),
        *_deciding(catalogue, shares),
        _criteria(catalogue, effective),
        *paragraph(_number(catalogue, effective.number)),
        *_factors(catalogue),
        *principles(catalogue),
        *_others(catalogue),
    ]


def _options(catalogue: Catalogue, shares: PlaceDependence) -> Table:
    """The options; with the share of random places in which each leads, where places can differ."""
    columns = (Column("Id"), Column("Option"), Column("Role", spare=1))
    rows: list[tuple[Cell, ...]] = [
        (own.id, own.name, own.role.replace("_", " ")) for own in catalogue.options.values()
    ]
    if not catalogue.factors:
        return Table("Options", columns, tuple(rows))
    won = [_cell(shares.leads[option]) for option in catalogue.options]
    caption = "Options, and the share of random places in which each leads"
    shown = tuple((*row, share) for row, share in zip(rows, won, strict=True))
    return Table(caption, (*columns, Column("Leads in")), shown)


def _in_it(catalogue: Catalogue) -> Iterator[str]:
    """The ids that people meet in local files, and how much else there is."""
    held = {name: entries for name, entries in catalogue.lists.items() if entries}
    for name in ("criteria", "local_factors"):
        if name in held:
            yield _ids(name, held.pop(name))
    if held:
        yield f"Also in it: {joined([f'{_HEADINGS[name].lower()} ({len(own)})' for name, own in held.items()])}"


def _ids(name: str, entries: Mapping[str, Any]) -> str:
    return f"{_HEADINGS[name]} ({len(entries)}): {', '.join(entries)}"


def _others(catalogue: Catalogue) -> list[Block]:
    """The ids of all other lists."""
    shown = ("criteria", "local_factors", "groups", "principles")
    listed = (_ids(name, own) for name, own in catalogue.lists.items() if own and name not in shown)
    return bullets(listed, "Also in it")


def _winners(catalogue: Catalogue, shares: PlaceDependence) -> list[Block]:
    """How often each option leads; nothing where no place can differ from another."""
    if not catalogue.factors:
        return []
    by_group = shares.by_group if len(shares.by_group) > 1 else {}
    ready = [shares.best_ready] if by_itself(catalogue).has_needs else []
    columns = (
        Column("Option"),
        Column("Leads in", "text"),
        *(Column("Best ready in", "text") for _ in ready),
        *(Column(f"By {catalogue.groups[group].name} alone", "text", spare=1) for group in by_group),
    )
    rows = tuple(
        (own.name, *(_cell(won[own.id]) for won in (shares.leads, *ready, *by_group.values())))
        for own in catalogue.options.values()
    )
    drawn = f"{shares.places:,} places with every level drawn at random"
    table = Table(f"Of {drawn}, the share in which each option leads", columns, rows)
    most = _most_often(catalogue, shares) if ready else ""
    return [table, *paragraph(text_of(most, *_alone(catalogue, by_group)))]


def _cell(share: float) -> str:
    """A share of the places drawn: that it was none of them does not make it nothing."""
    return percent_cell(share) if share else "none"


def _most_often(catalogue: Catalogue, shares: PlaceDependence) -> str:
    option, share = max(shares.best_ready.items(), key=lambda entry: entry[1])
    if not share:
        return f"No option is ready in any of the {shares.places:,} places."
    return f"{catalogue.options[option].name} is the best ready option most often: in {percent(share)} of them."


def _alone(catalogue: Catalogue, by_group: Mapping[str, Mapping[str, float]]) -> list[str]:
    """Who leads most often by each group of criteria alone."""
    most = {group: max(leads.items(), key=lambda entry: entry[1]) for group, leads in by_group.items()}
    said = [
        f"by “{catalogue.groups[group].name}” alone {catalogue.options[option].name} ({percent(share)})"
        for group, (option, share) in most.items()
    ]
    after = "After all losses, the" if by_itself(catalogue).has_needs else "The"
    return [f"{after} option that leads most often is {joined(said)}."] if said else []


def _deciding(catalogue: Catalogue, shares: PlaceDependence) -> list[Block]:
    """How often each local factor decides, most often first."""
    order = sorted(shares.factors, key=lambda factor: -shares.factors[factor].decides)
    rows = tuple((catalogue.factors[factor].name, _cell(shares.factors[factor].decides)) for factor in order)
    caption = "The share in which another level of one local factor alone puts another option first"
    return [Table(caption, (Column("Local factor"), Column("Decides in", "text")), rows)] if rows else []


def _factors(catalogue: Catalogue) -> list[Block]:
    rows = tuple((factor.id, factor.name, _does(catalogue, factor)) for factor in catalogue.factors.values())
    columns = (Column("Id"), Column("Local factor"), Column("What it does"))
    return [Table("Local factors", columns, rows)] if rows else []


def _does(catalogue: Catalogue, factor: Factor) -> str:
    if factor.emphasises is not None:
        return f"emphasises {', '.join(f'{name} (times {exact(most)})' for name, most in factor.emphasises.items())}"
    needs = [need for own in by_itself(catalogue).options.values() for need in own.needs if need.factor == factor.id]
    most = sorted(need.most_lost for need in needs)
    if not most:
        return "costs nothing: no option relies on it"
    costs = plain(most[-1]) if plain(most[0]) == plain(most[-1]) else f"{plain(most[0])} to {plain(most[-1])}"
    return f"costs {counted(len(needs), 'option')} at most {counting(costs, 'points')}"


def _criteria(catalogue: Catalogue, effective: Effective) -> Table:
    columns = (
        Column("Id"),
        Column("Criterion"),
        Column("Group", spare=1),
        Column("Weight", "text"),
        Column("Range used", "number"),
        Column("Effective weight", "text"),
    )
    rows = tuple(
        (
            own.id,
            own.name,
            catalogue.groups[own.group].name if own.group else "",
            percent(own.catalogue_weight),
            effective.weights[own.id].used,
            _effective(effective.weights[own.id].effective),
        )
        for own in by_itself(catalogue).criteria.values()
    )
    return Table("Criteria, and what is left of each one's weight where options hardly differ on it", columns, rows)


def _effective(share: float | None) -> str:
    return "" if share is None else percent_cell(share)


def _number(catalogue: Catalogue, number: EffectiveNumber | None) -> str | None:
    """How many unrelated criteria there are in effect; nothing where there are none to compare."""
    if number is None or number.criteria == 1:
        return None
    return (
        f"Options differ on {counted(number.criteria, 'criterion', 'criteria')}, which tell them apart like "
        f"{one_decimal(number.number)} that have nothing to do with each other. By chance it would be about "
        f"{one_decimal(number.by_chance)} for so many over {counted(len(catalogue.options), 'option')}."
    )


# One entry ------------------------------------------------------------------------------------------------------------


def entry(catalogue: Catalogue, identity: str) -> Page:
    """Every entry with this id: an id may stand in two lists that are no name space together."""
    found: list[tuple[str, Model]] = [("Option", catalogue.options[identity])] if identity in catalogue.options else []
    found += [(_HEADINGS[name], own[identity]) for name, own in catalogue.lists.items() if identity in own]
    blocks: list[Block] = []
    for kind, model in found:
        blocks += [Heading(f"{kind}: {identity}"), Notes(tuple(_notes(model, works_of(catalogue))))]
    title = str(getattr(found[0][1], "name", None) or getattr(found[0][1], "title", None) or identity)
    return Page(title, blocks, lambda: records.entries(found), lambda: _sheet(blocks))


def _sheet(blocks: Sequence[Block]) -> Table:
    """What is said of an entry, a row each."""
    notes = [note for block in blocks if isinstance(block, Notes) for note in block.items]
    return Table("Entry", tuple(Column(name) for name in Note._fields), tuple(notes))


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
