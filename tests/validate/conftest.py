"""What tests of `appraise validate` share."""

import os
from pathlib import Path

import pytest

from validate import broken


@pytest.fixture(autouse=True)
def _no_service(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tests may run in a CI service themselves; what it sets must not choose a format or a root."""
    for name in list(os.environ):
        if name.startswith(("GITHUB_", "CI_", "RUNNER_")):
            monkeypatch.delenv(name)


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to stand in."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def broken_catalogue(here: Path) -> Path:
    """A folder with a broken option file, to stand in."""
    return broken.write(here)
