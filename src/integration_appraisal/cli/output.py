"""Results go out here: to standard output, or whole into a file. All else goes to standard error."""

import sys
from collections.abc import Iterable
from pathlib import Path

from integration_appraisal.cli.screen import a_runner_reads, to_stdout
from integration_appraisal.cli.writing import Result, write_all
from integration_appraisal.render.runners import harmless


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
    files = [Result(_encoded(result), Path(str(output))) for result, output in results if not to_stdout(output)]
    write_all(files, force=force, inputs=inputs, folder=folder)
    for result, output in results:
        if to_stdout(output):
            assert isinstance(result, str)  # noqa: S101 - a command writes bytes to files only
            sys.stdout.write(result if obeyed or not a_runner_reads() else harmless(result))


def _encoded(result: str | bytes) -> bytes:
    return result.encode(errors="replace") if isinstance(result, str) else result
