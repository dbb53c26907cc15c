"""How long import takes: 50 options on 30 criteria, as a ratio to openpyxl's own reading in the same run.

    python benchmarks/sheets.py [RUNS]

Both are CPU time in this process, after a first run of each. The limit is 2.
"""

import gc
import io
import random
import statistics
import sys
import time
from collections.abc import Callable

import openpyxl

from integration_appraisal.sheets.importing import imported, texts

LIMIT = 2.0


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


def main() -> None:
    """Print the ratio."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    content = table()
    gc.disable()  # as commands do

    def theirs() -> None:
        for sheet in openpyxl.load_workbook(io.BytesIO(content), data_only=True):
            list(sheet.rows)

    def ours() -> None:
        found = imported(content, "table.xlsx")
        texts(found.contents, "for the benchmark")
        assert len(found.contents.catalogue["options"]) == 50, found.findings  # noqa: PLR2004, S101

    theirs(), ours()
    found = [2 * seconds(ours) / (seconds(theirs) + seconds(theirs)) for _ in range(runs)]
    print(f"reading 50 × 30 cells, as a multiple of openpyxl's own reading, {runs} runs; limit {LIMIT:.1f}")
    print(f"median {statistics.median(found):.2f}, least {min(found):.2f}, most {max(found):.2f}")


if __name__ == "__main__":
    main()
