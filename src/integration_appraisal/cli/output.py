"""Results go out here: to standard output, or whole into a file. All else goes to standard error."""

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NoReturn

import typer

from integration_appraisal.findings import CANNOT_READ, Finding, Severity, in_order
from integration_appraisal.library import STDIN, shown_name
from integration_appraisal.render import Screen, render
from integration_appraisal.report.page import Page
from integration_appraisal.report.words import counted

FAILED = 1
UNUSABLE = 2


def say(text: str) -> None:
    """A line for the person, on standard error."""
    sys.stderr.write(
        text.encode(sys.stderr.encoding or "utf-8", "backslashreplace").decode(sys.stderr.encoding or "utf-8")
    )
    sys.stderr.write("\n")


def refuse(text: str) -> NoReturn:
    """Wrong usage, or a file that can't be read or written."""
    say(f"appraise: {text}")
    raise typer.Exit(UNUSABLE)


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


def emit(result: str | bytes, output: str | None, *, force: bool = False, inputs: Iterable[str] = ()) -> None:
    """Write a result to standard output, where it has to be text, or to a file."""
    emit_all([(result, output)], force=force, inputs=inputs)


def emit_all(
    results: Iterable[tuple[str | bytes, str | None]],
    *,
    force: bool = False,
    inputs: Iterable[str] = (),
    folder: str | None = None,
) -> None:
    """Write results that belong together; none, and no ``folder`` that some go to, before each may be written."""
    results, inputs = list(results), list(inputs)
    for _, output in results:
        if not _to_stdout(output):
            with _writing(str(output)):
                _check_target(Path(str(output)), force=force, inputs=inputs)
                if folder is None or Path(str(output)).parent != Path(folder):
                    Path(str(output)).parent.stat()  # it has to be there
    if folder is not None:
        with _writing(folder):
            Path(folder).mkdir(parents=True, exist_ok=True)
    for result, output in results:
        if output is None or output == STDIN:
            assert isinstance(result, str)  # noqa: S101 - a command writes bytes to files only
            sys.stdout.write(result)
            continue
        with _writing(output):
            _write(Path(output), result.encode() if isinstance(result, str) else result)
        say(f"Wrote {shown_name(output)}.")


@contextmanager
def _writing(output: str) -> Iterator[None]:
    """What the system says of a file, in words."""
    try:
        yield
    except typer.Exit:
        raise
    except RuntimeError:  # a link that leads to itself
        refuse(f"{shown_name(output)} can't be written: it is a link to itself.")
    except OSError as error:
        refuse(f"{shown_name(output)} can't be written: {(error.strerror or str(error)).lower()}.")


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
    emit(render(page, format_, screen(output)), output, force=force, inputs=files)
    finish(findings, strict=strict)


def _check_target(target: Path, *, force: bool, inputs: Iterable[str]) -> None:
    name = shown_name(target)
    if target.is_dir():
        refuse(f"{name} is a folder. Name a file.")
    for own in inputs:
        if own != STDIN and target.exists() and Path(own).exists() and target.samefile(own):
            refuse(f"{name} is what is being read. Name another file.")
    if target.exists() and not target.is_file():
        refuse(f"{name} is not a regular file. Name another.")
    if (target.exists() or target.is_symlink()) and not force:
        refuse(f"{name} exists. Name another file, or add --force to replace it.")


def _write(target: Path, content: bytes) -> None:
    """By way of a temporary file beside it, so that the old file is whole until the new one is."""
    import tempfile

    target = target.resolve()  # a link stays a link
    mode = target.stat().st_mode & 0o777 if target.exists() else 0o666 & ~_umask()
    descriptor, temporary = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name[:100]}.")
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).chmod(mode)
        Path(temporary).replace(target)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


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
    for finding in findings:
        say(str(finding))
    say(f"{tally(findings)}. {outcome}")
    raise typer.Exit(exit_code(findings))


def finish(findings: list[Finding], *, strict: bool) -> None:
    """One line on the findings that came with a result, and the exit code that they ask for."""
    if any(finding.severity is not Severity.NOTE for finding in findings):
        say(f"{tally(findings)}. `appraise validate` lists them.")
    code = exit_code(findings, strict=strict)
    if code:
        raise typer.Exit(code)
