"""What stays in memory of files that have been checked."""

import json
import subprocess
import sys

import pytest

from cli.command import NORTH_YORKSHIRE, environment

# As the command runs: without a search for garbage, which would find what refers to itself. All kinds are asked of one
# process, which has loaded what it needs before the first of them.
PEAKS = """\
import gc, json, sys, tracemalloc
from integration_appraisal.cli import run
gc.disable()
few, many, *formats = sys.argv[1:]
peaks = {}
for kind in KINDS:
    for format_ in formats:
        run(["validate", f"{kind}/{few}", "--format", format_])
        tracemalloc.start()
        peaks[f"{kind}, {format_}"] = found = []
        for count in (few, many):
            start = tracemalloc.get_traced_memory()[0]
            tracemalloc.reset_peak()
            run(["validate", f"{kind}/{count}", "--format", format_])
            found.append(tracemalloc.get_traced_memory()[1] - start)
        tracemalloc.stop()
print("\\n" + json.dumps(peaks))
"""
FEW, MANY = 2, 6
FORMATS = ("concise", "full")
SOUND = NORTH_YORKSHIRE.read_text("utf-8") + f"# {'A comment. ' * 9}\n" * 1_000  # much beside what else moves
KINDS = {
    "sound": SOUND,
    "broken": SOUND.replace("level: 3", "level: 9"),
    "not yaml": f"{SOUND}a: [b\n",
    "misplaced": f"scores: {{}}\nid: a\nname: A\ndescription: {'word ' * 20_000}\n",
}


@pytest.fixture(scope="module")
def peaks(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[int]]:
    """The most bytes that checking few files and many takes, by kind and format."""
    folder = tmp_path_factory.mktemp("memory")
    for kind, text in KINDS.items():
        for count in (FEW, MANY):
            (folder / kind / str(count)).mkdir(parents=True)
            for number in range(count):
                (folder / kind / str(count) / f"{number:03}.yaml").write_text(text, encoding="utf-8")
    ran = subprocess.run(
        [sys.executable, "-c", PEAKS.replace("KINDS", repr(list(KINDS))), str(FEW), str(MANY), *FORMATS],
        cwd=folder,
        env=environment(),
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    found: dict[str, list[int]] = json.loads(ran.stdout.splitlines()[-1])
    return found


@pytest.mark.parametrize("format_", FORMATS)
@pytest.mark.parametrize("kind", KINDS)
def test_of_a_file_its_findings_stay_and_not_its_text(peaks: dict[str, list[int]], kind: str, format_: str) -> None:
    few, many = peaks[f"{kind}, {format_}"]
    assert (many - few) / (MANY - FEW) < len(KINDS[kind]) / 2
