"""A paper read back as lines of text, whatever its format, so that two papers can be compared."""

import io
import re
from html.parser import HTMLParser
from typing import Any, NamedTuple

from integration_appraisal.report.brief.annexes.stamp import STAMPED

MOST_BYTES = 50_000_000


class NotAPaper(ValueError):  # noqa: N818 - says what was found, as StopIteration does
    """The file can't be read as what its name says it is."""


class Stamp(NamedTuple):
    """What a paper says it was made from."""

    digest: str
    catalogue: str
    tool: str
    numpy: str
    seed: int
    samples: int
    weights: str


def lines(content: bytes, ending: str) -> list[str]:
    """The lines of a paper, one a paragraph or cell, without empty ones. Raises NotAPaper."""
    if len(content) > MOST_BYTES:
        raise NotAPaper("it is too large for a paper")
    try:
        found = _READERS[ending](content)
    except ModuleNotFoundError:
        raise
    except Exception as fault:
        raise NotAPaper(f"it is no {ending} file, or a damaged one") from fault
    return [text for line in found if (text := " ".join(line.split()))]


def stamp(found: list[str]) -> Stamp | None:
    """The stamp in the last annex; None where a paper has none, or where it has been damaged."""
    text = "\n".join(found)
    values: dict[str, Any] = {}
    for key, label in STAMPED:
        last = _stamped(text, label)
        if last is None:
            return None
        values[key] = last[1]
    if not (values["seed"].isdecimal() and values["samples"].isdecimal() and int(values["samples"]) > 0):
        return None
    return Stamp(**{**values, "seed": int(values["seed"]), "samples": int(values["samples"])})


def _stamped(text: str, label: str) -> re.Match[str] | None:
    """Where the stamp says something: the last place in the text that does."""
    hits = list(re.finditer(rf"^\W*{re.escape(label)}\W+([\w:.+-]+)", text, re.MULTILINE))
    return hits[-1] if hits else None


def stamped_alike(found: list[str], own: Stamp) -> list[str]:
    """Lines with another paper's stamp in place of their own: what differs there is told apart, in words."""
    text = "\n".join(found)
    for key, label in STAMPED:
        hit = _stamped(text, label)
        if hit is not None:
            text = f"{text[: hit.start(1)]}{getattr(own, key)}{text[hit.end(1) :]}"
    return text.split("\n")


def _markdown(content: bytes) -> list[str]:
    """Pictures are left out: a paper may show them or not, and their figures stand in the tables."""
    return [line for line in content.decode("utf-8").splitlines() if not line.startswith("![")]


def _html(content: bytes) -> list[str]:
    page = _Page()
    page.feed(content.decode("utf-8"))
    page.close()
    return page.lines


class _Page(HTMLParser):
    """Text by its block; what only styles the page is no text."""

    _INSIDE = frozenset(("strong", "em", "code", "cite", "a", "span", "b", "i"))

    def __init__(self) -> None:
        super().__init__()
        self.lines = [""]
        self._style = False

    def handle_starttag(self, tag: str, _attributes: list[tuple[str, str | None]]) -> None:
        self._style = tag == "style"
        self._block(tag)

    def handle_endtag(self, tag: str) -> None:
        self._style = False
        self._block(tag)

    def handle_data(self, data: str) -> None:
        if not self._style:
            self.lines[-1] += data

    def _block(self, tag: str) -> None:
        if tag not in self._INSIDE:
            self.lines.append("")


def _word(content: bytes) -> list[str]:
    from docx import Document
    from docx.oxml.ns import qn

    from integration_appraisal.render.brief.word.document import check_unpacked

    check_unpacked(content)
    document = Document(io.BytesIO(content))
    found = []
    for element in document.element.body.iter(qn("w:p"), qn("wp:docPr")):
        if element.tag == qn("w:p"):
            found.append("".join(text.text or "" for text in element.iter(qn("w:t"))))
        else:
            found += [element.get("title") or "", element.get("descr") or ""]
    return found


_READERS = {".md": _markdown, ".html": _html, ".docx": _word}
