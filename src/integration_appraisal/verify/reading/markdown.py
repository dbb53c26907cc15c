"""A Markdown paper as lines: signs that emphasise, quote or break a line are no text."""

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from integration_appraisal.verify.reading import Read, few

_RULE = re.compile(r"\|?(?:\s*:?-+:?\s*\|)++(?:\s*:?-+:?\s*)?")
# A bracket within the words of a picture is escaped. So no search reaches into the next, and time grows with length.
_PICTURE = re.compile(r"!\[((?:\\.|[^\[\]\\])*+)\]\(<?([^()\s<>]+)>?\)")
_BAR = re.compile(r"(?<!\\)(?:\\\\)*\|")  # one that is not escaped
_SIGNS = re.compile(r"\\(_|[^\w\s])|<br>|[*_#>`]")


def read(content: bytes) -> Read:
    """The lines, and the addresses of the pictures that they show."""
    text = content.decode("utf-8-sig")
    pictures = {PurePosixPath(address).stem: address for _, address in _PICTURE.findall(text)}
    lines = [line for line in few(map(str.strip, text.splitlines())) if not _RULE.fullmatch(line)]
    shown = [_SIGNS.sub(_shown, _PICTURE.sub(r"\1 \2", line)) for line in lines]
    return Read(shown, [*_more(text), *_uneven(text)], pictures)


def _shown(sign: re.Match[str]) -> str:
    """A sign that was escaped is text; a dash or a star that begins an item, and what emphasises, is none."""
    return sign[1] or " "


# HTML that Markdown lets through, text struck out, code, formulas, links: a reader sees only what they do.
_MORE = re.compile(r"(?<!\\)(?:<(?!br>)[a-zA-Z!/][^<>\n]{0,200}>?|~~+|```+|\$|(?<!!)\[[^\]\n]{0,80}\](?=[:(\[]))")


def _uneven(text: str) -> Iterator[str]:
    """Rows, the rule being one, of more or fewer cells than their heading: what is beyond it is not shown."""
    cells = 0
    for line in map(str.strip, text.splitlines()):
        own = len(_BAR.findall(line)) if line.startswith("|") else 0
        if own and cells and own != cells:
            yield line
        cells = own and (cells or own)


def _more(text: str) -> list[str]:
    """Each sort of markup that is more than ours, as often as it stands there."""
    return _MORE.findall(text)
