"""Findings: what is wrong, where, and what to do about it. User data never raises; it yields these."""

from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import Any, NamedTuple, Self

CANNOT_READ = "F001"  # the one code that is not about what a file says
MOST = 1000  # findings that a person is shown at once


class Severity(StrEnum):
    """How much a finding matters: an error fails the run, a warning does so with ``--strict``, a note never."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Position(NamedTuple):
    """A place in a text: line and column, both counted from 1, columns in characters; 0 and 0 is the whole of it."""

    line: int = 1
    column: int = 1


NOWHERE = Position(0, 0)  # where nobody could look into a file or folder


class Finding(NamedTuple):
    """One thing to mend. ``file`` is the path as the user would write it, with forward slashes."""

    code: str
    message: str
    file: str
    position: Position = Position()
    severity: Severity = Severity.ERROR
    accepted: str | None = None  # the authors' reason, where they accept it; it then fails no run

    def __str__(self) -> str:
        """The line a person reads: ``file:line:col: severity CODE message``."""
        return f"{self.file}{self.at}: {self.severity} {self.code} {self.said}"

    @property
    def at(self) -> str:
        """The place behind the file's name, ``:line:col``; nothing where it is about the whole."""
        return "" if self.position == NOWHERE else f":{self.position.line}:{self.position.column}"

    @property
    def position_in_data(self) -> Position:
        """Line and column for programs, which want some: of the whole, the first."""
        return Position() if self.position == NOWHERE else self.position

    @property
    def said(self) -> str:
        """The message, with the reason for which it is accepted."""
        text = f"{self.message} Accepted: {self.accepted}" if self.accepted else self.message
        return " ".join(text.splitlines())  # a reason may be a block of lines; a finding is one

    @property
    def data(self) -> dict[str, Any]:
        """The finding as results have it."""
        return {
            "code": self.code,
            "severity": str(self.severity),
            "message": self.message,
            "file": self.file,
            "line": self.position_in_data.line,
            "column": self.position_in_data.column,
        }

    def raised_to(self, severity: Severity) -> Self:
        """The same finding with another severity."""
        return self._replace(severity=severity)


def in_order(findings: Iterable[Finding]) -> list[Finding]:
    """Findings by file and place, each said once."""
    unique = dict.fromkeys(findings)
    return sorted(unique, key=lambda finding: (finding.file, finding.position, finding.code, finding.message))


def has_errors(findings: Iterable[Finding]) -> bool:
    """Whether any finding fails the run."""
    return any(finding.severity is Severity.ERROR for finding in findings)


def gravest(findings: Sequence[Finding]) -> list[Finding]:
    """As many as are shown, errors before warnings before notes, still in the order of the files."""
    ranks = list(Severity)
    by_gravity = sorted(range(len(findings)), key=lambda number: ranks.index(findings[number].severity))
    return [findings[number] for number in sorted(by_gravity[:MOST])]


def listing(findings: Sequence[Finding]) -> list[str]:
    """The lines that a person reads: the gravest findings, and how many more there are."""
    hidden = len(findings) - MOST
    return [str(finding) for finding in gravest(findings)] + ([f"and {hidden} more"] if hidden > 0 else [])


def shown(value: object, limit: int = 60) -> str:
    """A user's value as it may stand in a message: one line, at most ``limit`` characters, nothing invisible."""
    text = value if isinstance(value, str) else repr(value)
    text = "".join(char if char.isprintable() else f"\\u{ord(char):04x}" for char in text[: limit + 1])
    return text if len(text) <= limit else text[: limit - 1] + "…"
