"""What is said to the person, on standard error."""

import sys
from collections.abc import Sequence
from typing import NoReturn

import typer

UNUSABLE = 2


def say(text: str) -> None:
    """A line for the person."""
    sys.stderr.write(f"{text}\n")


def refuse(text: str) -> NoReturn:
    """Wrong usage, or a file that can't be read or written."""
    say(f"appraise: {text}")
    raise typer.Exit(UNUSABLE)


def refuse_unknown(what: str, asked: str, known: Sequence[str], otherwise: str | None = None) -> NoReturn:
    """Wrong usage: an id that there is not. Says which is near; else ``otherwise``, or all that there are."""
    from integration_appraisal.findings import shown
    from integration_appraisal.loading.suggest import listed, nearest

    hint = nearest(asked, known) or f" {otherwise or f'There is {listed(known)}.'}"
    refuse(f"{what} {shown(asked)!r}.{hint}")
