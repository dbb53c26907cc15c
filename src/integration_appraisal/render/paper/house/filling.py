"""The side that asks: starts the process, hands over the template and its data, waits no longer than it must."""

import json
import os
import subprocess
import sys
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path
from threading import Timer
from time import monotonic
from typing import Any

from integration_appraisal.findings import shown
from integration_appraisal.render.paper.house import MOST_OUTPUT, TemplateFault

SECONDS = 9  # from start to end, whatever the process does
_MOST_ANSWER = 2 * MOST_OUTPUT + 10_000  # the text, should JSON escape its every letter

# Python -I keeps out the working folder and what the environment names, which may be a stranger's. It also leaves out
# PYTHONPATH and a person's own site folder, where this package may be; so the folders are handed over.
_START = "import sys; sys.path += sys.argv[1:]; from integration_appraisal.render.paper.house.child import main; main()"
NEEDED = ("SYSTEMROOT", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH")  # without them, some Pythons don't start


def fill_in(source: str, data: dict[str, Any], *, markup: bool) -> str:
    """A template with its data, escaped for HTML if ``markup``. Raises TemplateFault; RuntimeError is ours."""
    answer = json.loads(_answered(json.dumps({"source": source, "data": data, "markup": markup}).encode()))
    if "fault" in answer:
        text = shown(" ".join(answer["fault"].split()), 400)
        raise TemplateFault(text.rstrip(".") + ("" if text.endswith("?") else "."), answer["line"])
    filled: str = answer["text"]
    return filled


def _answered(request: bytes) -> bytes:
    """What the process says. The timer ends every wait, whichever side waits for the other."""
    begun = monotonic()
    with _started() as process:
        timer = Timer(SECONDS, process.kill)
        timer.start()
        try:
            with suppress(OSError), process.stdin as pipe:  # type: ignore[union-attr] # it has both pipes
                pipe.write(request)
            with process.stdout as pipe:  # type: ignore[union-attr]
                said = pipe.read(_MOST_ANSWER + 1)
            code = process.wait()
        finally:
            timer.cancel()
            process.kill()  # one that has ended does not mind
    if code < 0 or len(said) > _MOST_ANSWER or monotonic() - begun > SECONDS:
        raise TemplateFault("the template takes more time or memory than there is for it. Look for a loop in a loop.")
    if code:
        raise RuntimeError(f"the process that fills in templates ended with {code}")
    return said


def _started() -> subprocess.Popen[bytes]:
    specs = map(find_spec, ("integration_appraisal", "jinja2", "markupsafe"))
    folders = dict.fromkeys(str(Path(spec.origin).parents[1]) for spec in specs if spec and spec.origin)
    try:
        return subprocess.Popen(  # noqa: S603 - our own code, and folders that we are in
            [sys.executable, "-I", "-B", "-c", _START, *folders],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={name: os.environ[name] for name in NEEDED if name in os.environ},
        )
    except (OSError, ValueError) as error:
        raise TemplateFault(f"the system does not start the process that fills in templates: {error}.") from error
