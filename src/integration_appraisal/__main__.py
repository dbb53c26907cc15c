"""The way in, for ``appraise`` and ``python -m integration_appraisal``."""

import sys


def main() -> None:
    """Run the command line and leave with its exit code."""
    # The one shortcut: asking for the version must not wait for the command line to be put together.
    if sys.argv[1:] in (["--version"], ["-V"]):
        from integration_appraisal import __version__

        print(f"appraise {__version__}")  # noqa: T201 - the answer
        return
    import gc

    from integration_appraisal.cli import run

    gc.disable()  # a command is short and keeps nearly all it makes; the search for garbage would find none
    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
