"""The side that asks: starts the process, hands over the template and its data, waits no longer than it must."""

import json
import os
import subprocess
import sys
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path
from threading import Thread
from typing import IO, Any, NamedTuple

from integration_appraisal.findings import shown
from integration_appraisal.render.paper.house import TemplateFault
from integration_appraisal.render.paper.house.sizes import MOST_OUTPUT, SECONDS

_MOST_ANSWER = 2 * MOST_OUTPUT + 10_000  # the text, should JSON escape its every letter
_MOST_MESSAGE = 400

# Python -I keeps out the working folder and what the environment names, which may be a stranger's. It also leaves out
# PYTHONPATH and a person's own site folder, where this package may be; so the folders are handed over, and the process
# finds it in a wheel, in an editable installation and in neither.
_START = "import sys; sys.path += sys.argv[1:]; from integration_appraisal.render.paper.house.child import main; main()"
_PACKAGES = ("integration_appraisal", "jinja2", "markupsafe")

NEEDED = ("SYSTEMROOT", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH")  # without them, some Pythons don't start


class _Ended(NamedTuple):
    """How the process ended: what it said, its exit code, and whether it had to be stopped for its time."""

    said: bytes
    code: int
    late: bool


def fill_in(source: str, data: dict[str, Any], *, markup: bool) -> str:
    """A house's template with its data. ``markup`` escapes text for HTML; ``pictures`` in the data are then our SVG.

    Raises TemplateFault; RuntimeError is a fault of ours.
    """
    ended = _run(json.dumps({"source": source, "data": data, "markup": markup}).encode())
    if ended.late:
        raise TemplateFault(f"the template is not filled in after {SECONDS} seconds. Look for a loop in a loop.")
    if len(ended.said) > _MOST_ANSWER:
        raise TemplateFault("the filled-in template is too long.")
    if ended.code < 0:  # a signal: the system's own limits were hit
        raise TemplateFault("the template takes more time or memory than there is for it. Look for a loop in a loop.")
    if ended.code:
        raise RuntimeError(f"the process that fills in templates ended with {ended.code}")
    answer = json.loads(ended.said)
    if "bug" in answer:
        raise RuntimeError(f"in the process that fills in templates: {answer['bug']}")
    if "fault" in answer:
        raise TemplateFault(_sentence(answer["fault"]), answer["line"])
    text: str = answer["text"]
    return text


def _sentence(text: str) -> str:
    """On one line, with one full stop."""
    return shown(" ".join(text.split()), _MOST_MESSAGE).rstrip(".") + ("" if text.endswith("?") else ".")


def _run(request: bytes) -> _Ended:
    """Both pipes have a thread of their own, so that neither side can wait for the other for ever."""
    try:
        process = subprocess.Popen(  # noqa: S603 - our own code, and folders that we are in
            _command(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={name: os.environ[name] for name in NEEDED if name in os.environ},
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except (OSError, ValueError) as error:
        reason = (getattr(error, "strerror", None) or "it refuses").lower()
        raise TemplateFault(f"the system does not start the process that fills in templates: {reason}.") from error
    said: list[bytes] = []
    writer = Thread(target=_hand_over, args=(process.stdin, request), daemon=True)
    reader = Thread(target=_listen, args=(process.stdout, said), daemon=True)
    try:
        writer.start()
        reader.start()
        reader.join(SECONDS)
        late = reader.is_alive() or not _ends(process)
    finally:
        process.kill()  # one that has ended does not mind
        process.wait()
    return _Ended(b"".join(said), process.returncode, late)


def _ends(process: subprocess.Popen[bytes]) -> bool:
    """Whether the process ends once it has said all."""
    with suppress(subprocess.TimeoutExpired):
        process.wait(1)
    return process.returncode is not None


def _hand_over(pipe: IO[bytes], request: bytes) -> None:
    with suppress(OSError), pipe:
        pipe.write(request)


def _listen(pipe: IO[bytes], said: list[bytes]) -> None:
    with suppress(OSError, ValueError), pipe:
        said.append(pipe.read(_MOST_ANSWER + 1))


def _command() -> list[str]:
    folders = dict.fromkeys(
        str(Path(spec.origin).parents[1]) for spec in map(find_spec, _PACKAGES) if spec and spec.origin
    )
    unwritten = ["-B"] if sys.dont_write_bytecode else []
    return [sys.executable, "-I", *unwritten, "-c", _START, *folders]
