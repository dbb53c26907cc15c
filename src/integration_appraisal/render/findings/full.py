"""Each finding with the line it is about, and a caret below the column."""

from typing import NamedTuple

from integration_appraisal.findings import Finding, Severity
from integration_appraisal.render import Screen
from integration_appraisal.render.findings import Excerpt, Report
from integration_appraisal.render.findings.words import place, visible

_COLOURS = {Severity.ERROR: "31", Severity.WARNING: "33", Severity.NOTE: "36"}
_BOLD, _FAINT = "1", "2"


def render(report: Report, screen: Screen) -> str:
    """The findings, a blank line between them."""
    paint = _Paint(screen.colour)
    return "\n".join(
        _block(finding, report.excerpts.get((finding.file, finding.position)), paint) for finding in report.findings
    )


class _Paint(NamedTuple):
    """Puts text in colour, or leaves it as it is."""

    colour: bool

    def __call__(self, text: str, *codes: str) -> str:
        return f"\x1b[{';'.join(codes)}m{text}\x1b[0m" if self.colour else text


def _block(finding: Finding, excerpt: Excerpt | None, paint: _Paint) -> str:
    colour = _COLOURS[finding.severity]
    head = f"{paint(place(finding), _BOLD)}: {paint(f'{finding.severity} {finding.code}', _BOLD, colour)}"
    block = f"{head} {visible(finding.said)}\n"
    if excerpt is None:
        return block
    shown, before = excerpt
    number = str(finding.position.line)
    gutter, blank = paint(f"{number} |", _FAINT), paint(f"{' ' * len(number)} |", _FAINT)
    return f"{block}{gutter} {shown}\n{blank} {' ' * before}{paint('^', _BOLD, colour)}\n"
