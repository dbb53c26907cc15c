"""How long a person waits: CPU time of whole processes, as ratios to `python -c pass` in the same run.

    python benchmarks/startup.py [RUNS]

Run it with the Python of an environment in which appraise is installed. Modules are compiled first, as installers do.
The limits are those that the project has set itself; a shared machine may miss one now and then, so look at the median.
"""

import compileall
import os
import statistics
import sys
import sysconfig
from pathlib import Path

import integration_appraisal

ROOT = Path(__file__).parent.parent
APPRAISE = str(Path(sys.executable).parent / "appraise")
EXAMPLE = str(ROOT / "examples" / "north-yorkshire-and-york.yaml")
BARE = [sys.executable, "-c", "pass"]
COMMANDS = {
    "appraise --version": ([APPRAISE, "--version"], 1.7),
    "appraise --help": ([APPRAISE, "--help"], 7.0),
    "appraise score EXAMPLE": ([APPRAISE, "score", EXAMPLE], 27.0),
}


def cpu_seconds(command: list[str]) -> float:
    """User and system time of one process, its output thrown away."""
    sink = [(os.POSIX_SPAWN_OPEN, stream, os.devnull, os.O_WRONLY, 0) for stream in (1, 2)]
    process = os.posix_spawn(command[0], command, os.environ, file_actions=sink)
    _, status, usage = os.wait4(process, 0)
    if status:
        raise SystemExit(f"{' '.join(command)} ended with status {status}")
    return usage.ru_utime + usage.ru_stime


def ratios(command: list[str], runs: int) -> list[float]:
    """One ratio a run: the command beside the bare interpreter just before and just after it."""
    found = []
    for _ in range(runs):
        before = cpu_seconds(BARE)
        took = cpu_seconds(command)
        found.append(2 * took / (before + cpu_seconds(BARE)))
    return found


def main() -> None:
    """Print a row for each command."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    for folder in (Path(integration_appraisal.__file__).parent, Path(sysconfig.get_path("purelib"))):
        compileall.compile_dir(folder, quiet=2)
    print(f"CPU time as a multiple of `python -c pass`, {runs} runs each")
    print(f"{'command':<24} {'median':>7} {'least':>7} {'most':>7} {'limit':>7}")
    for name, (command, limit) in COMMANDS.items():
        cpu_seconds(command)  # warm the file cache
        found = ratios(command, runs)
        print(f"{name:<24} {statistics.median(found):7.2f} {min(found):7.2f} {max(found):7.2f} {limit:7.1f}")


if __name__ == "__main__":
    main()
