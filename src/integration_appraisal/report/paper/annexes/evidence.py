"""The evidence that the catalogue knows, the powers that the choice would use, and the works that the paper cites."""

from collections.abc import Iterator
from itertools import chain
from typing import Any

from integration_appraisal.appraisal.appraise import Appraisal
from integration_appraisal.figures import counting
from integration_appraisal.model.common import Source
from integration_appraisal.model.criteria import Power
from integration_appraisal.report.cited import cited, works_of
from integration_appraisal.report.document import Column, Section, Table
from integration_appraisal.report.leading import leading, powers_of
from integration_appraisal.report.paper.annexes import POWERS
from integration_appraisal.report.paper.annexes.scores import main_options, reasons_shown
from integration_appraisal.report.words import date, joined, sentence, text_of


def evidence(appraisal: Appraisal) -> Section:
    """A table of the claims that reasons argue from, one of powers, and one of the works that reasons cite."""
    parts = {"evidence": claims(appraisal, used=True), "powers": _powers(appraisal), "sources": _works(appraisal)}
    return POWERS.holding([*chain(*parts.values())], [subject for subject, own in parts.items() if own])


def claims(appraisal: Appraisal, *, used: bool) -> list[Table]:
    """The catalogue's evidence: what the reasons shown argue from, or the rest."""
    works, argued = works_of(appraisal.catalogue, appraisal), {(own.work, own.at) for own in _argued_from(appraisal)}
    rows = tuple(
        (
            text_of(own.claim, _figure(own)),
            text_of(sentence(own.design or "How it was found is not given"), sentence(own.caution or "")),
            cited(own.source, works),
        )
        for own in appraisal.catalogue.lists["evidence"].values()
        if ((own.source.work, own.source.at) in argued if own.source else False) is used
    )
    columns = tuple(map(Column, ("Claim", "How it was found, and how far it carries", "Source")))
    caption = "Evidence that reasons here argue from" if used else "Evidence that the catalogue knows beyond that"
    return [Table(caption, columns, rows)] if rows else []


def _argued_from(appraisal: Appraisal) -> Iterator[Source]:
    """The sources of the reasons that the main annexes show."""
    options = appraisal.catalogue.options
    needs = [need.source for option in main_options(appraisal) for need in options[option].relies_on.values()]
    levels = [level.source for level in appraisal.levels.values()]
    cells = [cell.source for cells in reasons_shown(appraisal).values() for cell in cells]
    yield from filter(None, (*cells, *needs, *levels))


def _works(appraisal: Appraisal) -> list[Table]:
    """The works that the main annexes cite, as they are cited there, in order of author and year."""
    known, told = works_of(appraisal.catalogue, appraisal), {own.work for own in _cited(appraisal)}
    rows = tuple(
        (own.work.author or "", own.year, own.work.title, own.work.publisher or "", own.work.note or "")
        for own in sorted((known[work] for work in told if work in known), key=lambda own: own.named.casefold())
    )
    columns = tuple(Column(text) for text in ("Author", "Year", "Title", "Publisher", "Note"))
    return [Table("Sources", columns, rows)] if rows else []


def _cited(appraisal: Appraisal) -> Iterator[Source]:
    """The sources of all that the main annexes show."""
    catalogue = appraisal.catalogue
    yield from _argued_from(appraisal)
    entries = (
        *catalogue.criteria.values(),
        *catalogue.lists["principles"].values(),
        *(catalogue.lists["powers"][power] for power in powers_of(appraisal)),
    )
    yield from (own.source for own in entries if own.source)


def _figure(own: Any) -> str:
    """A figure with its unit and what it measures, as a sentence; empty where there is none."""
    if own.figure is None:
        return ""
    number = f"{own.figure:,.10g}"
    text = f"{number}%" if own.unit == "%" else counting(number, own.unit)
    return sentence(f"{text}, {own.measure}" if own.measure else text)


def _powers(appraisal: Appraisal) -> list[Table]:
    """Those that the option recommended and the first would use, and which of them would where that differs."""
    works, used = works_of(appraisal.catalogue, appraisal), powers_of(appraisal)
    every = [own.name for own in leading(appraisal)]
    rows = []
    for power, users in used.items():
        own = appraisal.catalogue.lists["powers"][power]
        by = "" if users == every else joined(users)
        rows.append((own.name, own.text or "", _force(own), own.caution or "", by, cited(own.source, works)))
    columns = tuple(Column(text) for text in ("Power", "What it allows", "In force", "Check", "Only for", "Source"))
    return [Table(f"Powers that {joined(every)} would use", columns, tuple(rows))] if rows else []


def _force(power: Power) -> str:
    told = [f"from {date(power.from_)}" if power.from_ else "", f"until {date(power.until)}" if power.until else ""]
    return " ".join(part for part in told if part) or "to be checked"
