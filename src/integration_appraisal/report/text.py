"""Paragraphs and lists inside a plain text, as people write them in a file. What is in them stays text."""

import re
from collections.abc import Iterator

from integration_appraisal.report.document import Bullets, Paragraph

_ITEM = re.compile(r"(?:[-*•]|(?P<number>\d{1,3}[.)]))\s+(?P<said>\S.*)")


def blocks(text: str) -> list[Paragraph | Bullets]:
    """Paragraphs, which blank lines part, and lists, whose lines begin with ``- ``, ``* `` or ``1. ``.

    A text of one line is a paragraph, whatever it begins with.
    """
    if "\n" not in text.strip():
        return [Paragraph(" ".join(text.split()))]
    found: list[Paragraph | Bullets] = []
    for is_item, said in pieces(text):
        if not is_item:
            found.append(Paragraph(said))
        elif found and isinstance(found[-1], Bullets):
            found[-1] = Bullets((*found[-1].items, said))
        else:
            found.append(Bullets((said,)))
    return found


def in_lines(text: str) -> str:
    """The same where there is room for lines alone, such as in a cell: a line for each paragraph and each item."""
    lines: list[str] = []
    for block in blocks(text):
        lines += [block.text] if isinstance(block, Paragraph) else [f"- {item}" for item in block.items]
    return "\n".join(lines)


def pieces(text: str) -> Iterator[tuple[bool, str]]:
    """Each paragraph and each item on one line, and whether it is an item."""
    pieces: list[tuple[bool, list[str]]] = [(False, [])]
    for line in map(str.strip, text.splitlines()):
        item = _ITEM.fullmatch(line)
        if item:
            pieces.append((True, [item["number"] or "", item["said"]]))
        elif line:
            pieces[-1][1].append(line)
        else:
            pieces.append((False, []))
    for is_item, lines in pieces:
        if lines:
            yield is_item, " ".join(" ".join(lines).split())
