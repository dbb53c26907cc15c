"""The shape of a criteria file: any of the lists by which options are judged."""

from typing import Annotated, Literal

from pydantic import Field

from integration_appraisal.model.common import (
    MOST_POINTS,
    Acceptance,
    Date,
    Entry,
    Id,
    Many,
    Model,
    Name,
    Number,
    Source,
    Text,
    Weight,
    Work,
)


class About(Model):
    """What a catalogue is."""

    title: Name | None = Field(None, description="The catalogue's title.")
    description: Text | None = Field(None, description="What it is for and where it comes from.")
    notice: Text | None = Field(None, description="A sentence that stands in every output.")
    status: Literal["draft", "final"] = Field(
        "draft", description="A final catalogue has a reason, a source and a basis for all that needs one."
    )


class Principle(Entry):
    """One of the source's own principles and what becomes of it here."""

    number: int | None = Field(None, description="Its place in the source's list.")
    text: Name = Field(description="The principle.")
    role: Literal["criterion", "gate", "context"] = Field(
        description="criterion: scored; gate: must be answered before scoring; context: true whatever is chosen."
    )
    criterion: Id | None = Field(None, description="The criterion that scores it, for the role criterion.")
    answered_by: Literal["question", "outcomes"] | None = Field(
        None, description="The field of the local file that answers it, for the role gate."
    )
    source: Source | None = Field(None, description="Where it stands.")


class Group(Entry):
    """A group of criteria, for subtotals and a ranking of its own. The group of ends has the id `ends`."""

    name: Name = Field(description="Heading in tables.")
    description: Text | None = Field(None, description="What its criteria have in common.")
    weight: Weight | None = Field(
        None, description="What the group counts; weights of criteria are then shares within it. All groups or none."
    )
    rationale: Text | None = Field(None, description="Why this weight.")


class JudgedScale(Model):
    """Scores from 0 to 100, judged against words for both ends."""

    kind: Literal["judged"] = Field("judged", description="Which kind of scale it is.")
    worst: Text | None = Field(None, description="Words for 0.")
    best: Text | None = Field(None, description="Words for 100.")


class LinearScale(Model):
    """A straight line from the worst to the best number, either way round."""

    kind: Literal["linear"] = Field("linear", description="Which kind of scale it is.")
    unit: Text | None = Field(None, description="What is counted.")
    worst: Number = Field(description="The number worth 0.")
    best: Number = Field(description="The number worth 100.")


class PiecewiseScale(Model):
    """Straight lines between points."""

    kind: Literal["piecewise"] = Field("piecewise", description="Which kind of scale it is.")
    unit: Text | None = Field(None, description="What is counted.")
    points: Annotated[tuple[tuple[Number, Number], ...], Field(min_length=2)] = Field(
        description="Pairs of number and value from 0 to 100, numbers strictly increasing."
    )


class GradesScale(Model):
    """Named grades, each with its value."""

    kind: Literal["grades"] = Field("grades", description="Which kind of scale it is.")
    grades: Annotated[dict[Name, Annotated[float, Field(ge=0, le=100)]], Field(min_length=1)] = Field(
        description="Each grade with its value from 0 to 100."
    )


class RelativeScale(Model):
    """A straight line from the worst option on the table to the best."""

    kind: Literal["relative"] = Field("relative", description="Which kind of scale it is.")
    unit: Text | None = Field(None, description="What is counted.")
    better: Literal["higher", "lower"] = Field(description="Which way is better.")


class ProportionalScale(Model):
    """The usual price formula: the best option on the table has 100, all others their proportion to it."""

    kind: Literal["proportional"] = Field("proportional", description="Which kind of scale it is.")
    unit: Text | None = Field(None, description="What is counted.")
    better: Literal["higher", "lower"] = Field(description="Which way is better.")


Scale = Annotated[
    JudgedScale | LinearScale | PiecewiseScale | GradesScale | RelativeScale | ProportionalScale,
    Field(discriminator="kind"),
]


class Criterion(Entry):
    """Something options are judged by."""

    id: Id = Field(description="Short name; criteria and local factors share one name space.")
    name: Name = Field(description="Heading in tables.")
    question: Text | None = Field(None, description="The question a scorer answers.")
    group: Id | None = Field(None, description="The group it counts towards.")
    weight: Weight = Field(description="Points; only the proportions matter.")
    rationale: Text | None = Field(None, description="Why this weight.")
    scale: Scale = Field(description="How a score becomes a value from 0 to 100.")
    source: Source | None = Field(None, description="Where it comes from.")


class Factor(Entry):
    """A local factor: something about the place that options rely on, or that emphasises criteria; never both."""

    id: Id = Field(description="Short name; criteria and local factors share one name space.")
    name: Name = Field(description="Heading in tables.")
    question: Text | None = Field(None, description="The question the place answers.")
    levels: Annotated[tuple[Name, ...], Field(min_length=2, max_length=9)] = Field(
        description="Words for each level, lowest first."
    )
    points: Annotated[float, Field(ge=0, le=MOST_POINTS)] | None = Field(
        None, description="What an option that relies on it loses at the widest gap."
    )
    emphasises: dict[Id, Annotated[float, Field(ge=0.5, le=2)]] | None = Field(
        None, description="Criteria, each with its multiplier at the top level."
    )
    rationale: Text | None = Field(None, description="Why these points or multipliers.")
    source: Source | None = Field(None, description="Where it comes from.")


class Wording(Model):
    """One source's words for a thing."""

    text: Name = Field(description="The wording.")
    source: Source | None = Field(None, description="Whose wording.")


class DegreeOfIntegration(Entry):
    """A degree of integration."""

    name: Name = Field(description="What it is called.")
    wordings: Many[Wording] = Field((), description="Each source's wording.")


class Power(Entry):
    """A legal power that an option may use."""

    name: Name = Field(description="What it is called.")
    text: Text | None = Field(None, description="What it allows.")
    from_: Date | None = Field(None, alias="from", description="In force from.")
    until: Date | None = Field(None, description="In force until.")
    caution: Text | None = Field(None, description="What to check.")
    source: Source | None = Field(None, description="Where it is named.")


class Evidence(Entry):
    """A claim with its figure, what the figure measures, and how far it carries."""

    claim: Name = Field(description="What is claimed.")
    figure: Number | None = Field(None, description="The figure.")
    unit: Text | None = Field(None, description="Its unit.")
    measure: Text | None = Field(None, description="What the figure is a share or count of.")
    design: Text | None = Field(None, description="How it was found.")
    caution: Text | None = Field(None, description="How far it carries.")
    options: Many[Id] = Field((), description="Options it bears on.")
    source: Source | None = Field(None, description="Where it stands.")


class Barrier(Entry):
    """Something that holds integration back, or spurs it."""

    name: Name = Field(description="What it is.")
    kind: Literal["barrier", "enabler"] = Field("barrier", description="Which of the two.")
    strength: Text | None = Field(None, description="How strong, in the source's terms.")
    caution: Text | None = Field(None, description="How far it carries.")
    source: Source | None = Field(None, description="Where it stands.")


class Item(Entry):
    """One line of a checklist."""

    id: Id = Field(description="Short name, used once in its checklist.")
    name: Name = Field(description="Heading.")
    text: Text | None = Field(None, description="What is asked.")
    source: Source | None = Field(None, description="Where it comes from.")


class Checklist(Entry):
    """A list to be answered, not scored."""

    name: Name = Field(description="Heading.")
    description: Text | None = Field(None, description="What it is for.")
    answered_by: Literal["option", "place", "nobody"] = Field("nobody", description="Who answers it.")
    answer: Literal["text", "extent", "status"] = Field(
        "text", description="How: in words; full, partial or none; met, partly, not_met or unknown."
    )
    items: Many[Item] = Field((), description="The lines.")


class CriteriaFile(Model):
    """Any of the lists by which options are judged; the files in `criteria/` are read together."""

    about: About | None = Field(None, description="What the catalogue is; in one file only.")
    principles: Many[Principle] = Field((), description="The source's own list, whole, in its order.")
    groups: Many[Group] = Field((), description="Groups of criteria.")
    criteria: Many[Criterion] = Field((), description="What options are judged by.")
    local_factors: Many[Factor] = Field((), description="What about the place decides.")
    degrees: Many[DegreeOfIntegration] = Field((), description="Degrees of integration, most first.")
    powers: Many[Power] = Field((), description="Legal powers.")
    evidence: Many[Evidence] = Field((), description="Claims and figures.")
    barriers: Many[Barrier] = Field((), description="Barriers and enablers.")
    checklists: Many[Checklist] = Field((), description="Lists to be answered, not scored.")
    sources: Many[Work] = Field((), description="The works that sources point to.")
    accepts: Many[Acceptance] = Field((), description="Findings accepted for the criteria, each with a reason.")


LISTS = (
    "principles",
    "groups",
    "criteria",
    "local_factors",
    "degrees",
    "powers",
    "evidence",
    "barriers",
    "checklists",
    "sources",
)

ANSWER_WORDS = {"extent": ("full", "partial", "none"), "status": ("met", "partly", "not_met", "unknown")}
