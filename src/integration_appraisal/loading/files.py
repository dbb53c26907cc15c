"""Where files are, and their bytes. What is written goes through the command line's ``writing``.

Each file's bytes are read once. Only regular files are read: a pipe would wait for ever and a device would never end.
"""

import os
import stat
import sys
from pathlib import Path
from typing import BinaryIO, NamedTuple

from integration_appraisal.documents.document import MAX_BYTES
from integration_appraisal.findings import CANNOT_READ, Finding
from integration_appraisal.loading.catalogue import File
from integration_appraisal.loading.suggest import nearest_word

ENVIRONMENT = "APPRAISE_CATALOGUE"
STDIN = "-"
_SUFFIXES = (".yaml", ".yml")
_KINDS = ("options", "criteria")
_NOT_OURS = ("node_modules", "__pycache__", "site-packages", "venv")
_LONGEST_SHOWN = 400

REFUSED = (OSError, ValueError, RuntimeError)
"""What functions on paths raise where the system, its encoding or a link to itself is in the way."""


class CatalogueFiles(NamedTuple):
    """A catalogue's files, read."""

    folder: str
    options: tuple[File, ...]
    criteria: tuple[File, ...]


def data_folder(name: str) -> Path:
    """A bundled folder (options, criteria or templates): in the wheel, or at the root of a checkout.

    Raises FileNotFoundError if neither is there, which only a broken installation can cause.
    """
    package = Path(__file__).parent.parent
    bundled = package / "_data" / name
    if bundled.is_dir():
        return bundled
    root = package.parent.parent
    if (root / name).is_dir() and (root / "src" / package.name).is_dir():
        return root / name
    raise FileNotFoundError(f"{name}: neither in {bundled.parent} nor in {root}. Install the package again.")


def default_catalogue() -> Path:
    """The bundled catalogue's folder."""
    return data_folder("options").parent


def chosen_catalogue(option: str | None, local: str | None = None, named: str | None = None) -> Path:
    """Which catalogue counts: ``--catalogue``, else the local file's, else the environment's, else the bundled one."""
    if option:
        return Path(option)
    if named:
        own = os.fsdecode(named.encode("utf-8", "surrogatepass"))  # whatever this system takes names to be written in
        return Path(os.path.normpath((Path(local).parent if local and local != STDIN else Path()) / own))
    from_environment = os.environ.get(ENVIRONMENT)
    return Path(from_environment) if from_environment else default_catalogue()


def read_file(path: str | Path, most: int = MAX_BYTES) -> tuple[bytes | None, list[Finding]]:
    """The bytes of a regular file, or of standard input for ``-``; at most one byte more than it may hold."""
    name = shown_name(path)
    if str(path) == STDIN:
        return _read_input(name, most + 1)
    try:
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):  # asked before it is a file object: a folder can't be one
            reason = "it is a folder" if stat.S_ISDIR(os.fstat(descriptor).st_mode) else "it is not a regular file"
            os.close(descriptor)
            return None, [_unreadable(name, reason)]
        with os.fdopen(descriptor, "rb") as file:
            return file.read(most + 1), []
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


def read_catalogue(folder: Path) -> tuple[CatalogueFiles, list[Finding]]:
    """All YAML files in a catalogue's ``options`` and ``criteria``, in the order of their names."""
    findings: list[Finding] = []
    found: dict[str, tuple[File, ...]] = {}
    for kind in _KINDS:
        files: list[File] = []
        for name in _names(folder / kind, findings):
            path = folder / kind / name
            content, faults = read_file(path)
            findings += faults
            files.append(File(shown_name(path), f"{kind}/{_escaped(as_text(name) or name)}", content, str(path)))
        found[kind] = tuple(files)
    return CatalogueFiles(shown_name(folder), found["options"], found["criteria"]), findings


def _names(folder: Path, findings: list[Finding]) -> list[str]:
    try:
        names = os.listdir(folder)  # noqa: PTH208 - names are all that is wanted
    except REFUSED as error:
        findings.append(_unreadable(shown_name(folder), _reason(error)))
        return []
    own = (name for name in names if name.endswith(_SUFFIXES) and not name.startswith("."))
    return sorted(own, key=os.fsencode)  # the same order in every encoding


def _unreadable(name: str, reason: str, near: str | None = None) -> Finding:
    hint = f"Did you mean `{near}`?" if near else "Check the name."
    return Finding(CANNOT_READ, f"can't be read: {reason}. {hint}", name)


def _near(path: Path) -> str | None:
    """The YAML file beside a missing one that has the nearest name."""
    try:
        if path.exists():
            return None
        names = [name for name in os.listdir(path.parent) if name.endswith(_SUFFIXES)]  # noqa: PTH208 - names only
    except REFUSED:
        return None
    near = nearest_word(path.name, sorted(names))
    return shown_name(path.parent / near) if near else None


def _reason(error: Exception) -> str:
    if isinstance(error, FileNotFoundError):
        return "there is no such file or folder"
    if isinstance(error, IsADirectoryError):
        return "it is a folder"
    if isinstance(error, NotADirectoryError):
        return "it is no folder"
    if isinstance(error, PermissionError):
        return "you may not read it"
    return system_says(error)


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


def _escaped(name: str) -> str:
    return "".join(char if char.isprintable() else f"\\u{ord(char):04x}" for char in name)


def shown_name(path: str | Path) -> str:
    """A path as findings show it: relative where it was given so, forward slashes, nothing invisible, not too long.

    It is for reading only: no file is found by it again.
    """
    if str(path) == STDIN:
        return "<stdin>"
    name = Path(path).as_posix().removeprefix(f"{here()}/" if here() else "")
    shown = _escaped(as_text(name) or name)
    if len(shown) <= _LONGEST_SHOWN:
        return shown
    half = _LONGEST_SHOWN // 2
    return f"{shown[: half - 1]}…{shown[-half:]}"


def read_template(name: str) -> str:
    """One of our own templates."""
    return (data_folder("templates") / name).read_text("utf-8")


def font_files() -> list[str]:
    """The fonts that we ship, for pictures in documents."""
    return sorted(str(path) for path in (data_folder("templates") / "fonts").glob("*.ttf"))


def relative_to(folder: str, file: str) -> str:
    """A folder as a file in another folder would name it, with forward slashes."""
    start = Path(file).parent if file != STDIN else Path()
    try:
        return Path(os.path.relpath(folder, start)).as_posix()
    except (ValueError, OSError):  # another drive, or we stand in a folder that has been removed
        return absolute(folder).as_posix()


def catalogue_around(file: str | Path) -> Path | None:
    """The catalogue that a file in an ``options`` or ``criteria`` folder belongs to."""
    parent = Path(os.path.normpath(absolute(file))).parent
    folder = Path(file).parent.parent if Path(file).parent.name else parent.parent
    return folder if parent.name in _KINDS and is_catalogue(folder) else None


def is_folder(path: str | Path) -> bool:
    """Whether a path leads to a folder; one that the system does not take leads nowhere."""
    try:
        return Path(path).is_dir()
    except REFUSED:
        return False


def is_catalogue(folder: Path) -> bool:
    """Whether a folder has both of the folders that make a catalogue."""
    return all(is_folder(folder / kind) for kind in _KINDS)


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
            folders[:] = [name for name in folders if name not in _KINDS]
        files += [inside / name for name in sorted(names) if name.endswith(_SUFFIXES) and not name.startswith(".")]
    return catalogues, files, findings
