"""What a template may use: the shape of a paper as plain data. ``names`` makes the page of names from it."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field


class Plain(BaseModel):
    """Base of all: a template never sees these classes, only the lists, mappings, text and numbers made from them."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, defer_build=True)


class LinePlain(Plain):
    """A line under the title."""

    label: str = Field(description="what it is, such as Status or Date")
    text: str = Field(description="what it says")


class CellPlain(Plain):
    """A cell."""

    text: str = Field(description="what stands in it, as it is to be printed; a line for each paragraph")
    shade: int = Field(ge=0, le=4, description="how dark its ground is: 0 for none, to 4")


class ColumnPlain(Plain):
    """A column."""

    heading: str = Field(description="what stands over it")
    number: bool = Field(description="whether it holds numbers, which stand to the right")


class TablePlain(Plain):
    """A table; the cell in the first column says what its row is about."""

    kind: Literal["table"] = Field("table", description="`table`")
    caption: str = Field(description="what the table shows")
    columns: list[ColumnPlain] = Field(description="its columns")
    rows: list[list[CellPlain]] = Field(description="its rows, each a list of cells, one a column")


class ParagraphPlain(Plain):
    """A paragraph."""

    kind: Literal["paragraph"] = Field("paragraph", description="`paragraph`")
    text: str = Field(description="the text")
    lead: bool = Field(description="whether it is the answer, to be shown large or bold")
    faint: bool = Field(description="whether it is a note, to be shown small or grey")


class BulletsPlain(Plain):
    """A list."""

    kind: Literal["bullets"] = Field("bullets", description="`bullets`")
    items: list[str] = Field(
        description='the points, each a line or more; write `part["items"]`, as `part.items` is a method'
    )


class HeadingPlain(Plain):
    """A heading inside a section."""

    kind: Literal["heading"] = Field("heading", description="`heading`")
    text: str = Field(description="the heading")


class GapPlain(Plain):
    """A gap: something that only people can say, and have not said yet."""

    kind: Literal["gap"] = Field("gap", description="`gap`")
    label: str = Field(description="what marks it: `verify` knows gaps by these words")
    text: str = Field(description="what is to be said")
    field: str = Field(description="where it goes in the local file")


class ChartPlain(Plain):
    """A picture."""

    kind: Literal["chart"] = Field("chart", description="`chart`")
    chart: str = Field(description="which one: `contributions`, `weight`, `acceptability` or `cost`")
    title: str = Field(description="its finding, in a sentence without a full stop")
    description: str = Field(description="all that it shows, in words")
    table: TablePlain = Field(description="its figures; they have to stand beside it")


PartPlain = Annotated[
    ParagraphPlain | BulletsPlain | HeadingPlain | GapPlain | ChartPlain | TablePlain,
    Field(discriminator="kind"),
]


class SectionPlain(Plain):
    """A section."""

    id: str = Field(description="short name, the same in every paper, such as `summary` or `annex_scores`")
    heading: str = Field(description="what stands over it")
    annex: bool = Field(description="whether it is an annex")
    parts: list[PartPlain] = Field(description="what stands in it, in order; `kind` says what each part is")


class StampPlain(Plain):
    """The stamp: what the paper was made from. It stands in the last annex; `verify` reads it there."""

    digest: str = Field(description="digest of the local file and the catalogue together")
    catalogue: str = Field(description="digest of the catalogue")
    method: str = Field(description="the method by which options were appraised")
    tool: str = Field(description="version of `appraise`")
    numpy: str = Field(description="version of numpy")
    seed: int = Field(description="seed of the draws")
    samples: int = Field(description="how many draws")
    weights: str = Field(description="how weights were drawn")


class PaperPlain(Plain):
    """The paper."""

    title: str = Field(description="the title")
    area: str = Field(description="the place")
    status: str = Field(description="`draft` or `final`")
    notice: str = Field(description="what the catalogue wants said with every result; may be empty")
    about: list[LinePlain] = Field(description="lines under the title: who, when, for whom")
    sections: list[SectionPlain] = Field(description="the sections in order, annexes last")
    stamp: StampPlain = Field(description="what the paper was made from")
    pictures: dict[str, str] = Field(
        description="by kind of chart: in HTML the picture itself as SVG, in Markdown the address of its file "
        "(with `--charts`; else there are none)"
    )
