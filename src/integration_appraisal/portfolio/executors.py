"""Processes of this machine, among which the work is shared out."""

import gc
import multiprocessing
import os
import signal
from concurrent.futures import Executor, ProcessPoolExecutor


def processors() -> int:
    """How many processors this process may use."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # no Linux
        return os.cpu_count() or 1


def pool(jobs: int) -> Executor:
    """So many processes of this machine, each started afresh: the same on every system, and safe beside threads."""
    context = multiprocessing.get_context("spawn")
    return ProcessPoolExecutor(jobs, mp_context=context, initializer=_start)


def _start() -> None:
    """Leave an interrupt to the process that started us, which ends us; and let memory be found again."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.enable()
