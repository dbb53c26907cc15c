"""The same bytes however the work is done: on one process or several, broken off and gone on with, or killed."""

import errno
import io
import os
import signal
import subprocess
import time
from collections.abc import Callable, Sequence
from concurrent.futures import BrokenExecutor, Executor, Future
from pathlib import Path
from typing import Any

import pytest

from cli.command import APPRAISE, environment, process
from conftest import Appraise
from integration_appraisal.portfolio.entries import entries
from integration_appraisal.portfolio.reading import Asked
from integration_appraisal.portfolio.running import run
from portfolio.places import places

COUNT = 60


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return places(tmp_path_factory.mktemp("many"), COUNT)


@pytest.fixture(scope="module")
def lines(folder: Path) -> bytes:
    """All places, one after the other."""
    ran = process("portfolio", folder, "--jobs", 1, "--format", "jsonl")
    assert ran.returncode == 0
    assert ran.stdout.count(b"\n") == COUNT
    return ran.stdout


@pytest.mark.parametrize("jobs", [2, 4])
def test_several_processes_give_the_bytes_of_one(folder: Path, lines: bytes, jobs: int) -> None:
    assert process("portfolio", folder, "--jobs", jobs, "--format", "jsonl").stdout == lines


def test_a_killed_process_costs_no_result(folder: Path, lines: bytes) -> None:
    command = [APPRAISE, "portfolio", *[str(folder)], "--jobs", "2", "--format", "jsonl"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment()) as running:
        killed = _kill_a_worker(running.pid)
        out, _ = running.communicate(timeout=60)
    assert killed
    assert out == lines
    assert running.returncode == 0


def _kill_a_worker(parent: int) -> bool:
    """End one of the processes that a process has started, as soon as it has any that work."""
    for _ in range(600):
        workers = [pid for pid in _children(parent) if "spawn_main" in _command(pid)]
        if len(workers) > 1:
            os.kill(workers[-1], signal.SIGKILL)
            return True
        time.sleep(0.05)
    return False


def _children(parent: int) -> list[int]:
    found = Path(f"/proc/{parent}/task/{parent}/children")
    if not found.exists():
        pytest.skip("this system does not say which processes a process has started")
    return [int(pid) for pid in found.read_text(encoding="ascii").split()]


def _command(pid: int) -> str:
    return Path(f"/proc/{pid}/cmdline").read_bytes().decode(errors="replace")


class Breaking(Executor):
    """Does its work at once, but breaks at some files, as often as is said."""

    left: dict[str, int]

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        future: Future[Any] = Future()
        for entry in args[2]:
            name = Path(entry.path).name
            if self.left.get(name, 0) > 0:
                self.left[name] -= 1
                future.set_exception(BrokenExecutor())
                return future
        future.set_result(fn(*args, **kwargs))
        return future


def broken(folder: Path, left: dict[str, int]) -> list[tuple[str, bool, tuple[str, ...]]]:
    Breaking.left = left
    found, _ = entries([str(folder)])
    outcomes = [own for batch in run(Asked(), found, Breaking, ahead=3) for own in batch.outcomes]
    return [(Path(own.file).name, own.row is not None, tuple(each.code for each in own.findings)) for own in outcomes]


def test_a_file_that_breaks_its_process_once_is_read_again(folder: Path) -> None:
    assert broken(folder, {"p020.yaml": 1, "p021.yaml": 1}) == broken(folder, {})


def test_a_file_that_always_does_is_given_up_and_no_other(folder: Path) -> None:
    found = broken(folder, {"p030.yaml": 99})
    assert [own for own in found if not own[1]] == [("p030.yaml", False, ("F001",))]
    assert len(found) == COUNT


def resumed(folder: Path, journal: Path, *more: object) -> bytes:
    ran = process("portfolio", folder, "--resume", journal, "--jobs", 1, "--format", "jsonl", *more)
    assert ran.returncode == 0, ran.stderr.decode()
    return ran.stdout


def test_a_run_killed_in_the_middle_and_gone_on_with_gives_the_same(folder: Path, lines: bytes, tmp_path: Path) -> None:
    journal = tmp_path / "run.journal"
    command = [str(APPRAISE), "portfolio", str(folder), "--resume", str(journal), "--jobs", "1", "--format", "jsonl"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment()) as running:
        assert running.stdout is not None
        for _ in range(10):
            running.stdout.readline()
        running.kill()
    kept = journal.read_bytes()
    assert 10 <= kept.count(b'"key"') < COUNT
    assert resumed(folder, journal) == lines
    assert journal.read_bytes().startswith(kept[: kept.rfind(b"\n") + 1])


def test_a_journal_broken_off_anywhere_is_gone_on_with(appraise: Appraise, tmp_path: Path) -> None:
    folder, journal = places(tmp_path, 4), tmp_path / "run.journal"
    arguments = ("portfolio", folder, "--resume", journal, "--format", "jsonl")
    whole = appraise(*arguments).out
    kept = journal.read_bytes()
    for end in [*range(60), *range(60, len(kept), 211), len(kept) - 1]:
        journal.write_bytes(kept[:end])
        assert appraise(*arguments).out == whole, end
        assert journal.read_bytes() == kept, end


def test_what_has_changed_since_is_read_again(appraise: Appraise, tmp_path: Path) -> None:
    folder, journal = places(tmp_path, 4), tmp_path / "run.journal"
    seen = [same_anew(appraise, folder, journal)]
    (folder / "p001.yaml").write_text('{"area": "Other", "catalogue": "../catalogue"}', encoding="utf-8")
    seen.append(same_anew(appraise, folder, journal))
    criteria = tmp_path / "catalogue" / "criteria" / "criteria.yaml"
    criteria.write_text(criteria.read_text(encoding="utf-8").replace('"weight": 3', '"weight": 9'), encoding="utf-8")
    seen.append(same_anew(appraise, folder, journal))
    seen.append(same_anew(appraise, folder, journal, "--scenarios", 20))
    assert len(set(seen)) == len(seen)


def same_anew(appraise: Appraise, folder: Path, journal: Path, *more: object) -> str:
    """All places, gone on with from a journal: the same as without one."""
    arguments = ("portfolio", folder, "--format", "jsonl", *more)
    ran = appraise(*arguments, "--resume", journal)
    assert (ran.code, ran.out.count("\n")) == (0, 4), ran.err
    assert ran.out == appraise(*arguments).out
    return ran.out


def test_what_is_in_the_journal_is_not_computed_again(
    appraise: Appraise, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, journal = places(tmp_path, 4), tmp_path / "run.journal"
    whole = appraise("portfolio", folder, "--resume", journal, "--format", "jsonl").out

    def refused(*_: Sequence[object]) -> None:
        raise AssertionError("a file was read again")

    monkeypatch.setattr("integration_appraisal.portfolio.reading.Reader.read", refused)
    assert appraise("portfolio", folder, "--resume", journal, "--format", "jsonl").out == whole


def test_lines_for_a_file_are_written_whole(appraise: Appraise, tmp_path: Path) -> None:
    folder, out = places(tmp_path, 4), tmp_path / "rows.jsonl"
    assert appraise("portfolio", folder, "-o", out).code == 0
    assert out.read_text(encoding="utf-8") == appraise("portfolio", folder, "--format", "jsonl").out
    again = appraise("portfolio", folder, "-o", out)
    assert (again.code, "exists. Name another file, or add --force" in again.err) == (2, True)


def test_where_no_place_can_be_used_no_file_is_written(appraise: Appraise, tmp_path: Path) -> None:
    (tmp_path / "bad.yaml").write_text("area: [", encoding="utf-8")
    ran = appraise("portfolio", tmp_path / "bad.yaml", "-o", tmp_path / "rows.jsonl")
    assert (ran.code, "Nothing was computed." in ran.err) == (1, True)
    assert [path.name for path in tmp_path.iterdir()] == ["bad.yaml"]


class Full(io.BytesIO):
    """A file on a disk that has room for its first line and no more."""

    def write(self, content: Any, /) -> int:
        if self.tell():
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return super().write(content)


def test_a_journal_that_has_no_room_is_told(
    appraise: Appraise, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("integration_appraisal.cli.many.SpooledTemporaryFile", lambda **_: Full())
    ran = appraise("portfolio", places(tmp_path, 2))
    assert ran.code == 2
    assert "can't be kept until the end: no space left on device" in ran.err


def test_a_reader_that_leaves_ends_the_run(folder: Path) -> None:
    command = [str(APPRAISE), "portfolio", str(folder), "--jobs", "1", "--format", "jsonl"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment()) as running:
        assert running.stdout is not None
        running.stdout.readline()
        running.stdout.close()
        assert running.wait(timeout=60) == 141
        assert running.stderr is not None
        assert b"Traceback" not in running.stderr.read()
