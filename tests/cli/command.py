"""The installed command as a process of its own, and the files of the repository that tests run it on."""

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
EXAMPLES = sorted((ROOT / "examples").glob("*.yaml"))
HARBOURSIDE = ROOT / "examples" / "harbourside.yaml"
NORTH_YORKSHIRE = ROOT / "examples" / "north-yorkshire-and-york.yaml"
APPRAISE = Path(sys.executable).parent / "appraise"
SHELL = "/bin/sh"

# A shell that starts something in the background may leave the interrupt signal ignored; a person's does not.
INTERRUPTIBLE = [
    sys.executable,
    "-c",
    "import os, signal, sys; signal.signal(signal.SIGINT, signal.SIG_DFL); os.execv(sys.argv[1], sys.argv[1:])",
    str(APPRAISE),
]

# Compiled once for all processes that tests start, and not beside the sources.
COMPILED = str(Path(tempfile.gettempdir()) / "appraise-tests-compiled")

# What every process gets. To pip, "0" says that it must not compile all that it installs, of which we run little.
SET = {"LANG": "C.UTF-8", "TERM": "xterm", "PYTHONPYCACHEPREFIX": COMPILED, "PIP_NO_COMPILE": "0"}

# Settings of a person's own that change what a command prints.
MATTERS = re.compile(
    r"APPRAISE_.*|PYTHON(?!PATH).*|COLUMNS|LINES|NO_COLOR|FORCE_COLOR|CLICOLOR.*|TERM|LC_.*|LANG|TZ"
    r"|CI|CI_.*|GITHUB_.*|GITLAB_.*"
)


@dataclass(frozen=True)
class Ran:
    """How a command ended and what it wrote."""

    code: int
    out: str
    err: str

    @property
    def done(self) -> bool:
        """Whether all went well, with no more on standard error than the line that counts findings."""
        return self.code == 0 and re.fullmatch(r"([0-9].*`appraise validate( .+)?` lists .*\n)?", self.err) is not None


def environment(**given: str) -> dict[str, str]:
    """This process's environment without what changes an output, and with what is given."""
    kept = {name: value for name, value in os.environ.items() if not MATTERS.fullmatch(name)}
    return kept | SET | given


def process(
    *arguments: object, cwd: Path = ROOT, env: Mapping[str, str] | None = None, stdin: bytes = b""
) -> subprocess.CompletedProcess[bytes]:
    """Run the installed command."""
    return execute([APPRAISE, *arguments], cwd=cwd, env=env, stdin=stdin)


def execute(
    command: list[object],
    *,
    cwd: Path = ROOT,
    env: Mapping[str, str] | None = None,
    stdin: bytes = b"",
    timeout: float = 60,
) -> subprocess.CompletedProcess[bytes]:
    """Run any command; a minute is more than each of ours may take on the slowest machine."""
    return subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        env=environment() if env is None else dict(env),
        input=stdin,
        capture_output=True,
        check=False,
        timeout=timeout,
    )


def in_shell(
    script: str, *arguments: object, cwd: Path = ROOT, env: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[bytes]:
    """Run a line of shell in which ``"$0"`` is the command and ``"$@"`` its arguments."""
    return execute([SHELL, "-c", script, APPRAISE, *arguments], cwd=cwd, env=env)
