"""A Markdown paper as lines: signs that emphasise, quote or break a line are no text."""

import re
from itertools import groupby
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
    lines: list[str] = []
    uneven: list[str] = []
    for is_row, block in groupby(map(str.strip, text.splitlines()), lambda line: line.startswith("|")):
        _read_block([*block], lines, uneven, is_row=is_row)
    shown = [_SIGNS.sub(_shown, _PICTURE.sub(r"\1 \2", line)) for line in few(lines)]
    return Read(shown, [*_more(text), *uneven], pictures)


def _read_block(block: list[str], lines: list[str], uneven: list[str], *, is_row: bool) -> None:
    """A table's rows, but for its rule; those of more or fewer cells than its heading, which is all that is shown."""
    if not (is_row and len(block) > 1 and _RULE.fullmatch(block[1])):
        lines += [line.replace("|", "\u00a6") for line in block]  # a bar in a text is no border
        return
    cells = [len(_BAR.findall(line)) for line in block]
    uneven += [line for line, own in zip(block, cells, strict=True) if own != cells[0]]
    lines += [line for line in block if not _RULE.fullmatch(line)]


def _shown(sign: re.Match[str]) -> str:
    """A sign that was escaped is text; a dash or a star that begins an item, and what emphasises, is none."""
    return sign[1] or " "


# HTML that Markdown lets through, text struck out, code, formulas, links: a reader sees only what they do.
_MORE = re.compile(r"(?<!\\)(?:<(?!br>)[a-zA-Z!/][^<>\n]{0,200}>?|~~+|```+|\$|(?<!!)\[[^\]\n]{0,80}\](?=[:(\[]))")


def _more(text: str) -> list[str]:
    """Each sort of markup that is more than ours, as often as it stands there."""
    return _MORE.findall(text)
