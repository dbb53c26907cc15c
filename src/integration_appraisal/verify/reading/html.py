"""An HTML paper as lines, and its markup as far as it can hide, move or add what a reader sees."""

import re
from html.parser import HTMLParser

from integration_appraisal.verify.reading import BETWEEN, MOST_LINES, TOO_LONG, NotAPaper, Read, few, picture

# A browser reads faulty markup in its own way, and this parser in another: text could show there and not here. So only
# markup that leaves no doubt is read. Our page is of this kind, and so is one that a browser has written anew.
_ATTRIBUTE = r"""\s+[a-zA-Z_:][\w:.-]*(?:=(?:"[^"]*"|'[^']*'))?"""
_TAG = rf"<[a-zA-Z][\w-]*(?:{_ATTRIBUTE}){{0,50}}+\s*/?>"
_PLAIN = re.compile(rf"(?:[^<]++|<!DOCTYPE html>|</[a-zA-Z][\w-]*\s*>|{_TAG})*+", re.IGNORECASE)

_INSIDE = frozenset(("strong", "em", "code", "cite", "a", "span", "b", "i"))  # tags that break no line
_CELLS = frozenset(("td", "th"))
_BLOCKS = frozenset(("p", "ul", "ol", "li", "dl", "dt", "dd", "div", "h3", "h4", "br"))
_TABLES = frozenset(("table", "caption", "thead", "tbody", "tr"))
_BARE = _INSIDE | _CELLS | _BLOCKS | _TABLES  # tags that people may write into a paper, without attributes
_MOST_TAGS = 300_000  # the largest of our own papers has a tenth of that
# Classes that may come and go with what people write, and those by which a row or a cell says something.
_STYLED = frozenset(("gap", "numbered", "lead", "faint", "number", "long", "annex"))
_SAYING = frozenset(("at", "first", "set-aside", "shade-1", "shade-2", "shade-3", "shade-4", "skip"))
_MOVING = frozenset(("title", "thead"))  # tags that a browser shows elsewhere, or not at all
_OUTSIDE = re.compile(r"(?:https?|mailto):")


def read(content: bytes) -> Read:
    """The lines, and the markup that is more than plain text."""
    text = _without_comments(content.decode("utf-8-sig"))
    if not _PLAIN.fullmatch(text):
        raise NotAPaper("its markup is not whole, and programs read such markup in different ways")
    page = _Page()
    page.feed(text)
    page.close()
    page.end_line()
    if page.is_drawing:
        raise NotAPaper("a picture in it has no end")
    return Read(list(few(page.lines)), [*few(page.marks)], {})


def _without_comments(text: str) -> str:
    """What is left; a comment without an end, or one that a browser would end elsewhere, is no plain markup."""
    kept, end = [], 0
    while (start := text.find("<!--", end)) >= 0 and (close := text.find("-->", start + 4)) >= 0:
        inside = text[start + 4 : close]
        if inside.startswith((">", "->")) or "--!>" in inside:
            break
        kept.append(text[end:start])
        end = close + 3
    return "".join([*kept, text[end:]])


def _mark(tag: str, attributes: list[tuple[str, str | None]]) -> str:
    return "".join([f"<{tag}", *(f' {name}="{value or ""}"' for name, value in attributes), ">"])


def _styles(name: str, value: str | None) -> bool:
    return name == "lang" or (name == "class" and (_STYLED | _SAYING).issuperset((value or "").split()))


def _says_more(tag: str, attributes: list[tuple[str, str | None]]) -> bool:
    """Whether markup is more than people may write: a bare tag, or a link."""
    is_link = tag == "a" and [name for name, to in attributes if _OUTSIDE.match(to or "")] == ["href"]
    return tag not in _BARE or bool(attributes and not is_link)


class _Page(HTMLParser):
    """Text by its block, a row being one; what only styles the page is markup."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str] = []
        self._line: list[str] = []
        self.marks: list[str] = []
        self._raw = False
        self._drawing: list[str] | None = None  # the markup of the picture that is being read
        self._tags = 0

    @property
    def is_drawing(self) -> bool:
        """Whether a picture has begun and not ended."""
        return self._drawing is not None

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self._tags += 1
        if self._tags > _MOST_TAGS:
            raise NotAPaper(f"it has more than {_MOST_TAGS:,} tags, too many for a paper")
        self._raw = tag in ("style", "script")
        if tag == "svg" and self._drawing is None:
            self._drawing = []
        if self._drawing is not None:
            self._drawing.append(_mark(tag, sorted(attributes)))
            self.end_line()
            return
        self._block(tag)
        self._line += [BETWEEN] if tag in _CELLS else []
        self._look(tag, attributes)

    def _look(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        """Markup that is more than text, and classes that say something; of two the first counts, as in a browser."""
        more = [own for own in attributes if not _styles(*own)]
        if _says_more(tag, more):
            self.marks.append(_mark(tag, more))
        classes = next((value or "" for name, value in attributes if name == "class"), "").split()
        self._line += [f"<{own}>" for own in (tag, *classes) if own in _SAYING | _MOVING]

    def handle_endtag(self, tag: str) -> None:
        self._raw = False
        if tag == "svg" and self._drawing is not None:
            self.end_line()
            self.lines.append(picture("".join(self._drawing).encode()))
            self._drawing = None
        self._block(tag)

    def handle_data(self, data: str) -> None:
        if self._raw:
            self.marks.append(" ".join(data.split()))
        elif self._line[-1:] == ["<at>"] and re.fullmatch(r"\s*[\d.]+\s*", data):
            self._line[-1] = data  # the number of a paragraph, which stands beside it
        else:
            self._line.append(data)

    def _block(self, tag: str) -> None:
        if tag not in _INSIDE and tag not in _CELLS:
            self.end_line()

    def end_line(self) -> None:
        """What was read since the last end is a line."""
        line, self._line = "".join(self._line), []
        if line:
            self.lines.append(line)
        if len(self.lines) > MOST_LINES:
            raise NotAPaper(TOO_LONG)
