"""What is said to the person, on standard error, and how a run ends: the exit code."""

import sys
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from shlex import quote
from typing import NoReturn

import typer

from integration_appraisal.cli import FAILED, UNUSABLE
from integration_appraisal.findings import CANNOT_READ, Finding, Severity, in_order, listing
from integration_appraisal.loading.naming import Called, Unidentified, identified
from integration_appraisal.report.words import counted, left_out


def say(text: str) -> None:
    """A line for the person."""
    sys.stderr.write(f"{text}\n")


def refuse(text: str) -> NoReturn:
    """Wrong usage, or a file that can't be read or written."""
    say(f"appraise: {text}")
    raise typer.Exit(UNUSABLE)


def refuse_all(faults: Sequence[str]) -> NoReturn:
    """Wrong usage in several ways."""
    for fault in faults:
        say(f"appraise: {fault}")
    raise typer.Exit(UNUSABLE)


def meant(asked: str, known: Called, what: str, otherwise: str = "") -> str:
    """The id of the entry that somebody asks for, as `identified` finds it; or leave, having said which there are."""
    try:
        return identified(asked, known, what, otherwise)
    except Unidentified as reason:
        refuse(str(reason))


def fail(findings: list[Finding], outcome: str = "Nothing was computed.") -> NoReturn:
    """Say all that is wrong with the input, and leave; ``outcome`` says what has not been done."""
    report(findings)
    say(f"{_tally(Counter(finding.severity for finding in in_order(findings)))}. {outcome}")
    raise typer.Exit(_exit_code(findings, strict=False))


def report(findings: Sequence[Finding]) -> None:
    """Say what is wrong, each in a line."""
    for line in listing(in_order(findings)):
        say(line)


def finish(findings: Sequence[Finding], *, strict: bool) -> None:
    """One line on the findings that came with a result; then leave where they fail the run."""
    files = {finding.file for finding in findings if finding.severity is not Severity.NOTE}
    tell(Counter(finding.severity for finding in findings), files)
    leave_if_failed(findings, strict=strict)


def tell(severities: Mapping[Severity, int], files: Collection[str]) -> None:
    """One line on the findings that came with a result, where any is more than a note; ``files`` have those."""
    if files:
        one = f" {quote(*files)}" if len(files) == 1 else ""
        say(f"{_tally(severities)}. `appraise validate{one}` lists them.")


def tell_left_out(files: Sequence[str]) -> None:
    """Which files nothing was computed of, where there are any."""
    if files:
        say(left_out(files))


def failing(*, strict: bool) -> set[Severity]:
    """How grave findings are that fail a run."""
    return {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}


def leave_if_failed(findings: Sequence[Finding], *, strict: bool) -> None:
    """Leave with the exit code that findings ask for; go on where nothing fails the run."""
    if code := _exit_code(findings, strict=strict):
        raise typer.Exit(code)


def _exit_code(findings: Sequence[Finding], *, strict: bool) -> int:
    """0 where nothing fails the run, 2 where a file couldn't be read, else 1."""
    fails = failing(strict=strict)
    codes = [finding.code for finding in findings if finding.severity in fails]
    return UNUSABLE if CANNOT_READ in codes else FAILED if codes else 0


def _tally(severities: Mapping[Severity, int]) -> str:
    """``2 errors, 1 warning, 3 notes``; empty where there is nothing."""
    return ", ".join(counted(severities[each], str(each)) for each in Severity if severities.get(each))
