"""The report of ``appraise verify``: whether a paper is what its inputs give."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from integration_appraisal.engine import METHOD
from integration_appraisal.report.document import Block, Column, Heading, Page, Paragraph, Table, bullets
from integration_appraisal.report.words import counted, for_number
from integration_appraisal.verify.differing import Differing

_MOST_SHOWN, _BEFORE = 2_000, 200  # letters of a line, and how many of them before the first difference


class Verified(NamedTuple):
    """What was found: where paper and inputs part, what shows beside the text and differs, and lines that differ.

    ``versions`` are said, ``inputs`` and ``beside`` fail. A paper of another ``method`` was not compared line by line.
    """

    method: str
    versions: tuple[str, ...]
    inputs: tuple[str, ...]
    beside: tuple[str, ...] = ()
    lines: tuple[Differing, ...] = ()

    @property
    def holds(self) -> bool:
        """Whether nothing is wrong."""
        is_alike = not self.inputs and not self.beside and not any(line.fails for line in self.lines)
        return is_alike and self.method == METHOD


def build(name: str, found: Verified) -> Page:
    """The answer, then what differs."""
    failing = [line for line in found.lines if line.fails]
    passing = [line for line in found.lines if not line.fails]
    blocks = [
        *bullets(found.versions),
        Paragraph(_said(found, failing), lead=True),
        *bullets((*found.inputs, *found.beside)),
        *_table("Lines with figures that differ", failing),
        *_table("Changed words, which pass", passing),
    ]
    return Page(f"{name} beside its inputs", blocks, lambda: _data(found))


def _said(found: Verified, failing: Sequence[Differing]) -> str:
    if found.method != METHOD:
        text = f"The paper was made with method {found.method}, and this version of appraise uses method {METHOD}."
        return f"{text} Its figures can't be compared: make it anew, or check it with the version that made it."
    if found.holds:
        if any(not line.fails for line in found.lines):
            return "The paper holds, but for words that people changed or filled in: no other figure differs."
        return "The paper holds: every figure in it is what its inputs give."
    wrong = {
        "The inputs are not those that the paper was made from": found.inputs,
        "What stands beside its text is not ours": found.beside,
        f"{counted(len(failing), 'line')} with figures {for_number(len(failing), 'differs', 'differ')}": failing,
    }
    return f"The paper does not hold. {'; '.join(text for text, where in wrong.items() if where)}."


def _table(heading: str, lines: Sequence[Differing]) -> list[Block]:
    if not lines:
        return []
    rows = tuple(tuple(own or "(nothing)" for own in _in_view(line)) for line in lines)
    return [Heading(heading), Table("In the paper, and as it would be now", (Column("Paper"), Column("Now")), rows)]


def _in_view(line: Differing) -> tuple[str, str]:
    """Both texts; of long ones a stretch round the first difference."""
    if max(len(line.paper), len(line.now)) <= _MOST_SHOWN:
        return line.paper, line.now
    pairs = enumerate(zip(line.paper, line.now, strict=False))
    shorter = min(len(line.paper), len(line.now))  # where one begins with the other, they differ from its end on
    differs = next((at for at, (one, other) in pairs if one != other), shorter)
    start = max(0, differs - _BEFORE)
    return _stretch(line.paper, start), _stretch(line.now, start)


def _stretch(text: str, start: int) -> str:
    end = start + _MOST_SHOWN
    return f"{'…' if start else ''}{text[start:end]}{'…' if text[end:] else ''}"


def _data(found: Verified) -> dict[str, Any]:
    return {
        "schema": "appraise.verify/1",
        "holds": found.holds,
        "method": found.method,
        "versions": list(found.versions),
        "inputs": list(found.inputs),
        "beside": list(found.beside),
        "lines": [line._asdict() for line in found.lines],
    }
