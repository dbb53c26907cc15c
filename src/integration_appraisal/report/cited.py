"""Reasons and sources in words."""

from collections.abc import Mapping

from integration_appraisal.appraisal.appraise import Appraisal
from integration_appraisal.loading.catalogue import Catalogue
from integration_appraisal.model.common import Source, Work

NO_REASON, NO_SOURCE = "No reason is given.", "no source"
Works = Mapping[str, Work]


def cited(source: Source | None, works: Works) -> str:
    """``Andrew Cozens 2013, Principles``; empty where there is no source."""
    if source is None:
        return ""
    work = works.get(source.work)
    named = " ".join(str(part) for part in (work.author or work.title, work.year) if part) if work else source.work
    return f"{named}, {source.at}" if source.at else named


def works_of(catalogue: Catalogue, appraisal: Appraisal | None = None) -> Works:
    """The works of a catalogue, and of a local file."""
    own = {work.id: work for work in appraisal.local.sources} if appraisal else {}
    return {**catalogue.lists["sources"], **own}
