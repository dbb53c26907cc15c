"""Results go out here: to standard output, or whole into a file. All else goes to standard error."""

import os
import stat
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import NoReturn

import typer

from integration_appraisal.cli.saying import UNUSABLE, refuse, say
from integration_appraisal.cli.writing import Result, write_all
from integration_appraisal.findings import CANNOT_READ, Finding, Severity, in_order, listing
from integration_appraisal.loading.paths import STDIN
from integration_appraisal.render import Screen, render
from integration_appraisal.render.runners import harmless
from integration_appraisal.report.document import Page
from integration_appraisal.report.words import counted

FAILED = 1
_MARK = "\ufeff"  # by which spreadsheets on Windows know a file for UTF-8


def word_is_absent(absent: ModuleNotFoundError) -> NoReturn:
    """Word needs an extra that is not installed."""
    refuse(f"Word needs {absent.name}, which is not installed: pip install 'integration-appraisal[docx]'.")


def screen(output: str | None) -> Screen:
    """What the result is made for: the terminal as it is, or 80 columns of plain text."""
    to_terminal = _to_stdout(output) and sys.stdout.isatty()
    encoding = (getattr(sys.stdout, "encoding", None) or "ascii").lower().replace("_", "-")
    return Screen(
        width=_width(to_terminal=to_terminal),
        colour=to_terminal and "NO_COLOR" not in os.environ and os.environ.get("TERM") != "dumb",
        ascii_only=_to_stdout(output) and encoding not in ("utf-8", "utf8"),
    )


def _width(*, to_terminal: bool) -> int:
    given = os.environ.get("COLUMNS", "")
    if given.isdecimal() and len(given) <= 4 and int(given) > 0:  # noqa: PLR2004 - no screen is wider
        return max(int(given), 20)
    own = os.get_terminal_size(sys.stdout.fileno()).columns if to_terminal else 0
    return max(own, 20) if own else 80  # a terminal that doesn't know says 0


def _to_stdout(output: str | None) -> bool:
    return output is None or output == STDIN


def emit(
    result: str | bytes,
    output: str | None,
    *,
    force: bool = False,
    inputs: Iterable[str] = (),
    obeyed: bool = False,
) -> None:
    """Write a result to standard output, where it has to be text, or to a file."""
    emit_all([(result, output)], force=force, inputs=inputs, obeyed=obeyed)


def emit_all(
    results: Iterable[tuple[str | bytes, str | None]],
    *,
    force: bool = False,
    inputs: Iterable[str] = (),
    folder: str | None = None,
    obeyed: bool = False,
) -> None:
    """Write results that belong together: files, with a ``folder`` that some go to, then what is for standard output.

    Where a CI runner reads standard output, it finds no command there unless it is to be ``obeyed``.
    """
    results = list(results)
    files = [Result(_encoded(result), Path(str(output))) for result, output in results if not _to_stdout(output)]
    write_all(files, force=force, inputs=inputs, folder=folder)
    for result, output in results:
        if _to_stdout(output):
            assert isinstance(result, str)  # noqa: S101 - a command writes bytes to files only
            sys.stdout.write(result if obeyed or not _a_runner_reads() else harmless(result))


def _encoded(result: str | bytes) -> bytes:
    return result.encode(errors="replace") if isinstance(result, str) else result


def _a_runner_reads() -> bool:
    """Whether standard output is the log of a CI service that obeys what stands there; a file is none."""
    if os.environ.get("GITHUB_ACTIONS") != "true" and not os.environ.get("TF_BUILD"):
        return False
    try:
        return not stat.S_ISREG(os.fstat(sys.stdout.fileno()).st_mode)
    except (OSError, AttributeError):  # no file of the system's
        return True


def deliver(
    page: Page,
    format_: str,
    output: str | None,
    *,
    force: bool,
    strict: bool,
    findings: list[Finding],
    files: Iterable[str],
) -> None:
    """Write a report, then a line on the findings that came with it; leave with the exit code that they ask for."""
    text = render(page, format_, screen(output))
    if format_ == "csv" and not _to_stdout(output):
        text = _MARK + text
    emit(text, output, force=force, inputs=files)
    finish(findings, strict=strict)


def exit_code(findings: Iterable[Finding], *, strict: bool = False) -> int:
    """0 where nothing fails the run, 2 where a file couldn't be read, else 1."""
    fails = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
    failing = [finding for finding in findings if finding.severity in fails]
    if any(finding.code == CANNOT_READ for finding in failing):
        return UNUSABLE
    return FAILED if failing else 0


def tally(findings: Iterable[Finding]) -> str:
    """``2 errors, 1 warning and 3 notes``; empty where there is nothing."""
    found = list(findings)
    counts = [(severity, sum(finding.severity is severity for finding in found)) for severity in Severity]
    return ", ".join(counted(count, str(severity)) for severity, count in counts if count)


def fail(findings: list[Finding], outcome: str = "Nothing was computed.") -> NoReturn:
    """Say all that is wrong with the input, and leave; ``outcome`` says what has not been done."""
    findings = in_order(findings)
    for line in listing(findings):
        say(line)
    say(f"{tally(findings)}. {outcome}")
    raise typer.Exit(exit_code(findings))


def finish(findings: list[Finding], *, strict: bool) -> None:
    """One line on the findings that came with a result, and the exit code that they ask for."""
    if any(finding.severity is not Severity.NOTE for finding in findings):
        say(f"{tally(findings)}. `appraise validate` lists them.")
    code = exit_code(findings, strict=strict)
    if code:
        raise typer.Exit(code)
