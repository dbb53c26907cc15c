"""Breaks a YAML file in every way we can think of. Each case has a name that says what was done and where."""

import random
from collections.abc import Iterator
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
    """One broken file."""

    name: str
    content: bytes


def cases(content: bytes, seed: int = 0) -> Iterator[Case]:
    """All ways to break one file, in an order that is the same every time."""
    text = content.decode()
    yield from _data_cases(yaml.safe_load(text))
    yield from _line_cases(text)
    yield from _text_cases(text, random.Random(seed))
    yield from _byte_cases(content, random.Random(seed))


def _dumped(name: str, data: Any) -> Case:
    return Case(name, yaml.dump(data, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False).encode())


def _data_cases(data: Any) -> Iterator[Case]:
    """Every key dropped, renamed and moved; every value swapped, each time for the next few of VALUES."""
    for number, (holder, key, path) in enumerate(_places(data, "")):
        kept = holder[key]
        for offset in range(3):
            holder[key] = VALUES[(number * 3 + offset) % len(VALUES)]
            yield _dumped(f"{path} = {holder[key]!r:.30}", data)
        holder[key] = kept
        if isinstance(holder, dict):
            before = dict(holder)
            del holder[key]
            yield _dumped(f"{path} dropped", data)
            holder[f"{key}x"] = kept
            yield _dumped(f"{path} renamed", data)
            holder.clear()
            holder.update(before)
        else:
            holder.insert(key, kept)
            yield _dumped(f"{path} doubled", data)
            del holder[key]


def _places(data: Any, path: str) -> Iterator[tuple[Any, Any, str]]:
    if isinstance(data, dict | list):
        for key in list(data) if isinstance(data, dict) else range(len(data)):
            yield data, key, f"{path}/{key}"
            yield from _places(data[key], f"{path}/{key}")


def _line_cases(text: str) -> Iterator[Case]:
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
            yield Case(f"line {index + 1} {name}", "".join([*before, *own, *after]).encode())
        yield Case(f"cut in line {index + 1}", "".join([*before, line[: len(line) // 2]]).encode())


def _text_cases(text: str, draw: random.Random) -> Iterator[Case]:
    """Something typed where it does not belong, at places drawn at random."""
    for typed in TYPED:
        for _ in range(4):
            offset = draw.randrange(len(text))
            yield Case(
                f"{typed!a} typed at {offset}",
                f"{text[:offset]}{typed}{text[offset:]}".encode("utf-8", "surrogatepass"),
            )


def _byte_cases(content: bytes, draw: random.Random) -> Iterator[Case]:
    """Bytes changed, other encodings, and files that are no text at all."""
    for _ in range(20):
        offset = draw.randrange(len(content))
        yield Case(f"byte {offset} changed", content[:offset] + bytes([draw.randrange(256)]) + content[offset + 1 :])
    text = content.decode()
    yield Case("UTF-16", text.encode("utf-16"))
    yield Case("Latin-1", (text + "# £\n").encode("latin-1", "replace"))
    yield Case("byte order mark", b"\xef\xbb\xbf" + content)
    yield Case("CRLF", content.replace(b"\n", b"\r\n"))
    yield Case("CR", content.replace(b"\n", b"\r"))
    yield Case("empty", b"")
    yield Case("twice", content + content)
    yield Case("two documents", content + b"\n---\n" + content)
    yield Case("random bytes", draw.randbytes(5_000))
    yield Case("open brackets", content + b"\nx: " + b"[" * 100_000)
    yield Case("alias bomb", content + _bomb())
    yield Case("merge bomb", content + b"\nm: &m {a: 1}\nn: {<<: [*m, *m]}\n")
    yield Case("many keys", content + b"".join(b"k%d: 1\n" % number for number in range(60_000)))
    yield Case("larger than a file may be", content + b"# " + b"x" * 1_100_000)
    yield Case("digits", content + b"\nd: " + b"9" * 5_000)


def _bomb() -> bytes:
    lines = [b"\nb0: &b0 [x]"] + [b"b%d: &b%d [%s]" % (n, n, b", ".join([b"*b%d" % (n - 1)] * 9)) for n in range(1, 10)]
    return b"\n".join(lines) + b"\n"
