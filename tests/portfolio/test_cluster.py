"""A real Dask cluster on this machine: a scheduler and two workers, each a process of its own."""

import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import NamedTuple

import pytest

from cli.command import APPRAISE, environment, execute, process
from portfolio.places import places

COUNT = 40
ANSWERS = 60  # seconds that a process has to start


class Cluster(NamedTuple):
    address: str
    workers: list[subprocess.Popen[bytes]]


@contextmanager
def cluster(folder: Path, protocol: str = "tcp", **settings: str) -> Iterator[Cluster]:
    """A scheduler with two workers, gone at the end."""
    with ExitStack() as ending:
        file = folder / "scheduler.json"
        _started(
            ending, settings, "scheduler", "--host", f"{protocol}://127.0.0.1", "--port", "0", "--no-dashboard", file
        )
        _wait_for(file)
        workers = [_started(ending, settings, "worker", file) for _ in range(2)]
        address = re.search(r'"address": "([^"]+)"', file.read_text(encoding="utf-8"))
        assert address
        yield Cluster(address[1], workers)


def _started(ending: ExitStack, settings: Mapping[str, str], kind: str, *arguments: object) -> subprocess.Popen[bytes]:
    own = [] if kind == "scheduler" else ["--nthreads", "1", "--no-nanny", "--no-dashboard"]
    command = ["-m", "dask", kind, *own, *arguments[:-1], "--scheduler-file", arguments[-1]]
    running = subprocess.Popen(
        [sys.executable, *map(str, command)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=environment(**settings),
    )
    ending.callback(running.wait)
    ending.callback(running.kill)
    return running


def _wait_for(file: Path) -> None:
    for _ in range(ANSWERS * 10):
        if file.exists() and file.read_text(encoding="utf-8").rstrip().endswith("}"):
            return
        time.sleep(0.1)
    raise TimeoutError("the scheduler did not start")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return places(tmp_path_factory.mktemp("many"), COUNT)


@pytest.fixture(scope="module")
def lines(folder: Path) -> bytes:
    return process("portfolio", folder.name, "--jobs", 1, "--format", "jsonl", cwd=folder.parent).stdout


def test_a_cluster_gives_the_bytes_of_one_process_also_where_a_worker_is_killed(
    folder: Path, lines: bytes, tmp_path: Path
) -> None:
    with cluster(tmp_path) as own:
        command = ["portfolio", folder.name, "--format", "jsonl", "--scheduler", own.address]
        ran = process(*command, cwd=folder.parent)
        assert ran.returncode == 0, ran.stderr.decode()
        assert ran.stdout == lines
        with subprocess.Popen(
            [str(APPRAISE), *command], cwd=folder.parent, stdout=subprocess.PIPE, env=environment()
        ) as running:
            assert running.stdout is not None
            first = running.stdout.readline()
            own.workers[0].send_signal(signal.SIGKILL)
            rest = running.stdout.read()
        assert first + rest == lines
        assert running.returncode == 0


def test_a_cluster_reads_anew_what_has_changed_since_the_last_run(tmp_path: Path) -> None:
    folder = places(tmp_path / "own", COUNT)
    criteria = tmp_path / "own" / "catalogue" / "criteria" / "criteria.yaml"
    with cluster(tmp_path) as own:
        command = ["portfolio", folder, "--format", "jsonl"]
        before = process(*command, "--scheduler", own.address)
        changed = criteria.read_text(encoding="utf-8").replace('"weight": 3', '"weight": 9')
        criteria.write_text(changed, encoding="utf-8")
        after = process(*command, "--scheduler", own.address)
    assert (before.returncode, after.returncode) == (0, 0), after.stderr.decode()
    assert before.stdout != after.stdout == process(*command).stdout


def test_a_cluster_that_can_not_be_used_is_told_with_what_to_do(folder: Path, tmp_path: Path) -> None:
    with ExitStack() as ending:
        file = tmp_path / "scheduler.json"
        _started(ending, {}, "scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard", file)
        _wait_for(file)
        _started(ending, {}, "worker", "--nthreads=2", file)
        address = re.findall(r'"address": "([^"]+)"', file.read_text(encoding="utf-8"))[0]
        ran = process("portfolio", folder, "--scheduler", address)
    assert (ran.returncode, ran.stdout) == (2, b"")
    said = ran.stderr.decode()
    assert "has 2 threads" in said
    assert "start each with `--nthreads 1`" in said
    assert "Traceback" not in said


def test_where_no_cluster_answers_that_is_told(folder: Path) -> None:
    impatient = environment(DASK_DISTRIBUTED__COMM__TIMEOUTS__CONNECT="1s")
    ran = process("portfolio", folder, "--scheduler", "tcp://127.0.0.1:9", env=impatient)
    assert (ran.returncode, ran.stdout) == (2, b"")
    assert b"no cluster answers at tcp://127.0.0.1:9" in ran.stderr
    assert b"Traceback" not in ran.stderr


def test_tls_is_passed_through(folder: Path, lines: bytes, tmp_path: Path) -> None:
    if shutil.which("openssl") is None:
        pytest.skip("there is no openssl to make a certificate with")
    asked = "req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=127.0.0.1 -addext subjectAltName=IP:127.0.0.1"
    made = execute(["openssl", *asked.split(), "-keyout", tmp_path / "key.pem", "-out", tmp_path / "cert.pem"])
    assert made.returncode == 0, made.stderr.decode()
    comm, certificate, key = "DASK_DISTRIBUTED__COMM__", str(tmp_path / "cert.pem"), str(tmp_path / "key.pem")
    settings = {f"{comm}REQUIRE_ENCRYPTION": "true", f"{comm}TLS__CA_FILE": certificate}
    for role in ("SCHEDULER", "WORKER", "CLIENT"):
        settings |= {f"{comm}TLS__{role}__CERT": certificate, f"{comm}TLS__{role}__KEY": key}
    with cluster(tmp_path, "tls", **settings) as own:
        assert own.address.startswith("tls://")
        command = ["portfolio", folder.name, "--format", "jsonl", "--scheduler", own.address]
        ran = process(*command, cwd=folder.parent, env=environment(**settings))
        assert ran.returncode == 0, ran.stderr.decode()
        assert ran.stdout == lines
        refused = process(*command, cwd=folder.parent)
        assert refused.returncode == 2
        assert b"no cluster answers" in refused.stderr
