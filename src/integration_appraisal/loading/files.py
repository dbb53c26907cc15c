"""Files and their bytes: single ones, those of a catalogue, and those below a folder.

Each file's bytes are read once. Only regular files are read: a pipe would wait for ever and a device would never end.
What is written goes through the command line's ``writing``.
"""

import os
import stat
import sys
from pathlib import Path
from typing import BinaryIO, NamedTuple

from integration_appraisal.documents.document import MAX_BYTES
from integration_appraisal.findings import CANNOT_READ, NOWHERE, Finding
from integration_appraisal.loading.paths import (
    REFUSED,
    STDIN,
    absolute,
    as_text,
    escaped,
    is_folder,
    real_path,
    shown_name,
    system_says,
)
from integration_appraisal.loading.suggest import nearest_word

_SUFFIXES = (".yaml", ".yml")
KINDS = ("options", "criteria")
ONE_FILE = "catalogue"  # what a file is within its catalogue where it is all of it
_REASONS: dict[type[Exception], str] = {
    FileNotFoundError: "there is no such file or folder",
    IsADirectoryError: "it is a folder",
    NotADirectoryError: "it is no folder",
    PermissionError: "you may not read it",
}
_NOT_OURS = ("node_modules", "__pycache__", "site-packages", "venv")


class File(NamedTuple):
    """A file that was asked for: findings know it by its ``name``, the disk by its ``real`` path."""

    name: str
    real: str  # - for standard input
    content: bytes | None = None  # None where it can't be read, which has been reported
    is_linked: bool = False  # whether the path by which it was asked for goes through a link
    within: str = ""  # its name inside its catalogue, such as options/a.yaml


def read_file(path: str | Path, most: int = MAX_BYTES) -> tuple[File, list[Finding]]:
    """A regular file, or standard input for ``-``; at most one byte more than it may hold."""
    name = shown_name(path)
    if str(path) == STDIN:
        content, findings = _read_input(name, most + 1)
        return File(name, STDIN, content), findings
    content, findings = _read_regular(path, name, most + 1)
    real = real_path(path)
    return File(name, str(real), content, real != Path(os.path.normpath(absolute(path)))), findings


def _read_regular(path: str | Path, name: str, most: int) -> tuple[bytes | None, list[Finding]]:
    try:
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):  # asked before it is a file object: a folder can't be one
            reason = "it is a folder" if stat.S_ISDIR(os.fstat(descriptor).st_mode) else "it is not a regular file"
            os.close(descriptor)
            return None, [_unreadable(name, reason)]
        with os.fdopen(descriptor, "rb") as file:
            return file.read(most), []
    except REFUSED as error:
        return None, [_unreadable(name, _reason(error), _near(Path(path)))]


def _read_input(name: str, most: int) -> tuple[bytes | None, list[Finding]]:
    """Standard input to its end, also where it is a pipe that does not wait for its writer."""
    import select

    if sys.stdin is None:
        return None, [_unreadable(name, "it is closed")]
    source = sys.stdin.buffer
    content = bytearray()
    try:
        while len(content) < most:
            part = source.read(most - len(content))
            if part is None:
                select.select([source], [], [])
                continue
            content += part
            if not part or _waits(source):
                break
    except REFUSED as error:
        return None, [_unreadable(name, _reason(error))]
    return bytes(content), []


def _waits(source: BinaryIO) -> bool:
    """Whether reading waits for what was asked for, so that less is the end."""
    try:
        return os.get_blocking(source.fileno())
    except (AttributeError, OSError):  # Windows, or no file of the system's
        return True


def read_catalogue(path: Path) -> tuple[list[File], list[Finding]]:
    """A catalogue's one file, or all YAML files in its ``options`` and ``criteria`` in the order of their names."""
    if not is_folder(path):
        file, faults = read_file(path)
        return [file._replace(within=ONE_FILE)], faults
    files: list[File] = []
    findings: list[Finding] = []
    for kind in KINDS if any(is_folder(path / kind) for kind in KINDS) else ():  # or it is no catalogue at all
        for name in _names(path / kind, findings):
            file, faults = read_file(path / kind / name)
            findings += faults
            files.append(file._replace(within=f"{kind}/{escaped(as_text(name) or name)}"))
    return files, findings


def _names(folder: Path, findings: list[Finding]) -> list[str]:
    try:
        names = os.listdir(folder)  # noqa: PTH208 - names are all that is wanted
    except REFUSED as error:
        findings.append(_unreadable(shown_name(folder), _reason(error)))
        return []
    return sorted(filter(_is_yaml, names), key=os.fsencode)  # the same order in every encoding


def _is_yaml(name: str) -> bool:
    return name.endswith(_SUFFIXES) and not name.startswith(".")


def _unreadable(name: str, reason: str, near: str | None = None) -> Finding:
    hint = f"Did you mean `{near}`?" if near else "Check the name."
    return Finding(CANNOT_READ, f"can't be read: {reason}. {hint}", name, NOWHERE)


def _near(path: Path) -> str | None:
    """The YAML file beside a missing one that has the nearest name."""
    try:
        if path.exists():
            return None
        names = [own for own in os.listdir(path.parent) if own.endswith(_SUFFIXES) and own != path.name]  # noqa: PTH208
    except REFUSED:
        return None
    near = nearest_word(path.name, sorted(names))
    return shown_name(path.parent / near) if near else None


def _reason(error: Exception) -> str:
    return _REASONS.get(type(error)) or system_says(error)


def catalogue_around(file: str | Path) -> Path | None:
    """The catalogue that a file in an ``options`` or ``criteria`` folder belongs to."""
    parent = Path(os.path.normpath(absolute(file))).parent
    folder = Path(file).parent.parent if Path(file).parent.name else parent.parent
    return folder if parent.name in KINDS and is_catalogue(folder) else None


def is_catalogue(folder: Path) -> bool:
    """Whether a folder has both of the folders that make a catalogue."""
    return all(is_folder(folder / kind) for kind in KINDS)


def walk(folder: Path) -> tuple[list[Path], list[Path], list[Finding]]:
    """The catalogues and the other YAML files below a folder; hidden ones and linked folders are left out."""
    catalogues: list[Path] = []
    files: list[Path] = []
    findings: list[Finding] = []

    def unreadable(error: OSError) -> None:
        findings.append(_unreadable(shown_name(error.filename), _reason(error)))

    for where, folders, names in os.walk(folder, onerror=unreadable):
        inside = Path(where)
        folders[:] = sorted(name for name in folders if not name.startswith(".") and name not in _NOT_OURS)
        if is_catalogue(inside):
            catalogues.append(inside)
            folders[:] = [name for name in folders if name not in KINDS]
        files += [inside / name for name in sorted(filter(_is_yaml, names))]
    return catalogues, files, findings
