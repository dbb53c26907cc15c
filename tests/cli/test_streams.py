"""Pipes, devices, signals and encodings, most of them on the command as a process of its own."""

import array
import io
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from cli.command import (
    APPRAISE,
    HARBOURSIDE,
    INTERRUPTIBLE,
    NORTH_YORKSHIRE,
    ROOT,
    environment,
    execute,
    in_shell,
    process,
)
from cli.files import write
from conftest import Appraise
from integration_appraisal.cli import run

# Where these are not, as on Windows, there are no such streams.
fcntl = pytest.importorskip("fcntl")
termios = pytest.importorskip("termios")

PRINTING = {
    "score": ["score", HARBOURSIDE],
    "score as JSON": ["score", HARBOURSIDE, "--format", "json"],
    "explain": ["explain", HARBOURSIDE, "framework"],
    "sensitivity": ["sensitivity", HARBOURSIDE],
    "robustness": ["robustness", HARBOURSIDE, "--samples", "1000"],
    "diff": ["diff", HARBOURSIDE, NORTH_YORKSHIRE],
    "validate": ["validate", "tests/cli"],
    "catalogue": ["catalogue", "framework"],
    "init": ["init", "-"],
    "schema": ["schema"],
    "help": ["--help"],
    "help of a command": ["score", "--help"],
    "version": ["--version"],
}
# Each way to print has a process of its own: our own commands, what typer prints, and the version, which is a shortcut.
WHOLE = ("score", "init", "help of a command", "version")
ALONE = pytest.mark.parametrize("arguments", [PRINTING[name] for name in WHOLE], ids=WHOLE)
HERE = pytest.mark.parametrize(
    "arguments",
    [PRINTING[name] for name in PRINTING if name not in WHOLE],
    ids=[name for name in PRINTING if name not in WHOLE],
)


def one_line_of_ours(text: str) -> bool:
    """Said last, in our own words, with no traceback and no fault of ours."""
    return text.splitlines()[-1].startswith("appraise: ") and "fault of ours" not in text and "Traceback" not in text


@ALONE
def test_a_full_disk_is_exit_2(arguments: list[str]) -> None:
    ran = in_shell('exec "$0" "$@" > /dev/full', *arguments)
    assert ran.returncode == 2
    assert one_line_of_ours(ran.stderr.decode()), ran.stderr
    assert b"no space left on device" in ran.stderr


@ALONE
def test_a_closed_standard_output_is_exit_2(arguments: list[str]) -> None:
    ran = in_shell('exec "$0" "$@" >&-', *arguments)
    assert ran.returncode == 2
    assert one_line_of_ours(ran.stderr.decode()), ran.stderr
    assert b"standard output" in ran.stderr


@ALONE
def test_a_reader_that_leaves_is_met_with_silence(arguments: list[str]) -> None:
    """141 is what a shell says of a program that a closed pipe ended; 1 would say that the input has errors."""
    writer = unread()
    try:
        ran = subprocess.run(
            [str(part) for part in (APPRAISE, *arguments)],
            cwd=ROOT,
            env=environment(),
            stdin=subprocess.DEVNULL,
            stdout=writer,
            stderr=subprocess.PIPE,
            check=False,
            timeout=60,
        )
    finally:
        os.close(writer)
    assert b"Traceback" not in ran.stderr
    assert b"BrokenPipe" not in ran.stderr
    assert ran.returncode == 141


def unread() -> int:
    """A pipe whose reader has left."""
    reader, writer = os.pipe()
    os.close(reader)
    return writer


@contextmanager
def refusing(name: str) -> Iterator[io.TextIOWrapper | None]:
    """What Python makes of a standard output that is full, closed or left."""
    if name == "closed":
        yield None
        return
    with os.fdopen(os.open("/dev/full", os.O_WRONLY) if name == "full" else unread(), "wb", buffering=0) as raw:
        yield io.TextIOWrapper(raw, encoding="utf-8", write_through=True)


@HERE
@pytest.mark.parametrize(
    ("name", "code", "said"),
    [("full", 2, "no space left on device"), ("closed", 2, "standard output"), ("left", 141, "")],
)
def test_every_command_minds_what_standard_output_refuses(
    appraise: Appraise, monkeypatch: pytest.MonkeyPatch, arguments: list[str], name: str, code: int, said: str
) -> None:
    monkeypatch.chdir(ROOT)
    with refusing(name) as output:
        monkeypatch.setattr(sys, "stdout", output)
        ran = appraise(*arguments)
        monkeypatch.undo()
    assert ran.code == code, ran.err
    assert said in ran.err
    if said:
        assert one_line_of_ours(ran.err), ran.err
    else:
        assert "Traceback" not in ran.err
        assert "BrokenPipe" not in ran.err


@pytest.mark.parametrize("unbuffered", [{}, {"PYTHONUNBUFFERED": "1"}], ids=["", "unbuffered"])
def test_a_pipe_that_does_not_wait_gets_all_of_a_long_result(unbuffered: dict[str, str]) -> None:
    reader, writer = os.pipe()
    os.set_blocking(writer, False)
    child = subprocess.Popen([APPRAISE, "schema"], env=environment(**unbuffered), stdout=writer)
    os.close(writer)
    with os.fdopen(reader, "rb") as pipe:
        time.sleep(0.5)  # until it is full
        written = pipe.read()
    assert child.wait(timeout=60) == 0
    assert set(json.loads(written)) == {"option", "criteria", "catalogue", "local"}


def test_head_of_a_long_result_is_quiet() -> None:
    ran = in_shell('"$0" "$@" | head -c 10', "schema")
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, b'{\n  "optio', b"")


def test_a_closed_standard_input_is_a_file_that_cannot_be_read() -> None:
    ran = in_shell('exec "$0" "$@" <&-', "score", "-")
    assert (ran.returncode, ran.stdout) == (2, b"")
    assert b"<stdin>: error F001 can't be read" in ran.stderr


@pytest.mark.parametrize(
    ("arguments", "code"),
    [(["score", HARBOURSIDE], 0), (["score", "nowhere.yaml"], 2), (["score", HARBOURSIDE, "--variant", "none"], 2)],
    ids=["done", "unreadable", "usage"],
)
def test_a_closed_standard_error_changes_no_exit_code(arguments: list[object], code: int) -> None:
    ran = in_shell('exec "$0" "$@" 2>&-', *arguments)
    assert ran.returncode == code
    assert (b"Councils initiate" in ran.stdout) == (code == 0)


def is_waiting_for_input(child: subprocess.Popen[bytes]) -> bool:
    """Whether a process has taken all that was written to it and sleeps until there is more."""
    assert child.stdin is not None
    left = array.array("i", [0])
    fcntl.ioctl(child.stdin, termios.FIONREAD, left)
    state = Path(f"/proc/{child.pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0]
    return left[0] == 0 and state == "S"


def test_an_interrupt_is_exit_130_without_a_word() -> None:
    child = subprocess.Popen(
        [*INTERRUPTIBLE, "score", "-"],
        env=environment(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    with child:
        assert child.stdin is not None
        assert child.stdout is not None
        assert child.stderr is not None
        child.stdin.write(b"area: Here\n")
        child.stdin.flush()
        while child.poll() is None and not is_waiting_for_input(child):
            time.sleep(0.05)
        child.send_signal(signal.SIGINT)
        assert child.wait(timeout=60) == 130
        assert (child.stdout.read(), child.stderr.read()) == (b"", b"")


# Encodings ------------------------------------------------------------------------------------------------------------

ENCODINGS = ("ascii", "cp1252")


@pytest.fixture
def accented(tmp_path: Path) -> Path:
    """A place whose name and whose faults have more than ASCII in them."""
    path = tmp_path / "café.yaml"
    text = HARBOURSIDE.read_text(encoding="utf-8").replace("area: Harbourside", "area: Café “Æther” Ω 漢字")
    path.write_text(text, encoding="utf-8")
    return path


Encoded = Callable[..., subprocess.CompletedProcess[bytes]]


@pytest.fixture
def encoded(monkeypatch: pytest.MonkeyPatch) -> Encoded:
    """Run the command in this process, with standard streams in an encoding, as ``PYTHONIOENCODING`` has them."""

    def call(encoding: str, *arguments: object) -> subprocess.CompletedProcess[bytes]:
        written = io.BytesIO(), io.BytesIO()
        for name, errors, raw in zip(("stdout", "stderr"), ("strict", "backslashreplace"), written, strict=True):
            monkeypatch.setattr(sys, name, io.TextIOWrapper(raw, encoding, errors, write_through=True))
        code = run([str(own) for own in arguments])
        return subprocess.CompletedProcess(arguments, code, *(raw.getvalue() for raw in written))

    return call


@pytest.mark.parametrize("format_", ["table", "markdown", "csv", "json"])
def test_an_ascii_terminal_gets_ascii(encoded: Encoded, accented: Path, format_: str) -> None:
    ran = encoded("ascii", "score", accented, "--format", format_)
    assert ran.returncode == 0
    assert ran.stderr.isascii()
    assert ran.stdout.isascii()
    assert b"Councils initiate" in ran.stdout
    if format_ == "table":
        whole = process("score", accented, env=environment(PYTHONIOENCODING="ascii"))
        assert (whole.returncode, whole.stdout, whole.stderr) == (ran.returncode, ran.stdout, ran.stderr)


def test_json_is_the_same_data_in_ascii(encoded: Encoded, accented: Path) -> None:
    found = [json.loads(encoded(own, "score", accented, "--format", "json").stdout) for own in (*ENCODINGS, "utf-8")]
    assert found[0] == found[1] == found[2]
    assert found[2]["area"].startswith("Café “Æther” Ω 漢字")


@pytest.mark.parametrize(
    "command", [["explain", NORTH_YORKSHIRE, "framework"], ["catalogue"], ["init", "-"], ["--help"]]
)
@pytest.mark.parametrize("encoding", ENCODINGS)
def test_no_command_fails_for_want_of_a_letter(encoded: Encoded, command: list[object], encoding: str) -> None:
    ran = encoded(encoding, *command)
    assert ran.returncode == 0
    assert b"Traceback" not in ran.stderr
    assert len(ran.stdout) > 500


def test_findings_too_are_ascii_where_the_terminal_is(encoded: Encoded, accented: Path) -> None:
    accented.write_text("area: Café\nstatus: “final”\n", encoding="utf-8")
    for command in ("score", "validate"):
        ran = encoded("ascii", command, accented)
        assert ran.returncode == 1
        assert (ran.stdout + ran.stderr).isascii()
        assert b":2:9: error S004 `status` is the text" in ran.stdout + ran.stderr


def test_a_file_name_that_is_not_utf8_is_named_all_the_same(tmp_path: Path) -> None:
    name = os.fsdecode(b"caf\xe9.yaml")
    ran = process("score", name, cwd=tmp_path)
    assert (ran.returncode, ran.stdout) == (2, b"")
    assert ran.stderr.startswith(b"caf\\udce9.yaml: error F001 can't be read")
    (tmp_path / name).write_text("area: Here\n", encoding="utf-8")
    ran = process("score", name, "--format", "json", cwd=tmp_path)
    assert ran.returncode == 0
    assert {own["file"] for own in json.loads(ran.stdout)["findings"]} == {"caf\\udce9.yaml"}


# The same bytes -------------------------------------------------------------------------------------------------------

USUAL = environment(PYTHONHASHSEED="1")
# All that may be otherwise at once: what leaves no byte changed changes none alone.
OTHERWISE = environment(
    PYTHONHASHSEED="2", LC_ALL="C", LANG="C", TZ="Pacific/Kiritimati", COLUMNS="37", PYTHONOPTIMIZE="2", NO_COLOR="1",
    TERM="dumb",
)  # fmt: skip


@pytest.mark.parametrize("format_", ["json", "csv"])
def test_the_same_input_gives_the_same_bytes_whatever_is_around(format_: str) -> None:
    first, second = (
        process("score", NORTH_YORKSHIRE, "--format", format_, env=env).stdout for env in (USUAL, OTHERWISE)
    )
    assert len(first) > 1000
    assert first == second


@pytest.mark.parametrize("command", ["score", "validate"])
def test_the_same_mistakes_give_the_same_words_whatever_is_around(tmp_path: Path, command: str) -> None:
    places = {"answers": {"zzz": {}}, "must_haves": {"zzz": 1}, "ruled_out": {"zzz": {}}, "local_factors": {"zzz": {}}}
    write(tmp_path / "local.yaml", {"area": "Here", "question": {"zzz": 1}, **places})
    said = set()
    for env in (USUAL, OTHERWISE):
        ran = process(command, "local.yaml", cwd=tmp_path, env=env)
        assert ran.returncode == 1
        said.add(ran.stdout + ran.stderr)
    assert len(said) == 1


def test_as_a_module_it_is_the_same_command() -> None:
    for arguments in (["score", HARBOURSIDE, "--format", "json"], ["scoer"]):
        own = process(*arguments)
        module = execute([sys.executable, "-m", "integration_appraisal", *arguments])
        assert (module.returncode, module.stdout, module.stderr) == (own.returncode, own.stdout, own.stderr)
