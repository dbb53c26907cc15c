"""What the models of all three kinds of file share."""

import datetime
import re
from typing import Annotated, Any, Literal, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints
from pydantic_core import PydanticCustomError

MOST_POINTS = 30  # that missing one local factor may cost an option, as a catalogue has it
MOST_BY_SWING = 1000.0  # and by a place's own swings: ten times what all criteria are worth together
ID_PATTERN = r"^[a-z][a-z0-9_]{0,63}$"
LINE_PATTERN = r"^\S+( \S+)*$"


class Model(BaseModel):
    """Base of every model: frozen, strict, no unknown keys, no NaN, and no user input inside error messages."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        strict=True,
        allow_inf_nan=False,
        hide_input_in_errors=True,
        defer_build=True,
    )


def _date(value: Any) -> Any:
    """Pydantic takes ``"1362096000"`` for a date; only year-month-day is one here."""
    if isinstance(value, str) and re.fullmatch(r"\d{4}-\d\d-\d\d", value):
        try:
            return datetime.date.fromisoformat(value)
        except ValueError:
            pass
    elif value is None or isinstance(value, datetime.date):
        return value
    raise PydanticCustomError("date_form", "not a date")


T = TypeVar("T")

Id = Annotated[str, StringConstraints(pattern=ID_PATTERN)]
Name = Annotated[str, StringConstraints(min_length=1)]
Text = str
# What is held against others of its kind: two that look alike on paper are alike.
Line = Annotated[str, StringConstraints(min_length=1, pattern=LINE_PATTERN)]
Date = Annotated[datetime.date, BeforeValidator(_date)]
# Far beyond any real figure, and far from where sums and differences lose their meaning.
Number = Annotated[float, Field(ge=-1e12, le=1e12)]
Weight = Annotated[float, Field(ge=0, le=1e6)]
Many = tuple[T, ...]
ById = dict[Id, T]


class Source(Model):
    """Where something is said."""

    work: Id = Field(description="The id of a work in a list of sources.")
    at: Text | None = Field(None, description="The page, slide or passage.")


class Entry(Model):
    """Base of what stands in a list by its id."""

    id: Id = Field(description="Short name.")


class Work(Entry):
    """A work that sources point to."""

    id: Id = Field(description="Short name that `source: {work: …}` uses.")
    title: Name = Field(description="Title of the work.")
    author: Text | None = Field(None, description="Who wrote it.")
    year: int | None = Field(None, description="Year it appeared.")
    publisher: Text | None = Field(None, description="Who published it.")
    note: Text | None = Field(None, description="Anything a reader should know, such as an inferred date.")


class Acceptance(Model):
    """A finding that the authors accept, with their reason."""

    rule: Annotated[str, StringConstraints(pattern=r"^[A-Z][0-9]{3}$")] = Field(description="The code, such as P104.")
    reason: Name = Field(description="Why the finding is accepted.")


Basis = Literal["judgement", "stated", "evidence"]


class Score(Model):
    """How an option does on a criterion, on the criterion's own scale: a score, a range, marks, or unknown."""

    model_config = ConfigDict(
        json_schema_extra={
            "oneOf": [
                {"required": ["score"], "properties": {"score": {"type": ["number", "string"]}}},
                {"required": ["marks"], "properties": {"marks": {"type": "object"}}},
                {
                    "required": ["low", "high"],
                    "properties": {"score": {"type": "null"}, "marks": {"type": "null"}, "low": {"type": "number"}},
                },
            ]
        }
    )

    score: Number | str | None = Field(
        None, description="A number, the name of a grade, or `unknown` where nobody knows; left out beside marks."
    )
    low: Number | str | None = Field(None, description="The lower end of the honest range; both ends or neither.")
    high: Number | str | None = Field(None, description="The upper end of the honest range; both ends or neither.")
    marks: Annotated[dict[Name, Number | str], Field(min_length=1)] | None = Field(
        None, description="What each of several people gives, by name; the mean counts, in place of `score`."
    )
    rationale: Text | None = Field(None, description="Why this score.")
    source: Source | None = Field(None, description="What the score argues from.")
    basis: Basis | None = Field(None, description="judgement; stated, if the source says so in words; or evidence.")


Answers = ById[ById[Text]]
