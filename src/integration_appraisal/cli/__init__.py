"""The command line: arguments in, exit code out. ``app`` lists the commands; each has a module of its own."""

import os
import sys
from contextlib import redirect_stderr, redirect_stdout
from types import ModuleType

from integration_appraisal.cli.streams import Errors, Output, waiting

FAILED = 1
UNUSABLE = 2
OUR_FAULT = 70
INTERRUPTED = 130
PIPE_CLOSED = 141

_THREADS = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS")


def run(arguments: list[str]) -> int:
    """Run one command and say how it ended; no fault leaves a traceback unless ``--debug`` asks for one."""
    debug = "--debug" in arguments
    arguments = [argument for argument in arguments if argument != "--debug"]
    _leave_out_plugins()
    for name in _THREADS:
        os.environ.setdefault(name, "1")  # more threads change no digit and save no time: they wait for each other
    output, errors = Output(sys.stdout), Errors(sys.stderr)
    with waiting(sys.stdout, sys.stderr), redirect_stdout(output), redirect_stderr(errors):
        code = _ended(arguments, output, debug=debug)
        errors.flush()
    return code


def _ended(arguments: list[str], output: Output, *, debug: bool) -> int:
    """Run the command, and say so where it or standard output failed."""
    try:
        code = _run(arguments)
        output.flush()
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception as error:
        if debug:
            raise
        text = " ".join(f"{type(error).__name__}: {error}".split())[:300]
        sys.stderr.write(f"appraise: this is a fault of ours: {text}. Please report it; --debug says more.\n")
        return OUR_FAULT
    if output.fault is None:
        return code
    if output.was_left:
        return PIPE_CLOSED
    reason = (output.fault.strerror or str(output.fault)).lower()
    sys.stderr.write(f"appraise: standard output can't be written: {reason}.\n")
    return UNUSABLE


def _leave_out_plugins() -> None:
    """Have pydantic look for no plug-ins: the search, and what it imports, is a sixteenth of the start of a command."""
    loader = ModuleType("pydantic.plugin._loader")
    loader.get_plugins = tuple  # type: ignore[attr-defined]  # called without arguments, it gives none
    sys.modules.setdefault(loader.__name__, loader)


def _run(arguments: list[str]) -> int:
    from integration_appraisal.cli.app import app_for

    try:
        app_for(arguments)(args=arguments, prog_name="appraise")
    except SystemExit as ending:
        return int(ending.code or 0)
    return 0
