"""Standard output: whether a result goes there, what it is to look like there, and who reads it."""

import os
import stat
import sys

from integration_appraisal.loading.paths import STDIN
from integration_appraisal.render import Screen


def screen(output: str | None) -> Screen:
    """What the result is made for: the terminal as it is, or 80 columns of plain text."""
    to_terminal = to_stdout(output) and sys.stdout.isatty()
    encoding = (getattr(sys.stdout, "encoding", None) or "ascii").lower().replace("_", "-")
    return Screen(
        width=_width(to_terminal=to_terminal),
        colour=to_terminal and "NO_COLOR" not in os.environ and os.environ.get("TERM") != "dumb",
        ascii_only=to_stdout(output) and encoding not in ("utf-8", "utf8"),
    )


def _width(*, to_terminal: bool) -> int:
    given = os.environ.get("COLUMNS", "")
    if given.isdecimal() and len(given) <= 4 and int(given) > 0:  # noqa: PLR2004 - no screen is wider
        return max(int(given), 20)
    own = os.get_terminal_size(sys.stdout.fileno()).columns if to_terminal else 0
    return max(own, 20) if own else 80  # a terminal that doesn't know says 0


def to_stdout(output: str | None) -> bool:
    """Whether ``--output`` names standard output, or nothing."""
    return output is None or output == STDIN


def a_runner_reads() -> bool:
    """Whether standard output is the log of a CI service that obeys what stands there; a file is none."""
    if os.environ.get("GITHUB_ACTIONS") != "true" and not os.environ.get("TF_BUILD"):
        return False
    try:
        return not stat.S_ISREG(os.fstat(sys.stdout.fileno()).st_mode)
    except (OSError, AttributeError):  # no file of the system's
        return True
