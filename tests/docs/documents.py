"""What the documents show: console sessions, files to write, and links."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from cli.command import ROOT

_TOP = ("README.md", "CONTRIBUTING.md", "SECURITY.md")
DOCUMENTS = [ROOT / name for name in _TOP if (ROOT / name).exists()]
DOCUMENTS += sorted((ROOT / "docs").rglob("*.md"))

_FENCE = re.compile(
    r"(?:<!-- (?P<how>file|added to): (?P<file>\S+) -->\n+)?"
    r"^(?P<mark>`{3,}|~{3,})(?P<kind>\w*)[^\n]*\n(?P<body>.*?)^(?P=mark)\s*$",
    re.MULTILINE | re.DOTALL,
)
_EXIT = re.compile(r"\bexit(?:s|ed)?(?: code)?(?: is| with)?(?: code)? `?(\d+)\b")


@dataclass(frozen=True)
class Command:
    """A line that a reader would type, what is shown under it, and the exit code that the text says it has."""

    line: str
    shown: tuple[str, ...]
    code: int


@dataclass(frozen=True)
class Written:
    """A file that a reader writes, or what they add to one."""

    path: str
    text: str
    added: bool

    def write(self, folder: Path) -> None:
        """Do it, in the folder that the reader is in."""
        path = folder / self.path
        path.parent.mkdir(parents=True, exist_ok=True)
        before = path.read_text(encoding="utf-8") if self.added else ""
        path.write_text(before + self.text, encoding="utf-8")


@dataclass(frozen=True)
class Snippet:
    """What a reader types at Python's own prompt."""

    text: str


Step = Command | Written | Snippet


def name(document: Path) -> str:
    """A document's path in the repository."""
    return document.relative_to(ROOT).as_posix()


def files_of(document: Path) -> dict[str, str]:
    """The files that a document has its reader write, by name; without what is added to them later."""
    return {step.path: step.text for step in steps_of(document) if isinstance(step, Written) and not step.added}


def block(document: str, marker: str) -> str:
    """The block of code after a comment that names it."""
    text = (ROOT / document).read_text(encoding="utf-8")
    found = _FENCE.search(text, text.index(f"<!-- {marker} -->"))
    assert found
    return found["body"]


def sessions_of(document: Path) -> list[Command]:
    """All commands in a document's ``console`` blocks, in order."""
    return [step for step in steps_of(document) if isinstance(step, Command)]


@cache
def steps_of(document: Path) -> tuple[Step, ...]:
    """All that a document has its reader do, from its top to its end."""
    text = document.read_text(encoding="utf-8")
    return tuple(step for found in _FENCE.finditer(text) for step in _steps(found, text))


def _steps(found: re.Match[str], text: str) -> Iterator[Step]:
    if found["file"]:
        yield Written(found["file"], found["body"], added=found["how"] == "added to")
    elif found["kind"] == "console":
        yield from _commands(found["body"], _stated(text[: found.start()], text[found.end() :]))
    elif found["kind"] == "pycon":
        yield Snippet(found["body"])


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
