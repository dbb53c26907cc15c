"""The workers of a Dask cluster as an executor: work that is lost with a worker is done again by another.

A worker reads the files itself, so it has to see them by the same names, and a catalogue too. It works in the folder
that the program was started in, which a process has but one of: so a worker has one thread.
"""

import os
import platform
from collections.abc import Callable, Mapping
from concurrent.futures import BrokenExecutor, Executor, Future
from functools import partial
from typing import Any, ParamSpec, TypeVar

from integration_appraisal import __version__

P = ParamSpec("P")
T = TypeVar("T")

_PATIENCE = 30  # seconds until a scheduler answers, and a first worker has joined
_TRIES = 3  # deaths of workers at one piece of work until the scheduler hands it back
Versions = Mapping[str, str]


class Unfit(Exception):  # noqa: N818 - no fault of ours: the cluster has to be set up otherwise
    """A cluster that can't be reached, or whose workers can't do the work; the text says what to do."""


def versions() -> Versions:
    """What rows depend on beside the files, in this process."""
    import numpy as np

    return {"integration-appraisal": __version__, "numpy": np.__version__, "Python": platform.python_version()}


class Cluster(Executor):
    """The workers of the scheduler at an address. TLS is set up as for any client of Dask, by its configuration."""

    def __init__(self, address: str, folder: str) -> None:
        """Raises Unfit; ModuleNotFoundError where Dask is not installed."""
        from distributed import Client

        try:
            self._client = Client(address, timeout=_PATIENCE, set_as_default=False)
            self._client.wait_for_workers(1, timeout=_PATIENCE)
        except (OSError, TimeoutError, ValueError, TypeError) as error:  # the last is of TLS that is not set up
            raise Unfit(f"no cluster answers at {address}: {str(error).splitlines()[0]}.") from error
        _check(self._client.scheduler_info(n_workers=-1)["workers"], self._client.run(versions))
        self._folder = folder
        self._executor = self._client.get_executor(pure=False, retries=_TRIES)

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Have some worker do it; the future raises BrokenExecutor where one worker after another died of it."""
        found: Future[T] = Future()
        self._executor.submit(_in_folder, self._folder, fn, *args, **kwargs).add_done_callback(partial(_passed, found))
        return found

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:  # noqa: ARG002, FBT001, FBT002
        """Leave the cluster as it was."""
        self._executor.shutdown(wait=False)
        self._client.close()


def _in_folder(folder: str, fn: Callable[..., T], *args: Any, **kwargs: Any) -> T:
    os.chdir(folder)
    return fn(*args, **kwargs)


def _passed(to: Future[T], done: Future[T]) -> None:
    """Hand on what came of some work, where all that may happen to workers is one kind of fault."""
    from distributed.scheduler import KilledWorker

    fault = BrokenExecutor("the cluster is gone") if done.cancelled() else done.exception()
    if isinstance(fault, KilledWorker):
        fault = BrokenExecutor(str(fault))
    if fault is None:
        to.set_result(done.result())
    else:
        to.set_exception(fault)


def _check(workers: Mapping[str, Mapping[str, Any]], found: Mapping[str, Versions]) -> None:
    """That each worker has one thread, and all that rows depend on in our version."""
    faults = [f"{name} has {own['nthreads']} threads" for name, own in workers.items() if own["nthreads"] != 1]
    ours = versions()
    faults += [
        f"{name} has {what} {version}, here it is {ours[what]}"
        for name, theirs in found.items()
        for what, version in theirs.items()
        if version != ours[what]
    ]
    if faults:
        raise Unfit(
            f"the cluster can't be used: {'; '.join(faults)}. Install the same versions on all workers, and start each "
            "with `--nthreads 1`."
        )
