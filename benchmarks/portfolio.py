"""How long many places take, beside reading their YAML and nothing else, and how much memory.

    python benchmarks/portfolio.py [PLACES] [SCENARIOS]

Run it with the Python of an environment in which appraise is installed. Places are made at random from a fixed seed,
valid, and about as long as people's own. Times are those that a person waits, of whole processes, and beside them the
processors' time. Then 10 times the places; then SCENARIOS place-scenarios beside the matrix product that is in them.
"""

import os
import random
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from statistics import median

import numpy as np

import integration_appraisal as ia
from integration_appraisal.appraisal.appraise import put
from integration_appraisal.engine.many_places import ManyPlaces
from integration_appraisal.loading.bundled import default_catalogue
from integration_appraisal.loading.loader import Loader
from integration_appraisal.model.local import Local

APPRAISE = str(Path(sys.executable).parent / "appraise")
READ = """
import sys, yaml
from pathlib import Path
for path in sorted(Path(sys.argv[1]).glob("*.yaml")):
    yaml.load(path.read_bytes(), yaml.CSafeLoader)
"""
REGIONS = ("North", "East", "South", "West")
EXAMPLE = Path(__file__).parent.parent / "examples" / "millbrook.yaml"
LEVEL = re.compile(r"level: (?P<level>\d)(?:\n +low: (?P<low>\d))?(?:\n +high: (?P<high>\d))?")
MOST = 5  # levels of each factor of the bundled catalogue
DEFAULTS = (1_000, 1_000_000)


def write_places(folder: Path, count: int, seed: int = 2013) -> None:
    """So many valid local files, the same for the same seed: an example with its levels drawn anew."""
    text = EXAMPLE.read_text(encoding="utf-8")
    rng = random.Random(seed)  # noqa: S311 - nothing is kept secret by it
    for number in range(count):
        head = f"region: {rng.choice(REGIONS)}\narea: Place {number}, after "
        place = LEVEL.sub(lambda own: _drawn(own, rng), text.replace("area: ", head, 1))
        (folder / f"place-{number:05}.yaml").write_text(place, encoding="utf-8")


def _drawn(own: re.Match[str], rng: random.Random) -> str:
    """Another level, with a range as wide as it was, as far as there are levels."""
    level = rng.randint(1, MOST)
    before, low, high = (own[name] and int(own[name]) for name in ("level", "low", "high"))
    text = own[0].replace(f"level: {before}", f"level: {level}")
    text = text.replace(f"low: {low}", f"low: {max(1, level - before + low)}") if low else text
    return text.replace(f"high: {high}", f"high: {min(MOST, level - before + high)}") if high else text


def timed(command: Sequence[str]) -> tuple[float, float, float]:
    """Seconds that one waits, seconds of all its processors, and the most memory of any of its processes in MB."""
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    waited = time.perf_counter() - start
    if status:
        raise SystemExit(f"{' '.join(command)} ended with status {status}")
    return waited, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def places(count: int) -> None:
    """A row for reading alone, and one for each way to run."""
    with tempfile.TemporaryDirectory() as name:
        folder, many = Path(name, "some"), Path(name, "many")
        for each, number in ((folder, count), (many, 10 * count)):
            each.mkdir()
            write_places(each, number)
        portfolio = [APPRAISE, "portfolio", str(folder)]
        print(
            f"{count:,} places: seconds waited, as a multiple of reading their YAML (limit 4), and processors' time so"
        )
        alone = [timed([sys.executable, "-c", READ, str(folder)]) for _ in range(3)]
        read, of_processors, _ = (median(own) for own in zip(*alone, strict=True))
        print(f"  {'yaml.load alone':<24} {read:8.2f}")
        for label, more in (("one process", ["--jobs", "1"]), ("two processes", ["--jobs", "2"])):
            found = [timed([*portfolio, *more]) for _ in range(3)]
            waited, used, memory = (median(own) for own in zip(*found, strict=True))
            ratios = f"{waited / read:6.2f}   processors {used / of_processors:5.2f}"
            print(f"  {label:<24} {waited:8.2f} {ratios}   {memory:6.0f} MB")
        least = median(timed([*portfolio, "--jobs", "2", "--format", "jsonl"])[0] for _ in range(2))
        ten, _, memory = timed([APPRAISE, "portfolio", str(many), "--jobs", "2", "--format", "jsonl"])
        print(
            f"  10 times the places, as lines: {ten:.2f}, {ten / least:.1f} times as long (limit 11), {memory:.0f} MB"
        )


def scenarios(count: int) -> None:
    """Place-scenarios of the bundled catalogue, levels drawn, beside the matrix product of scores and weights alone."""
    catalogue = Loader().catalogue(default_catalogue()).catalogue
    numbers = put(catalogue, Local(area="nowhere"))
    problem = numbers.problem
    many = ManyPlaces(problem)
    rng = np.random.default_rng(2013)
    chunk = 4_096
    most = np.array([factor.levels for factor in problem.factors])[:, None]
    levels = rng.integers(1, most + 1, (len(most), chunk))
    cells, weights = np.array(numbers.result.cells), np.ones((len(problem.scales), chunk))
    room = np.empty((len(cells), chunk))
    rounds = -(-count // chunk)
    ratios = []
    for _ in range(5):
        start = time.process_time()
        for _ in range(rounds):
            np.matmul(cells, weights, out=room)
        alone = time.process_time() - start
        start = time.process_time()
        for _ in range(rounds):
            many.values(levels)
        took = time.process_time() - start
        ratios.append((took / alone, took, alone))
    ratio, took, alone = median(ratios)
    print(
        f"{rounds * chunk:,} place-scenarios: {took:.2f} s, {ratio:.2f} times the matrix product alone ({alone:.2f} s)"
    )


def main() -> None:
    """All of it."""
    count, asked = map(int, [*sys.argv[1:], *DEFAULTS[len(sys.argv) - 1 :]])
    print(f"appraise {ia.__version__}, {os.cpu_count()} processors")
    places(count)
    scenarios(asked)


if __name__ == "__main__":
    main()
