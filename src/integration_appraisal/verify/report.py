"""The report of ``appraise verify``."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from integration_appraisal.engine import METHOD
from integration_appraisal.report.document import Block, Column, Heading, Page, Paragraph, Table, bullets
from integration_appraisal.report.words import counted, for_number, joined
from integration_appraisal.verify.comparing import Difference

_LISTED = 5  # differences of a kind, unless all are asked for


class Verified(NamedTuple):
    """What was found: where paper and inputs part, what shows beside the text, annexes left out, words that differ.

    ``versions`` are said, ``inputs`` and ``beside`` fail. A paper of another ``method`` was not compared.
    """

    method: str
    versions: tuple[str, ...]
    inputs: tuple[str, ...]
    beside: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()
    differences: tuple[Difference, ...] = ()

    @property
    def failing(self) -> list[Difference]:
        """What differs in more than wording."""
        return [own for own in self.differences if own.fails]

    @property
    def kinds(self) -> dict[str, list[Difference]]:
        """What differs, by what becomes of it."""
        passing = [own for own in self.differences if not own.fails]
        return {
            "What must not differ": self.failing,
            "People's own words, which pass": [own for own in passing if own.own],
            "Other wording, which passes": [own for own in passing if not own.own],
        }

    @property
    def holds(self) -> bool:
        """Whether nothing is wrong."""
        return not (self.inputs or self.beside or self.failing) and self.method == METHOD


def build(name: str, found: Verified) -> Page:
    """The answer, then what differs, the first of each kind unless all is asked for."""
    kinds = found.kinds
    absent = [f"Not in this paper: {joined(_letters(found.absent))}."] if found.absent else []
    blocks: list[Block] = [*bullets(found.versions), Paragraph(_said(found), lead=True)]
    blocks += bullets((*found.inputs, *found.beside, *absent))
    short = [block for kind, some in kinds.items() for block in _table(kind, some, _LISTED)]
    more = {kind: some for kind, some in kinds.items() if len(some) > _LISTED}
    whole = [block for kind, some in more.items() for block in _table(kind, some, len(some))]
    return Page(f"{name} beside its inputs", [*blocks, *short], lambda: _data(found), rest=lambda: whole)


def _letters(annexes: Sequence[str]) -> list[str]:
    """As the text refers to them."""
    return [own.partition(":")[0] for own in annexes]


def _said(found: Verified) -> str:
    if found.method != METHOD:
        text = f"The paper was made with method {found.method}, and this version of appraise uses method {METHOD}."
        return f"{text} Its figures can't be compared: make it anew, or check it with the version that made it."
    if found.holds:
        if found.differences:
            return "The paper holds, but for words that people changed or filled in: no other figure differs."
        return "The paper holds: every figure in it is what its inputs give."
    failing = len(found.failing)
    places = f"{counted(failing, 'place')} {for_number(failing, 'differs', 'differ')} in more than wording"
    wrong = {
        "The inputs are not those that the paper was made from": found.inputs,
        "What stands beside its text, or its order, is not ours": found.beside,
        places: found.failing,
    }
    return f"The paper does not hold. {'; '.join(text for text, where in wrong.items() if where)}."


def _table(heading: str, some: Sequence[Difference], most: int) -> list[Block]:
    if not some:
        return []
    rows = tuple((own.section or "before the first heading", own.paper, own.now) for own in some[:most])
    of = f", the first {most} of {len(some)}" if len(some) > most else ""
    columns = (Column("Where"), Column("In the paper"), Column("As it would be now"))
    return [Heading(heading), Table(f"Words that differ, between brackets{of}", columns, rows)]


def _data(found: Verified) -> dict[str, Any]:
    return {
        "schema": "appraise.verify/2",
        "holds": found.holds,
        "method": found.method,
        "versions": list(found.versions),
        "inputs": list(found.inputs),
        "beside": list(found.beside),
        "absent": list(found.absent),
        "differences": [own._asdict() for own in found.differences],
    }
