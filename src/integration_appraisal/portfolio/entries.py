"""Which files a portfolio is made of: those named, and the local files in folders."""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from integration_appraisal.findings import NOWHERE, Finding
from integration_appraisal.loading.files import catalogue_around, walk
from integration_appraisal.loading.paths import STDIN, is_folder, shown_name


class Entry(NamedTuple):
    """A file that may be a place's. ``within`` is its name inside the folder asked for, by which years are matched."""

    path: str
    within: str
    named: bool  # whether it was asked for by itself, so that it has to be a local file


def no_local_file(folder: str) -> Finding:
    """What is wrong with a folder that has none."""
    return Finding("L003", "there is no local file in this folder. Name another.", shown_name(folder), NOWHERE)


def entries(paths: Sequence[str]) -> tuple[list[Entry], list[Finding]]:
    """The files in the order of what was asked for, each once, those of a folder by name; and what can't be read."""
    found: dict[str, Entry] = {}
    findings: list[Finding] = []
    for path in paths:
        if path == STDIN or not is_folder(path):
            found[path] = Entry(path, Path(path).name, named=True)
            continue
        _, files, faults = walk(Path(path))
        files = [file for file in files if catalogue_around(file) is None]
        findings += faults
        if not files:
            findings.append(no_local_file(path))
        for file in files:
            found.setdefault(str(file), Entry(str(file), file.relative_to(path).as_posix(), named=False))
    return list(found.values()), findings
