"""What is kept of one place: plain data, the same in a process, in a journal, in JSON and on another machine."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from integration_appraisal.appraisal.appraise import Appraisal
from integration_appraisal.findings import Finding
from integration_appraisal.loading.catalogue import Catalogue

SCHEMA = "appraise.portfolio_row/1"


class Row(NamedTuple):
    """A place and its answer, by ids. Values are out of 100; shares run from 0 to 1; levels are counted from 1."""

    schema: str
    file: str
    area: str
    region: str | None
    status: str
    catalogue: Mapping[str, str]  # title and digest
    digest: str  # over the local file and its catalogue
    verdict: str
    first: list[str]
    second: list[str]
    points: float | None  # by which the first is ahead
    stays_ahead: float | None  # how often it stays so within the ranges given
    ready: list[str]  # the best options that are ready
    find_out: list[str]  # local factors whose level is not given and may change first place, the most telling first
    values: Mapping[str, float]  # by option
    ruled_out: list[str]
    levels: Mapping[str, int | None]  # by local factor
    first_at: Mapping[str, list[list[str]]]  # by factor, who is first at each level, where that is not always the same
    first_by_catalogue: list[str] | None  # with its weights and scores in place of the place's own; None without these
    scenarios: Mapping[str, Any] | None
    findings: list[dict[str, Any]]


class About(NamedTuple):
    """What rows need of their catalogue to be told in words: names by id, and levels in words."""

    digest: str
    title: str
    notice: str
    options: Mapping[str, str]
    factors: Mapping[str, str]
    levels: Mapping[str, list[str]]  # by factor, the lowest first


class Scenarios(NamedTuple):
    """How many futures of each place are drawn, and from which seed."""

    number: int
    seed: int


def row(file: str, appraisal: Appraisal, findings: list[Finding], scenarios: Scenarios | None) -> Row:
    """The row of a place."""
    local, ranking, lead = appraisal.local, appraisal.ranking, appraisal.ranking.lead
    return Row(
        schema=SCHEMA,
        file=file,
        area=local.area,
        region=local.region,
        status=local.status,
        catalogue={"title": appraisal.catalogue.title, "digest": appraisal.catalogue.digest},
        digest=appraisal.digest,
        verdict=str(lead.verdict),
        first=[*lead.first],
        second=[*lead.second],
        points=lead.points,
        stays_ahead=lead.stays_ahead,
        ready=[*lead.ready],
        find_out=[own.name for own in lead.find_out if own.option is None],
        values={name: option.value for name, option in ranking.options.items()},
        ruled_out=[name for name, option in ranking.options.items() if not option.is_in],
        levels={name: factor.level for name, factor in ranking.factors.items()},
        first_at=_first_at(appraisal),
        first_by_catalogue=_first_by_catalogue(appraisal),
        scenarios=_drawn(appraisal, scenarios),
        findings=[own.data for own in findings],
    )


def _first_at(appraisal: Appraisal) -> dict[str, list[list[str]]]:
    now = appraisal.ranking.lead.first
    return {
        name: [[*first] for first in levels]
        for name, levels in appraisal.first_by_level.items()
        if any(first != now for first in levels)
    }


def _first_by_catalogue(appraisal: Appraisal) -> list[str] | None:
    local = appraisal.local
    return [*appraisal.first_by_catalogue] if local.weights or local.scores else None


def _drawn(appraisal: Appraisal, asked: Scenarios | None) -> dict[str, Any] | None:
    return asked and asked._asdict() | appraisal.futures(asked.number, asked.seed)._asdict()


def about(catalogue: Catalogue) -> About:
    """What rows need of a catalogue."""
    return About(
        catalogue.digest,
        catalogue.title,
        catalogue.about.notice or "",
        {own.id: own.name for own in catalogue.options.values()},
        {own.id: own.name for own in catalogue.factors.values()},
        {own.id: [*own.levels] for own in catalogue.factors.values()},
    )
