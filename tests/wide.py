"""How many cases are tried by tests that hold what is found against random problems, or break files at random."""

import os

WIDE = max(1, int(os.environ.get("APPRAISE_WIDE", "1")))


def wide(count: int) -> int:
    """So many cases by default, and ``APPRAISE_WIDE`` times as many where that is set."""
    return count * WIDE
