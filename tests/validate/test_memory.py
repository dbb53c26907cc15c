"""What stays in memory of files that have been checked."""

import subprocess
import sys
from pathlib import Path

import pytest

from cli.command import NORTH_YORKSHIRE, environment

# As the command runs: without a search for garbage, which would find what refers to itself.
PEAKS = """\
import gc, sys, tracemalloc
from integration_appraisal.cli import run
gc.disable()
run(["validate", sys.argv[1], "--format", sys.argv[3]])
tracemalloc.start()
peaks = []
for folder in sys.argv[1:3]:
    start = tracemalloc.get_traced_memory()[0]
    tracemalloc.reset_peak()
    run(["validate", folder, "--format", sys.argv[3]])
    peaks.append(tracemalloc.get_traced_memory()[1] - start)
sys.stderr.write("\\n" + " ".join(map(str, peaks)))
"""
FEW, MANY = 4, 16


@pytest.mark.parametrize("format_", ["concise", "full"])
@pytest.mark.parametrize("kind", ["sound", "broken", "not yaml", "misplaced"])
def test_of_a_file_its_findings_stay_and_not_its_text(kind: str, format_: str, tmp_path: Path) -> None:
    text = NORTH_YORKSHIRE.read_text("utf-8")
    text = {
        "sound": text,
        "broken": text.replace("level: 3", "level: 9"),
        "not yaml": f"{text}a: [b\n",
        "misplaced": f"scores: {{}}\nid: a\nname: A\ndescription: {'word ' * 2_000}\n",
    }[kind]
    for count in (FEW, MANY):
        (tmp_path / str(count)).mkdir()
        for number in range(count):
            (tmp_path / str(count) / f"{number:03}.yaml").write_text(text, encoding="utf-8")
    ran = subprocess.run(
        [sys.executable, "-c", PEAKS, str(tmp_path / str(FEW)), str(tmp_path / str(MANY)), format_],
        env=environment(),
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    few, many = map(int, ran.stderr.splitlines()[-1].split())
    for_a_file = (many - few) / (MANY - FEW)
    assert for_a_file < len(text) / 2
