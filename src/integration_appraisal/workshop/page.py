"""One HTML file of a template, a style, modules and data, under a content security policy that allows just these."""

import json
import re
from base64 import b64encode
from collections.abc import Iterator, Mapping
from html import escape
from pathlib import Path
from typing import Any
from zlib import compress

from integration_appraisal.render.policy import digest

HERE = Path(__file__).parent
MAIN = HERE / "page" / "main.js"

_IMPORT = re.compile(r'^import \{(?P<names>[^}]*)\} from "(?P<path>[^"]+)";\n', re.MULTILINE)
_EXPORT = re.compile(r"^export (?P<what>(?:async )?(?:class|const|function\*?|let) (?P<name>\w+))", re.MULTILINE)
_COMMENT = re.compile(r"^[ ]*(?:/\*\*.*?\*/|//[^\n]*)\n", re.MULTILINE | re.DOTALL)


def html(room: dict[str, Any]) -> str:
    """The page that knows a room; texts of it can't become markup."""
    style, loader, script = _read("style.css"), _read("loader.js"), bundle(MAIN)
    filled = {
        "title": escape(room["title"]),
        "subtitle": escape(room["subtitle"]),
        "notice": escape(room["notice"]),
        "style": style,
        "style_hash": digest(style),
        "loader": loader,
        "loader_hash": digest(loader),
        "script": _packed(script),
        "script_hash": digest(script),
        "room": _packed(json.dumps(room, ensure_ascii=False, allow_nan=False, separators=(",", ":"))),
    }
    return re.sub(r"\{\{(\w+)\}\}", lambda match: filled[match[1]], _read("page.html"))


def _read(name: str) -> str:
    return (HERE / "page" / name).read_text("utf-8")


def _packed(text: str) -> str:
    """Text made small, in letters that end no element; the page's loader unpacks it."""
    return b64encode(compress(text.encode(), 9)).decode()


def bundle(main: Path) -> str:
    """A module with all that it imports as one script, each in a scope of its own after what it needs.

    Comments go. Raises ValueError where modules import each other in a circle.
    """
    paths = list(dict.fromkeys(_in_order(main.resolve(), ())))
    names = {path: f"module{at}" for at, path in enumerate(paths)}
    return "".join(_scoped(path, names) for path in paths)


def _in_order(path: Path, above: tuple[Path, ...]) -> Iterator[Path]:
    """A module's imports, and theirs, before itself."""
    if path in above:
        raise ValueError(f"{path.name} imports itself")
    for match in _IMPORT.finditer(path.read_text("utf-8")):
        yield from _in_order(_imported(path, match), (*above, path))
    yield path


def _imported(path: Path, match: re.Match[str]) -> Path:
    return (path.parent / match["path"]).resolve()


def _scoped(path: Path, names: Mapping[Path, str]) -> str:
    """A module as a constant that has what it exports; what it imports comes from such constants."""

    def taken(match: re.Match[str]) -> str:
        return f"const {{{match['names'].replace(' as ', ': ')}}} = {names[_imported(path, match)]};\n"

    text = path.read_text("utf-8")
    exported = ", ".join(match["name"] for match in _EXPORT.finditer(text))
    body = _COMMENT.sub("", _EXPORT.sub(lambda match: match["what"], _IMPORT.sub(taken, text)))
    return f"const {names[path]} = (() => {{\n{body}return {{{exported}}};\n}})();\n"
