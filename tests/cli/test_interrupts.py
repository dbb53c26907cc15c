"""Ctrl-C at any moment: exit 130, not a word, no half file, and no other answer than none."""

import shutil
import sys
from pathlib import Path

import pytest

from cli.command import HARBOURSIDE, execute

# Interrupts the command as it first enters a function of this name, its own or one of Python's.
INTERRUPTED_IN = """\
import signal, sys
name = sys.argv.pop(1)
from integration_appraisal.__main__ import main

def watch(frame, event, called):
    if (event == "call" and frame.f_code.co_name == name) or (event == "c_call" and called.__name__ == name):
        sys.setprofile(None)
        print("interrupted", file=sys.__stderr__)
        signal.raise_signal(signal.SIGINT)

signal.signal(signal.SIGINT, signal.default_int_handler)
sys.setprofile(watch)
main()
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copy(HARBOURSIDE, tmp_path / "local.yaml")
    (tmp_path / "result").write_text("mine", encoding="utf-8")
    return tmp_path


def interrupted(function: str, folder: Path, *arguments: str) -> tuple[int, bytes, bytes]:
    ran = execute([sys.executable, "-c", INTERRUPTED_IN, function, *arguments], cwd=folder)
    return ran.returncode, ran.stdout, ran.stderr


@pytest.mark.parametrize(
    ("function", "moment"),
    [
        ("_handle_fromlist", "while the command line is put together"),
        ("_date", "while pydantic calls our own code"),
        ("score", "while it computes"),
        ("render", "while it draws"),
    ],
)
def test_an_interrupt_is_exit_130_without_a_word(folder: Path, function: str, moment: str) -> None:
    assert interrupted(function, folder, "score", "local.yaml") == (130, b"", b"interrupted\n"), moment


def test_an_interrupt_while_a_file_is_written_leaves_the_old_one_and_no_other(folder: Path) -> None:
    arguments = ("score", "local.yaml", "-o", "result", "--force")
    assert interrupted("fsync", folder, *arguments) == (130, b"", b"interrupted\n")
    assert (folder / "result").read_text(encoding="utf-8") == "mine"
    assert sorted(path.name for path in folder.iterdir()) == ["local.yaml", "result"]


def test_without_an_interrupt_the_same_command_is_done(folder: Path) -> None:
    code, out, err = interrupted("no_such_function", folder, "score", "local.yaml")
    assert code == 0
    assert b"Councils initiate" in out
    assert b"interrupted" not in err
