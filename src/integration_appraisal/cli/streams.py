"""Standard streams that may be closed, full or left: what is written either arrives or ends the run with a word."""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any, TextIO

from integration_appraisal.render.runners import harmless


class Output:
    """Standard output that remembers why it could not be written, so that every command ends alike.

    After the first fault, writing goes on in silence: nobody is there to read, and the run is about to end.
    """

    _absent = "replace"  # a question mark for each character that the encoding lacks

    def __init__(self, stream: TextIO | None) -> None:
        self._stream = stream
        self.fault: OSError | None = None

    def write(self, text: str) -> int:
        """Write text, in characters that the encoding has."""
        encoding = getattr(self._stream, "encoding", None) or "utf-8"
        fit = text.encode(encoding, self._absent).decode(encoding)
        if self._stream is None:
            self._failed(OSError(errno.EBADF, "it is closed"))
            return len(text)
        try:
            self._stream.write(fit)
        except OSError as error:
            self._failed(error)
        return len(text)

    def flush(self) -> None:
        """Send what is waiting."""
        try:
            if self._stream is not None and self.fault is None:
                self._stream.flush()
        except OSError as error:
            self._failed(error)

    def isatty(self) -> bool:
        """Whether a person is looking."""
        return self._stream is not None and self._stream.isatty()

    @property
    def was_left(self) -> bool:
        """Whether the reader went away, as ``head`` does, which is no fault of anyone's."""
        return isinstance(self.fault, BrokenPipeError)

    def _failed(self, error: OSError) -> None:
        if self.fault is None:
            self.fault = error
            if self._stream is not None:  # or Python would complain once more when it ends
                os.dup2(os.open(os.devnull, os.O_WRONLY), self._stream.fileno())

    def __getattr__(self, name: str) -> Any:
        if name == "buffer":  # nothing goes past us
            raise AttributeError(name)
        return getattr(self._stream, name)


class Errors(Output):
    """Standard error: no exit code depends on it, and nothing on it is a command to a CI runner."""

    _absent = "backslashreplace"

    def write(self, text: str) -> int:
        """Write text; a call is taken for the start of a line, which costs nothing where it is none."""
        super().write(harmless(text))
        return len(text)


@contextmanager
def waiting(*streams: TextIO | None) -> Iterator[None]:
    """Have writing wait for the reader. Of a stream that does not wait, Python loses what finds no room in it."""
    changed = []
    for stream in streams:
        with suppress(AttributeError, OSError, ValueError):  # no stream, or one that is no file
            descriptor = stream.fileno()  # type: ignore[union-attr]
            if not os.get_blocking(descriptor):
                os.set_blocking(descriptor, True)
                changed.append(descriptor)
    try:
        yield
    finally:
        for descriptor in changed:  # it may be shared with whoever started us
            with suppress(OSError):
                os.set_blocking(descriptor, False)
