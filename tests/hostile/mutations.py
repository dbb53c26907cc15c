"""Breaks a YAML file in every way we can think of. Each case has a name that says what was done and where."""

import random
from collections.abc import Callable, Iterator, Sequence
from copy import deepcopy
from functools import partial, reduce
from operator import getitem
from typing import Any, NamedTuple

import yaml

# What an author might put in the place of any value, by mistake or on purpose.
VALUES: tuple[Any, ...] = (
    None,
    "",
    " ",
    "x",
    "no_such_id",
    "[red]x[/] <script>alert(1)</script> | =cmd() `y` ![z](http://example.org)",
    "-" * 80,
    "\u0645\u0631\u062d\u0628\u0627",  # right-to-left letters
    "ｗｉｄｅ",
    "e\u0301",
    "a" * 19_999,
    "a" * 20_001,
    "1362096000",
    "2013-13-45",
    "1,000",
    0,
    -1,
    3,
    7.5,
    1e12,
    -1e13,
    1e308,
    10**30,
    True,
    [],
    {},
    [[]],
    [1, 2],
    {"id": "x"},
    {"a": {"b": {"c": {"d": {}}}}},
)
# What an author might type anywhere in the text.
TYPED: tuple[str, ...] = (
    "\x00", "\x1b[2J", "\u202e", "\u2028", "\ufeff", "\t", "\r", "&a ", "*a ", "!!str ", "<<: ", "---\n", "...\n",
    "%YAML 1.1\n", "{", "[", "}", "]", '"', "'", ": ", "- ", "? ", "| ", "#", "@", "`", "yes", "010", "0x1F", "12:30",
    ".nan", "1e5", "\n", "\n\n  ", "\U000e0041", "\ud7ff", "\U0010ffff",
)  # fmt: skip


class Case(NamedTuple):
    """One broken file. Only the few that a test takes are ever made: writing YAML takes longer than reading it."""

    name: str
    make: Callable[[], bytes]

    @property
    def content(self) -> bytes:
        return self.make()


def cases(content: bytes, seed: int = 0) -> Iterator[Case]:
    """All ways to break one file, in an order that is the same every time."""
    text = content.decode()
    yield from _data_cases(yaml.load(text, yaml.CSafeLoader))
    yield from (Case(name, partial(_encoded, parts)) for name, parts in _line_cases(text))
    yield from (Case(name, partial(_encoded, parts)) for name, parts in _text_cases(text, random.Random(seed)))
    yield from (Case(name, partial(bytes, broken)) for name, broken in _byte_cases(content, random.Random(seed)))


def _encoded(parts: Sequence[str]) -> bytes:
    return "".join(parts).encode("utf-8", "surrogatepass")


def _data_cases(data: Any) -> Iterator[Case]:
    """Every key dropped, renamed and moved; every value swapped, each time for the next few of VALUES."""
    for number, (holder, path) in enumerate(_places(data, ())):
        where = "".join(f"/{key}" for key in path)
        for offset in range(3):
            value = VALUES[(number * 3 + offset) % len(VALUES)]
            yield Case(f"{where} = {value!r:.30}", partial(_edited, data, path, partial(_put, value)))
        edits = {"dropped": _drop, "renamed": _rename} if isinstance(holder, dict) else {"doubled": _double}
        for name, edit in edits.items():
            yield Case(f"{where} {name}", partial(_edited, data, path, edit))


Path = tuple[Any, ...]


def _places(data: Any, path: Path) -> Iterator[tuple[Any, Path]]:
    """Every key and every entry by its path, with what holds it."""
    if isinstance(data, dict | list):
        for key in data if isinstance(data, dict) else range(len(data)):
            yield data, (*path, key)
            yield from _places(data[key], (*path, key))


def _edited(data: Any, path: Path, edit: Callable[[Any, Any], None]) -> bytes:
    """The data with one change, as YAML."""
    own = deepcopy(data)
    edit(reduce(getitem, path[:-1], own), path[-1])
    return yaml.dump(own, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False).encode()


def _put(value: Any, holder: Any, key: Any) -> None:
    holder[key] = value


def _drop(holder: Any, key: Any) -> None:
    del holder[key]


def _rename(holder: Any, key: Any) -> None:
    holder[f"{key}x"] = holder.pop(key)


def _double(holder: Any, key: Any) -> None:
    holder.insert(key, holder[key])


def _line_cases(text: str) -> Iterator[tuple[str, Sequence[str]]]:
    """Every line dropped, doubled, indented and outdented; the file cut after it."""
    lines = text.splitlines(keepends=True)
    for index, line in enumerate(lines):
        before, after = lines[:index], lines[index + 1 :]
        shapes = {
            "dropped": [],
            "doubled": [line, line],
            "indented": [f" {line}"],
            "outdented": [line.removeprefix("  ")],
        }
        for name, own in shapes.items():
            yield f"line {index + 1} {name}", [*before, *own, *after]
        yield f"cut in line {index + 1}", [*before, line[: len(line) // 2]]


def _text_cases(text: str, draw: random.Random) -> Iterator[tuple[str, Sequence[str]]]:
    """Something typed where it does not belong, at places drawn at random."""
    for typed in TYPED:
        for _ in range(4):
            offset = draw.randrange(len(text))
            yield f"{typed!a} typed at {offset}", (text[:offset], typed, text[offset:])


def _byte_cases(content: bytes, draw: random.Random) -> Iterator[tuple[str, bytes]]:
    """Bytes changed, other encodings, and files that are no text at all."""
    for _ in range(20):
        offset = draw.randrange(len(content))
        yield f"byte {offset} changed", content[:offset] + bytes([draw.randrange(256)]) + content[offset + 1 :]
    text = content.decode()
    yield "UTF-16", text.encode("utf-16")
    yield "Latin-1", (text + "# £\n").encode("latin-1", "replace")
    yield "byte order mark", b"\xef\xbb\xbf" + content
    yield "CRLF", content.replace(b"\n", b"\r\n")
    yield "CR", content.replace(b"\n", b"\r")
    yield "empty", b""
    yield "twice", content + content
    yield "two documents", content + b"\n---\n" + content
    yield "random bytes", draw.randbytes(5_000)
    yield "open brackets", content + b"\nx: " + b"[" * 100_000
    yield "alias bomb", content + _bomb()
    yield "merge bomb", content + b"\nm: &m {a: 1}\nn: {<<: [*m, *m]}\n"
    yield "many keys", content + b"".join(b"k%d: 1\n" % number for number in range(60_000))
    yield "larger than a file may be", content + b"# " + b"x" * 1_100_000
    yield "digits", content + b"\nd: " + b"9" * 5_000


def _bomb() -> bytes:
    lines = [b"\nb0: &b0 [x]"] + [b"b%d: &b%d [%s]" % (n, n, b", ".join([b"*b%d" % (n - 1)] * 9)) for n in range(1, 10)]
    return b"\n".join(lines) + b"\n"
