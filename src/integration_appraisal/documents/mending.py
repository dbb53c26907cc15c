"""Pasted characters where a file's structure needs the plain ones are read as those, and reported.

Inside a text they are as good as any other and are left alone.
"""

import re
from collections.abc import Iterator, Sequence

from integration_appraisal.documents.characters import described
from integration_appraisal.documents.pasted import BULLETS, DASHES, NOTHING, SPACES, typed
from integration_appraisal.findings import Finding, Position

_APPEAR = re.compile(f"[{SPACES}{NOTHING}{DASHES}{BULLETS}]")

# Where only spaces, dashes and keys can stand: before a line's first word, after a dash, and around a key's colon.
_INDENT = rf"[ {NOTHING}{SPACES}]*+"
_KEY = rf"(?P<key>[{NOTHING}]*+[a-z_][a-z0-9_{NOTHING}]*+[ {SPACES}]*+:(?=[\s{NOTHING}]|$){_INDENT})?"
_STRUCTURE = re.compile(rf"{_INDENT}(?:[-{DASHES}{BULLETS}](?=[\s{NOTHING}]){_INDENT})*+{_KEY}")
_NO_ITEM = re.compile(rf"{_INDENT}(?:-(?=[\s{NOTHING}]){_INDENT})*+{_KEY}")
_ITEM = re.compile(rf"[ {SPACES}]*+[-{DASHES}{BULLETS}]\s")
_IN_BRACES = re.compile(
    rf"[{{,][ {NOTHING}{SPACES}]*+[a-z_][a-z0-9_{NOTHING}]*+:(?=[\s{NOTHING}])[ {NOTHING}{SPACES}]*+"
)
_BLOCK = re.compile(r"(?:^|[:\-?] +)[|>][-+0-9]{0,2} *(?:#.*)?$")
_DASHED = re.compile(r" *+(?:- +)*+")
_CLOSED = {'"': re.compile(r'(?:[^"\\]|\\.)*+"'), "'": re.compile(r"(?:[^']|'')*+'(?!')")}


def mended(text: str, file: str) -> tuple[str, list[Finding]]:
    """A file's text with plain characters in its structure, and what had to be put right, the first on each line."""
    if not _APPEAR.search(text):
        return text, []
    lines = text.split("\n")
    findings: list[Finding] = []
    for number, line, may_list in _structural(lines):
        wrong = [span for span in _spans(line, may_list=may_list) if _APPEAR.search(line, *span)]
        if wrong and (first := _APPEAR.search(line, *wrong[0])):
            place = Position(number + 1, first.start() + 1)
            findings.append(Finding("F004", _needs(first.group()), file, place))
            lines[number] = _with_typed(line, wrong)
    return "\n".join(lines), findings


def _with_typed(line: str, spans: Sequence[tuple[int, int]]) -> str:
    """The line with some of its parts as one types them."""
    pieces, done = [], 0
    for start, end in spans:
        pieces += [line[done:start], typed(line[start:end])]
        done = end
    return "".join([*pieces, line[done:]])


def _structural(lines: list[str]) -> Iterator[tuple[int, str, bool]]:
    """Lines that may have a pasted character in their structure, and whether an item of a list may begin there."""
    before = ""
    for number, line in _outside_texts(lines):
        if not line.isascii() and not _goes_on(line, before):
            yield number, line, not before or before.endswith(":") or bool(_ITEM.match(before))
        before = line.rstrip() or before


def _outside_texts(lines: list[str]) -> Iterator[tuple[int, str]]:
    """The lines that begin neither in a block of text nor in quotes, with their numbers from 0."""
    block: int | None = None
    quote = ""
    for number, line in enumerate(lines):
        if block is not None and (not line.strip() or _indent(line) > block):
            continue
        if quote:
            quote = "" if _CLOSED[quote].match(line) else quote
            continue
        block = _stands_at(line) if _BLOCK.search(line) else None
        quote = _left_open(line)
        yield number, line


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _stands_at(line: str) -> int:
    """How far in what a block of text belongs to stands: its key, or the dash where it has none."""
    end = _DASHED.match(line).end()  # type: ignore[union-attr] # it takes nothing, too
    return line.rfind("-", 0, end) if line[end : end + 1] in ("|", ">") and "-" in line[:end] else end


def _left_open(line: str) -> str:
    """The quote that begins a line's value and is not closed in it."""
    match = _STRUCTURE.match(line)
    end = match.end() if match else 0
    quote = line[end : end + 1]
    return quote if quote in _CLOSED and not _CLOSED[quote].match(line, end + 1) else ""


def _goes_on(line: str, before: str) -> bool:
    """Whether a line goes on with the plain text of the one before: it stands further in and begins no key or item."""
    structure = _STRUCTURE.match(before)
    if structure is None or structure.end() == len(before):  # that line has no value of its own
        return False
    begins = _STRUCTURE.match(line)
    is_text = begins is None or (begins["key"] is None and not _ITEM.match(line))
    return is_text and _indent(line) > _indent(before)


def _spans(line: str, *, may_list: bool) -> Iterator[tuple[int, int]]:
    """The parts of a line that are structure and no text."""
    match = (_STRUCTURE if may_list else _NO_ITEM).match(line)
    end = match.end() if match else 0
    yield 0, end
    if line[end : end + 1] == "{":
        yield from (match.span() for match in _IN_BRACES.finditer(line, end))


def _needs(char: str) -> str:
    if re.match(f"[{NOTHING}]", char):
        return f"{described(char)} hides here. Delete it."
    plain = "space" if re.match(f"[{SPACES}]", char) else "hyphen, `-`,"
    return f"{described(char)} stands where a plain {plain} is needed. Type it there."
