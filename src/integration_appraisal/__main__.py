"""The way in, for ``appraise`` and ``python -m integration_appraisal``."""

import sys


def main() -> None:
    """Run the command line and leave with its exit code."""
    # The one shortcut: asking for the version must not wait for the command line to be put together.
    if sys.argv[1:] in (["--version"], ["-V"]) and _told_version():
        return
    import gc

    gc.disable()  # a command is short and keeps nearly all it makes; the search for garbage would find none
    try:
        from integration_appraisal.cli import run

        code = run(sys.argv[1:])
    except KeyboardInterrupt:  # before `run` could look out for it
        code = 130
    gc.freeze()  # nor would the search at the end, which takes a seventh of a short command's time
    sys.exit(code)


def _told_version() -> bool:
    """Print the version; where standard output refuses, leave it to ``run``, which says why."""
    from integration_appraisal import __version__

    try:
        print(f"appraise {__version__}", flush=True)  # noqa: T201 - the answer
    except OSError:
        return False
    return sys.stdout is not None


if __name__ == "__main__":
    main()
