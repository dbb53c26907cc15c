"""What is said to the person, on standard error."""

import sys
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
