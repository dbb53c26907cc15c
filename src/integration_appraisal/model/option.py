"""The shape of an option."""

from typing import Annotated, Literal

from pydantic import Field

from integration_appraisal.model.common import (
    MOST_POINTS,
    Acceptance,
    Answers,
    ById,
    Entry,
    Id,
    Many,
    Model,
    Name,
    Score,
    Source,
    Text,
)


class Degree(Model):
    """The span of degrees of integration that an option can take."""

    least: Id = Field(description="The lowest degree, an id from the catalogue's degrees.")
    most: Id = Field(description="The highest degree, an id from the catalogue's degrees.")


class Need(Model):
    """What an option relies on: a band of levels of a local factor."""

    at_least: int | None = Field(None, description="The lowest level that will do.")
    at_most: int | None = Field(None, description="The highest level that will do.")
    essential: bool = Field(default=False, description="Whether the option is not ready without it.")
    points: Annotated[float, Field(ge=0, le=MOST_POINTS)] | None = Field(
        None, description="What it costs this option at the widest gap; left out: the factor's points."
    )
    firm: bool = Field(default=False, description="Whether the band is beyond doubt, so that nothing moves it.")
    rationale: Text | None = Field(None, description="Why the option relies on it.")
    source: Source | None = Field(None, description="What this argues from.")


class Option(Entry):
    """One option: what it is, how it scores and what it relies on."""

    id: Id = Field(description="Short name, by custom the same as the file's.")
    number: int | None = Field(None, description="The number people know it by.")
    name: Name = Field(description="The name people know it by.")
    role: Literal["baseline", "do_minimum", "alternative"] = Field(
        "alternative",
        description="baseline happens anyway, do_minimum meets the core needs only, and all others are alternatives.",
    )
    summary: Text | None = Field(None, description="The option in a sentence.")
    description: Text | None = Field(None, description="The option in a paragraph.")
    source: Source | None = Field(None, description="Where the option is set out.")
    degree: Degree | None = Field(None, description="How far the option integrates.")
    lead: Text | None = Field(None, description="Who leads.")
    geography: Text | None = Field(None, description="Over what area.")
    population: Text | None = Field(None, description="For whom.")
    route: Text | None = Field(None, description="By what steps: keep, merge, retender, commission together.")
    contains: Many[Id] = Field((), description="Options that can live inside this one.")
    scores: ById[Score] = Field(description="One entry for every criterion, as if all that it relies on were in place.")
    relies_on: ById[Need] = Field(default_factory=dict, description="What the option needs from the place.")
    powers: Many[Id] = Field((), description="Powers it would use, ids from the catalogue.")
    evidence: Many[Id] = Field((), description="Evidence that bears on it, ids from the catalogue.")
    answers: Answers = Field(default_factory=dict, description="Answers to checklists that options answer.")
    risks: Many[Text] = Field((), description="What could go wrong with it anywhere.")
    accepts: Many[Acceptance] = Field((), description="Findings accepted, each with a reason.")
