"""``--open``: HTML in the browser, from a file that stays."""

import sys
from pathlib import Path

import pytest

from cli.command import HARBOURSIDE, process

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there BROWSER names no program")


@pytest.fixture(autouse=True)
def browser(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A browser that only writes down what it was asked to show."""
    asked, program = tmp_path / "asked", tmp_path / "browser"
    program.write_text(f'#!/bin/sh\necho "$1" > {asked}\n', encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("BROWSER", str(program))
    return asked


@pytest.mark.parametrize("command", ["score", "brief"])
def test_what_is_named_is_written_and_shown(browser: Path, tmp_path: Path, command: str) -> None:
    target = tmp_path / "page.html"
    ran = process(command, HARBOURSIDE, "--open", "-o", target)
    assert (ran.returncode, ran.stdout) == (0, b"")
    assert browser.read_text(encoding="utf-8").strip() == target.as_uri()
    assert target.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")


def test_without_a_name_a_file_is_made_for_it(browser: Path) -> None:
    ran = process("score", HARBOURSIDE, "--open")
    assert (ran.returncode, ran.stdout) == (0, b"")
    shown = browser.read_text(encoding="utf-8").strip()
    assert shown.endswith("/appraise.html")
    assert "<svg" in Path(shown.removeprefix("file://")).read_text(encoding="utf-8")


@pytest.mark.parametrize("more", [("--format", "json"), ("-o", "page.md")])
def test_only_html_can_be_shown(browser: Path, more: tuple[str, ...]) -> None:
    ran = process("score", HARBOURSIDE, "--open", *more)
    assert (ran.returncode, ran.stdout, browser.exists()) == (2, b"", False)
    assert "only HTML" in " ".join(ran.stderr.decode().split())
