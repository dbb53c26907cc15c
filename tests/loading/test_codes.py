"""The registry of codes and the tables of cases cover each other."""

import re

from integration_appraisal.codes import READING
from loading.catalogue_cases import CATALOGUES
from loading.local_cases import LOCAL
from loading.yaml_cases import FAULTS
from support import unmarked

# Codes that no text by itself can bring about.
ELSEWHERE = {
    "F001": "needs files that can't be read: test_files.py",
    "F017": "needs a template: tests of `brief`",
    "L005": "needs files outside any catalogue: tests of `validate`",
    "L006": "needs a folder with another catalogue: tests of `validate`",
    "T001": "needs a spreadsheet: tests/sheets",
    "T002": "needs a spreadsheet: tests/sheets",
    "T003": "needs a spreadsheet: tests/sheets",
    "T004": "needs a spreadsheet: tests/sheets",
}


def _in_tables() -> set[str]:
    texts = [*LOCAL.values(), *(text for files in CATALOGUES.values() for text in files.values())]
    marked = {code for text in texts for code, _, _ in unmarked(text)[1]}
    return marked | {code for _, expected in FAULTS.values() for code, _, _ in expected}


def test_every_code_of_reading_has_a_case_and_every_case_a_code() -> None:
    assert _in_tables() | set(ELSEWHERE) == set(READING)


def test_no_code_is_excused_that_has_a_case() -> None:
    assert not _in_tables() & set(ELSEWHERE)


def test_a_code_is_a_letter_and_three_digits_below_100_with_a_page() -> None:
    for code, entry in READING.items():
        assert entry.code == code
        assert re.fullmatch(r"[FSLPNT]0[0-9]{2}", code)
        assert entry.title
        assert entry.why.endswith(".")
    titles = [entry.title for entry in READING.values()]
    assert len(titles) == len(set(titles))
