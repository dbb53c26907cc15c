"""A Markdown paper as lines. How a table's rule is written, and with which sign a line is emphasised, plays no part."""

import re
from pathlib import PurePosixPath

from integration_appraisal.verify.reading import Read, few

_RULE = re.compile(r"\|?(?:\s*:?-+:?\s*\|)++(?:\s*:?-+:?\s*)?")
_FAINT = re.compile(r"_(.*)_")
# A bracket within the words of a picture is escaped. So no search reaches into the next, and time grows with length.
_PICTURE = re.compile(r"!\[(?:\\.|[^\[\]\\])*+\]\(<?([^()\s<>]+)>?\)")


def read(content: bytes) -> Read:
    """The lines, and the addresses of the pictures that they show."""
    text = content.decode("utf-8-sig")
    lines = [
        _FAINT.sub(r"*\1*", line) if _FAINT.fullmatch(line) else line for line in few(map(str.strip, text.splitlines()))
    ]
    pictures = {PurePosixPath(address).stem: address for address in _PICTURE.findall(text)}
    return Read([line for line in lines if not _RULE.fullmatch(line)], [], pictures)
