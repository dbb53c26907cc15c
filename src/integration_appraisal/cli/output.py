"""Results go out here: to standard output, or whole into a file. All else goes to standard error."""

import os
import stat
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

import typer

from integration_appraisal.cli.ending import finish, say
from integration_appraisal.cli.options import chosen_format
from integration_appraisal.cli.writing import check_targets, write_all
from integration_appraisal.findings import Finding
from integration_appraisal.loading.paths import STDIN
from integration_appraisal.render import Screen, render
from integration_appraisal.render.formats import Format, Made, formats_of
from integration_appraisal.render.runners import harmless
from integration_appraisal.report.document import Page


class Delivery(NamedTuple):
    """How a command writes its report; ``strict`` lets warnings fail the run, ``full`` shows all of the report.

    ``opened`` shows the file in the browser.
    """

    format: Format
    output: str
    force: bool
    strict: bool
    full: bool
    opened: bool = False

    def check(self, inputs: Sequence[str]) -> None:
        """Leave with a word where the file can't be written: sooner than after a long run."""
        if self.output != STDIN:
            check_targets([Path(self.output)], force=self.force, inputs=inputs)

    def lines(self, lines: Iterable[str], files: Iterable[str]) -> None:
        """Write lines as they come; into a file, all of them or none."""
        if self.output != STDIN:
            parts = (line.encode(errors="replace") for line in lines)
            write_all([(parts, Path(self.output))], force=self.force, inputs=files, folder=None)
            return
        for line in lines:
            sys.stdout.write(line)
            if getattr(sys.stdout, "fault", None) is not None:  # nobody reads any more
                return

    def page(self, page: Page, files: Iterable[str], findings: Sequence[Finding] = ()) -> None:
        """Write a page made from some files, then a line on the findings; leave with the exit code they ask for."""
        mark = "" if self.output == STDIN else self.format.mark
        text = mark + render(page.shown(full=self.full), self.format.name, screen(self.output))
        emit(text, self.output, force=self.force, inputs=files)
        if self.opened:
            show(self.output)
        finish(findings, strict=self.strict)


def delivery(
    made: Made,
    asked: str | None,
    output: str,
    *,
    force: bool,
    strict: bool = False,
    full: bool = False,
    opened: bool = False,
) -> Delivery:
    """How a command writes what it makes, in the format asked for; a usage error where that can't be."""
    output = to_open(output) if opened and asked in (None, "html") else output
    format_ = chosen_format(asked, formats_of(made), output)
    if opened and format_.name != "html":
        raise typer.BadParameter("only HTML can be shown in the browser.", param_hint="--open")
    return Delivery(format_, output, force, strict, full or format_.name == "html", opened)


def to_open(output: str) -> str:
    """The file to be shown: the one asked for, or one in a folder of its own that the system clears away in time."""
    if output != STDIN:
        return output
    from tempfile import mkdtemp

    return str(Path(mkdtemp(prefix="appraise-"), "appraise.html"))


def show(output: str) -> None:
    """A file in the browser; where there is none, its name has been said already."""
    import webbrowser

    if not webbrowser.open(Path(output).resolve().as_uri()):
        say("appraise: no browser could be started. Open the file yourself.")


def emit(result: str, output: str, *, force: bool, inputs: Iterable[str] = (), obeyed: bool = False) -> None:
    """Write a text to standard output or to a file."""
    emit_all([(result, output)], force=force, inputs=inputs, obeyed=obeyed)


def emit_all(
    results: Sequence[tuple[str | bytes, str]],
    *,
    force: bool,
    inputs: Iterable[str],
    folder: str | None = None,
    obeyed: bool = False,
) -> None:
    """Write results that belong together: files, in a ``folder`` made for some, then what is for standard output.

    Where a CI runner reads standard output, it finds no command there unless it is to be ``obeyed``.
    """
    files = [
        (result.encode(errors="replace") if isinstance(result, str) else result, Path(output))
        for result, output in results
        if output != STDIN
    ]
    write_all(files, force=force, inputs=inputs, folder=folder)
    for result, output in results:
        if output == STDIN:
            assert isinstance(result, str)  # noqa: S101 - a command writes bytes to files only
            sys.stdout.write(result if obeyed or not _a_runner_reads() else harmless(result))


_PROSE = 88


def screen(output: str) -> Screen:
    """What the result is made for: the terminal as it is, or 80 columns of plain text."""
    to_terminal = output == STDIN and sys.stdout.isatty()
    encoding = (getattr(sys.stdout, "encoding", None) or "ascii").lower().replace("_", "-")
    width = _width(to_terminal=to_terminal)
    return Screen(
        width=width,
        colour=to_terminal and "NO_COLOR" not in os.environ and os.environ.get("TERM") != "dumb",
        ascii_only=output == STDIN and encoding not in ("utf-8", "utf8"),
        prose=min(width, _PROSE) if to_terminal else None,
    )


def _width(*, to_terminal: bool) -> int:
    given = os.environ.get("COLUMNS", "")
    if given.isdecimal() and len(given) <= 4 and int(given) > 0:  # noqa: PLR2004 - no screen is wider
        return max(int(given), 20)
    own = os.get_terminal_size(sys.stdout.fileno()).columns if to_terminal else 0
    return max(own, 20) if own else 80  # a terminal that doesn't know says 0


def _a_runner_reads() -> bool:
    """Whether standard output is the log of a CI service that obeys what stands there; a file is none."""
    if os.environ.get("GITHUB_ACTIONS") != "true" and not os.environ.get("TF_BUILD"):
        return False
    try:
        return not stat.S_ISREG(os.fstat(sys.stdout.fileno()).st_mode)
    except (OSError, AttributeError):  # no file of the system's
        return True
