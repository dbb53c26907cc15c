"""Reasons and sources in words."""

from collections import defaultdict
from collections.abc import Mapping
from typing import NamedTuple

from integration_appraisal.appraisal.appraise import Appraisal
from integration_appraisal.loading.catalogue import Catalogue
from integration_appraisal.model.common import Source, Work
from integration_appraisal.report.labels import letters

NO_REASON, NO_SOURCE = "No reason is given.", "no source"


class Cited(NamedTuple):
    """A work, and the year by which it is told from others of the same author: ``2026``, ``2026b``."""

    work: Work
    year: str

    @property
    def named(self) -> str:
        """``Andrew Cozens 2013``."""
        return " ".join(filter(None, (_called(self.work), self.year)))


Works = Mapping[str, Cited]


def cited(source: Source | None, works: Works) -> str:
    """``Andrew Cozens 2013, Principles``; empty where there is no source."""
    if source is None:
        return ""
    named = works[source.work].named if source.work in works else source.work
    return f"{named}, {source.at}" if source.at else named


def works_of(catalogue: Catalogue, appraisal: Appraisal | None = None) -> Works:
    """The works of a catalogue, and of a local file; those of one author and year have letters in order of title."""
    own = {work.id: work for work in appraisal.local.sources} if appraisal else {}
    works: dict[str, Work] = {**catalogue.lists["sources"], **own}
    alike = defaultdict[tuple[str, int | None], list[Work]](list)
    for work in sorted(works.values(), key=lambda work: (work.title.casefold(), work.id)):
        alike[_called(work).casefold(), work.year].append(work)
    years = {work.id: _year(work, place, len(group)) for group in alike.values() for place, work in enumerate(group)}
    return {identity: Cited(work, years[identity]) for identity, work in works.items()}


def _called(work: Work) -> str:
    return work.author or work.title


def _year(work: Work, place: int, alike: int) -> str:
    """A year with a letter where several works have it, ``no date a`` where none has one."""
    letter = letters(place).lower() if alike > 1 else ""
    if work.year is None:
        return f"no date {letter}" if letter else ""
    return f"{work.year}{letter}"
