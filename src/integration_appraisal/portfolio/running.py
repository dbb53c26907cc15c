"""Many files on many processes: what comes back stands in the order of the files, whoever is done first.

Any executor will do: a pool of processes here, or a cluster's. A process that is ended costs no result: what it held is
read again, one file at a time, and only a file that ends its process twice is given up.
"""

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import BrokenExecutor, Executor, Future
from uuid import uuid4

from integration_appraisal import __version__
from integration_appraisal.findings import CANNOT_READ, NOWHERE, Finding
from integration_appraisal.loading.paths import shown_name
from integration_appraisal.portfolio.entries import Entry
from integration_appraisal.portfolio.reading import Asked, Batch, Outcome, Reader, read

BATCH = 8  # files that a process is given at once
_TRIES = 2

Make = Callable[[], Executor]


def run(asked: Asked, entries: Sequence[Entry], make: Make | None, ahead: int) -> Iterator[Batch]:
    """Batches in the order of the files, each as soon as it and those before it are there.

    ``make`` makes an executor, and another where that one broke; without it all is done here. At most ``ahead`` batches
    are under way at a time, so that memory does not grow with the number of files.
    """
    batches = [entries[start : start + BATCH] for start in range(0, len(entries), BATCH)]
    if make is None:
        reader = Reader(asked)
        yield from map(reader.read, batches)
        return
    running = _Running(asked, make)
    try:
        yield from running.all_of(batches, ahead)
    finally:
        running.close()


class OtherVersion(Exception):  # noqa: N818 - no fault of ours: a worker has to be set up otherwise
    """A worker that joined later has another version of the program."""


class _Running:
    """An executor, renewed where it breaks."""

    def __init__(self, asked: Asked, make: Make) -> None:
        self._asked, self._make = asked, make
        self._run = uuid4().hex  # a cluster's workers live longer than this run, and files may change after it
        self._executor = make()

    def close(self) -> None:
        """Wait for nobody."""
        self._executor.shutdown(wait=False, cancel_futures=True)

    def all_of(self, batches: Sequence[Sequence[Entry]], ahead: int) -> Iterator[Batch]:
        """All batches in their order."""
        waiting, under_way = deque(batches), deque[tuple[Sequence[Entry], Future[Batch]]]()
        while waiting or under_way:
            try:
                while waiting and len(under_way) < ahead:
                    under_way.append((waiting[0], self._submit(waiting[0])))
                    waiting.popleft()
                done = under_way[0][1].result()
            except BrokenExecutor:
                self._renew()
                for batch, _ in under_way:
                    yield from (self._alone(entry) for entry in batch)
                under_way.clear()
            else:
                under_way.popleft()
                if done.version != __version__:
                    raise OtherVersion(done.version)
                yield done

    def _submit(self, batch: Sequence[Entry]) -> Future[Batch]:
        return self._executor.submit(read, self._asked, self._run, batch)

    def _renew(self) -> None:
        self.close()
        self._executor = self._make()

    def _alone(self, entry: Entry) -> Batch:
        """One file with nothing else under way: if the process ends, it is this file's doing."""
        for _ in range(_TRIES):
            try:
                return self._submit([entry]).result()
            except BrokenExecutor:
                self._renew()
        return Batch([_given_up(entry)], {}, "")


def _given_up(entry: Entry) -> Outcome:
    message = "the process that read this file ended twice, perhaps for want of memory. Look at the file by itself."
    name = shown_name(entry.path)
    return Outcome(name, findings=(Finding(CANNOT_READ, message, name, NOWHERE),))
