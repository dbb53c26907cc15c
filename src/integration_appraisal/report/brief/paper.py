"""What a briefing paper is made of."""

from collections.abc import Sequence
from typing import Any, NamedTuple, TypeAlias

from integration_appraisal.report.document import Bullets, Chart, Paragraph, Table

GAP = "To be filled in"  # what stands before every gap
OPEN = GAP.lower()  # and in a cell that is one


class Gap(NamedTuple):
    """Something that only people can say, and have not said yet; ``field`` is where it goes in the local file."""

    text: str
    field: str


class Subheading(NamedTuple):
    """A heading inside a section."""

    text: str


Part: TypeAlias = Paragraph | Bullets | Table | Gap | Chart | Subheading


class Section(NamedTuple):
    """A section; ``identity`` is the same in every paper, so that links and templates can rely on it."""

    identity: str
    heading: str
    parts: Sequence[Part]
    annex: bool = False


class Paper(NamedTuple):
    """The paper. ``about`` are the lines under the title: who, when, for whom; ``stamp`` says what it was made from.

    ``notice`` is what the catalogue wants said with every result; empty where it says nothing.
    """

    title: str
    area: str
    status: str
    notice: str
    about: tuple[tuple[str, str], ...]
    sections: tuple[Section, ...]
    stamp: dict[str, Any]
