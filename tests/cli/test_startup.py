"""What is imported: a command that people wait for brings no more than it needs."""

import re
import sys
from pathlib import Path

import pytest

from cli.command import APPRAISE, HARBOURSIDE, execute

HEAVY = {"typer", "click", "pydantic", "pydantic_core", "yaml", "rich", "numpy", "jinja2", "markdown_it", "highspy"}


def imported(tmp_path: Path, *arguments: object) -> set[str]:
    """All top-level modules that the command imports."""
    ran = execute([sys.executable, "-X", "importtime", APPRAISE, *arguments], cwd=tmp_path)
    assert ran.returncode == 0
    lines = re.findall(rb"^import time:\s+\d+ \|\s+\d+ \|\s*(\S+)$", ran.stderr, re.MULTILINE)
    found = {line.decode().split(".")[0] for line in lines}
    assert "integration_appraisal" in found
    return found


def test_the_version_waits_for_no_library(tmp_path: Path) -> None:
    assert imported(tmp_path, "--version") & HEAVY == set()


def test_help_reads_no_file_and_draws_nothing(tmp_path: Path) -> None:
    assert imported(tmp_path, "score", "--help") & {"yaml", "rich", "numpy", "jinja2"} == set()


@pytest.mark.parametrize("format_", ["table", "json"])
def test_scoring_needs_neither_arrays_nor_templates(tmp_path: Path, format_: str) -> None:
    found = imported(tmp_path, "score", HARBOURSIDE, "--format", format_)
    assert found & {"numpy", "jinja2", "markdown_it", "highspy"} == set()


def test_json_and_csv_are_not_drawn(tmp_path: Path) -> None:
    for format_ in ("json", "csv", "markdown"):
        assert "rich" not in imported(tmp_path, "score", HARBOURSIDE, "--format", format_)


def test_the_folder_one_is_in_offers_no_modules(tmp_path: Path) -> None:
    """A file such as ``yaml.py`` beside a local file is not run."""
    for name in ("yaml", "rich", "typer", "json", "integration_appraisal"):
        (tmp_path / f"{name}.py").write_text("raise SystemExit('taken in')\n", encoding="utf-8")
    assert "integration_appraisal" in imported(tmp_path, "score", HARBOURSIDE)
