"""A progress bar on standard error, for what takes over a second and only where a person is looking."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

_PATIENCE = 1.0  # seconds without a bar: most runs are over by then


@contextmanager
def progress(what: str) -> Iterator[Callable[[int, int], None]]:
    """A function to be told of steps done, and of how many there are in all; the bar is gone when all is done."""
    if not sys.stderr.isatty():
        yield lambda _done, _all: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

    bar = Progress(TextColumn(what), BarColumn(), TimeRemainingColumn(), console=Console(stderr=True), transient=True)
    task = bar.add_task(what, total=None)
    start = time.monotonic()

    def advance(done: int, steps: int) -> None:
        bar.update(task, advance=done, total=steps)
        if time.monotonic() - start > _PATIENCE and not bar.live.is_started:
            bar.start()

    try:
        yield advance
    finally:
        bar.stop()
