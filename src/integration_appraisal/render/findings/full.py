"""Each finding with the line it is about, and a caret below the column."""

from typing import NamedTuple

from integration_appraisal.findings import Finding, Severity
from integration_appraisal.render import Screen
from integration_appraisal.render.findings import Report
from integration_appraisal.render.findings.excerpt import excerpt
from integration_appraisal.render.findings.words import place, visible

_COLOURS = {Severity.ERROR: "31", Severity.WARNING: "33", Severity.NOTE: "36"}
_BOLD, _FAINT = "1", "2"


class _Lines:
    """The lines of files as the reader counts them, each file taken apart once."""

    def __init__(self, report: Report) -> None:
        self._contents = report.contents
        self._lines: dict[str, list[str]] = {}

    def at(self, finding: Finding) -> str:
        """The line that a finding is about; empty where there is none."""
        if finding.file not in self._lines:
            text = self._contents.get(finding.file, b"").decode("utf-8-sig", "replace")
            self._lines[finding.file] = text.replace("\r\n", "\n").split("\n")
        lines = self._lines[finding.file]
        return lines[finding.position.line - 1] if finding.position.line <= len(lines) else ""


def render(report: Report, screen: Screen) -> str:
    """The findings, a blank line between them."""
    lines, paint = _Lines(report), _Paint(screen.colour)
    return "\n".join(_block(finding, lines.at(finding), screen, paint) for finding in report.findings)


class _Paint(NamedTuple):
    """Puts text in colour, or leaves it as it is."""

    colour: bool

    def __call__(self, text: str, *codes: str) -> str:
        return f"\x1b[{';'.join(codes)}m{text}\x1b[0m" if self.colour else text


def _block(finding: Finding, text: str, screen: Screen, paint: _Paint) -> str:
    colour = _COLOURS[finding.severity]
    head = f"{paint(place(finding), _BOLD)}: {paint(f'{finding.severity} {finding.code}', _BOLD, colour)}"
    block = f"{head} {visible(finding.said)}\n"
    if not text.strip():
        return block
    number = str(finding.position.line)
    gutter, blank = paint(f"{number} |", _FAINT), paint(f"{' ' * len(number)} |", _FAINT)
    shown, before = excerpt(text, finding.position.column, screen.width - len(number) - 3, ascii_only=screen.ascii_only)
    return f"{block}{gutter} {shown}\n{blank} {' ' * before}{paint('^', _BOLD, colour)}\n"
