"""One file becomes a row, or findings that say why it can't; catalogues are read once for all of them."""

from collections.abc import Sequence
from functools import lru_cache
from hashlib import sha256
from typing import NamedTuple

from integration_appraisal import __version__
from integration_appraisal.appraisal.appraise import appraise
from integration_appraisal.findings import Finding, has_errors, in_order
from integration_appraisal.loading.catalogue import Catalogue
from integration_appraisal.loading.loader import Loader, chosen_catalogue, parse_file
from integration_appraisal.portfolio.entries import Entry
from integration_appraisal.portfolio.row import About, Row, Scenarios, about, row
from integration_appraisal.rules import check_place


class Asked(NamedTuple):
    """What is to be done with every file: by which catalogue in place of its own, and with how many futures."""

    catalogue: str | None = None
    scenarios: Scenarios | None = None


class Outcome(NamedTuple):
    """What became of a file: a row, or the reasons why there is none. Neither where it is no local file."""

    file: str
    row: Row | None = None
    findings: tuple[Finding, ...] = ()
    content: str = ""  # a digest over the file's bytes; empty where it can't be read
    catalogue: str = ""  # the path of the one that it was read with


class Batch(NamedTuple):
    """What became of some files, what their catalogues are called, and which version of the program says so."""

    outcomes: list[Outcome]
    abouts: dict[str, About]
    version: str


def content_digest(content: bytes | None) -> str:
    """By which the bytes of a file are known again; empty where it can't be read."""
    return "" if content is None else sha256(content).hexdigest()


class Reader:
    """Reads files one after the other."""

    def __init__(self, asked: Asked) -> None:
        self._asked = asked
        self._loader = Loader(asked.catalogue)
        self._abouts: dict[str, About] = {}

    def read(self, entries: Sequence[Entry]) -> Batch:
        """Some files, in their order."""
        outcomes = [self._read(entry) for entry in entries]
        digests = {outcome.row.catalogue["digest"] for outcome in outcomes if outcome.row}
        return Batch(outcomes, {digest: self._abouts[digest] for digest in digests}, __version__)

    def _read(self, entry: Entry) -> Outcome:
        parsed = parse_file(entry.path)
        name, content = parsed.file.name, content_digest(parsed.file.content)
        if parsed.kind != "local":
            message = "this is no local file: it has none of its fields, such as `area`. Leave it out."
            return Outcome(name, findings=(Finding("L005", message, name),) if entry.named else ())
        inputs = self._loader.beside_catalogue(parsed)
        if inputs.local is None or has_errors(inputs.findings):
            return Outcome(name, findings=tuple(in_order(inputs.findings)))
        appraisal = appraise(inputs)
        self._note(inputs.catalogue)
        findings = in_order(inputs.findings + check_place(appraisal))
        path = chosen_catalogue(self._asked.catalogue, entry.path, appraisal.local.catalogue)
        made = row(name, appraisal, findings, self._asked.scenarios)
        return Outcome(name, made, content=content, catalogue=str(path))

    def _note(self, catalogue: Catalogue) -> None:
        if catalogue.digest not in self._abouts:
            self._abouts[catalogue.digest] = about(catalogue)


@lru_cache(maxsize=1)
def _reader(asked: Asked, _run: str) -> Reader:
    return Reader(asked)


def read(asked: Asked, run: str, entries: Sequence[Entry]) -> Batch:
    """The same in whichever process this is: each keeps the catalogues that it has read, for one ``run``."""
    return _reader(asked, run).read(entries)
