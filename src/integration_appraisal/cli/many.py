"""A portfolio on the command line: files in, rows kept as they come, a page or lines out."""

import gc
from collections import Counter, deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Executor
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from tempfile import SpooledTemporaryFile
from typing import BinaryIO, NamedTuple, cast

import typer

from integration_appraisal import __version__
from integration_appraisal.cli import FAILED
from integration_appraisal.cli.ending import fail, failing, refuse, report, tell, tell_left_out
from integration_appraisal.cli.output import Delivery, screen
from integration_appraisal.cli.progress import progress
from integration_appraisal.cli.writing import check_targets
from integration_appraisal.findings import Finding
from integration_appraisal.loading.paths import REFUSED, STDIN, here, shown_name, system_says
from integration_appraisal.portfolio.against import Before
from integration_appraisal.portfolio.collecting import Portfolio, outcomes
from integration_appraisal.portfolio.entries import Entry, entries, no_local_file
from integration_appraisal.portfolio.executors import pool, processors
from integration_appraisal.portfolio.journal import Journal, NotAJournal
from integration_appraisal.portfolio.reading import Asked, Outcome
from integration_appraisal.portfolio.row import Row
from integration_appraisal.portfolio.running import BATCH, OtherVersion, run
from integration_appraisal.render.jsonl import render as as_lines
from integration_appraisal.report.portfolio.building import build
from integration_appraisal.report.words import joined

_IN_MEMORY = 16 << 20  # bytes of rows that need no file
_AHEAD = 256  # batches under way on a cluster: enough for as many workers, and no more than memory has room for
_FEW = 8 * BATCH  # files that are read sooner than a second process has started


class Where(NamedTuple):
    """Where the work is done: on so many processes, or as many as pay; or on a cluster."""

    jobs: int | None
    scheduler: str | None


class Wanted(NamedTuple):
    """What was asked for."""

    paths: Sequence[str]
    against: str | None
    asked: Asked
    where: Where
    resume: str | None


def deliver(to: Delivery, wanted: Wanted, *, tipping: bool) -> None:
    """Read all files, write what they come to, and leave with a failure where some can't be used."""
    gc.enable()  # a long run makes more than it keeps
    found, faults = _found(wanted.paths, matched=wanted.against is not None)
    inputs = [*(entry.path for entry in found), *([wanted.resume] if wanted.resume else [])]
    to.check(inputs)
    with ExitStack() as closing:
        journal = _journal(wanted.resume, [entry.path for entry in found], closing)
        before, older = _before(wanted, journal) if wanted.against else (None, [])
        portfolio = Portfolio(journal, before)
        portfolio.faults += [*faults, *older]
        rows = _rows(portfolio, found, wanted)
        if to.format.name == "jsonl":
            to.lines(as_lines((row._asdict() for row in rows), screen(to.output)), inputs)
        else:
            deque(rows, maxlen=0)
        _tell_faults(portfolio)
        if to.format.name != "jsonl":
            to.page(build(portfolio, tipping=tipping), inputs)
        _leave(portfolio, strict=to.strict)


def _found(paths: Sequence[str], *, matched: bool) -> tuple[list[Entry], list[Finding]]:
    """The files, each with a name of its own where they are to be matched with others."""
    if STDIN in paths:
        refuse("a portfolio is read from files and folders. Name some in place of -.")
    found, faults = entries(paths)
    often = Counter(entry.within for entry in found)
    twice = [entry for entry in found if often[entry.within] > 1]
    if matched and twice:
        named = joined([shown_name(entry.path) for entry in twice if entry.within == twice[0].within])
        refuse(f"{named} are called the same, so neither can be matched with what was before. Name one folder.")
    return found, faults


def _journal(name: str | None, inputs: Sequence[str], closing: ExitStack) -> Journal:
    """The journal of that name, gone on with where it is there; without a name, one that is gone with this run."""
    if name is None:
        return Journal(cast("BinaryIO", closing.enter_context(SpooledTemporaryFile(max_size=_IN_MEMORY))))
    shown = shown_name(name)
    check_targets([Path(name)], force=True, inputs=inputs)
    try:
        mode = "r+b" if Path(name).exists() else "x+b"
        return Journal(cast("BinaryIO", closing.enter_context(Path(name).open(mode))))
    except NotAJournal:
        refuse(f"{shown} is no journal of `appraise portfolio`. Name another file for --resume.")
    except REFUSED as error:
        refuse(f"{shown} can't be used for --resume: {system_says(error)}.")


def _rows(portfolio: Portfolio, found: Sequence[Entry], wanted: Wanted) -> Iterator[Row]:
    """Each place as soon as it is there, counted; or leave where there is none."""
    for entry, key, outcome in _outcomes(portfolio.journal, found, wanted.asked, wanted.where):
        portfolio.add(entry, key, outcome)
        if outcome.row:
            yield outcome.row
    if not portfolio.tallies:  # told here, so that no file is written
        fail(portfolio.faults or [no_local_file(folder) for folder in wanted.paths])


def _outcomes(
    journal: Journal, found: Sequence[Entry], asked: Asked, where: Where
) -> Iterator[tuple[Entry, str, Outcome]]:
    """What became of each file, on as many processes as there are to be, or on a cluster."""
    count = where.jobs or (processors() if len(found) > _FEW else 1)
    make, ahead = (partial(pool, count), 2 * count + 2) if count > 1 else (None, 1)
    try:
        if where.scheduler:
            make, ahead = partial(_cluster, where.scheduler), _AHEAD
        with progress("Reading") as advance:
            for own in outcomes(found, asked, journal, lambda those: run(asked, those, make, ahead)):
                advance(1, len(found))
                yield own
    except OSError as error:  # files that are read raise nothing
        refuse(f"what was found can't be kept until the end: {system_says(error)}. Make room, and run it again.")
    except OtherVersion as fault:
        refuse(f"a worker that joined the cluster has version {fault}; here it is {__version__}. Install the same.")


def _cluster(address: str) -> Executor:
    """The cluster at an address; or leave, having said why it can't be used."""
    from integration_appraisal.portfolio.cluster import Cluster, Unfit

    try:
        return Cluster(address, here())
    except ModuleNotFoundError:
        refuse("a cluster needs Dask, which is not installed: pip install 'integration-appraisal[cluster]'.")
    except Unfit as fault:
        refuse(str(fault))


def _before(wanted: Wanted, journal: Journal) -> tuple[dict[str, Before], list[Finding]]:
    """The places as they were, by the names of their files, and what is wrong with files of then."""
    found, faults = _found([wanted.against or ""], matched=True)
    places = dict[str, Before]()
    for entry, _, outcome in _outcomes(journal, found, wanted.asked._replace(scenarios=None), wanted.where):
        if outcome.row:
            places[entry.within] = Before(outcome.row.area, outcome.row.catalogue["digest"], outcome.row.first)
        faults += outcome.findings
    return places, faults


def _tell_faults(portfolio: Portfolio) -> None:
    """Say what is wrong with the files that are left out."""
    report(portfolio.faults)
    tell_left_out(portfolio.left_out)


def _leave(portfolio: Portfolio, *, strict: bool) -> None:
    """One line on the findings; then leave with a failure where anything fails the run."""
    tell(portfolio.severities, portfolio.asking)
    if portfolio.faults or failing(strict=strict) & portfolio.severities.keys():
        raise typer.Exit(FAILED)
