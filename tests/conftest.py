"""Fixtures that tests of several folders share."""

import os
from collections.abc import Callable

import pytest

from cli.command import MATTERS, Ran
from integration_appraisal.cli import run

pytest.register_assert_rewrite("cli.contract")

Appraise = Callable[..., Ran]


@pytest.fixture(autouse=True)
def _same_surroundings(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a person has set for their own terminal must not reach a test."""
    for name in [name for name in os.environ if MATTERS.fullmatch(name)]:
        monkeypatch.delenv(name)


@pytest.fixture
def appraise(capsys: pytest.CaptureFixture[str]) -> Appraise:
    """Run the command in this process: ``appraise("score", path)``."""

    def call(*arguments: object) -> Ran:
        capsys.readouterr()
        code = run([str(argument) for argument in arguments])
        written = capsys.readouterr()
        return Ran(code, written.out, written.err)

    return call
