"""Files are written whole or not at all, and those that belong together all or none; no input is ever written over."""

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import TypeAlias

import typer

from integration_appraisal.cli.ending import refuse, say
from integration_appraisal.loading.paths import REFUSED, STDIN, shown_name, system_says

Content: TypeAlias = bytes | Iterable[bytes]  # whole, or in parts as they come


def write_all(
    results: Sequence[tuple[Content, Path]], *, force: bool, inputs: Iterable[str], folder: str | None
) -> None:
    """Write files that belong together, and the ``folder`` that some go to; leave with a word where one can't be."""
    check_targets([target for _, target in results], force=force, inputs=list(inputs), folder=folder)
    with ExitStack() as undoing:
        for made in reversed([] if folder is None else _make(Path(folder))):
            undoing.callback(_remove, made)
        staged = []
        for content, target in results:
            with _writing(target):
                staged.append((_staged(content, target.resolve(), undoing), target))  # a link stays a link
        for temporary, target in staged:
            with _writing(target):
                real = target.resolve()
                before = real.read_bytes() if len(staged) > 1 and real.exists() else None
                temporary.replace(real)
                undoing.callback(_put_back, real, before)
        undoing.pop_all()  # all stand
    for _, target in results:
        say(f"Wrote {shown_name(target)}.")


def check_targets(targets: Sequence[Path], *, force: bool, inputs: Sequence[str], folder: str | None = None) -> None:
    """Leave with a word where a file can't be written, or must not be."""
    reals = dict[Path, Path]()
    for target in targets:
        with _writing(target):
            other = reals.setdefault(target.resolve(), target)
            if other is not target:
                refuse(f"{shown_name(other)} and {shown_name(target)} are the same file. Name another.")
            _check_target(target, force=force, inputs=inputs)
            if folder is None or target.parent != Path(folder):
                target.parent.stat()  # it has to be there


def _put_back(real: Path, before: bytes | None) -> None:
    """A file as it was before others that belong to it could not be written."""
    with suppress(OSError), ExitStack() as undoing:
        if before is None:
            real.unlink()
        else:
            _staged(before, real, undoing).replace(real)


def _remove(folder: Path) -> None:
    with suppress(OSError):
        folder.rmdir()


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


def _staged(content: Content, target: Path, undoing: ExitStack) -> Path:
    """A temporary file beside the target, which is whole until it is replaced. Its name is short: some have no room."""
    import tempfile

    mode = target.stat().st_mode & 0o777 if target.exists() else 0o666 & ~_umask()
    descriptor, name = tempfile.mkstemp(dir=target.parent, prefix=".appraise.")
    temporary = Path(name)
    undoing.callback(temporary.unlink, missing_ok=True)
    with os.fdopen(descriptor, "wb") as file:
        file.writelines([content] if isinstance(content, bytes) else content)
        file.flush()
        os.fsync(file.fileno())
    temporary.chmod(mode)
    return temporary


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
