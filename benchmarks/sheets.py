"""How long import takes: 50 options on 30 criteria, as a ratio to openpyxl's own reading in the same run.

    python benchmarks/sheets.py [RUNS]

First as people wait: CPU time of whole processes, of which the limit is 2. Then inside one process, after a first run
of each: what import does beyond start-up, for whoever works on it.
"""

import compileall
import gc
import io
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import openpyxl
from startup import APPRAISE, cpu_seconds

import integration_appraisal
from integration_appraisal.sheets.importing import imported, texts

LIMIT = 2.0
_READS = "import sys, openpyxl\nfor own in openpyxl.load_workbook(sys.argv[1], data_only=True): list(own.rows)"


def table() -> bytes:
    """A workbook of 50 × 30 scores with weights and ends, a third of them per cent and a third in pounds."""
    draw = random.Random(7)  # noqa: S311 - a table of no meaning
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["Option", *(f"Criterion {number}" for number in range(30))])
    for name, value in (("Weight", 10), ("Worst", 0), ("Best", 100)):
        sheet.append([name, *[value] * 30])
    for number in range(50):
        sheet.append([f"Option {number}", *(round(draw.random(), 3) for _ in range(30))])
    for row in sheet.iter_rows(min_row=3, min_col=2):
        for cell in row:
            cell.number_format = ("0.0", "0.0%", '"£"#,##0.0')[cell.column % 3]
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def seconds(work: Callable[[], object]) -> float:
    """CPU time of one run."""
    before = time.process_time()
    work()
    return time.process_time() - before


def ratios(theirs: Callable[[], float], ours: Callable[[], float], runs: int) -> list[float]:
    """One ratio a run: ours beside theirs just before and just after it."""
    theirs(), ours()
    found = []
    for _ in range(runs):
        before = theirs()
        took = ours()
        found.append(2 * took / (before + theirs()))
    return found


def of_processes(content: bytes, runs: int) -> list[float]:
    """The command beside a script that reads the workbook and does nothing with it."""
    for package in (integration_appraisal, openpyxl):
        compileall.compile_dir(Path(package.__file__).parent, quiet=2)  # as installers do
    with tempfile.TemporaryDirectory() as folder:
        table, made = Path(folder, "table.xlsx"), Path(folder, "made")
        table.write_bytes(content)
        command = [APPRAISE, "import", str(table), "--output", str(made), "--force"]
        return ratios(
            lambda: cpu_seconds([sys.executable, "-c", _READS, str(table)]), lambda: cpu_seconds(command), runs
        )


def inside(content: bytes, runs: int) -> list[float]:
    """From bytes to findings and both texts, beside openpyxl's cells."""
    gc.disable()  # as commands do

    def theirs() -> None:
        for sheet in openpyxl.load_workbook(io.BytesIO(content), data_only=True):
            list(sheet.rows)

    def ours() -> None:
        found = imported(content, "table.xlsx")
        texts(found.contents, "for the benchmark")
        assert len(found.contents.catalogue["options"]) == 50, found.findings  # noqa: PLR2004, S101

    return ratios(lambda: seconds(theirs), lambda: seconds(ours), runs)


def main() -> None:
    """Print both ratios."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    content = table()
    print(f"50 × 30 cells, as a multiple of openpyxl's own reading, {runs} runs; limit {LIMIT:.1f} of whole processes")
    for name, found in (("whole processes", of_processes(content, runs)), ("inside", inside(content, runs))):
        print(f"{name}: median {statistics.median(found):.2f}, least {min(found):.2f}, most {max(found):.2f}")


if __name__ == "__main__":
    main()
