"""Checks paths of all kinds, each file in its catalogue: what reading finds, and what the rules say."""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from integration_appraisal.appraisal.appraise import appraise
from integration_appraisal.findings import NOWHERE, Finding, Severity, has_errors, in_order
from integration_appraisal.loading.catalogue import Catalogue
from integration_appraisal.loading.files import File, catalogue_around, walk
from integration_appraisal.loading.loader import Inputs, Loader, parse_file
from integration_appraisal.loading.paths import STDIN, is_folder, real_path, shown_name
from integration_appraisal.rules import RULES, check_catalogue, check_place
from integration_appraisal.rules.base import Rule

_MISPLACED = {
    None: "this is no local, option or criteria file: it has none of their fields.",
    "option": "this option is in no catalogue. Put the file in the folder `options` of one, beside `criteria`.",
    "criteria": "these criteria are in no catalogue. Add `options` to the file, or put it in the folder `criteria` of "
    "one, beside `options`.",
}

Listener = Callable[[Sequence[File], Sequence[Finding]], None]  # hears of files with their bytes, and what is in them


class Checker:
    """Checks any number of paths. Of a file that has been checked, its findings and its names stay and nothing else.

    ``local_files`` are the names of local files, as findings show them, ``unread`` those of files that may be anything,
    and ``files`` the real paths of all that was read or asked for.
    """

    def __init__(
        self,
        folder: str | None = None,
        rules: Sequence[Rule] = RULES,
        advance: Callable[[int, int], None] | None = None,
        listener: Listener | None = None,
    ) -> None:
        self.local_files: list[str] = []
        self.unread: list[str] = []
        self.files: set[str] = set()
        self._rules = rules
        self._advance = advance or (lambda _done, _all: None)
        self._listener = listener or (lambda _files, _findings: None)
        self._steps = 0
        self._loader = Loader(folder)
        self._catalogues: dict[Path, Catalogue] = {}
        self._findings: dict[Finding, None] = {}

    @property
    def catalogues(self) -> list[Catalogue]:
        """The catalogues that were checked themselves."""
        return list(self._catalogues.values())

    @property
    def findings(self) -> list[Finding]:
        """All findings in order, each once."""
        return in_order(self._findings)

    def add(self, path: str) -> None:
        """Check a file or all that is in a folder."""
        if path == STDIN or not is_folder(path):
            self._add_file(path, named=True)
            return
        catalogue = catalogue_around(Path(path) / "any")  # the folder itself may be one of a catalogue's two
        catalogues, files, findings = walk(Path(path))
        self._note((), findings)
        self._steps += len(files)
        for folder in [catalogue] if catalogue else catalogues:
            self._add_catalogue(folder)
        for file in files:
            self._add_file(str(file), named=False)
            self._advance(1, self._steps)
        if not (catalogue or catalogues or files):
            message = "there is no YAML file in this folder. Name another."
            self._note((), [Finding("L003", message, shown_name(path), NOWHERE)])

    def _add_catalogue(self, path: Path, file: File | None = None) -> None:
        key = real_path(path)
        if key in self._catalogues:
            return
        catalogue, findings, files, _ = self._loader.catalogue(path, file)
        self._catalogues[key] = catalogue
        self._note(files, findings if has_errors(findings) else findings + check_catalogue(catalogue, self._rules))

    def _add_file(self, path: str, *, named: bool) -> None:
        around = catalogue_around(path) if path != STDIN else None
        if around is not None:
            self._add_catalogue(around)
            return
        parsed = parse_file(path)
        if parsed.shaped is None:  # whether it is a local file or a catalogue, nobody can say
            self.unread.append(parsed.file.name)
            self._note((parsed.file,), parsed.findings)
        elif parsed.kind == "local":
            self.local_files.append(parsed.file.name)
            self._add_local(self._loader.beside_catalogue(parsed))
        elif parsed.kind == "catalogue":
            self._add_catalogue(Path(path), parsed.file)
        else:
            severity = Severity.ERROR if named else Severity.NOTE
            finding = Finding("L005", _MISPLACED[parsed.kind], parsed.file.name, severity=severity)
            self._note((parsed.file,), [finding])

    def _add_local(self, inputs: Inputs) -> None:
        findings = inputs.findings
        if inputs.local is not None and not has_errors(findings):
            findings = findings + check_place(appraise(inputs), self._rules)
        self._note(inputs.files, findings)

    def _note(self, files: Sequence[File], findings: Sequence[Finding]) -> None:
        self.files.update(file.real for file in files)
        self._findings.update(dict.fromkeys(findings))
        self._listener(files, findings)


def check_paths(
    paths: Iterable[str],
    folder: str | None = None,
    rules: Sequence[Rule] = RULES,
    advance: Callable[[int, int], None] | None = None,
    listener: Listener | None = None,
) -> Checker:
    """Check all paths. ``advance`` is told of files done, and of how many; ``listener`` of each file's findings."""
    checker = Checker(folder, rules, advance, listener)
    for path in paths:
        checker.add(path)
    return checker
