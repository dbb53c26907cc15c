"""Characters that must not stand in a file: they hide or change what a reader sees.

The list follows Unicode's own classes: controls (Cc) but tab and line feed, line and paragraph separators, direction
overrides and isolates (as ``rustc`` refuses them, CVE-2021-42574), tag characters, surrogates and noncharacters.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

_RANGES = (
    "\x00-\x08\x0b-\x1f\x7f-\x9f"  # controls
    "\u2028\u2029"  # separators that some programs take for line ends
    "\u202a-\u202e\u2066-\u2069"  # direction overrides and isolates
    "\ufeff"  # byte order mark in the middle
    "\ufdd0-\ufdef\ufffe\uffff"  # noncharacters
    "\ud800-\udfff"  # surrogates
    "\U000e0000-\U000e007f"  # tags
)


@cache
def _pattern() -> re.Pattern[str]:
    """Made when it is first needed, which in a clean file is never."""
    ends_of_planes = "".join(chr(plane * 0x10000 + low) for plane in range(1, 17) for low in (0xFFFE, 0xFFFF))
    return re.compile(f"[{_RANGES}{ends_of_planes}]")


def forbidden(text: str) -> Iterator[tuple[int, str]]:
    """Where forbidden characters stand, each as (offset, what it is)."""
    if text.replace("\n", "").replace("\t", "").isprintable():
        return  # by far the most common case, and much quicker to tell
    for match in _pattern().finditer(text):
        yield match.start(), described(match.group())


def without_forbidden(text: str) -> str:
    """The text with a space for each forbidden character, so that reading can go on and find other faults."""
    return _pattern().sub(" ", text)


def described(char: str) -> str:
    """A character by its code point and name, never as itself."""
    name = unicodedata.name(char, "").lower()
    return f"U+{ord(char):04X}" + (f" ({name})" if name else "")
