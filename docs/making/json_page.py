"""``docs/json.md``, from the schemas of results."""

import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from layout import code, page, table

SCHEMAS = Path(__file__).parents[2] / "schemas" / "results"
_INTRO = """What each key of a result is, in which unit, and when it is null. [The JSON](results.md) says how to ask for
it and what holds in all results. Parts that several results share stand [at the end](#parts-that-several-share). Every
key is always there unless it says *may be left out*. `a.b` is a key within another, `a[].b` one within each of a list,
and `a{}.b` one within each of a mapping."""

Schema = dict[str, Any]


def json_page() -> str:
    """Every key of every result, and of every part that they are made of."""
    schemas = {
        path.name.partition(".")[0]: json.loads(path.read_text("utf-8")) for path in sorted(SCHEMAS.glob("*.json"))
    }
    parts = Counter(_same(name, own) for schema in schemas.values() for name, own in schema.get("$defs", {}).items())
    shared = {same for same, times in parts.items() if times > 1}
    sections = [_result(name, schema, shared) for name, schema in schemas.items()]
    common = [
        _part(name, json.loads(own), "", {}) for name, own in sorted(shared, key=lambda same: _title(same[0]).lower())
    ]
    return page("Keys of the JSON", "`schemas/results/`", _INTRO, *sections, "## Parts that several share", *common)


def _same(name: str, part: Schema) -> tuple[str, str]:
    """A part by its name and all that is said of it."""
    return name, json.dumps(part, sort_keys=True, ensure_ascii=False)


def _result(name: str, schema: Schema, shared: set[tuple[str, str]]) -> str:
    own = {part: held for part, held in schema.get("$defs", {}).items() if _same(part, held) not in shared}
    parts = [_part(part, held, name, own) for part, held in own.items()]
    said = [f"## Result of {name}", f"`{schema['title']}`. {schema['description']}", _keys(schema, name, own)]
    return "\n\n".join([*said, *parts])


def _part(name: str, part: Schema, result: str, own: Schema) -> str:
    kind = "" if "properties" in part else f"What stands there: {_kind(part, result, own)}."
    told = " ".join(filter(None, (part.get("description", ""), kind)))
    return "\n\n".join(filter(None, (f"### {_title(name, result)}", told, _keys(part, result, own))))


def _title(name: str, result: str = "") -> str:
    """What a part is called; one with a capital is an entry of a catalogue's files."""
    return f"{name}{' of the files' if name[0].isupper() else ''}{f', in {result}' if result else ''}"


def _keys(schema: Schema, result: str, own: Schema) -> str:
    return table(("key", "what stands there", "what it says"), _rows(schema, result, own))


def _rows(schema: Schema, result: str, own: Schema, above: str = "") -> list[tuple[str, str, str]]:
    """A row a key, those of objects within it under their path."""
    rows = []
    for inner, mark in _within(schema):
        for key, held in inner.get("properties", {}).items():
            path = f"{above}{mark}.{key}".lstrip(".")
            said = held.get("description", "") + ("" if key in inner.get("required", ()) else " May be left out.")
            rows += [(code(path), _kind(held, result, own), said), *_rows(held, result, own, path)]
    return rows


def _within(schema: Schema, mark: str = "") -> Iterator[tuple[Schema, str]]:
    """Objects that may stand in a place, each with how that is written."""
    yield schema, mark
    for held in schema.get("anyOf") or schema.get("oneOf", ()):
        yield from _within(held, mark)
    for inner, more in (("items", "[]"), ("additionalProperties", "{}")):
        if isinstance(schema.get(inner), dict):
            yield from _within(schema[inner], mark + more)


def _kind(schema: Schema, result: str, own: Schema) -> str:
    """What may stand in a place, in words; a part is a link to where it is told."""
    if "$ref" in schema:
        name = schema["$ref"].rpartition("/")[2]
        title = _title(name, result if name in own else "")
        return f"[{name}](#{re.sub(r'[^a-z0-9_ ]', '', title.lower()).replace(' ', '-')})"
    if "anyOf" in schema or "oneOf" in schema:
        return " or ".join(_kind(part, result, own) for part in schema.get("anyOf") or schema["oneOf"])
    if "const" in schema:
        return code(json.dumps(schema["const"], ensure_ascii=False))
    if "enum" in schema:
        return ", ".join(code(json.dumps(value, ensure_ascii=False)) for value in schema["enum"])
    kinds = schema.get("type", [])
    return " or ".join(_one(kind, schema, result, own) for kind in ([kinds] if isinstance(kinds, str) else kinds))


def _one(kind: str, schema: Schema, result: str, own: Schema) -> str:
    if kind == "array" and isinstance(schema.get("items"), dict):
        return f"list of {_kind(schema['items'], result, own)}"
    if kind == "object" and isinstance(schema.get("additionalProperties"), dict):
        return f"mapping to {_kind(schema['additionalProperties'], result, own)}"
    if kind in ("number", "integer"):
        ends = [f" {word} {schema[end]}" for word, end in (("from", "minimum"), ("to", "maximum")) if end in schema]
        return ("number" if kind == "number" else "whole number") + "".join(ends)
    return {"string": "text", "boolean": "`true` or `false`", "null": "null"}.get(kind, kind)
