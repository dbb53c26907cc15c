"""A progress bar on standard error, for what takes over a second and only where a person is looking."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

_PATIENCE = 1.0  # seconds without a bar: most runs are over by then


@contextmanager
def progress(what: str, steps: int) -> Iterator[Callable[[int], None]]:
    """A function to be told of steps done; the bar is gone when all is done."""
    if not sys.stderr.isatty():
        yield lambda _done: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

    bar = Progress(TextColumn(what), BarColumn(), TimeRemainingColumn(), console=Console(stderr=True), transient=True)
    task = bar.add_task(what, total=steps)
    start = time.monotonic()

    def advance(done: int) -> None:
        bar.advance(task, done)
        if time.monotonic() - start > _PATIENCE and not bar.live.is_started:
            bar.start()

    try:
        yield advance
    finally:
        bar.stop()
