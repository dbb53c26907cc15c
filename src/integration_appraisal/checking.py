"""Checks files of all kinds, each in its catalogue: what ``validate`` and ``score`` have in common."""

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from integration_appraisal.appraisal import appraise
from integration_appraisal.findings import Finding, Severity, has_errors, in_order
from integration_appraisal.library import (
    STDIN,
    catalogue_around,
    chosen_catalogue,
    read_catalogue,
    read_file,
    shown_name,
    walk,
)
from integration_appraisal.model.local import Local
from integration_appraisal.reading import place
from integration_appraisal.reading.catalogue import Catalogue, load
from integration_appraisal.reading.kinds import kind_of
from integration_appraisal.reading.place import LocalFile
from integration_appraisal.reading.shape import Shaped
from integration_appraisal.rules import check


class Inputs(NamedTuple):
    """A local file and its catalogue; ``place`` is None where the local file could not be read."""

    catalogue: Catalogue
    place: LocalFile | None
    findings: list[Finding]


class Checker:
    """Checks any number of paths, each catalogue once. ``folder`` overrides every file's own choice."""

    def __init__(self, folder: str | None = None) -> None:
        self.folder = folder
        self.findings: list[Finding] = []
        self.locals_: list[str] = []
        self._catalogues: dict[Path, tuple[Catalogue, list[Finding]]] = {}

    @property
    def catalogues(self) -> list[Catalogue]:
        """The catalogues checked."""
        return [catalogue for catalogue, _ in self._catalogues.values()]

    def catalogue(self, folder: Path) -> tuple[Catalogue, list[Finding]]:
        """A catalogue with its findings, read once."""
        key = folder.absolute()
        if key not in self._catalogues:
            self._catalogues[key] = open_catalogue(folder)
        return self._catalogues[key]

    def inputs(self, local: str) -> Inputs:
        """A local file and its catalogue, with all faults of both."""
        content, findings = read_file(local)
        shaped: Shaped[Local] | None = None
        if content is not None:
            shaped, faults = place.parse(content, shown_name(local))
            findings += faults
        return self._inputs(local, shaped, findings)

    def _inputs(self, local: str, shaped: Shaped[Local] | None, findings: list[Finding]) -> Inputs:
        model = shaped.model if shaped else None
        catalogue, faults = self.catalogue(chosen_catalogue(self.folder, local, model.catalogue if model else None))
        findings = findings + faults
        if shaped is not None:
            findings += place.check(shaped, catalogue)
        read = LocalFile(shaped.document, model) if shaped is not None and model is not None else None
        return Inputs(catalogue, read, findings)

    def add(self, path: str) -> None:
        """Check a file or all that is in a folder."""
        if path == STDIN or not Path(path).is_dir():
            self._add_file(path, named=True)
            return
        catalogues, files, findings = walk(Path(path))
        self.findings += findings
        for folder in catalogues:
            self.findings += self.catalogue(folder)[1]
        for file in files:
            self._add_file(str(file), named=False)
        if not catalogues and not files:
            message = "there is no YAML file in this folder. Name another."
            self.findings.append(Finding("L003", message, shown_name(path)))

    def _add_file(self, path: str, *, named: bool) -> None:
        around = catalogue_around(path) if path != STDIN else None
        if around is not None:
            self.findings += self.catalogue(around)[1]
            return
        content, findings = read_file(path)
        if content is None:
            self.findings += findings
            return
        shaped, faults = place.parse(content, shown_name(path))
        kind = kind_of(shaped.document.data) if shaped else "local"
        if kind == "local":
            self.locals_.append(path)
            self.findings += self._checked(self._inputs(path, shaped, faults))
            return
        severity = Severity.ERROR if named else Severity.NOTE
        self.findings.append(Finding("L005", _MISPLACED[kind], shown_name(path), severity=severity))

    def _checked(self, inputs: Inputs) -> list[Finding]:
        if inputs.place is None or has_errors(inputs.findings):
            return inputs.findings
        return inputs.findings + check(appraise(inputs.catalogue, inputs.place))


_MISPLACED = {
    None: "this is no local, option or criteria file: it has none of their fields.",
    "option": "this option is in no catalogue. Put it in the folder `options` of one, beside `criteria`.",
    "criteria": "these criteria are in no catalogue. Put the file in the folder `criteria` of one, beside `options`.",
}


def open_catalogue(folder: Path) -> tuple[Catalogue, list[Finding]]:
    """Read and check a catalogue."""
    files, findings = read_catalogue(folder)
    catalogue, faults = load(files.folder, files.options, files.criteria)
    if findings and not (files.options or files.criteria):
        return catalogue, findings  # that it is incomplete goes without saying
    return catalogue, findings + faults


def check_paths(paths: Iterable[str], folder: str | None) -> Checker:
    """Check all paths; the findings come in order, each once."""
    checker = Checker(folder)
    for path in paths:
        checker.add(path)
    checker.findings = in_order(checker.findings)
    return checker
