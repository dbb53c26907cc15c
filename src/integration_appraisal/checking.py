"""Checks files of all kinds, each in its catalogue: what ``validate`` and ``score`` have in common."""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from integration_appraisal.appraisal.appraise import appraise
from integration_appraisal.findings import Finding, Severity, has_errors, in_order
from integration_appraisal.loading.assembly import load
from integration_appraisal.loading.catalogue import Catalogue
from integration_appraisal.loading.files import (
    STDIN,
    absolute,
    catalogue_around,
    chosen_catalogue,
    is_catalogue,
    is_folder,
    read_catalogue,
    read_file,
    shown_name,
    walk,
)
from integration_appraisal.loading.kinds import kind_of
from integration_appraisal.loading.local import LocalFile, check, parse
from integration_appraisal.loading.shape import Shaped
from integration_appraisal.model.local import Local
from integration_appraisal.rules import RULES, check_catalogue, check_place
from integration_appraisal.rules.base import Rule


class Inputs(NamedTuple):
    """A local file and its catalogue; ``place`` is None where the local file could not be read."""

    catalogue: Catalogue
    place: LocalFile | None
    findings: list[Finding]


class Checker:
    """Checks any number of paths, each catalogue once. ``folder`` overrides every file's own choice.

    ``contents`` keeps the bytes of every file by the name that findings use, for formats that show the line, and
    ``names`` these names by the paths of all files that were asked for, readable or not.
    """

    def __init__(self, folder: str | None = None, rules: Sequence[Rule] = RULES) -> None:
        self.folder = folder
        self.rules = rules
        self.findings: list[Finding] = []
        self.places: list[str] = []
        self.catalogues: list[Catalogue] = []
        self.contents: dict[str, bytes] = {}
        self.names: dict[str, str] = {}
        self.advance: Callable[[int, int], None] = lambda _done, _all: None
        self._steps = 0
        self._opened: dict[Path, tuple[Catalogue, list[Finding]]] = {}
        self._added: set[Path] = set()

    def open(self, folder: Path) -> tuple[Catalogue, list[Finding]]:
        """A catalogue with what reading finds in it, read once."""
        key = absolute(folder)
        if key not in self._opened:
            files, findings = read_catalogue(folder)
            for file in (*files.options, *files.criteria):
                self._keep(file.path, file.content)
            catalogue, faults = load(files.folder, files.options, files.criteria)
            if findings and not (files.options or files.criteria):
                faults = []  # that it is incomplete goes without saying
            self._opened[key] = (catalogue, findings + faults)
        return self._opened[key]

    def inputs(self, local: str) -> Inputs:
        """A local file and its catalogue, with all faults of both."""
        content, findings = self._content(local)
        if content is None:
            return self._inputs(local, None, findings)
        shaped, faults = parse(content, shown_name(local))
        return self._inputs(local, shaped, findings + faults)

    def add(self, path: str) -> None:
        """Check a file or all that is in a folder."""
        if path == STDIN or not is_folder(path):
            self._add_file(path, named=True)
            return
        catalogue = catalogue_around(Path(path) / "any")  # the folder itself may be one of a catalogue's two
        catalogues, files, findings = walk(Path(path))
        self.findings += findings
        self._steps += len(files)
        for folder in [catalogue] if catalogue else catalogues:
            self._add_catalogue(folder)
        for file in files:
            self._add_file(str(file), named=False)
            self.advance(1, self._steps)
        if not (catalogue or catalogues or files):
            message = "there is no YAML file in this folder. Name another."
            self.findings.append(Finding("L003", message, shown_name(path)))

    def _content(self, path: str) -> tuple[bytes | None, list[Finding]]:
        content, findings = read_file(path)
        self._keep(path, content)
        return content, findings

    def _keep(self, path: str, content: bytes | None) -> None:
        name = self.names[path] = shown_name(path)
        if content is not None:
            self.contents[name] = content

    def _inputs(self, local: str, shaped: Shaped[Local] | None, findings: list[Finding]) -> Inputs:
        model = shaped.model if shaped else None
        folder = chosen_catalogue(self.folder, local, model.catalogue if model else None)
        catalogue, faults = self.open(folder)
        named = shaped is None or shaped.document.is_reported(("catalogue",))  # or it can't be said not to be
        findings = findings + faults + ([] if named else _beside(local, folder))
        if shaped is not None:
            findings += check(shaped, catalogue)
        read = LocalFile(shaped.document, model) if shaped is not None and model is not None else None
        return Inputs(catalogue, read, findings)

    def _add_catalogue(self, folder: Path) -> None:
        key = absolute(folder)
        if key in self._added:
            return
        self._added.add(key)
        catalogue, findings = self.open(folder)
        self.catalogues.append(catalogue)
        self.findings += findings
        if not has_errors(findings):
            self.findings += check_catalogue(catalogue, self.rules)

    def _add_file(self, path: str, *, named: bool) -> None:
        around = catalogue_around(path) if path != STDIN else None
        if around is not None:
            self._add_catalogue(around)
            return
        content, findings = self._content(path)
        self.findings += findings
        if content is None:
            return
        shaped, faults = parse(content, shown_name(path))
        kind = kind_of(shaped.document.data) if shaped else "local"
        if kind == "local":
            self.places.append(path)
            self.findings += self._checked(self._inputs(path, shaped, faults))
            return
        severity = Severity.ERROR if named else Severity.NOTE
        self.findings.append(Finding("L005", _MISPLACED[kind], shown_name(path), severity=severity))

    def _checked(self, inputs: Inputs) -> list[Finding]:
        if inputs.place is None or has_errors(inputs.findings):
            return inputs.findings
        return inputs.findings + check_place(appraise(inputs.catalogue, inputs.place), self.rules)


def _beside(local: str, folder: Path) -> list[Finding]:
    """The catalogue next to a local file is never taken in silence, and never passed over in silence either."""
    own = Path(local).parent
    if local == STDIN or not is_catalogue(own) or absolute(own) == absolute(folder):
        return []
    message = f"`options` and `criteria` stand beside this file, but the catalogue {shown_name(folder)} is used. "
    message += "If these are meant, write `catalogue: .` in the file."
    return [Finding("L006", message, shown_name(local), severity=Severity.NOTE)]


_MISPLACED = {
    None: "this is no local, option or criteria file: it has none of their fields.",
    "option": "this option is in no catalogue. Put it in the folder `options` of one, beside `criteria`.",
    "criteria": "these criteria are in no catalogue. Put the file in the folder `criteria` of one, beside `options`.",
}


def check_paths(
    paths: Iterable[str],
    folder: str | None = None,
    rules: Sequence[Rule] = RULES,
    advance: Callable[[int, int], None] | None = None,
) -> Checker:
    """Check all paths; the findings come in order, each once. ``advance`` is told of files done, and of how many."""
    checker = Checker(folder, rules)
    checker.advance = advance or checker.advance
    for path in paths:
        checker.add(path)
    checker.findings = in_order(checker.findings)
    return checker
