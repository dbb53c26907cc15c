"""The one loader of all commands: local files and the catalogues that they choose, each catalogue read once."""

import os
from pathlib import Path
from typing import NamedTuple

from integration_appraisal.findings import CANNOT_READ, Finding, Severity, has_errors, in_order, listing
from integration_appraisal.loading import local
from integration_appraisal.loading.assembly import assemble
from integration_appraisal.loading.bundled import default_catalogue
from integration_appraisal.loading.catalogue import Catalogue
from integration_appraisal.loading.files import File, is_catalogue, read_catalogue, read_file
from integration_appraisal.loading.local import Kind, LocalFile
from integration_appraisal.loading.paths import STDIN, absolute, is_folder, real_path, shown_name
from integration_appraisal.loading.shape import Shaped
from integration_appraisal.model.local import Local

ENVIRONMENT = "APPRAISE_CATALOGUE"


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
    """Reads any number of local files and catalogues. ``folder`` goes before the catalogue that a local file names."""

    def __init__(self, folder: str | None = None) -> None:
        self.folder = folder
        self._catalogues: dict[Path, Inputs] = {}

    def catalogue(self, folder: Path | None = None) -> Inputs:
        """The catalogue in a folder, or the one that counts where no file names any; read once by its real path."""
        folder = folder or chosen_catalogue(self.folder)
        key = real_path(folder)
        if key not in self._catalogues:
            files, findings = read_catalogue(folder)
            catalogue, faults = assemble(shown_name(folder), files)
            if findings and not files:
                faults = []  # that it is incomplete goes without saying
            self._catalogues[key] = Inputs(catalogue, findings + faults, tuple(files))
        return self._catalogues[key]

    def local(self, path: str) -> Inputs:
        """A local file and its catalogue."""
        return self.beside_catalogue(parse_file(path))

    def beside_catalogue(self, parsed: Parsed) -> Inputs:
        """A local file that has been parsed, held against its catalogue."""
        path, file, shaped, findings = parsed
        model = shaped.model if shaped else None
        folder = chosen_catalogue(self.folder, path, model.catalogue if model else None)
        catalogue, faults, files, _ = self.catalogue(folder)
        findings = findings + (faults if self.folder else _nowhere(shaped, folder) or faults)
        if shaped is not None and not shaped.document.is_reported(("catalogue",)):  # or it may well name one
            findings += _beside(path, folder)
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
    """A local file and its catalogue: the folder ``catalogue``, else what the file, else what the environment names.

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
        return Path(option)
    if named:
        own = os.fsdecode(named.encode("utf-8", "surrogatepass"))  # whatever this system takes names to be written in
        return Path(os.path.normpath((Path(local).parent if local and local != STDIN else Path()) / own))
    from_environment = os.environ.get(ENVIRONMENT)
    return Path(from_environment) if from_environment else default_catalogue()


def _nowhere(shaped: Shaped[Local] | None, folder: Path) -> list[Finding]:
    """A folder that a local file names and that is none, told where it is named."""
    if shaped is None or shaped.model is None or not shaped.model.catalogue or is_folder(folder):
        return []
    document = shaped.document
    message = f"there is no folder {shown_name(folder)}. Name the catalogue's folder relative to this file."
    return [Finding(CANNOT_READ, message, document.file, document.at(("catalogue",)))]


def _beside(path: str, folder: Path) -> list[Finding]:
    """The catalogue next to a local file is never taken in silence, and never passed over in silence either."""
    own = Path(path).parent
    if path == STDIN or not is_catalogue(own) or absolute(own) == absolute(folder):
        return []
    message = f"`options` and `criteria` stand beside this file, but the catalogue {shown_name(folder)} is used. "
    message += "If these are meant, write `catalogue: .` in the file."
    return [Finding("L006", message, shown_name(path), severity=Severity.NOTE)]
