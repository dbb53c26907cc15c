"""What a person sees: lines that fit, words that are whole, and colour only where a terminal shows it."""

import contextlib
import json
import os
import re
import struct
import subprocess
import unicodedata
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from cli.command import APPRAISE, EXAMPLES, HARBOURSIDE, NORTH_YORKSHIRE, ROOT, environment
from conftest import Appraise

SHOWING: dict[str, list[object]] = {
    "score": ["score", HARBOURSIDE],
    "score a variant": ["score", NORTH_YORKSHIRE, "--variant", "craven"],
    "explain one": ["explain", NORTH_YORKSHIRE, "framework"],
    "explain two": ["explain", NORTH_YORKSHIRE, "framework", "vertical_nhs"],
    "sensitivity": ["sensitivity", HARBOURSIDE],
    "robustness": ["robustness", NORTH_YORKSHIRE, "--samples", "1000"],
    "diff": ["diff", HARBOURSIDE, NORTH_YORKSHIRE],
    "catalogue": ["catalogue"],
    "an option": ["catalogue", "framework"],
    "a criterion": ["catalogue", "hospital_use"],
    "a checklist": ["catalogue", "safeguards"],
}
WIDTHS = ("40", "80", "120", "200")


def width(line: str) -> int:
    """Columns that a terminal needs for a line."""
    wide = sum(unicodedata.east_asian_width(char) in "WF" for char in line)
    return len(line) + wide - sum(unicodedata.combining(char) > 0 for char in line)


@pytest.mark.parametrize("arguments", SHOWING.values(), ids=SHOWING)
def test_no_line_is_wider_than_the_terminal_and_from_80_columns_on_every_word_is_whole(
    appraise: Appraise, monkeypatch: pytest.MonkeyPatch, arguments: list[object]
) -> None:
    monkeypatch.setenv("COLUMNS", "400")
    known = set(re.findall(r"\w+", appraise(*arguments).out))
    for columns in WIDTHS:
        monkeypatch.setenv("COLUMNS", columns)
        ran = appraise(*arguments)
        assert ran.done
        lines = ran.out.splitlines()
        assert max(width(line) for line in lines) <= int(columns)
        assert [line for line in lines if line != line.rstrip()] == []
        if int(columns) >= 80:
            assert set(re.findall(r"\w+", ran.out)) - known == set(), columns


@pytest.mark.parametrize("columns", WIDTHS)
@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.stem)
def test_the_table_says_who_is_ready_at_every_width(
    appraise: Appraise, monkeypatch: pytest.MonkeyPatch, example: Path, columns: str
) -> None:
    options = json.loads(appraise("score", example, "--format", "json").out)["options"]
    monkeypatch.setenv("COLUMNS", columns)
    rows = appraise("score", example).out.split("Options in order of value")[1].split("\n\n")[0]
    assert rows.count("not ready") == sum(own["ready"] == "no" for own in options) > 0
    assert len(re.findall(r"\bready\b", rows)) == sum(own["ready"] in ("yes", "no") for own in options)


@pytest.mark.parametrize("columns", ["1", "19", "0", "-5", "wide", "", "99999", "٣٣"])
def test_no_setting_of_the_width_is_too_odd(appraise: Appraise, monkeypatch: pytest.MonkeyPatch, columns: str) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    ran = appraise("score", HARBOURSIDE)
    assert ran.done
    assert "Councils" in ran.out


def test_bars_are_as_long_as_values(appraise: Appraise, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "120")
    lines = appraise("score", NORTH_YORKSHIRE).out.splitlines()
    values = {line.split()[0]: float(re.findall(r"\d+\.\d", line)[0]) for line in lines if re.match(r"\d ", line)}
    solid = {line.split()[0]: line.count("█") for line in lines if re.match(r"\d ", line)}
    assert sorted(values) == ["1", "2", "3", "4", "5", "6"]
    for rank, value in values.items():
        assert solid[rank] / solid["1"] == pytest.approx(value / values["1"], abs=1.5 / solid["1"])


# In a terminal --------------------------------------------------------------------------------------------------------


def posix(name: str) -> Any:
    """A module that Windows lacks, as it does such terminals."""
    return pytest.importorskip(name)


ESCAPE = re.compile(rb"\x1b(\[[0-9;]*m)?")


def on_terminal(env: Mapping[str, str], columns: int, *arguments: object) -> bytes:
    """What the command writes to a terminal of so many columns; 0 is a terminal that does not know its size."""
    control, terminal = posix("pty").openpty()
    posix("fcntl").ioctl(
        terminal, posix("termios").TIOCSWINSZ, struct.pack("HHHH", 24 if columns else 0, columns, 0, 0)
    )
    command = [str(part) for part in (APPRAISE, *arguments)]
    with subprocess.Popen(command, cwd=ROOT, env=env, stdin=subprocess.DEVNULL, stdout=terminal) as child:
        os.close(terminal)
        written = b""
        with contextlib.suppress(OSError):  # the other end is closed
            while chunk := os.read(control, 65536):
                written += chunk
        os.close(control)
    assert child.returncode == 0
    return written.replace(b"\r\n", b"\n")


def test_a_terminal_gets_colour_and_nothing_but_colour() -> None:
    written = on_terminal(environment(), 100, "score", HARBOURSIDE)
    assert b"\x1b[1m" in written
    assert {match[1] is not None for match in ESCAPE.finditer(written)} == {True}
    plain = ESCAPE.sub(b"", written).decode()
    assert 80 < max(width(line) for line in plain.splitlines()) <= 100


@pytest.mark.parametrize(
    "env",
    [environment(NO_COLOR=""), environment(NO_COLOR="1"), environment(TERM="dumb")],
    ids=["NO_COLOR set and empty", "NO_COLOR", "dumb"],
)
def test_a_terminal_without_colour_gets_none(env: Mapping[str, str]) -> None:
    written = on_terminal(env, 100, "score", HARBOURSIDE)
    assert b"\x1b" not in written
    assert b"Councils initiate" in written


def test_columns_count_for_more_than_the_terminals_own_width() -> None:
    written = on_terminal(environment(NO_COLOR="1", COLUMNS="60"), 200, "score", HARBOURSIDE).decode()
    assert 50 < max(width(line) for line in written.splitlines()) <= 60


def test_a_terminal_that_does_not_know_its_size_is_taken_for_80_columns() -> None:
    written = on_terminal(environment(NO_COLOR="1"), 0, "score", HARBOURSIDE).decode()
    assert 70 < max(width(line) for line in written.splitlines()) <= 80


def test_json_on_a_terminal_is_plain() -> None:
    written = on_terminal(environment(), 40, "score", HARBOURSIDE, "--format", "json")
    assert json.loads(written)["schema"] == "appraise.score/2"


def test_prose_is_no_wider_than_one_reads_with_ease_and_tables_are() -> None:
    written = on_terminal(environment(NO_COLOR="1"), 160, "score", HARBOURSIDE, "--full").decode()
    lines = [line.rstrip() for line in written.splitlines()]
    drawn = [line for line in lines if "─" in line or "█" in line]
    assert max(map(width, drawn)) > 100
    prose = [line for line in lines if re.match(r"(?:Councils initiate comes|For what|• |  \w)", line)]
    assert len(prose) > 5
    assert 70 < max(map(width, prose)) <= 88
