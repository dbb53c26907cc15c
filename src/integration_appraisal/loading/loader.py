"""The one loader of all commands: local files and the catalogues that they choose, each catalogue read once."""

import os
from pathlib import Path
from typing import NamedTuple

from integration_appraisal.findings import CANNOT_READ, Finding, Severity, has_errors, in_order, listing
from integration_appraisal.loading import local
from integration_appraisal.loading.assembly import assemble
from integration_appraisal.loading.bundled import CATALOGUES, bundled_catalogue, default_catalogue
from integration_appraisal.loading.catalogue import Catalogue
from integration_appraisal.loading.files import KINDS, ONE_FILE, File, is_catalogue, read_catalogue, read_file
from integration_appraisal.loading.local import Kind, LocalFile
from integration_appraisal.loading.paths import STDIN, absolute, exists, is_folder, real_path, relative_to, shown_name
from integration_appraisal.loading.shape import Shaped
from integration_appraisal.loading.suggest import listed
from integration_appraisal.model.local import Local

ENVIRONMENT = "APPRAISE_CATALOGUE"
_USUAL = ("catalogue.yaml", "catalogue.yml")  # what people call a catalogue in one file


class Unusable(Exception):  # noqa: N818 - no fault of ours: people have something to mend
    """Files that can't be computed with; ``findings`` are all that is wrong in them, in order."""

    def __init__(self, findings: list[Finding]) -> None:
        super().__init__(findings)
        self.findings = in_order(findings)

    def __str__(self) -> str:
        return "\n".join(listing(self.findings))


class Inputs(NamedTuple):
    """A catalogue, and a local file beside it where one was asked for, with all that reading finds in both."""

    catalogue: Catalogue
    findings: list[Finding]
    files: tuple[File, ...]  # the local file, then those of the catalogue
    local: LocalFile | None = None  # None where it could not be read


class Parsed(NamedTuple):
    """A file by itself, read as a local file."""

    path: str
    file: File
    shaped: Shaped[Local] | None  # None where nothing can be said about what it holds
    findings: list[Finding]

    @property
    def kind(self) -> Kind | None:
        """Which kind of file it seems to be; a local file where nothing can be said."""
        return local.kind_of(self.shaped.document.data) if self.shaped else "local"


class Loader:
    """Reads any number of local files and catalogues. ``given`` goes before the catalogue that a local file names.

    A catalogue is named by its folder, its file, or the name that a bundled one has.
    """

    def __init__(self, given: str | None = None) -> None:
        self.given = given
        self._catalogues: dict[Path, Inputs] = {}

    def catalogue(self, path: Path | None = None, file: File | None = None) -> Inputs:
        """The catalogue at a path, or the one that counts where no file names any; read once by its real path.

        ``file`` is its one file, where that has been read.
        """
        path = path or chosen_catalogue(self.given)
        key = real_path(path)
        if key not in self._catalogues:
            files, findings = ([file._replace(within=ONE_FILE)], []) if file else read_catalogue(path)
            catalogue, faults = assemble(shown_name(path), files)
            if findings and all(file.content is None for file in files):
                faults = []  # that it is incomplete goes without saying
            if not exists(path) and not file:
                known = f" Or name a catalogue that comes with the program: {listed(CATALOGUES)}."
                findings = [own._replace(message=f"{own.message}{known}") for own in findings]
            self._catalogues[key] = Inputs(catalogue, findings + faults, tuple(files))
        return self._catalogues[key]

    def local(self, path: str) -> Inputs:
        """A local file and its catalogue."""
        return self.beside_catalogue(parse_file(path))

    def beside_catalogue(self, parsed: Parsed) -> Inputs:
        """A local file that has been parsed, held against its catalogue."""
        path, file, shaped, findings = parsed
        model = shaped.model if shaped else None
        named = model.catalogue if model else None
        chosen = chosen_catalogue(self.given, path, named)
        catalogue, faults, files, _ = self.catalogue(chosen)
        findings = findings + (faults if self.given else _nowhere(shaped, chosen) or faults)
        if shaped is not None and not shaped.document.is_reported(("catalogue",)):  # or it may well name one
            findings += _beside(path, chosen, named)
        if shaped is not None:
            findings += local.check(shaped, catalogue)
        read = LocalFile(shaped.document, model) if shaped is not None and model is not None else None
        return Inputs(catalogue, findings, (file, *files), read)

    def usable(self, *paths: str) -> list[Inputs]:
        """Local files that can be computed with; raises Unusable with all that is wrong in any of them."""
        read = [self.local(path) for path in paths]
        findings = [finding for inputs in read for finding in inputs.findings]
        if has_errors(findings):
            raise Unusable(findings)
        return read


def load(path: str | os.PathLike[str], catalogue: str | os.PathLike[str] | None = None) -> Inputs:
    """A local file and its catalogue: the one given, else what the file, else what the environment names.

    Raises Unusable, with all findings, where either has errors.
    """
    return Loader(None if catalogue is None else os.fspath(catalogue)).usable(os.fspath(path))[0]


def parse_file(path: str) -> Parsed:
    """A file read as a local file, not yet held against a catalogue."""
    file, findings = read_file(path)
    if file.content is None:
        return Parsed(path, file, None, findings)
    shaped, faults = local.parse(file.content, file.name)
    return Parsed(path, file, shaped, findings + faults)


def chosen_catalogue(option: str | None, local: str | None = None, named: str | None = None) -> Path:
    """Which catalogue counts: ``--catalogue``, else the local file's, else the environment's, else the bundled one."""
    if option:
        return _named(option, Path(option))
    if named:
        own = os.fsdecode(named.encode("utf-8", "surrogatepass"))  # whatever this system takes names to be written in
        here = Path(local).parent if local and local != STDIN else Path()
        return _named(named, Path(os.path.normpath(here / own)))
    from_environment = os.environ.get(ENVIRONMENT)
    return _named(from_environment, Path(from_environment)) if from_environment else default_catalogue()


def named_from(given: str, file: str) -> str:
    """A catalogue that was given on the command line, as a local file would name it."""
    return given if _named(given, Path(given)) != Path(given) else relative_to(given, file)


def _named(name: str, path: Path) -> Path:
    """A path, or the bundled catalogue of this name. What lies there goes first: no new name ever takes its place."""
    return bundled_catalogue(name) if name in CATALOGUES and not exists(path) else path


def _nowhere(shaped: Shaped[Local] | None, path: Path) -> list[Finding]:
    """A catalogue that a local file names and that is not there, told where it is named."""
    if shaped is None or shaped.model is None or not shaped.model.catalogue:
        return []
    document, place = shaped.document, shaped.document.at(("catalogue",))
    if not exists(path):
        message = f"there is no file or folder {shown_name(path)}. Name the catalogue's relative to this file, "
        message += f"or a catalogue that comes with the program: {listed(CATALOGUES)}."
        return [Finding(CANNOT_READ, message, document.file, place)]
    if is_folder(path) and not any(is_folder(path / kind) for kind in KINDS):
        message = f"the folder {shown_name(path)} has neither `options` nor `criteria` in it. "
        return [Finding("L003", f"{message}Name the catalogue's own folder, or its file.", document.file, place)]
    return []


def beside(path: str) -> str | None:
    """The catalogue that stands next to a local file, as the file would name it, if one does."""
    own = Path(path).parent
    there = {".": is_catalogue(own)} | {name: exists(own / name) for name in _USUAL}
    return next((name for name, is_there in there.items() if is_there), None)


def _beside(path: str, chosen: Path, named: str | None) -> list[Finding]:
    """The catalogue next to a local file is never taken in silence, and never passed over in silence either."""
    own = Path(path).parent
    meant = beside(path)
    used = [absolute(chosen), *([absolute(own / named)] if named else [])]  # the file says which it means
    if path == STDIN or meant is None or any(absolute(own / name) in used for name in (".", *_USUAL)):
        return []
    what = "`options` and `criteria` stand" if meant == "." else f"`{meant}` stands"
    message = f"{what} beside this file, but the catalogue {shown_name(chosen)} is used. "
    message += f"If it is meant, write `catalogue: {meant}` in the file."
    return [Finding("L006", message, shown_name(path), severity=Severity.NOTE)]
