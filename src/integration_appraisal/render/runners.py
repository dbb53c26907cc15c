"""Text that no CI runner obeys: what it would take for a command is shown with one character as an escape.

GitHub's runner obeys `::name …` at the start of a line, and `##[name …]` anywhere in one that does not begin so; that
of Azure Pipelines `##vso[name …]` anywhere.
"""

import re

BRACKETED = ("##", "##vso")
_BRACKET = re.compile(rf"({'|'.join(BRACKETED)})\[")
_START = re.compile(r"((?:^|(?<=[\r\n]))[^\S\r\n]*):(?=:)")


def without_brackets(text: str) -> str:
    """Text with no command that may stand anywhere in a line. In JSON it still means the same."""
    return _BRACKET.sub(r"\1\\u005b", text) if "##" in text else text


def harmless(text: str) -> str:
    """Whole lines with no command in them."""
    return _START.sub(r"\1\\u003a", without_brackets(text)) if "::" in text else without_brackets(text)
