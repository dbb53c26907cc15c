"""Paths: where they lead, how they are shown, and what the system says where one can't be used."""

import os
from pathlib import Path

STDIN = "-"
_LONGEST_SHOWN = 400

REFUSED = (OSError, ValueError, RuntimeError)
"""What functions on paths raise where the system, its encoding or a link to itself is in the way."""


def system_says(error: Exception) -> str:
    """Why a path can't be used, in words, of one of ``REFUSED``."""
    if isinstance(error, UnicodeError):
        return "its name can't be written in the encoding of this system"
    if isinstance(error, RuntimeError):
        return "it is a link to itself"
    if isinstance(error, OSError):
        return (error.strerror or str(error) or "the system refuses").lower()
    return "its name holds a NUL character"


def here() -> str:
    """The folder that we stand in, with forward slashes; empty where it has been removed."""
    try:
        return Path.cwd().as_posix()
    except OSError:
        return ""


def absolute(path: str | Path) -> Path:
    """A path from the root on, links kept as they are; as it is where the folder that it starts from is gone."""
    return Path(here()) / path


def real_path(path: str | Path) -> Path:
    """Where a path leads when all links are followed; as it is where it leads nowhere."""
    try:
        return Path(os.path.realpath(absolute(path)))
    except REFUSED:
        return Path(path)


def as_text(name: str) -> str | None:
    """A name on disk as the text that it is in UTF-8, whatever this system's own encoding; None where it is none."""
    try:
        return os.fsencode(name).decode("utf-8")
    except UnicodeDecodeError:
        return None
    except UnicodeEncodeError:
        return name


def escaped(name: str) -> str:
    """A name with nothing invisible in it."""
    return "".join(char if char.isprintable() else f"\\u{ord(char):04x}" for char in name)


def shown_name(path: str | Path) -> str:
    """A path as findings show it: relative where it was given so, forward slashes, nothing invisible, not too long.

    It is for reading only: no file is found by it again.
    """
    if str(path) == STDIN:
        return "<stdin>"
    name = Path(path).as_posix().removeprefix(f"{here()}/" if here() else "")
    shown = escaped(as_text(name) or name)
    if len(shown) <= _LONGEST_SHOWN:
        return shown
    half = _LONGEST_SHOWN // 2
    return f"{shown[: half - 1]}…{shown[-half:]}"


def is_folder(path: str | Path) -> bool:
    """Whether a path leads to a folder; one that the system does not take leads nowhere."""
    try:
        return Path(path).is_dir()
    except REFUSED:
        return False


def exists(path: str | Path) -> bool:
    """Whether a path leads to anything; one that the system does not take leads nowhere."""
    try:
        return Path(path).exists()
    except REFUSED:
        return False


def relative_to(folder: str, file: str) -> str:
    """A folder or file as a file in another folder would name it, with forward slashes."""
    start = Path(file).parent if file != STDIN else Path()
    try:
        return Path(os.path.relpath(folder, start)).as_posix()
    except (ValueError, OSError):  # another drive, or we stand in a folder that has been removed
        return absolute(folder).as_posix()
