"""Fixtures that tests of several folders share."""

import gc
import os
import sys
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import settings

from cli.command import COMPILED, MATTERS, Ran
from cli.results import hold
from integration_appraisal.cli import run
from remembering import changes, remember, simulate

pytest.register_assert_rewrite("cli.contract")

# What pytest makes of the tests is kept for the next run and for other workers, even where a person wants no such files
# beside the sources.
sys.pycache_prefix = COMPILED
sys.dont_write_bytecode = False

# The search for garbage goes through all tests and modules each time, and finds next to nothing.
gc.set_threshold(100_000, 50, 50)

# Half as many cases as usual, as every change runs them anew.
settings.register_profile("half", max_examples=50)
settings.load_profile("half")

# What takes long is worked out once a process for the same input. Whole processes remember nothing.
remember()

Appraise = Callable[..., Ran]
ENGINE = "integration_appraisal.engine"  # where appraisals take from what takes long


@pytest.fixture(autouse=True)
def _same_surroundings(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a person has set for their own terminal must not reach a test."""
    for name in [name for name in os.environ if MATTERS.fullmatch(name)]:
        monkeypatch.delenv(name)


@pytest.fixture
def appraise(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Appraise:
    """Run the command in this process: ``appraise("score", path)``. JSON must be as its published schema says."""
    monkeypatch.setattr(f"{ENGINE}.robustness.simulation.simulate", simulate())
    monkeypatch.setattr(f"{ENGINE}.sensitivity.sensitivity", changes())

    def call(*arguments: object) -> Ran:
        capsys.readouterr()
        code = run([str(argument) for argument in arguments])
        written = capsys.readouterr()
        hold(written.out)
        return Ran(code, written.out, written.err)

    return call


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """How many broken files the mutation test tried, which no dot tells."""
    reports = terminalreporter.stats.get("passed", []) + terminalreporter.stats.get("failed", [])
    cases = sum(value for report in reports for name, value in report.user_properties if name == "mutations")
    seconds = [value for report in reports for name, value in report.user_properties if name == "seconds"]
    if cases and seconds:
        slowest = f"{len(seconds)} whole processes, the slowest with {max(seconds):.1f} s of CPU time"
        terminalreporter.write_line(f"The mutation test broke files in {cases:,} ways, and in {slowest}.")
