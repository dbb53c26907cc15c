"""Characters that word processors put in place of the ones we type, where a file's structure needs the plain ones.

Inside a text they are as good as any other and are left alone.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from integration_appraisal.documents.characters import described

_SPACES = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_NOTHING = "\u00ad\u200b-\u200d\u2060"  # zero-width: seen by no one
_DASHES = "\u2010-\u2015\u2043\u2212\ufe58\ufe63\uff0d"
_BULLETS = "\u00b7\u2022\u2023\u25aa\u25cf\u25e6"
_QUOTES = "\u00ab\u00bb\u2018-\u201f\u2039\u203a"
_APPEAR = re.compile(f"[{_SPACES}{_NOTHING}{_DASHES}{_BULLETS}]")
_ALL = re.compile(f"[{_SPACES}{_NOTHING}{_DASHES}{_QUOTES}]|[\uff01-\uff5e]")

# Where only spaces, dashes and keys can stand: before a line's first word, after a dash, and around a key's colon.
_INDENT = rf"[ {_NOTHING}{_SPACES}]*+"
_KEY = rf"(?P<key>[{_NOTHING}]*+[a-z_][a-z0-9_{_NOTHING}]*+[ {_SPACES}]*+:(?=[\s{_NOTHING}]|$){_INDENT})?"
_STRUCTURE = re.compile(rf"{_INDENT}(?:[-{_DASHES}{_BULLETS}](?=[\s{_NOTHING}]){_INDENT})*+{_KEY}")
_NO_ITEM = re.compile(rf"{_INDENT}(?:-(?=[\s{_NOTHING}]){_INDENT})*+{_KEY}")
_ITEM = re.compile(rf"[ {_SPACES}]*+[-{_DASHES}{_BULLETS}]\s")
_IN_BRACES = re.compile(
    rf"[{{,][ {_NOTHING}{_SPACES}]*+[a-z_][a-z0-9_{_NOTHING}]*+:(?=[\s{_NOTHING}])[ {_NOTHING}{_SPACES}]*+"
)
_BLOCK = re.compile(r"(?:^|[:\-?] +)[|>][-+0-9]{0,2} *(?:#.*)?$")
_DASHED = re.compile(r" *+(?:- +)*+")
_CLOSED = {'"': re.compile(r'(?:[^"\\]|\\.)*+"'), "'": re.compile(r"(?:[^']|'')*+'(?!')")}


class Pasted(NamedTuple):
    """A character that stands where a plain one is needed: where it is, what it is, what to type."""

    line: int
    column: int
    message: str


def mended(text: str) -> tuple[str, list[Pasted]]:
    """A file's text with plain characters in its structure, and what had to be put right, the first on each line."""
    if text.isascii() or not _APPEAR.search(text):
        return text, []
    lines = text.split("\n")
    pasted: list[Pasted] = []
    for number, line, may_list in _structural(lines):
        wrong = [span for span in _spans(line, may_list=may_list) if _APPEAR.search(line, *span)]
        if wrong and (first := _APPEAR.search(line, *wrong[0])):
            pasted.append(Pasted(number + 1, first.start() + 1, _needs(first.group())))
            lines[number] = _with_plain(line, wrong)
    return "\n".join(lines), pasted


def _with_plain(line: str, spans: Sequence[tuple[int, int]]) -> str:
    """The line with some of its parts as one types them."""
    pieces, done = [], 0
    for start, end in spans:
        pieces += [line[done:start], _plain(line[start:end])]
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


def _plain(text: str) -> str:
    """Spaces and dashes as typed; what nobody sees is left out."""
    text = re.sub(f"[{_NOTHING}]", "", text)
    return re.sub(f"[{_DASHES}{_BULLETS}]", "-", re.sub(f"[{_SPACES}]", " ", text))


def _needs(char: str) -> str:
    if re.match(f"[{_NOTHING}]", char):
        return f"{described(char)} hides here. Delete it."
    plain = "space" if re.match(f"[{_SPACES}]", char) else "hyphen, `-`,"
    return f"{described(char)} stands where a plain {plain} is needed. Type it there."


def plainly(text: str) -> str:
    """A number, an id or a word as one would type it: plain dashes, no quotes, nothing hidden."""
    text = re.sub(f"[{_QUOTES}]", "", _plain(text)) if _ALL.search(text) else text
    return unicodedata.normalize("NFKC", text).strip()


def unaccented(text: str) -> str:
    """Letters without their accents."""
    return "".join(char for char in unicodedata.normalize("NFD", text) if not unicodedata.combining(char))


def names(text: str) -> str:
    """A sentence that names the characters one would not type, or nothing where there are none."""
    unusual = list(dict.fromkeys(_ALL.findall(text)))[:3]
    return f" It holds {' and '.join(described(char) for char in unusual)}." if unusual else ""
