"""What the documents show: console sessions, files to write, and links."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from cli.command import ROOT

DOCUMENTS = [path for path in (ROOT / "README.md", ROOT / "CONTRIBUTING.md") if path.exists()]
DOCUMENTS += sorted((ROOT / "docs").rglob("*.md"))

_FENCE = re.compile(
    r"(?:<!-- file: (?P<file>\S+) -->\n+)?^(?P<mark>`{3,}|~{3,})(?P<kind>\w*)[^\n]*\n(?P<body>.*?)^(?P=mark)\s*$",
    re.MULTILINE | re.DOTALL,
)
_EXIT = re.compile(r"\bexit(?:s|ed)?(?: code)?(?: is| with)?(?: code)? `?(\d+)\b")


@dataclass(frozen=True)
class Command:
    """A line that a reader would type, what is shown under it, and the exit code that the text says it has."""

    line: str
    shown: tuple[str, ...]
    code: int


def name(document: Path) -> str:
    """A document's path in the repository."""
    return document.relative_to(ROOT).as_posix()


def files_of(document: Path) -> dict[str, str]:
    """The files that a document has its reader write, by name."""
    text = document.read_text(encoding="utf-8")
    return {found["file"]: found["body"] for found in _FENCE.finditer(text) if found["file"]}


def block(document: str, marker: str) -> str:
    """The block of code after a comment that names it."""
    text = (ROOT / document).read_text(encoding="utf-8")
    found = _FENCE.search(text, text.index(f"<!-- {marker} -->"))
    assert found
    return found["body"]


def sessions_of(document: Path) -> list[Command]:
    """All commands in a document's ``console`` blocks, in order."""
    text = document.read_text(encoding="utf-8")
    return [
        command
        for found in _FENCE.finditer(text)
        if found["kind"] == "console"
        for command in _commands(found["body"], _stated(text[: found.start()], text[found.end() :]))
    ]


def _stated(before: str, after: str) -> int | None:
    """The one exit code that the paragraphs beside a block speak of."""
    beside = (before.rstrip().rsplit("\n\n", 1)[-1], after.strip().split("\n\n", 1)[0])
    codes = {int(code) for paragraph in beside for code in _EXIT.findall(paragraph)}
    return codes.pop() if len(codes) == 1 else None


def _commands(block: str, stated: int | None) -> Iterator[Command]:
    parts = re.split(r"^\$ ", re.sub(r"\\\n\s*", "", block), flags=re.MULTILINE)[1:]
    sessions = [
        (line, tuple(rest.rstrip("\n").splitlines())) for line, _, rest in (part.partition("\n") for part in parts)
    ]
    for position, (line, shown) in enumerate(sessions):
        command, _, comment = line.partition("  # ")
        following = sessions[position + 1] if position + 1 < len(sessions) else ("", ())
        code = stated if position == len(sessions) - 1 else None
        if following[0] == "echo $?":
            code = int(following[1][0])
        if found := _EXIT.search(comment):
            code = int(found[1])
        if re.match(r"(?:[A-Z_]+=\S* )*appraise ", command):
            yield Command(command.strip(), shown, code or 0)


def matches(shown: tuple[str, ...], written: str) -> bool:
    """Whether lines in a document are what a command wrote; ``…`` stands for what is left out."""
    if not shown:
        return True
    lines = [".*" if line.strip() == "…" else re.escape(line).replace("…", ".*") for line in shown]
    pattern = "\n".join(lines).replace("\n.*\n", "\n(?:.*\n)*?").strip()
    whole = re.sub(r"^\.\*\n", "(?:.*\n)*?", re.sub(r"\n\.\*$", "(?:\n.*)*", pattern))
    return re.fullmatch(whole, written.strip()) is not None
