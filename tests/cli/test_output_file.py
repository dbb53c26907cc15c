"""``-o FILE``: the whole result in one step, or the old file as it was."""

import errno
import os
import shutil
import stat
from pathlib import Path

import pytest

from cli.command import HARBOURSIDE, NORTH_YORKSHIRE, ROOT, in_shell
from conftest import Appraise

WRITING = {
    "score": ["score", "local.yaml", "--output", "result"],
    "explain": ["explain", "local.yaml", "framework", "-o", "result"],
    "sensitivity": ["sensitivity", "local.yaml", "-o", "result"],
    "robustness": ["robustness", "local.yaml", "--samples", "1000", "-o", "result"],
    "diff": ["diff", "local.yaml", str(NORTH_YORKSHIRE), "-o", "result"],
    "catalogue": ["catalogue", "framework", "-o", "result"],
    "schema": ["schema", "local", "-o", "result"],
    "init": ["init", "result"],
}

NO_FILES = ("folder", ".", "", "pipe", "/dev/null", "nowhere/result", "local.yaml/result")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copy(HARBOURSIDE, tmp_path / "local.yaml")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.mark.parametrize("arguments", WRITING.values(), ids=WRITING)
class TestEveryCommandThatWrites:
    def test_writes_what_it_would_have_printed(self, appraise: Appraise, folder: Path, arguments: list[str]) -> None:
        printed = appraise(*arguments[:-1], "-").out
        ran = appraise(*arguments)
        assert (ran.code, ran.out) == (0, "")
        assert ran.err.startswith("Wrote result.\n")
        assert (folder / "result").read_bytes().decode() == printed
        assert names(folder) == ["local.yaml", "result"]

    def test_leaves_an_existing_file_alone_without_force(
        self, appraise: Appraise, folder: Path, arguments: list[str]
    ) -> None:
        (folder / "result").write_text("mine")
        ran = appraise(*arguments)
        assert (ran.code, ran.out) == (2, "")
        assert ran.err == "appraise: result exists. Name another file, or add --force to replace it.\n"
        assert (folder / "result").read_text() == "mine"

    def test_replaces_it_with_force_and_keeps_its_mode(
        self, appraise: Appraise, folder: Path, arguments: list[str]
    ) -> None:
        (folder / "result").write_text("mine")
        (folder / "result").chmod(0o640)
        ran = appraise(*arguments, "--force")
        assert ran.code == 0
        assert (folder / "result").read_text() != "mine"
        assert stat.S_IMODE((folder / "result").stat().st_mode) == 0o640
        assert names(folder) == ["local.yaml", "result"]

    def test_keeps_a_link_a_link(self, appraise: Appraise, folder: Path, arguments: list[str]) -> None:
        (folder / "kept").mkdir()
        (folder / "kept" / "real").write_text("mine")
        (folder / "result").symlink_to("kept/real")
        assert appraise(*arguments).code == 2
        assert (folder / "kept" / "real").read_text() == "mine"
        assert appraise(*arguments, "--force").code == 0
        assert (folder / "result").is_symlink()
        assert (folder / "kept" / "real").read_text() != "mine"
        assert names(folder / "kept") == ["real"]

    def test_writes_through_a_link_to_nowhere_only_with_force(
        self, appraise: Appraise, folder: Path, arguments: list[str]
    ) -> None:
        (folder / "result").symlink_to("later")
        assert appraise(*arguments).code == 2
        assert not (folder / "later").exists()
        assert appraise(*arguments, "--force").code == 0
        assert (folder / "result").readlink() == Path("later")
        assert (folder / "later").stat().st_size > 0

    @pytest.mark.parametrize("forced", [[], ["--force"]], ids=["", "forced"])
    def test_refuses_what_is_no_file(
        self, appraise: Appraise, folder: Path, arguments: list[str], forced: list[str]
    ) -> None:
        (folder / "folder").mkdir()
        os.mkfifo(folder / "pipe")
        before = names(folder)
        # All commands ask one guard, which is shown all by the command that takes the least time.
        for target in NO_FILES if arguments[0] == "schema" else NO_FILES[::6]:
            ran = appraise(*arguments[:-1], target, *forced)
            assert (ran.code, ran.out) == (2, ""), target
            assert ran.err.count("\n") == 1
            assert ran.err.startswith("appraise: ")
        assert names(folder) == before


@pytest.mark.parametrize("forced", [[], ["--force"]], ids=["", "forced"])
@pytest.mark.parametrize("target", ["loop", "a" * 300], ids=["a link to itself", "too long a name"])
def test_refuses_names_that_the_system_does_not_take(
    appraise: Appraise, folder: Path, target: str, forced: list[str]
) -> None:
    (folder / "loop").symlink_to("loop")
    ran = appraise("score", "local.yaml", "-o", target, *forced)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(f"appraise: {target} ")
    assert names(folder) == ["local.yaml", "loop"]


class TestTheInput:
    """What is being read is never written over, whatever it is called and however it is forced."""

    @pytest.mark.parametrize("forced", [[], ["--force"]], ids=["", "forced"])
    @pytest.mark.parametrize(
        "command", [["score", "local.yaml"], ["explain", "local.yaml", "framework"], ["validate", "local.yaml"]]
    )
    def test_the_local_file_by_any_name(
        self, appraise: Appraise, folder: Path, command: list[str], forced: list[str]
    ) -> None:
        before = (folder / "local.yaml").read_bytes()
        (folder / "link.yaml").symlink_to("local.yaml")
        (folder / "hard.yaml").hardlink_to(folder / "local.yaml")
        for target in ("local.yaml", "./local.yaml", folder / "local.yaml", "link.yaml", "hard.yaml"):
            ran = appraise(*command, "--format", "json", "-o", target, *forced)
            assert (ran.code, ran.out) == (2, "")
            assert "is what is being read. Name another file." in ran.err
        assert (folder / "local.yaml").read_bytes() == before

    @pytest.mark.parametrize(
        "command",
        [
            ["score", "local.yaml", "--catalogue", "own", "--format", "json", "-o"],
            ["explain", "local.yaml", "framework", "--catalogue", "own", "--format", "json", "-o"],
            ["catalogue", "--catalogue", "own", "--format", "json", "-o"],
            ["validate", "own", "--format", "json", "-o"],
            ["init", "--catalogue", "own"],
        ],
        ids=["score", "explain", "catalogue", "validate", "init"],
    )
    def test_a_file_of_the_catalogue(self, appraise: Appraise, folder: Path, command: list[str]) -> None:
        for name in ("options", "criteria"):
            shutil.copytree(ROOT / name, folder / "own" / name)
        for target in (folder / "own" / "options" / "framework.yaml", folder / "own" / "criteria" / "criteria.yaml"):
            before = target.read_bytes()
            ran = appraise(*command, target, "--force")
            assert target.read_bytes() == before
            assert (ran.code, ran.out) == (2, "")
            assert "is what is being read. Name another file." in ran.err


def test_a_new_file_has_the_mode_that_any_program_would_give_it(appraise: Appraise, folder: Path) -> None:
    for mask, mode in ((0o022, 0o644), (0o077, 0o600), (0o002, 0o664)):
        before = os.umask(mask)
        try:
            assert appraise("schema", "local", "-o", f"mode{mode:o}").code == 0
        finally:
            os.umask(before)
        assert stat.S_IMODE((folder / f"mode{mode:o}").stat().st_mode) == mode


def test_the_old_file_is_whole_when_the_disk_is_full(folder: Path) -> None:
    (folder / "result").write_text("mine")
    # One block stands for the disk; what Python compiles on the way must not be cut off, too.
    script = (
        'export PYTHONDONTWRITEBYTECODE=1 && ulimit -f 1 && exec "$0" score local.yaml --format json -o result --force'
    )
    ran = in_shell(script, cwd=folder)
    assert (ran.returncode, ran.stdout) == (2, b"")
    assert ran.stderr == b"appraise: result can't be written: file too large.\n"
    assert (folder / "result").read_text() == "mine"
    assert names(folder) == ["local.yaml", "result"]


PAPER = ["brief", "local.yaml", "-o", "paper.md", "--charts", "pictures", "--force"]


def test_files_that_belong_together_are_as_they_were_where_the_last_cannot_be_put_in_its_place(
    appraise: Appraise, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert appraise(*PAPER).code == 0
    pictures = sorted((folder / "pictures").iterdir())
    pictures[0].unlink()
    for own in pictures[1:]:
        own.write_text("old")
    (folder / "paper.md").write_text("old")
    replace = Path.replace

    def refusing(own: Path, target: Path) -> Path:
        if target == folder / "paper.md" and (folder / "paper.md").read_text() == "old":
            raise OSError(errno.EBUSY, os.strerror(errno.EBUSY))
        return replace(own, target)

    monkeypatch.setattr(Path, "replace", refusing)
    ran = appraise(*PAPER)
    assert ran.code == 2
    assert "paper.md can't be written: device or resource busy" in ran.err
    assert sorted((folder / "pictures").iterdir()) == pictures[1:]
    assert {own.read_text() for own in (*pictures[1:], folder / "paper.md")} == {"old"}
    assert names(folder) == ["local.yaml", "paper.md", "pictures"]


def test_two_results_that_are_one_file_are_refused(appraise: Appraise, folder: Path) -> None:
    (folder / "pictures").mkdir()
    (folder / "pictures" / "values.svg").symlink_to("../paper.md")
    ran = appraise(*PAPER)
    assert (ran.code, names(folder)) == (2, ["local.yaml", "pictures"])
    assert "are the same file. Name another." in ran.err


def test_text_in_a_file_is_made_for_80_columns_without_colour(
    appraise: Appraise, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert appraise("score", "local.yaml", "-o", "result").code == 0
    text = (folder / "result").read_text(encoding="utf-8")
    assert "\x1b" not in text
    assert 60 < max(len(line) for line in text.splitlines()) <= 80
