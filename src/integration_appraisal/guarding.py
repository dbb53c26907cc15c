"""Text in CSV that a spreadsheet would take for a formula, and the quote that keeps it from being one (CWE-1236)."""

import unicodedata

_FORMULA = ("=", "+", "-", "@")


def guarded(text: str) -> str:
    """The text, after a quote where it could be a formula or looks as if it had been one."""
    return f"'{text}" if _could_run(text.lstrip("'")) else text


def unguarded(text: str) -> str:
    """The text that `guarded` was given."""
    return text[1:] if text.startswith("'") and _could_run(text.lstrip("'")) else text


def _could_run(text: str) -> bool:
    # Spreadsheets pass over blanks and line breaks, and take full-width signs for plain ones.
    start = unicodedata.normalize("NFKC", text.lstrip()[:1])
    return start in _FORMULA or text.startswith(("\t", "\r"))
