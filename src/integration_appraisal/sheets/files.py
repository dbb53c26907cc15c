"""Data as the YAML of our files: short, in the order given, with quotes around every text."""

import json
import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

from integration_appraisal.documents.scalars import WORDS, is_disputed
from integration_appraisal.figures import exact

_KEY = re.compile(r"[a-z][a-z0-9_]*")
_WIDE = 110  # characters, of what still goes on one line
_CELL = {"score", "low", "marks"}  # what the entry of a cell has, whatever is said of it


def yaml_of(data: Mapping[str, Any], comment: str) -> str:
    """The text of a file, under a comment."""
    lines = [f"# {line}" for line in comment.splitlines()]
    for key, value in data.items():
        lines += ["", *_field(key, value, "")] if isinstance(value, list | dict) else _field(key, value, "")
    return "\n".join(lines) + "\n"


def _field(key: str, value: Any, indent: str) -> Iterator[str]:
    """A field: on a line where it fits and is not deep, else with what belongs to it below."""
    name = f"{indent}{_text(key)}:"
    line = _line(name, value)
    if line is not None:
        yield line
    elif isinstance(value, dict):
        yield name
        for own, inside in value.items():
            yield from _field(own, inside, f"{indent}  ")
    else:
        yield name
        for item in value:
            yield from _item(item, f"{indent}  ")


def _item(item: Any, indent: str) -> Iterator[str]:
    line = _line(f"{indent}-", item)
    if line is not None:
        yield line
        return
    lead = "- "
    for key, value in item.items():
        first, *rest = _field(key, value, f"{indent}  ")
        yield f"{indent}{lead}{first.lstrip()}"
        yield from rest
        lead = "  "


def _line(start: str, value: Any) -> str | None:
    """What goes on one line: a value, a cell with all that is said of it, or what is neither deep nor long."""
    is_cell = isinstance(value, dict) and not _CELL.isdisjoint(value)
    inside = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    if not is_cell and any(isinstance(own, dict) for own in inside):
        return None
    line = f"{start} {_flow(value)}"
    return line if is_cell or not inside or len(line) <= _WIDE else None


def _flow(value: Any) -> str:
    if isinstance(value, str):
        return _text(value)
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_text(key)}: {_flow(own)}" for key, own in value.items()) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(_flow, value)) + "]"
    plain = repr(value)
    return exact(value) if "e" in plain or plain.endswith(".0") else plain


@lru_cache(maxsize=4096)
def _text(text: str) -> str:
    """Text in quotes, but for an id and our own words, which no reader takes otherwise."""
    is_word = _KEY.fullmatch(text) is not None and not is_disputed(text) and text not in WORDS
    return text if is_word else json.dumps(text, ensure_ascii=False)
