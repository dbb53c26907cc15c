"""Files are written whole or not at all, and those that belong together all or none; no input is ever written over."""

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

import typer

from integration_appraisal.cli.saying import refuse, say
from integration_appraisal.loading.paths import REFUSED, STDIN, shown_name, system_says


class Result(NamedTuple):
    """What is to stand in a file."""

    content: bytes
    target: Path


def write_all(results: Sequence[Result], *, force: bool, inputs: Iterable[str], folder: str | None) -> None:
    """Write results that belong together, and the ``folder`` that some go to; leave with a word where one can't be."""
    inputs, reals = list(inputs), dict[Path, Path]()
    for _, target in results:
        with _writing(target):
            other = reals.setdefault(target.resolve(), target)
            if other is not target:
                refuse(f"{shown_name(other)} and {shown_name(target)} are the same file. Name another.")
            _check_target(target, force=force, inputs=inputs)
            if folder is None or target.parent != Path(folder):
                target.parent.stat()  # it has to be there
    made = [] if folder is None else _make(Path(folder))
    staged: list[tuple[Path, Path]] = []
    replaced: list[tuple[Path, bytes | None]] = []
    try:
        for content, target in results:
            with _writing(target):
                staged.append((_staged(content, target.resolve()), target))  # a link stays a link
        for temporary, target in staged:
            with _writing(target):
                real = target.resolve()
                before = real.read_bytes() if len(staged) > 1 and real.exists() else None
                temporary.replace(real)
                replaced.append((real, before))
    except BaseException:
        _put_back(replaced)
        for temporary, _ in staged:
            temporary.unlink(missing_ok=True)
        for own in made:
            with suppress(OSError):
                own.rmdir()
        raise
    for _, target in results:
        say(f"Wrote {shown_name(target)}.")


def _put_back(replaced: Sequence[tuple[Path, bytes | None]]) -> None:
    """Files as they were before others that belong to them could not be written."""
    for real, before in reversed(replaced):
        with suppress(OSError):
            if before is None:
                real.unlink()
            else:
                _staged(before, real).replace(real)


@contextmanager
def _writing(path: Path) -> Iterator[None]:
    """What the system says of a file, in words."""
    try:
        yield
    except typer.Exit:  # a RuntimeError, too
        raise
    except REFUSED as error:
        refuse(f"{shown_name(path)} can't be written: {system_says(error)}.")


def _make(folder: Path) -> list[Path]:
    """Make a folder with those above it; what was made, the innermost first."""
    with _writing(folder):
        made = [own for own in (folder, *folder.parents) if not own.exists()]
        folder.mkdir(parents=True, exist_ok=True)
    return made


def _check_target(target: Path, *, force: bool, inputs: Iterable[str]) -> None:
    name = shown_name(target)
    if target.is_dir():
        refuse(f"{name} is a folder. Name a file.")
    if any(_is_same(target, own) for own in inputs):
        refuse(f"{name} is what is being read. Name another file.")
    if target.exists() and not target.is_file():
        refuse(f"{name} is not a regular file. Name another.")
    if (target.exists() or target.is_symlink()) and not force:
        refuse(f"{name} exists. Name another file, or add --force to replace it.")


def _is_same(target: Path, own: str) -> bool:
    """Whether an input is the very file on disk, whatever both are called."""
    try:
        if own == STDIN:
            return os.path.samestat(target.stat(), os.fstat(sys.stdin.fileno()))
        return target.samefile(own)
    except (*REFUSED, AttributeError):  # one of them is not there, or no file
        return False


def _staged(content: bytes, target: Path) -> Path:
    """A temporary file beside the target, which is whole until it is replaced. Its name is short: some have no room."""
    import tempfile

    mode = target.stat().st_mode & 0o777 if target.exists() else 0o666 & ~_umask()
    descriptor, name = tempfile.mkstemp(dir=target.parent, prefix=".appraise.")
    temporary = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(mode)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    return temporary


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
