"""The command line: arguments in, exit code out. ``app`` lists the commands; each has a module of its own."""

import os
import sys

OUR_FAULT = 70
INTERRUPTED = 130
PIPE_CLOSED = 141


def run(arguments: list[str]) -> int:
    """Run one command and say how it ended; no fault leaves a traceback unless ``--debug`` asks for one."""
    debug = "--debug" in arguments
    arguments = [argument for argument in arguments if argument != "--debug"]
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")  # no search of all that is installed for plug-ins
    try:
        return _run(arguments)
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        _forget_output()
        return PIPE_CLOSED
    except Exception as error:
        if debug:
            raise
        text = " ".join(f"{type(error).__name__}: {error}".split())[:300]
        sys.stderr.write(f"appraise: this is a fault of ours: {text}. Please report it; --debug says more.\n")
        return OUR_FAULT


def _run(arguments: list[str]) -> int:
    from integration_appraisal.cli.app import app

    try:
        app(args=arguments, prog_name="appraise")
    except SystemExit as ending:
        code = ending.code
        sys.stdout.flush()
        return code if isinstance(code, int) else 0 if code is None else 1
    return 0


def _forget_output() -> None:
    """Python would complain about the closed pipe once more when it ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
