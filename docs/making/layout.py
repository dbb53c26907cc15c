"""Markdown that the pages of reference are made of."""

import re
from collections.abc import Iterable

MADE = "<!-- Made by `python docs/making/reference.py`; change {source}, not this file. -->"


def page(title: str, source: str, *parts: str) -> str:
    """A whole page that says where its text comes from."""
    return "\n\n".join([f"# {title}", MADE.format(source=source), *(part for part in parts if part)]) + "\n"


def table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    """A table, or nothing where it has no rows."""
    lines = [_row(row) for row in rows]
    return "\n".join([_row(head), _row(("---",) * len(head)), *lines]) if lines else ""


def _row(cells: tuple[str, ...]) -> str:
    return f"| {' | '.join(' '.join(cell.split()).replace('|', chr(92) + '|') for cell in cells)} |"


def code(text: str) -> str:
    """Text as code, on one line."""
    return f"`{' '.join(text.split())}`"


def block(text: str, kind: str = "text") -> str:
    """Lines of code."""
    return f"```{kind}\n{text.rstrip()}\n```"


def prose(docstring: str | None) -> str:
    """A docstring as Markdown: what it marks as code has one sign in place of two."""
    return re.sub(r"``([^`]+)``", r"`\1`", docstring or "").strip()
