"""Each finding with the line it is about, and a caret below the column."""

from collections.abc import Callable

from integration_appraisal.findings import Finding, Severity
from integration_appraisal.render import Screen
from integration_appraisal.render.findings import Excerpt, Report
from integration_appraisal.render.findings.words import place, visible

_COLOURS = {Severity.ERROR: "31", Severity.WARNING: "33", Severity.NOTE: "36"}
_BOLD, _FAINT = "1", "2"


def render(report: Report, screen: Screen) -> str:
    """The findings, a blank line between them."""

    def paint(text: str, *codes: str) -> str:
        return f"\x1b[{';'.join(codes)}m{text}\x1b[0m" if screen.colour else text

    return "\n".join(
        _block(finding, report.excerpts.get((finding.file, finding.position)), paint) for finding in report.findings
    )


def _block(finding: Finding, excerpt: Excerpt | None, paint: Callable[..., str]) -> str:
    colour = _COLOURS[finding.severity]
    head = f"{paint(place(finding), _BOLD)}: {paint(f'{finding.severity} {finding.code}', _BOLD, colour)}"
    block = f"{head} {visible(finding.said)}\n"
    if excerpt is None:
        return block
    shown, before = excerpt
    number = str(finding.position.line)
    gutter, blank = paint(f"{number} |", _FAINT), paint(f"{' ' * len(number)} |", _FAINT)
    return f"{block}{gutter} {shown}\n{blank} {' ' * before}{paint('^', _BOLD, colour)}\n"
