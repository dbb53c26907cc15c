"""All of a portfolio: files become rows, rows become tallies, and whoever listens hears of each as it comes."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from integration_appraisal.findings import CANNOT_READ, NOWHERE, Finding, Severity
from integration_appraisal.loading.files import read_file
from integration_appraisal.portfolio.against import Against, Before
from integration_appraisal.portfolio.entries import Entry
from integration_appraisal.portfolio.journal import Journal, key_of
from integration_appraisal.portfolio.reading import Asked, Batch, Outcome, content_digest
from integration_appraisal.portfolio.row import Row
from integration_appraisal.portfolio.tally import Tally

_OTHERWISE = (
    "this file, or its catalogue, changed while it was read, or a worker of the cluster sees another one. Run it "
    "again, with files that all workers see."
)

Runner = Callable[[Sequence[Entry]], Iterator[Batch]]
"""Reads files, and gives batches back in their order."""


class Portfolio:
    """What came of the files so far."""

    def __init__(self, journal: Journal, before: Mapping[str, Before] | None = None) -> None:
        """``before`` are the places as they were, by the names of their files."""
        self.tallies: dict[str, Tally] = {}  # by the catalogue's digest, in the order in which they came
        self.against: dict[str, Against] = {}  # the same, where there is a time before
        self.left_out: list[str] = []
        self.faults: list[Finding] = []  # why they are
        self.severities: Counter[Severity] = Counter()  # of the findings about places
        self.asking: list[str] = []  # files about which there is more than a note
        self.names: set[str] = set()
        self.before = before
        self.journal = journal
        self._keys: dict[str, list[str]] = {}

    def add(self, entry: Entry, key: str, outcome: Outcome) -> None:
        """Count a file."""
        row = outcome.row
        if row is None:
            self.faults += outcome.findings
            self.left_out += [outcome.file] if outcome.findings else []
            return
        digest = row.catalogue["digest"]
        self._keys.setdefault(digest, []).append(key)
        self.tallies.setdefault(digest, Tally(self.journal.abouts[digest])).add(row)
        self.names.add(entry.within)
        severities = [Severity(own["severity"]) for own in row.findings]
        self.severities.update(severities)
        self.asking += [row.file] if set(severities) - {Severity.NOTE} else []
        if self.before is not None:
            self.against.setdefault(digest, Against()).add(row, self.before.get(entry.within))

    @property
    def gone(self) -> list[str]:
        """The areas that were there before and are no more."""
        return [own.area for name, own in (self.before or {}).items() if name not in self.names]

    def rows(self, digest: str) -> Iterator[Row]:
        """The rows under a catalogue, read from the journal one by one."""
        return map(self.journal.__getitem__, self._keys[digest])


def outcomes(
    entries: Sequence[Entry], asked: Asked, journal: Journal, runner: Runner
) -> Iterator[tuple[Entry, str, Outcome]]:
    """Each file with its key and what became of it, in the order of the files; those in the journal are not read."""
    asking = [_Asking.of(entry, asked) for entry in entries]
    kept = {own.key for own in asking if own.key in journal}
    fresh = _kept_from_now_on(journal, [own for own in asking if own.key not in kept], runner)
    for own in asking:
        yield own.entry, own.key, _recalled(journal[own.key]) if own.key in kept else next(fresh)


class _Asking(NamedTuple):
    """A file as it stands here, whoever reads it."""

    entry: Entry
    content: str
    key: str

    @classmethod
    def of(cls, entry: Entry, asked: Asked) -> "_Asking":
        file, _ = read_file(entry.path)
        content = content_digest(file.content)
        return cls(entry, content, key_of(entry, content, asked))


def _recalled(row: Row) -> Outcome:
    return Outcome(row.file, row)


def _kept_from_now_on(journal: Journal, asking: Sequence[_Asking], runner: Runner) -> Iterator[Outcome]:
    """What became of files that are read now; their rows go into the journal first."""
    unread = iter(asking)
    for batch in runner([own.entry for own in asking]):
        for outcome, own in zip(batch.outcomes, unread):  # noqa: B905 - the files of later batches are left for them
            row = outcome.row
            if row is None:
                yield outcome
            elif outcome.content != own.content or not journal.is_same(outcome.catalogue, row.catalogue["digest"]):
                yield Outcome(outcome.file, findings=(Finding(CANNOT_READ, _OTHERWISE, outcome.file, NOWHERE),))
            else:
                journal.add(own.key, row, outcome.catalogue, batch.abouts[row.catalogue["digest"]])
                yield outcome
