"""Data as the YAML of our files: short, in the order given, with quotes around every text."""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from integration_appraisal.documents.scalars import WORDS, is_disputed
from integration_appraisal.figures import exact

_KEY = re.compile(r"[a-z][a-z0-9_]*")
_WIDE = 100  # characters, of what still goes on one line


def yaml_of(data: Mapping[str, Any], comment: str) -> str:
    """The text of a file, under a comment."""
    lines = [f"# {line}" for line in comment.splitlines()]
    for key, value in data.items():
        lines += ["", *_field(key, value, "")] if isinstance(value, list | dict) else _field(key, value, "")
    return "\n".join(lines) + "\n"


def _field(key: str, value: Any, indent: str) -> Iterator[str]:
    """A field: on a line where it fits and is not deep, else with what belongs to it below."""
    name = f"{indent}{_text(key)}:"
    short = f"{name} {_flow(value)}"
    if not isinstance(value, list | dict) or (not _is_deep(value) and len(short) <= _WIDE):
        yield short
        return
    yield name
    if isinstance(value, dict):
        for own, inside in value.items():
            yield from (
                _field(own, inside, f"{indent}  ") if _is_deep(inside) else [f"{indent}  {_text(own)}: {_flow(inside)}"]
            )
        return
    for item in value:
        yield from _item(item, f"{indent}  ")


def _item(item: Any, indent: str) -> Iterator[str]:
    short = f"{indent}- {_flow(item)}"
    if not isinstance(item, dict) or (not _is_deep(item) and len(short) <= _WIDE):
        yield short
        return
    lead = "- "
    for key, value in item.items():
        first, *rest = _field(key, value, f"{indent}  ")
        yield f"{indent}{lead}{first.lstrip()}"
        yield from rest
        lead = "  "


def _is_deep(value: Any) -> bool:
    """Whether there are entries inside entries, by which people look things up."""
    inside = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return any(isinstance(own, dict) for own in inside)


def _flow(value: Any) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_text(key)}: {_flow(own)}" for key, own in value.items()) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(_flow, value)) + "]"
    if isinstance(value, bool) or value is None:
        return json.dumps(value)
    if isinstance(value, int | float):
        return exact(value)
    return _text(value)


def _text(value: str) -> str:
    return value if _is_word(value) else json.dumps(value, ensure_ascii=False)


def _is_word(text: str) -> bool:
    """Whether a text may stand without quotes: an id or one of our own words, which no reader takes otherwise."""
    return _KEY.fullmatch(text) is not None and not is_disputed(text) and text not in WORDS
