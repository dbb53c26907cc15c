"""The shape of a local file: one place, and everything its people add."""

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, ConfigDict, Field, StringConstraints

from integration_appraisal.model.common import (
    Acceptance,
    Answers,
    ById,
    Date,
    Entry,
    Id,
    Line,
    Many,
    Model,
    Name,
    Number,
    Score,
    Source,
    Text,
    Weight,
    Work,
)

MOST_YEARS = 125
Rate = Annotated[float, Field(gt=-100, le=100)]
Year = Annotated[int, Field(ge=1900, le=2200)]


class Outcome(Model):
    """What is to be better for people, and how anyone will know."""

    name: Name = Field(description="The outcome.")
    measure: Text | None = Field(None, description="How it is measured.")
    baseline: Text | Number | None = Field(None, description="Where it stands today.")
    target: Text | Number | None = Field(None, description="Where it should stand.")
    by: Text | None = Field(None, description="By when.")
    owner: Text | None = Field(None, description="Who answers for it.")


class Decision(Model):
    """Who decides what, and when."""

    body: Text | None = Field(None, description="Who decides.")
    date: Date | None = Field(None, description="When.")
    asks: Text | None = Field(None, description="What the body is asked to decide.")


class Level(Model):
    """Where the place stands on a local factor."""

    level: int = Field(description="The level, counted from 1.")
    low: int | None = Field(None, description="The lowest level it may honestly be.")
    high: int | None = Field(None, description="The highest level it may honestly be.")
    rationale: Text | None = Field(None, description="Why this level.")
    source: Source | None = Field(None, description="What this argues from.")


class Weights(Model):
    """This place's own weights."""

    method: Literal["catalogue", "points", "swing", "ranking", "equal"] = Field(
        "catalogue", description="How the weights were agreed."
    )
    values: ById[Weight] = Field(default_factory=dict, description="Points or swings for each criterion.")
    factors: ById[Weight] = Field(
        default_factory=dict,
        description="Swings of local factors on the same scale as `values`: they set the factors' points.",
    )
    order: Many[Id | tuple[Id, ...]] = Field(
        (), description="For ranking: criteria, most important first; ties in a list of their own."
    )
    rationale: Text | None = Field(None, description="Why these weights.")
    checks: Text | None = Field(
        None,
        description="Whether anyone saw the answer as they were given, and what cross-checks showed. It is no reason.",
    )
    agreed_by: Text | None = Field(None, description="Who agreed them.")
    agreed_on: Date | None = Field(None, description="When.")


class MustHave(Model):
    """A score that an option must reach."""

    score: Number | str = Field(description="On the criterion's own scale: this or better.")


def _graded(value: Any) -> Any:
    """A grade alone, `fair`, is short for `{score: fair}`; a number in quotes might be meant as either."""
    return {"score": value} if isinstance(value, str) and value[:1].isalpha() else value


Grade = Annotated[str, StringConstraints(pattern="^[^\\W\\d_]")]
Must = (
    Annotated[float, Field(ge=0, le=100)]
    | Annotated[MustHave, BeforeValidator(_graded, json_schema_input_type=MustHave | Grade)]
)


class RuledOut(Model):
    """Why an option is off the table."""

    reason: Text | None = Field(None, description="Why.")
    stage: Text | None = Field(None, description="At which stage.")
    by: Text | None = Field(None, description="Who ruled it out.")
    on: Date | None = Field(None, description="When.")


class Discounting(Model):
    """How yearly costs are put on one footing."""

    rate: Rate = Field(description="Per cent a year, in real terms; the Green Book's is 3.5 for up to 30 years.")
    first_year: Year = Field(description="The year of the first entry in each `yearly`; it is not discounted.")
    prices: Year | None = Field(None, description="The year in whose prices all costs are.")
    rationale: Text | None = Field(None, description="Why this rate, where it is not the Green Book's.")


class Cost(Model):
    """The whole-life cost of an option: `total` as finance counts it, or `yearly` costs from which it is worked out."""

    model_config = ConfigDict(
        json_schema_extra={
            "oneOf": [
                {"required": ["total"], "properties": {"total": {"type": "number"}}},
                {"required": ["yearly"], "properties": {"yearly": {"type": "array"}}},
            ]
        }
    )

    total: Number | None = Field(None, description="The cost, discounted already; nothing is added to it.")
    yearly: Annotated[Many[Number], Field(min_length=1, max_length=MOST_YEARS)] | None = Field(
        None, description="The cost of each year from `first_year` on, in place of `total`."
    )
    optimism_bias: Annotated[float, Field(ge=-100, le=1000)] | None = Field(
        None, description="Per cent that is added to discounted yearly costs."
    )
    low: Number | None = Field(None, description="The lower end of the honest range of the total.")
    high: Number | None = Field(None, description="The upper end of it; both ends or neither.")


class Variant(Entry):
    """The same appraisal seen otherwise."""

    name: Name = Field(description="Heading.")
    kind: Literal["area", "group", "scenario", "stakeholder"] = Field(description="Whose or which view it is.")
    local_factors: ById[Level] = Field(default_factory=dict, description="Levels that differ, each whole.")
    scores: ById[ById[Score]] = Field(default_factory=dict, description="Scores that differ, each whole.")
    weights: Weights | None = Field(None, description="Other weights, as a block.")


class Panellist(Model):
    """Somebody who scored or weighted."""

    name: Name = Field(description="Name or post.")
    role: Text | None = Field(None, description="Role.")
    organisation: Text | None = Field(None, description="Organisation.")
    chair: bool = Field(default=False, description="Whether they chaired.")
    interest: Text | None = Field(None, description="Interest declared.")


class Engagement(Model):
    """Who was asked, what they said, and what became of it."""

    who: Name = Field(description="Who was asked.")
    how: Text | None = Field(None, description="How.")
    when: Text | None = Field(None, description="When.")
    said: Text | None = Field(None, description="What they said.")
    response: Text | None = Field(None, description="What was done about it.")


class Equality(Model):
    """The equality assessment."""

    status: Text | None = Field(None, description="Where it stands.")
    by: Text | None = Field(None, description="Who made it.")
    on: Date | None = Field(None, description="When.")
    link: Text | None = Field(None, description="Where it is.")


class NextStep(Model):
    """What happens next."""

    action: Name = Field(description="What.")
    owner: Text | None = Field(None, description="Who.")
    by: Text | None = Field(None, description="By when.")


class Implications(Model):
    """What the choice means for those who have to carry it out: a sentence or more under each heading."""

    finance: Text | None = Field(None, description="Where the money comes from, and what it is spent on.")
    legal: Text | None = Field(None, description="Powers, agreements and duties, as a legal adviser sees them.")
    equality: Text | None = Field(None, description="Who may gain or lose, beyond where the assessment stands.")
    risk: Text | None = Field(None, description="What may go wrong, and who watches it.")
    workforce: Text | None = Field(None, description="What changes for staff.")
    consultation: Text | None = Field(None, description="Who has been asked, and who still has to be.")
    procurement: Text | None = Field(None, description="What has to be bought or tendered, and by when.")


class Recommendation(Model):
    """What the people recommend; the tool never fills this in."""

    option: Id = Field(description="The option recommended.")
    rationale: Text | None = Field(None, description="Why.")


class Local(Model):
    """One place: where it stands, what it weighs and what its people say."""

    area: Name = Field(description="The place.")
    region: Line | None = Field(None, description="The region that it belongs to, by which a portfolio groups places.")
    status: Literal["draft", "final"] = Field("draft", description="A final file must leave nothing open.")
    prepared_by: Text | None = Field(None, description="Who prepared the appraisal.")
    report_of: Text | None = Field(None, description="Whose report the paper is, such as a director's.")
    contact: Text | None = Field(None, description="Whom to ask about it.")
    date: Date | None = Field(None, description="The appraisal's date.")
    question: Text | None = Field(None, description="The question that the options are to answer.")
    outcomes: Many[Outcome] = Field((), description="What is to be better for people.")
    decision: Decision | None = Field(None, description="Who decides what, and when.")
    local_factors: ById[Level] = Field(default_factory=dict, description="Where the place stands on each factor.")
    weights: Weights | None = Field(None, description="This place's own weights; without them the catalogue's.")
    scores: ById[ById[Score]] = Field(default_factory=dict, description="This place's own view of a cell, whole.")
    scored_on: Date | None = Field(None, description="When the scores were agreed.")
    must_haves: ById[Must] = Field(
        default_factory=dict,
        description="An option below is ruled out: a value from 0 to 100, or `score` on the criterion's own scale; "
        "of a scale of grades, the grade alone will do.",
    )
    pass_mark: Annotated[float, Field(ge=0, le=100)] | None = Field(
        None, description="An option whose value in all is below is ruled out."
    )
    ruled_out: ById[RuledOut] = Field(default_factory=dict, description="Options off the table, with reasons.")
    discounting: Discounting | None = Field(None, description="How yearly costs are discounted.")
    costs: ById[Cost] = Field(default_factory=dict, description="Whole-life costs, beside the value and never in it.")
    cost_unit: Text | None = Field(None, description="What costs are counted in, such as £ thousand.")
    cost_basis: Text | None = Field(None, description="Unit, price year, period and discounting of the costs.")
    variants: Many[Variant] = Field((), description="The same appraisal seen otherwise.")
    panel: Many[Panellist] = Field((), description="Who scored and weighted.")
    dissent: Many[Text] = Field((), description="Views that differed.")
    engagement: Many[Engagement] = Field((), description="Who was asked.")
    equality: Equality | None = Field(None, description="The equality assessment.")
    answers: Answers = Field(default_factory=dict, description="Answers to checklists that the place answers.")
    risks: Many[Text] = Field((), description="Risks in this place.")
    constraints: Many[Text] = Field((), description="What can't be changed.")
    implications: Implications | None = Field(None, description="What the choice means, under the usual headings.")
    next_steps: Many[NextStep] = Field((), description="What happens next.")
    recommendation: Recommendation | None = Field(None, description="What the people recommend.")
    sources: Many[Work] = Field((), description="Works that this file's sources point to.")
    accepts: Many[Acceptance] = Field((), description="Findings accepted, each with a reason.")
    catalogue: Text | None = Field(
        None, description="A catalogue's folder or file, relative to this file, or the name of a bundled one."
    )

    @property
    def unanswered(self) -> list[str]:
        """The headings of `implications` that are answered neither there nor by another field of the file."""
        elsewhere = {
            "finance": self.costs,
            "equality": self.equality and self.equality.status,
            "risk": self.risks,
            "consultation": self.engagement,
        }
        given = self.implications
        return [name for name in Implications.model_fields if not (getattr(given, name, None) or elsewhere.get(name))]
